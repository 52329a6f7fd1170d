import { describe, expect, it } from "vitest";
import { harmless } from "./choices";

describe("a spelling as it was given", () => {
  it("is no address that somebody could click on", () => {
    expect(harmless("HTTPS://Evil.example/a")).toBe("hxxpS://Evil[.]example/a");
    expect(harmless("Who@Example.org")).toBe("Who[@]Example[.]org");
  });
  it("stays where it is harmless already", () => {
    expect(harmless("EVIL[.]example[.]com.")).toBe("EVIL[.]example[.]com.");
    expect(harmless("hxxp://evil.example")).toBe("hxxp://evil.example");
  });
});
