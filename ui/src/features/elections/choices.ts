/** What a voter can choose, and how a choice is named in a form. */
import type {
  AuditedBallot,
  Choice,
  OwnBallot,
  RoundOfElection,
  RuleSet,
} from "@/api/generated/api";

/** A choice as the name of a radio button: `for DE`, `against`, `blank`. */
export const nameOf = (choice: Choice): string =>
  typeof choice === "string" ? choice : `for ${choice.for}`;

/** Reads the name of a radio button; nothing where it names no choice of the round. */
export const choiceOf = (name: string, allowed: Choice[]): Choice | null =>
  allowed.find((it) => nameOf(it) === name) ?? null;

/** What the ballot of a round allows, in the order of the ballot. */
export const choicesOf = (
  round: Pick<RoundOfElection, "candidates">,
  rules: Pick<RuleSet, "blank_allowed">,
): Choice[] => [
  ...round.candidates.map((candidate) => ({ for: candidate })),
  ...(round.candidates.length === 1 ? (["against"] as const) : []),
  ...(rules.blank_allowed ? (["blank"] as const) : []),
];

/** A tracker in groups of four, so that two people can compare it aloud. */
export const trackerGroups = (tracker: string): string[] => tracker.match(/.{1,4}/g) ?? [];

/** Reads the text of a ballot that another desk opened; nothing where it is something else. */
export const readAudited = (text: string): AuditedBallot | null => {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof read !== "object" || read === null) return null;
  const { election, ballot, text: sealed, opening }: Record<string, unknown> = { ...read };
  return typeof election === "string" &&
    typeof ballot === "string" &&
    typeof sealed === "string" &&
    typeof opening === "string"
    ? { election, ballot, text: sealed, opening }
    : null;
};

/**
 * One's own ballot, as it is to be shown after one was cast here: as long as the desk tells of nothing newer than before, the one that was cast waits for
 * the office.
 */
export const ownOf = (
  told: OwnBallot | null,
  cast: { tracker: string | null; before: string | null },
  now: number = Date.now(),
): OwnBallot | null =>
  cast.tracker !== null && (told?.tracker ?? null) === cast.before
    ? { tracker: cast.tracker, mark: "waiting-for-office", at: now }
    : told;
