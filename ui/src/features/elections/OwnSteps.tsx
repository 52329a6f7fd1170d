import { useMutation } from "@tanstack/react-query";
import { type FC, useEffect, useRef, useState } from "react";
import type { ElectionView, OwnStep, Problem } from "@/api/generated/api";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { TypedWord } from "@/components/TypedWord";
import { useWords, type Words } from "@/words/words";
import { lotName, officeName } from "./names";
import { StepDialog } from "./StepDialogs";
import { isDialogued, isWorded, takeStep } from "./steps";

type Props = {
  view: ElectionView;
  /** Whether the screen's one filled button stands elsewhere. */
  quiet: boolean;
  onBallot: () => void;
};

/** What a step is about: the round, the office, the lot. */
const about = (words: Words, view: ElectionView, step: OwnStep): string | null => {
  const round = step.ballot && view.rounds.find((it) => it.ballot === step.ballot);
  if (round)
    return words.say("office-round", {
      office: officeName(words, view.rules, round.office),
      round: round.number,
    });
  if (step.office) return officeName(words, view.rules, step.office);
  return step.set ? lotName(words, view.rules, step.set) : null;
};

const keyOf = (step: OwnStep): string =>
  [step.command, step.ballot, step.office, step.set].filter(Boolean).join(" ");

/** Yours to do now: each step with what it does and what cannot be changed after it. */
export const OwnSteps: FC<Props> = ({ view, quiet, onBallot }) => {
  const words = useWords();
  const { say } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState<OwnStep | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const finish = (step: OwnStep): void => {
    setAsked(null);
    setDone(say("step-taken", { what: say(`election-step-${step.command}`) }));
  };
  // The button that was pressed goes with its step: who works by keys goes on from the heading.
  useEffect(() => {
    if (done) heading.current?.focus();
  }, [done]);
  const take = useMutation<unknown, Problem, OwnStep>({
    mutationFn: (step) => takeStep(view.row.id, step),
    onSuccess: (_, step) => finish(step),
  });
  const press = (step: OwnStep): void => {
    setDone(null);
    if (step.command === "castBallot") onBallot();
    else if (isDialogued(step.command) || isWorded(step.command)) {
      take.reset();
      setAsked(step);
    } else take.mutate(step);
  };
  return (
    <section className="own-steps" aria-labelledby="own-steps">
      <h2 className="h" id="own-steps" tabIndex={-1} ref={heading}>
        {say("yours-now")}
      </h2>
      <p role="status" className="two t13">
        {done}
      </p>
      {view.ownSteps.length === 0 && <p className="two">{say("yours-nothing")}</p>}
      <ul>
        {view.ownSteps.map((step) => {
          const what = about(words, view, step);
          return (
            <li key={keyOf(step)}>
              <Button
                kind={!quiet && step === view.ownSteps[0] ? "primary" : "plain"}
                size="form"
                disabled={take.isPending}
                onClick={() => press(step)}
              >
                {say(`election-step-${step.command}`)}
                {what && <span className="sr"> {what}</span>}
              </Button>
              {what && <p className="t13 mid">{what}</p>}
              <p className="hint">{say(`election-hint-${step.command}`)}</p>
              {step.until !== null && (
                <p className="hint num">
                  {say("until-moment", { when: words.moment(step.until) })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {take.error && !asked && <ProblemNote problem={take.error} />}
      {asked && isWorded(asked.command) && (
        <TypedWord
          title={say(`election-step-${asked.command}`)}
          warning={say(`election-hint-${asked.command}`)}
          verb={say(`election-step-${asked.command}`)}
          word={say(`election-word-${asked.command}`)}
          command={{
            mutate: () => take.mutate(asked),
            isPending: take.isPending,
            error: take.error,
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked && isDialogued(asked.command) && (
        <StepDialog
          view={view}
          step={asked}
          onDone={() => finish(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
};
