import { expect, it } from "vitest";
import { makeWords } from "./words";

it("names what is no country by its code, so that a typed address breaks no screen", () => {
  const words = makeWords("en");
  expect(words.country("DE")).toBe("Germany");
  expect(words.country("suspended")).toBe("suspended");
  expect(words.languageName("not a language")).toBe("not a language");
});

it("says a moment that counts to the minute with its day only where that is another", () => {
  const words = makeWords("en");
  const at = Date.parse("2027-03-01T13:30:00Z");
  expect(words.clock(at, at + 3_600_000)).toBe("14:30");
  expect(words.clock(at, at + 86_400_000)).toBe("1 Mar 2027, 14:30");
});
