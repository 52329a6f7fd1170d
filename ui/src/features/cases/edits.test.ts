import { describe, expect, it } from "vitest";
import type { CaseRow } from "@/api/generated/api";
import { makeWords } from "@/words/words";
import { cellEdits, readDay, readOrder, remarked } from "./edits";

const words = makeWords("en");
/** A selected case, as the list shows it. */
const row: CaseRow = {
  id: "a",
  label: "JC-26-001",
  title: "Example",
  kind: "for-operation",
  stage: "selected",
  since: 0,
  country: "AT",
  leads: true,
  agency: "at",
  area: null,
  order: null,
  tlp: "AMBER",
  h1: false,
  h2: false,
  urgentBy: null,
  changedAt: 0,
  next: "waits-for-data",
  inConflict: false,
  overtaken: false,
  waits: false,
};
const sentOf = async (
  column: "title" | "area" | "urgent" | "order",
  value: string[],
  also = "",
) => {
  const sent: unknown[] = [];
  const take = async (request: unknown) => void sent.push(request);
  const edits = cellEdits(words, {
    dossier: () => Promise.reject(new Error("not asked")),
    edit: take,
    order: take,
  });
  await edits[column]?.save(row, value, also);
  return sent;
};

describe("an edit in a cell", () => {
  it("sends the one field that it is about", async () => {
    expect(await sentOf("title", ["Quiet Harbour"])).toEqual([
      { case: "a", edits: { title: "Quiet Harbour" } },
    ]);
    expect(await sentOf("area", ["facilitators", "astrology"])).toEqual([
      { case: "a", edits: { areas: ["facilitators"] } },
    ]);
    expect(await sentOf("order", ["2"], "Harm")).toEqual([{ case: "a", order: 2, reason: "Harm" }]);
  });

  it("clears a day and a place with nothing", async () => {
    expect(await sentOf("urgent", [])).toEqual([{ case: "a", edits: { urgentBy: [] } }]);
    expect(await sentOf("order", [], "Done")).toEqual([{ case: "a", order: null, reason: "Done" }]);
  });

  it("sends nothing that is no day or no place, and says so", async () => {
    for (const text of ["tomorrow", "2027-02-30", "26-01-2027", "2027-1-6"])
      expect(() => readDay(text, words)).toThrow(words.say("not-a-day"));
    for (const text of ["0", "-1", "1.5", "first"])
      expect(() => readOrder(text, words)).toThrow(words.say("not-a-place"));
    await expect(sentOf("urgent", ["soon"])).rejects.toMatchObject({
      message: words.say("not-a-day"),
    });
  });

  it("keeps the handling codes of a marking", () => {
    const handling = { tlp: "AMBER" as const, h1: true, h2: false, h3: "not before May" };
    expect(remarked(handling, "RED")).toEqual({ handling: { ...handling, tlp: "RED" } });
    expect(remarked(handling, "PINK")).toEqual({});
  });
});
