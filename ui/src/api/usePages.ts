/** A list that is read page by page, as far as somebody asked for it. */
import { useQueries } from "@tanstack/react-query";
import { useRef } from "react";
import type { Problem } from "./generated/api";
import { asProblem } from "./queries";

type Page<Row> = { rows: Row[]; total: number };

type Asked<P> = { queryKey: readonly unknown[]; queryFn: () => Promise<P> };

/** What was read so far, as one page. What was shown last stays until all of the next is there. */
type Read<P> = { data: P | undefined; error: Problem | null; refetch: () => void };

export const usePages = <Row, P extends Page<Row>>(
  pages: number,
  pageAt: (page: number) => Asked<P>,
): Read<P> => {
  const results = useQueries({ queries: Array.from({ length: pages }, (_, at) => pageAt(at)) });
  const held = useRef<P | undefined>(undefined);
  const read = results.flatMap((it) => it.data ?? []);
  const first = read[0];
  if (first && read.length === pages)
    held.current = { ...first, rows: read.flatMap((it) => it.rows) };
  const error = results.find((it) => it.error)?.error;
  return {
    data: held.current,
    error: error ? asProblem(error) : null,
    refetch: () => {
      for (const it of results) if (it.error) void it.refetch();
    },
  };
};
