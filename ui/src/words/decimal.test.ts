import { expect, it } from "vitest";
import { readDecimal, readWhole, typedDecimal } from "./decimal";

it.each([
  ["0", "0"],
  ["12,50", "12.50"],
  ["12.5", "12.5"],
  [" 12 ", "12"],
  ["1000", "1000"],
  ["1 000", "1000"],
  ["1\u00A0234\u00A0567,89", "1234567.89"],
  ["1\u202F000", "1000"],
  ["18’400’000.50", "18400000.50"],
  ["18'400'000", "18400000"],
  ["1,234,567", "1234567"],
  ["1.234.567", "1234567"],
  ["1,234,567.8", "1234567.8"],
  ["1.234,56", "1234.56"],
  ["1,234.567", "1234.567"],
  ["1 234,567", "1234.567"],
  ["1000.500", "1000.500"],
  ["0,125", "0.125"],
  [",5", "0.5"],
  ["12.", "12"],
  ["0,00012345", "0.00012345"],
  ["007", "7"],
  ["-5", "-5"],
  ["−5,5", "-5.5"],
])("reads %j as %s", (typed, value) => {
  expect(readDecimal(typed)).toEqual({ value });
});

it.each([
  ["1,000", "1000", "1.0000"],
  ["1.000", "1000", "1.0000"],
  ["250,000", "250000", "250.0000"],
  ["12,125", "12125", "12.1250"],
])("does not choose what %j is, and says both in words that read", (typed, whole, parts) => {
  expect(readDecimal(typed)).toEqual({ fault: "two-ways", whole, parts });
  expect(readDecimal(whole)).toEqual({ value: whole });
  expect(readDecimal(parts)).toEqual({ value: parts });
});

it.each([
  "",
  " ",
  ".",
  ",",
  "3rd",
  "EUR 5",
  "1e3",
  "12 50",
  "1,2345,678",
  "1,23,456",
  "1,000.000,5",
  "1.234 567",
  "1 000,000 000",
  "1,000 000",
  "--5",
])("reads no number in %j", (typed) => {
  expect(readDecimal(typed)).toEqual({ fault: "no-number" });
});

it("begins a field with a decimal that reads as itself", () => {
  for (const value of ["1.125", "0.125", "250.000", "12.5", "1000", "1234.567"]) {
    const read = readDecimal(typedDecimal(value));
    expect("value" in read && Number(read.value)).toBe(Number(value));
  }
  expect(typedDecimal("")).toBe("");
});

it("reads whole numbers only where nothing else is meant", () => {
  expect(["12", " 0 ", "1 000", "1\u202F000"].map(readWhole)).toEqual([12, 0, 1000, 1000]);
  for (const typed of ["", "3rd", "1,000", "1.5", "-1", "1 00", "9999999999"])
    expect(readWhole(typed)).toBeNull();
});
