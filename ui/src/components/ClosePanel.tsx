import { X } from "lucide-react";
import { type FC, useEffect, useRef } from "react";
import { useWords } from "@/words/words";
import { Button } from "./parts";

/** Closes what stands beside a list: by its button, and by Escape from wherever on the screen. Then the list has the focus. */
export const ClosePanel: FC<{ onClose: () => void }> = ({ onClose }) => {
  const { say } = useWords();
  const close = (): void => {
    onClose();
    document.querySelector<HTMLElement>("#content [role=grid]")?.focus();
  };
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // A list keeps the Escape that leaves one of its cells, and a dialog its own, from coming here.
      if (event.key !== "Escape" || document.querySelector("[role=dialog]")) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <Button kind="icon" aria-label={say("close")} title={say("close")} onClick={close}>
      <X className="i" aria-hidden />
    </Button>
  );
};
