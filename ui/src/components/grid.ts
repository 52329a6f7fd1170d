/** What the list is made of, and where keys lead in it. */
import type { ReactNode } from "react";
import type { Choice } from "./fields";

export type Column<Row> = {
  id: string;
  heading: string;
  /** The heading is read out and not shown; the arrows pass over it. */
  quiet?: boolean;
  /** What is drawn in place of the heading, which is read out. */
  head?: ReactNode;
  /** CSS track size: `96px`, `minmax(176px, 1fr)`. */
  width: string;
  cell: (row: Row) => ReactNode;
  /** The same as text, for copying and for a pointer that rests on a cell that is cut. */
  text?: (row: Row) => string;
  /** What sorting by it is called in the request. */
  sort?: string;
  end?: boolean;
  /** Left out when the window is narrow. */
  wideOnly?: boolean;
  /** How its cells are edited; without it they are not. */
  edit?: CellEdit<Row>;
};

/** How a cell is edited in its place. Values are texts, one or none, several for ticks. */
export type CellEdit<Row> = {
  label: (row: Row) => string;
  field:
    | { kind: "text"; number?: true }
    | { kind: "one"; choices: Choice[] }
    | { kind: "several"; choices: Choice[] };
  hint: string;
  /** A second line that goes with the value, by its label: the reason of a change. */
  also?: string;
  /** What F2 edits while no cell of the row is active. */
  first?: true;
  /** What the field begins with. Rejects with the reason where the cell is not to be edited. */
  read: (row: Row) => string[] | Promise<string[]>;
  /** Rejects with what to say where the value is refused. */
  save: (row: Row, value: string[], also: string) => Promise<unknown>;
};

/** A heading among the rows, which can be closed. */
export type Group = { id: string; name: string; count: number; open: boolean };

/** One line of the list: a row, a heading of a group, or a row that is still being read. */
export type Line<Row> =
  | { kind: "row"; row: Row }
  | ({ kind: "group" } & Group)
  | { kind: "waiting" };

type Some = Pick<Column<unknown>, "id" | "quiet" | "width"> & { edit?: { first?: true } };

/** The tracks of a row and the least room they need together. */
export const tracksOf = (columns: readonly Some[]): { tracks: string; least: string } => ({
  tracks: columns.map((column) => column.width).join(" "),
  least: `calc(${columns.map(({ width }) => /\(([^,]+),/.exec(width)?.[1] ?? width).join(" + ")})`,
});

/** The cell that an arrow leads to; none is the row as a whole, before its first cell. */
export const cellBeside = (
  columns: readonly Some[],
  from: string | null,
  way: "sooner" | "later",
): string | null => {
  const cells = columns.filter((column) => !column.quiet);
  const at = cells.findIndex((column) => column.id === from);
  if (way === "sooner") return at <= 0 ? null : (cells[at - 1]?.id ?? null);
  return (cells[at + 1] ?? cells.at(-1))?.id ?? null;
};

/** The next cell that can be edited, to the left or to the right; none where there is no other. */
export const editBeside = (
  columns: readonly Some[],
  from: string,
  way: "sooner" | "later",
): string | null => {
  const at = columns.findIndex((column) => column.id === from);
  const rest = way === "later" ? columns.slice(at + 1) : columns.slice(0, at).reverse();
  return rest.find((column) => column.edit)?.id ?? null;
};

/** The cell that F2 edits. */
export const editAt = (columns: readonly Some[], active: string | null): string | null => {
  const here = active === null ? undefined : columns.find((column) => column.id === active);
  if (here) return here.edit ? here.id : null;
  return (
    (columns.find((column) => column.edit?.first) ?? columns.find((column) => column.edit))?.id ??
    null
  );
};

/** Where a key leads among the lines. */
export const lineAfter = (
  key: string,
  { at, count, page, single }: { at: number; count: number; page: number; single: boolean },
): number | null => {
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
    ...(single ? { j: at + 1, k: at - 1 } : {}),
  };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, step));
};

/** The active line; the active cell in it, if any; and the row that is followed when an edit moves it. */
export type Place = { index: number; cell: string | null; held: string | null };

/** How far a row that an edit has moved is looked for. */
const FAR = 20_000;

/** Where the active line is: where it was left, or where the row that is followed has gone. */
export const placeOf = <Row>(
  { index, held }: Place,
  count: number,
  lineAt: (index: number) => Line<Row>,
  keyOf: (row: Row) => string,
): number => {
  const at = Math.max(0, Math.min(index, count - 1));
  const isHeld = (where: number): boolean => {
    const line = lineAt(where);
    return line.kind === "row" && keyOf(line.row) === held;
  };
  if (held === null || count === 0 || isHeld(at)) return at;
  for (let where = 0; where < Math.min(count, FAR); where++) if (isHeld(where)) return where;
  return at;
};

/** The rows that are wanted, as text with tabs between their cells. */
export const tabbed = <Row>(
  columns: readonly Column<Row>[],
  count: number,
  lineAt: (index: number) => Line<Row>,
  wanted: (row: Row, index: number) => boolean,
): string => {
  const texts = columns.flatMap((column) => column.text ?? []);
  const lines: string[] = [];
  for (let index = 0; index < Math.min(count, FAR); index++) {
    const line = lineAt(index);
    if (line.kind === "row" && wanted(line.row, index))
      lines.push(texts.map((text) => text(line.row)).join("\t"));
  }
  return lines.join("\n");
};
