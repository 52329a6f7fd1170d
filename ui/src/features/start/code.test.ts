import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFault, groupCode } from "./code";

const whole = "ABCD-EFGH-IJKL-MNOP-QR27";

describe("a code as people type it", () => {
  it.each([
    ["as it was told", whole],
    ["in small letters without hyphens", "abcdefghijklmnopqr27"],
    ["with spaces, dots and long dashes", " abcd efgh–ijkl.mnop — qr27 "],
  ])("%s", (_, typed) => {
    expect(groupCode(typed)).toBe(whole);
    expect(codeFault(typed)).toBeNull();
  });

  it("takes digits that look like letters for those", () => {
    expect(groupCode("0181")).toBe("OIBI");
    expect(codeFault("01801801801801801801")).toBeNull();
  });

  it.each([
    ["too short", "ABCD-EFG", "invitation-code-short", { found: 7 }],
    ["too long", `${whole}-A`, "invitation-code-long", { found: 21 }],
    ["a digit that is in no code", "ABCD-EFG9", "invitation-code-letter", { letter: "9" }],
    ["a letter that is in no code", "ÀBCD", "invitation-code-letter", { letter: "À" }],
  ])("%s", (_, typed, id, args) => {
    expect(codeFault(typed)).toEqual({ id, args });
  });

  it("stays the same when it is grouped again", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(groupCode(groupCode(typed))).toBe(groupCode(typed));
      }),
    );
  });
});
