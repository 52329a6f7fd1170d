/** Where the values of a graph stand: rings around the most linked one, the same every time. */

export type Spot = { x: number; y: number };
export type Line = { from: number; to: number };
export type Layout = { width: number; height: number; spots: Map<number, Spot> };

const RING = 180;
/** Room around a value for its name. */
const PAD = { x: 90, y: 48 };
/** How wide a row of separate parts grows before the next begins. */
const WIDE = 1_100;

/** Whom each one is linked to, in order and without saying anything twice. */
const neighboursOf = (ids: readonly number[], lines: readonly Line[]): Map<number, number[]> => {
  const near = new Map(ids.map((id) => [id, new Set<number>()]));
  for (const { from, to } of lines) {
    if (from === to) continue;
    near.get(from)?.add(to);
    near.get(to)?.add(from);
  }
  return new Map([...near].map(([id, of]) => [id, [...of].sort((a, b) => a - b)]));
};

/** One part: everything that is reached from a root, each on the ring of its distance, under the one it was reached from. */
const treeFrom = (
  root: number,
  near: Map<number, number[]>,
): { ring: Map<number, number>; under: Map<number, number[]> } => {
  const ring = new Map([[root, 0]]);
  const under = new Map<number, number[]>();
  const queue = [root];
  for (const id of queue) {
    for (const next of near.get(id) ?? []) {
      if (ring.has(next)) continue;
      ring.set(next, (ring.get(id) ?? 0) + 1);
      under.set(id, [...(under.get(id) ?? []), next]);
      queue.push(next);
    }
  }
  return { ring, under };
};

const place = (root: number, near: Map<number, number[]>): Map<number, Spot> => {
  const { ring, under } = treeFrom(root, near);
  const leaves = new Map<number, number>();
  // The farthest first, so that whatever hangs under one is counted already.
  for (const id of [...ring.keys()].reverse()) {
    const below = (under.get(id) ?? []).reduce((sum, it) => sum + (leaves.get(it) ?? 1), 0);
    leaves.set(id, Math.max(1, below));
  }
  const spots = new Map<number, Spot>([[root, { x: 0, y: 0 }]]);
  const spans = new Map([[root, { from: -Math.PI / 2, width: 2 * Math.PI }]]);
  // A ring is as far out as what stands on it needs, so that names do not lie on each other.
  const most = Math.max(...ring.values());
  const radii = Array.from({ length: most + 1 }, (_, at) => {
    const on = [...ring.values()].filter((it) => it === at).length;
    return at === 0 ? 0 : Math.max(at * RING, (on * 90) / (2 * Math.PI));
  });
  for (const id of ring.keys()) {
    const span = spans.get(id);
    if (!span) continue;
    let from = span.from;
    for (const next of under.get(id) ?? []) {
      const width = (span.width * (leaves.get(next) ?? 1)) / (leaves.get(id) ?? 1);
      const [angle, radius] = [from + width / 2, radii[ring.get(next) ?? 0] ?? 0];
      spots.set(next, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
      spans.set(next, { from, width });
      from += width;
    }
  }
  return spots;
};

/** Places every value. What hangs together stands around its most linked member, or around `centre`; the parts stand in rows. */
export const layout = (ids: readonly number[], lines: readonly Line[], centre?: number): Layout => {
  const near = neighboursOf(ids, lines);
  const degree = (id: number): number => near.get(id)?.length ?? 0;
  const byDegree = [...ids].sort((a, b) => degree(b) - degree(a) || a - b);
  const roots =
    centre !== undefined && near.has(centre)
      ? [centre, ...byDegree.filter((it) => it !== centre)]
      : byDegree;
  const spots = new Map<number, Spot>();
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const root of roots) {
    if (spots.has(root)) continue;
    const part = place(root, near);
    const [xs, ys] = [[...part.values()].map((it) => it.x), [...part.values()].map((it) => it.y)];
    const [left, top] = [Math.min(...xs) - PAD.x, Math.min(...ys) - PAD.y];
    const [wide, high] = [Math.max(...xs) + PAD.x - left, Math.max(...ys) + PAD.y - top];
    if (x > 0 && x + wide > WIDE) [x, y, rowHeight] = [0, y + rowHeight, 0];
    for (const [id, spot] of part)
      spots.set(id, { x: Math.round(x + spot.x - left), y: Math.round(y + spot.y - top) });
    x += wide;
    rowHeight = Math.max(rowHeight, high);
    width = Math.max(width, x);
  }
  return { width: Math.ceil(width), height: Math.ceil(y + rowHeight), spots };
};

/** The nearest one in the direction of an arrow key; none where nothing lies there. */
export const towards = (
  spots: ReadonlyMap<number, Spot>,
  from: number,
  key: string,
): number | null => {
  const here = spots.get(from);
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!here || !step) return null;
  const [dx = 0, dy = 0] = step;
  let best: { id: number; far: number } | null = null;
  for (const [id, spot] of spots) {
    const [x, y] = [spot.x - here.x, spot.y - here.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    // Within a right angle around the arrow.
    if (id === from || ahead <= 0 || aside > ahead) continue;
    const far = Math.hypot(x, y);
    if (!best || far < best.far) best = { id, far };
  }
  return best?.id ?? null;
};
