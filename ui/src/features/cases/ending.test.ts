import { expect, test } from "vitest";
import { endOf } from "./ending";

test("what began today is ended tomorrow, and everything else today", () => {
  expect(endOf(null, "2027-03-01")).toBe("2027-03-01");
  expect(endOf("2027-02-28", "2027-03-01")).toBe("2027-03-01");
  expect(endOf("2027-02-28", "2027-02-28")).toBe("2027-03-01");
  expect(endOf("2027-12-31", "2027-03-01")).toBe("2028-01-01");
});
