/** The Board's meetings and written procedures, and how one is called. */
import { Link, useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { BoardMeetingRow, ConvocationTyped } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { Button, Section, type Shape, Status } from "@/components/parts";
import { WholeField } from "@/components/ReadField";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";
import { type ConvocationDraft, convocationOf, draftOf, forms, silences } from "./convocation";

export const BoardMeetings: FC = () => {
  const { say } = useWords();
  const [calling, setCalling] = useState(false);
  const navigate = useNavigate();
  const list = useAnswer("boardMeetings", {});
  return (
    <Section
      first
      title={say("board-meetings")}
      aside={
        <Button kind="primary" may={list.data?.may} onClick={() => setCalling(true)}>
          {say("action-callBoard")}
        </Button>
      }
    >
      <p className="two t13">{say("board-meetings-hint")}</p>
      <Answered answer={list} what={say("board-meetings")}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say("no-board-meetings")}>{say("no-board-meetings-hint")}</Empty>
          ) : (
            <Rows rows={rows} />
          )
        }
      </Answered>
      {calling && (
        <CallBoard
          onClose={() => setCalling(false)}
          onDone={(meetingId) =>
            void navigate({ to: "/board/meetings/$meetingId", params: { meetingId } })
          }
        />
      )}
    </Section>
  );
};

const shapes: Record<BoardMeetingRow["stands"], Shape> = {
  "board-called": "open",
  "board-under-way": "half",
  "board-minutes-draft": "warn",
  "board-minutes-approved": "ok",
  "board-cancelled": "off",
};

export const Stands: FC<{ row: BoardMeetingRow }> = ({ row }) => {
  const words = useWords();
  return <Status shape={shapes[row.stands]}>{words.label(row.stands)}</Status>;
};

const Rows: FC<{ rows: BoardMeetingRow[] }> = ({ rows }) => {
  const words = useWords();
  const { say } = words;
  return (
    <table className="sheet">
      <caption className="sr">{say("board-meetings")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("column-number")}</th>
          <th scope="col">{say("board-title")}</th>
          <th scope="col">{say("board-at")}</th>
          <th scope="col">{say("board-agenda")}</th>
          <th scope="col">{say("column-status")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="id">
              <Link to="/board/meetings/$meetingId" params={{ meetingId: row.id }} className="link">
                {row.label}
              </Link>
            </th>
            <td>{row.title}</td>
            <td className="num nb">{words.moment(row.begins)}</td>
            <td className="num">
              {say("board-items-decided", { decided: row.decided, items: row.items })}
            </td>
            <td>
              <Stands row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type CallProps = { onClose: () => void; onDone: (meeting: string) => void };

const CallBoard: FC<CallProps> = ({ onClose, onDone }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [draft, setDraft] = useState<ConvocationDraft>(draftOf(null, today));
  const call = useCommand("callBoard", { onSuccess: onDone });
  return (
    <Dialog
      wide
      title={say("action-callBoard")}
      verb={say("action-callBoard")}
      onClose={onClose}
      busy={call.isPending}
      problem={call.error}
      onSubmit={() => call.mutate({ typed: convocationOf(draft) })}
    >
      <ConvocationFields draft={draft} onChange={setDraft} />
    </Dialog>
  );
};

type MoveProps = { meeting: string; typed: ConvocationTyped; onClose: () => void };

export const MoveBoard: FC<MoveProps> = ({ meeting, typed, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [draft, setDraft] = useState<ConvocationDraft>(draftOf(typed, today));
  const move = useCommand("moveBoard", { onSuccess: onClose });
  return (
    <Dialog
      wide
      title={say("move-board")}
      verb={say("move-board")}
      onClose={onClose}
      busy={move.isPending}
      problem={move.error}
      onSubmit={() => move.mutate({ meeting, typed: convocationOf(draft) })}
    >
      <ConvocationFields draft={draft} onChange={setDraft} />
    </Dialog>
  );
};

type FieldsProps = { draft: ConvocationDraft; onChange: (draft: ConvocationDraft) => void };

const ConvocationFields: FC<FieldsProps> = ({ draft, onChange }) => {
  const words = useWords();
  const { say } = words;
  const set = (change: Partial<ConvocationDraft>): void => onChange({ ...draft, ...change });
  const written = draft.form === "in-writing";
  return (
    <>
      <TextField
        label={say("board-title")}
        value={draft.title}
        onChange={(title) => set({ title })}
        required
        autoFocus
      />
      <div className="two-up">
        <SelectField
          label={say("board-form")}
          value={draft.form}
          onChange={(it) => set({ form: forms.find((known) => known === it) ?? draft.form })}
          choices={forms.map((it) => ({ id: it, name: words.heading(it) }))}
        />
        <TextField
          label={say("board-at")}
          hint={say("board-time-hint")}
          value={draft.at}
          onChange={(at) => set({ at })}
        />
        {written ? (
          <>
            <TextField
              label={say("board-closes")}
              hint={say("board-time-hint")}
              value={draft.closes}
              onChange={(closes) => set({ closes })}
            />
            <SelectField
              label={say("board-silence")}
              value={draft.silence}
              onChange={(it) =>
                set({ silence: silences.find((known) => known === it) ?? draft.silence })
              }
              choices={silences.map((it) => ({ id: it, name: words.label(it) }))}
            />
          </>
        ) : (
          <>
            <WholeField
              label={say("meeting-minutes")}
              value={draft.minutes}
              onChange={(minutes) => set({ minutes })}
            />
            <TextField
              label={say("meeting-place")}
              value={draft.place}
              onChange={(place) => set({ place })}
            />
          </>
        )}
        <TextField
          label={say("board-items-until")}
          hint={say("board-time-hint")}
          value={draft.itemsUntil}
          onChange={(itemsUntil) => set({ itemsUntil })}
        />
      </div>
    </>
  );
};
