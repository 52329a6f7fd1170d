import { expect, test } from "vitest";
import { clockOf } from "./planned";

test("a moment is written by the office's clock, in summer and in winter", () => {
  expect(clockOf(Date.UTC(2027, 2, 1, 5, 0))).toBe("2027-03-01T06:00");
  expect(clockOf(Date.UTC(2027, 6, 1, 22, 30))).toBe("2027-07-02T00:30");
});
