/** The days between which something held, as far as somebody said. */
import type { Words } from "@/words/words";

export const span = (since: string | null, until: string | null, words: Words): string => {
  if (since && until) return `${words.day(since)} – ${words.day(until)}`;
  if (since) return words.say("since-day", { day: words.day(since) });
  if (until) return words.say("until-day", { day: words.day(until) });
  return "";
};
