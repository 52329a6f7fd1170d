import { type FC, type FormEvent, useState } from "react";
import type { DeskStatus } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { PutBack } from "./PutBack";

/** What no passphrase mends. */
const broken: ReadonlySet<string> = new Set(["damaged", "not-a-replica", "key-file-damaged"]);

/** The desk waits for its passphrase. */
export const Unlock: FC<{ status: DeskStatus }> = ({ status }) => {
  const { say, language } = useWords();
  const [passphrase, setPassphrase] = useState("");
  const unlock = useCommand("unlock", { onSettled: () => setPassphrase("") });
  const set = useCommand("setPreferences");
  const other = language === "en" ? "fr" : "en";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase) unlock.mutate({ passphrase });
  };
  return (
    <main className="unlock">
      <div>
        <p className="strong">J-CAT Desk</p>
        <h1 className="t28 strong">{say("unlock-title")}</h1>
        <p className="two">{say("unlock-hint")}</p>
      </div>
      <form className="form" onSubmit={submit}>
        <TextField
          label={say("passphrase")}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
          autoComplete="current-password"
        />
        {unlock.error && <ProblemNote problem={unlock.error} />}
        <div className="flex">
          <Button kind="primary" size="form" submit disabled={unlock.isPending}>
            {say(unlock.isPending ? "opening" : "unlock")}
          </Button>
          <Button kind="quiet" size="form" onClick={() => unlock.mutate({ passphrase: null })}>
            {say("unlock-by-keyring")}
          </Button>
        </div>
      </form>
      {unlock.error && broken.has(unlock.error.code) && <PutBack />}
      <p className="t12 three">
        {say("version", { version: status.version })} · <span className="cut">{status.folder}</span>{" "}
        ·{" "}
        <button
          type="button"
          className="link"
          lang={other}
          onClick={() => set.mutate({ ...status.preferences, language: other })}
        >
          {other === "fr" ? "Français" : "English"}
        </button>
      </p>
    </main>
  );
};
