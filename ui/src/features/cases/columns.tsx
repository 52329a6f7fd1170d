/** The columns of a list of cases, and the marks in its rows. */
import { ArrowUp, CornerUpLeft, Users } from "lucide-react";
import type { FC } from "react";
import type { CaseRow, NextStep } from "@/api/generated/api";
import type { Column } from "@/components/DataGrid";
import { type Shape, Status } from "@/components/parts";
import { useWords, type Words } from "@/words/words";

const shapes: Record<NextStep, Shape> = {
  "waits-for-round": "open",
  "waits-for-proposer": "warn",
  "being-scored": "half",
  "waits-for-board": "half",
  "waits-for-approval": "warn",
  "waits-for-data": "open",
  "waits-for-plan": "open",
  "being-readied": "half",
  "waits-for-operation": "ok",
  "waits-for-outcome": "on",
  nothing: "off",
};

export const NextMark: FC<{ next: NextStep }> = ({ next }) => {
  const words = useWords();
  return <Status shape={shapes[next]}>{words.label(next)}</Status>;
};

/** Marks of a row: what waits to be sent, was overtaken, is in conflict. */
export const Marks: FC<{ row: CaseRow }> = ({ row }) => {
  const { say } = useWords();
  return (
    <span className="mk">
      {row.waits && (
        <span className="acc" title={say("mark-waits")}>
          <ArrowUp className="i" aria-hidden />
          <span className="sr">{say("mark-waits")}</span>
        </span>
      )}
      {row.overtaken && (
        <span className="warn" title={say("mark-overtaken")}>
          <CornerUpLeft className="i" aria-hidden />
          <span className="sr">{say("mark-overtaken")}</span>
        </span>
      )}
      {row.inConflict && (
        <span className="acc" title={say("mark-conflict")}>
          <Users className="i" aria-hidden />
          <span className="sr">{say("mark-conflict")}</span>
        </span>
      )}
    </span>
  );
};

export const caseColumns = (
  words: Words,
  narrow: boolean,
  chosen: (row: CaseRow) => boolean,
  choose: (row: CaseRow) => void,
): Column<CaseRow>[] => {
  const { say } = words;
  const title = (row: CaseRow) => row.title ?? say("title-restricted");
  const all: Column<CaseRow>[] = [
    {
      id: "select",
      heading: say("select-row"),
      quiet: true,
      width: "48px",
      cell: (row) => (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={say("select-case", { case: row.label })}
          checked={chosen(row)}
          onChange={() => choose(row)}
          onClick={(event) => event.stopPropagation()}
        />
      ),
    },
    {
      id: "order",
      heading: say("column-no"),
      width: "48px",
      sort: "order",
      end: true,
      wideOnly: true,
      cell: (row) => row.order ?? "",
      text: (row) => String(row.order ?? ""),
    },
    {
      id: "label",
      heading: say("column-case"),
      width: "104px",
      sort: "number",
      cell: (row) => <span className="id two">{row.label}</span>,
      text: (row) => row.label,
    },
    {
      id: "title",
      heading: say("column-title"),
      width: "minmax(0, 1fr)",
      sort: "title",
      cell: (row) => (
        <span className="mid" title={title(row)}>
          {title(row)}
        </span>
      ),
      text: title,
    },
    {
      id: "marks",
      heading: say("marks"),
      quiet: true,
      width: "44px",
      cell: (row) => <Marks row={row} />,
    },
    {
      id: "country",
      heading: say("column-country"),
      width: "132px",
      sort: "country",
      wideOnly: true,
      cell: (row) => words.country(row.country),
      text: (row) => row.country ?? "",
    },
    {
      id: "next",
      heading: say("column-next"),
      width: "172px",
      cell: (row) => <NextMark next={row.next} />,
      text: (row) => words.label(row.next),
    },
    {
      id: "area",
      heading: say("column-areas"),
      width: "190px",
      wideOnly: true,
      cell: (row) => (row.area ? words.label(row.area) : ""),
      text: (row) => (row.area ? words.label(row.area) : ""),
    },
    {
      id: "tlp",
      heading: say("column-tlp"),
      width: "116px",
      sort: "tlp",
      wideOnly: true,
      cell: (row) => <span className="two t12">{row.tlp}</span>,
      text: (row) => row.tlp,
    },
    {
      id: "changed",
      heading: say("column-changed"),
      width: "96px",
      sort: "changed",
      end: true,
      wideOnly: true,
      cell: (row) => <span className="three">{words.when(row.changedAt)}</span>,
      text: (row) => words.moment(row.changedAt),
    },
  ];
  // Beside an open panel the list gives up columns, not the title.
  return narrow ? all.filter((column) => !["area", "order"].includes(column.id)) : all;
};
