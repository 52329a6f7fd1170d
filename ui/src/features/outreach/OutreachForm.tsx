/** An event as a form: recorded, or changed. */
import { type FC, useState } from "react";
import { labels, type OutreachFacts } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CountriesField } from "@/components/CountryField";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField, Ticks } from "@/components/fields";
import { useWords } from "@/words/words";
import { CountField } from "./CountField";
import { dayChoices, factsOf, type OutreachDraft, outreachDraftOf } from "./outreach";

type RecordProps = { onClose: () => void; onDone: (outreach: string) => void };

export const RecordOutreachDialog: FC<RecordProps> = ({ onClose, onDone }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [draft, setDraft] = useState(outreachDraftOf(null, today));
  const record = useCommand("recordOutreach", { onSuccess: onDone });
  return (
    <Dialog
      wide
      title={say("action-recordOutreach")}
      verb={say("action-recordOutreach")}
      onClose={onClose}
      busy={record.isPending}
      problem={record.error}
      onSubmit={() => record.mutate({ facts: factsOf(draft) })}
    >
      <OutreachFields draft={draft} onChange={setDraft} />
    </Dialog>
  );
};

type ChangeProps = { outreach: string; facts: OutreachFacts; onClose: () => void };

export const ChangeOutreachDialog: FC<ChangeProps> = ({ outreach, facts, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [draft, setDraft] = useState(outreachDraftOf(facts, today));
  const change = useCommand("changeOutreach", { onSuccess: onClose });
  return (
    <Dialog
      wide
      title={say("outreach-change")}
      verb={say("outreach-change")}
      onClose={onClose}
      busy={change.isPending}
      problem={change.error}
      onSubmit={() => change.mutate({ outreach, facts: factsOf(draft) })}
    >
      <OutreachFields draft={draft} onChange={setDraft} />
    </Dialog>
  );
};

type FieldsProps = { draft: OutreachDraft; onChange: (draft: OutreachDraft) => void };

const OutreachFields: FC<FieldsProps> = ({ draft, onChange }) => {
  const words = useWords();
  const { say } = words;
  const set = (change: Partial<OutreachDraft>): void => onChange({ ...draft, ...change });
  return (
    <>
      <TextField
        label={say("column-title")}
        value={draft.title}
        onChange={(title) => set({ title })}
        required
        autoFocus
      />
      <div className="two-up">
        <SelectField
          label={say("kind")}
          value={draft.kind}
          onChange={(kind) =>
            set({ kind: labels.OutreachKind.find((it) => it === kind) ?? draft.kind })
          }
          choices={labels.OutreachKind.map((it) => ({ id: it, name: words.heading(it) }))}
        />
        <SelectField
          label={say("outreach-days-are")}
          value={draft.known}
          onChange={(known) => set({ known: dayChoices.find((it) => it === known) ?? draft.known })}
          choices={dayChoices.map((it) => ({ id: it, name: say(`outreach-days-${it}`) }))}
        />
        {draft.known !== "unknown" && (
          <>
            <TextField
              label={say("outreach-first")}
              hint={say("day-hint")}
              value={draft.from}
              onChange={(from) => set({ from })}
              required
            />
            <TextField
              label={say("outreach-last")}
              hint={say("outreach-last-hint")}
              value={draft.last}
              onChange={(last) => set({ last })}
            />
          </>
        )}
        <TextField
          label={say("outreach-place")}
          value={draft.place}
          onChange={(place) => set({ place })}
        />
        <CountriesField
          label={say("outreach-countries")}
          hint={say("outreach-countries-hint")}
          value={draft.countries}
          onChange={(countries) => set({ countries })}
          required={draft.kind === "roadshow"}
        />
        <TextField
          label={say("outreach-organiser")}
          hint={say("outreach-organiser-hint")}
          value={draft.organiser}
          onChange={(organiser) => set({ organiser })}
        />
        <TextField
          label={say("outreach-languages")}
          hint={say("languages-hint")}
          value={draft.languages}
          onChange={(languages) => set({ languages })}
        />
        <Ticks
          legend={say("outreach-for")}
          choices={labels.OutreachAudience.map((it) => ({ id: it, name: words.heading(it) }))}
          chosen={draft.audience}
          onChange={(audience) => set({ audience })}
        />
        <CountField
          label={say("outreach-events")}
          hint={say("outreach-events-hint")}
          count={draft.events}
          onChange={(events) => set({ events })}
        />
      </div>
      <TextArea
        label={say("outreach-materials")}
        hint={say("outreach-materials-hint")}
        value={draft.materials}
        onChange={(materials) => set({ materials })}
        rows={2}
      />
    </>
  );
};
