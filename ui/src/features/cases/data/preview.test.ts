import { describe, expect, it } from "vitest";
import type { PreviewRow } from "@/api/generated/api";
import { keyOf, recorded, toTerms, unsaid } from "./preview";

const row = (given: string, more: Partial<PreviewRow> = {}): PreviewRow => ({
  kind: "domain",
  given,
  normal: given.toLowerCase(),
  shown: given,
  verdict: "valid",
  reason: null,
  around: "",
  times: 1,
  mine: false,
  places: [],
  ...more,
});

describe("what is recorded", () => {
  const rows = [
    row("A.example"),
    row("b.example", { mine: true }),
    row("c", { normal: null, verdict: "rejected" }),
    row("d.example"),
  ];
  it("leaves out what is refused, known, and unticked", () => {
    const left = new Set(rows.slice(3).map(keyOf));
    expect(recorded(rows, left)).toEqual([{ kind: "domain", given: "A.example" }]);
    expect(recorded(rows, new Set())).toHaveLength(2);
  });
});

describe("terms", () => {
  it("say nothing that nobody has said", () => {
    expect(toTerms(unsaid)).toEqual({ name: "", legalBasis: "", quarantine: true, minor: false });
  });
  it("carry the marking once there is a TLP", () => {
    const terms = toTerms({ ...unsaid, tlp: "GREEN", h2: true, h3: " not to A " });
    expect(terms.quarantine).toBe(false);
    expect(terms.marking).toEqual({
      tlp: "GREEN",
      pap: "AMBER",
      h1: false,
      h2: true,
      h3: [{ text: "not to A" }],
    });
  });
});
