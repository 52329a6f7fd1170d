/** Records in words. */
import type { RecordObject, RecordRow } from "@/api/generated/api";
import type { Words } from "@/words/words";

/** What something is called; an id is shortened, for where it stands in full is beside the list. */
export const objectName = (words: Words, { what, id, name }: RecordObject): string => {
  if (what === "records")
    return name ? words.say("object-records", { name }) : words.say("object-records-unnamed");
  const kind = words.say(`object-${what}`);
  if (what === "roster") return kind;
  return `${kind} ${name ?? id.slice(-8)}`;
};

/** With what something was done: names, or how many stood in a list. */
export const withWhat = (words: Words, row: RecordRow): string => {
  const { say } = words;
  const [first, ...rest] = row.objects;
  if (!first) return say("record-list", { count: row.count });
  if (rest.length > 2) return say("record-things", { count: row.count });
  const names = words.list(row.objects.map((object) => objectName(words, object)));
  return row.count > 1 && row.digest === null
    ? `${names}, ${say("record-times", { count: row.count })}`
    : names;
};

/** Who did it, of which organisation. */
export const whoDid = (words: Words, row: RecordRow): string =>
  row.agency
    ? words.say("record-of-whom", { name: row.byName, agency: row.agency.toUpperCase() })
    : row.byName;
