import { expect, it } from "vitest";
import { makeWords } from "./words";

it("names what is no country by its code, so that a typed address breaks no screen", () => {
  const words = makeWords("en");
  expect(words.country("DE")).toBe("Germany");
  expect(words.country("suspended")).toBe("suspended");
  expect(words.languageName("not a language")).toBe("not a language");
});
