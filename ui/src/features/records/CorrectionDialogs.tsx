/** What is said of corrections. */
import { type FC, useState } from "react";
import type { CorrectionRow, UntoldRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { DayField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

type Props = { row: CorrectionRow; onClose: () => void };

export const Acknowledge: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [note, setNote] = useState("");
  const acknowledge = useCommand("acknowledgeCorrection", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("correction-done-title")}
      verb={say("correction-done")}
      command={acknowledge}
      request={() => ({ correction: row.correction, done: true, note })}
      onClose={onClose}
    >
      <p className="two">{say("correction-done-hint")}</p>
      <TextArea label={say("correction-note")} value={note} onChange={setNote} rows={2} />
    </CommandDialog>
  );
};

export const TakeBack: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const back = useCommand("takeBackCorrection", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("correction-take-back-title")}
      verb={say("correction-take-back")}
      command={back}
      request={() => ({ correction: row.correction, reason })}
      onClose={onClose}
    >
      <p className="two">{say("correction-take-back-hint")}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};

export const AddUntold: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [name, setName] = useState("");
  const [on, setOn] = useState("");
  const add = useCommand("addUntold", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("correction-add-title")}
      verb={say("correction-add")}
      command={add}
      request={() => ({ correction: row.correction, name, on: on.trim() })}
      onClose={onClose}
    >
      <TextField label={say("correction-add-name")} value={name} onChange={setName} required />
      <DayField label={say("correction-add-on")} value={on} onChange={setOn} required />
    </CommandDialog>
  );
};

export const TickUntold: FC<Props & { untold: UntoldRow }> = ({ row, untold, onClose }) => {
  const { say } = useWords();
  const [note, setNote] = useState("");
  const tick = useCommand("tickUntold", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("correction-told-title")}
      verb={say("correction-tell")}
      command={tick}
      request={() => ({ correction: row.correction, untold: untold.untold, done: true, note })}
      onClose={onClose}
    >
      <p className="two">{untold.name}</p>
      <TextArea label={say("correction-note")} value={note} onChange={setNote} rows={2} />
    </CommandDialog>
  );
};
