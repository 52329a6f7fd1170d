/** The code of an invitation, as people type it: five groups of four letters and digits. */

const LETTERS = 20;
const meant: Record<string, string> = { "0": "O", "1": "I", "8": "B" };

/** What was typed, in capitals and groups; digits that look like letters are read as those, as the desk does. */
export const groupCode = (typed: string): string => lettersOf(typed).replace(/(.{4})(?=.)/g, "$1-");

const lettersOf = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[018]/g, (digit) => meant[digit] ?? digit);

/** What is the matter with a code, as a message and its figures; nothing for one that can be tried. */
export const codeFault = (
  typed: string,
): { id: string; args: { found?: number; letter?: string } } | null => {
  const letters = lettersOf(typed);
  const stranger = letters.match(/[^A-Z2-7]/u)?.[0];
  if (stranger) return { id: "invitation-code-letter", args: { letter: stranger } };
  const found = letters.length;
  if (found === LETTERS) return null;
  return {
    id: found < LETTERS ? "invitation-code-short" : "invitation-code-long",
    args: { found },
  };
};
