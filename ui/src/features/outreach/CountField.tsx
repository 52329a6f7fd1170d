import type { FC } from "react";
import { Tick } from "@/components/fields";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";
import type { CountDraft } from "./outreach";

type Props = {
  label: string;
  hint?: string;
  count: CountDraft;
  onChange: (count: CountDraft) => void;
  required?: boolean;
  autoFocus?: boolean;
};

/** A number of people, countries or events, and whether there may be more. */
export const CountField: FC<Props> = ({ count, onChange, ...field }) => {
  const { say } = useWords();
  return (
    <div>
      <WholeField
        {...field}
        value={count.number}
        onChange={(number) => onChange({ ...count, number })}
      />
      <Tick
        label={say("at-least-tick")}
        on={count.atLeast}
        onChange={(atLeast) => onChange({ ...count, atLeast })}
      />
    </div>
  );
};
