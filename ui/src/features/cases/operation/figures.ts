/** Figures as people write them: exact, with the unit behind and the bound before. */
import type { Figure, Total } from "@/api/generated/api";
import { spoken } from "@/words/amount";
import type { Words } from "@/words/words";

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
