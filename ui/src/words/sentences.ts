/** Sentences that several screens say of the same thing. */
import type { Words } from "./words";

/** Says when nobody of a country is there. */
export const gapSentence = (
  words: Words,
  gap: { country: string | null; from: string; to: string },
): string =>
  words.say("gap-sentence", {
    country: words.country(gap.country),
    from: words.day(gap.from),
    to: words.lastDay(gap.to),
  });
