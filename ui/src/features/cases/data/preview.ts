/** What the preview of data needs beyond the desk's answer: which rows are recorded, and the terms as the desk takes them. */
import {
  type DataSubject,
  labels,
  type Pap,
  type PreviewRow,
  type Purpose,
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

/** What is recorded: what was taken, is not there already, and nobody has left out. */
export const recorded = (rows: readonly PreviewRow[], left: ReadonlySet<string>): ValueGiven[] =>
  rows
    .filter((row) => row.normal !== null && !row.mine && !left.has(keyOf(row)))
    .map((row) => ({ kind: row.kind, given: row.given }));

export type TermsForm = {
  name: string;
  legalBasis: string;
  purpose: string;
  tlp: string;
  pap: string;
  h1: boolean;
  h2: boolean;
  h3: string;
  category: string;
  minor: boolean;
};

/** Nothing is said by default (DAT-1). */
export const unsaid: TermsForm = {
  name: "",
  legalBasis: "",
  purpose: "",
  tlp: "",
  pap: "",
  h1: false,
  h2: false,
  h3: "",
  category: "",
  minor: false,
};

/** The terms as they were said; without a TLP the data go into quarantine. */
export const toTerms = (form: TermsForm): TermsGiven => {
  const tlp = one<Tlp>(labels.Tlp, form.tlp);
  const pap = one<Pap>(labels.Pap, form.pap);
  const purpose = one<Purpose>(labels.Purpose, form.purpose);
  const category = one<DataSubject>(labels.DataSubject, form.category);
  const h3 = form.h3.trim();
  return {
    name: form.name,
    legalBasis: form.legalBasis,
    quarantine: tlp === undefined,
    minor: form.minor,
    ...(purpose ? { purpose } : {}),
    ...(category ? { category } : {}),
    ...(tlp
      ? {
          marking: {
            tlp,
            pap: pap ?? "AMBER",
            h1: form.h1,
            h2: form.h2,
            h3: h3 === "" ? [] : [{ text: h3 }],
          },
        }
      : {}),
  };
};
