/** The columns of a plan: as a list, or beside its time line. */
import type { PlanView, TaskRow } from "@/api/generated/api";
import type { CellEdit, Column } from "@/components/grid";
import type { Words } from "@/words/words";
import { type Drawn, Lane, LaneHead, type PlanRow } from "./Lane";
import type { PlanLines } from "./lines";
import type { TaskEditable } from "./useTaskEdits";

type Asked = {
  view: "list" | "time";
  plan: PlanView;
  lines: PlanLines;
  drawn: Drawn;
  edits: Partial<Record<TaskEditable, CellEdit<TaskRow>>>;
  on: { shift: (task: TaskRow, days: number) => void };
};

/** How much time there is, in words. */
const slackOf = (row: TaskRow, { say, label, number }: Words): string => {
  if (row.status === "done") return label("done");
  if (!row.dates) return "–";
  const days = row.dates.slackDays;
  return days < 0
    ? say("days-late", { days: number(-days) })
    : say("days-slack", { days: number(days) });
};

export const planColumns = (words: Words, asked: Asked): Column<PlanRow>[] => {
  const { say, label } = words;
  const day = (it: string | null | undefined) => (it ? words.day(it) : "");
  const { view, edits, drawn, lines, on } = asked;
  const editable = (id: TaskEditable) => (edits[id] ? { edit: edits[id] } : {});
  const slack: Column<PlanRow> = {
    id: "slack",
    heading: say("column-slack"),
    width: "92px",
    end: true,
    cell: (row) => (
      <span className={row.dates && row.dates.slack < 0 ? "bad mid" : "two"}>
        {slackOf(row, words)}
      </span>
    ),
    text: (row) => slackOf(row, words),
  };
  const title: Column<PlanRow> = {
    id: "title",
    heading: say("column-task"),
    width: "minmax(200px, 1fr)",
    cell: (row) => (
      <span className={row.dates?.critical ? "mid cut" : "cut"} title={row.title}>
        {row.title}
      </span>
    ),
    text: (row) => row.title,
    ...editable("title"),
  };
  const agency: Column<PlanRow> = {
    id: "agency",
    heading: say("column-accountable"),
    width: "96px",
    cell: (row) => row.agency.toUpperCase(),
    text: (row) => row.agency.toUpperCase(),
  };
  const ends: Column<PlanRow> = {
    id: "last",
    heading: say("column-ends"),
    width: "104px",
    end: true,
    wideOnly: view === "time",
    cell: (row) => day(row.dates?.last),
    text: (row) => row.dates?.last ?? "",
  };
  if (view === "time") {
    const lane: Column<PlanRow> = {
      id: "lane",
      heading: say("plan-time"),
      head: <LaneHead drawn={drawn} plan={asked.plan} />,
      width: `${drawn.scale.width}px`,
      cell: (row) => (
        <Lane
          row={row}
          scale={drawn.scale}
          rest={drawn.rest}
          target={asked.plan.window?.fromMinute ?? null}
          now={asked.plan.now}
          mayMove={asked.plan.may.plan.ok}
          segments={drawn.segments(lines.placeOf(row.id) ?? -1)}
          onShift={on.shift}
        />
      ),
    };
    return [{ ...title, width: "minmax(200px, 260px)" }, agency, ends, slack, lane];
  }
  return [
    title,
    agency,
    {
      id: "helps",
      heading: say("column-helps"),
      width: "110px",
      wideOnly: true,
      cell: (row) => row.responsible.map((it) => it.toUpperCase()).join(", "),
      text: (row) => row.responsible.join(", "),
    },
    {
      id: "officer",
      heading: say("column-officer"),
      width: "150px",
      wideOnly: true,
      cell: (row) => row.officerName ?? "",
      text: (row) => row.officerName ?? "",
    },
    {
      id: "status",
      heading: say("column-status"),
      width: "104px",
      cell: (row) => label(row.status),
      text: (row) => label(row.status),
      ...editable("status"),
    },
    {
      id: "days",
      heading: say("column-days"),
      width: "72px",
      end: true,
      cell: (row) => words.number(row.days),
      text: (row) => String(row.days),
      ...editable("days"),
    },
    {
      id: "first",
      heading: say("column-begins"),
      width: "104px",
      end: true,
      cell: (row) => day(row.dates?.first),
      text: (row) => row.dates?.first ?? "",
    },
    ends,
    {
      id: "due",
      heading: say("column-due"),
      width: "104px",
      end: true,
      wideOnly: true,
      cell: (row) => day(row.due),
      text: (row) => row.due ?? "",
      ...editable("due"),
    },
    slack,
  ];
};
