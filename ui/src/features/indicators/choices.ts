/** What the fields of this screen offer. */
import type { IndicatorCase } from "@/api/generated/api";
import type { Choice } from "@/components/fields";
import type { Words } from "@/words/words";

/** Kinds by name, in the order of the alphabet. */
export const kindChoices = (words: Words, kinds: readonly string[]): Choice[] =>
  kinds
    .map((it) => ({ id: it, name: words.heading(it) }))
    .sort((a, b) => a.name.localeCompare(b.name));

/** A case by its number and title. */
export const nameOf = (words: Words, it: Pick<IndicatorCase, "label" | "title">): string =>
  `${it.label} ${it.title ?? words.say("title-restricted")}`;

/** A spelling as somebody gave it, so that nobody clicks on it by accident; what is harmless already stays as it is. */
export const harmless = (given: string): string =>
  /[[({]|hxxp/i.test(given)
    ? given
    : given.replace(/^http/i, "hxxp").replaceAll(".", "[.]").replaceAll("@", "[@]");
