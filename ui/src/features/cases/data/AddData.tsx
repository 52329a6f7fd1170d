import { type FC, useMemo, useState } from "react";
import { chooseFile } from "@/api/client";
import type { DataPreview, PreviewData } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { Columns } from "./Columns";
import { PreviewList } from "./PreviewList";
import { recorded, toTerms, unsaid } from "./preview";
import { TermsFields } from "./TermsFields";

const endings = ["txt", "csv", "tsv", "xlsx", "eml", "msg", "html", "htm", "json"];

/** Paste or choose; see what would be recorded; say what may be done with it; record it in one step that is undone in one. */
export const AddData: FC<{ of: string; path: string; onClose: () => void }> = ({
  of,
  path: dropped,
  onClose,
}) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [path, setPath] = useState(dropped);
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [terms, setTerms] = useState(unsaid);
  const preview = useCommand("previewData");
  const keep = useCommand("keepColumns");
  const record = useCommand("recordContribution");
  const seen: DataPreview | undefined = preview.data;
  const values = useMemo(() => recorded(seen?.rows ?? [], left), [seen, left]);
  const read = (over: Record<string, string>): void => {
    const request: PreviewData = { case: of, mapping: over };
    if (path.trim() === "") request.text = text;
    else request.path = path.trim();
    setLeft(new Set());
    preview.mutate(request);
  };
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile(say("data-file"), endings);
    if (chosen) {
      setPath(chosen);
      preview.reset();
    }
  };
  const submit = (): void => {
    if (!seen) {
      read(mapping);
      return;
    }
    if (seen.columns.length > 0)
      keep.mutate({
        columns: seen.columns.map((it) => it.heading),
        mapping: Object.fromEntries(seen.columns.map((it) => [it.heading, it.field ?? ""])),
      });
    record.mutate({ case: of, terms: toTerms(terms), indicators: values, dryRun: false });
  };
  const verb = record.data
    ? undefined
    : seen
      ? say("data-record", { count: values.length })
      : say("preview");
  const nothing = seen ? values.length === 0 : path.trim() === "" && text.trim() === "";
  return (
    <Dialog
      wide
      title={say("data-add")}
      {...(verb ? { verb } : {})}
      onClose={onClose}
      busy={preview.isPending || record.isPending || nothing}
      problem={record.error ?? keep.error ?? preview.error}
      onSubmit={submit}
    >
      {record.data ? (
        <p role="status">
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
              preview.reset();
            }}
            rows={seen ? 3 : 8}
          />
          <div className="flex">
            <div className="grow">
              <TextField
                label={say("data-file")}
                value={path}
                onChange={(to) => {
                  setPath(to);
                  preview.reset();
                }}
              />
            </div>
            <Button onClick={() => void choose()}>{say("choose-file")}</Button>
          </div>
          {seen && (
            <>
              <Columns
                preview={seen}
                onChange={(heading, field) => {
                  const next = { ...mapping, [heading]: field };
                  setMapping(next);
                  read(next);
                }}
              />
              <PreviewList preview={seen} left={left} onLeave={setLeft} />
              <TermsFields value={terms} onChange={setTerms} />
            </>
          )}
        </>
      )}
    </Dialog>
  );
};
