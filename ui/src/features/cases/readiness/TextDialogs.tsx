/** Eurojust's day, where evidence goes, what is said in public, how victims are told. */
import { type FC, useState } from "react";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { DayField, SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import type { RecordProps } from "./RecordDialog";

export const EurojustDialog: FC<RecordProps> = ({ view, onClose }) => {
  const { say } = useWords();
  const today = useDesk().status.today;
  const [on, setOn] = useState(view.eurojust ?? today);
  const command = useCommand("informEurojust", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("record-eurojust")}
      command={command}
      request={() => ({ case: view.case, on: on || null })}
      onClose={onClose}
    >
      <DayField label={say("informed")} value={on} onChange={setOn} />
    </CommandDialog>
  );
};

export const EvidenceDialog: FC<RecordProps> = ({ view, dossier, onClose }) => {
  const { say } = useWords();
  const [storage, setStorage] = useState(view.storage ?? "");
  const [custodian, setCustodian] = useState(view.custodian?.officer ?? "");
  const command = useCommand("setEvidence", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("record-evidence")}
      command={command}
      request={() => ({ case: view.case, storage, custodian: custodian || null })}
      onClose={onClose}
    >
      <TextField label={say("storage")} value={storage} onChange={setStorage} />
      <SelectField
        label={say("custodian")}
        value={custodian}
        onChange={setCustodian}
        choices={dossier.people.map((it) => ({ id: it.officer, name: it.name }))}
        none={say("nobody-yet")}
      />
    </CommandDialog>
  );
};

export const EmbargoDialog: FC<RecordProps & { way: "write" | "agree" }> = ({
  view,
  way,
  onClose,
}) => {
  const { say } = useWords();
  const [text, setText] = useState(view.embargo?.text ?? "");
  const write = useCommand("writeEmbargo", { onSuccess: onClose });
  const agree = useCommand("agreeEmbargo", { onSuccess: onClose });
  if (way === "agree")
    return (
      <CommandDialog
        title={say("record-agree")}
        command={agree}
        request={() => ({ case: view.case, text: view.embargo?.entry ?? "" })}
        onClose={onClose}
      >
        <p className="two t13">{say("agree-hint")}</p>
        <blockquote className="well">{view.embargo?.text}</blockquote>
      </CommandDialog>
    );
  return (
    <CommandDialog
      title={say("record-embargo")}
      command={write}
      request={() => ({ case: view.case, text })}
      onClose={onClose}
    >
      <p className="two t13">{say("embargo-hint")}</p>
      <TextArea label={say("embargo-text")} rows={6} value={text} onChange={setText} required />
    </CommandDialog>
  );
};

export const SafetyDialog: FC<RecordProps> = ({ view, onClose }) => {
  const { say } = useWords();
  const [victims, setVictims] = useState(view.victims ?? "");
  const [special, setSpecial] = useState(view.special ?? "");
  const command = useCommand("setSafety", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("record-safety")}
      command={command}
      request={() => ({ case: view.case, victims, special: view.asksSpecial ? special : null })}
      onClose={onClose}
    >
      <TextArea label={say("victim-plan")} value={victims} onChange={setVictims} />
      {view.asksSpecial && (
        <TextArea label={say("special-handling")} value={special} onChange={setSpecial} />
      )}
    </CommandDialog>
  );
};
