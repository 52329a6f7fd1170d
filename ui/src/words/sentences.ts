/** Sentences that several screens say of the same thing. */
import type { Words } from "./words";

/** Says from when to when, by the last day on which it still is. */
export const spanSentence = (
  words: Words,
  span: { from: string | null; to: string | null },
): string =>
  words.say("span", {
    from: span.from ? words.day(span.from) : words.say("start-not-recorded"),
    to: span.to ? words.lastDay(span.to) : words.say("open-end"),
  });

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
