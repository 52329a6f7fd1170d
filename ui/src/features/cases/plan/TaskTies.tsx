/** What a task waits for and what waits for it. A circle is refused with its path. */
import { X } from "lucide-react";
import { type FC, useState } from "react";
import { labels, type Neighbour, type PlanView, type TaskView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { SelectField } from "@/components/fields";
import { Button } from "@/components/parts";
import { DecimalField } from "@/components/ReadField";
import { ProblemNote } from "@/components/states";
import { readDecimal } from "@/words/decimal";
import { useWords } from "@/words/words";

const DAY = 1440;

export const TaskTies: FC<{ view: TaskView; plan: PlanView }> = ({ view, plan }) => {
  const words = useWords();
  const { say } = words;
  const [other, setOther] = useState("");
  const [tie, setTie] = useState("finish-start");
  const [lag, setLag] = useState("0");
  const add = useCommand("tieTask", { onSuccess: () => setOther("") });
  const remove = useCommand("untieTask");
  const task = view.row.id;
  const problem = add.error ?? remove.error;
  const read = readDecimal(lag);
  const days = "value" in read ? Number(read.value) : null;
  const bind = () =>
    add.mutate({
      task,
      need: {
        task: other,
        tie: labels.Tie.find((it) => it === tie) ?? "finish-start",
        lag: Math.round((days ?? 0) * DAY),
      },
    });
  return (
    <fieldset>
      <legend className="lab">{say("waits-for")}</legend>
      <ul className="lines t13">
        {view.needs.map((need) => (
          <li key={need.task}>
            <span className="grow cut">{need.title}</span>
            <span className="when">{tieSaid(need, words)}</span>
            <Button
              kind="icon"
              may={view.may}
              aria-label={say("untie", { title: need.title })}
              title={say("untie", { title: need.title })}
              onClick={() => remove.mutate({ task, other: need.task })}
            >
              <X className="i12" aria-hidden />
            </Button>
          </li>
        ))}
        {view.neededBy.map((need) => (
          <li key={`by-${need.task}`}>
            <span className="grow cut two">{say("is-waited-for", { title: need.title })}</span>
            <span className="when">{tieSaid(need, words)}</span>
          </li>
        ))}
      </ul>
      <div className="two-up">
        <SelectField
          label={say("other-task")}
          value={other}
          onChange={setOther}
          none={say("choose")}
          choices={plan.tasks
            .filter((it) => it.id !== task)
            .map((it) => ({ id: it.id, name: it.title }))}
        />
        <SelectField
          label={say("tie-how")}
          value={tie}
          onChange={setTie}
          choices={labels.Tie.map((it) => ({ id: it, name: words.label(it) }))}
        />
        <DecimalField label={say("tie-lag")} value={lag} onChange={setLag} required />
      </div>
      {problem && <ProblemNote problem={problem} />}
      <Button
        may={view.may}
        disabled={other === "" || days === null || add.isPending}
        onClick={bind}
      >
        {say("tie-verb")}
      </Button>
    </fieldset>
  );
};

const tieSaid = (need: Neighbour, { label, say, number }: ReturnType<typeof useWords>): string =>
  need.lag === 0
    ? label(need.tie)
    : say("tie-with-lag", { tie: label(need.tie), days: number(need.lag / DAY) });
