import type { FC } from "react";
import type { CaseDossier, Conflict } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { inWords, settling } from "./conflicts";

/** Two values that did not know of each other: both are kept until somebody who sees both sets the field again. */
export const ConflictCard: FC<{ dossier: CaseDossier; conflict: Conflict }> = ({
  dossier,
  conflict,
}) => {
  const words = useWords();
  const { say } = words;
  const edit = useCommand("editCase");
  const order = useCommand("orderCase");
  const settle = (value: unknown): void => {
    const request = settling(dossier.row.id, conflict.field, value, say("settled"));
    if ("order" in request) order.mutate(request);
    else edit.mutate(request);
  };
  const problem = edit.error ?? order.error;
  const [first] = conflict.others;
  if (!first) return null;
  return (
    <div
      className="conflict sec"
      role="group"
      aria-label={say("conflict-in", { field: words.label(conflict.field) })}
    >
      <div className="conflict-sides">
        <div>
          <p className="three t12">
            {say("conflict-shown", {
              who: conflict.shown.by,
              when: words.moment(conflict.shown.at),
            })}
          </p>
          <p>
            {words.heading(conflict.field)}{" "}
            <b>{inWords(conflict.field, conflict.shown.value, words)}</b>
          </p>
        </div>
        <div>
          <p className="three t12">
            {say("conflict-other", { who: first.by, when: words.moment(first.at) })}
          </p>
          <p>
            {words.heading(conflict.field)} <b>{inWords(conflict.field, first.value, words)}</b>
          </p>
        </div>
      </div>
      <footer>
        <Button kind="primary" may={dossier.may.edit} onClick={() => settle(conflict.shown.value)}>
          {say("keep-shown")}
        </Button>
        <Button may={dossier.may.edit} onClick={() => settle(first.value)}>
          {say("keep-other")}
        </Button>
        {problem && <ProblemNote problem={problem} />}
      </footer>
    </div>
  );
};
