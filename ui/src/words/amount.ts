/** Quantities as people write them: exact, with the unit behind and the bound before. */
import type { Bound } from "@/api/generated/api";
import type { Words } from "./words";

/** Writes a decimal digit by digit: a float would lose the last parts of a crypto-asset. */
export const quantity = (words: Words, text: string): string => {
  const [whole = "0", parts] = text.split(".");
  const said = words.number(Number(whole));
  return parts === undefined ? said : `${said}${words.decimalPoint}${parts}`;
};

export type Amount = { quantity: string; unit: string | null; bound: Bound };

/** "≥ 1,234 GB": what a table shows. */
export const amount = (words: Words, { quantity: text, unit, bound }: Amount): string =>
  [bound === "at-least" ? "≥" : null, quantity(words, text), unit].filter(Boolean).join("\u00A0");

/** The same for who listens: "at least 1,234 GB". */
export const spoken = (words: Words, { quantity: text, unit, bound }: Amount): string => {
  const said = [quantity(words, text), unit].filter(Boolean).join(" ");
  return bound === "at-least" ? words.say("at-least-of", { quantity: said }) : said;
};
