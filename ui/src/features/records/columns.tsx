/** The columns of the records. */
import type { RecordRow } from "@/api/generated/api";
import type { Column } from "@/components/grid";
import type { Words } from "@/words/words";
import { whoDid, withWhat } from "./words";

export const recordColumns = (words: Words, beside: boolean): Column<RecordRow>[] => {
  const { say } = words;
  const text = (
    id: string,
    heading: string,
    width: string,
    of: (row: RecordRow) => string,
  ): Column<RecordRow> => ({
    id,
    heading,
    width,
    cell: (row) => <span className="cut">{of(row)}</span>,
    text: of,
  });
  const columns = [
    { ...text("at", say("when"), "152px", (row) => words.moment(row.at)), end: false },
    text("by", say("who"), "minmax(138px, 0.4fr)", (row) => whoDid(words, row)),
    text("said", say("what"), "minmax(136px, 1.4fr)", (row) => row.said),
    text("with", say("with-what"), "minmax(108px, 1fr)", (row) => withWhat(words, row)),
    {
      ...text("owner", say("whose-data"), "104px", (row) => row.owner.toUpperCase()),
      wideOnly: true,
    },
    {
      ...text("purpose", say("why-purpose"), "minmax(172px, 0.6fr)", (row) =>
        row.purpose ? words.label(row.purpose) : say("not-stated"),
      ),
      cell: (row: RecordRow) => (
        <span className={row.purpose ? "cut" : "cut three"}>
          {row.purpose ? words.label(row.purpose) : say("not-stated")}
        </span>
      ),
    },
  ];
  return beside
    ? columns.filter((column) => column.id !== "owner" && column.id !== "purpose")
    : columns;
};
