import { useLayoutEffect, useRef, useState } from "react";

type Actions = Record<string, (...args: never[]) => void>;

/** Gives actions that stay the same from one drawing to the next, and do what the last drawing meant by them. */
export const useSteady = <T extends Actions>(actions: T): T => {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const [steady] = useState(
    () =>
      Object.fromEntries(
        Object.keys(actions).map((name) => [
          name,
          (...args: never[]) => latest.current[name]?.(...args),
        ]),
      ) as T,
  );
  return steady;
};
