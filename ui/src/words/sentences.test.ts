import { expect, it } from "vitest";
import { spanSentence } from "./sentences";
import { makeWords } from "./words";

it("says of a term what is known of it: an end that nobody has set is not called open", () => {
  const words = makeWords("en");
  expect(spanSentence(words, { from: "2026-09-13", to: "2026-12-17" })).toBe(
    "13 Sept 2026 to 16 Dec 2026",
  );
  expect(spanSentence(words, { from: "2026-09-13", to: null })).toBe("from 13 Sept 2026");
  expect(spanSentence(words, { from: null, to: "2026-12-17" })).toBe(
    "until 16 Dec 2026, start not recorded",
  );
  expect(spanSentence(words, { from: null, to: null })).toBe("start not recorded");
});
