/** The forms of a meeting's agenda: items, who came, interests, answers, decisions. */
import { type FC, useState } from "react";
import {
  type BoardMeetingView,
  type ItemRow,
  type ItemTopic,
  labels,
  type Outcome,
  type Voice,
} from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CaseField } from "@/app/CaseField";
import { useDesk } from "@/app/desk";
import { WouldBeOf } from "@/app/WouldBe";
import { CommandDialog, Dialog } from "@/components/Dialog";
import { listed, SelectField, TextArea, TextField, Tick } from "@/components/fields";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";
import { itemDraftOf, itemOf, prioritiesOf, voices, voicesOf } from "./convocation";

type Props = { meeting: string; onClose: () => void };
type ItemProps = { view: BoardMeetingView; item: ItemRow; onClose: () => void };

export const CancelDialog: FC<Props> = ({ meeting, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const cancel = useCommand("cancelBoard", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("cancel-board")}
      command={cancel}
      request={() => ({ meeting, reason })}
      onClose={onClose}
    >
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};

export const WithdrawDialog: FC<Props & { item: ItemRow }> = ({ meeting, item, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const withdraw = useCommand("withdrawAgendaItem", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("agenda-withdraw")}
      command={withdraw}
      request={() => ({ meeting, item: item.id, reason })}
      onClose={onClose}
    >
      <p className="two t13">{item.is.title}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};

type AgendaProps = { view: BoardMeetingView; item: ItemRow | null; onClose: () => void };

export const AgendaDialog: FC<AgendaProps> = ({ view, item, onClose }) => {
  const words = useWords();
  const { say } = words;
  const meeting = view.row.id;
  const [draft, setDraft] = useState(itemDraftOf(item, view.items.length + 1));
  const set = (change: Partial<typeof draft>): void => setDraft({ ...draft, ...change });
  const save = useCommand("setAgendaItem", { onSuccess: onClose });
  const attachments = useAnswer("attachments", {});
  const aboutCase = draft.topic === "topic-proposal" || draft.topic === "topic-outcome";
  const title = say(item ? "agenda-change" : "agenda-add");
  return (
    <Dialog
      title={title}
      verb={title}
      onClose={onClose}
      busy={save.isPending}
      problem={save.error}
      onSubmit={() => save.mutate({ meeting, ...(item && { item: item.id }), is: itemOf(draft) })}
    >
      <TextField
        label={say("board-title")}
        value={draft.title}
        onChange={(it) => set({ title: it })}
        required
        autoFocus
      />
      <div className="two-up">
        <WholeField
          label={say("agenda-order")}
          value={draft.order}
          onChange={(order) => set({ order })}
          required
        />
        <SelectField
          label={say("agenda-topic")}
          value={draft.topic}
          onChange={(it) => set({ topic: topicOf(it, draft.topic) })}
          choices={labels.ItemTopic.map((it) => ({ id: it, name: words.heading(it) }))}
        />
      </div>
      {aboutCase && (
        <CaseField
          label={say("agenda-case")}
          value={draft.case}
          onChange={(it) => set({ case: it })}
          known={item?.is.case ? { id: item.is.case, name: item.label ?? "" } : undefined}
        />
      )}
      {draft.topic === "topic-attachment" && (
        <SelectField
          label={say("agenda-attachment")}
          value={draft.attachment}
          onChange={(it) => set({ attachment: it })}
          choices={(attachments.data?.rows ?? []).map((it) => ({
            id: it.id,
            name: `${it.label} ${it.applicant.name}`,
          }))}
          none={say("choose")}
        />
      )}
      <TextArea
        label={say("agenda-text")}
        value={draft.text}
        onChange={(text) => set({ text })}
        rows={3}
      />
    </Dialog>
  );
};

const topicOf = (said: string, before: ItemTopic): ItemTopic =>
  labels.ItemTopic.find((it) => it === said) ?? before;

/** Who came, seat by seat; and others. */
export const AttendanceDialog: FC<{ view: BoardMeetingView; onClose: () => void }> = ({
  view,
  onClose,
}) => {
  const { say } = useWords();
  const [there, setThere] = useState<Record<string, boolean>>(
    Object.fromEntries(view.seats.map((it) => [it.agency, it.present])),
  );
  const [who, setWho] = useState<Record<string, string>>(
    Object.fromEntries(view.seats.map((it) => [it.agency, it.officer ?? ""])),
  );
  const [others, setOthers] = useState(view.others.join(", "));
  const record = useCommand("recordAttendance", { onSuccess: onClose });
  return (
    <Dialog
      wide
      title={say("record-attendance")}
      verb={say("record-attendance")}
      onClose={onClose}
      busy={record.isPending}
      problem={record.error}
      onSubmit={() =>
        record.mutate({
          meeting: view.row.id,
          present: view.seats
            .filter((it) => there[it.agency])
            .map((it) => ({ agency: it.agency, officer: who[it.agency] || null })),
          others: listed(others),
        })
      }
    >
      <fieldset>
        <legend className="lab">{say("board-attendance")}</legend>
        {view.seats.map((it) => (
          <div key={it.agency} className="two-up seat-line">
            <Tick
              label={it.agency.toUpperCase()}
              on={there[it.agency] ?? false}
              onChange={(on) => setThere({ ...there, [it.agency]: on })}
            />
            {there[it.agency] && it.people.length > 0 && (
              <SelectField
                label={say("board-minutes-who")}
                value={who[it.agency] ?? ""}
                onChange={(officer) => setWho({ ...who, [it.agency]: officer })}
                choices={it.people.map((person) => ({ id: person.officer, name: person.name }))}
                none={say("seat-nobody-named")}
              />
            )}
          </div>
        ))}
      </fieldset>
      <TextField label={say("board-others")} value={others} onChange={setOthers} />
    </Dialog>
  );
};

/** An interest in an item; the secretary declares it for any seat, who sits there for its own. */
export const InterestDialog: FC<ItemProps> = ({ view, item, onClose }) => {
  const { say } = useWords();
  const own = useDesk().status.me?.agency ?? "";
  const [agency, setAgency] = useState(own);
  const [reason, setReason] = useState("");
  const declare = useCommand("declareInterest", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("declare-interest")}
      command={declare}
      request={() => ({ meeting: view.row.id, item: item.id, agency, reason })}
      onClose={onClose}
    >
      <SelectField
        label={say("interest-agency")}
        value={agency}
        onChange={setAgency}
        choices={view.seats.map((it) => ({ id: it.agency, name: it.agency.toUpperCase() }))}
        none={say("choose")}
      />
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};

const voiceOf = (said: string): Voice => voices.find((it) => it === said) ?? "voice-for";

export const AnswerDialog: FC<{ meeting: string; item: ItemRow; onClose: () => void }> = ({
  meeting,
  item,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [voice, setVoice] = useState<Voice>("voice-for");
  const [reason, setReason] = useState("");
  const answer = useCommand("answerItem", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("answer-item")}
      command={answer}
      request={() => ({ meeting, item: item.id, voice, reason })}
      onClose={onClose}
    >
      <p className="mid">{item.is.title}</p>
      <SelectField
        label={say("answer-item")}
        value={voice}
        onChange={(it) => setVoice(voiceOf(it))}
        choices={voices.map((it) => ({ id: it, name: words.heading(it) }))}
      />
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} />
    </CommandDialog>
  );
};

const outcomes: readonly Outcome[] = ["selected", "not-selected", "deferred", "merged"];

/** What came of an item: how, in which words, what the seats say, and what follows from it. */
export const DecideDialog: FC<ItemProps> = ({ view, item, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { today } = useDesk().status;
  const written = view.row.form === "in-writing";
  const [method, setMethod] = useState<"consensus" | "vote">("consensus");
  const [text, setText] = useState("");
  const [noted, setNoted] = useState(false);
  const [said, setSaid] = useState<Partial<Record<string, Voice | "">>>({});
  const [outcome, setOutcome] = useState<Outcome>("selected");
  const [last, setLast] = useState("");
  const [period, setPeriod] = useState({ from: today, to: "", list: "" });
  const standing = item.decisions.find((it) => it.stands);
  const decide = useCommand("decideItem", { onSuccess: onClose });
  const { topic } = item.is;
  const may = view.seats.filter((it) => it.present && item.eligible.includes(it.agency));
  return (
    <Dialog
      wide
      title={say(standing ? "correct-decision" : "decide-item")}
      verb={say(standing ? "correct-decision" : "decide-item")}
      onClose={onClose}
      busy={decide.isPending}
      problem={decide.error}
      onSubmit={() =>
        decide.mutate({
          decide: {
            meeting: view.row.id,
            item: item.id,
            method: written ? "written-procedure" : method,
            text,
            noted,
            voices: written || noted ? [] : voicesOf(view.seats, item, said),
            ...(standing && { corrects: standing.id }),
          },
          ...(topic === "topic-proposal" && { outcome }),
          ...(item.extends && last.trim() && { extendTo: last.trim() }),
          ...(topic === "topic-priorities" && {
            priorities: { from: period.from, to: period.to, list: prioritiesOf(period.list) },
          }),
        })
      }
    >
      <p className="mid">{item.is.title}</p>
      <TextArea label={say("decision-words")} value={text} onChange={setText} rows={2} required />
      <Tick label={say("decide-noted")} on={noted} onChange={setNoted} />
      {!written && !noted && (
        <>
          <SelectField
            label={say("board-act-method")}
            value={method}
            onChange={(it) => setMethod(it === "vote" ? "vote" : "consensus")}
            choices={(["consensus", "vote"] as const).map((it) => ({
              id: it,
              name: words.label(it),
            }))}
          />
          <fieldset>
            <legend className="lab">{say("decide-voices")}</legend>
            <div className="three-up">
              {may.map((it) => (
                <SelectField
                  key={it.agency}
                  label={it.agency.toUpperCase()}
                  value={said[it.agency] ?? "voice-for"}
                  onChange={(voice) =>
                    setSaid({ ...said, [it.agency]: voice === "" ? "" : voiceOf(voice) })
                  }
                  choices={voices.map((voice) => ({ id: voice, name: words.label(voice) }))}
                  none={say("not-answered")}
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
      {!noted && topic === "topic-proposal" && (
        <SelectField
          label={say("decide-outcome")}
          value={outcome}
          onChange={(it) => setOutcome(outcomes.find((known) => known === it) ?? outcome)}
          choices={outcomes.map((it) => ({ id: it, name: words.heading(it) }))}
        />
      )}
      {!noted && topic === "topic-proposal" && outcome === "selected" && item.is.case !== null && (
        <WouldBeOf caseId={item.is.case} />
      )}
      {!noted && item.extends && (
        <TextField
          label={say("decide-extend")}
          hint={say("day-hint")}
          value={last}
          onChange={setLast}
        />
      )}
      {!noted && topic === "topic-priorities" && (
        <>
          <div className="two-up">
            <TextField
              label={say("priorities-from")}
              hint={say("day-hint")}
              value={period.from}
              onChange={(from) => setPeriod({ ...period, from })}
            />
            <TextField
              label={say("priorities-last")}
              hint={say("day-hint")}
              value={period.to}
              onChange={(to) => setPeriod({ ...period, to })}
            />
          </div>
          <TextArea
            label={say("priorities-list")}
            hint={say("priorities-list-hint")}
            value={period.list}
            onChange={(list) => setPeriod({ ...period, list })}
            rows={4}
          />
        </>
      )}
    </Dialog>
  );
};
