import type { FC } from "react";
import type { AskingRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Status, Well } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";

/** Workstations that met a copy of themselves and wait with a new key until somebody has looked which of the two each is. */
export const Asking: FC<{ rows: AskingRow[] }> = ({ rows }) => {
  const words = useWords();
  const { say } = words;
  const approve = useCommand("approveDevice");
  const refuse = useCommand("refuseDevice");
  const problem = approve.error ?? refuse.error;
  if (rows.length === 0) return null;
  return (
    <Well tone="warn">
      <p>{say("asking-hint")}</p>
      <ul className="lines lines-2">
        {rows.map((row) => (
          <li key={row.device}>
            <span className="mid cut">{row.name}</span>
            <span className="id three t12" title={row.device}>
              {row.device.slice(-6)}
            </span>
            <Status shape="half">{say("asking-since", { since: words.when(row.askedAt) })}</Status>
            <span className="grow" />
            <Button
              may={row.may}
              disabled={approve.isPending}
              onClick={() => approve.mutate({ device: row.device })}
            >
              {say("let-in")}
              <span className="sr"> {row.name}</span>
            </Button>
            <Button
              kind="quiet"
              may={row.may}
              disabled={refuse.isPending}
              onClick={() => refuse.mutate({ device: row.device })}
            >
              {say("turn-away")}
              <span className="sr"> {row.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} />}
    </Well>
  );
};
