/** What a field does with a text that it cannot read: it says so once it is left, and keeps its form from being sent. */
import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";

type Unread = {
  input: RefObject<HTMLInputElement | null>;
  /** What is to be said now. */
  said: string | undefined;
  left: () => void;
};

export const useUnread = (
  unread: string | undefined,
  ref: Ref<HTMLInputElement> | undefined,
): Unread => {
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState(false);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => input.current);
  // Whoever writes it anew after it has read is left to finish.
  if (told && unread === undefined) setTold(false);
  useEffect(() => {
    const form = input.current?.form;
    if (unread === undefined || !form) return;
    // Before React hears of it, so that no form has to know which of its fields read.
    const hold = (event: SubmitEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      setTold(true);
      input.current?.focus();
    };
    form.addEventListener("submit", hold);
    return () => form.removeEventListener("submit", hold);
  }, [unread]);
  return { input, said: told ? unread : undefined, left: () => setTold(unread !== undefined) };
};
