import { Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { JournalRow, OfficeView, WitnessRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button, Well } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { TypedWord } from "@/components/TypedWord";
import { journalName, journalReasons } from "@/words/office";
import { useWords } from "@/words/words";
import { HandedOver } from "./HandedOver";
import { Group, Line } from "./lines";

/** What the link to the office has for this officer: own entries that no longer hold, journals that stand still. */
export const OfficeWaits: FC = () => {
  const { say } = useWords();
  const office = useAnswer("officeStatus", {});
  if (!office.data) return null;
  const { asking, heldBack, journals, missingReceipts, witnesses } = office.data;
  return (
    <>
      <Group title={say("missing-receipts")} count={missingReceipts.length}>
        {missingReceipts.map((row) => (
          <Line
            key={`${row.device}-${row.audience}`}
            shape="bad"
            status={say("receipt-missing")}
            what={row.name}
            note={say("missing-receipts-hint")}
          >
            <Settings />
          </Line>
        ))}
      </Group>
      <Group title={say("journals-differ")} count={witnesses.length + asking.length}>
        {asking.map((row) => (
          <Line key={row.device} shape="half" status={say("asks-in")} what={row.name}>
            <Settings />
          </Line>
        ))}
        {witnesses.map((row) => (
          <Witness key={`${row.audience}-${row.device}`} row={row} />
        ))}
      </Group>
      <HandedOver />
      {heldBack.length > 0 && <HeldBack rows={heldBack} />}
      <Group title={say("journals-look")} count={journals.length}>
        {journals.map((row) => (
          <Journal key={row.audience} row={row} />
        ))}
      </Group>
    </>
  );
};

const Settings: FC = () => {
  const { say } = useWords();
  return (
    <Link className="btn" to="/settings" hash="office">
      {say("read")}
    </Link>
  );
};

const Witness: FC<{ row: WitnessRow }> = ({ row }) => {
  const words = useWords();
  return (
    <Line
      shape="bad"
      status={words.say(`witness-${row.what}`, { name: row.name })}
      what={journalName(words, row.audience)}
    >
      <Settings />
    </Line>
  );
};

const Journal: FC<{ row: JournalRow }> = ({ row }) => {
  const words = useWords();
  const id = row.audience.startsWith("case/") ? row.audience.slice("case/".length) : null;
  const known = useAnswer("caseDossier", { case: id ?? "" }, { enabled: id !== null });
  const gravest = journalReasons(words, row)[0];
  return (
    <Line
      shape={gravest?.shape ?? "warn"}
      status={gravest?.state ?? ""}
      what={journalName(words, row.audience, known.data?.row)}
      note={gravest?.why}
    >
      <Settings />
    </Line>
  );
};

const HeldBack: FC<{ rows: OfficeView["heldBack"] }> = ({ rows }) => {
  const { say } = useWords();
  const [givingUp, setGivingUp] = useState(false);
  const settle = useCommand("settleHeldBack");
  const count = rows.length;
  return (
    <section className="office-held">
      <h2>
        {say("held-back")}
        <span className="num">{count}</span>
      </h2>
      <Well tone="warn">
        <p>{say("held-back-hint", { count })}</p>
        <ul className="lines">
          {rows.map((it) => (
            <li key={it.entry}>
              <span className="mid">{it.said}</span>
              <span className="two">{it.reason ?? say("held-back-why")}</span>
            </li>
          ))}
        </ul>
        {settle.error && <ProblemNote problem={settle.error} />}
        <div className="act">
          <Button disabled={settle.isPending} onClick={() => settle.mutate({ how: "send" })}>
            {say("send-all-the-same")}
          </Button>
          <Button disabled={settle.isPending} onClick={() => setGivingUp(true)}>
            {say("give-up-held")}
          </Button>
        </div>
      </Well>
      {givingUp && <GiveUp count={count} onClose={() => setGivingUp(false)} />}
    </section>
  );
};

const GiveUp: FC<{ count: number; onClose: () => void }> = ({ count, onClose }) => {
  const { say } = useWords();
  const settle = useCommand("settleHeldBack", { onSuccess: onClose });
  return (
    <TypedWord
      title={say("give-up-title")}
      warning={say("give-up-warning", { count })}
      verb={say("give-up-held")}
      word={say("word-give-up")}
      command={{ ...settle, mutate: () => settle.mutate({ how: "give-up" }) }}
      onClose={onClose}
    />
  );
};
