/** What an officer with a duty is told of: its rows, or why there are none. */
import type { ComponentProps, ReactNode } from "react";
import { Answered, Empty } from "@/components/states";

export function Told<Row>({
  answer,
  what,
  none,
  hint,
  children,
}: {
  answer: ComponentProps<typeof Answered<Row[]>>["answer"];
  what: string;
  none: string;
  hint: string;
  children: (rows: Row[]) => ReactNode;
}): ReactNode {
  return (
    <div className="scroll">
      <div className="pad">
        <Answered answer={answer} what={what}>
          {(rows) => (rows.length === 0 ? <Empty title={none}>{hint}</Empty> : children(rows))}
        </Answered>
      </div>
    </div>
  );
}
