/** What the register and the calendars need beyond the desk's answers: values in words, days from a form. */
import { type AuthorityFacts, labels } from "@/api/generated/api";
import type { Words } from "@/words/words";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** Reads what one side of a conflict says of an authority. */
export const factsIn = (value: unknown): AuthorityFacts | null => {
  if (!isRecord(value)) return null;
  const kind = labels.AuthorityKind.find((it) => it === value["kind"]);
  const name = text(value["name"]);
  if (!kind || !name) return null;
  return {
    name,
    kind,
    country: text(value["country"]),
    person: text(value["person"]),
    contact: text(value["contact"]),
    retired: value["retired"] === true,
  };
};

/** Says it in a line. */
export const inAuthorityWords = (value: unknown, words: Words): string => {
  const facts = factsIn(value);
  if (!facts) return words.say("none");
  return [
    facts.name,
    words.label(facts.kind),
    facts.country && words.country(facts.country),
    facts.person,
    facts.contact,
    facts.retired && words.say("authority-retired"),
  ]
    .filter(Boolean)
    .join(" · ");
};

/** Whether a text stands anywhere in what the register says. */
export const isFound = (facts: AuthorityFacts, typed: string): boolean => {
  const wanted = typed.trim().toLocaleLowerCase();
  const all = [facts.name, facts.person, facts.contact, facts.country];
  return wanted === "" || all.some((it) => it?.toLocaleLowerCase().includes(wanted));
};

export type CalendarDays = { rest: number[]; holidays: string[] };

/** Reads days, one a line; what is none is answered with its line, so that nothing is dropped silently. */
export const daysIn = (typed: string): { days: string[]; wrong: string[] } => {
  const lines = typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const isDay = (line: string): boolean => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(line) ? new Date(`${line}T00:00:00Z`) : null;
    return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(line);
  };
  return {
    days: [...new Set(lines.filter(isDay))].sort(),
    wrong: lines.filter((line) => !isDay(line)),
  };
};

/** Reads what one side of a conflict says of a calendar. */
export const calendarIn = (value: unknown): CalendarDays | null => {
  if (!Array.isArray(value)) return null;
  const [rest, holidays]: unknown[] = value;
  if (!Array.isArray(rest) || !Array.isArray(holidays)) return null;
  return {
    rest: rest.filter((it): it is number => typeof it === "number"),
    holidays: holidays.filter((it): it is string => typeof it === "string"),
  };
};

/** The names of weekdays, Monday first. */
export const weekdays = (locale: string): string[] => {
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, day) => name.format(new Date(Date.UTC(1970, 0, 5 + day))));
};
