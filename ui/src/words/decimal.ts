/** Amounts as people type them, in any of the ways in which the officers' countries write them. */
import type { Words } from "./words";

/** What was typed: a decimal with a point, or why it is none. */
export type Decimal =
  | { value: string }
  | { fault: "no-number" }
  /** "1,000" is a thousand in London and one in Paris. Both are said as they read in one way only. */
  | { fault: "two-ways"; whole: string; parts: string };

const NONE: Decimal = { fault: "no-number" };

/** Blanks, hard ones too, and apostrophes: they stand between groups of three and nowhere else. */
const spaced = (text: string): string => text.trim().replaceAll(/[\s’']/g, " ");

/** The digits of whole groups of three, or of none; nothing where they are no number. */
const ungrouped = (text: string): string | null =>
  /^\d+$|^\d{1,3}(?:([ .,])\d{3})(?:\1\d{3})*$/.test(text) ? text.replaceAll(/\D/g, "") : null;

/** A number without the noughts before it. */
const short = (digits: string): string => digits.replace(/^0+(?=\d)/, "");

/**
 * Reads an amount. Of two separators the last is the decimal one; of one alone that stands several times, in groups of three, none is. One
 * alone with three digits behind it could be either, and is refused: what is a hundred or a thousand times too much would be nobody's word.
 */
export const readDecimal = (typed: string): Decimal => {
  const text = spaced(typed);
  const [, sign = "", digits = ""] = /^([-−]?)(.*)$/.exec(text) ?? [];
  const minus = sign && "-";
  const marks = digits.replaceAll(/[^.,]/g, "");
  const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const grouping = marks.length > 1 && new Set(marks).size === 1;
  if (marks === "" || grouping) {
    const whole = ungrouped(digits);
    return whole === null ? NONE : { value: minus + short(whole) };
  }
  const before = digits.slice(0, last);
  const parts = digits.slice(last + 1);
  const whole = before === "" ? "0" : ungrouped(before);
  if (whole === null || !/^\d*$/.test(parts) || before + parts === "") return NONE;
  if (parts.length === 3 && /^[1-9]\d{0,2}$/.test(before))
    return { fault: "two-ways", whole: minus + whole + parts, parts: `${minus}${whole}.${parts}0` };
  return { value: minus + short(whole) + (parts && `.${parts}`) };
};

/** Says why an amount does not read. */
export const decimalUnread = (read: Exclude<Decimal, { value: string }>, words: Words): string => {
  const pointed = (value: string): string => value.replace(".", words.decimalPoint);
  return read.fault === "two-ways"
    ? words.say("reads-two-ways", { whole: read.whole, parts: pointed(read.parts) })
    : words.say("not-a-number", { example: pointed("1000.5") });
};

/** A decimal as a field begins with it, so that it reads in one way only. */
export const typedDecimal = (value: string): string => {
  const read = readDecimal(value);
  return "fault" in read && read.fault === "two-ways" ? read.parts : value;
};

/** Reads a whole number; nothing where it is none. */
export const readWhole = (typed: string): number | null => {
  const whole = ungrouped(spaced(typed));
  return whole === null || /[.,]/.test(typed) || whole.length > 9 ? null : Number(whole);
};
