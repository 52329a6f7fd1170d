import { Check } from "lucide-react";
import type { FC } from "react";
import type { CaseDossier } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { method, projectMethod, proposalStages } from "./labels";

/** The working method as steps: done, now, what the next one still lacks. For a proposal, its way to selection. */
export const Stepper: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const words = useWords();
  const { stage, kind } = dossier.row;
  const proposal = proposalStages.includes(stage);
  const steps: string[] = proposal
    ? [
        "submitted",
        "under-review",
        method.includes(stage) || stage === "submitted" || stage === "under-review"
          ? "selected"
          : stage,
      ]
    : kind === "project"
      ? projectMethod
      : method;
  const now = steps.indexOf(stage);
  const lacks = dossier.next.find((it) => it.way === "on")?.lacks ?? [];
  return (
    <ol className="steps" aria-label={words.say("working-method")}>
      {steps.map((step, at) => {
        const state = at < now ? "done" : at === now ? "now" : at === now + 1 ? "next" : "later";
        const when = dossier.steps.findLast((it) => it.stage === step)?.at;
        return (
          <li key={step} className={state} aria-current={state === "now" ? "step" : undefined}>
            <i className="mark">{state === "done" && <Check aria-hidden />}</i>
            {words.heading(step)}
            <span>
              {state === "next"
                ? lacks.length > 0
                  ? words.say("lacks-n", { count: lacks.length })
                  : words.label(dossier.row.next)
                : when
                  ? words.when(when)
                  : ""}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
