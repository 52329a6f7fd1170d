/** Pages of a long list, read as they come on screen. */
import { useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { CaseList, CaseListRequest, CaseRow } from "@/api/generated/api";
import { answer, asProblem } from "@/api/queries";
import type { Line } from "@/components/grid";

const PAGE = 100;

/** The places that lines of a grouped list have: which are headings, and which row stands where. */
export const layOut = (
  groups: { id: string; name: string; count: number }[],
  total: number,
  closed: ReadonlySet<string>,
) => {
  if (groups.length === 0)
    return { count: total, at: (index: number) => ({ kind: "row" as const, offset: index }) };
  const starts: {
    line: number;
    offset: number;
    group: { id: string; name: string; count: number };
  }[] = [];
  let line = 0;
  let offset = 0;
  for (const group of groups) {
    starts.push({ line, offset, group });
    line += 1 + (closed.has(group.id) ? 0 : group.count);
    offset += group.count;
  }
  return {
    count: line,
    at: (index: number) => {
      const start = starts.findLast((it) => it.line <= index) ?? starts[0];
      if (!start || start.line === index)
        return { kind: "group" as const, group: start?.group ?? { id: "", name: "", count: 0 } };
      return { kind: "row" as const, offset: start.offset + index - start.line - 1 };
    },
  };
};

export const useCasePages = (
  request: Omit<CaseListRequest, "offset" | "limit">,
  nameOf: (key: string) => string,
) => {
  const [range, setRange] = useState({ from: 0, to: 60 });
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const pageOf = (page: number): CaseListRequest => ({
    ...request,
    offset: page * PAGE,
    limit: PAGE,
  });
  // The names go with the list they were made for: while another grouping is read, the old one stays as it was.
  const [held, setHeld] = useState<{ head: CaseList; nameOf: (key: string) => string } | undefined>(
    undefined,
  );
  const head = held?.head;
  const groups = useMemo(
    () =>
      (held?.head.groups ?? []).map((group) => ({
        id: group.key,
        name: held?.nameOf(group.key) ?? group.key,
        count: group.count,
      })),
    [held],
  );
  const layout = useMemo(() => layOut(groups, head?.total ?? 0, closed), [groups, head, closed]);
  const wanted = useMemo(() => {
    const pages = new Set<number>([0]);
    for (let index = range.from; index <= range.to && index < layout.count; index++) {
      const place = layout.at(index);
      if (place.kind === "row") pages.add(Math.floor(place.offset / PAGE));
    }
    return [...pages].sort((a, b) => a - b);
  }, [range, layout]);
  const results = useQueries({
    queries: wanted.map((page) => ({ ...answer("caseList", pageOf(page)), gcTime: 60_000 })),
  });
  const first = results[0]?.data;
  if (first && (first !== head || nameOf !== held?.nameOf)) setHeld({ head: first, nameOf });
  const pages = new Map<number, CaseList | undefined>(
    wanted.map((page, at) => [page, results[at]?.data]),
  );
  const rowAt = (offset: number): CaseRow | undefined =>
    pages.get(Math.floor(offset / PAGE))?.rows[offset % PAGE];
  const lineAt = (index: number): Line<CaseRow> => {
    const place = layout.at(index);
    if (place.kind === "group")
      return { kind: "group", ...place.group, open: !closed.has(place.group.id) };
    const row = rowAt(place.offset);
    return row ? { kind: "row", row } : { kind: "waiting" };
  };
  const onRange = useCallback(
    (from: number, to: number) =>
      setRange((old) => (old.from === from && old.to === to ? old : { from, to })),
    [],
  );
  const error = results.find((result) => result.error)?.error;
  return {
    head: first ?? head,
    /** What was read around what is on screen. */
    rows: results.flatMap((result) => result.data?.rows ?? []),
    count: layout.count,
    lineAt,
    onRange,
    problem: error ? asProblem(error) : null,
    toggleGroup: (id: string) =>
      setClosed((old) => new Set(old.has(id) ? [...old].filter((it) => it !== id) : [...old, id])),
    again: () => void results[0]?.refetch(),
  };
};
