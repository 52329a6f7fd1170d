/** The columns of a list of cases, and the marks in its rows. */
import { ArrowUp, CornerUpLeft, Handshake, Users } from "lucide-react";
import type { FC } from "react";
import type { CaseRow, NextStep } from "@/api/generated/api";
import type { CellEdit, Column } from "@/components/grid";
import { type Shape, Status } from "@/components/parts";
import { useWords, type Words } from "@/words/words";
import type { ColumnId } from "./shown";

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
  "ready-no-longer": "bad",
  "waits-for-outcome": "on",
  "may-be-closed": "ok",
  nothing: "off",
};

export const NextMark: FC<{ next: NextStep }> = ({ next }) => {
  const words = useWords();
  return <Status shape={shapes[next]}>{words.label(next)}</Status>;
};

/** Marks of a row: what waits to be sent, was overtaken, is in conflict. */
export const Marks: FC<{ row: CaseRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  return (
    <span className="mk">
      {row.kind === "project" && (
        <span className="two" title={words.label(row.kind)}>
          <Handshake className="i" aria-hidden />
          <span className="sr">{words.label(row.kind)}</span>
        </span>
      )}
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

/** What a column is called where columns are chosen. */
export const columnName = ({ say }: Words, id: ColumnId): string => say(names[id]);

const names: Record<ColumnId, string> = {
  order: "column-order",
  label: "column-case",
  title: "column-title",
  country: "column-country",
  agency: "column-agency",
  stage: "column-stage",
  next: "column-next",
  area: "column-areas",
  tlp: "column-tlp",
  urgent: "column-urgentBy",
  changed: "column-changed",
};

type Asked = {
  shown: ColumnId[];
  /** Somebody chose them: then none is left out for want of room, and the list scrolls sideways. */
  chosen: boolean;
  /** A panel is open beside the list. */
  beside: boolean;
  selection: { has: (row: CaseRow) => boolean; toggle: (row: CaseRow) => void };
  edits: Partial<Record<ColumnId, CellEdit<CaseRow>>>;
};

/** The columns that are shown, in their order; selection first, marks after the title. */
export const caseColumns = (words: Words, asked: Asked): Column<CaseRow>[] => {
  const all = known(words);
  // Beside an open panel the usual list gives up columns, not the title.
  const shown = asked.shown.filter(
    (id) => asked.chosen || !asked.beside || !["area", "order", "tlp"].includes(id),
  );
  const columns = shown.flatMap((id) => {
    const { wideOnly, ...column } = all[id];
    const edit = asked.edits[id];
    const named = { id, heading: columnName(words, id), ...column, ...(edit ? { edit } : {}) };
    if (wideOnly && !asked.chosen) return [{ ...named, wideOnly }];
    return id === "title" ? [named, marksColumn(words)] : [named];
  });
  return [selectColumn(words, asked.selection), ...columns];
};

const selectColumn = ({ say }: Words, { has, toggle }: Asked["selection"]): Column<CaseRow> => ({
  id: "select",
  heading: say("select-row"),
  quiet: true,
  width: "44px",
  cell: (row) => (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={say("select-case", { case: row.label })}
      checked={has(row)}
      onChange={() => toggle(row)}
      onClick={(event) => event.stopPropagation()}
    />
  ),
});

const marksColumn = ({ say }: Words): Column<CaseRow> => ({
  id: "marks",
  heading: say("marks"),
  quiet: true,
  width: "36px",
  cell: (row) => <Marks row={row} />,
});

const known = (words: Words): Record<ColumnId, Omit<Column<CaseRow>, "id" | "heading">> => {
  const title = (row: CaseRow) => row.title ?? words.say("title-restricted");
  const area = (row: CaseRow) => (row.area ? words.label(row.area) : "");
  const agency = (row: CaseRow) => row.agency.toUpperCase();
  return {
    order: {
      width: "64px",
      sort: "order",
      end: true,
      wideOnly: true,
      cell: (row) => row.order ?? "",
      text: (row) => String(row.order ?? ""),
    },
    label: {
      width: "96px",
      sort: "number",
      cell: (row) => <span className="id two">{row.label}</span>,
      text: (row) => row.label,
    },
    title: {
      width: "minmax(176px, 1fr)",
      sort: "title",
      cell: (row) => (
        <span className="mid" title={title(row)}>
          {title(row)}
        </span>
      ),
      text: title,
    },
    country: {
      width: "132px",
      sort: "country",
      wideOnly: true,
      cell: (row) => words.country(row.country),
      text: (row) => row.country ?? "",
    },
    agency: { width: "96px", cell: agency, text: agency },
    stage: {
      width: "124px",
      sort: "stage",
      cell: (row) => words.label(row.stage),
      text: (row) => words.label(row.stage),
    },
    next: {
      width: "176px",
      cell: (row) => <NextMark next={row.next} />,
      text: (row) => words.label(row.next),
    },
    area: {
      width: "minmax(186px, 200px)",
      wideOnly: true,
      cell: (row) => <span title={area(row)}>{area(row)}</span>,
      text: area,
    },
    tlp: {
      width: "116px",
      sort: "tlp",
      wideOnly: true,
      cell: (row) => <span className="two t12">{row.tlp}</span>,
      text: (row) => row.tlp,
    },
    urgent: {
      width: "124px",
      sort: "urgent",
      cell: (row) => words.day(row.urgentBy),
      text: (row) => row.urgentBy ?? "",
    },
    changed: {
      width: "108px",
      sort: "changed",
      end: true,
      wideOnly: true,
      cell: (row) => <span className="three">{words.when(row.changedAt)}</span>,
      text: (row) => words.moment(row.changedAt),
    },
  };
};
