import { expect, it } from "vitest";
import { quarterName } from "./quarter";
import { makeWords } from "./words";

it("a quarter is said as each language says it", () => {
  expect(quarterName(makeWords("en"), "2027-Q1")).toBe("Q1 2027");
  expect(quarterName(makeWords("fr"), "2027-Q4")).toBe("T4 2027");
});
