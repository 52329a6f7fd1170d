/** Writing the report, recording that the Board noted it, and going without a confirmation. */
import { type FC, useState } from "react";
import { type AgencyNumbers, labels, type OutcomeView, type PutRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { agencies, totalsLine } from "./figures";

type Props = { outcome: OutcomeView; onClose: () => void };

export const WriteDialog: FC<Props> = ({ outcome, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const [began] = useState(outcome);
  const [from, setFrom] = useState(outcome.from ?? status.today);
  const [last, setLast] = useState(outcome.last ?? status.today);
  const [parts, setParts] = useState(outcome.parts.map((it) => ({ part: it.part, ...it.text })));
  const write = useCommand("writeOutcome", { onSuccess: onClose });
  const set = (at: number, change: Partial<(typeof parts)[number]>): void =>
    setParts(parts.map((it, place) => (place === at ? { ...it, ...change } : it)));
  // What stands as it did when this was opened is not written again: it would settle what somebody else is writing.
  const changed = parts.filter((it, at) => {
    const before = began.parts[at]?.text;
    return it.text !== before?.text || (it.text !== "" && it.tlp !== before.tlp);
  });
  return (
    <CommandDialog
      title={say(outcome.standing === "none" ? "begin-outcome" : "edit-outcome")}
      command={write}
      onClose={onClose}
      request={() => ({
        case: outcome.case,
        ...(from !== began.from && { from }),
        ...(last !== began.last && { last }),
        parts: changed.map((it) => ({ part: it.part, text: { text: it.text, tlp: it.tlp } })),
      })}
    >
      <div className="two-up">
        <TextField
          label={say("first-action-day")}
          hint={say("day-hint")}
          value={from}
          onChange={setFrom}
        />
        <TextField
          label={say("last-action-day")}
          hint={say("day-hint")}
          value={last}
          onChange={setLast}
        />
      </div>
      {parts.map((it, at) => (
        <div key={it.part} className="outcome-part">
          <TextArea
            label={words.heading(it.part)}
            value={it.text}
            onChange={(text) => set(at, { text })}
            rows={2}
          />
          <SelectField
            label={say("part-marking", { part: words.label(it.part) })}
            value={it.tlp}
            onChange={(to) => set(at, { tlp: labels.Tlp.find((tlp) => tlp === to) ?? it.tlp })}
            choices={labels.Tlp.map((id) => ({ id, name: `TLP:${id}` }))}
          />
        </div>
      ))}
    </CommandDialog>
  );
};

export const NoteDialog: FC<Props & { put: PutRow }> = ({ outcome, put, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const [on, setOn] = useState(status.today);
  const [text, setText] = useState("");
  const note = useCommand("noteOutcome", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("note-outcome")}
      command={note}
      onClose={onClose}
      request={() => ({ case: outcome.case, digest: put.digest, on, text })}
    >
      <p className="two t13">{totalsLine(words, put.totals)}</p>
      {put.without.length > 0 && (
        <p className="well w-warn">
          {say("counts-without-of", { agencies: agencies(words, put.without) })}
        </p>
      )}
      <TextField
        label={say("note-outcome-day")}
        hint={say("day-hint")}
        value={on}
        onChange={setOn}
      />
      <TextArea label={say("decision-words")} value={text} onChange={setText} rows={2} required />
    </CommandDialog>
  );
};

type WaiverProps = Props & { row: AgencyNumbers };

/** Going without an agency's confirmation: two persons and a reason, shown wherever the outcome is. */
export const WaiveDialog: FC<WaiverProps> = ({ outcome, row, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const agency = row.agency.toUpperCase();
  const ask = useCommand("askConfirmationWaiver", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("waive-confirmation-of", { agency })}
      verb={say("waive-confirmation")}
      command={ask}
      onClose={onClose}
      request={() => ({ case: outcome.case, agency: row.agency, reason })}
    >
      <p className="well w-warn">{say("waive-confirmation-hint", { agency })}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} required />
    </CommandDialog>
  );
};

export const WaitDialog: FC<WaiverProps & { waiver: string }> = ({
  outcome,
  row,
  waiver,
  onClose,
}) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const end = useCommand("endConfirmationWaiver", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("end-confirmation-waiver-of", { agency: row.agency.toUpperCase() })}
      verb={say("end-confirmation-waiver")}
      command={end}
      onClose={onClose}
      request={() => ({ case: outcome.case, waiver, reason })}
    >
      <TextArea label={say("reason")} value={reason} onChange={setReason} required />
    </CommandDialog>
  );
};
