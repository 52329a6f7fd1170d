import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "./pages";

describe("lines of a grouped list", () => {
  const groups = fc
    .array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 })
    .map((counts) => counts.map((count, n) => ({ id: `g${n}`, name: `G${n}`, count })));

  it("shows each group once and each row of an open group once, in order", () => {
    fc.assert(
      fc.property(groups, fc.array(fc.boolean(), { maxLength: 8 }), (all, shut) => {
        fc.pre(all.length > 0);
        const closed = new Set(all.filter((_, n) => shut[n]).map((group) => group.id));
        const total = all.reduce((sum, group) => sum + group.count, 0);
        const layout = layOut(all, total, closed);
        const lines = Array.from({ length: layout.count }, (_, index) => layout.at(index));
        const seen = lines.flatMap((line) => (line.kind === "group" ? [line.group.id] : []));
        expect(seen).toEqual(all.map((group) => group.id));
        let offset = 0;
        const expected: number[] = [];
        for (const group of all) {
          if (!closed.has(group.id))
            for (let n = 0; n < group.count; n++) expected.push(offset + n);
          offset += group.count;
        }
        expect(lines.flatMap((line) => (line.kind === "row" ? [line.offset] : []))).toEqual(
          expected,
        );
      }),
    );
  });

  it("is the plain order of rows without groups", () => {
    const layout = layOut([], 3, new Set());
    expect([0, 1, 2].map((index) => layout.at(index))).toEqual(
      [0, 1, 2].map((offset) => ({ kind: "row", offset })),
    );
    expect(layout.count).toBe(3);
  });
});
