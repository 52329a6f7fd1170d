/** Words for people, from the Fluent files that the core reads too, and numbers, days and countries as the language writes them. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import {
  createContext,
  type FC,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { isRead, type Language, readSource, sourceOf } from "./sources";

/** The office's zone: every time on screen is in it. */
const ZONE = "Europe/Amsterdam";
const HOUR = 3_600_000;

/**
 * The messages of a language, each read when it is first said. Few of them are said on the first screen, and reading all of them took a
 * good part of starting.
 */
const messagesOf = (language: Language) => {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const source = sourceOf(language);
  const starts = [...source.matchAll(/^(-?[a-zA-Z][\w-]*) *=/gm)];
  const unread = new Map(
    starts.map((start, at) => [start[1], source.slice(start.index, starts[at + 1]?.index)]),
  );
  const read = (id: string): void => {
    const text = unread.get(id);
    if (text === undefined) return;
    unread.delete(id);
    bundle.addResource(new FluentResource(text));
    // What it refers to.
    for (const [, other = ""] of text.matchAll(/\{\s*(-?[a-zA-Z][\w-]*)/g)) read(other);
  };
  return {
    has: (id: string): boolean => {
      read(id);
      return bundle.hasMessage(id);
    },
    say: (id: string, args: Record<string, FluentVariable> | null): string => {
      read(id);
      const pattern = bundle.getMessage(id)?.value;
      return pattern ? bundle.formatPattern(pattern, args, []) : id;
    },
  };
};

/** The name of a code; the code itself where there is no such one, as in an address that somebody typed. */
const named = (names: Intl.DisplayNames, code: string): string => {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
};

/** How many answers [`remembered`] keeps. */
const KEPT = 4_000;

/** Asks once for each key: a list says the same few words, countries and days in every row, and `Intl` is slow. */
const remembered = <K, T>(ask: (key: K) => T): ((key: K) => T) => {
  const known = new Map<K, T>();
  return (key) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    if (known.size >= KEPT) known.clear();
    const said = ask(key);
    known.set(key, said);
    return said;
  };
};

export type Words = ReturnType<typeof read>;

/** The words of a language whose sentences were read. Made once: finding every sentence takes its time. */
export const makeWords = (language: Language): Words => wordsOf(language);

const read = (language: Language) => {
  const messages = messagesOf(language);
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
  const percents = new Intl.NumberFormat(locale, { style: "percent" });
  const lists = new Intl.ListFormat(locale, { type: "unit" });
  const year = format({ year: "numeric" });
  const names = new Intl.Collator(locale);
  const noon = (day: string): Date => new Date(`${day}T11:00:00Z`);

  const plain = remembered((id: string) => messages.say(id, null));
  const say = (id: string, args?: Record<string, FluentVariable>): string =>
    args ? messages.say(id, args) : plain(id);
  const { has } = messages;
  const capital = (said: string): string =>
    said.charAt(0).toLocaleUpperCase(locale) + said.slice(1);
  const label = remembered((text: string): string => {
    const key = `label-${text.replaceAll("+", "-")}`;
    return has(key) ? say(key) : text;
  });
  const country = remembered((code: string) => named(regions, code));
  const longDayOf = remembered((day: string) => longDay.format(noon(day)));
  // The zone keeps whole hours, so that an hour lies within one day.
  const dayOfHour = remembered((hour: number) => longDay.format(hour * HOUR));
  const dayAt = (at: number): string => dayOfHour(Math.floor(at / HOUR));
  const yearOfHour = remembered((hour: number) => year.format(hour * HOUR));
  const yearAt = (at: number): string => yearOfHour(Math.floor(at / HOUR));
  const shortDayOfHour = remembered((hour: number) => shortDay.format(hour * HOUR));
  return {
    language,
    locale,
    say,
    has,
    label,
    /** A label at the beginning of a sentence or as a heading. */
    heading: (text: string): string => capital(label(text)),
    number: (value: number): string => numbers.format(value),
    decimalPoint: numbers.formatToParts(0.5).find((part) => part.type === "decimal")?.value ?? ".",
    country: (code: string | null): string => (code ? country(code) : say("no-country")),
    /** In the order of the names that the language has for their countries. */
    byCountry: <T,>(rows: readonly T[], codeOf: (row: T) => string): T[] =>
      rows.toSorted((one, other) => names.compare(country(codeOf(one)), country(codeOf(other)))),
    languageName: (code: string): string => named(languages, code),
    /** A day: "23 Nov 2026". */
    day: (day: string | null): string => (day ? longDayOf(day) : ""),
    /** A day as a heading: "Monday 23 November". */
    wholeDay: (day: string): string => capital(wholeDay.format(noon(day))),
    /** The last day of a half-open stretch. */
    lastDay: (to: string): string => longDay.format(new Date(noon(to).getTime() - 86_400_000)),
    /** A moment as near as one needs it: today the time, this week the weekday, then the day. */
    when: (at: number, now: number = Date.now()): string => {
      if (dayAt(at) === dayAt(now)) return time.format(at);
      if (now - at < 6 * 86_400_000 && at < now) return weekday.format(at);
      return yearAt(at) === yearAt(now) ? shortDayOfHour(Math.floor(at / HOUR)) : dayAt(at);
    },
    /** A moment that counts to the minute: today the time alone, else the day with it. */
    clock: (at: number, now: number = Date.now()): string =>
      longDay.format(at) === longDay.format(now)
        ? time.format(at)
        : `${longDay.format(at)}, ${time.format(at)}`,
    /** A moment in full: "23 Nov 2026, 09:41". */
    moment: (at: number): string => `${dayAt(at)}, ${time.format(at)}`,
    /** From one moment to another: the day is said once where both are on it. */
    between: (from: number, to: number): string =>
      dayAt(from) === dayAt(to)
        ? `${dayAt(from)}, ${time.format(from)}–${time.format(to)}`
        : `${dayAt(from)}, ${time.format(from)} – ${dayAt(to)}, ${time.format(to)}`,
    /** What the clock of some zone shows, as the desk writes it: "2026-11-23 09:41". */
    atClock: (text: string): string => {
      const [day, hour] = text.split(" ");
      return day && hour ? `${longDayOf(day)}, ${hour}` : text;
    },
    percent: (value: number): string => percents.format(value / 100),
    /** What something is, and what is said of it: "Germany: nobody leads there". */
    pair: (name: string, what: string | number): string => say("named", { name, what }),
    money: (amount: string, currency: string): string =>
      `${currency} ${numbers.format(Number(amount))}`,
    list: (items: string[]): string => lists.format(items),
  };
};

const wordsOf = remembered(read);

const Context = createContext<Words | null>(null);

/**
 * Gives the words to everything inside, which is shown once they were read; a language that is chosen later replaces the one before as
 * soon as it is there. The page says which language it is in.
 */
export const WordsProvider: FC<{ language: Language; children: ReactNode }> = ({
  language,
  children,
}) => {
  const [before, setBefore] = useState<Language | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const spoken = isRead(language) ? language : before;
  useEffect(() => {
    let wanted = true;
    readSource(language).then(
      () => wanted && setBefore(language),
      (thrown) => wanted && setFailure(thrown),
    );
    return () => {
      wanted = false;
    };
  }, [language]);
  useEffect(() => {
    if (spoken) document.documentElement.lang = spoken;
  }, [spoken]);
  const words = useMemo(() => (spoken ? makeWords(spoken) : null), [spoken]);
  if (failure !== null) throw failure;
  return words && <Context.Provider value={words}>{children}</Context.Provider>;
};

/** Gives the words of the language that was chosen. */
export const useWords = (): Words => {
  const words = useContext(Context);
  if (!words) throw new Error("words outside of what gives them");
  return words;
};
