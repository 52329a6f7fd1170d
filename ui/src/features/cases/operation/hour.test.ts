import { expect, test } from "vitest";
import { distance, readHour, typedHour } from "./hour";

test("an hour is read in the office's zone, in winter and in summer", () => {
  expect(readHour("2027-01-26 04:00")).toBe(Date.parse("2027-01-26T03:00:00Z"));
  expect(readHour("2027-07-01 4:30")).toBe(Date.parse("2027-07-01T02:30:00Z"));
  expect(typedHour(Date.parse("2027-07-01T02:30:00Z"))).toBe("2027-07-01 04:30");
});

test("what is no hour is refused", () => {
  for (const text of ["", "soon", "2027-01-26", "2027-13-40 04:00", "2027-01-26 25:00"]) {
    expect(readHour(text), text).toBeNull();
  }
  // The clocks go forward: there is no such minute.
  expect(readHour("2027-03-28 02:30")).toBeNull();
});

test("a distance counts days, hours, minutes and seconds", () => {
  expect(distance(187_809_000, "d")).toBe("2 d 04:10:09");
  expect(distance(-61_000, "j")).toBe("00:01:01");
});
