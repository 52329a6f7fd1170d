/** A task as a form holds it, and what of it changed. */
import type { Check, TaskEdits, TaskFacts, TaskStatus, TaskView } from "@/api/generated/api";

export type Draft = {
  title: string;
  agency: string;
  officer: string;
  days: string;
  notBefore: string;
  due: string;
  status: TaskStatus;
  responsible: string[];
  /** One line each; what is done begins with an x. */
  checklist: string;
};

/** The minutes of a working day. */
export const WORKING_DAY = 480;

/** Reads a checklist: one line each, `x ` before what is done. */
export const checksOf = (text: string): Check[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && line !== "x")
    .map((line) => ({ text: line.replace(/^x /, ""), done: line.startsWith("x ") }));

const written = (checks: Check[]): string =>
  checks.map((check) => (check.done ? `x ${check.text}` : check.text)).join("\n");

export const draftOf = (view: TaskView | null, lead: string): Draft => ({
  title: view?.row.title ?? "",
  agency: view?.row.agency ?? lead,
  officer: view?.row.officer ?? "",
  days: String(view?.row.days ?? 1),
  notBefore: view?.row.notBefore ?? "",
  due: view?.row.due ?? "",
  status: view?.row.status ?? "to-do",
  responsible: view?.row.responsible ?? [],
  checklist: written(view?.checklist ?? []),
});

const minutes = (days: string): number => Math.round(Number(days) * WORKING_DAY);
const one = (text: string): string[] => (text === "" ? [] : [text]);

export const factsOf = (draft: Draft): TaskFacts => ({
  title: draft.title,
  agency: draft.agency,
  responsible: draft.responsible,
  consulted: [],
  informed: [],
  minutes: minutes(draft.days),
  due: draft.due || null,
  notBefore: draft.notBefore || null,
  officer: draft.officer || null,
  checklist: checksOf(draft.checklist),
});

/** Only what changed: what two desks change at once is no conflict where they changed different fields. */
export const editsOf = (before: Draft, after: Draft): TaskEdits => ({
  ...(after.title !== before.title && { title: after.title }),
  ...(after.agency !== before.agency && { agency: after.agency }),
  ...(after.officer !== before.officer && { officer: one(after.officer) }),
  ...(after.days !== before.days && { minutes: minutes(after.days) }),
  ...(after.notBefore !== before.notBefore && { notBefore: one(after.notBefore) }),
  ...(after.due !== before.due && { due: one(after.due) }),
  ...(after.status !== before.status && { status: after.status }),
  ...(after.responsible.join() !== before.responsible.join() && {
    responsible: after.responsible,
  }),
  ...(after.checklist !== before.checklist && { checklist: checksOf(after.checklist) }),
});
