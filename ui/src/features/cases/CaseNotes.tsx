import { type FC, useState } from "react";
import type { CaseDossier, NoteRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { EraseOnCase } from "@/app/Erasing";
import { TextArea } from "@/components/fields";
import { Button } from "@/components/parts";
import { Answered, Empty, ProblemNote, ShowMore } from "@/components/states";
import { useWords } from "@/words/words";
import { WriteNote } from "./WriteNote";

const PAGE = 50;

/** All notes, a page at a time. */
export const CaseNotes: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const [pages, setPages] = useState(1);
  const notes = useAnswer(
    "caseNotes",
    { case: dossier.row.id, offset: 0, limit: PAGE * pages },
    { keep: true },
  );
  return (
    <div className="pad">
      <WriteNote dossier={dossier} />
      <Answered answer={notes} what={say("notes")}>
        {(it) =>
          it.total === 0 ? (
            <Empty title={say("no-notes")}>{say("no-notes-hint")}</Empty>
          ) : (
            <>
              <NoteList caseId={dossier.row.id} notes={it.rows} />
              <ShowMore left={it.total - it.rows.length} onMore={() => setPages(pages + 1)} />
              <EraseOnCase caseId={dossier.row.id} />
            </>
          )
        }
      </Answered>
    </div>
  );
};

export const NoteList: FC<{ caseId: string; notes: NoteRow[] }> = ({ caseId, notes }) => {
  const words = useWords();
  const [correcting, setCorrecting] = useState<NoteRow | null>(null);
  return (
    <div>
      {notes.map((note) => (
        <article key={note.id} className={note.correctedBy ? "note gone" : "note"}>
          <header>
            <b>{note.byName}</b>
            <span className="three">{note.country ? words.country(note.country) : ""}</span>
            <time title={words.moment(note.at)}>{words.when(note.at)}</time>
          </header>
          <p>{note.text}</p>
          <span className="three t12">
            {note.corrects && `${words.say("corrects-earlier")} `}
            {note.correctedBy && `${words.say("was-corrected")} `}
            {note.mine && !note.correctedBy && (
              <button type="button" className="link" onClick={() => setCorrecting(note)}>
                {words.say("correct")}
              </button>
            )}
          </span>
          {correcting?.id === note.id && (
            <Correction caseId={caseId} note={note} onDone={() => setCorrecting(null)} />
          )}
        </article>
      ))}
    </div>
  );
};

const Correction: FC<{ caseId: string; note: NoteRow; onDone: () => void }> = ({
  caseId,
  note,
  onDone,
}) => {
  const { say } = useWords();
  const [text, setText] = useState(note.text);
  const write = useCommand("writeNote", { onSuccess: onDone });
  // No form: the notes of a task stand in that of its dialog.
  return (
    <div className="form">
      <TextArea label={say("corrected-note")} value={text} onChange={setText} rows={3} />
      {write.error && <ProblemNote problem={write.error} />}
      <div className="flex">
        <Button
          disabled={write.isPending || text.trim() === note.text}
          onClick={() => write.mutate({ case: caseId, text, mentions: [], corrects: note.id })}
        >
          {say("correct")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {say("leave-it")}
        </Button>
      </div>
    </div>
  );
};
