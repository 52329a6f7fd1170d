/** An event of outreach as its forms hold it, and how its parts read. */
import type {
  Headcount,
  OutreachDays,
  OutreachFacts,
  OutreachKind,
  OutreachReport,
  OutreachStage,
  ReportOutreach,
} from "@/api/generated/api";
import { labels } from "@/api/generated/api";
import { listed } from "@/components/fields";
import type { Shape } from "@/components/parts";
import { codesOf } from "@/words/countries";
import type { Words } from "@/words/words";

/** A number as it is typed, and whether there may be more. */
export type CountDraft = { number: string; atLeast: boolean };

export const dayChoices = ["on", "between", "unknown"] as const;

export type OutreachDraft = {
  title: string;
  kind: OutreachKind;
  known: OutreachDays["known"];
  from: string;
  last: string;
  place: string;
  countries: string;
  languages: string;
  organiser: string;
  audience: string[];
  materials: string;
  events: CountDraft;
};

const countDraftOf = (count: Headcount | null): CountDraft => ({
  number: count ? String(count.number) : "",
  atLeast: count?.bound === "at-least",
});

/** What is no number is 0, which the rule refuses in words. */
const countOf = ({ number, atLeast }: CountDraft): Headcount => ({
  number: /^\d{1,9}$/.test(number.trim()) ? Number(number.trim()) : 0,
  bound: atLeast ? "at-least" : "exactly",
});

const spanOf = (days: OutreachDays): { from: string; last: string } | null =>
  days.known === "unknown" ? null : days;

export const outreachDraftOf = (facts: OutreachFacts | null, today: string): OutreachDraft => {
  const span = facts ? spanOf(facts.days) : { from: today, last: "" };
  return {
    title: facts?.title ?? "",
    kind: facts?.kind ?? "roadshow",
    known: facts?.days.known ?? "on",
    from: span?.from ?? today,
    last: span?.last ?? "",
    place: facts?.place ?? "",
    countries: facts?.countries.join(", ") ?? "",
    languages: facts?.languages.join(", ") ?? "",
    organiser: facts?.organiser ?? "",
    audience: facts?.audience ?? ["for-law-enforcement"],
    materials: facts?.materials ?? "",
    events: facts ? countDraftOf(facts.events) : { number: "1", atLeast: false },
  };
};

const said = (typed: string): string | null => typed.trim() || null;

const daysOf = ({ known, from, last }: OutreachDraft): OutreachDays =>
  known === "unknown" ? { known } : { known, from: from.trim(), last: last.trim() || from.trim() };

/** What is sent. */
export const factsOf = (draft: OutreachDraft): OutreachFacts => ({
  title: draft.title,
  kind: draft.kind,
  days: daysOf(draft),
  place: said(draft.place),
  countries: codesOf(draft.countries),
  languages: listed(draft.languages),
  organiser: said(draft.organiser),
  audience: labels.OutreachAudience.filter((it) => draft.audience.includes(it)),
  materials: said(draft.materials),
  events: countOf(draft.events),
});

export type ReportDraft = {
  practitioners: CountDraft;
  countries: CountDraft;
  named: string;
  feedback: string;
  cameOfIt: string;
};

export const reportDraftOf = (report: OutreachReport | null): ReportDraft => ({
  practitioners: countDraftOf(report?.practitioners ?? null),
  countries: countDraftOf(report?.countries ?? null),
  named: report?.named.join(", ") ?? "",
  feedback: report?.feedback ?? "",
  cameOfIt: report?.cameOfIt ?? "",
});

/** What is sent: without a number of countries those that are named are counted. */
export const reportOf = (outreach: string, draft: ReportDraft): ReportOutreach => ({
  outreach,
  practitioners: countOf(draft.practitioners),
  ...(draft.countries.number.trim() ? { countries: countOf(draft.countries) } : {}),
  named: codesOf(draft.named),
  feedback: said(draft.feedback),
  cameOfIt: said(draft.cameOfIt),
});

/** "at least 600". */
export const countText = (words: Words, { number, bound }: Headcount): string => {
  const quantity = words.number(number);
  return bound === "at-least" ? words.say("at-least-of", { quantity }) : quantity;
};

/** A stretch of whole years, as a source says it that knows no more; none where it is another. */
const yearsText = (words: Words, span: { from: string; last: string }): string | null => {
  if (!span.from.endsWith("-01-01") || !span.last.endsWith("-12-31")) return null;
  const [from, last] = [span.from.slice(0, 4), span.last.slice(0, 4)];
  return from === last
    ? words.say("outreach-in-year", { year: from })
    : words.say("outreach-in-years", { from, last });
};

/** The days in words: one, from one to another, some time between two, or that none is on record. */
export const daysText = (words: Words, days: OutreachDays): string => {
  const span = spanOf(days);
  if (!span) return words.say("outreach-days-unknown");
  const [from, last] = [words.day(span.from), words.day(span.last)];
  if (days.known === "between")
    return yearsText(words, span) ?? words.say("outreach-between", { from, last });
  return span.from === span.last ? from : words.say("outreach-from-to", { from, last });
};

/** Countries by name, in a line. */
export const countriesText = (words: Words, all: string[]): string =>
  words.list(all.map((code) => words.country(code)));

/** The shape beside the word of a stage. */
export const outreachShapes: Record<OutreachStage, Shape> = {
  "outreach-planned": "open",
  "outreach-under-way": "half",
  "outreach-unreported": "warn",
  "outreach-reported": "ok",
  "outreach-cancelled": "off",
};
