/** The table of a section. Each number of it opens the rows behind it. */
import type { FC } from "react";
import type { StatisticsNumber, StatisticsRow, StatisticsSection } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { rowName, rowsToShow, said, shown, toAddress } from "./numbers";

type Props = {
  section: StatisticsSection;
  /** The number that is open, as an address names it. */
  open: string | undefined;
  onOpen: (address: string) => void;
};

export const Numbers: FC<Props> = ({ section, open, onOpen }) => {
  const words = useWords();
  const lines: { row: StatisticsRow | null; numbers: StatisticsNumber[] }[] = rowsToShow(
    section,
  ).map((row) => ({ row, numbers: row.numbers }));
  if (section.total) lines.push({ row: null, numbers: section.total });
  return (
    <div className="st-table">
      <table className="sheet">
        <caption className="sr">{words.heading(section.key)}</caption>
        <thead>
          <tr>
            <td>
              <span className="sr">{words.say("statistics-row")}</span>
            </td>
            {section.columns.map((column) => (
              <th key={column.key} scope="col" className="end">
                {words.heading(column.key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ row, numbers }) => (
            <tr key={row ? `${row.key} ${row.unit}` : ""} className={row ? undefined : "st-total"}>
              <th scope="row">{rowName(words, section, row)}</th>
              {section.columns.map((column, at) => {
                const number = numbers[at];
                const address = toAddress(section, { row, column });
                return (
                  <td key={column.key} className="end num nb">
                    {number && number.behind > 0 ? (
                      <button
                        type="button"
                        className="link num"
                        id={address}
                        aria-label={said(words, section, { row, column }, number)}
                        aria-expanded={open === address}
                        onClick={() => onOpen(address)}
                      >
                        {shown(words, number)}
                      </button>
                    ) : (
                      <span className="three">{number ? shown(words, number) : "–"}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
