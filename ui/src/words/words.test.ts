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
