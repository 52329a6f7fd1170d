import { useState } from "react";

const same = (typed: string): string => typed;

/** What is typed about a value that may be set anew from elsewhere: then that stands there. `means` says which value a text stands for. */
export const useTyped = (
  value: string,
  means: (typed: string) => string = same,
): [string, (typed: string) => void] => {
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    if (means(typed) !== value) setTyped(value);
  }
  return [typed, setTyped];
};
