/** Rounds that are recorded by hand: an open vote, and papers that were counted. */
import type { Choice, Count, ElectionView, TakeOpenVote } from "@/api/generated/api";
import { choiceOf } from "./choices";

/** Who may stand in the next round of an office, for a form to begin with; the desk decides. */
export const fieldOf = (
  view: Pick<ElectionView, "offices" | "rules">,
  office: string,
): string[] => {
  const it = view.offices.find((known) => known.office === office);
  if (it?.stands && "candidates" in it.stands) return it.stands.candidates;
  const taken =
    view.rules.incompatibilities.other_country === "required"
      ? view.offices.flatMap(({ declared }) =>
          declared?.outcome.outcome === "elected" ? [declared.outcome.candidate.split("/")[0]] : [],
        )
      : [];
  return (it?.candidates ?? [])
    .filter((one) => one.stands && !taken.includes(one.candidate.split("/")[0]))
    .map((one) => one.candidate);
};

/** A moment on the clocks of a zone, as people type it: `2027-01-26 14:00`. */
export const typedMoment = (at: number, zone: string): string => {
  try {
    return new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "short",
    }).format(at);
  } catch {
    return "";
  }
};

/** What each seat did in an open vote, from a form: `absent`, `there`, or the name of a choice. */
export const openVoteOf = (
  typed: Record<string, string>,
  allowed: Choice[],
): Pick<TakeOpenVote, "present" | "votes"> => {
  const there = Object.entries(typed).filter(([, did]) => did !== "absent" && did !== "");
  const votes: Record<string, Choice> = {};
  for (const [agency, did] of there) {
    const choice = choiceOf(did, allowed);
    if (choice) votes[agency] = choice;
  }
  return { present: there.map(([agency]) => agency), votes };
};

/** A count of papers from a form; nothing while a number does not read. */
export const countOf = (typed: Record<string, string>, candidates: string[]): Count | null => {
  const read = (name: string): number => {
    const text = (typed[name] ?? "").trim();
    return text === "" ? 0 : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  };
  const count = {
    votes: Object.fromEntries(candidates.map((it) => [it, read(`for ${it}`)])),
    against: read("against"),
    blank: read("blank"),
    invalid: read("invalid"),
  };
  const all = [...Object.values(count.votes), count.against, count.blank, count.invalid];
  return all.some(Number.isNaN) ? null : count;
};
