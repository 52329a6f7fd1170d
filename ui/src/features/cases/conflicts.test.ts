import { describe, expect, it } from "vitest";
import { makeWords } from "@/words/words";
import { inWords, settling } from "./conflicts";

const marking = { tlp: "AMBER", h1: true, h2: false, h3: "not before May" };
const values: [string, unknown][] = [
  ["title", "Quiet Harbour"],
  ["victims", null],
  ["areas", ["payment-fraud", "facilitators"]],
  ["countries", ["DE", "NL"]],
  ["empact", "2026-online-fraud"],
  ["urgentBy", "2027-01-26"],
  ["loss", { amount: "1200000", currency: "EUR" }],
  ["handling", marking],
  ["order", [2, "Harm grows"]],
  ["order", [null, ""]],
];

describe("a value in conflict", () => {
  it("is said in words, in both languages", () => {
    const said = (language: "en" | "fr") =>
      values.map(([field, value]) => inWords(field, value, makeWords(language)));
    expect(said("en")).toEqual([
      "Quiet Harbour",
      "none",
      "payment fraud, cross-crime facilitators",
      "Germany, Netherlands",
      "online fraud schemes, 2026–2029",
      "26 Jan 2027",
      "EUR 1,200,000",
      "TLP:AMBER, H1: not in judicial proceedings without permission, H3: not before May",
      "2 (Harm grows)",
      "none",
    ]);
    expect(said("fr")[3]).toContain("Allemagne");
    expect(said("fr")[5]).toContain("janv. 2027");
  });

  it("is set again as what it is", () => {
    expect(settling("a", "order", [2, "Harm"], "Settled.")).toEqual({
      case: "a",
      order: 2,
      reason: "Harm",
    });
    expect(settling("a", "order", [null, ""], "Settled.")).toEqual({
      case: "a",
      order: null,
      reason: "Settled.",
    });
    expect(settling("a", "urgentBy", null, "")).toEqual({ case: "a", edits: { urgentBy: [] } });
    expect(settling("a", "handling", marking, "")).toEqual({
      case: "a",
      edits: { handling: marking },
    });
    expect(settling("a", "victims", null, "")).toEqual({ case: "a", edits: { victims: "" } });
  });
});
