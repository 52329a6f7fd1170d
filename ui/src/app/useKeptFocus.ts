/** Keeps the focus where somebody works when what had it is gone: a row that was taken off, a button that did its work. */
import { useEffect } from "react";

const reachable =
  "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";

type Held = { element: Element; above: Element[]; at: DOMRect };

const held = (element: Element): Held => {
  const above: Element[] = [];
  for (let it = element.parentElement; it; it = it.parentElement) above.push(it);
  return { element, above, at: element.getBoundingClientRect() };
};

/** What is typed into: single keys would go into it instead of doing their work. */
const typed = "input:not([type=checkbox], [type=radio]), textarea";

/**
 * What can have the focus nearest to where it was, in the smallest part that is still there and has something. A field that is typed into has it
 * only after such a field.
 */
export const nearestTo = ({ element, above, at }: Held): HTMLElement | undefined => {
  const far = (it: Element): number => {
    const box = it.getBoundingClientRect();
    return Math.abs(box.top - at.top) * 4 + Math.abs(box.left - at.left);
  };
  for (const part of above.filter((it) => it.isConnected)) {
    const found = [...part.querySelectorAll<HTMLElement>(reachable)].filter(
      (it) => element.matches(typed) || !it.matches(typed),
    );
    if (found.length > 0) return found.reduce((one, it) => (far(it) < far(one) ? it : one));
    if (part.id === "content" && part instanceof HTMLElement) return part;
  }
  return undefined;
};

/** Looks a frame after something was removed: by then a dialog that was closed has given back what it can. */
export const useKeptFocus = (): void => {
  useEffect(() => {
    let last: Held | null = null;
    let frame = 0;
    const onFocus = (event: FocusEvent): void => {
      const it = event.target;
      if (it instanceof Element && !it.closest("[role=dialog]")) last = held(it);
    };
    const look = (): void => {
      if (document.activeElement !== document.body || document.querySelector("[role=dialog]"))
        return;
      if (last && !last.element.isConnected) nearestTo(last)?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (document.activeElement !== document.body || !last || last.element.isConnected) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(look);
      });
    });
    document.addEventListener("focusin", onFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("focusin", onFocus);
      observer.disconnect();
    };
  }, []);
};
