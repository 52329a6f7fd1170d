/** A text that is pasted where no field takes it. */
import { useEffect, useRef } from "react";

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

export const usePasted = (on: boolean, pasted: (text: string) => void): void => {
  const tell = useRef(pasted);
  useEffect(() => {
    tell.current = pasted;
  });
  useEffect(() => {
    if (!on) return;
    const onPaste = (event: ClipboardEvent): void => {
      if (takesText(event.target) || document.querySelector("[role=dialog]") !== null) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() === "") return;
      event.preventDefault();
      tell.current(text);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [on]);
};
