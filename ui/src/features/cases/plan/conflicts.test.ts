import { describe, expect, it } from "vitest";
import { makeWords } from "@/words/words";
import { inTaskWords, settlingTask } from "./conflicts";

const values: [string, unknown][] = [
  ["title", "Draft the request"],
  ["accountable", "es-pn"],
  ["responsible", ["nl", "fr"]],
  ["minutes", 720],
  ["due", "2027-01-26"],
  ["notBefore", null],
  ["officer", "a-b"],
  ["checklist", [{ text: "Call", done: true }]],
  ["status", "under-way"],
];

describe("a value of a task in conflict", () => {
  it("is said as the form says it", () => {
    const words = makeWords("en");
    const said = values.map(([field, value]) => inTaskWords(field, value, words, () => "Ana Test"));
    expect(said).toEqual([
      "Draft the request",
      "ES-PN",
      "NL, FR",
      "1.5 working days",
      "26 Jan 2027",
      "none",
      "Ana Test",
      "x Call",
      "under way",
    ]);
  });

  it("is set again as what it is", () => {
    expect(values.map(([field, value]) => settlingTask(field, value))).toEqual([
      { title: "Draft the request" },
      { agency: "es-pn" },
      { responsible: ["nl", "fr"] },
      { minutes: 720 },
      { due: ["2027-01-26"] },
      { notBefore: [] },
      { officer: ["a-b"] },
      { checklist: [{ text: "Call", done: true }] },
      { status: "under-way" },
    ]);
  });
});
