import { type FC, useState } from "react";
import type { CaseEdits, CaseRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { notYet, Status } from "@/components/parts";
import { useWords, type Words } from "@/words/words";
import { inWords, labelOf } from "./conflicts";
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
    ...(isEmpact(empact) ? { empact: [empact] } : {}),
    ...(urgent ? { urgentBy: [urgent] } : {}),
  };
  // The label alone: each case keeps its handling codes.
  const label = isTlp(tlp) ? { tlp } : {};
  const after: Record<string, unknown> = {
    ...Object.fromEntries(
      Object.entries(edits).map(([field, value]) => [
        field,
        Array.isArray(value) ? value[0] : value,
      ]),
    ),
    ...label,
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
      busy={preview.isPending || apply.isPending || shown?.changed === 0}
      may={Object.keys(after).length === 0 ? notYet(say("edit-nothing")) : undefined}
      problem={preview.error ?? apply.error}
      onSubmit={() =>
        shown
          ? apply.mutate({ cases: ids, edits, ...label, dryRun: false })
          : preview.mutate({ cases: ids, edits, ...label, dryRun: true })
      }
    >
      <div className="two-up">
        <SelectField
          label="TLP"
          value={tlp}
          onChange={reset(setTlp)}
          none={say("leave-as-is")}
          choices={tlps.map((it) => ({ id: it, name: it }))}
          hint={say("codes-stay")}
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
        <ul className="lines lines-wrap t13" aria-label={say("preview")}>
          {shown.rows.map((row) => (
            <li key={row.case}>
              <span className="id two">{row.label}</span>
              {row.refused ? (
                <Status shape="bad">{row.refused}</Status>
              ) : (
                <Status shape="ok">
                  <span>
                    {changes(row.before, after, words).map((change) => (
                      <span key={change} className="own-line">
                        {change}
                      </span>
                    ))}
                  </span>
                </Status>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
};

/** Says what each field was and will be. Of the marking only the label: its codes stay. */
const changes = (before: unknown, after: Record<string, unknown>, words: Words): string[] => {
  const was = new Map(Object.entries(before ?? {}));
  const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
  return Object.entries(after).map(([field, becomes]) =>
    words.say("was-becomes", {
      field: field === "tlp" ? "TLP" : words.heading(field),
      was:
        field === "tlp" ? labelOf(was.get("handling")) : inWords(field, one(was.get(field)), words),
      becomes: inWords(field, becomes, words),
    }),
  );
};
