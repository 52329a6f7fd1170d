/** An occasional contribution as a form: recorded, or edited while it waits for its sponsor. */
import { type FC, useState } from "react";
import type { OfferFacts, OfferRow, OfferSponsor } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CaseField } from "@/app/CaseField";
import { useDesk } from "@/app/desk";
import { CountryField } from "@/components/CountryField";
import { Dialog } from "@/components/Dialog";
import { type Choice, SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { isSelected } from "./ApplicationForm";
import { applicantKinds, keyOf } from "./draft";
import { caseOf, factsOf, type OfferDraft, offerDraftOf } from "./offer";

type RecordProps = {
  sponsors: OfferSponsor[];
  onClose: () => void;
  onDone: (offer: string) => void;
};

export const RecordDialog: FC<RecordProps> = ({ sponsors, onClose, onDone }) => {
  const { say } = useWords();
  const { today, me } = useDesk().status;
  const self = sponsors.find((it) => it.officer === me?.officer)?.officer ?? "";
  const [draft, setDraft] = useState(offerDraftOf(null, today, self));
  const record = useCommand("recordOffer", { onSuccess: onDone });
  return (
    <Dialog
      wide
      title={say("action-recordOffer")}
      verb={say("action-recordOffer")}
      onClose={onClose}
      busy={record.isPending}
      problem={record.error}
      onSubmit={() => record.mutate({ facts: factsOf(draft) })}
    >
      <OfferFields draft={draft} sponsors={sponsors} onChange={setDraft} />
    </Dialog>
  );
};

type EditProps = {
  row: OfferRow;
  facts: OfferFacts;
  sponsors: OfferSponsor[];
  onClose: () => void;
};

export const EditOfferDialog: FC<EditProps> = ({ row, facts, sponsors, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [draft, setDraft] = useState(offerDraftOf(facts, today, ""));
  const edit = useCommand("editOffer", { onSuccess: onClose });
  return (
    <Dialog
      wide
      title={say("offer-edit")}
      verb={say("offer-edit")}
      onClose={onClose}
      busy={edit.isPending}
      problem={edit.error}
      onSubmit={() => edit.mutate({ offer: row.id, facts: factsOf(draft) })}
    >
      <OfferFields draft={draft} sponsors={sponsors} onChange={setDraft} known={caseOf(row)} />
    </Dialog>
  );
};

type FieldsProps = {
  /** The case that the form begins with. */
  known?: Choice | undefined;
  draft: OfferDraft;
  sponsors: OfferSponsor[];
  onChange: (draft: OfferDraft) => void;
};

const OfferFields: FC<FieldsProps> = ({ draft, sponsors, onChange, known }) => {
  const words = useWords();
  const { say } = words;
  const set = (change: Partial<OfferDraft>): void => onChange({ ...draft, ...change });
  return (
    <>
      <div className="two-up">
        <TextField
          label={say("offer-who")}
          value={draft.name}
          // The key follows the name until somebody types another.
          onChange={(name) =>
            set(draft.id === keyOf(draft.name) ? { name, id: keyOf(name) } : { name })
          }
          required
          autoFocus
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
          onChange={(kind) =>
            set({ kind: applicantKinds.find((known) => known === kind) ?? draft.kind })
          }
          choices={applicantKinds.map((it) => ({ id: it, name: words.heading(it) }))}
        />
        <CountryField
          label={say("column-country")}
          value={draft.country}
          onChange={(country) => set({ country })}
        />
        <TextField
          label={say("offer-person")}
          value={draft.person}
          onChange={(person) => set({ person })}
        />
        <TextField
          label={say("attachment-email")}
          value={draft.email}
          onChange={(email) => set({ email })}
        />
      </div>
      <TextArea
        label={say("offer-what")}
        hint={say("offer-what-hint")}
        value={draft.offered}
        onChange={(offered) => set({ offered })}
        rows={3}
        required
      />
      <div className="two-up">
        <TextField
          label={say("offer-legal-basis")}
          hint={say("offer-legal-basis-hint")}
          value={draft.legalBasis}
          onChange={(legalBasis) => set({ legalBasis })}
          required
        />
        <TextField
          label={say("offer-on")}
          hint={say("day-hint")}
          value={draft.on}
          onChange={(on) => set({ on })}
        />
        <CaseField
          label={say("attachment-case")}
          hint={say("offer-case-hint")}
          value={draft.case}
          onChange={(it) => set({ case: it })}
          fits={isSelected}
          known={known}
          none={say("offer-no-case")}
        />
        <SelectField
          label={say("offer-sponsor")}
          hint={say("offer-sponsor-hint")}
          value={draft.sponsor}
          onChange={(sponsor) => set({ sponsor })}
          choices={sponsors.map((it) => ({ id: it.officer, name: it.name }))}
          none={say("choose")}
          required
        />
      </div>
      <TextArea
        label={say("offer-back")}
        hint={say("offer-back-hint")}
        value={draft.back}
        onChange={(back) => set({ back })}
        rows={2}
      />
    </>
  );
};
