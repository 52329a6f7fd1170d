import { useMemo } from "react";
import { type EditTask, labels, type PlanView, type TaskRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import type { CellEdit } from "@/components/grid";
import { decimalUnread, readDecimal, typedDecimal } from "@/words/decimal";
import { useWords, type Words } from "@/words/words";
import { readDay, unread } from "../edits";
import { WORKING_DAY } from "./draft";

export type TaskEditable = "title" | "days" | "due" | "status";

type Edits = Partial<Record<TaskEditable, CellEdit<TaskRow>>>;

/** An estimate in days as minutes of work. */
const minutesOf = (typed: string, words: Words): number => {
  const days = readDecimal(typed);
  if ("fault" in days) throw unread(decimalUnread(days, words));
  return Math.round(Number(days.value) * WORKING_DAY);
};

/** The edits of a plan's cells. */
export const taskEdits = (words: Words, edit: (request: EditTask) => Promise<unknown>): Edits => {
  const { say, label } = words;
  const frame = (heading: string) => ({
    label: (row: TaskRow) => `${say(heading)}: ${row.title}`,
    hint: say("edit-keys"),
  });
  return {
    title: {
      ...frame("column-task"),
      field: { kind: "text" },
      first: true,
      read: (row) => [row.title],
      save: (row, value) => edit({ task: row.id, edits: { title: value[0] ?? "" } }),
    },
    days: {
      ...frame("column-days"),
      field: { kind: "text", number: true },
      read: (row) => [typedDecimal(String(row.days))],
      save: async (row, [days]) =>
        edit({ task: row.id, edits: { minutes: minutesOf(days ?? "", words) } }),
    },
    due: {
      ...frame("column-due"),
      field: { kind: "text" },
      read: (row) => (row.due ? [row.due] : []),
      save: async (row, [day]) => edit({ task: row.id, edits: { due: readDay(day ?? "", words) } }),
    },
    status: {
      ...frame("column-status"),
      field: {
        kind: "one",
        choices: labels.TaskStatus.map((it) => ({ id: it, name: label(it) })),
      },
      read: (row) => [row.status],
      save: (row, value) => {
        const status = labels.TaskStatus.find((it) => it === value[0]);
        return edit({ task: row.id, edits: status ? { status } : {} });
      },
    },
  };
};

/** The same, done through the desk; none where the plan may not be worked on. */
export const useTaskEdits = (plan: PlanView): Edits => {
  const words = useWords();
  const { mutateAsync: edit } = useCommand("editTask");
  const may = plan.may.plan.ok;
  return useMemo(() => (may ? taskEdits(words, edit) : {}), [may, words, edit]);
};
