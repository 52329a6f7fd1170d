import { type FC, useState } from "react";
import { chooseFile } from "@/api/client";
import type { ImportRequest } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { Button, type Shape, Status } from "@/components/parts";
import { useWords } from "@/words/words";

const shapes: Record<string, Shape> = { new: "ok", same: "off", refused: "bad" };

/** Brings in a file: what would happen first, then in one step that is undone in one. */
export const ImportDialog: FC<{ what: "importCases" | "importRoster"; onClose: () => void }> = ({
  what,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [path, setPath] = useState("");
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const [refusedTo, setRefusedTo] = useState("");
  const trial = useCommand(what);
  const real = useCommand(what);
  const request = (dryRun: boolean): ImportRequest => ({
    path,
    mapping,
    dryRun,
    refusedTo: dryRun ? null : refusedTo.trim() || null,
  });
  const shown = real.data ?? trial.data;
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile(
      say("files-table"),
      what === "importCases" ? ["csv", "xlsx", "tsv", "txt"] : ["csv", "xlsx", "vcf", "tsv", "txt"],
    );
    if (chosen) {
      setPath(chosen);
      trial.reset();
    }
  };
  const verb = real.data
    ? undefined
    : trial.data
      ? say("import-verb", { count: trial.data.new })
      : say("preview");
  return (
    <Dialog
      wide
      title={say(`action-${what}`)}
      {...(verb ? { verb } : {})}
      onClose={onClose}
      busy={trial.isPending || real.isPending || path === "" || trial.data?.new === 0}
      problem={real.error ?? trial.error}
      onSubmit={() => (trial.data ? real.mutate(request(false)) : trial.mutate(request(true)))}
    >
      <div className="flex">
        <div className="grow">
          <TextField
            label={say("file")}
            hint={say("file-hint")}
            value={path}
            onChange={(to) => {
              setPath(to);
              trial.reset();
              real.reset();
            }}
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
            <details>
              <summary>{say("columns-of-file")}</summary>
              <table className="sheet">
                <tbody>
                  {shown.columns.map((column) => (
                    <tr key={column.heading}>
                      <td>{column.heading}</td>
                      <td>
                        <select
                          className="in"
                          aria-label={say("taken-for", { column: column.heading })}
                          value={mapping[column.heading] ?? column.field ?? ""}
                          onChange={(event) => {
                            setMapping({ ...mapping, [column.heading]: event.target.value });
                            trial.reset();
                          }}
                        >
                          <option value="">{say("passed-over")}</option>
                          {shown.fields.map((field) => (
                            <option key={field} value={field}>
                              {words.label(field)}
                            </option>
                          ))}
                        </select>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
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
