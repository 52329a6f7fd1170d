/** Splitting a part off a case, and merging a case into another (PLN-6). */
import { type FC, useState } from "react";
import type { CaseDossier, PersonRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { inWords } from "../conflicts";
import { MarkingFields } from "./MarkingFields";
import { filled, markingOf, unmarked } from "./marked";
import { OtherCase } from "./OtherCase";

export const SplitDialog: FC<{ of: string; onClose: () => void }> = ({ of, onClose }) => {
  const { say } = useWords();
  const [title, setTitle] = useState("");
  const [summary, setSummary] = useState("");
  const [reason, setReason] = useState("");
  const [marking, setMarking] = useState(unmarked);
  const command = useCommand("splitCase", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("split-case")}
      command={command}
      request={() => ({
        case: of,
        title,
        reason,
        ...filled("summary", summary),
        ...markingOf(marking),
      })}
      onClose={onClose}
    >
      <p className="two t13">{say("split-case-hint")}</p>
      <TextField label={say("column-title")} value={title} onChange={setTitle} required />
      <TextArea label={say("summary")} value={summary} onChange={setSummary} rows={3} />
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
      <MarkingFields value={marking} onChange={setMarking} />
    </CommandDialog>
  );
};

export const MergeDialog: FC<{ dossier: CaseDossier; onClose: () => void }> = ({
  dossier,
  onClose,
}) => {
  const { say } = useWords();
  const of = dossier.row.id;
  const [into, setInto] = useState("");
  const [reason, setReason] = useState("");
  const [marking, setMarking] = useState(unmarked);
  const command = useCommand("mergeRunningCases", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("merge-running")}
      command={command}
      request={() => ({ case: of, into, reason, ...markingOf(marking) })}
      onClose={onClose}
    >
      <p className="two t13">{say("merge-running-hint")}</p>
      <OtherCase of={of} value={into} onChange={setInto} />
      {into !== "" && <Compared of={of} other={into} />}
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
      <MarkingFields value={marking} onChange={setMarking} />
    </CommandDialog>
  );
};

/** Where two cases differ, and who reads only one of them: merging makes nobody read more. */
const Compared: FC<{ of: string; other: string }> = ({ of, other }) => {
  const words = useWords();
  const { say } = words;
  const compared = useAnswer("compareCases", { case: of, other });
  if (!compared.data) return null;
  const { fields, onlyHere, onlyThere } = compared.data;
  const names = (people: PersonRow[]): string => words.list(people.map((it) => it.name));
  return (
    <>
      {fields.length > 0 && (
        <table className="sheet">
          <caption>{say("cases-differ")}</caption>
          <thead>
            <tr>
              <td />
              <th>{say("case-here")}</th>
              <th>{say("case-there")}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((it) => (
              <tr key={it.field}>
                <th scope="row">{words.heading(it.field)}</th>
                <td>{inWords(it.field, it.here, words)}</td>
                <td>{inWords(it.field, it.there, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {onlyHere.length > 0 && (
        <p className="t13">{say("reads-only-here", { who: names(onlyHere) })}</p>
      )}
      {onlyThere.length > 0 && (
        <p className="t13">{say("reads-only-there", { who: names(onlyThere) })}</p>
      )}
    </>
  );
};
