import { type FC, useState } from "react";
import { chooseFile } from "@/api/client";
import type { ImportRequest, ImportResult } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { Button, type Shape, Status } from "@/components/parts";
import { useWords } from "@/words/words";
import { Columns } from "./data/Columns";

const shapes: Record<string, Shape> = { new: "ok", same: "off", refused: "bad" };

/** Brings in a file: what would happen first, then in one step that is undone in one. */
export const ImportDialog: FC<{ what: "importCases" | "importRoster"; onClose: () => void }> = ({
  what,
  onClose,
}) => {
  const { say } = useWords();
  const [path, setPath] = useState("");
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const [refusedTo, setRefusedTo] = useState("");
  const trial = useCommand(what);
  const real = useCommand(what);
  // What was read last stays while a column is taken for something else: whoever chooses must not lose the place.
  const [seen, setSeen] = useState<ImportResult | undefined>(undefined);
  const request = (over: Record<string, string>, dryRun: boolean): ImportRequest => ({
    path,
    mapping: over,
    dryRun,
    refusedTo: dryRun ? null : refusedTo.trim() || null,
  });
  const read = (over: Record<string, string>): void =>
    trial.mutate(request(over, true), { onSuccess: setSeen });
  const begin = (file: string): void => {
    setPath(file);
    setMapping({});
    setRefusedTo("");
    setSeen(undefined);
    trial.reset();
    real.reset();
  };
  // What was refused to be read anew is not brought in as it was read before.
  const ready = trial.error ? undefined : seen;
  const shown = real.data ?? seen;
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile(
      say("files-table"),
      what === "importCases" ? ["csv", "xlsx", "tsv", "txt"] : ["csv", "xlsx", "vcf", "tsv", "txt"],
    );
    if (chosen) begin(chosen);
  };
  const verb = real.data
    ? undefined
    : ready
      ? say("import-verb", { count: ready.new })
      : say("preview");
  return (
    <Dialog
      wide
      title={say(`action-${what}`)}
      {...(verb ? { verb } : {})}
      onClose={onClose}
      busy={trial.isPending || real.isPending || path === "" || ready?.new === 0}
      problem={real.error ?? trial.error}
      onSubmit={() => (ready ? real.mutate(request(mapping, false)) : read(mapping))}
    >
      <div className="flex">
        <div className="grow">
          <TextField
            label={say("file")}
            hint={say("file-hint")}
            value={path}
            onChange={begin}
            autoFocus
          />
        </div>
        <Button onClick={() => void choose()}>{say("choose-file")}</Button>
      </div>
      {shown && (
        <>
          <p role="status" className="mid">
            {say(real.data ? "import-done" : "import-would", {
              new: shown.new,
              same: shown.same,
              refused: shown.refused,
            })}
          </p>
          {!real.data && (
            <Columns
              preview={shown}
              mapping={mapping}
              onChange={(heading, field) => {
                const next = { ...mapping, [heading]: field };
                setMapping(next);
                read(next);
              }}
            />
          )}
          {!real.data && shown.refused > 0 && (
            <TextField
              label={say("refused-to")}
              hint={say("refused-to-hint")}
              value={refusedTo}
              onChange={setRefusedTo}
            />
          )}
          <ul className="lines t13" aria-label={say("preview")}>
            {shown.rows.slice(0, 100).map((row) => (
              <li key={row.line}>
                <span className="num three">{row.line}</span>
                <Status shape={shapes[row.verdict] ?? "off"}>{say(`import-${row.verdict}`)}</Status>
                <span className="cut" title={row.title}>
                  {row.title}
                </span>
                {row.reason && <span className="bad">{row.reason}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
};
