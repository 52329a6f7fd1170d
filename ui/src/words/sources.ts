/** The sentences of each language, read when it is first spoken: a person reads one of them. */
import type { Language } from "@/api/generated/api";

export type { Language };

/** The language of the machine, until the desk says which one its user chose. */
export const languageOfMachine = (): Language =>
  navigator.language.startsWith("fr") ? "fr" : "en";

const files: Record<Language, () => Promise<{ default: string }>> = {
  en: () => import("@words/en.ftl?raw"),
  fr: () => import("@words/fr.ftl?raw"),
};
const sources = new Map<Language, string>();

/** Has the sentences of a language read. They come with the application, so that only a broken one fails here. */
export const readSource = async (language: Language): Promise<void> => {
  if (!sources.has(language)) sources.set(language, (await files[language]()).default);
};

/** Whether the sentences of a language were read. */
export const isRead = (language: Language): boolean => sources.has(language);

/** The sentences of a language that was read. */
export const sourceOf = (language: Language): string => {
  const source = sources.get(language);
  if (source === undefined) throw new Error(`the words of ${language} were not read`);
  return source;
};
