/** What describes somebody, as people type it: one on each line, kind and value. */
import type { IdentifierGiven } from "@/api/generated/api";

export const identifiersIn = (text: string): IdentifierGiven[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.search(/[\s=:]/);
      if (at < 0) return { kind: "", given: line };
      return { kind: line.slice(0, at), given: line.slice(at + 1).trim() };
    });
