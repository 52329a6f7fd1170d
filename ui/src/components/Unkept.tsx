import type { FC } from "react";
import { useWords } from "@/words/words";
import { Button } from "./parts";

const focus = (it: HTMLElement | null): void => it?.focus();

/** Asks before what was typed is thrown away. Whoever presses on without reading goes on writing. */
export const Unkept: FC<{ onStay: () => void; onLeave: () => void }> = ({ onStay, onLeave }) => {
  const { say } = useWords();
  return (
    <div className="flex wraps">
      <span className="grow" />
      <Button kind="quiet" size="form" onClick={onLeave}>
        {say("throw-typed-away")}
      </Button>
      <Button kind="primary" size="form" ref={focus} onClick={onStay}>
        {say("go-on-writing")}
      </Button>
    </div>
  );
};
