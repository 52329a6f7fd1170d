/** Values that did not know of each other: all are kept until somebody who sees them sets the field again. */
import { type FC, useId } from "react";
import type { Conflict, May, Problem } from "@/api/generated/api";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { sidesOf } from "./sides";

type Props = {
  conflict: Conflict;
  may: May;
  busy: boolean;
  problem: Problem | null;
  /** A value of the field as the screen says it. */
  said: (value: unknown) => string;
  onSettle: (value: unknown) => void;
};

export const SettleCard: FC<Props> = ({ conflict, may, busy, problem, said, onSettle }) => {
  const words = useWords();
  const { say } = words;
  const title = useId();
  return (
    <section className="conflict sec" aria-labelledby={title}>
      <header>
        <h2 id={title}>{say("conflict-in", { field: words.heading(conflict.field) })}</h2>
        <p className="two">{say("conflict-hint")}</p>
      </header>
      <ul className="conflict-sides">
        {sidesOf(conflict, words).map((side) => (
          <li key={`${side.by} ${side.at}`}>
            <p className="two">
              {side.whose}
              {side.isShown && <span className="conflict-shown">{say("conflict-shown")}</span>}
            </p>
            <p className="conflict-value">{said(side.value)}</p>
            <Button may={may} disabled={busy} onClick={() => onSettle(side.value)}>
              {side.verb}
            </Button>
          </li>
        ))}
      </ul>
      {(conflict.both !== null || problem) && (
        <footer>
          {conflict.both !== null && (
            <Button may={may} disabled={busy} onClick={() => onSettle(conflict.both)}>
              {say("keep-all", { count: conflict.others.length + 1 })}
            </Button>
          )}
          {problem && <ProblemNote problem={problem} />}
        </footer>
      )}
    </section>
  );
};
