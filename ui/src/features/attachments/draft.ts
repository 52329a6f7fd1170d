/** An application as a form holds it. */
import type { Application, OrganisationKind, Paper } from "@/api/generated/api";

/** The kinds of organisation that apply: law enforcement outside, and partners. */
export const applicantKinds: readonly OrganisationKind[] = [
  "agency",
  "company",
  "cert",
  "university",
  "other",
];

export type PaperDraft = { key: number; kind: Paper["kind"]; title: string; until: string };

export type Draft = {
  case: string;
  id: string;
  kind: OrganisationKind;
  country: string;
  name: string;
  person: string;
  email: string;
  from: string;
  /** The last day, as people say it. */
  last: string;
  purpose: string;
  papers: PaperDraft[];
};

const DAY = 86_400_000;

/** The day before or after, as days are written; what is no day stays as it was typed. */
export const shifted = (day: string, by: number): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  const noon = new Date(`${day}T12:00:00Z`).getTime();
  return Number.isNaN(noon) ? day : new Date(noon + by * DAY).toISOString().slice(0, 10);
};

/** People name the last day; what is recorded ends on the day after. */
export const endOf = (last: string): string => shifted(last.trim(), 1);
export const lastOf = (end: string): string => shifted(end, -1);

export const draftOf = (application: Application | null, today: string): Draft => ({
  case: application?.case ?? "",
  id: application?.applicant.id ?? "",
  kind: application?.applicant.kind ?? "agency",
  country: application?.applicant.country ?? "",
  name: application?.applicant.name ?? "",
  person: application?.person ?? "",
  email: application?.email ?? "",
  from: application?.from ?? today,
  last: application?.to ? lastOf(application.to) : "",
  purpose: application?.purpose ?? "",
  papers: (application?.papers ?? []).map((paper, key) => ({
    key,
    kind: paper.kind,
    title: paper.title,
    until: paper.until ?? "",
  })),
});

/** What is sent. An empty line of papers is nothing. */
export const applicationOf = (draft: Draft): Application => ({
  case: draft.case,
  applicant: {
    id: draft.id.trim().toLowerCase(),
    kind: draft.kind,
    country: draft.country.trim() || null,
    name: draft.name,
  },
  person: draft.person,
  email: draft.email.trim() || null,
  from: draft.from.trim(),
  to: draft.last.trim() ? endOf(draft.last) : null,
  purpose: draft.purpose,
  papers: draft.papers
    .filter((paper) => paper.title.trim() !== "")
    .map(({ kind, title, until }) => ({ kind, title, until: until.trim() || null })),
});

/** A key of the roster that is made of a name, as a proposal: "Northern Bank CERT" is `northern-bank-cert`. */
export const keyOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 24)
    .replace(/-+$/, "");
