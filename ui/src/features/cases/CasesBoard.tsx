/** Cases by stage. A card moves where the Board's decision lets it: by dragging, or from its menu by key. */
import { useNavigate } from "@tanstack/react-router";
import { type FC, type PointerEvent, useRef, useState } from "react";
import type { CaseFilter, CaseRow, Handling, Stage } from "@/api/generated/api";
import { Loading, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { useCasesByStage } from "./byStage";
import { NextMark } from "./columns";
import { DecideDialog, type Deciding } from "./DecideDialog";
import { boardStages } from "./labels";
import { useTellMarking } from "./marking";
import { NoCases } from "./NoCases";

/** What dropping a card on a column asks the secretary to record. */
const drops: Partial<Record<Stage, Deciding>> = {
  selected: "select",
  deferred: "defer",
  returned: "return",
};

type Props = { filter: CaseFilter; onMarking: (marking: Handling) => void };

export const CasesBoard: FC<Props> = ({ filter, onMarking }) => {
  const words = useWords();
  const { columns, problem, again } = useCasesByStage(filter);
  const [over, setOver] = useState<Stage | null>(null);
  const [deciding, setDeciding] = useState<{ row: CaseRow; what: Deciding } | null>(null);
  const dragged = useRef<CaseRow | null>(null);
  useTellMarking(columns?.flatMap((it) => it.rows) ?? [], onMarking);
  if (problem)
    return (
      <div className="pad">
        <ProblemNote problem={problem} again={again} />
      </div>
    );
  if (!columns) return <Loading what={words.say("cases")} />;
  if (columns.every((it) => it.count === 0))
    return <NoCases filtered={Object.keys(filter).length > 0} />;
  const columnAt = (event: PointerEvent): Stage | null => {
    const column = document
      .elementFromPoint(event.clientX, event.clientY)
      ?.closest<HTMLElement>("[data-stage]");
    return boardStages.find((stage) => stage === column?.dataset["stage"]) ?? null;
  };
  const end = (event: PointerEvent): void => {
    const target = columnAt(event);
    const row = dragged.current;
    dragged.current = null;
    setOver(null);
    const what = target && row && target !== row.stage ? drops[target] : undefined;
    if (row && what) setDeciding({ row, what });
  };
  return (
    <div
      className="board"
      onPointerMove={(event) => dragged.current && setOver(columnAt(event))}
      onPointerUp={end}
      onPointerCancel={() => {
        dragged.current = null;
        setOver(null);
      }}
    >
      {columns.map(({ stage, rows, count }) => (
        <section
          key={stage}
          className={over === stage && drops[stage] ? "board-col over" : "board-col"}
          data-stage={stage}
          aria-label={words.heading(stage)}
        >
          <h2>
            {words.heading(stage)}
            <span className="num three">{count}</span>
          </h2>
          <div className="board-cards">
            {rows.map((row) => (
              <Card
                key={row.id}
                row={row}
                onGrab={() => {
                  dragged.current = row;
                }}
              />
            ))}
            {count > rows.length && (
              <p className="t12 three">
                {words.say("more-in-table", { count: count - rows.length })}
              </p>
            )}
          </div>
        </section>
      ))}
      {deciding && (
        <DecideDialog what={deciding.what} row={deciding.row} onClose={() => setDeciding(null)} />
      )}
    </div>
  );
};

const Card: FC<{ row: CaseRow; onGrab: () => void }> = ({ row, onGrab }) => {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <button
      type="button"
      className="card"
      onPointerDown={onGrab}
      // One that is half in sight counts as seen: the whole card is shown to who comes by Tab.
      onFocus={(event) =>
        event.currentTarget.scrollIntoView({ block: "nearest", inline: "nearest" })
      }
      onClick={() =>
        void navigate({
          to: "/cases/$caseId",
          params: { caseId: row.id },
          search: { tab: "overview" },
        })
      }
    >
      <span className="t12 flex">
        <span className="id">{row.label}</span>
        <span>{words.country(row.country)}</span>
      </span>
      <span className="mid">{row.title ?? words.say("title-restricted")}</span>
      <NextMark next={row.next} />
    </button>
  );
};
