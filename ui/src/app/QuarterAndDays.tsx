/** The quarter and the person-days of a figure that is declared or estimated. */
import type { FC } from "react";
import { SelectField } from "@/components/fields";
import { WholeField } from "@/components/ReadField";
import { quarterName } from "@/words/quarter";
import { useWords } from "@/words/words";

export const QuarterAndDays: FC<{
  quarters: readonly string[];
  quarter: string;
  onQuarter: (quarter: string) => void;
  days: string;
  onDays: (days: string) => void;
  hint: string;
  required?: boolean;
}> = ({ quarters, quarter, onQuarter, days, onDays, hint, required = false }) => {
  const words = useWords();
  const { say } = words;
  return (
    <>
      <SelectField
        label={say("quarter")}
        value={quarter}
        onChange={onQuarter}
        choices={quarters.map((it) => ({ id: it, name: quarterName(words, it) }))}
      />
      <WholeField
        label={say("capacity-days")}
        hint={hint}
        value={days}
        onChange={onDays}
        required={required}
      />
    </>
  );
};
