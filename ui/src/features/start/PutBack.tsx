import { type FC, useState } from "react";
import { chooseFile } from "@/api/client";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";

/** Names a copy of the records: typed, or chosen. */
export const CopyField: FC<{ value: string; onChange: (path: string) => void }> = ({
  value,
  onChange,
}) => {
  const { say } = useWords();
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile(say("files-backup"), ["db"]);
    if (chosen) onChange(chosen);
  };
  return (
    <div className="flex">
      <div className="grow">
        <TextField label={say("file")} value={value} onChange={onChange} autoFocus />
      </div>
      <Button onClick={() => void choose()}>{say("choose-file")}</Button>
    </div>
  );
};

/** Puts a copy back on a desk that does not open, or where there is none; a link that opens the dialog for it. */
export const PutBack: FC = () => {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [path, setPath] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const put = useCommand("putBackCopy", { onSettled: () => setPassphrase("") });
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {say("put-back-link")}
      </button>
      {open && (
        <Dialog
          title={say("restore-title")}
          verb={say("restore-verb")}
          onClose={() => setOpen(false)}
          busy={put.isPending || !path || !passphrase}
          problem={put.error}
          onSubmit={() => put.mutate({ path, passphrase })}
        >
          <p className="two">{say("put-back-hint")}</p>
          <CopyField value={path} onChange={setPath} />
          <TextField
            label={say("put-back-passphrase")}
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            autoComplete="current-password"
          />
        </Dialog>
      )}
    </>
  );
};
