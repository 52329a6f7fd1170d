import { type FC, useState } from "react";
import type { MissingReceiptRow, OfficeView, PurgeRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { TypedWord } from "@/components/TypedWord";
import { journalName } from "@/words/office";
import { useWords } from "@/words/words";

/** What was removed here after a dismissal, and which workstations of others owe their word that they did. */
export const Dismissals: FC<{ view: OfficeView }> = ({ view }) => {
  const { say } = useWords();
  const [chosen, setChosen] = useState<MissingReceiptRow | null>(null);
  const { missingReceipts, purged } = view;
  if (missingReceipts.length === 0 && purged.length === 0) return null;
  return (
    <Section title={say("dismissals")}>
      {missingReceipts.length > 0 && <p className="two">{say("missing-receipts-hint")}</p>}
      <ul className="lines lines-2">
        {missingReceipts.map((row) => (
          <Missing
            key={`${row.device}-${row.audience}`}
            row={row}
            view={view}
            onWriteOff={() => setChosen(row)}
          />
        ))}
        {purged.map((row) => (
          <Purged key={row.audience} row={row} />
        ))}
      </ul>
      {chosen && <WriteOff row={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
};

const useJournalName = (audience: string): string => {
  const words = useWords();
  const id = audience.startsWith("case/") ? audience.slice("case/".length) : null;
  const known = useAnswer("caseDossier", { case: id ?? "" }, { enabled: id !== null });
  return journalName(words, audience, known.data?.row);
};

type MissingProps = { row: MissingReceiptRow; view: OfficeView; onWriteOff: () => void };

const Missing: FC<MissingProps> = ({ row, view, onWriteOff }) => {
  const words = useWords();
  const journal = useJournalName(row.audience);
  return (
    <li>
      <span className="mid cut">{row.name}</span>
      <Status shape="bad">{words.say("receipt-missing")}</Status>
      <span className="two t13">
        {words.say("receipt-missing-of", { journal, since: words.when(row.dismissedAt) })}
      </span>
      <span className="id three t12" title={row.device}>
        {row.device.slice(-6)}
      </span>
      <span className="grow" />
      <Button kind="quiet" may={view.may} onClick={onWriteOff}>
        {words.say("write-off")}
        <span className="sr"> {row.name}</span>
      </Button>
    </li>
  );
};

const stages = { deleted: "half", wiped: "half", done: "ok" } as const;

const Purged: FC<{ row: PurgeRow }> = ({ row }) => {
  const { say } = useWords();
  const journal = useJournalName(row.audience);
  return (
    <li>
      <span className="mid cut">{journal}</span>
      <Status shape={stages[row.stage]}>{say(`purge-${row.stage}`)}</Status>
      {row.unsent > 0 && (
        <span className="two t13">{say("purge-unsent", { count: row.unsent })}</span>
      )}
    </li>
  );
};

const WriteOff: FC<{ row: MissingReceiptRow; onClose: () => void }> = ({ row, onClose }) => {
  const { say } = useWords();
  const writeOff = useCommand("writeOffDevice", { onSuccess: onClose });
  return (
    <TypedWord
      title={say("write-off-title")}
      warning={say("write-off-warning", { name: row.name })}
      verb={say("write-off-title")}
      word={say("word-write-off")}
      command={{ ...writeOff, mutate: () => writeOff.mutate({ device: row.device }) }}
      onClose={onClose}
    />
  );
};
