/**
 * The one list. Virtualised: only the rows on screen exist, whatever the number. The grid itself has the focus and names the
 * active row, so that no row can take the focus away with it when it scrolls out.
 *
 * Sorting and filtering are the core's work, so there is no table engine here: a column is a heading, a width and a cell.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";

export type Column<Row> = {
  id: string;
  heading: string;
  /** The heading is read out and not shown. */
  quiet?: boolean;
  /** CSS track size: `96px`, `minmax(0, 1fr)`. */
  width: string;
  cell: (row: Row) => ReactNode;
  /** The same as text, for copying. */
  text?: (row: Row) => string;
  /** What sorting by it is called in the request. */
  sort?: string;
  end?: boolean;
  /** Left out when the window is narrow. */
  wideOnly?: boolean;
};

/** One line of the list: a row, a heading of a group, or a row that is still being read. */
export type Line<Row> =
  | { kind: "row"; row: Row }
  | { kind: "group"; id: string; name: string; count: number; open: boolean }
  | { kind: "waiting" };

type Props<Row> = {
  label: string;
  columns: Column<Row>[];
  count: number;
  lineAt: (index: number) => Line<Row>;
  /** Told which lines are on screen, so that they can be read. */
  onRange?: (from: number, to: number) => void;
  keyOf: (row: Row) => string;
  onOpen?: (row: Row) => void;
  onPeek?: (row: Row | null) => void;
  onToggleGroup?: (id: string) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (row: Row) => void;
  sort?: { by: string; descending: boolean };
  onSort?: (by: string) => void;
  openKey?: string | undefined;
  rowHeight?: number;
  /** Single keys act only where they are switched on (WCAG 2.1.4). */
  singleKeys?: boolean;
};

export function DataGrid<Row>(props: Props<Row>): ReactNode {
  const { columns, count, lineAt, keyOf, selected, rowHeight = 32 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const id = useId();
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { onRange } = props;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const at = Math.min(active, Math.max(count - 1, 0));
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(count - 1, to));
    setActive(next);
    virtual.scrollToIndex(next, { align: "auto" });
    const line = lineAt(next);
    if (props.openKey !== undefined && line.kind === "row") props.onPeek?.(line.row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "c" && !window.getSelection()?.toString()) copy();
      return;
    }
    const line = count > 0 ? lineAt(at) : undefined;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2);
    const single = props.singleKeys !== false;
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    };
    if (single) Object.assign(steps, { j: at + 1, k: at - 1 });
    const step = steps[event.key];
    if (step !== undefined) move(step);
    else if (event.key === "Enter" && line?.kind === "row") props.onOpen?.(line.row);
    else if (event.key === "Enter" && line?.kind === "group") props.onToggleGroup?.(line.id);
    else if (event.key === " " && line?.kind === "row")
      props.onPeek?.(props.openKey === keyOf(line.row) ? null : line.row);
    else if (event.key === " " && line?.kind === "group") props.onToggleGroup?.(line.id);
    else if (event.key === "x" && single && line?.kind === "row") props.onSelect?.(line.row);
    else if (event.key === "Escape" && props.openKey !== undefined) props.onPeek?.(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** Copies what is selected, or the active row, as text with tabs between. */
  const copy = (): void => {
    const rows: Row[] = [];
    for (let index = 0; index < Math.min(count, 20_000); index++) {
      const line = lineAt(index);
      if (line.kind === "row" && (selected?.size ? selected.has(keyOf(line.row)) : index === at))
        rows.push(line.row);
    }
    const texts = columns.filter((column) => column.text);
    const text = rows
      .map((row) => texts.map((column) => column.text?.(row) ?? "").join("\t"))
      .join("\n");
    if (text) void navigator.clipboard?.writeText(text);
  };

  const tracks = columns.map((column) => column.width).join(" ");
  const narrow = columns.filter((column) => !column.wideOnly).map((column) => column.width);
  return (
    <div
      className="dg"
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-multiselectable={selected ? true : undefined}
      aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      ref={(grid) => {
        grid?.style.setProperty("--tracks", tracks);
        grid?.style.setProperty("--tracks-narrow", narrow.join(" "));
      }}
    >
      <div className="dg-scroll" ref={scroller}>
        <div role="rowgroup" className="dg-head">
          <div role="row" aria-rowindex={1} className="dg-row">
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className="dg-body"
          ref={(body) => body?.style.setProperty("height", `${virtual.getTotalSize()}px`)}
        >
          {items.map((item) => {
            const line = lineAt(item.index);
            const key = line.kind === "row" ? keyOf(line.row) : `line-${item.index}`;
            const chosen = line.kind === "row" && selected?.has(key);
            const classes = ["dg-row", "dg-line", line.kind === "group" ? "dg-group" : "row"];
            if (item.index === at) classes.push("dg-active");
            if (line.kind === "row" && props.openKey === key) classes.push("dg-open");
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
              <div
                key={item.key}
                id={`${id}-${item.index}`}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={selected && line.kind === "row" ? Boolean(chosen) : undefined}
                className={classes.join(" ")}
                ref={(row) => row?.style.setProperty("transform", `translateY(${item.start}px)`)}
                onClick={() => {
                  setActive(item.index);
                  if (line.kind === "row") props.onPeek?.(line.row);
                  if (line.kind === "group") props.onToggleGroup?.(line.id);
                }}
                onDoubleClick={() => line.kind === "row" && props.onOpen?.(line.row)}
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
                  columns.map((column) => (
                    <div key={column.id} role="gridcell" className={cellClass(column)}>
                      {column.cell(line.row)}
                    </div>
                  ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const cellClass = <Row,>(column: Column<Row>): string =>
  `dg-cell${column.end ? " end num" : ""}${column.wideOnly ? " hide-s" : ""}`;

function Heading<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: Props<Row>["sort"];
  onSort: Props<Row>["onSort"];
}): ReactNode {
  const by = column.sort;
  const sorted = by !== undefined && sort?.by === by;
  const direction = sorted ? (sort.descending ? "descending" : "ascending") : undefined;
  return (
    <div
      role="columnheader"
      aria-sort={by ? (direction ?? "none") : undefined}
      className={cellClass(column)}
    >
      {by && onSort ? (
        <button type="button" className="dg-sort" tabIndex={-1} onClick={() => onSort(by)}>
          {column.heading}
          {sorted &&
            (sort.descending ? (
              <ArrowDown className="i12" aria-hidden />
            ) : (
              <ArrowUp className="i12" aria-hidden />
            ))}
        </button>
      ) : (
        <span className={column.quiet ? "sr" : undefined}>{column.heading}</span>
      )}
    </div>
  );
}
