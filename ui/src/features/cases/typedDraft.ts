/** What somebody types over a draft, and what of it is written. */
import { useState } from "react";
import type { CaseEdits, DraftView } from "@/api/generated/api";
import { fromDraft, type ProposalValue, toRequest } from "./ProposalForm";

/**
 * What is typed, over the draft as it was when it was begun. Where the draft is written to elsewhere, by a colleague or an undo, it is taken over
 * if nothing was typed; otherwise what was typed stays, and `overtaken` says so.
 */
export const useTypedDraft = (draft: DraftView) => {
  const [from, setFrom] = useState(draft);
  const [value, setValue] = useState(() => formOf(draft));
  const [kept, setKept] = useState<ProposalValue | null>(null);
  const before = formOf(from);
  const changed = !same(before, value);
  const takeOver = (): void => {
    setFrom(draft);
    setValue(formOf(draft));
    setKept(null);
  };
  const moved = draft.at !== from.at;
  if (moved && (!changed || (kept && same(kept, value)))) takeOver();
  else if (moved && kept) {
    // What was kept has arrived, and more was typed meanwhile.
    setFrom(draft);
    setKept(null);
  }
  return { value, setValue, changed, overtaken: moved, takeOver, setKept, before };
};

/** What is to be written: what was changed, so that what a colleague has written beside it stands. */
export const editsOf = (before: ProposalValue, after: ProposalValue): CaseEdits => {
  const known = new Map(Object.entries(wholeOf(before)));
  const changed = Object.entries(wholeOf(after)).filter(
    ([field, to]) => JSON.stringify(to) !== JSON.stringify(known.get(field)),
  );
  return Object.fromEntries(changed);
};

const wholeOf = (value: ProposalValue): CaseEdits => {
  const { facts, cover } = toRequest(value);
  return {
    title: cover.title,
    summary: cover.summary ?? "",
    victims: cover.victims ?? "",
    loss: cover.loss ? [cover.loss] : [],
    ...(facts.areas.length > 0 ? { areas: facts.areas } : {}),
    empact: facts.empact ? [facts.empact] : [],
    countries: facts.countries,
    urgentBy: facts.urgentBy ? [facts.urgentBy] : [],
    handling: facts.handling,
  };
};

const formOf = (draft: DraftView): ProposalValue => fromDraft(draft.facts, draft.cover);

const same = (one: ProposalValue, other: ProposalValue): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
