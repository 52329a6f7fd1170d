/** The cases of the board, each stage read by itself: a long one takes nothing from those after it. */
import { useQueries } from "@tanstack/react-query";
import { useRef } from "react";
import type { CaseFilter, CaseRow, Stage } from "@/api/generated/api";
import { answer, asProblem } from "@/api/queries";
import { boardStages } from "./labels";

/** How many cards a column shows; the table has the others. */
const SHOWN = 60;

export type Column = { stage: Stage; rows: CaseRow[]; count: number };

export const useCasesByStage = (filter: CaseFilter) => {
  const wanted = filter.stages ?? [];
  const asked = boardStages.filter((it) => wanted.length === 0 || wanted.includes(it));
  const results = useQueries({
    queries: asked.map((stage) => ({
      ...answer("caseList", {
        filter: { ...filter, stages: [stage] },
        sort: "order",
        descending: false,
        offset: 0,
        limit: SHOWN,
      }),
      gcTime: 60_000,
    })),
  });
  // What was shown last stays until all of the next is there.
  const held = useRef<Column[] | undefined>(undefined);
  if (results.every((it) => it.data))
    held.current = boardStages.map((stage) => {
      const list = results[asked.indexOf(stage)]?.data;
      return { stage, rows: list?.rows ?? [], count: list?.total ?? 0 };
    });
  const error = results.find((it) => it.error)?.error;
  return {
    columns: held.current,
    problem: error ? asProblem(error) : null,
    again: () => {
      for (const it of results) if (it.error) void it.refetch();
    },
  };
};
