import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCases } from "@/app/search";
import { columnIds, moveColumn, readColumns, toggleColumn, usual, writeColumns } from "./shown";

const some = fc.shuffledSubarray([...columnIds]);

describe("columns of a list of cases", () => {
  it("come back from an address as they were chosen, the title always among them", () => {
    fc.assert(
      fc.property(some, (chosen) => {
        const shown = readColumns(chosen);
        expect(shown).toContain("title");
        const held = JSON.stringify({ columns: writeColumns(shown) });
        const address = readCases(JSON.parse(held));
        expect(readColumns(address.columns)).toEqual(shown);
      }),
    );
  });

  it("leave an address empty while they are the usual ones", () => {
    expect(writeColumns(usual)).toBeUndefined();
    expect(readColumns(undefined)).toEqual(usual);
  });

  it("pass over what an old view names and nobody knows, and what it names twice", () => {
    expect(readColumns(["tlp", "horoscope", "tlp"])).toEqual(["title", "tlp"]);
  });

  it("are taken out and put back where they stood", () => {
    fc.assert(
      fc.property(fc.constantFrom(...columnIds), (id) => {
        const all = [...columnIds];
        expect(toggleColumn(toggleColumn(all, id), id)).toEqual(all);
      }),
    );
    expect(toggleColumn(["title"], "title")).toEqual(["title"]);
  });

  it("move one place and stop at the ends", () => {
    expect(moveColumn(["label", "title", "tlp"], "tlp", "sooner")).toEqual([
      "label",
      "tlp",
      "title",
    ]);
    expect(moveColumn(["label", "title"], "label", "sooner")).toEqual(["label", "title"]);
    expect(moveColumn(["label", "title"], "title", "later")).toEqual(["label", "title"]);
  });
});
