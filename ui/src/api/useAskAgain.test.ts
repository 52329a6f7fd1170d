import { expect, test } from "vitest";
import { waitFor } from "./useAskAgain";

test("a moment is waited for until it has passed, and never longer than a timer can", () => {
  expect(waitFor(5_000, 1_000)).toBe(4_250);
  expect(waitFor(1_000, 5_000)).toBe(250);
  expect(waitFor(Number.MAX_SAFE_INTEGER, 0)).toBeLessThan(2 ** 31);
});
