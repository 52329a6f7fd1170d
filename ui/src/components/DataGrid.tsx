/**
 * The one list. Virtualised: only the rows on screen exist, whatever the number. The grid itself has the focus and names the
 * active row or cell, so that no row can take the focus away with it when it scrolls out; only a field in a cell has it itself.
 *
 * Sorting and filtering are the core's work, so there is no table engine here: a column is a heading, a width and a cell.
 */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { saidBy, type Then } from "./CellEditor";
import { GridHead } from "./GridHead";
import { type Editing, GridLine } from "./GridLine";
import {
  type Column,
  cellBeside,
  editAt,
  editBeside,
  type Line,
  lineAfter,
  type Place,
  placeOf,
  tabbed,
  tracksOf,
} from "./grid";
import { useNarrow } from "./useNarrow";
import { useSteady } from "./useSteady";

type Props<Row> = {
  label: string;
  columns: Column<Row>[];
  count: number;
  lineAt: (index: number) => Line<Row>;
  /** Told which lines are on screen, so that they can be read. */
  onRange?: (from: number, to: number) => void;
  keyOf: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** Without it Space and a press of the pointer select. */
  onPeek?: (row: Row | null) => void;
  /** Told which row is active, for keys that the list leaves alone. */
  onActive?: (row: Row | null) => void;
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
  const { count, lineAt, keyOf, selected, rowHeight = 32 } = props;
  const narrow = useNarrow();
  const columns = useMemo(
    () => props.columns.filter((column) => !(narrow && column.wideOnly)),
    [props.columns, narrow],
  );
  const grid = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>({ index: 0, cell: null, held: null });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [heading, setHeading] = useState<string | null>(null);
  const id = useId();
  const at = placeOf(place, count, lineAt, keyOf);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: rowHeight,
    // The row with a field in it stays, however far one scrolls: what was typed is not lost.
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range);
      return editing && !rows.includes(at) ? [...rows, at].sort((a, b) => a - b) : rows;
    },
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { onRange } = props;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const line = count > 0 ? lineAt(at) : undefined;
  const row = line?.kind === "row" ? line.row : undefined;
  const { onActive } = props;
  useEffect(() => onActive?.(row ?? null), [onActive, row]);
  const cell = row && columns.some((column) => column.id === place.cell) ? place.cell : null;
  // Where keys sort: the headings are reached from the first row, as the cells are from their row.
  const sorting = columns.filter((column) => column.sort && props.onSort);
  const head = sorting.find((column) => column.id === heading) ?? null;
  const activeId = head ? `${id}-${head.id}` : cell ? `${id}-${at}-${cell}` : `${id}-${at}`;
  useEffect(() => {
    if (place.held !== null) virtual.scrollToIndex(at, { align: "auto" });
  }, [place.held, at, virtual]);
  useEffect(() => {
    if (cell || heading)
      document.getElementById(activeId)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [cell, heading, activeId]);

  const take = (it: Row): void => {
    if (!props.onPeek) props.onSelect?.(it);
    else props.onPeek(props.openKey === keyOf(it) ? null : it);
  };
  const move = (to: number): void => {
    setPlace({ ...place, index: to, held: null });
    virtual.scrollToIndex(to, { align: "auto" });
    const next = lineAt(to);
    if (props.openKey !== undefined && next.kind === "row") props.onPeek?.(next.row);
  };
  const begin = async (it: Row, index: number, column: string | null): Promise<void> => {
    const edit = columns.find((known) => known.id === column)?.edit;
    if (!edit || column === null) return;
    const key = keyOf(it);
    setPlace({ index, cell: column, held: key });
    const begun = await Promise.resolve()
      .then(() => edit.read(it))
      .then(
        (value) => ({ value }),
        (thrown: unknown) => ({ refused: saidBy(thrown) }),
      );
    setEditing({ key, column, begun });
  };
  const done = (then: Then): void => {
    const beside =
      editing && (then === "sooner" || then === "later")
        ? editBeside(columns, editing.column, then)
        : null;
    setEditing(null);
    if (then !== "leave") grid.current?.focus();
    if (row && beside) void begin(row, at, beside);
  };
  /** Says whether a key acted on the heading that is active. */
  const onHeadKey = (key: string, { id: from, sort }: Column<Row>): boolean => {
    if (key === "ArrowLeft") setHeading(cellBeside(sorting, from, "sooner") ?? from);
    else if (key === "ArrowRight") setHeading(cellBeside(sorting, from, "later"));
    else if ((key === "Enter" || key === " ") && sort) props.onSort?.(sort);
    else if (key === "ArrowDown" || key === "Escape") setHeading(null);
    else return key === "ArrowUp";
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "c" && !editing && !window.getSelection()?.toString()) {
        const text = tabbed(columns, count, lineAt, (it, index) =>
          selected?.size ? selected.has(keyOf(it)) : index === at,
        );
        if (text) void navigator.clipboard?.writeText(text);
      }
      // No single key: it selects whether those are on or off.
      if (event.ctrlKey && event.key === " " && !editing && !head && row && props.onSelect) {
        props.onSelect(row);
        event.preventDefault();
      }
      return;
    }
    const { key } = event;
    if (head && onHeadKey(key, head)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (head) setHeading(null);
    const page = Math.max(1, Math.floor((grid.current?.clientHeight ?? 300) / rowHeight) - 2);
    const single = props.singleKeys !== false;
    const to = lineAfter(key, { at, count, page, single });
    const cells = columns.some((column) => column.edit);
    if (key === "ArrowUp" && at === 0 && sorting[0] && !event.repeat)
      setHeading((sorting.find((it) => it.sort === props.sort?.by) ?? sorting[0]).id);
    else if (to !== null) move(to);
    else if (key === "Enter" && row) props.onOpen?.(row);
    else if ((key === "Enter" || key === " ") && line?.kind === "group")
      props.onToggleGroup?.(line.id);
    else if (key === " " && row) take(row);
    else if (key === "F2" && row) void begin(row, at, editAt(columns, cell));
    else if (key === "ArrowRight" && row && cells)
      setPlace({ ...place, cell: cellBeside(columns, cell, "later") });
    else if (key === "ArrowLeft" && row && cells)
      setPlace({ ...place, cell: cellBeside(columns, cell, "sooner") });
    else if (key === "x" && single && row) props.onSelect?.(row);
    else if (key === "Escape" && cell) setPlace({ ...place, cell: null });
    else if (key === "Escape" && props.openKey !== undefined) props.onPeek?.(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const on = useSteady({
    click: (index: number, column: string | null) => {
      const it = lineAt(index);
      setPlace({ index, cell: place.cell && column, held: null });
      setHeading(null);
      if (it.kind === "row") props.onPeek ? props.onPeek(it.row) : take(it.row);
      if (it.kind === "group") props.onToggleGroup?.(it.id);
    },
    doubleClick: (index: number, column: string | null) => {
      const it = lineAt(index);
      if (it.kind !== "row") return;
      if (columns.some((known) => known.id === column && known.edit))
        void begin(it.row, index, column);
      else props.onOpen?.(it.row);
    },
    done,
  });
  const { tracks, least } = tracksOf(columns);
  const middle = (grid.current?.scrollTop ?? 0) + (grid.current?.clientHeight ?? 0) / 2;
  return (
    <div
      className="dg"
      ref={(it) => {
        it?.style.setProperty("--tracks", tracks);
        it?.style.setProperty("--least", least);
      }}
    >
      {/* What scrolls is what has the focus, so that it scrolls by keyboard whatever stands in it. */}
      <div
        className="dg-scroll"
        role="grid"
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-multiselectable={selected ? true : undefined}
        aria-activedescendant={count > 0 || head ? activeId : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setHeading(null)}
        ref={grid}
      >
        <GridHead
          id={id}
          columns={columns}
          active={head?.id ?? null}
          sort={props.sort}
          onSort={props.onSort}
        />
        <div
          role="rowgroup"
          className="dg-body"
          ref={(body) => body?.style.setProperty("height", `${virtual.getTotalSize()}px`)}
        >
          {items.map((item) => {
            const it = lineAt(item.index);
            const key = it.kind === "row" ? keyOf(it.row) : null;
            return (
              <GridLine
                key={item.key}
                id={`${id}-${item.index}`}
                index={item.index}
                start={item.start}
                row={it.kind === "row" ? it.row : null}
                group={it.kind === "group" ? it : null}
                columns={columns}
                active={item.index === at && !head}
                cell={item.index === at && !head ? cell : null}
                open={key !== null && props.openKey === key}
                selected={selected && key !== null ? selected.has(key) : undefined}
                editing={editing && editing.key === key ? editing : null}
                low={editing !== null && editing.key === key && item.start > middle}
                on={on}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
