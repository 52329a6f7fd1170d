/** What a quick check sends, and how its answer finds the values that are on screen. */
import type { CheckAnswer, CheckedValue, TextValue, ValueGiven } from "@/api/generated/api";

/** A value is told from the others by what it is and its spelling. */
export const keyOf = (row: { kind: string; given: string; normal: string | null }): string =>
  `${row.kind}\n${row.normal ?? row.given}`;

/** What is asked for: what was taken, each once. */
export const askedFor = (rows: readonly TextValue[]): ValueGiven[] =>
  rows.filter((row) => row.normal !== null).map((row) => ({ kind: row.kind, given: row.given }));

/** What was answered, by value. The answer has the values in the order in which they were asked for. */
export const answered = (
  rows: readonly TextValue[],
  answer: CheckAnswer | undefined,
): ReadonlyMap<string, CheckedValue> => {
  const asked = rows.filter((row) => row.normal !== null);
  const found = new Map<string, CheckedValue>();
  answer?.rows.forEach((value, at) => {
    const row = asked[at];
    if (row) found.set(keyOf(row), value);
  });
  return found;
};

/** Whether anything is known of a value elsewhere. */
export const isKnown = (value: CheckedValue): boolean =>
  value.common || value.told.length > 0 || value.here.places.length > 0;

/** Cases of this desk that have the value and that the office did not name already. */
export const placesBeside = (value: CheckedValue): CheckedValue["here"]["places"] => {
  const told = new Set(value.told.map((it) => it.case));
  const seen = new Set<string>();
  return value.here.places.filter((place) => {
    if (told.has(place.case) || seen.has(place.case)) return false;
    seen.add(place.case);
    return true;
  });
};
