/** Absences of an officer, and who stands in. */
import { type FC, useState } from "react";
import type { AbsenceRow, OfficerView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

type DialogProps = { view: OfficerView; onClose: () => void };

const useOfficerChoices = (but: string) => {
  const officers = useAnswer("officers", {});
  const words = useWords();
  return (officers.data ?? [])
    .filter((it) => it.id !== but)
    .map((it) => ({
      id: it.id,
      name: `${it.name}, ${it.country ? words.country(it.country) : it.agency}`,
    }));
};

export const Absence: FC<DialogProps> = ({ view, onClose }) => {
  const { say } = useWords();
  const { status } = useDesk();
  const choices = useOfficerChoices(view.officer.id);
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
      <SelectField
        label={say("deputy")}
        value={deputy}
        onChange={setDeputy}
        choices={choices}
        none={say("none")}
      />
    </CommandDialog>
  );
};

export const Deputy: FC<DialogProps & { row: AbsenceRow }> = ({ view, row, onClose }) => {
  const { say } = useWords();
  const choices = useOfficerChoices(view.officer.id);
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
      <SelectField
        label={say("deputy")}
        value={deputy}
        onChange={setDeputy}
        choices={choices}
        none={say("none")}
      />
    </CommandDialog>
  );
};
