/** One key reports for one's own country: 1 green, 2 hold. Single keys can be switched off (WCAG 2.1.4). */
import { useEffect, useRef } from "react";
import type { Problem, SituationView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { isTaken } from "@/app/useSingleKey";

const signals = { "1": "green", "2": "hold" } as const;

/** The country that the keys report for, none where they do nothing; and why the last report was refused. */
type ReportKeys = { mine: string | null; problem: Problem | null };

export const useReportKeys = (board: SituationView): ReportKeys => {
  const { singleKeys } = useDesk().status.preferences;
  // Not state: a second key may come before the next drawing.
  const sending = useRef(false);
  const { mutate, error } = useCommand("reportSignal", {
    onSettled: () => {
      sending.current = false;
    },
  });
  const row = board.countries.find((it) => it.country === board.here);
  const mine = singleKeys && row ? row.country : null;
  const [green, hold] = [row?.may.green.ok ?? false, row?.may.hold.ok ?? false];
  useEffect(() => {
    if (!mine) return;
    const onKey = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      const signal = event.key === "1" || event.key === "2" ? signals[event.key] : null;
      if (signal === null || !(signal === "green" ? green : hold)) return;
      event.preventDefault();
      // A key that is held down reports once.
      if (event.repeat || sending.current) return;
      sending.current = true;
      mutate({ case: board.case, country: mine, signal });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [mine, green, hold, mutate, board.case]);
  return { mine, problem: error };
};
