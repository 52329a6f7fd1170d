/** Values of a task that are in conflict: in words, and as what settles them. They come as JSON. */
import { type Check, labels, type TaskEdits } from "@/api/generated/api";
import type { Words } from "@/words/words";

const WORKING_DAY = 480;

const isCheck = (value: unknown): value is Check =>
  typeof value === "object" && value !== null && "text" in value && "done" in value;
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((it): it is string => typeof it === "string") : [];

/** Says the value of a field as the form of a task says it. */
export const inTaskWords = (
  field: string,
  value: unknown,
  words: Words,
  nameOf: (officer: string) => string,
): string => {
  const { say } = words;
  if (value === null || value === undefined || value === "") return say("none");
  if (field === "responsible")
    return words.list(texts(value).map((it) => it.toUpperCase())) || say("none");
  if (field === "checklist" && Array.isArray(value)) {
    const lines = value.filter(isCheck).map((it) => (it.done ? `x ${it.text}` : it.text));
    return words.list(lines) || say("none");
  }
  if (field === "minutes" && typeof value === "number")
    return say("days-of-work", {
      days: words.number(Math.round((value * 100) / WORKING_DAY) / 100),
    });
  if (typeof value !== "string") return JSON.stringify(value);
  if (field === "due" || field === "notBefore") return words.day(value);
  if (field === "officer") return nameOf(value);
  if (field === "status") return words.label(value);
  return field === "accountable" ? value.toUpperCase() : value;
};

const one = (value: unknown): string[] => (typeof value === "string" ? [value] : []);

/** What sets a field to one of its values again. */
export const settlingTask = (field: string, value: unknown): TaskEdits => {
  const text = typeof value === "string" ? value : "";
  const status = labels.TaskStatus.find((it) => it === value);
  const edits: Record<string, TaskEdits> = {
    title: { title: text },
    accountable: { agency: text },
    responsible: { responsible: texts(value) },
    minutes: { minutes: typeof value === "number" ? value : 0 },
    due: { due: one(value) },
    notBefore: { notBefore: one(value) },
    officer: { officer: one(value) },
    checklist: { checklist: Array.isArray(value) ? value.filter(isCheck) : [] },
    status: status ? { status } : {},
  };
  return edits[field] ?? {};
};
