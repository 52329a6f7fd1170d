import { type FC, useState } from "react";
import { useCommand } from "@/api/queries";
import { CopyField } from "@/app/CopyField";
import { Dialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { useWords } from "@/words/words";

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
          busy={put.isPending}
          lacks={path ? (passphrase ? undefined : say("put-back-passphrase")) : say("file")}
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
