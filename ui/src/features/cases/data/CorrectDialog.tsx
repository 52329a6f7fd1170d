/** Puts a value of one's own agency's data right: new data replace them, and whoever received them is told (AUD-5). */
import { type FC, useState } from "react";
import type { ContributionRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

/** So many values can be chosen from; of more, `jcat audit corrections correct` names any. */
const OFFERED = 500;

export const CorrectDialog: FC<{ caseId: string; row: ContributionRow; onClose: () => void }> = ({
  caseId,
  row,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const page = useAnswer("caseIndicators", {
    case: caseId,
    contribution: row.id,
    offset: 0,
    limit: OFFERED,
  });
  const [chosen, setChosen] = useState("");
  const [becomes, setBecomes] = useState("");
  const [reason, setReason] = useState("");
  const correct = useCommand("correctIndicators", { onSuccess: onClose });
  const values = page.data?.rows ?? [];
  const value = values.find((it) => `${it.kind} ${it.normal}` === chosen);
  return (
    <CommandDialog
      title={say("correct-values-title")}
      verb={say("correct-values")}
      command={correct}
      request={() => ({
        contribution: row.id,
        values: value
          ? [
              {
                kind: value.kind,
                normal: value.normal,
                ...(becomes.trim() === "" ? {} : { becomes: becomes.trim() }),
              },
            ]
          : [],
        reason,
      })}
      onClose={onClose}
    >
      <p className="two">{say("correct-values-hint")}</p>
      <SelectField
        label={say("correct-value")}
        value={chosen}
        onChange={setChosen}
        none=""
        choices={values.map((it) => ({ id: `${it.kind} ${it.normal}`, name: it.normal }))}
        required
      />
      <TextField
        label={say("correct-becomes")}
        hint={say("correct-becomes-hint")}
        value={becomes}
        onChange={setBecomes}
      />
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};
