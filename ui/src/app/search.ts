/** What the addresses of screens hold. Saved views and links are these. */
import type { SearchSchemaInput } from "@tanstack/react-router";

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
const on = (value: unknown): true | undefined =>
  value === true || value === "true" ? true : undefined;
const oneOf = <T extends string>(value: unknown, known: readonly T[], usual: T): T =>
  known.find((it) => it === value) ?? usual;
const words = (value: unknown): string[] | undefined => {
  const list = Array.isArray(value)
    ? value.filter((it): it is string => typeof it === "string")
    : [];
  return list.length > 0 ? list : undefined;
};

export const sorts = [
  "changed",
  "number",
  "title",
  "country",
  "stage",
  "order",
  "tlp",
  "urgent",
  "submitted",
] as const;

export const kinds = ["for-operation", "project"] as const;

export const groupings = ["none", "stage", "country", "area", "tlp"] as const;

export type CasesSearch = {
  view: "table" | "board";
  stages?: string[] | undefined;
  areas?: string[] | undefined;
  country?: string | undefined;
  mine?: true | undefined;
  over?: true | undefined;
  awaits?: true | undefined;
  kind?: (typeof kinds)[number] | undefined;
  text?: string | undefined;
  sort: (typeof sorts)[number];
  asc?: true | undefined;
  /** What rows stand in groups by: by stage unless something else is said. */
  group?: (typeof groupings)[number] | undefined;
  /** Which columns are shown, in their order; none for the usual ones. */
  columns?: string[] | undefined;
  peek?: string | undefined;
};

export const readCases = (raw: Partial<CasesSearch> & SearchSchemaInput): CasesSearch => {
  const search: Record<string, unknown> = raw;
  return {
    view: oneOf(search["view"], ["table", "board"], "table"),
    stages: words(search["stages"]),
    areas: words(search["areas"]),
    country: text(search["country"]),
    mine: on(search["mine"]),
    over: on(search["over"]),
    awaits: on(search["awaits"]),
    kind: kinds.find((it) => it === search["kind"]),
    text: text(search["text"]),
    sort: oneOf(search["sort"], sorts, "changed"),
    asc: on(search["asc"]),
    group: groupings.find((it) => it === search["group"]),
    columns: words(search["columns"]),
    peek: text(search["peek"]),
  };
};

export const tabs = [
  "overview",
  "notes",
  "data",
  "documents",
  "hits",
  "links",
  "plan",
  "readiness",
  "operation",
  "history",
] as const;
/** What a project of mutual interest has no use for. */
const ofOperations: readonly string[] = ["readiness", "operation"];
/** The tabs of a case. */
export const tabsOf = (kind: "for-operation" | "project"): (typeof tabs)[number][] =>
  tabs.filter((it) => kind === "for-operation" || !ofOperations.includes(it));
/** The parts of the tab Operation. */
export const parts = ["counters", "situation", "outcome"] as const;
/** The parts of the tab Plan. */
export const planParts = ["tasks", "meetings"] as const;
export type CaseSearch = {
  tab: (typeof tabs)[number];
  part?: (typeof parts)[number] | (typeof planParts)[number] | undefined;
  meeting?: string | undefined;
  document?: string | undefined;
};

export const readCase = (raw: Partial<CaseSearch> & SearchSchemaInput): CaseSearch => ({
  tab: oneOf(raw.tab, tabs, "overview"),
  part: [...parts, ...planParts].find((it) => it === raw.part),
  meeting: text(raw.meeting),
  document: text(raw.document),
});

export type RosterSearch = { asOf?: string | undefined; peek?: string | undefined };

/** A day as an address holds it. */
const day = (value: unknown): string | undefined => {
  const said = text(value);
  return said && /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : undefined;
};

export const readRoster = (raw: Partial<RosterSearch> & SearchSchemaInput): RosterSearch => ({
  asOf: day(raw.asOf),
  peek: text(raw.peek),
});

export type AskSearch = {
  area?: string | undefined;
  language?: string | undefined;
  skill?: string | undefined;
  present?: true | undefined;
};

export const readAsk = (raw: Partial<AskSearch> & SearchSchemaInput): AskSearch => ({
  area: text(raw.area),
  language: text(raw.language),
  skill: text(raw.skill),
  present: on(raw.present),
});

/** The parts of the register. */
export const registerParts = ["authorities", "calendars"] as const;
export type RegisterSearch = { part: (typeof registerParts)[number] };

export const readRegister = (raw: Partial<RegisterSearch> & SearchSchemaInput): RegisterSearch => ({
  part: oneOf(raw.part, registerParts, "authorities"),
});

/** The parts of the attachment scheme. */
export const attachmentParts = ["applications", "offers"] as const;

/** Which part is shown, which step of the pipeline alone, and what stands beside. */
export type AttachmentsSearch = {
  part?: (typeof attachmentParts)[number] | undefined;
  step?: string | undefined;
  peek?: string | undefined;
};

export const readAttachments = (
  raw: Partial<AttachmentsSearch> & SearchSchemaInput,
): AttachmentsSearch => ({
  part: attachmentParts.find((it) => it === raw.part),
  step: text(raw.step),
  peek: text(raw.peek),
});

/** Which kind and year of events are shown, and what stands beside. */
export type OutreachSearch = {
  kind?: "roadshow" | "webinar" | undefined;
  year?: number | undefined;
  peek?: string | undefined;
};

export const readOutreach = (raw: Partial<OutreachSearch> & SearchSchemaInput): OutreachSearch => ({
  kind: (["roadshow", "webinar"] as const).find((it) => it === raw.kind),
  year: Number.isInteger(raw.year) ? raw.year : undefined,
  peek: text(raw.peek),
});

/** The parts of the screen of indicators. */
export const indicatorParts = ["check", "browse", "hits", "alarms"] as const;
export type IndicatorsSearch = {
  part: (typeof indicatorParts)[number];
  text?: string | undefined;
  kind?: string | undefined;
  case?: string | undefined;
  tlp?: string | undefined;
};

export const readIndicators = (
  raw: Partial<IndicatorsSearch> & SearchSchemaInput,
): IndicatorsSearch => ({
  part: oneOf(raw.part, indicatorParts, "check"),
  text: text(raw.text),
  kind: text(raw.kind),
  case: text(raw.case),
  tlp: text(raw.tlp),
});

/** The parts of the Board. */
export const boardParts = [
  "elections",
  "meetings",
  "priorities",
  "seats",
  "rules",
  "proposals",
  "capacity",
] as const;
export type BoardSearch = { part: (typeof boardParts)[number] };

export const readBoard = (raw: Partial<BoardSearch> & SearchSchemaInput): BoardSearch => ({
  part: oneOf(raw.part, boardParts, "elections"),
});

/** Which step of an election is shown; none shows the one that is under way. */
export type ElectionSearch = { show?: string | undefined };

export const readElection = (raw: Partial<ElectionSearch> & SearchSchemaInput): ElectionSearch => ({
  show: text(raw.show),
});

/** Which days are counted, as of which day, and which number is open. */
export type StatisticsSearch = {
  from?: string | undefined;
  last?: string | undefined;
  asOf?: string | undefined;
  number?: string | undefined;
};

export const readStatistics = (
  raw: Partial<StatisticsSearch> & SearchSchemaInput,
): StatisticsSearch => ({
  from: day(raw.from),
  last: day(raw.last),
  asOf: day(raw.asOf),
  number: text(raw.number),
});

/** The parts of the records. */
export const recordParts = ["acts", "requests", "corrections"] as const;

export type RecordsSearch = {
  part?: (typeof recordParts)[number] | undefined;
  /** The request of a data subject that is open. */
  request?: string | undefined;
  who?: string | undefined;
  owner?: string | undefined;
  verb?: string | undefined;
  /** `none` where nobody said why. */
  purpose?: string | undefined;
  case?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

export const readRecords = (raw: Partial<RecordsSearch> & SearchSchemaInput): RecordsSearch => ({
  part: recordParts.find((it) => it === raw.part),
  request: text(raw.request),
  who: text(raw.who),
  owner: text(raw.owner),
  verb: text(raw.verb),
  purpose: text(raw.purpose),
  case: text(raw.case),
  from: day(raw.from),
  to: day(raw.to),
});
