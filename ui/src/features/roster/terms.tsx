/** Fields that every post has: its duty and its term. */
import type { FC } from "react";
import type { Duty } from "@/api/generated/api";
import { SelectField, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { grantable } from "./duties";

export const DutyField: FC<{ duty: Duty; onChange: (duty: Duty) => void }> = ({
  duty,
  onChange,
}) => {
  const words = useWords();
  return (
    <SelectField
      label={words.heading("duty")}
      value={duty}
      onChange={(it) => onChange(grantable.find((known) => known === it) ?? duty)}
      choices={grantable.map((it) => ({ id: it, name: words.heading(it) }))}
    />
  );
};

/** Says that the duty is only proposed by this, and who seconds it. */
export const TakesTwo: FC = () => <p className="well">{useWords().say("takes-two-hint")}</p>;

type Term = {
  from: string;
  to: string;
  onFrom: (day: string) => void;
  onTo: (day: string) => void;
};

export const TermFields: FC<Term> = ({ from, to, onFrom, onTo }) => {
  const { say } = useWords();
  return (
    <div className="two-up">
      <TextField label={say("first-day")} hint={say("day-hint")} value={from} onChange={onFrom} />
      <TextField
        label={say("first-day-without")}
        hint={say("open-end-hint")}
        value={to}
        onChange={onTo}
      />
    </div>
  );
};
