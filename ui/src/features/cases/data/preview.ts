/** What the preview of data needs beyond the desk's answer: what is left out or compared all the same, and the terms as the desk takes them. */
import {
  type ContributionRow,
  type DataPreview,
  type DataSubject,
  type Information,
  labels,
  type Marking,
  type Pap,
  type PreviewRow,
  type Purpose,
  type Source,
  type TermsGiven,
  type Tlp,
  type ValueGiven,
} from "@/api/generated/api";

const one = <T extends string>(all: readonly T[], text: string): T | undefined =>
  all.find((it) => it === text);

/** The purposes that work on cases can have come first in the list of the core. */
export const purposes: readonly Purpose[] = labels.Purpose;

/** A row is told from the others by what it is and its spelling. */
export const keyOf = (row: PreviewRow): string => `${row.kind}\n${row.normal ?? row.given}`;

/** Whether a row can be left out: what is refused or known is not recorded anyway. */
export const isTaken = (row: PreviewRow): boolean => row.normal !== null && !row.mine;

/** What somebody left out, as the desk takes it. */
export const leftOut = (rows: readonly PreviewRow[], left: ReadonlySet<string>): ValueGiven[] =>
  rows
    .filter((row) => isTaken(row) && left.has(keyOf(row)))
    .map((row) => ({ kind: row.kind, given: row.given }));

/** What is on a warning list and is compared all the same, with the reason. */
export const comparedAllTheSame = (
  rows: readonly PreviewRow[],
  because: Readonly<Record<string, string>>,
): ValueGiven[] =>
  rows.flatMap((row) => {
    const why = because[keyOf(row)]?.trim();
    return row.warning && why ? [{ kind: row.kind, given: row.given, because: why }] : [];
  });

/** How many are recorded: what was taken and is not there already, also beyond the rows that are shown. A switch brings in a known one. */
export const countOf = (
  preview: DataPreview,
  left: readonly ValueGiven[],
  because: Readonly<Record<string, string>>,
): number => {
  const again = preview.rows.filter((row) => row.mine && because[keyOf(row)]?.trim()).length;
  return preview.taken - preview.mine - left.length + again;
};

export type MarkingForm = {
  tlp: string;
  pap: string;
  h1: boolean;
  h2: boolean;
  h3: string;
  keepUntil: string;
};

export type TermsForm = MarkingForm & {
  name: string;
  legalBasis: string;
  purpose: string;
  category: string;
  minor: boolean;
  source: string;
  information: string;
};

export const unmarked: MarkingForm = {
  tlp: "",
  pap: "",
  h1: false,
  h2: false,
  h3: "",
  keepUntil: "",
};

/** Nothing is said by default (DAT-1). */
export const unsaid: TermsForm = {
  ...unmarked,
  name: "",
  legalBasis: "",
  purpose: "",
  category: "",
  minor: false,
  source: "",
  information: "",
};

/** A marking as the form holds it. */
export const formOf = (marking: Marking): MarkingForm => ({
  tlp: marking.tlp,
  pap: marking.pap,
  h1: marking.h1,
  h2: marking.h2,
  h3: marking.h3.map((it) => it.text).join("; "),
  keepUntil: marking.keepUntil ?? "",
});

/** What was said of an earlier package, for one that is like it. Somebody says so by pressing a button. */
export const saidOf = (row: ContributionRow): TermsForm => ({
  ...(row.unmarked ? unmarked : formOf(row.marking)),
  name: row.name,
  legalBasis: row.legalBasis,
  purpose: row.purpose,
  category: row.category ?? "",
  minor: row.minor,
  source: row.evaluation?.source ?? "",
  information: row.evaluation?.information ?? "",
});

/** The marking as it was said; none without a TLP. A restriction that stays as it was keeps what it lets others know. */
export const toMarking = (form: MarkingForm, before?: Marking): Marking | undefined => {
  const tlp = one<Tlp>(labels.Tlp, form.tlp);
  if (!tlp) return undefined;
  const h3 = form.h3.trim();
  const same = before && h3 === formOf(before).h3 ? before.h3 : undefined;
  return {
    tlp,
    pap: one<Pap>(labels.Pap, form.pap) ?? "AMBER",
    h1: form.h1,
    h2: form.h2,
    h3: same ?? (h3 === "" ? [] : [{ text: h3 }]),
    ...(form.keepUntil === "" ? {} : { keepUntil: form.keepUntil }),
  };
};

/** The terms as they were said; without a TLP the data go into quarantine. */
export const toTerms = (form: TermsForm): TermsGiven => {
  const marking = toMarking(form);
  const purpose = one<Purpose>(labels.Purpose, form.purpose);
  const category = one<DataSubject>(labels.DataSubject, form.category);
  const source = one<Source>(labels.Source, form.source);
  const information = one<Information>(labels.Information, form.information);
  return {
    name: form.name,
    legalBasis: form.legalBasis,
    quarantine: marking === undefined,
    minor: form.minor,
    ...(purpose ? { purpose } : {}),
    ...(category ? { category } : {}),
    ...(source && information ? { evaluation: { source, information } } : {}),
    ...(marking ? { marking } : {}),
  };
};
