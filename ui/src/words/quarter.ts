import type { Words } from "./words";

/** A quarter as people say it: `2027-Q1` is “Q1 2027”. */
export const quarterName = ({ say }: Words, quarter: string): string =>
  say("quarter-name", { year: quarter.slice(0, 4), nth: quarter.slice(-1) });
