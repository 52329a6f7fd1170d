import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import type { Column } from "./grid";

type Props<Row> = {
  id: string;
  /** The heading that keys act on, if any. */
  active: string | null;
  columns: Column<Row>[];
  sort?: { by: string; descending: boolean } | undefined;
  onSort?: ((by: string) => void) | undefined;
};

export const cellClass = <Row,>(column: Column<Row>): string =>
  column.end ? "dg-cell end num" : "dg-cell";

/** The headings of the list; those that sort are buttons. */
export function GridHead<Row>({ columns, ...rest }: Props<Row>): ReactNode {
  return (
    <div role="rowgroup" className="dg-head">
      <div role="row" aria-rowindex={1} className="dg-row">
        {columns.map((column) => (
          <Heading key={column.id} column={column} {...rest} />
        ))}
      </div>
    </div>
  );
}

function Heading<Row>({
  id,
  active,
  column,
  sort,
  onSort,
}: Omit<Props<Row>, "columns"> & { column: Column<Row> }): ReactNode {
  const by = column.sort;
  const sorted = by !== undefined && sort?.by === by;
  const direction = sorted ? (sort.descending ? "descending" : "ascending") : undefined;
  const Arrow = sort?.descending ? ArrowDown : ArrowUp;
  return (
    <div
      id={`${id}-${column.id}`}
      role="columnheader"
      aria-sort={by ? (direction ?? "none") : undefined}
      className={active === column.id ? `${cellClass(column)} dg-head-active` : cellClass(column)}
      title={column.heading}
    >
      {by && onSort ? (
        <button type="button" className="dg-sort" tabIndex={-1} onClick={() => onSort(by)}>
          {column.heading}
          {sorted && <Arrow className="i12" aria-hidden />}
        </button>
      ) : (
        <>
          <span className={column.quiet || column.head ? "sr" : undefined}>{column.heading}</span>
          {column.head}
        </>
      )}
    </div>
  );
}
