/** Times of a call that keep to the rules, for a form to begin with. */
import type { CallElection, RuleSet } from "@/api/generated/api";

export type CallTimes = Pick<
  CallElection,
  "nominationsOpen" | "nominationsClose" | "registrationCloses" | "opens" | "closes"
>;

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Suggests times from a day on: nominations from the next morning, as many days as the rules ask for and one to spare, so that clocks put forward
 * or back in between do not break a rule.
 */
export const suggestTimes = (
  rules: Pick<RuleSet, "nominations" | "voting_window">,
  today: string,
): CallTimes => {
  const { opens_before, closes_before } = rules.nominations;
  const begin = later(today, 1);
  const vote = later(begin, Math.max(opens_before, closes_before + 1, 4) + 1);
  const nominationsClose = later(vote, -Math.max(closes_before + 1, 3));
  const hours = Math.max(rules.voting_window.min_hours, 1);
  return {
    nominationsOpen: `${begin} 08:00`,
    nominationsClose: `${nominationsClose} 08:00`,
    registrationCloses: `${later(vote, -2)} 08:00`,
    opens: `${vote} 08:00`,
    closes: `${later(vote, Math.ceil(hours / 24))} 08:00`,
  };
};
