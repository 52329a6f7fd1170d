import fc from "fast-check";
import { expect, test } from "vitest";
import { layout, towards } from "./layout";

test("the most linked stands in the middle, the others around it, the same every time", () => {
  const lines = [
    { from: 1, to: 2 },
    { from: 3, to: 1 },
    { from: 1, to: 4 },
    { from: 4, to: 5 },
  ];
  const found = layout([1, 2, 3, 4, 5], lines);
  const far = (id: number): number => {
    const [at, middle] = [found.spots.get(id), found.spots.get(1)];
    return at && middle ? Math.round(Math.hypot(at.x - middle.x, at.y - middle.y)) : -1;
  };
  expect([far(1), far(2), far(3), far(4)]).toEqual([0, 180, 180, 180]);
  expect(far(5)).toBe(360);
  expect(layout([1, 2, 3, 4, 5], [...lines].reverse())).toEqual(found);
  const moved = layout([1, 2, 3, 4, 5], lines, 5).spots;
  const [a, b] = [moved.get(5), moved.get(4)];
  expect(a && b && Math.round(Math.hypot(a.x - b.x, a.y - b.y))).toBe(180);
});

test("whatever is linked to whatever, each has a place of its own inside the drawing", () => {
  const edges = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 60 });
  fc.assert(
    fc.property(edges, (pairs) => {
      const ids = [...new Set(pairs.flat())].sort((a, b) => a - b);
      const found = layout(
        ids,
        pairs.map(([from, to]) => ({ from, to })),
      );
      expect([...found.spots.keys()].sort((a, b) => a - b)).toEqual(ids);
      expect(new Set([...found.spots.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(
        ids.length,
      );
      for (const { x, y } of found.spots.values()) {
        expect(x >= 0 && x <= found.width && y >= 0 && y <= found.height).toBe(true);
      }
    }),
  );
});

test("an arrow leads to the nearest one that lies there", () => {
  const spots = new Map([
    [0, { x: 0, y: 0 }],
    [1, { x: 100, y: 10 }],
    [2, { x: 300, y: 0 }],
    [3, { x: 0, y: -50 }],
  ]);
  expect(towards(spots, 0, "ArrowRight")).toBe(1);
  expect(towards(spots, 1, "ArrowRight")).toBe(2);
  expect(towards(spots, 0, "ArrowUp")).toBe(3);
  expect(towards(spots, 0, "ArrowLeft")).toBeNull();
  expect(towards(spots, 0, "Enter")).toBeNull();
});
