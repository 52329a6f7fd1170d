/** The check that a desk seals what its voter chose: a ballot is opened on another desk, and never cast. */
import { type FC, useEffect, useState } from "react";
import type { AuditedBallot, ElectionView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { TextArea } from "@/components/fields";
import { Button, Well } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { ScriptText } from "@/components/TextOut";
import { useWords } from "@/words/words";
import { BallotPart } from "./BallotPart";
import { readAudited } from "./choices";
import { choiceName } from "./names";
import { Tracker } from "./Tracker";

type Props = { tracker: string; said: string; onBack: () => void };

/** What opens a sealed ballot, to be taken to another desk. */
export const OpenedBallot: FC<Props> = ({ tracker, said, onBack }) => {
  const { say } = useWords();
  const open = useCommand("openForAudit");
  const { mutate } = open;
  useEffect(() => mutate({ sealed: tracker }), [mutate, tracker]);
  return (
    <BallotPart focus number={say("ballot-read")} title={say("audit-title")}>
      <Well tone="warn">
        <p>{say("audit-never-cast")}</p>
      </Well>
      <p className="two t13">{say("audit-steps", { what: said })}</p>
      <h3 className="lab">{say("tracker")}</h3>
      <Tracker tracker={tracker} />
      {open.error && <ProblemNote problem={open.error} />}
      {open.data && (
        <ScriptText
          text={JSON.stringify(open.data)}
          name={`opened-ballot-${tracker.slice(0, 8).replaceAll("/", "_")}.json`}
          label={say("audit-text")}
        />
      )}
      <div className="ballot-push">
        <Button size="form" onClick={onBack}>
          {say("audit-back")}
        </Button>
      </div>
    </BallotPart>
  );
};

/** Checks a ballot that another desk opened. */
export const CheckOpened: FC<{ view: ElectionView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const [text, setText] = useState("");
  const [unread, setUnread] = useState(false);
  const audit = useCommand("auditBallot");
  const check = (): void => {
    const read: AuditedBallot | null = readAudited(text);
    setUnread(!read);
    audit.reset();
    if (read) audit.mutate(read);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <TextArea
        label={say("audit-paste")}
        hint={say("audit-paste-hint")}
        fault={unread ? say("audit-unread") : undefined}
        value={text}
        onChange={setText}
        rows={3}
      />
      <p>
        <Button submit disabled={audit.isPending || text.trim() === ""}>
          {say("audit-check")}
        </Button>
      </p>
      {audit.error && <ProblemNote problem={audit.error} />}
      {audit.data && (
        <Well tone={audit.data.choice ? "ok" : "bad"} alert>
          <p className="strong">
            {audit.data.choice
              ? say("audit-says", { what: choiceName(words, view, audit.data.choice) })
              : say("audit-says-nothing")}
          </p>
          <p>{say("audit-compare")}</p>
          <Tracker tracker={audit.data.tracker} />
        </Well>
      )}
    </form>
  );
};
