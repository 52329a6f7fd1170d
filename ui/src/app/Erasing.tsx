/** Proposing that something be erased: data with what quotes them, or notes and documents by name. A second person agrees under Settings. */
import { type FC, useDeferredValue, useState } from "react";
import { type Ground, labels, type PaperList, type RetentionRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog, Dialog } from "@/components/Dialog";
import { SelectField, TextField, Ticks } from "@/components/fields";
import { type Allowed, Button } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { useDesk } from "./desk";

/** More than this many notes and documents are looked through by a part of them. */
const SOME = 10;

/** Why something is erased: a word from a list, as a sentence could repeat what goes. */
const GroundField: FC<{ value: Ground; onChange: (to: Ground) => void }> = ({
  value,
  onChange,
}) => {
  const words = useWords();
  return (
    <SelectField
      label={words.say("retention-ground")}
      value={value}
      onChange={(to) => onChange(labels.Ground.find((it) => it === to) ?? value)}
      choices={labels.Ground.map((it) => ({ id: it, name: words.heading(it) }))}
      required
    />
  );
};

/** Proposes to erase a contribution. */
export const EraseData: FC<{
  contribution: string;
  row: RetentionRow;
  onClose: () => void;
}> = ({ contribution, row, onClose }) => {
  const { say } = useWords();
  const [ground, setGround] = useState<Ground>("not-needed");
  const propose = useCommand("proposeErasure", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("retention-erase-title")}
      command={propose}
      request={() => ({ contribution, ground })}
      onClose={onClose}
    >
      <p className="two">{say("retention-erase-hint", { count: row.count, quotes: row.quotes })}</p>
      <GroundField value={ground} onChange={setGround} />
    </CommandDialog>
  );
};

/** Finds out what goes with a contribution, and proposes to erase it. */
export const ErasePackage: FC<{ contribution: string; onClose: () => void }> = ({
  contribution,
  onClose,
}) => {
  const found = useAnswer("erasureOf", { contribution });
  if (found.data)
    return <EraseData contribution={contribution} row={found.data} onClose={onClose} />;
  return <Wait answer={found} onClose={onClose} />;
};

/** Proposes to erase notes and documents of one of these agencies; of one's own before others. */
export const ErasePapers: FC<{ rows: RetentionRow[]; onClose: () => void }> = ({
  rows,
  onClose,
}) => {
  const { say } = useWords();
  const { me } = useDesk().status;
  const [ground, setGround] = useState<Ground>("not-needed");
  const [agency, setAgency] = useState(me?.agency ?? "");
  const [chosen, setChosen] = useState<string[] | null>(null);
  const propose = useCommand("proposeErasure", { onSuccess: onClose });
  const row = rows.find((it) => it.agency === agency) ?? rows[0];
  if (!row)
    return (
      <Dialog title={say("retention-erase-papers")} onClose={onClose}>
        {say("retention-no-papers")}
      </Dialog>
    );
  return (
    <CommandDialog
      title={say("retention-erase-papers")}
      command={propose}
      request={() => ({
        case: row.case,
        agency: row.agency,
        ground,
        ...(chosen ? { papers: chosen } : {}),
      })}
      onClose={onClose}
    >
      <p className="two">{say("retention-erase-papers-hint")}</p>
      {rows.length > 1 && (
        <SelectField
          label={say("retention-whose-papers")}
          value={row.agency}
          onChange={(to) => {
            setAgency(to);
            setChosen(null);
          }}
          choices={rows.map((it) => ({ id: it.agency, name: it.agency.toUpperCase() }))}
          required
        />
      )}
      <Refused may={row.may.propose} />
      <Choice key={row.agency} row={row} chosen={chosen} onChange={setChosen} />
      <GroundField value={ground} onChange={setGround} />
    </CommandDialog>
  );
};

/** Says beforehand who may not, and why. */
const Refused: FC<{ may: Allowed }> = ({ may }) =>
  may.ok ? null : <p className="well w-warn">{[may.reason, may.hint].filter(Boolean).join(" ")}</p>;

const Choice: FC<{
  row: RetentionRow;
  chosen: string[] | null;
  onChange: (to: string[]) => void;
}> = ({ row, chosen, onChange }) => {
  const words = useWords();
  const { say } = words;
  const [text, setText] = useState("");
  const part = useDeferredValue(text.trim());
  const list = useAnswer(
    "papersOf",
    { case: row.case, agency: row.agency, ...(part === "" ? {} : { text: part }) },
    { keep: true },
  );
  const left = (it: PaperList) => it.found - it.rows.length;
  // What is due is chosen until somebody chooses.
  const now = (it: PaperList) => chosen ?? it.due;
  /** What is chosen and not among what is shown is said, or it would go unseen. */
  const unseen = (it: PaperList) =>
    now(it).filter((id) => !it.rows.some((paper) => paper.paper === id)).length;
  const hint = (it: PaperList) =>
    [
      left(it) > 0 && say("retention-more-papers", { left: left(it) }),
      unseen(it) > 0 && say("retention-unseen-papers", { unseen: unseen(it) }),
    ]
      .filter(Boolean)
      .join(" ");
  return (
    <Answered answer={list} what={say("retention-which-papers")}>
      {(it) => (
        <div className="one-column">
          {it.total > SOME && (
            <TextField
              label={say("retention-find-paper")}
              hint={say("retention-find-paper-hint")}
              value={text}
              onChange={setText}
            />
          )}
          {it.found === 0 && <p className="two">{say("retention-no-such-paper")}</p>}
          <Ticks
            legend={say("retention-which-papers")}
            {...(hint(it) === "" ? {} : { hint: hint(it) })}
            choices={it.rows.map((paper) => ({
              id: paper.paper,
              name: say(paper.document ? "retention-document" : "retention-note", {
                name: paper.name,
                came: words.when(paper.at),
                due: words.day(paper.due),
              }),
            }))}
            chosen={now(it)}
            onChange={onChange}
          />
        </div>
      )}
    </Answered>
  );
};

/** Leads to erasing notes and documents of a case. */
export const EraseOnCase: FC<{ caseId: string }> = ({ caseId }) => {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div className="act apart-little">
      <Button onClick={() => setOpen(true)}>{say("retention-erase-papers-of")}</Button>
      {open && <OnCase caseId={caseId} onClose={close} />}
    </div>
  );
};

const OnCase: FC<{ caseId: string; onClose: () => void }> = ({ caseId, onClose }) => {
  const found = useAnswer("papersOnCase", { case: caseId }, { keep: true });
  if (found.data) return <ErasePapers rows={found.data.rows} onClose={onClose} />;
  return <Wait answer={found} onClose={onClose} />;
};

/** A dialog whose content is still looked for. */
const Wait: FC<{ answer: Parameters<typeof Answered>[0]["answer"]; onClose: () => void }> = ({
  answer,
  onClose,
}) => {
  const { say } = useWords();
  return (
    <Dialog title={say("retention-erase")} onClose={onClose}>
      <Answered answer={answer} what={say("retention-which-papers")}>
        {() => null}
      </Answered>
    </Dialog>
  );
};
