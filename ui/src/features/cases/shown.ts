/** Which columns of the list are shown and in which order, and how an address holds that. */

export const columnIds = [
  "order",
  "label",
  "title",
  "country",
  "agency",
  "stage",
  "next",
  "area",
  "tlp",
  "urgent",
  "changed",
] as const;
export type ColumnId = (typeof columnIds)[number];

/** What a list shows until somebody chooses. */
export const usual: ColumnId[] = [
  "order",
  "label",
  "title",
  "country",
  "next",
  "area",
  "tlp",
  "changed",
];
/** Nobody finds a row without it. */
export const always: ColumnId = "title";

/** Reads the columns of an address: those that are known, each once, the title in any case. */
export const readColumns = (held: readonly string[] | undefined): ColumnId[] => {
  if (!held) return usual;
  const known = [...new Set(held)].flatMap((id) => columnIds.find((it) => it === id) ?? []);
  return known.includes(always) ? known : [always, ...known];
};

/** Writes columns for an address: nothing for the usual ones, so that a later usual reaches whoever never chose. */
export const writeColumns = (shown: readonly ColumnId[]): string[] | undefined =>
  shown.length === usual.length && shown.every((id, at) => id === usual[at])
    ? undefined
    : [...shown];

/** Shows a column, where it stands in the order of all, or leaves it out. */
export const toggleColumn = (shown: readonly ColumnId[], id: ColumnId): ColumnId[] => {
  if (id === always) return [...shown];
  if (shown.includes(id)) return shown.filter((it) => it !== id);
  const place = columnIds.indexOf(id);
  const next = shown.findIndex((it) => columnIds.indexOf(it) > place);
  return next < 0 ? [...shown, id] : [...shown.slice(0, next), id, ...shown.slice(next)];
};

/** Moves a column one place towards the start or the end. */
export const moveColumn = (
  shown: readonly ColumnId[],
  id: ColumnId,
  way: "sooner" | "later",
): ColumnId[] => {
  const from = shown.indexOf(id);
  const to = from + (way === "sooner" ? -1 : 1);
  const other = shown[to];
  if (from < 0 || other === undefined) return [...shown];
  return shown.map((it, at) => (at === from ? other : at === to ? id : it));
};
