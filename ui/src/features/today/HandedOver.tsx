import type { FC } from "react";
import type { HandedOver as Row } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { Group, Line } from "./lines";

/** Work of officers who were dismissed before it was sent: it came sealed to this desk and is in no journal yet. */
export const HandedOver: FC = () => {
  const { say } = useWords();
  const handed = useAnswer("handedOver", {});
  const settle = useCommand("settleHandedOver");
  const rows = handed.data ?? [];
  return (
    <>
      <Group title={say("handed-over")} count={rows.length}>
        {rows.map((row) => (
          <Handed
            key={row.entry}
            row={row}
            pending={settle.isPending}
            onSettle={(how) => settle.mutate({ entry: row.entry, how })}
          />
        ))}
      </Group>
      {settle.error && <ProblemNote problem={settle.error} />}
    </>
  );
};

type HandedProps = { row: Row; pending: boolean; onSettle: (how: "note" | "put-away") => void };

const Handed: FC<HandedProps> = ({ row, pending, onSettle }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Line
      shape="half"
      status={say("handed-over-by", { name: row.by })}
      label={row.label}
      what={row.text ?? row.said}
      note={words.when(row.at)}
    >
      {row.case !== null && row.text !== null && (
        <Button disabled={pending} onClick={() => onSettle("note")}>
          {say("handed-over-as-note")}
        </Button>
      )}
      <Button kind="quiet" disabled={pending} onClick={() => onSettle("put-away")}>
        {say("put-away")}
      </Button>
    </Line>
  );
};
