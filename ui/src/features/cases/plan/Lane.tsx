/** One row of the time line: its bar, its slack, and what waits for what as far as it passes here. */
import { type FC, memo, type PointerEvent, useState } from "react";
import type { PlanView, TaskRow } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { daysMoved, ROW, type Scale, type Segment, type Tick } from "./gantt";

export type Drawn = {
  scale: Scale;
  ticks: Tick[];
  rest: string;
  segments: (row: number) => Segment[];
};

/** A task, and by how many days it was just moved: drawn there at once, until the desk has reckoned the plan anew. */
export type PlanRow = TaskRow & { ahead?: number };

/** The hatching of what is critical: never told by colour alone. */
export const Patterns: FC = () => (
  <svg width="0" height="0" className="plan-defs" aria-hidden>
    <title />
    <defs>
      <pattern
        id="plan-hatch"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V6" className="plan-hatch" />
      </pattern>
      <marker
        id="plan-arrow"
        viewBox="0 0 6 6"
        refX="5"
        refY="3"
        markerWidth="6"
        markerHeight="6"
        orient="auto"
      >
        <path d="M0 0L6 3 0 6z" className="plan-head" />
      </marker>
    </defs>
  </svg>
);

export const LaneHead: FC<{ drawn: Drawn; plan: PlanView }> = ({ drawn, plan }) => {
  const { say } = useWords();
  const { scale } = drawn;
  const action = plan.window && scale.x(plan.window.fromMinute);
  // The word over the action day stands in the row of the weeks.
  const ticks = drawn.ticks.filter(
    (it) => it.strong || action === null || Math.abs(it.x + 8 - action) > 34,
  );
  return (
    <svg width={scale.width} height={ROW} aria-hidden className="plan-lane">
      {ticks.map((tick) => (
        <text
          key={`${tick.x}${tick.text}`}
          x={tick.x + 3}
          y={tick.strong ? 12 : 26}
          className={tick.strong ? "plan-month" : "plan-week"}
        >
          {tick.text}
        </text>
      ))}
      {action !== null && (
        <text x={action} y={26} className="plan-month" textAnchor="middle">
          {say("action-day")}
        </text>
      )}
    </svg>
  );
};

type Props = {
  row: PlanRow;
  scale: Scale;
  rest: string;
  /** Where the window begins, and where now is, in minutes. */
  target: number | null;
  now: number;
  mayMove: boolean;
  segments: Segment[];
  onShift: (task: TaskRow, days: number) => void;
};

/** Whether nothing of a lane changed. A plan that was reckoned anew has a new scale and new lines, most of them as before. */
const isSame = (a: Props, b: Props): boolean =>
  a.row === b.row &&
  a.rest === b.rest &&
  a.target === b.target &&
  a.now === b.now &&
  a.mayMove === b.mayMove &&
  a.onShift === b.onShift &&
  a.scale.from === b.scale.from &&
  a.scale.width === b.scale.width &&
  a.scale.day === b.scale.day &&
  a.segments.length === b.segments.length &&
  a.segments.every((it, at) => {
    const other = b.segments[at];
    return it.d === other?.d && it.critical === other.critical && it.arrow === other.arrow;
  });

const DrawnLane: FC<Props> = ({ row, scale, rest, target, now, mayMove, segments, onShift }) => {
  const words = useWords();
  const [drag, setDrag] = useState<{ from: number; by: number } | null>(null);
  const { dates } = row;
  const movable = mayMove && row.status === "to-do";
  const start = (event: PointerEvent<SVGGElement>) => {
    if (!movable) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ from: event.clientX, by: 0 });
  };
  const move = (event: PointerEvent<SVGGElement>) =>
    drag && setDrag({ ...drag, by: event.clientX - drag.from });
  const drop = () => {
    if (drag) onShift(row, daysMoved(drag.by, scale));
    setDrag(null);
  };
  const days = (row.ahead ?? 0) + (drag ? daysMoved(drag.by, scale) : 0);
  const by = days * scale.day;
  return (
    <svg width={scale.width} height={ROW} className="plan-lane" role="img">
      <title>
        {dates
          ? words.say("lane-says", {
              first: words.day(dates.first),
              last: words.day(dates.last),
              critical: dates.critical ? "yes" : "no",
            })
          : words.say("lane-no-dates")}
      </title>
      <path d={rest} className="plan-rest" />
      {target !== null && <path d={`M${scale.x(target)} 0V${ROW}`} className="plan-target" />}
      {segments.map((segment) => (
        <path
          key={segment.d}
          d={segment.d}
          className={segment.critical ? "plan-tie plan-tie-critical" : "plan-tie"}
          markerEnd={segment.arrow ? "url(#plan-arrow)" : undefined}
        />
      ))}
      {dates && (
        <g
          className={movable ? "plan-movable" : undefined}
          transform={by === 0 ? undefined : `translate(${by} 0)`}
          onPointerDown={start}
          onPointerMove={move}
          onPointerUp={drop}
          onPointerCancel={() => setDrag(null)}
        >
          <Bar row={row} scale={scale} />
        </g>
      )}
      <path d={`M${scale.x(now)} 0V${ROW}`} className="plan-now" />
    </svg>
  );
};

/** Drawn again only where something of it changed: moving one task leaves most others where they are. */
export const Lane = memo(DrawnLane, isSame);

const Bar: FC<{ row: TaskRow; scale: Scale }> = ({ row, scale }) => {
  const { dates, baseline } = row;
  if (!dates) return null;
  const [from, to, latest] = [scale.x(dates.from), scale.x(dates.to), scale.x(dates.latest)];
  const width = Math.max(3, to - from);
  if (row.minutes === 0)
    return (
      <path
        d={`M${from} 8l8 8-8 8-8-8z`}
        className={dates.critical ? "plan-stone plan-stone-critical" : "plan-stone"}
      />
    );
  const share =
    row.status === "done"
      ? 1
      : row.checks > 0
        ? row.checked / row.checks
        : row.status === "under-way"
          ? 0.5
          : 0;
  return (
    <>
      {latest > to && (
        <>
          <path d={`M${to} 16H${latest}`} className="plan-slack" />
          <path d={`M${latest} 12v8`} className="plan-slack-end" />
        </>
      )}
      {baseline && (
        <path
          d={`M${scale.x(baseline.from)} 26H${scale.x(baseline.to)}`}
          className="plan-baseline"
        />
      )}
      <rect x={from} y={10} width={width} height={12} className="plan-bar" />
      {share > 0 && (
        <rect x={from} y={10} width={width * share} height={12} className="plan-done" />
      )}
      {dates.critical && (
        <>
          <rect x={from} y={9} width={width} height={14} fill="url(#plan-hatch)" />
          <rect x={from} y={9} width={width} height={14} className="plan-critical" />
        </>
      )}
    </>
  );
};
