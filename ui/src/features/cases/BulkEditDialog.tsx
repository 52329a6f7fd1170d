import { type FC, useState } from "react";
import type { CaseEdits, CaseRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { Status } from "@/components/parts";
import { useWords } from "@/words/words";
import { empacts, isEmpact, isTlp, tlps } from "./labels";

/** Edits several cases at once: shows before and after and what would be refused, then does it in one step. */
export const BulkEditDialog: FC<{ cases: CaseRow[]; onClose: () => void; onDone: () => void }> = ({
  cases,
  onClose,
  onDone,
}) => {
  const words = useWords();
  const { say } = words;
  const [tlp, setTlp] = useState("");
  const [empact, setEmpact] = useState("");
  const [urgent, setUrgent] = useState("");
  const edits: CaseEdits = {
    ...(isTlp(tlp) ? { handling: { tlp, h1: false, h2: false, h3: null } } : {}),
    ...(isEmpact(empact) ? { empact: [empact] } : {}),
    ...(urgent ? { urgentBy: [urgent] } : {}),
  };
  const preview = useCommand("bulkEditCases");
  const apply = useCommand("bulkEditCases", { onSuccess: onDone });
  const ids = cases.map((row) => row.id);
  const shown = preview.data;
  const reset = (set: (value: string) => void) => (value: string) => {
    preview.reset();
    set(value);
  };
  return (
    <Dialog
      title={say("edit-several", { count: cases.length })}
      verb={shown ? say("edit-changed", { count: shown.changed }) : say("preview")}
      onClose={onClose}
      busy={
        preview.isPending ||
        apply.isPending ||
        Object.keys(edits).length === 0 ||
        shown?.changed === 0
      }
      problem={preview.error ?? apply.error}
      onSubmit={() =>
        shown
          ? apply.mutate({ cases: ids, edits, dryRun: false })
          : preview.mutate({ cases: ids, edits, dryRun: true })
      }
    >
      <div className="two-up">
        <SelectField
          label="TLP"
          value={tlp}
          onChange={reset(setTlp)}
          none={say("leave-as-is")}
          choices={tlps.map((it) => ({ id: it, name: it }))}
        />
        <SelectField
          label={words.heading("empact")}
          value={empact}
          onChange={reset(setEmpact)}
          none={say("leave-as-is")}
          choices={empacts.map((it) => ({ id: it, name: words.label(it) }))}
        />
      </div>
      <TextField
        label={words.heading("urgentBy")}
        hint={say("day-hint")}
        value={urgent}
        onChange={reset(setUrgent)}
        placeholder="2027-01-26"
      />
      {shown && (
        <ul className="lines t13" aria-label={say("preview")}>
          {shown.rows.map((row) => (
            <li key={row.case}>
              <span className="id two">{row.label}</span>
              {row.refused ? (
                <Status shape="bad">{row.refused}</Status>
              ) : (
                <Status shape="ok">{say("will-change")}</Status>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
};
