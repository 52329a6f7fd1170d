import { type FC, useEffect, useMemo, useRef, useState } from "react";
import { chooseFile } from "@/api/client";
import type { ContributionRow, DataPreview, PreviewData } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { Columns } from "./Columns";
import { JobProgress } from "./JobProgress";
import { PreviewList } from "./PreviewList";
import { comparedAllTheSame, countOf, leftOut, saidOf, toTerms, unsaid } from "./preview";
import { TermsFields } from "./TermsFields";
import { Warned } from "./Warned";

const endings = ["txt", "csv", "tsv", "xlsx", "eml", "msg", "html", "htm", "pdf", "json"];

/** What somebody brought: a text that was pasted, a file that was dropped, or nothing yet. */
export type Brought = { text: string; path: string };

/** Paste or choose; see what would be recorded; say what may be done with it; record it in one step that is undone in one. */
export const AddData: FC<{
  of: string;
  brought: Brought;
  /** The agency's latest package on the case, for one that is like it. */
  latest: ContributionRow | undefined;
  onClose: () => void;
}> = ({ of, brought, latest, onClose }) => {
  const { say } = useWords();
  const [text, setText] = useState(brought.text);
  const [path, setPath] = useState(brought.path);
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [because, setBecause] = useState<Record<string, string>>({});
  const [terms, setTerms] = useState(unsaid);
  const name = useRef<HTMLInputElement>(null);
  const like = useRef<HTMLButtonElement>(null);
  const preview = useCommand("previewData");
  const keep = useCommand("keepColumns");
  const record = useCommand("importData");
  // What was read last stays while a column is taken for something else: whoever chooses must not lose the place.
  const [seen, setSeen] = useState<DataPreview | undefined>(undefined);
  const out = useMemo(() => leftOut(seen?.rows ?? [], left), [seen, left]);
  const count = seen ? countOf(seen, out, because) : 0;
  const source = (over: Record<string, string>): PreviewData => ({
    case: of,
    mapping: over,
    ...(path.trim() === "" ? { text } : { path: path.trim() }),
  });
  const onwards = useRef(false);
  const read = (over: Record<string, string>, then: "onwards" | "stay"): void => {
    setLeft(new Set());
    setBecause({});
    record.reset();
    onwards.current = then === "onwards";
    preview.mutate(source(over), { onSuccess: setSeen });
  };
  const forget = (): void => {
    preview.reset();
    setMapping({});
    setSeen(undefined);
  };
  // Once something was read, the next thing to do has the focus, so that a report is recorded without looking for it.
  useEffect(() => {
    if (!seen || !onwards.current) return;
    onwards.current = false;
    (like.current ?? name.current)?.focus();
  }, [seen]);
  // The field that had the focus is gone once all is recorded; the dialog keeps it, so that Escape closes it.
  const said = useRef<HTMLParagraphElement>(null);
  const done = record.data !== undefined;
  useEffect(() => {
    if (done) said.current?.focus();
  }, [done]);
  const first = useRef(() => read({}, "onwards"));
  useEffect(() => {
    if (brought.text !== "" || brought.path !== "") first.current();
  }, [brought]);
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile(say("data-file"), endings);
    if (chosen) {
      setPath(chosen);
      forget();
    }
  };
  const submit = (): void => {
    if (!seen) {
      read(mapping, "onwards");
      return;
    }
    if (seen.columns.length > 0)
      keep.mutate({
        columns: seen.columns.map((it) => it.heading),
        mapping: Object.fromEntries(seen.columns.map((it) => [it.heading, it.field ?? ""])),
      });
    record.mutate({
      ...source(mapping),
      terms: toTerms(terms),
      seal: seen.seal,
      left: out,
      compared: comparedAllTheSame(seen.rows, because),
      dryRun: false,
    });
  };
  const verb = record.data ? undefined : seen ? say("data-record", { count }) : say("preview");
  const nothing = path.trim() === "" && text.trim() === "";
  const busy = preview.isPending || record.isPending;
  return (
    <Dialog
      wide
      title={say("data-add")}
      {...(verb ? { verb } : {})}
      onClose={onClose}
      busy={busy || (seen !== undefined && count === 0)}
      lacks={nothing ? say("data-paste") : undefined}
      problem={record.error ?? keep.error ?? preview.error}
      onSubmit={submit}
    >
      {record.data ? (
        <p role="status" ref={said} tabIndex={-1}>
          {say("data-recorded", { recorded: record.data.recorded, known: record.data.known })}
        </p>
      ) : (
        <>
          <TextArea
            label={say("data-paste")}
            hint={say("data-paste-hint")}
            value={text}
            onChange={(to) => {
              setText(to);
              forget();
            }}
            rows={seen ? 3 : 8}
            autoFocus
          />
          <div className="flex beside-field">
            <div className="grow">
              <TextField
                label={say("data-file")}
                value={path}
                onChange={(to) => {
                  setPath(to);
                  forget();
                }}
              />
            </div>
            <Button size="form" onClick={() => void choose()}>
              {say("choose-file")}
            </Button>
          </div>
          {seen && (
            <>
              <Columns
                preview={seen}
                mapping={mapping}
                onChange={(heading, field) => {
                  const next = { ...mapping, [heading]: field };
                  setMapping(next);
                  read(next, "stay");
                }}
              />
              <PreviewList preview={seen} left={left} onLeave={setLeft} />
              <Warned rows={seen.rows} because={because} onChange={setBecause} />
              {latest && (
                <p>
                  <Button
                    ref={like}
                    onClick={() => {
                      setTerms(saidOf(latest));
                      name.current?.focus();
                    }}
                  >
                    {say("data-say-like", { name: latest.name })}
                  </Button>
                </p>
              )}
              <TermsFields value={terms} onChange={setTerms} name={name} />
            </>
          )}
        </>
      )}
      {busy && <JobProgress />}
    </Dialog>
  );
};
