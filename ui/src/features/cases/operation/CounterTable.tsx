import type { FC } from "react";
import type { CounterBoard } from "@/api/generated/api";
import { amount, spoken } from "@/words/amount";
import { useWords } from "@/words/words";
import { counterLines } from "./figures";

/** Totals by kind and country. Every country that takes part has its column: who reported nothing is seen too. */
export const CounterTable: FC<{ board: CounterBoard }> = ({ board }) => {
  const words = useWords();
  const { say } = words;
  const loose = board.totals.some((total) => total.country === null);
  const columns: (string | null)[] = [...board.countries, ...(loose ? [null] : [])];
  const lines = counterLines(board.totals, board.overall, columns);
  return (
    // The table may be wider than the tab; the keyboard scrolls it.
    <section className="counter-scroll" aria-label={say("counters")} tabIndex={0}>
      <table className="sheet counter-table">
        <caption className="sr">{say("counters-caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("count-kind")}</th>
            {columns.map((country) => (
              <th
                key={country ?? "none"}
                scope="col"
                className="end"
                title={country ? words.country(country) : undefined}
              >
                {country ? (
                  <abbr title={words.country(country)}>{country}</abbr>
                ) : (
                  say("country-not-said")
                )}
              </th>
            ))}
            <th scope="col" className="end">
              {say("all-countries")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.kind} ${line.unit}`}>
              <th scope="row">{words.heading(line.kind)}</th>
              {line.cells.map((cell, at) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column has its place.
                  key={at}
                  className={at === columns.length ? "end num nb strong" : "end num nb"}
                >
                  {cell ? (
                    <>
                      <span aria-hidden="true">{amount(words, cell)}</span>
                      <span className="sr">{spoken(words, cell)}</span>
                    </>
                  ) : (
                    <span className="three">–</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
