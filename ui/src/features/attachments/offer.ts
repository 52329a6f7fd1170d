/** An occasional contribution as a form holds it, and how it stands. */
import type { OfferFacts, OfferRow, OfferStage, OrganisationKind } from "@/api/generated/api";
import type { Choice } from "@/components/fields";
import type { Shape } from "@/components/parts";
import { type Draft, draftOf } from "./draft";

export type OfferDraft = {
  id: string;
  kind: OrganisationKind;
  country: string;
  name: string;
  person: string;
  email: string;
  on: string;
  offered: string;
  legalBasis: string;
  case: string;
  sponsor: string;
  back: string;
};

/** An empty form names who records it as the sponsor, where they may be. */
export const offerDraftOf = (
  facts: OfferFacts | null,
  today: string,
  sponsor: string,
): OfferDraft => ({
  id: facts?.offerer.id ?? "",
  kind: facts?.offerer.kind ?? "company",
  country: facts?.offerer.country ?? "",
  name: facts?.offerer.name ?? "",
  person: facts?.person ?? "",
  email: facts?.email ?? "",
  on: facts?.on ?? today,
  offered: facts?.offered ?? "",
  legalBasis: facts?.legalBasis ?? "",
  case: facts?.case ?? "",
  sponsor: facts?.sponsor ?? sponsor,
  back: facts?.back ?? "",
});

/** The case of an offer, as a form that begins with it names it. */
export const caseOf = ({ case: id, caseLabel }: OfferRow): Choice | undefined =>
  id ? { id, name: caseLabel ?? "" } : undefined;

const said = (typed: string): string | null => typed.trim() || null;

/** What is sent. */
export const factsOf = (draft: OfferDraft): OfferFacts => ({
  offerer: {
    id: draft.id.trim().toLowerCase(),
    kind: draft.kind,
    country: said(draft.country),
    name: draft.name,
  },
  person: said(draft.person),
  email: said(draft.email),
  on: draft.on.trim(),
  offered: draft.offered,
  legalBasis: draft.legalBasis,
  case: draft.case || null,
  sponsor: draft.sponsor,
  back: said(draft.back),
});

/** The application that an offer would become: who and for which case is known, the days are not. */
export const applicationDraftOf = (facts: OfferFacts, row: OfferRow, today: string): Draft => ({
  ...draftOf(null, today),
  case: row.case ?? "",
  id: facts.offerer.id,
  kind: facts.offerer.kind,
  country: facts.offerer.country ?? "",
  name: facts.offerer.name,
  person: facts.person ?? "",
  email: facts.email ?? "",
  purpose: facts.offered,
});

/** The shape beside the word of a stage. */
export const offerShapes: Record<OfferStage, Shape> = {
  offered: "open",
  "offer-received": "ok",
  "offer-declined": "off",
  "offer-converted": "on",
};
