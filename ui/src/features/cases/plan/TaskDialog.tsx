/** A task: what it is, who answers for it, when; what it waits for; notes on it. */
import { Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import { type CaseDossier, labels, type PlanView, type TaskView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { DayField, SelectField, TextArea, TextField, Ticks } from "@/components/fields";
import { Button } from "@/components/parts";
import { DecimalField } from "@/components/ReadField";
import { Loading } from "@/components/states";
import { useWords } from "@/words/words";
import { useNote } from "../WriteNote";
import { checksOf, type Draft, draftOf, editsOf, factsOf } from "./draft";
import { TaskConflicts } from "./TaskConflicts";
import { TaskNotes } from "./TaskNotes";
import { TaskTies } from "./TaskTies";

type Props = { dossier: CaseDossier; plan: PlanView; onClose: () => void };

export const TaskDialog: FC<Props & { task?: string }> = ({ task, ...rest }) =>
  task === undefined ? <AddTask {...rest} /> : <OpenTask {...rest} task={task} />;

const AddTask: FC<Props> = ({ dossier, onClose }) => {
  const { say } = useWords();
  const [draft, setDraft] = useState<Draft>(draftOf(null, dossier.row.agency));
  const add = useCommand("addTask", { onSuccess: onClose });
  return (
    <Dialog
      title={say("add-task")}
      verb={say("add-task")}
      onClose={onClose}
      busy={add.isPending}
      problem={add.error}
      onSubmit={() => add.mutate({ case: dossier.row.id, facts: factsOf(draft), needs: [] })}
    >
      <TaskFields draft={draft} setDraft={setDraft} dossier={dossier} />
    </Dialog>
  );
};

const OpenTask: FC<Props & { task: string }> = ({ task, dossier, plan, onClose }) => {
  const { say } = useWords();
  const view = useAnswer("task", { task });
  if (!view.data)
    return (
      <Dialog title={say("task")} onClose={onClose} problem={view.error}>
        <Loading what={say("task")} rows={4} />
      </Dialog>
    );
  return <EditTask view={view.data} dossier={dossier} plan={plan} onClose={onClose} />;
};

const EditTask: FC<Props & { view: TaskView }> = ({ view, dossier, plan, onClose }) => {
  const { say } = useWords();
  // As it was when it was opened: what a colleague changes meanwhile is no edit of one's own.
  const [before] = useState(() => draftOf(view, dossier.row.agency));
  const [draft, setDraft] = useState<Draft>(before);
  const note = useNote(dossier, view.row.id);
  const noted = note.text.trim() !== "";
  const edit = useCommand("editTask", { onSuccess: onClose });
  const remove = useCommand("removeTask", { onSuccess: onClose });
  const save = () => edit.mutate({ task: view.row.id, edits: editsOf(before, draft) });
  const may = view.may.ok ? { verb: say("save-task") } : {};
  return (
    <Dialog
      wide
      title={view.row.title}
      {...may}
      onClose={onClose}
      busy={edit.isPending || note.busy}
      problem={edit.error ?? remove.error}
      unkept={(touched) => noted || (touched && view.may.ok)}
      // A note that stands there is recorded with the task, and holds it back where it cannot be.
      {...(noted && !note.may.ok ? { may: note.may } : {})}
      onSubmit={() => (noted ? note.send(save) : save())}
    >
      {view.fromBoard && (
        <p className="two">
          {say("task-from-board")}{" "}
          <Link
            className="link"
            to="/board/meetings/$meetingId"
            params={{ meetingId: view.fromBoard.meeting }}
          >
            {view.fromBoard.label}
          </Link>
        </p>
      )}
      <TaskConflicts view={view} dossier={dossier} />
      <TaskFields draft={draft} setDraft={setDraft} dossier={dossier} status />
      <TaskTies view={view} plan={plan} />
      <TaskNotes view={view} note={note} />
      <div>
        <Button may={view.may} onClick={() => remove.mutate({ task: view.row.id })}>
          {say("remove-task")}
        </Button>
      </div>
    </Dialog>
  );
};

type Fields = {
  draft: Draft;
  setDraft: (to: Draft) => void;
  dossier: CaseDossier;
  status?: boolean;
};

const TaskFields: FC<Fields> = ({ draft, setDraft, dossier, status }) => {
  const words = useWords();
  const { say } = words;
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const agencies = [...new Set([...dossier.agencies, "ec3"])].map((id) => ({
    id,
    name: id.toUpperCase(),
  }));
  const people = dossier.people.map((person) => ({ id: person.officer, name: person.name }));
  return (
    <>
      <TextField
        label={say("column-task")}
        value={draft.title}
        onChange={(title) => set({ title })}
        required
      />
      <div className="two-up">
        <SelectField
          label={say("column-accountable")}
          hint={say("accountable-hint")}
          value={draft.agency}
          onChange={(agency) => set({ agency })}
          choices={agencies}
        />
        <SelectField
          label={say("column-officer")}
          value={draft.officer}
          onChange={(officer) => set({ officer })}
          choices={people}
          none={say("nobody-yet")}
        />
        <DecimalField
          label={say("column-days")}
          hint={say("days-hint")}
          value={draft.days}
          onChange={(days) => set({ days })}
          required
        />
        <DayField
          label={say("not-before")}
          value={draft.notBefore}
          onChange={(notBefore) => set({ notBefore })}
        />
        <DayField label={say("column-due")} value={draft.due} onChange={(due) => set({ due })} />
        {status && (
          <SelectField
            label={say("column-status")}
            value={draft.status}
            onChange={(it) =>
              set({ status: labels.TaskStatus.find((known) => known === it) ?? draft.status })
            }
            choices={labels.TaskStatus.map((it) => ({ id: it, name: words.label(it) }))}
          />
        )}
      </div>
      <Ticks
        legend={say("column-helps")}
        choices={agencies.filter((it) => it.id !== draft.agency)}
        chosen={draft.responsible}
        onChange={(responsible) => set({ responsible })}
      />
      <TextArea
        label={say("checklist")}
        hint={say("checklist-hint")}
        rows={3}
        value={draft.checklist}
        onChange={(checklist) => set({ checklist })}
      />
      {checksOf(draft.checklist).length > 0 && (
        <p className="three t12">
          {say("checks-done", {
            done: checksOf(draft.checklist).filter((it) => it.done).length,
            count: checksOf(draft.checklist).length,
          })}
        </p>
      )}
    </>
  );
};
