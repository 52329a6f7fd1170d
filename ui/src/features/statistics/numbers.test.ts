import { expect, test } from "vitest";
import type { StatisticsNumber, StatisticsSection } from "@/api/generated/api";
import { makeWords } from "@/words/words";
import { barsOf, fromAddress, hasAny, rowName, rowsToShow, toAddress } from "./numbers";

const words = makeWords("en");
const number = (value: string | null, behind: number): StatisticsNumber => ({
  value,
  bound: "exactly",
  behind,
});
const section: StatisticsSection = {
  key: "operations-by-country",
  named: "by-country",
  said: "",
  columns: [
    { key: "as-lead", measure: "count" },
    { key: "as-participant", measure: "count" },
  ],
  rows: [
    { key: "NL", unit: null, numbers: [number("4", 4), number("1", 1)] },
    { key: "RO", unit: null, numbers: [number("0", 0), number("0", 0)] },
    { key: "european-body", unit: null, numbers: [number("2", 2), number("0", 0)] },
  ],
  total: [number("6", 6), number("1", 1)],
  notes: [],
};
const figures: StatisticsSection = {
  ...section,
  key: "outcome-figures",
  named: "by-label",
  columns: [{ key: "quantity", measure: "sum" }],
  rows: [{ key: "cash", unit: "EUR", numbers: [number("12.5", 2)] }],
  total: null,
};

test("rows without anything are left out, and countries have their names", () => {
  expect(rowsToShow(section).map((row) => rowName(words, section, row))).toEqual([
    "Netherlands",
    "A European body",
  ]);
  expect(hasAny(section)).toBe(true);
  expect(hasAny({ ...section, rows: section.rows.slice(1, 2) })).toBe(false);
});

test("an address names a number and nothing else", () => {
  for (const row of [section.rows[0] ?? null, null]) {
    const [column] = section.columns;
    if (!column) throw new Error("a column");
    const found = fromAddress(toAddress(section, { row, column }), [figures, section], {});
    expect([found?.row, found?.column, found?.place.row]).toEqual([row?.key, column.key, row]);
  }
  const cash = fromAddress("outcome-figures/quantity/cash/EUR", [figures], {});
  expect([cash?.row, cash?.unit]).toEqual(["cash", "EUR"]);
  for (const none of ["", "operations-by-country", "operations-by-country/as-lead/XX/"])
    expect(fromAddress(none, [section], {})).toBeUndefined();
});

test("bars are as long as their numbers, and units are not compared", () => {
  const { bars, key } = barsOf(words, section);
  expect(bars.map((bar) => [bar.name, bar.percent, bar.look])).toEqual([
    ["Netherlands", 100, 0],
    ["", 25, 1],
    ["A European body", 50, 0],
    ["", 0, 1],
  ]);
  expect(key).toEqual(["As lead", "As participant"]);
  expect(barsOf(words, figures).bars).toEqual([]);
});
