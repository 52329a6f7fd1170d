/** Notes on a task: they stand among the notes of the case too. */
import type { FC } from "react";
import type { TaskView } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { NoteList } from "../CaseNotes";
import { NoteField, type Writing } from "../WriteNote";

export const TaskNotes: FC<{ view: TaskView; note: Writing }> = ({ view, note }) => {
  const { say } = useWords();
  return (
    <fieldset>
      <legend className="lab">{say("notes")}</legend>
      <NoteList caseId={view.case} notes={view.notes} />
      <NoteField note={note} />
    </fieldset>
  );
};
