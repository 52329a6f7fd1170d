/** Locks the desk when nobody has touched it for as long as the settings say. */
import { useEffect } from "react";
import { call } from "@/api/client";
import { useDesk } from "./desk";

export const useIdleLock = (): void => {
  const { status } = useDesk();
  const minutes = status.folder ? status.preferences.lockAfter : 0;
  useEffect(() => {
    if (minutes === 0) return;
    let timer = 0;
    const again = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void call("lock", {}), minutes * 60_000);
    };
    const events = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const event of events) window.addEventListener(event, again, { passive: true });
    again();
    return () => {
      window.clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, again);
    };
  }, [minutes]);
};
