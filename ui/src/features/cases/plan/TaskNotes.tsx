/** Notes on a task: they stand among the notes of the case too. */
import { type FC, useState } from "react";
import type { CaseDossier, TaskView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { TextArea } from "@/components/fields";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { NoteList } from "../CaseNotes";

export const TaskNotes: FC<{ view: TaskView; dossier: CaseDossier }> = ({ view, dossier }) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const write = useCommand("writeNote", { onSuccess: () => setText("") });
  const request = { case: view.case, text, mentions: [], corrects: null, task: view.row.id };
  return (
    <fieldset>
      <legend className="lab">{say("notes")}</legend>
      <NoteList caseId={view.case} notes={view.notes} />
      <TextArea
        label={say("write-note")}
        hint={say("write-note-hint")}
        rows={2}
        value={text}
        onChange={setText}
      />
      {write.error && <ProblemNote problem={write.error} />}
      <Button
        may={dossier.may.note}
        disabled={write.isPending || text.trim() === ""}
        onClick={() => write.mutate(request)}
      >
        {say("write-note-verb")}
      </Button>
    </fieldset>
  );
};
