/** Puts values of one's own agency's data right: new data replace them, and whoever received them is told (AUD-5). */
import { type FC, useState } from "react";
import type { ContributionRow, IndicatorRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";

/** So many values are offered at once; the others are found by a part of them. */
const OFFERED = 200;

type Line = Pick<IndicatorRow, "kind" | "normal" | "shown"> & { becomes: string };

const idOf = ({ kind, normal }: Pick<IndicatorRow, "kind" | "normal">): string =>
  `${kind} ${normal}`;

export const CorrectDialog: FC<{ caseId: string; row: ContributionRow; onClose: () => void }> = ({
  caseId,
  row,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [text, setText] = useState("");
  const part = text.trim();
  const page = useAnswer(
    "caseIndicators",
    {
      case: caseId,
      contribution: row.id,
      offset: 0,
      limit: OFFERED,
      ...(part === "" ? {} : { text: part }),
    },
    { keep: true },
  );
  const [lines, setLines] = useState<Line[]>([]);
  const [reason, setReason] = useState("");
  const correct = useCommand("correctIndicators", { onSuccess: onClose });
  const chosen = new Set(lines.map(idOf));
  const offered = (page.data?.rows ?? []).filter((it) => !chosen.has(idOf(it)));
  const choose = (id: string) => {
    const value = offered.find((it) => idOf(it) === id);
    if (value) setLines([...lines, { ...value, becomes: "" }]);
  };
  const change = (id: string, becomes: string) =>
    setLines(lines.map((it) => (idOf(it) === id ? { ...it, becomes } : it)));
  return (
    <CommandDialog
      title={say("correct-values-title")}
      verb={say("correct-values")}
      command={correct}
      request={() => ({
        contribution: row.id,
        values: lines.map(({ kind, normal, becomes }) => ({
          kind,
          normal,
          ...(becomes.trim() === "" ? {} : { becomes: becomes.trim() }),
        })),
        reason,
      })}
      onClose={onClose}
    >
      <p className="two">{say("correct-values-hint")}</p>
      {row.held > OFFERED && (
        <TextField
          label={say("correct-find")}
          hint={say("correct-find-hint", { held: row.held, most: OFFERED })}
          value={text}
          onChange={setText}
        />
      )}
      {(lines.length === 0 || offered.length > 0) && (
        <SelectField
          label={say(lines.length === 0 ? "correct-value" : "correct-value-next")}
          value=""
          onChange={choose}
          none=""
          choices={offered.map((it) => ({ id: idOf(it), name: it.shown }))}
          required={lines.length === 0}
        />
      )}
      {lines.map((it) => (
        <div key={idOf(it)} className="apart-little">
          <TextField
            label={say("correct-becomes", { was: it.shown })}
            hint={say("correct-becomes-hint")}
            value={it.becomes}
            onChange={(becomes) => change(idOf(it), becomes)}
          />
          <div className="flex">
            <Button
              aria-label={`${say("correct-not")}: ${it.shown}`}
              onClick={() => setLines(lines.filter((other) => other !== it))}
            >
              {say("correct-not")}
            </Button>
          </div>
        </div>
      ))}
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};
