import { Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { OfficeView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { Button, Status, Well } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { journalName, journalReasons } from "@/words/office";
import { useWords } from "@/words/words";
import { Group, Line } from "./lines";

/** What the link to the office has for this officer: own entries that no longer hold, journals that stand still. */
export const OfficeWaits: FC = () => {
  const words = useWords();
  const { say } = words;
  const office = useAnswer("officeStatus", {});
  if (!office.data) return null;
  const { heldBack, journals } = office.data;
  return (
    <>
      {heldBack.length > 0 && <HeldBack rows={heldBack} />}
      <Group title={say("journals-look")} count={journals.length}>
        {journals.map((row) => (
          <Line
            key={row.audience}
            shape={row.stopped ? "bad" : "warn"}
            status={say("office")}
            what={journalName(words, row.audience)}
            note={words.list(journalReasons(words, row))}
          >
            <Link className="btn" to="/settings" hash="office">
              {say("read")}
            </Link>
          </Line>
        ))}
      </Group>
    </>
  );
};

const HeldBack: FC<{ rows: OfficeView["heldBack"] }> = ({ rows }) => {
  const { say } = useWords();
  const [givingUp, setGivingUp] = useState(false);
  const settle = useCommand("settleHeldBack");
  const count = rows.length;
  return (
    <section className="office-held">
      <Well tone="warn">
        <h3>
          <Status shape="warn">
            <b>{say("held-back")}</b>
          </Status>
        </h3>
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
  const { say, locale } = useWords();
  const [typed, setTyped] = useState("");
  const settle = useCommand("settleHeldBack", { onSuccess: onClose });
  const word = say("word-give-up");
  const right = typed.trim().toLocaleLowerCase(locale) === word.toLocaleLowerCase(locale);
  return (
    <CommandDialog
      title={say("give-up-title")}
      verb={say("give-up-held")}
      command={{ ...settle, isPending: settle.isPending || !right }}
      request={() => ({ how: "give-up" as const })}
      onClose={onClose}
    >
      <p className="well w-warn">{say("give-up-warning", { count })}</p>
      <TextField
        label={say("type-the-word", { word })}
        value={typed}
        onChange={setTyped}
        autoFocus
        spellCheck={false}
        autoComplete="off"
      />
    </CommandDialog>
  );
};
