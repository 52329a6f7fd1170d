/** A meeting as a form: called, or changed. */
import { type FC, useState } from "react";
import type { MeetingList, MeetingTyped, MeetingView, People } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Dialog } from "@/components/Dialog";
import { DayField, SelectField, TextArea, TextField, Ticks } from "@/components/fields";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";
import { type Draft, draftOf, typedOf } from "./draft";

type CallProps = { list: MeetingList; onClose: () => void; onCalled: (id: string) => void };

export const CallMeeting: FC<CallProps> = ({ list, onClose, onCalled }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [draft, setDraft] = useState<Draft>(draftOf(null, today));
  const call = useCommand("callMeeting", { onSuccess: onCalled });
  return (
    <Form
      title={say("call-meeting")}
      command={call}
      list={list}
      draft={draft}
      setDraft={setDraft}
      onClose={onClose}
      onSubmit={() => call.mutate({ case: list.case, typed: typedOf(draft) })}
    />
  );
};

type ChangeProps = { list: MeetingList; view: MeetingView; onClose: () => void };

export const ChangeMeeting: FC<ChangeProps> = ({ list, view, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [draft, setDraft] = useState<Draft>(draftOf(view.typed, today));
  const change = useCommand("changeMeeting", { onSuccess: onClose });
  return (
    <Form
      title={say("change-meeting")}
      command={change}
      list={list}
      draft={draft}
      setDraft={setDraft}
      onClose={onClose}
      onSubmit={() => change.mutate({ meeting: view.row.id, typed: typedOf(draft) })}
    />
  );
};

type FormProps = {
  title: string;
  command: { isPending: boolean; error: ReturnType<typeof useCommand<"callMeeting">>["error"] };
  list: MeetingList;
  draft: Draft;
  setDraft: (draft: Draft) => void;
  onClose: () => void;
  onSubmit: () => void;
};

const Form: FC<FormProps> = ({ title, command, list, draft, setDraft, onClose, onSubmit }) => {
  const words = useWords();
  const { say } = words;
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const zones = list.zones.map(({ zone, countries }) => ({
    id: zone,
    name: countries.length > 0 ? `${zone} (${words.list(countries.map(words.country))})` : zone,
  }));
  const known: MeetingTyped["zone"] = draft.zone;
  return (
    <Dialog
      wide
      title={title}
      verb={title}
      onClose={onClose}
      busy={command.isPending}
      problem={command.error}
      onSubmit={onSubmit}
    >
      <TextField
        label={say("meeting-title")}
        value={draft.title}
        onChange={(it) => set({ title: it })}
        required
        autoFocus
      />
      <div className="two-up">
        <DayField label={say("meeting-day")} value={draft.day} onChange={(day) => set({ day })} />
        <TextField
          label={say("meeting-time")}
          hint={say("meeting-time-hint")}
          value={draft.time}
          onChange={(time) => set({ time })}
        />
        <SelectField
          label={say("meeting-zone")}
          value={draft.zone}
          onChange={(zone) => set({ zone })}
          choices={
            zones.some((it) => it.id === known) ? zones : [{ id: known, name: known }, ...zones]
          }
        />
        <WholeField
          label={say("meeting-minutes")}
          value={draft.minutes}
          onChange={(minutes) => set({ minutes })}
        />
      </div>
      <TextField
        label={say("meeting-place")}
        hint={say("meeting-place-hint")}
        value={draft.place}
        onChange={(place) => set({ place })}
      />
      <TextArea
        label={say("meeting-agenda")}
        hint={say("meeting-agenda-hint")}
        rows={4}
        value={draft.agenda}
        onChange={(agenda) => set({ agenda })}
      />
      <Invited list={list} chosen={draft.invited} onChange={(invited) => set({ invited })} />
    </Dialog>
  );
};

type InvitedProps = { list: MeetingList; chosen: People; onChange: (people: People) => void };

/** Officers who may read the case, and what the register knows. */
export const Invited: FC<InvitedProps> = ({ list, chosen, onChange }) => {
  const { say } = useWords();
  const officers = list.officers.map((it) => ({
    id: it.officer,
    name: it.agency ? `${it.name}, ${it.agency.toUpperCase()}` : it.name,
  }));
  const authorities = list.authorities.map((it) => ({
    id: it.authority,
    name: it.country ? `${it.name}, ${it.country}` : it.name,
  }));
  return (
    <>
      <Ticks
        legend={say("meeting-officers")}
        choices={officers}
        chosen={chosen.officers}
        onChange={(it) => onChange({ ...chosen, officers: it })}
      />
      {authorities.length > 0 && (
        <Ticks
          legend={say("meeting-authorities")}
          choices={authorities}
          chosen={chosen.authorities}
          onChange={(it) => onChange({ ...chosen, authorities: it })}
        />
      )}
    </>
  );
};
