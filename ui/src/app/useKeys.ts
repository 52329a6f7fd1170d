/** Keys that act on every screen. Single keys can be switched off (WCAG 2.1.4); those with Ctrl cannot. */
import { useEffect, useRef } from "react";
import { useDesk } from "./desk";
import { isTaken } from "./useSingleKey";

type Acts = {
  begin: (name: string) => void;
  openPalette: (text: string) => void;
  lock: () => void;
  help: () => void;
};

/** For how long `g` waits for the letter of a screen. */
export const PAIR = 1_500;

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
  // When `g` was pressed: a page that is busy does not make a pair any slower.
  const begun = useRef<number>(null);
  useEffect(() => {
    // Before any list: it has a use for some of these letters too.
    const onSecond = (event: KeyboardEvent): void => {
      const since = begun.current;
      begun.current = null;
      if (since === null || event.timeStamp - since >= PAIR) return;
      if (event.key.length > 1 || isTaken(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const go = goes[event.key];
      if (go) begin(go);
    };
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
      if (enterList(event.key, preferences.singleKeys)) {
        event.preventDefault();
        return;
      }
      if (!preferences.singleKeys) return;
      if (event.key === "g") {
        begun.current = event.timeStamp;
        return;
      }
      if (event.key === "/") openPalette("");
      else if (event.key === "?") help();
      else if (event.key === "n") begin("beginDraft");
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onSecond, true);
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onSecond, true);
      window.removeEventListener("keydown", onKey);
    };
  }, [begin, openPalette, lock, help, preferences.singleKeys]);
};
