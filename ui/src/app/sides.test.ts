import { describe, expect, it } from "vitest";
import { makeWords } from "@/words/words";
import { sidesOf } from "./sides";

describe("a field that was set apart", () => {
  it("says whose each side is, and tells two of one person apart", () => {
    const side = (by: string, mine: boolean, minute: number) => ({
      value: by,
      by,
      mine,
      at: Date.UTC(2027, 2, 1, 9, minute),
    });
    const said = (shown: ReturnType<typeof side>, ...others: ReturnType<typeof side>[]) =>
      sidesOf({ field: "summary", shown, others, both: null }, makeWords("en")).map((it) => [
        it.whose,
        it.verb,
        it.isShown,
      ]);
    expect(said(side("Bea", false, 5), side("Ana", true, 4), side("Cil", false, 3))).toEqual([
      ["Bea, 1 Mar 2027, 10:05", "Keep that of Bea", true],
      ["Mine, 1 Mar 2027, 10:04", "Keep mine", false],
      ["Cil, 1 Mar 2027, 10:03", "Keep that of Cil", false],
    ]);
    expect(said(side("Ana", true, 5), side("Ana", true, 4)).map(([, verb]) => verb)).toEqual([
      "Keep mine (1 Mar 2027, 10:05)",
      "Keep mine (1 Mar 2027, 10:04)",
    ]);
  });
});
