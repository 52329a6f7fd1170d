/** Duties that wait for a second person: who is to get them, who proposed them, and what one may do about it. */
import type { FC } from "react";
import type { ProposedRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { OfficerLink } from "@/app/links";
import { Button, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { spanSentence } from "@/words/sentences";
import { useWords } from "@/words/words";

export const Proposed: FC<{ rows: ProposedRow[] }> = ({ rows }) => {
  const second = useCommand("secondPost");
  const withdraw = useCommand("withdrawPost");
  const problem = second.error ?? withdraw.error;
  const pending = second.isPending || withdraw.isPending;
  if (rows.length === 0 && !problem) return null;
  return (
    <>
      <ul className="lines t13">
        {rows.map((row) => (
          <Waits
            key={row.id}
            row={row}
            pending={pending}
            onSecond={() => second.mutate({ officer: row.officer, proposal: row.id })}
            onWithdraw={() => withdraw.mutate({ officer: row.officer, proposal: row.id })}
          />
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
};

type WaitsProps = {
  row: ProposedRow;
  pending: boolean;
  onSecond: () => void;
  onWithdraw: () => void;
};

const Waits: FC<WaitsProps> = ({ row, pending, onSecond, onWithdraw }) => {
  const words = useWords();
  const { say } = words;
  return (
    <li>
      <div>
        <p className="mid">
          {words.heading(row.post.duty)} · {spanSentence(words, row.post.span)}
        </p>
        <p className="two">
          {say("duty-proposed-by", { name: row.by, agency: row.byAgency.toUpperCase() })}
        </p>
        <Status shape="half">{say("waits-for-second-person")}</Status>
      </div>
      <span className="grow" />
      <Button may={row.maySecond} disabled={pending} onClick={onSecond}>
        {say("second-post")}
      </Button>
      <Button kind="quiet" may={row.mayWithdraw} disabled={pending} onClick={onWithdraw}>
        {say("take-back")}
      </Button>
    </li>
  );
};

/** The same for the whole roster: each leads to the officer's page. */
export const ProposedList: FC<{ rows: ProposedRow[] }> = ({ rows }) => {
  const words = useWords();
  return (
    <ul className="lines t13">
      {rows.map((row) => (
        <li key={row.id}>
          <Status shape="half">{words.say("waits-for-second-person")}</Status>
          <OfficerLink className="grow" officer={row.officer}>
            {row.name}
          </OfficerLink>
          <span className="when">{words.label(row.post.duty)}</span>
        </li>
      ))}
    </ul>
  );
};
