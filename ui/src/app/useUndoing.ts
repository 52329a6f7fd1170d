/** What is offered to be undone or done again: what was done here lately, and something older only once somebody asks for it. */
import { useRouterState } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem, Undoable } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";

/** For how long it is offered: after that nobody remembers what it was. */
export const LATELY = 10 * 60_000;

/** A step and when it was taken; `earlier` where it was not taken since this window was opened. */
export type Offered = { what: string; at: number; way: "undo" | "redo"; earlier: boolean };

export type Undoing = {
  offered: Offered | null;
  /** Undoes what was done lately; of what is older says first what it is. */
  undo: () => void;
  redo: () => void;
  problem: Problem | null;
  forgetProblem: () => void;
};

/** The step that was taken last: there is something to do again only while an undo is it. */
const lastOf = ({ undo, undoAt, redo, redoAt }: Undoable): Omit<Offered, "earlier"> | null => {
  if (redo !== null) return { what: redo, at: redoAt ?? 0, way: "redo" };
  return undo === null ? null : { what: undo, at: undoAt ?? 0, way: "undo" };
};

export const useUndoing = (): Undoing => {
  const undoable = useAnswer("undoable", {});
  const undo = useCommand("undo");
  const redo = useCommand("redo");
  const place = useRouterState({ select: (state) => state.location.pathname });
  // The newest step that was there when the window was opened, or that was seen since.
  const opened = useRef<number | null>(null);
  const newest = useRef(0);
  const [shown, setShown] = useState<{ place: string; step: Offered } | null>(null);
  const last = undoable.data && lastOf(undoable.data);
  const at = last?.at ?? 0;
  const known = last !== undefined;
  useEffect(() => {
    if (!known) return;
    if (opened.current === null) opened.current = newest.current = at;
    if (at <= newest.current || !last) return;
    newest.current = at;
    setShown({ place, step: { ...last, earlier: false } });
  }, [known, at, last, place]);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), LATELY);
    return () => clearTimeout(timer);
  }, [shown]);
  const stands =
    shown?.place === place && shown.step.what === offeredWord(undoable.data, shown.step);
  const offered = stands ? shown.step : null;

  const { refetch } = undoable;
  const { mutate: undoNow } = undo;
  const undoOrAsk = useCallback(async (): Promise<void> => {
    // What was done a moment ago may not be told yet.
    const { data } = await refetch();
    const step = data?.undo ? { what: data.undo, at: data.undoAt ?? 0 } : null;
    const asked = offered?.way === "undo" && offered.at === step?.at;
    if (!step || asked || step.at > (opened.current ?? 0)) return undoNow({});
    setShown({ place, step: { ...step, way: "undo", earlier: true } });
  }, [refetch, offered, undoNow, place]);
  const { mutate: redoNow } = redo;
  return {
    offered,
    undo: useCallback(() => void undoOrAsk(), [undoOrAsk]),
    redo: useCallback(() => redoNow({}), [redoNow]),
    problem: undo.error ?? redo.error,
    forgetProblem: () => {
      undo.reset();
      redo.reset();
    },
  };
};

/** The step of this moment that now stands where an offered one stood; another one is not offered in its place. */
const offeredWord = (now: Undoable | undefined, step: Offered): string | null => {
  if (!now) return null;
  const at = step.way === "undo" ? now.undoAt : now.redoAt;
  return (at ?? 0) === step.at ? now[step.way] : null;
};
