import { type RefObject, useLayoutEffect } from "react";

/** While it is on, nothing beside this part of the page can be reached, by key, pointer or screen reader: it covers all but the marking. */
export const useAlone = (part: RefObject<HTMLElement | null>, on: boolean): void => {
  useLayoutEffect(() => {
    if (!on || !part.current) return;
    const silenced: HTMLElement[] = [];
    for (let it = part.current; it.parentElement && it !== document.body; it = it.parentElement) {
      for (const beside of it.parentElement.children) {
        const may = beside instanceof HTMLElement && beside !== it && !beside.inert;
        if (may && !beside.classList.contains("marking")) {
          beside.inert = true;
          silenced.push(beside);
        }
      }
    }
    return () => {
      for (const it of silenced) it.inert = false;
    };
  }, [part, on]);
};
