/** An action point of the Board and the plan of its case: one press takes it in; after that, how far its task is. */
import type { FC } from "react";
import type { ActionRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { CaseLink } from "./links";

export const PlanActionPoint: FC<{ action: ActionRow }> = ({ action }) => {
  const words = useWords();
  const { say } = words;
  const plan = useCommand("planActionPoint");
  const { on, meeting, point } = action;
  if (on === null) return null;
  if (on.task !== null && !on.mayPlan.ok)
    return (
      <CaseLink id={on.case} tab="plan" className="link">
        {say("action-in-plan", { label: on.label })}
        {on.status && `: ${words.label(on.status)}`}
      </CaseLink>
    );
  if (action.done) return null;
  return (
    <>
      <Button
        may={on.mayPlan}
        disabled={plan.isPending}
        onClick={() => plan.mutate({ meeting, point })}
      >
        {say("action-into-plan", { label: on.label })}
      </Button>
      {plan.error && <ProblemNote problem={plan.error} />}
    </>
  );
};
