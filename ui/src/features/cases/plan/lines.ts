/** The lines of a plan: tasks as they come, or in a lane for each country. */
import type { TaskRow } from "@/api/generated/api";
import type { Line } from "@/components/grid";
import type { Words } from "@/words/words";

export type PlanLines = {
  count: number;
  at: (index: number) => Line<TaskRow>;
  /** Where a task stands; null while its lane is closed. */
  placeOf: (id: string) => number | null;
};

export const linesOf = (
  tasks: TaskRow[],
  lanes: boolean,
  closed: ReadonlySet<string>,
  words: Pick<Words, "country">,
): PlanLines => {
  const lines: Line<TaskRow>[] = lanes ? laned(tasks, closed, words) : tasks.map(asRow);
  const places = new Map(
    lines.flatMap((line, at) => (line.kind === "row" ? [[line.row.id, at] as const] : [])),
  );
  return {
    count: lines.length,
    at: (index) => lines[index] ?? { kind: "waiting" },
    placeOf: (id) => places.get(id) ?? null,
  };
};

const asRow = (row: TaskRow): Line<TaskRow> => ({ kind: "row", row });

const laned = (
  tasks: TaskRow[],
  closed: ReadonlySet<string>,
  words: Pick<Words, "country">,
): Line<TaskRow>[] => {
  const groups = new Map<string, TaskRow[]>();
  for (const task of tasks) {
    const key = task.country ?? task.agency;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups].flatMap(([id, rows]): Line<TaskRow>[] => {
    const open = !closed.has(id);
    const name = rows[0]?.country ? words.country(rows[0].country) : id.toUpperCase();
    const head: Line<TaskRow> = { kind: "group", id, name, count: rows.length, open };
    return open ? [head, ...rows.map(asRow)] : [head];
  });
};
