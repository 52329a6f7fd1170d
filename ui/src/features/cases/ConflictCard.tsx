import { type FC, useId } from "react";
import type { CaseDossier, Conflict } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { inWords, settling, sidesOf } from "./conflicts";

/** Values that did not know of each other: all are kept until somebody who sees them sets the field again. */
export const ConflictCard: FC<{ dossier: CaseDossier; conflict: Conflict }> = ({
  dossier,
  conflict,
}) => {
  const words = useWords();
  const { say } = words;
  const title = useId();
  const edit = useCommand("editCase");
  const order = useCommand("orderCase");
  const busy = edit.isPending || order.isPending;
  const settle = (value: unknown): void => {
    const request = settling(dossier.row.id, conflict.field, value, say("settled"));
    if ("order" in request) order.mutate(request);
    else edit.mutate(request);
  };
  const problem = edit.error ?? order.error;
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
            <p className="conflict-value">{inWords(conflict.field, side.value, words)}</p>
            <Button may={dossier.may.edit} disabled={busy} onClick={() => settle(side.value)}>
              {side.verb}
            </Button>
          </li>
        ))}
      </ul>
      {(conflict.both !== null || problem) && (
        <footer>
          {conflict.both !== null && (
            <Button may={dossier.may.edit} disabled={busy} onClick={() => settle(conflict.both)}>
              {say("keep-all", { count: conflict.others.length + 1 })}
            </Button>
          )}
          {problem && <ProblemNote problem={problem} />}
        </footer>
      )}
    </section>
  );
};
