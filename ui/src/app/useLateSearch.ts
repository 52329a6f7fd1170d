/** What is typed or moved through shows at once, and stands in the address a short while after the last key. */
import { useRouter } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useSteady } from "@/components/useSteady";

/** Who types or holds a key down does not stop for so long. */
export const SHORTLY = 200;

/** What was said last of the parts that come late, and whether the address has been told. */
type Ahead<T> = { parts: Partial<T>; told: boolean };

/**
 * Gives what the address holds, with what it is about to hold; and how to change that. A field that were bound to the address itself would get
 * its letters back a moment late, and the caret with them at the end. A change of anything but `late` parts is written at once, with those that
 * wait. Where the address moves otherwise, by a link or the way back, that is what holds.
 */
export const useLateSearch = <T extends object>(
  held: T,
  late: readonly (keyof T)[],
  write: (to: Partial<T>) => void,
): [T, (to: Partial<T>) => void] => {
  const { history } = useRouter();
  const [ahead, setAhead] = useState<Ahead<T>>({ parts: {}, told: true });
  const own = useRef(false);
  useEffect(
    () =>
      history.subscribe(() => {
        if (!own.current) setAhead({ parts: {}, told: true });
      }),
    [history],
  );
  const on = useSteady({
    tell: (to: Partial<T>) => {
      own.current = true;
      write(to);
      own.current = false;
    },
    change: (to: Partial<T>) => {
      const all = { ...ahead.parts, ...to };
      const parts = { ...all };
      let told = false;
      for (const key in parts)
        if (!late.includes(key)) {
          delete parts[key];
          told = true;
        }
      setAhead({ parts, told });
      if (told) on.tell(all);
    },
  });
  useEffect(() => {
    if (ahead.told) return;
    const timer = setTimeout(() => {
      on.tell(ahead.parts);
      setAhead({ ...ahead, told: true });
    }, SHORTLY);
    return () => clearTimeout(timer);
  }, [ahead, on]);
  const shown = useMemo(() => ({ ...held, ...ahead.parts }), [held, ahead.parts]);
  return [shown, on.change];
};
