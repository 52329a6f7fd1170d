/** What is said of requests of data subjects. */
import { type FC, useState } from "react";
import { type DataRequestRow, type FoundRow, labels } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { DayField, SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { identifiersIn } from "./identifiers";

type Props = { row: DataRequestRow; onClose: () => void };

export const RecordRequest: FC<{ onClose: () => void }> = ({ onClose }) => {
  const words = useWords();
  const { say } = words;
  const [kind, setKind] = useState<(typeof labels.DataRequestKind)[number]>("ask-access");
  const [reference, setReference] = useState("");
  const [received, setReceived] = useState("");
  const [due, setDue] = useState("");
  const [about, setAbout] = useState("");
  const record = useCommand("recordDataRequest", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("data-request-record")}
      command={record}
      request={() => ({
        kind,
        reference,
        received: received.trim(),
        ...(due.trim() === "" ? {} : { due: due.trim() }),
        about: identifiersIn(about),
      })}
      onClose={onClose}
    >
      <p className="two">{say("data-request-record-hint")}</p>
      <TextField
        label={say("data-request-reference")}
        hint={say("data-request-reference-hint")}
        value={reference}
        onChange={setReference}
        required
      />
      <SelectField
        label={say("data-request-kind")}
        value={kind}
        onChange={(to) => setKind(labels.DataRequestKind.find((it) => it === to) ?? kind)}
        choices={labels.DataRequestKind.map((it) => ({ id: it, name: words.heading(it) }))}
      />
      <DayField
        label={say("data-request-received")}
        value={received}
        onChange={setReceived}
        required
      />
      <TextField
        label={say("data-request-due")}
        hint={say("data-request-due-hint")}
        value={due}
        onChange={setDue}
      />
      <TextArea
        label={say("data-request-identifiers")}
        hint={say("data-request-identifiers-hint")}
        value={about}
        onChange={setAbout}
        rows={3}
        required
      />
    </CommandDialog>
  );
};

export const ChangeDue: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [due, setDue] = useState<string>(row.due);
  const [reason, setReason] = useState("");
  const change = useCommand("changeDataRequestDue", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("data-request-due-change-title")}
      command={change}
      request={() => ({ request: row.request, due: due.trim(), reason })}
      onClose={onClose}
    >
      <DayField label={say("data-request-due")} value={due} onChange={setDue} required />
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};

export const SayOfRequest: FC<Props & { way: "withdraw" | "reopen" }> = ({ row, way, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const withdraw = useCommand("withdrawDataRequest", { onSuccess: onClose });
  const reopen = useCommand("reopenDataRequest", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say(`data-request-${way}-title`)}
      command={way === "withdraw" ? withdraw : reopen}
      request={() => ({ request: row.request, reason })}
      onClose={onClose}
    >
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};

export const AnswerRequest: FC<Props> = ({ row, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [outcome, setOutcome] = useState("");
  const [reason, setReason] = useState("");
  const answer = useCommand("answerDataRequest", { onSuccess: onClose });
  const said = labels.DataRequestOutcome.find((it) => it === outcome);
  return (
    <CommandDialog
      title={say("data-request-answer-title")}
      command={answer}
      request={() => ({ request: row.request, reason, ...(said ? { outcome: said } : {}) })}
      onClose={onClose}
    >
      <p className="two">{say("data-request-answer-hint")}</p>
      {row.kind !== "ask-access" && (
        <SelectField
          label={say("data-request-outcome")}
          value={outcome}
          onChange={setOutcome}
          none=""
          choices={labels.DataRequestOutcome.map((it) => ({ id: it, name: words.heading(it) }))}
        />
      )}
      <TextArea
        label={say("data-request-answer-reason")}
        value={reason}
        onChange={setReason}
        rows={2}
      />
    </CommandDialog>
  );
};

export const Withhold: FC<{ request: string; row: FoundRow; onClose: () => void }> = ({
  request,
  row,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [ground, setGround] =
    useState<(typeof labels.WithholdGround)[number]>("obstructs-inquiries");
  const [reason, setReason] = useState("");
  const decide = useCommand("decideDataRequestRows", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("pack-withhold-title")}
      verb={say("pack-withhold")}
      command={decide}
      request={() => ({ request, rows: [row.row], said: { withheld: ground, reason } })}
      onClose={onClose}
    >
      <SelectField
        label={say("pack-ground")}
        hint={say("pack-ground-hint")}
        value={ground}
        onChange={(to) => setGround(labels.WithholdGround.find((it) => it === to) ?? ground)}
        choices={labels.WithholdGround.map((it) => ({ id: it, name: words.heading(it) }))}
      />
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};
