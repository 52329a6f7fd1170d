import { FluentBundle, FluentResource } from "@fluent/bundle";
import en from "@words/en.ftl?raw";
import fr from "@words/fr.ftl?raw";
import { expect, it } from "vitest";
import { makeWords } from "./words";

it("names what is no country by its code, so that a typed address breaks no screen", () => {
  const words = makeWords("en");
  expect(words.country("DE")).toBe("Germany");
  expect(words.country("suspended")).toBe("suspended");
  expect(words.languageName("not a language")).toBe("not a language");
});

it.each([
  ["en", en],
  ["fr", fr],
] as const)(
  "says of a sentence read by itself what the whole file says: %s",
  (language, source) => {
    const whole = new FluentBundle(language, { useIsolating: false });
    const resource = new FluentResource(source);
    whole.addResource(resource);
    const messages = resource.body.filter(({ id }) => !id.startsWith("-"));
    expect(messages.length).toBeGreaterThan(1000);
    const words = makeWords(language);
    for (const { id } of messages) {
      const pattern = whole.getMessage(id)?.value;
      expect([id, words.has(id), words.say(id)]).toEqual([
        id,
        true,
        pattern ? whole.formatPattern(pattern, null, []) : id,
      ]);
    }
  },
);

it("says a moment that counts to the minute with its day only where that is another", () => {
  const words = makeWords("en");
  const at = Date.parse("2027-03-01T13:30:00Z");
  expect(words.clock(at, at + 3_600_000)).toBe("14:30");
  expect(words.clock(at, at + 86_400_000)).toBe("1 Mar 2027, 14:30");
});

it("says nothing of nothing in French too, where the plural rule counts none as one", () => {
  const words = makeWords("fr");
  for (const [id, name] of [
    ["browse-count", "count"],
    ["count-of-outreach", "count"],
    ["count-of-records", "count"],
    ["rows-written", "count"],
    ["stage-nominations-now", "count"],
    ["trackers-found", "count"],
    ["ballots-came", "count"],
    ["calendar-line", "count"],
    ["data-found", "taken"],
    ["condition-linked-found", "count"],
  ] as const) {
    const rest = { when: "", rest: "", refused: 0, mine: 0, elsewhere: 0 };
    expect(words.say(id, { ...rest, [name]: 0 }), id).not.toBe(
      words.say(id, { ...rest, [name]: 1 }),
    );
  }
});

it("writes what lies between two moments with its day once where it is one day", () => {
  const words = makeWords("en");
  const from = Date.parse("2026-12-06T09:00:00Z");
  expect(words.between(from, from + 7_200_000)).toBe("6 Dec 2026, 10:00–12:00");
  expect(words.between(from, from + 86_400_000)).toBe("6 Dec 2026, 10:00 – 7 Dec 2026, 10:00");
});

it("writes the clock of another zone as any other moment", () => {
  expect(makeWords("en").atClock("2026-11-26 06:00")).toBe("26 Nov 2026, 06:00");
  expect(makeWords("fr").atClock("2026-11-26 06:00")).toBe("26 nov. 2026, 06:00");
});

it("puts countries in the order of the names that are shown", () => {
  const codes = ["ES", "GB", "DE", "AT"];
  expect(makeWords("en").byCountry(codes, (it) => it)).toEqual(["AT", "DE", "ES", "GB"]);
  expect(makeWords("fr").byCountry(codes, (it) => it)).toEqual(["DE", "AT", "ES", "GB"]);
});

it("parts a name from what is said of it as the language does", () => {
  expect(makeWords("en").pair("Germany", "nobody leads there")).toBe("Germany: nobody leads there");
  expect(makeWords("fr").pair("Allemagne", "personne")).toBe("Allemagne\u00A0: personne");
});
