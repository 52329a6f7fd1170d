/** Sentences that several screens say of the same thing. */
import type { RetentionRow } from "@/api/generated/api";
import type { Words } from "./words";

/** Says from when to when, by the last day on which it still is. */
export const spanSentence = (
  words: Words,
  span: { from: string | null; to: string | null },
): string => {
  const [from, to] = [span.from && words.day(span.from), span.to && words.lastDay(span.to)];
  if (from && to) return words.say("span", { from, to });
  if (from) return words.say("span-from", { from });
  return to ? words.say("span-until", { to }) : words.say("start-not-recorded");
};

/** Says when nobody of a country is there. */
export const gapSentence = (
  words: Words,
  gap: { country: string | null; from: string; to: string },
): string =>
  words.say("gap-sentence", {
    country: words.country(gap.country),
    from: words.day(gap.from),
    to: words.lastDay(gap.to),
  });

/** Tells what is kept apart in a list. */
export const keptKey = (row: RetentionRow): string =>
  row.contribution ?? `${row.case} ${row.agency}`;

/** Names what is kept: a contribution by its name, an agency's notes and documents on a case by whose they are. */
export function keptName(words: Words, row: RetentionRow): string {
  return row.contribution
    ? row.name
    : words.say("retention-papers", { agency: row.agency.toUpperCase() });
}

/** Counts what is in it. */
export function keptCount(words: Words, row: RetentionRow): string {
  if (row.contribution)
    return words.say("retention-counts", { count: row.count, quotes: row.quotes });
  const documents = row.documents ?? 0;
  return words.say("retention-counts-papers", {
    notes: row.count - documents,
    documents,
    due: row.dueToday,
  });
}
