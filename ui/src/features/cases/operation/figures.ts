/** Figures as people write them: exact, with the unit behind and the bound before. */
import type { Figure, Total } from "@/api/generated/api";
import type { Words } from "@/words/words";

/** Writes a decimal digit by digit: a float would lose the last parts of a crypto-asset. */
export const quantity = (words: Words, text: string): string => {
  const [whole = "0", parts] = text.split(".");
  const said = words.number(Number(whole));
  return parts === undefined ? said : `${said}${words.decimalPoint}${parts}`;
};

type Amount = { quantity: string; unit: string | null; bound: Figure["bound"] };

/** "≥ 1,234 GB": what a table shows. */
export const amount = (words: Words, { quantity: text, unit, bound }: Amount): string =>
  [bound === "at-least" ? "≥" : null, quantity(words, text), unit].filter(Boolean).join("\u00A0");

/** The same for who listens: "at least 1,234 GB". */
export const spoken = (words: Words, { quantity: text, unit, bound }: Amount): string => {
  const said = [quantity(words, text), unit].filter(Boolean).join(" ");
  return bound === "at-least" ? words.say("at-least-of", { quantity: said }) : said;
};

/** "Arrests: 4", with the space that a language puts before its colon. */
export const named = (words: Words, name: string, what: string): string =>
  words.say("named", { name: words.heading(name), what });

/** What a figure is of, in a line. */
export const figureLine = (words: Words, figure: Figure): string =>
  [
    named(words, figure.kind, spoken(words, figure)),
    figure.country ? words.country(figure.country) : null,
  ]
    .filter(Boolean)
    .join(", ");

/** "Arrests: 4", of a total. */
export const figureText = (words: Words, total: Total): string =>
  named(words, total.kind, spoken(words, total));

/** Totals in a line. */
export const totalsLine = (words: Words, totals: Total[]): string =>
  totals.map((it) => [figureText(words, it), it.country].filter(Boolean).join(", ")).join(" · ");

/** Agencies in a line: "RO, FR". */
export const agencies = (words: Words, ids: string[]): string =>
  words.list(ids.map((id) => id.toUpperCase()));

export type CounterLine = { kind: Total["kind"]; unit: string | null; cells: (Total | null)[] };

/** Puts totals into lines by kind and unit, one cell for each column and the total of all at the end. */
export const counterLines = (
  totals: Total[],
  overall: Total[],
  columns: (string | null)[],
): CounterLine[] =>
  overall.map((all) => {
    const here = totals.filter((it) => it.kind === all.kind && it.unit === all.unit);
    const cells = columns.map((country) => here.find((it) => it.country === country) ?? null);
    return { kind: all.kind, unit: all.unit, cells: [...cells, all] };
  });
