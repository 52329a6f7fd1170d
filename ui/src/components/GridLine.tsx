import { ChevronDown, ChevronRight } from "lucide-react";
import { type MouseEvent, memo, type ReactNode } from "react";
import { CellEditor, type Said, type Then } from "./CellEditor";
import { cellClass } from "./GridHead";
import type { Column, Group } from "./grid";

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
  /** The row; none for a heading, and while it is being read. */
  row: Row | null;
  group: Group | null;
  columns: Column<Row>[];
  active: boolean;
  /** The cell that is active within the active row. */
  cell: string | null;
  open: boolean;
  selected: boolean | undefined;
  editing: Editing | null;
  /** The cell is edited and there is more room above the row than below it. */
  low: boolean;
  /** The same from one drawing to the next, as the columns are, or every row is drawn again with every key. */
  on: LineActions;
};

/** What somebody does to a line with the pointer, or in its field. */
export type LineActions = {
  click: (index: number, column: string | null) => void;
  doubleClick: (index: number, column: string | null) => void;
  done: (then: Then) => void;
};

const columnOf = (event: MouseEvent): string | null =>
  event.target instanceof Element
    ? (event.target.closest<HTMLElement>("[data-column]")?.dataset["column"] ?? null)
    : null;

/** One line of the list, where the list has put it. Drawn again only where something of it changed. */
export const GridLine = memo(DrawnLine) as typeof DrawnLine;

function DrawnLine<Row>(props: Props<Row>): ReactNode {
  const { id, index, row, group, columns, active, editing, on } = props;
  const classes = ["dg-row", "dg-line", group ? "dg-group" : "row"];
  if (active) classes.push("dg-active");
  if (active && props.cell) classes.push("dg-by-cell");
  if (props.open) classes.push("dg-open");
  if (editing) classes.push("dg-edited");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      className={classes.join(" ")}
      ref={(row) => row?.style.setProperty("transform", `translateY(${props.start}px)`)}
      onClick={(event) => on.click(index, columnOf(event))}
      onDoubleClick={(event) => on.doubleClick(index, columnOf(event))}
    >
      {group && (
        <div
          role="gridcell"
          aria-colspan={columns.length}
          aria-expanded={group.open}
          className="dg-cell dg-span"
        >
          {group.open ? (
            <ChevronDown className="i" aria-hidden />
          ) : (
            <ChevronRight className="i" aria-hidden />
          )}
          <span className="strong">{group.name}</span>
          <span className="num three">{group.count}</span>
        </div>
      )}
      {!row && !group && (
        <div role="gridcell" aria-colspan={columns.length} className="dg-cell dg-span">
          <span className="loading-bar" />
        </div>
      )}
      {row &&
        columns.map((column, at) => {
          const edited = editing?.column === column.id && column.edit ? column.edit : null;
          const late = at > columns.length / 2 ? " dg-late" : "";
          return (
            <div
              key={column.id}
              id={`${id}-${column.id}`}
              role="gridcell"
              data-column={column.id}
              title={edited ? undefined : column.text?.(row)}
              aria-readonly={column.edit ? undefined : true}
              className={`${cellClass(column)}${edited ? ` dg-editing${late}` : ""}${active && props.cell === column.id ? " dg-cell-active" : ""}`}
            >
              {column.cell(row)}
              {edited && editing && (
                <CellEditor
                  key={column.id}
                  row={row}
                  edit={edited}
                  begun={editing.begun}
                  above={props.low}
                  onDone={on.done}
                />
              )}
            </div>
          );
        })}
    </div>
  );
}
