/** Asks the desk again at a moment that it named: what is due then shows by itself. The desk says whether it is. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { topics } from "./generated/api";

/** The longest that a timer of a browser can wait. */
const LONGEST = 2_147_000_000;

/** How long to wait for a moment: a little longer than until it, so that the desk's own clock has passed it. */
export const waitFor = (at: number, now: number): number =>
  Math.min(Math.max(at - now, 0) + 250, LONGEST);

export const useAskAgain = (query: keyof typeof topics, at: number | null): void => {
  const cache = useQueryClient();
  useEffect(() => {
    if (at === null) return;
    const timer = window.setTimeout(
      () => void cache.invalidateQueries({ queryKey: [query] }),
      waitFor(at, Date.now()),
    );
    return () => window.clearTimeout(timer);
  }, [cache, query, at]);
};
