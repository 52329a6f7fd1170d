/** Words for people, from the Fluent files that the core reads too, and numbers, days and countries as the language writes them. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import en from "@words/en.ftl?raw";
import fr from "@words/fr.ftl?raw";
import { createContext, type FC, type ReactNode, useContext, useMemo } from "react";

export type Language = "en" | "fr";

const sources: Record<Language, string> = { en, fr };
/** The office's zone: every time on screen is in it. */
const ZONE = "Europe/Amsterdam";

const makeBundle = (language: Language): FluentBundle => {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(sources[language]));
  return bundle;
};

/** The name of a code; the code itself where there is no such one, as in an address that somebody typed. */
const named = (names: Intl.DisplayNames, code: string): string => {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
};

export type Words = ReturnType<typeof makeWords>;

/** Makes the words of a language. */
export const makeWords = (language: Language) => {
  const bundle = makeBundle(language);
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
  const [time, shortDay, longDay, weekday] = [
    format({ hour: "2-digit", minute: "2-digit" }),
    format({ day: "numeric", month: "short" }),
    format({ day: "numeric", month: "short", year: "numeric" }),
    format({ weekday: "short" }),
  ];
  const wholeDay = format({ weekday: "long", day: "numeric", month: "long" });
  const numbers = new Intl.NumberFormat(locale);
  const year = format({ year: "numeric" });
  const noon = (day: string): Date => new Date(`${day}T11:00:00Z`);

  const say = (id: string, args?: Record<string, FluentVariable>): string => {
    const pattern = bundle.getMessage(id)?.value;
    return pattern ? bundle.formatPattern(pattern, args ?? null, []) : id;
  };
  const has = (id: string): boolean => bundle.hasMessage(id);
  const label = (text: string): string => {
    const key = `label-${text.replaceAll("+", "-")}`;
    return has(key) ? say(key) : text;
  };
  return {
    language,
    locale,
    say,
    has,
    label,
    /** A label at the beginning of a sentence or as a heading. */
    heading: (text: string): string => {
      const said = label(text);
      return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1);
    },
    number: (value: number): string => numbers.format(value),
    decimalPoint: numbers.formatToParts(0.5).find((part) => part.type === "decimal")?.value ?? ".",
    country: (code: string | null): string => (code ? named(regions, code) : say("no-country")),
    languageName: (code: string): string => named(languages, code),
    /** A day: "23 Nov 2026". */
    day: (day: string | null): string => (day ? longDay.format(noon(day)) : ""),
    /** A day in a heading: "Monday 23 November". */
    wholeDay: (day: string): string => wholeDay.format(noon(day)),
    /** The last day of a half-open stretch. */
    lastDay: (to: string): string => longDay.format(new Date(noon(to).getTime() - 86_400_000)),
    /** A moment as near as one needs it: today the time, this week the weekday, then the day. */
    when: (at: number, now: number = Date.now()): string => {
      if (longDay.format(at) === longDay.format(now)) return time.format(at);
      if (now - at < 6 * 86_400_000 && at < now) return weekday.format(at);
      const sameYear = year.format(at) === year.format(now);
      return (sameYear ? shortDay : longDay).format(at);
    },
    /** A moment that counts to the minute: today the time alone, else the day with it. */
    clock: (at: number, now: number = Date.now()): string =>
      longDay.format(at) === longDay.format(now)
        ? time.format(at)
        : `${longDay.format(at)}, ${time.format(at)}`,
    /** A moment in full: "23 Nov 2026, 09:41". */
    moment: (at: number): string => `${longDay.format(at)}, ${time.format(at)}`,
    money: (amount: string, currency: string): string =>
      `${currency} ${numbers.format(Number(amount))}`,
    list: (items: string[]): string => new Intl.ListFormat(locale, { type: "unit" }).format(items),
  };
};

const Context = createContext<Words>(makeWords("en"));

/** Gives the words to everything inside. */
export const WordsProvider: FC<{ language: Language; children: ReactNode }> = ({
  language,
  children,
}) => {
  const words = useMemo(() => makeWords(language), [language]);
  return <Context.Provider value={words}>{children}</Context.Provider>;
};

/** Gives the words of the language that was chosen. */
export const useWords = (): Words => useContext(Context);
