import { expect, test } from "vitest";
import type { Total } from "@/api/generated/api";
import { amount, quantity, spoken } from "@/words/amount";
import { makeWords } from "@/words/words";
import { counterLines } from "./figures";

const [en, fr] = [makeWords("en"), makeWords("fr")];

const total = (kind: Total["kind"], country: string | null, text: string, unit = ""): Total => ({
  kind,
  country,
  unit: unit || null,
  quantity: text,
  bound: "exactly",
  tlp: "CLEAR",
});

test("a quantity keeps every digit", () => {
  expect(quantity(en, "1234567")).toBe("1,234,567");
  expect(quantity(en, "12345.000000000000000001")).toBe("12,345.000000000000000001");
  expect(quantity(fr, "0.5")).toBe("0,5");
});

test("a lower bound is seen and heard", () => {
  const servers = { quantity: "100", unit: null, bound: "at-least" } as const;
  expect(amount(en, servers)).toBe("≥\u00A0100");
  expect(spoken(en, servers)).toBe("at least 100");
  expect(spoken(fr, servers)).toBe("au moins 100");
});

test("a line has a cell for each country, one for none, and the total", () => {
  const totals = [
    total("arrest", "AM", "1"),
    total("arrest", "UA", "3"),
    total("cash", "UA", "5", "EUR"),
  ];
  const overall = [total("arrest", null, "4"), total("cash", null, "5", "EUR")];
  const lines = counterLines(totals, overall, ["AM", "UA", null]);
  expect(lines.map((line) => line.cells.map((cell) => cell?.quantity ?? "–"))).toEqual([
    ["1", "3", "–", "4"],
    ["–", "5", "–", "5"],
  ]);
});
