import type { FC } from "react";
import { TextField, Tick } from "@/components/fields";
import { useWords } from "@/words/words";

export type Secret = { passphrase: string; again: string; keyring: boolean };

export const noSecret: Secret = { passphrase: "", again: "", keyring: false };

/** Whether the passphrase was typed twice alike. */
export const isTwice = ({ passphrase, again }: Secret): boolean =>
  passphrase !== "" && passphrase === again;

/** The passphrase of a new desk, twice, and whether the keyring keeps its key. */
export const NewPassphrase: FC<{ secret: Secret; onChange: (to: Secret) => void }> = ({
  secret,
  onChange,
}) => {
  const { say } = useWords();
  const missing = (typed: string) => (typed === "" ? say("field-missing") : undefined);
  const differs = secret.again !== "" && !isTwice(secret);
  return (
    <>
      <div className="two-up">
        <TextField
          label={say("passphrase")}
          hint={say("passphrase-hint")}
          type="password"
          unread={missing(secret.passphrase)}
          value={secret.passphrase}
          onChange={(passphrase) => onChange({ ...secret, passphrase })}
          required
          autoComplete="new-password"
        />
        <TextField
          label={say("once-more")}
          fault={differs ? say("differs") : undefined}
          unread={missing(secret.again)}
          type="password"
          value={secret.again}
          onChange={(again) => onChange({ ...secret, again })}
          required
          autoComplete="new-password"
        />
      </div>
      <Tick
        label={say("keep-in-keyring")}
        on={secret.keyring}
        onChange={(keyring) => onChange({ ...secret, keyring })}
      />
    </>
  );
};
