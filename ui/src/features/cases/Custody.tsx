import { type FC, useState } from "react";
import type { CustodyRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { Section } from "@/components/parts";
import { useWords } from "@/words/words";

/** Through whose hands a document went: only ever added to. */
export const CustodyList: FC<{ custody: CustodyRow[] }> = ({ custody }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section title={say("custody")}>
      {custody.length === 0 ? (
        <p className="two t13">{say("custody-none")}</p>
      ) : (
        <table className="sheet">
          <thead>
            <tr>
              <th>{say("when")}</th>
              <th>{say("custody-from")}</th>
              <th>{say("custody-to")}</th>
              <th>{say("reason")}</th>
              <th>{say("document-version")}</th>
              <th>{say("custody-recorded-by")}</th>
            </tr>
          </thead>
          <tbody>
            {custody.map((it) => (
              <tr key={`${it.recordedAt}-${it.from}-${it.to}`}>
                <td className="num nb">{words.moment(it.at)}</td>
                <td>{it.from}</td>
                <td>{it.to}</td>
                <td>{it.reason}</td>
                <td className="num" title={it.sha256}>
                  {it.version}
                </td>
                <td title={words.moment(it.recordedAt)}>{it.byName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
};

/** Records that a document went from hand to hand. */
export const CustodyDialog: FC<{ document: string; onClose: () => void }> = ({
  document,
  onClose,
}) => {
  const { say } = useWords();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [at, setAt] = useState("");
  const [reason, setReason] = useState("");
  const record = useCommand("recordCustody", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("custody-record")}
      command={record}
      onClose={onClose}
      request={() => ({ document, from, to, reason, ...(at.trim() ? { at } : {}) })}
    >
      <TextField label={say("custody-from")} value={from} onChange={setFrom} autoFocus />
      <TextField label={say("custody-to")} value={to} onChange={setTo} />
      <TextField label={say("when")} hint={say("custody-when-hint")} value={at} onChange={setAt} />
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} />
    </CommandDialog>
  );
};

/** Takes a document off its case: it stays on record. */
export const WithdrawDialog: FC<{ document: string; onClose: () => void }> = ({
  document,
  onClose,
}) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const withdraw = useCommand("withdrawDocument", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("document-withdraw")}
      command={withdraw}
      onClose={onClose}
      request={() => ({ document, reason })}
    >
      <p className="two">{say("document-withdraw-hint")}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};
