/** A consultation of an authority, and the authority itself where the register does not have it yet. */
import { type FC, useState } from "react";
import { type ConsultationRow, labels } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Dialog } from "@/components/Dialog";
import { DayField, SelectField, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import type { RecordProps } from "./RecordDialog";

const NEW = "new";
const judicial = ["prosecutor", "court", "central-authority"] as const;
const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const ConsultationDialog: FC<RecordProps & { row?: ConsultationRow }> = ({
  view,
  row,
  onClose,
}) => {
  const words = useWords();
  const { say, label } = words;
  const today = useDesk().status.today;
  const known = row?.facts;
  const [country, setCountry] = useState(known?.country ?? view.countries[0] ?? "");
  const [authority, setAuthority] = useState(known?.authority ?? "");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<string>("prosecutor");
  const [on, setOn] = useState(known?.on ?? today);
  const [answer, setAnswer] = useState<string>(known?.answer ?? "asked");
  const [instrument, setInstrument] = useState<string>(known?.instrument ?? "eio");
  const [reference, setReference] = useState(known?.reference ?? "");
  const [from, setFrom] = useState(known?.validFrom ?? "");
  const [last, setLast] = useState(row?.last ?? "");
  const register = useAnswer("authorities", {});
  const record = useCommand("recordConsultation", { onSuccess: onClose });
  const enter = useCommand("recordAuthority", { onSuccess: (id) => consult(id) });
  const consult = (id: string) =>
    record.mutate({
      case: view.case,
      consultation: row?.id ?? null,
      facts: {
        country,
        authority: id,
        on,
        answer: labels.Answer.find((it) => it === answer) ?? "asked",
        instrument: labels.Instrument.find((it) => it === instrument) ?? "eio",
        reference: reference || null,
        validFrom: from || null,
        validTo: last ? plus(last, 1) : null,
      },
    });
  const submit = () =>
    authority === NEW
      ? enter.mutate({
          authority: null,
          facts: {
            name,
            kind: judicial.find((it) => it === kind) ?? "prosecutor",
            country,
            person: null,
            contact: null,
            retired: false,
          },
        })
      : consult(authority);
  const choices = (register.data ?? [])
    .filter((it) => it.facts.country === country && !it.facts.retired)
    .map((it) => ({ id: it.id, name: it.facts.name }));
  return (
    <Dialog
      title={say("record-consultation")}
      verb={say("record-consultation")}
      onClose={onClose}
      busy={record.isPending || enter.isPending}
      lacks={authority === "" ? words.heading("authority") : undefined}
      problem={record.error ?? enter.error}
      onSubmit={submit}
    >
      <SelectField
        label={say("column-country")}
        value={country}
        onChange={(it) => {
          setCountry(it);
          setAuthority("");
        }}
        choices={view.countries.map((id) => ({ id, name: words.country(id) }))}
      />
      <SelectField
        label={words.heading("authority")}
        hint={say("authority-hint")}
        value={authority}
        onChange={setAuthority}
        none={say("choose")}
        choices={[...choices, { id: NEW, name: say("new-authority") }]}
      />
      {authority === NEW && (
        <div className="two-up">
          <TextField label={say("its-name")} value={name} onChange={setName} />
          <SelectField
            label={say("what-it-is")}
            value={kind}
            onChange={setKind}
            choices={judicial.map((id) => ({ id, name: label(id) }))}
          />
        </div>
      )}
      <div className="two-up">
        <DayField label={say("consulted-on")} value={on} onChange={setOn} />
        <SelectField
          label={say("its-answer")}
          value={answer}
          onChange={setAnswer}
          choices={labels.Answer.map((id) => ({ id, name: label(id) }))}
        />
        <SelectField
          label={say("instrument")}
          value={instrument}
          onChange={setInstrument}
          choices={labels.Instrument.map((id) => ({ id, name: label(id) }))}
        />
        <TextField label={say("its-reference")} value={reference} onChange={setReference} />
        <DayField label={say("valid-from")} value={from} onChange={setFrom} />
        <DayField
          label={say("valid-last")}
          hint={say("valid-hint")}
          value={last}
          onChange={setLast}
        />
      </div>
    </Dialog>
  );
};
