/** Countries as people type them: by code, or by the name that the language of the page has for them. */
import listed from "@words/countries/en.ftl?raw";
import type { Words } from "./words";

const codes = [...listed.matchAll(/^country-([A-Z]{2})/gm)].flatMap(([, code]) => code ?? []);

/** A name without what people write one way or another: accents, case, dots, "and", "the". */
const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => !["", "and", "et", "the", "la", "le", "les"].includes(word))
    .join(" ");

const names = new WeakMap<Words, Map<string, string>>();

const namesOf = (words: Words): Map<string, string> => {
  const known =
    names.get(words) ?? new Map(codes.map((code) => [plain(words.country(code)), code] as const));
  names.set(words, known);
  return known;
};

/** The least of a name that stands for all of it. */
const LEAST = 4;

/** Reads a country: two letters are a code, more are a name or the beginning of one name alone. */
export const readCountry = (words: Words, typed: string): string | null => {
  const text = typed.trim();
  const code = text.toUpperCase();
  // What the core takes in a list of cases too.
  if (code === "UK") return "GB";
  if (text.length <= 2) return codes.includes(code) ? code : null;
  const name = plain(text);
  const known = namesOf(words);
  const exact = known.get(name);
  if (exact || name.length < LEAST) return exact ?? null;
  const begun = [...known].filter(([it]) => it.startsWith(name));
  return begun.length === 1 ? (begun[0]?.[1] ?? null) : null;
};

/** Splits codes with blanks or commas between, as forms hold them. */
export const codesOf = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);

/** What a list of countries says, in its order and each once, and what of it is none. */
export type Countries = { codes: string[]; unread: string[] };

/** Reads countries with commas between, or blanks: of words that follow each other the most that are one country are it. */
export const readCountries = (words: Words, typed: string): Countries => {
  const found = new Set<string>();
  const unread: string[] = [];
  for (const part of typed.split(/[,;\n]/)) {
    const rest = part.split(/\s+/).filter(Boolean);
    let lost: string[] = [];
    while (rest.length > 0) {
      const ends = rest.map((_, at) => rest.length - at);
      const end = ends.find((it) => readCountry(words, rest.slice(0, it).join(" ")));
      if (end === undefined) lost.push(...rest.splice(0, 1));
      else {
        found.add(readCountry(words, rest.splice(0, end).join(" ")) ?? "");
        if (lost.length > 0) unread.push(lost.join(" "));
        lost = [];
      }
    }
    if (lost.length > 0) unread.push(lost.join(" "));
  }
  return { codes: [...found], unread };
};
