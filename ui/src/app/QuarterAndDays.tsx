/** The quarter and the person-days of a figure that is declared or estimated. */
import type { FC } from "react";
import { SelectField, TextField } from "@/components/fields";
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
      <TextField
        label={say("capacity-days")}
        hint={hint}
        inputMode="numeric"
        pattern={required ? "[0-9]+" : "[0-9]*"}
        value={days}
        onChange={onDays}
        required={required}
      />
    </>
  );
};
