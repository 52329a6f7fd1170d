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
