/** Pages of indicators, read as they come on screen. */
import { useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { BrowsedIndicator, BrowsedPage, BrowseIndicators } from "@/api/generated/api";
import { answer, asProblem } from "@/api/queries";
import type { Line } from "@/components/grid";

const PAGE = 200;

export type Filter = Omit<BrowseIndicators, "offset" | "limit">;

export const rowKey = (it: BrowsedIndicator): string =>
  `${it.indicator.contribution}-${it.indicator.n}`;

export const useIndicatorPages = (filter: Filter) => {
  const [range, setRange] = useState({ from: 0, to: 60 });
  const [held, setHeld] = useState<BrowsedPage | undefined>(undefined);
  const last = Math.floor(Math.min(range.to, Math.max(0, (held?.total ?? 1) - 1)) / PAGE);
  const first = Math.min(Math.floor(range.from / PAGE), last);
  // The first page always: it says how many there are.
  const wanted = [
    ...new Set([0, ...Array.from({ length: last - first + 1 }, (_, at) => first + at)]),
  ];
  const results = useQueries({
    queries: wanted.map((page) => ({
      ...answer("browseIndicators", { ...filter, offset: page * PAGE, limit: PAGE }),
      gcTime: 60_000,
    })),
  });
  const head = results[0]?.data;
  if (head && head !== held) setHeld(head);
  const pages = new Map(wanted.map((page, at) => [page, results[at]?.data]));
  const lineAt = (index: number): Line<BrowsedIndicator> => {
    const row = pages.get(Math.floor(index / PAGE))?.rows[index % PAGE];
    return row ? { kind: "row", row } : { kind: "waiting" };
  };
  const onRange = useCallback(
    (from: number, to: number) =>
      setRange((old) => (old.from === from && old.to === to ? old : { from, to })),
    [],
  );
  const error = results.find((result) => result.error)?.error;
  return {
    head: head ?? held,
    lineAt,
    onRange,
    rowOf: (key: string) =>
      results.flatMap((result) => result.data?.rows ?? []).find((row) => rowKey(row) === key),
    again: () => void results[0]?.refetch(),
    problem: error ? asProblem(error) : null,
  };
};
