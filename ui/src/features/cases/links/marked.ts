/** How somebody says that a link may be used. Nothing is said by default (DAT-1). */
import { labels, type Marking } from "@/api/generated/api";

export type MarkingForm = { tlp: string; pap: string; h1: boolean; h2: boolean; h3: string };

export const unmarked: MarkingForm = { tlp: "", pap: "", h1: false, h2: false, h3: "" };

/** The marking as it was said; nothing while TLP or PAP is missing, so that the desk says what is. */
export const markingOf = (form: MarkingForm): { marking: Marking } | Record<string, never> => {
  const tlp = labels.Tlp.find((it) => it === form.tlp);
  const pap = labels.Pap.find((it) => it === form.pap);
  const h3 = form.h3.trim();
  if (!tlp || !pap) return {};
  return { marking: { tlp, pap, h1: form.h1, h2: form.h2, h3: h3 === "" ? [] : [{ text: h3 }] } };
};

/** Only what somebody filled in. */
export const filled = <K extends string>(name: K, text: string): Partial<Record<K, string>> => {
  const said: Partial<Record<K, string>> = {};
  if (text.trim() !== "") said[name] = text.trim();
  return said;
};
