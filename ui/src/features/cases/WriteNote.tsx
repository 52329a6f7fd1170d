/** A note, recorded with Ctrl+Enter or the button; @ and a name call somebody who may read it. */
import { type FC, useState } from "react";
import type { CaseDossier, Problem } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { TextArea } from "@/components/fields";
import { type Allowed, Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";

/** A note that somebody writes. */
export type Writing = {
  text: string;
  setText: (to: string) => void;
  may: Allowed;
  busy: boolean;
  problem: Problem | null;
  /** Records it, and then does something else. */
  send: (then?: () => void) => void;
};

/** Holds a note on a case, or on a task of it, until it is recorded. */
export const useNote = (dossier: CaseDossier, task?: string): Writing => {
  const [text, setText] = useState("");
  const may = dossier.may.note;
  const write = useCommand("writeNote", {
    // What was typed since then is the next note.
    onSuccess: (_, sent) => setText((now) => (now === sent.text ? "" : now)),
  });
  const send = (then?: () => void): void => {
    if (write.isPending || !may.ok || text.trim() === "") return;
    const note = { case: dossier.row.id, text, mentions: [], corrects: null };
    write.mutate({ ...note, ...(task && { task }) }, { onSuccess: () => then?.() });
  };
  return { text, setText, may, busy: write.isPending, problem: write.error, send };
};

export const WriteNote: FC<{ dossier: CaseDossier }> = ({ dossier }) => (
  <NoteField note={useNote(dossier)} />
);

/** The field of a note. It is no form: it stands in that of a task too, which hears of nothing that is typed here. */
export const NoteField: FC<{ note: Writing }> = ({ note }) => {
  const { say } = useWords();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is pressed in the field
    <div
      className="form"
      onChange={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.ctrlKey && event.key === "Enter") note.send();
      }}
    >
      <TextArea
        label={say("write-note")}
        hint={say("write-note-hint")}
        value={note.text}
        onChange={note.setText}
        rows={2}
      />
      {note.problem && <ProblemNote problem={note.problem} />}
      <div>
        <Button
          may={note.may}
          disabled={note.busy || note.text.trim() === ""}
          onClick={() => note.send()}
        >
          {say("write-note-verb")}
        </Button>
      </div>
    </div>
  );
};
