/** One key does one thing on a screen. Single keys can be switched off (WCAG 2.1.4), and do nothing while somebody types. */
import { useEffect, useRef } from "react";
import { useDesk } from "./desk";

/** Says whether a key is typed into something, or belongs to a dialog. */
export const isTaken = (event: KeyboardEvent): boolean => {
  const typing =
    event.target instanceof HTMLElement &&
    ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName);
  const chord = event.ctrlKey || event.altKey || event.metaKey;
  return typing || chord || document.querySelector("[role=dialog]") !== null;
};

/** Does something at a key, before the keys of every screen. None where the key is not given. */
export const useSingleKey = (key: string | undefined, act: () => void): void => {
  const { singleKeys } = useDesk().status.preferences;
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!singleKeys || key === undefined) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== key || isTaken(event)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [singleKeys, key]);
};
