import { describe, expect, it } from "vitest";
import type { ContributionRow, DataPreview, Marking, PreviewRow } from "@/api/generated/api";
import {
  comparedAllTheSame,
  countOf,
  formOf,
  keyOf,
  leftOut,
  saidOf,
  toMarking,
  toTerms,
  unsaid,
} from "./preview";

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
  warning: null,
  places: [],
  ...more,
});

const preview = (rows: PreviewRow[], more: Partial<DataPreview>): DataPreview => ({
  columns: [],
  fields: [],
  rows,
  taken: 0,
  refused: 0,
  mine: 0,
  elsewhere: 0,
  beyond: 0,
  warned: 0,
  seal: "s",
  ...more,
});

const marking: Marking = {
  tlp: "GREEN",
  pap: "AMBER",
  h1: false,
  h2: true,
  h3: [{ text: "not to A", tells: "L1" }],
  keepUntil: "2027-12-31",
};

describe("what is recorded", () => {
  const rows = [
    row("A.example"),
    row("b.example", { mine: true }),
    row("c", { normal: null, verdict: "rejected" }),
    row("d.example"),
    row("8.8.8.8", { kind: "ip", warning: "A public resolver." }),
  ];
  it("is what nobody left out; what is refused or known cannot be left out", () => {
    const left = new Set(rows.slice(1, 4).map(keyOf));
    expect(leftOut(rows, left)).toEqual([{ kind: "domain", given: "d.example" }]);
    expect(leftOut(rows, new Set())).toEqual([]);
  });
  it("counts what is not shown too, and a known value that is switched on", () => {
    const all = preview(rows, { taken: 20_004, mine: 1, refused: 1, beyond: 20_000 });
    expect(countOf(all, leftOut(rows, new Set([keyOf(row("d.example"))])), {})).toBe(20_002);
    expect(countOf(all, [], { "domain\nb.example": "It is theirs." })).toBe(20_004);
  });
  it("compares what is on a warning list where somebody says why", () => {
    expect(
      comparedAllTheSame(rows, { "ip\n8.8.8.8": " Their own. ", "domain\nd.example": "x" }),
    ).toEqual([{ kind: "ip", given: "8.8.8.8", because: "Their own." }]);
    expect(comparedAllTheSame(rows, { "ip\n8.8.8.8": " " })).toEqual([]);
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
  it("keep what a restriction lets others know, until its words change", () => {
    expect(toMarking(formOf(marking), marking)).toEqual(marking);
    expect(toMarking({ ...formOf(marking), h3: "not to B" }, marking)?.h3).toEqual([
      { text: "not to B" },
    ]);
  });
  it("are those of an earlier package where somebody says so", () => {
    const before = {
      name: "Panel",
      legalBasis: "§ 110",
      purpose: "operational",
      category: null,
      minor: true,
      unmarked: false,
      marking,
      evaluation: { source: "B", information: "2" },
    } as unknown as ContributionRow;
    const terms = toTerms(saidOf(before));
    expect(terms).toMatchObject({ name: "Panel", legalBasis: "§ 110", minor: true });
    expect(terms.evaluation).toEqual({ source: "B", information: "2" });
    expect(toTerms(saidOf({ ...before, unmarked: true })).quarantine).toBe(true);
  });
});
