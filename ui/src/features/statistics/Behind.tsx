/** The rows behind a number, beside the tables: each leads to its case, or to its event of outreach. */
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { type FC, useEffect, useRef, useState } from "react";
import type { NumberRow, StatisticsSection, WhichStatistic } from "@/api/generated/api";
import { answer } from "@/api/queries";
import { usePages } from "@/api/usePages";
import { CaseLink } from "@/app/links";
import { Button } from "@/components/parts";
import { Answered, ShowMore } from "@/components/states";
import { useWords } from "@/words/words";
import { type Place, rowName } from "./numbers";

/** Rows that are asked for at once. */
const PAGE = 100;

type Props = {
  at: StatisticsSection;
  place: Place;
  number: WhichStatistic;
  onClose: () => void;
};

export const Behind: FC<Props> = ({ at, place, number, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [pages, setPages] = useState(1);
  const rows = usePages(pages, (page) =>
    answer("statisticsRows", { ...number, offset: page * PAGE, limit: PAGE }),
  );
  const head = useRef<HTMLHeadingElement>(null);
  // Who opened a number goes on from what it opened.
  useEffect(() => head.current?.focus(), []);
  return (
    <aside
      className="side"
      aria-label={say("statistics-behind", {
        section: words.heading(at.key),
        row: rowName(words, at, place.row),
        column: words.label(place.column.key),
      })}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="flex st-behind-head">
        <h2 className="t16 strong grow" tabIndex={-1} ref={head}>
          {rowName(words, at, place.row)}, {words.label(place.column.key)}
        </h2>
        <Button kind="icon" aria-label={say("close")} onClick={onClose}>
          <X className="i" aria-hidden />
        </Button>
      </div>
      <p className="two">{words.heading(at.key)}</p>
      <Answered answer={rows} what={say("statistics-behind-what")}>
        {(it) => (
          <>
            <p className="two" role="status">
              {say("statistics-behind-count", { count: it.total })}
            </p>
            <ul className="lines st-behind">
              {it.rows.map((row, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a case may stand here more than once, and rows do not move.
                <Line key={place} row={row} />
              ))}
            </ul>
            <ShowMore
              left={it.total - it.rows.length}
              onMore={() => setPages(pages + 1)}
              read={rows}
            />
          </>
        )}
      </Answered>
    </aside>
  );
};

const Line: FC<{ row: NumberRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  return (
    <li>
      {row.case && (
        <CaseLink id={row.case} tab="overview" className="link st-case">
          {[row.label, row.title].filter(Boolean).join(" ")}
        </CaseLink>
      )}
      {row.outreach && (
        <Link className="link st-case" to="/outreach" search={{ peek: row.outreach }}>
          {row.title}
        </Link>
      )}
      {!row.title && <span className="three">{say("statistics-behind-hidden")}</span>}
      {row.what && <span>{row.what}</span>}
      {row.stage && (
        <span className="two">
          {say("named", { name: say("statistics-behind-stage"), what: words.label(row.stage) })}
        </span>
      )}
      {row.attachment && (
        <Link className="link" to="/attachments" search={{ peek: row.attachment }}>
          {say("attachments")}
        </Link>
      )}
    </li>
  );
};
