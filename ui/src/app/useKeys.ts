/** Keys that act on every screen. Single keys can be switched off (WCAG 2.1.4); those with Ctrl cannot. */
import { useEffect } from "react";
import { useDesk } from "./desk";

type Acts = {
  begin: (name: string) => void;
  openPalette: (text: string) => void;
  lock: () => void;
  help: () => void;
};

const goes: Record<string, string> = {
  t: "go-today",
  c: "go-cases",
  i: "go-indicators",
  b: "go-board",
  m: "go-attachments",
  r: "go-roster",
  a: "go-ask",
  u: "go-register",
  o: "go-outreach",
  x: "go-statistics",
  e: "go-records",
  s: "go-settings",
};

/** Keys that lead into the list of a screen from where nothing has the focus: those that move in it. Letters are single keys. */
const intoList = { ArrowDown: "always", ArrowUp: "always", j: "single", k: "single" } as const;

/** Gives the list of the screen the focus, where nothing of the screen has it: nobody has to pass the whole bar above it by Tab. */
const enterList = (key: string, single: boolean): boolean => {
  const when = Object.entries(intoList).find(([it]) => it === key)?.[1];
  const here = document.activeElement;
  if (!when || (when === "single" && !single)) return false;
  if (here?.id !== "content" && here?.closest("#content")) return false;
  const list = document.querySelector<HTMLElement>("#content [role=grid]");
  list?.focus();
  return list !== null;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

export const useKeys = ({ begin, openPalette, lock, help }: Acts): void => {
  const { preferences } = useDesk().status;
  useEffect(() => {
    let waiting = false;
    const onKey = (event: KeyboardEvent): void => {
      const inDialog = document.querySelector("[role=dialog]") !== null;
      if ((event.ctrlKey || event.metaKey) && !event.altKey) {
        const key = event.key.toLowerCase();
        // Over a dialog it would lead to another screen with the dialog still open.
        if (key === "k") {
          if (!inDialog) openPalette("");
        } else if (key === "l") lock();
        else if (key === "z" && !isTyping(event.target)) begin(event.shiftKey ? "redo" : "undo");
        else if (key === "y" && !isTyping(event.target)) begin("redo");
        else return;
        event.preventDefault();
        return;
      }
      if (inDialog || isTyping(event.target) || event.altKey) return;
      if (!waiting && enterList(event.key, preferences.singleKeys)) {
        event.preventDefault();
        return;
      }
      if (!preferences.singleKeys) return;
      if (waiting) {
        waiting = false;
        const go = goes[event.key];
        if (go) begin(go);
      } else if (event.key === "g") {
        waiting = true;
        return;
      } else if (event.key === "/") openPalette("");
      else if (event.key === "?") help();
      else if (event.key === "n") begin("beginDraft");
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [begin, openPalette, lock, help, preferences.singleKeys]);
};
