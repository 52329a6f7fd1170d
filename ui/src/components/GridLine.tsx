import { ChevronDown, ChevronRight } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { CellEditor, type Said, type Then } from "./CellEditor";
import { cellClass } from "./GridHead";
import type { Column, Line } from "./grid";

/** The cell that is being edited. */
export type Editing = {
  key: string;
  column: string;
  begun: { value: string[] } | { refused: Said };
};

type Props<Row> = {
  id: string;
  index: number;
  start: number;
  line: Line<Row>;
  columns: Column<Row>[];
  active: boolean;
  /** The cell that is active within the active row. */
  cell: string | null;
  open: boolean;
  selected: boolean | undefined;
  editing: Editing | null;
  /** There is more room above the row than below it. */
  low: boolean;
  onClick: (column: string | null) => void;
  onDoubleClick: (column: string | null) => void;
  onDone: (then: Then) => void;
};

const columnOf = (event: MouseEvent): string | null =>
  event.target instanceof Element
    ? (event.target.closest<HTMLElement>("[data-column]")?.dataset["column"] ?? null)
    : null;

/** One line of the list, where the list has put it. */
export function GridLine<Row>(props: Props<Row>): ReactNode {
  const { id, line, columns, active, editing } = props;
  const classes = ["dg-row", "dg-line", line.kind === "group" ? "dg-group" : "row"];
  if (active) classes.push("dg-active");
  if (active && props.cell) classes.push("dg-by-cell");
  if (props.open) classes.push("dg-open");
  if (editing) classes.push("dg-edited");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    <div
      id={id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.selected}
      className={classes.join(" ")}
      ref={(row) => row?.style.setProperty("transform", `translateY(${props.start}px)`)}
      onClick={(event) => props.onClick(columnOf(event))}
      onDoubleClick={(event) => props.onDoubleClick(columnOf(event))}
    >
      {line.kind === "group" && (
        <div
          role="gridcell"
          aria-colspan={columns.length}
          aria-expanded={line.open}
          className="dg-cell dg-span"
        >
          {line.open ? (
            <ChevronDown className="i" aria-hidden />
          ) : (
            <ChevronRight className="i" aria-hidden />
          )}
          <span className="strong">{line.name}</span>
          <span className="num three">{line.count}</span>
        </div>
      )}
      {line.kind === "waiting" && (
        <div role="gridcell" aria-colspan={columns.length} className="dg-cell dg-span">
          <span className="loading-bar" />
        </div>
      )}
      {line.kind === "row" &&
        columns.map((column, at) => {
          const edited = editing?.column === column.id && column.edit ? column.edit : null;
          const late = at > columns.length / 2 ? " dg-late" : "";
          return (
            <div
              key={column.id}
              id={`${id}-${column.id}`}
              role="gridcell"
              data-column={column.id}
              aria-readonly={column.edit ? undefined : true}
              className={`${cellClass(column)}${edited ? ` dg-editing${late}` : ""}${active && props.cell === column.id ? " dg-cell-active" : ""}`}
            >
              {column.cell(line.row)}
              {edited && editing && (
                <CellEditor
                  key={column.id}
                  row={line.row}
                  edit={edited}
                  begun={editing.begun}
                  above={props.low}
                  onDone={props.onDone}
                />
              )}
            </div>
          );
        })}
    </div>
  );
}
