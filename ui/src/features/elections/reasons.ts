/** Why an outcome is as it is, and what it is, in sentences. */
import type { ElectionOutcome, ElectionView, Reason } from "@/api/generated/api";
import type { Words } from "@/words/words";
import { candidateName, type Named, officeName } from "./names";

type View = Named & Pick<ElectionView, "rules">;

/** A reason as a sentence. */
export const reasonSentence = (words: Words, view: View, reason: Reason): string => {
  const said: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(reason)) {
    if (name === "code") continue;
    if (Array.isArray(value))
      said[name] = words.list(value.map((it) => candidateName(words, view, String(it))));
    else if (name === "candidate") said[name] = candidateName(words, view, String(value));
    else if (name === "office") said[name] = officeName(words, view.rules, String(value));
    else if (name === "since") said[name] = words.day(String(value));
    else said[name] = typeof value === "number" ? value : words.label(String(value));
  }
  return words.say(`reason-${reason.code}`, said);
};

/** An outcome as a sentence. */
export const outcomeSentence = (
  words: Words,
  view: View,
  office: string,
  outcome: ElectionOutcome,
): string =>
  words.say(`election-outcome-${outcome.outcome}`, {
    office: officeName(words, view.rules, office),
    candidate: "candidate" in outcome ? candidateName(words, view, outcome.candidate) : "",
    candidates:
      "candidates" in outcome
        ? words.list(outcome.candidates.map((it) => candidateName(words, view, it)))
        : "",
    round: "round" in outcome ? outcome.round : 0,
  });
