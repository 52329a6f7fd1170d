import { describe, expect, it } from "vitest";
import { joined, marked, sizeOf, toHandling, unmarked } from "./documents";

describe("documents", () => {
  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1 KiB"],
    [1536, "1.5 KiB"],
    [5 * 1024 * 1024 + 17, "5 MiB"],
    [2048 * 1024 * 1024, "2 GiB"],
    [3 * 1024 ** 4, "3072 GiB"],
  ])("says %d bytes as %s", (bytes, said) => {
    expect(sizeOf(bytes, String)).toBe(said);
  });

  it("never marks what nobody has marked", () => {
    expect(toHandling(unmarked)).toBeNull();
    expect(toHandling({ ...unmarked, tlp: "WHITE" })).toBeNull();
    expect(toHandling({ tlp: "RED", h1: true, h2: false, h3: "  " })).toEqual({
      tlp: "RED",
      h1: true,
      h2: false,
      h3: null,
    });
    expect(marked({ tlp: "AMBER+STRICT", h1: false, h2: true, h3: "court only" })).toBe(
      "TLP:AMBER+STRICT H2 H3",
    );
  });

  it("puts stretches together in their order", () => {
    expect([...joined([Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3)])]).toEqual([
      1, 2, 3,
    ]);
  });
});
