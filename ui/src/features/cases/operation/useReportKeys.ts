/** One key reports for one's own country: 1 green, 2 hold. Single keys can be switched off (WCAG 2.1.4). */
import { useEffect } from "react";
import type { SituationView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { isTaken } from "@/app/useSingleKey";

const signals = { "1": "green", "2": "hold" } as const;

/** Gives the country that the keys report for; none where they do nothing. */
export const useReportKeys = (board: SituationView): string | null => {
  const { singleKeys } = useDesk().status.preferences;
  const { mutate } = useCommand("reportSignal");
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
      mutate({ case: board.case, country: mine, signal });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [mine, green, hold, mutate, board.case]);
  return mine;
};
