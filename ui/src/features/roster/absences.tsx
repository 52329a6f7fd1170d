/** Absences of an officer, and who stands in. */
import { type FC, useState } from "react";
import type { AbsenceRow, OfficerView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

type DialogProps = { view: OfficerView; onClose: () => void };

/** Names the officer who stands in: any but the one who is away. */
const DeputyField: FC<{ but: string; value: string; onChange: (officer: string) => void }> = ({
  but,
  value,
  onChange,
}) => {
  const words = useWords();
  const officers = useAnswer("officers", {});
  const others = (officers.data ?? []).filter((it) => it.id !== but);
  return (
    <SelectField
      label={words.say("deputy")}
      value={value}
      onChange={onChange}
      choices={others.map((it) => ({
        id: it.id,
        name: `${it.name}, ${it.country ? words.country(it.country) : it.agency}`,
      }))}
      none={words.say("none")}
    />
  );
};

export const Absence: FC<DialogProps> = ({ view, onClose }) => {
  const { say } = useWords();
  const { status } = useDesk();
  const [from, setFrom] = useState(status.today);
  const [to, setTo] = useState("");
  const [deputy, setDeputy] = useState("");
  const record = useCommand("recordAbsence", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("announce-absence")}
      command={record}
      onClose={onClose}
      request={() => ({ officer: view.officer.id, from, to, deputy: deputy || null })}
    >
      <div className="two-up">
        <TextField
          label={say("first-day-away")}
          hint={say("day-hint")}
          value={from}
          onChange={setFrom}
          autoFocus
        />
        <TextField
          label={say("day-of-return")}
          hint={say("day-hint")}
          value={to}
          onChange={setTo}
        />
      </div>
      <DeputyField but={view.officer.id} value={deputy} onChange={setDeputy} />
    </CommandDialog>
  );
};

export const Deputy: FC<DialogProps & { row: AbsenceRow }> = ({ view, row, onClose }) => {
  const { say } = useWords();
  const [deputy, setDeputy] = useState(row.absence.deputy ?? "");
  const name = useCommand("nameDeputy", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("name-deputy")}
      command={name}
      onClose={onClose}
      request={() => ({
        officer: view.officer.id,
        absence: row.absence.id,
        deputy: deputy || null,
      })}
    >
      <DeputyField but={view.officer.id} value={deputy} onChange={setDeputy} />
    </CommandDialog>
  );
};
