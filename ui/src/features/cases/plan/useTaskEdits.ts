import { useMemo } from "react";
import { labels, type PlanView, type TaskRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import type { CellEdit } from "@/components/grid";
import { useWords } from "@/words/words";

export type TaskEditable = "title" | "days" | "due" | "status";

/** The edits of a plan's cells, done through the desk; none where the plan may not be worked on. */
export const useTaskEdits = (plan: PlanView): Partial<Record<TaskEditable, CellEdit<TaskRow>>> => {
  const words = useWords();
  const { mutateAsync: edit } = useCommand("editTask");
  return useMemo(() => {
    if (!plan.may.plan.ok) return {};
    const { say, label } = words;
    const frame = (heading: string) => ({
      label: (row: TaskRow) => `${say(heading)}: ${row.title}`,
      hint: say("task-cell-hint"),
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
        read: (row) => [String(row.days)],
        save: (row, value) =>
          edit({ task: row.id, edits: { minutes: Math.round(Number(value[0] ?? 0) * 480) } }),
      },
      due: {
        ...frame("column-due"),
        field: { kind: "text" },
        read: (row) => (row.due ? [row.due] : []),
        save: (row, value) => edit({ task: row.id, edits: { due: value.filter(Boolean) } }),
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
  }, [plan.may.plan.ok, words, edit]);
};
