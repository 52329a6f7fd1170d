/** Which days are counted, and as of which day. */
import { type FC, type ReactNode, useState } from "react";
import type { Statistics } from "@/api/generated/api";
import type { StatisticsSearch } from "@/app/search";
import { TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { isDay } from "@/words/days";
import { useWords } from "@/words/words";

type Days = Pick<StatisticsSearch, "from" | "last" | "asOf">;
type Props = { shown: Statistics; onChange: (to: Days) => void; children: ReactNode };

/** Whether the desk can be asked for these days. */
const isPeriod = ({ from = "", last = "", asOf = "" }: Days): boolean =>
  [from, last, asOf].every(isDay) &&
  from <= last &&
  Number(last.slice(0, 4)) - Number(from.slice(0, 4)) < 60;

export const PeriodBar: FC<Props> = ({ shown, onChange, children }) => {
  const { say } = useWords();
  const [from, setFrom] = useState(shown.from);
  const [last, setLast] = useState(shown.last);
  const [asOf, setAsOf] = useState(shown.asOf);
  const [wrong, setWrong] = useState(false);
  const fault = wrong ? say("statistics-period-wrong") : undefined;
  return (
    <form
      className="bar bar-wrap st-period"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const asked = { from: from.trim(), last: last.trim(), asOf: asOf.trim() };
        setWrong(!isPeriod(asked));
        if (isPeriod(asked)) onChange(asked);
      }}
    >
      <TextField label={say("statistics-from")} value={from} onChange={setFrom} fault={fault} />
      <TextField label={say("statistics-last")} value={last} onChange={setLast} />
      <TextField label={say("as-of")} value={asOf} onChange={setAsOf} />
      <Button submit>{say("show")}</Button>
      {children}
    </form>
  );
};
