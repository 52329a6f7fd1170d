import { describe, expect, it } from "vitest";
import {
  cellBeside,
  editAt,
  editBeside,
  type Line,
  lineAfter,
  placeOf,
  tabbed,
  tracksOf,
} from "./grid";

const columns = [
  { id: "tick", width: "48px", quiet: true },
  { id: "number", width: "72px", edit: {} },
  { id: "name", width: "minmax(176px, 1fr)", edit: { first: true as const } },
  { id: "day", width: "96px" },
];
const rows = ["a", "b", "c"];
const lineAt = (index: number): Line<string> => {
  const row = rows[index];
  return row === undefined ? { kind: "waiting" } : { kind: "row", row };
};

describe("the list", () => {
  it("leads from the row to its cells and back, past what is quiet", () => {
    expect(cellBeside(columns, null, "later")).toBe("number");
    expect(cellBeside(columns, "number", "sooner")).toBeNull();
    expect(cellBeside(columns, "day", "later")).toBe("day");
  });

  it("edits the cell that is active, or the one that F2 is for", () => {
    expect(editAt(columns, null)).toBe("name");
    expect(editAt(columns, "number")).toBe("number");
    expect(editAt(columns, "day")).toBeNull();
    expect(editBeside(columns, "number", "later")).toBe("name");
    expect(editBeside(columns, "name", "later")).toBeNull();
    expect(editBeside(columns, "name", "sooner")).toBe("number");
  });

  it("stops at the first and the last line", () => {
    const where = { at: 0, count: 3, page: 10, single: false };
    expect(lineAfter("ArrowUp", where)).toBe(0);
    expect(lineAfter("PageDown", where)).toBe(2);
    expect(lineAfter("j", where)).toBeNull();
    expect(lineAfter("j", { ...where, single: true })).toBe(1);
  });

  it("follows a row that an edit has moved", () => {
    const place = { index: 0, cell: null, held: "c" };
    expect(placeOf(place, 3, lineAt, (row) => row)).toBe(2);
    expect(placeOf({ ...place, held: "gone" }, 3, lineAt, (row) => row)).toBe(0);
    expect(placeOf({ ...place, held: null, index: 9 }, 3, lineAt, (row) => row)).toBe(2);
  });

  it("asks for the least room of its columns and copies those that have a text", () => {
    expect(tracksOf(columns).least).toBe("calc(48px + 72px + 176px + 96px)");
    const texts = [
      { id: "x", heading: "", width: "1px", cell: () => null, text: (row: string) => row },
      { id: "y", heading: "", width: "1px", cell: () => null },
      { id: "z", heading: "", width: "1px", cell: () => null, text: (row: string) => `${row}!` },
    ];
    expect(tabbed(texts, 3, lineAt, (row) => row !== "b")).toBe("a\ta!\nc\tc!");
  });
});
