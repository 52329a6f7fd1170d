/** An application as a form: begun, edited, or brought in for a guest who is here already; and how many places there are. */
import { type FC, useState } from "react";
import {
  type Application,
  type CaseRow,
  labels,
  type OrganisationKind,
  type PlacesView,
} from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CaseField } from "@/app/CaseField";
import { useDesk } from "@/app/desk";
import { CountryField } from "@/components/CountryField";
import { CommandDialog, Dialog } from "@/components/Dialog";
import { type Choice, SelectField, TextArea, TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";
import {
  applicantKinds,
  applicationOf,
  type Draft,
  draftOf,
  keyOf,
  type PaperDraft,
} from "./draft";

type DialogProps = {
  what: "draft" | "bring-in";
  onClose: () => void;
  onDone: (attachment: string) => void;
};

export const ApplicationDialog: FC<DialogProps> = ({ what, onClose, onDone }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [draft, setDraft] = useState<Draft>(draftOf(null, today));
  const [text, setText] = useState("");
  const begin = useCommand("draftAttachment", { onSuccess: onDone });
  const bring = useCommand("bringInAttachment", { onSuccess: onDone });
  const title = say(what === "draft" ? "action-draftAttachment" : "action-bringInAttachment");
  const application = applicationOf(draft);
  return (
    <Dialog
      wide
      title={title}
      verb={title}
      onClose={onClose}
      busy={begin.isPending || bring.isPending}
      problem={begin.error ?? bring.error}
      onSubmit={() =>
        what === "draft" ? begin.mutate({ application }) : bring.mutate({ application, text })
      }
    >
      <Fields draft={draft} onChange={setDraft} />
      {what === "bring-in" && (
        <TextField
          label={say("brought-in-text")}
          hint={say("brought-in-text-hint")}
          value={text}
          onChange={setText}
        />
      )}
    </Dialog>
  );
};

type EditProps = {
  attachment: string;
  application: Application;
  /** The number of its case. */
  caseLabel: string;
  onClose: () => void;
};

export const EditDialog: FC<EditProps> = ({ attachment, application, caseLabel, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [draft, setDraft] = useState<Draft>(draftOf(application, today));
  const edit = useCommand("editAttachment", { onSuccess: onClose });
  return (
    <Dialog
      wide
      title={say("attachment-edit")}
      verb={say("attachment-edit")}
      onClose={onClose}
      busy={edit.isPending}
      problem={edit.error}
      onSubmit={() => edit.mutate({ attachment, application: applicationOf(draft) })}
    >
      <Fields draft={draft} onChange={setDraft} known={{ id: application.case, name: caseLabel }} />
    </Dialog>
  );
};

/** A case that somebody may be attached to. */
export const isSelected = ({ leads }: CaseRow): boolean => leads;

type FieldsProps = {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** The case that the form begins with. */
  known?: Choice | undefined;
};

export const Fields: FC<FieldsProps> = ({ draft, onChange, known }) => {
  const words = useWords();
  const { say } = words;
  const set = (change: Partial<Draft>): void => onChange({ ...draft, ...change });
  return (
    <>
      <CaseField
        label={say("attachment-case")}
        hint={say("attachment-case-hint")}
        value={draft.case}
        onChange={(it) => set({ case: it })}
        fits={isSelected}
        known={known}
        required
      />
      <div className="two-up">
        <TextField
          label={say("attachment-organisation")}
          value={draft.name}
          // The key follows the name until somebody types another.
          onChange={(name) =>
            set(draft.id === keyOf(draft.name) ? { name, id: keyOf(name) } : { name })
          }
          required
        />
        <TextField
          label={say("agency-key")}
          hint={say("agency-key-hint")}
          value={draft.id}
          onChange={(id) => set({ id })}
        />
        <SelectField
          label={say("kind")}
          value={draft.kind}
          onChange={(it) => set({ kind: kindOf(it, draft.kind) })}
          choices={applicantKinds.map((it) => ({ id: it, name: words.heading(it) }))}
        />
        <CountryField
          label={say("column-country")}
          value={draft.country}
          onChange={(country) => set({ country })}
        />
        <TextField
          label={say("attachment-person")}
          value={draft.person}
          onChange={(person) => set({ person })}
          required
        />
        <TextField
          label={say("attachment-email")}
          value={draft.email}
          onChange={(email) => set({ email })}
        />
        <TextField
          label={say("attachment-from")}
          hint={say("day-hint")}
          value={draft.from}
          onChange={(from) => set({ from })}
        />
        <TextField
          label={say("attachment-last-day")}
          hint={say("attachment-last-day-hint")}
          value={draft.last}
          onChange={(last) => set({ last })}
        />
      </div>
      <TextArea
        label={say("attachment-purpose")}
        value={draft.purpose}
        onChange={(purpose) => set({ purpose })}
        rows={3}
        required
      />
      <Papers papers={draft.papers} onChange={(papers) => set({ papers })} />
    </>
  );
};

const kindOf = (said: string, before: OrganisationKind): OrganisationKind =>
  applicantKinds.find((it) => it === said) ?? before;

type PapersProps = { papers: PaperDraft[]; onChange: (papers: PaperDraft[]) => void };

/** Agreement, clearance, undertaking: each with the last day on which it is good. */
const Papers: FC<PapersProps> = ({ papers, onChange }) => {
  const words = useWords();
  const { say } = words;
  const next = Math.max(-1, ...papers.map((it) => it.key)) + 1;
  const change = (key: number, to: Partial<PaperDraft>): void =>
    onChange(papers.map((it) => (it.key === key ? { ...it, ...to } : it)));
  return (
    <fieldset>
      <legend className="lab">{say("attachment-papers")}</legend>
      {papers.map((paper) => (
        <div className="three-up" key={paper.key}>
          <SelectField
            label={say("paper-kind")}
            value={paper.kind}
            onChange={(it) =>
              change(paper.key, {
                kind: labels.PaperKind.find((known) => known === it) ?? paper.kind,
              })
            }
            choices={labels.PaperKind.map((it) => ({ id: it, name: words.heading(it) }))}
          />
          <TextField
            label={say("paper-title")}
            value={paper.title}
            onChange={(title) => change(paper.key, { title })}
          />
          <TextField
            label={say("paper-until")}
            hint={say("day-hint")}
            value={paper.until}
            onChange={(until) => change(paper.key, { until })}
          />
        </div>
      ))}
      <Button
        onClick={() =>
          onChange([...papers, { key: next, kind: "agreement", title: "", until: "" }])
        }
      >
        {say("paper-add")}
      </Button>
    </fieldset>
  );
};

export const PlacesDialog: FC<{ places: PlacesView; onClose: () => void }> = ({
  places,
  onClose,
}) => {
  const { say } = useWords();
  const [count, setCount] = useState(String(places.count || ""));
  const [most, setMost] = useState(places.mostDays === null ? "" : String(places.mostDays));
  const set = useCommand("setPlaces", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("action-setPlaces")}
      command={set}
      request={() => ({
        count: Number(count),
        ...(most.trim() && { mostDays: Number(most) }),
      })}
      onClose={onClose}
    >
      <WholeField
        label={say("places-count")}
        hint={say("places-count-hint")}
        value={count}
        onChange={setCount}
        autoFocus
      />
      <WholeField
        label={say("places-longest")}
        hint={say("places-longest-hint")}
        value={most}
        onChange={setMost}
      />
    </CommandDialog>
  );
};
