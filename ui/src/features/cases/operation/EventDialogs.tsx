/** What is said of an event later: a correction, that it did not happen, what became of the people. */
import { type FC, useState } from "react";
import { type CounterBoard, type CounterRow, labels } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";
import { FigureFields, figureTyped, measureOf, type Typed } from "./FigureFields";

type Props = { row: CounterRow; onClose: () => void };

const Reason: FC<{ value: string; onChange: (value: string) => void }> = ({ value, onChange }) => {
  const { say } = useWords();
  return <TextArea label={say("reason")} value={value} onChange={onChange} rows={2} required />;
};

export const CorrectEvent: FC<Props & { board: CounterBoard }> = ({ row, board, onClose }) => {
  const { say } = useWords();
  const before = row.figure ?? row.rivals.find((rival) => rival.figure)?.figure ?? null;
  const [typed, setTyped] = useState<Typed>({
    kind: before?.kind ?? "arrest",
    quantity: before?.quantity ?? "",
    unit: before?.unit ?? "",
    country: before?.country ?? "",
    atLeast: before?.bound === "at-least",
    reference: before?.reference ?? "",
  });
  const [reason, setReason] = useState("");
  const correct = useCommand("correctCounter", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("correct-event-title")}
      verb={say("correct-event")}
      command={correct}
      onClose={onClose}
      request={() => ({
        counter: row.id,
        figure: figureTyped(typed, measureOf(board, typed.kind)),
        reason,
      })}
    >
      <FigureFields board={board} typed={typed} onChange={setTyped} />
      <Reason value={reason} onChange={setReason} />
    </CommandDialog>
  );
};

export const TakeBackEvent: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const takeBack = useCommand("takeBackCounter", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("take-back-event-title")}
      verb={say("take-back-event")}
      command={takeBack}
      onClose={onClose}
      request={() => ({ counter: row.id, reason })}
    >
      <p className="two t13">{say("take-back-event-hint")}</p>
      <Reason value={reason} onChange={setReason} />
    </CommandDialog>
  );
};

export const FollowArrest: FC<Props> = ({ row, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const [outcome, setOutcome] = useState<(typeof labels.Prosecution)[number]>("charged");
  const [people, setPeople] = useState("1");
  const [on, setOn] = useState(status.today);
  const [text, setText] = useState("");
  const follow = useCommand("recordProsecution", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("follow-arrest-title")}
      verb={say("add")}
      command={follow}
      onClose={onClose}
      request={() => ({ counter: row.id, outcome, people: Number(people), on, text })}
    >
      <SelectField
        label={say("follow-outcome")}
        value={outcome}
        onChange={(value) => setOutcome(labels.Prosecution.find((it) => it === value) ?? outcome)}
        choices={labels.Prosecution.map((id) => ({ id, name: words.heading(id) }))}
      />
      <div className="two-up">
        <WholeField label={say("follow-people")} value={people} onChange={setPeople} required />
        <TextField label={say("follow-on")} hint={say("day-hint")} value={on} onChange={setOn} />
      </div>
      <TextField label={say("follow-text")} value={text} onChange={setText} />
    </CommandDialog>
  );
};
