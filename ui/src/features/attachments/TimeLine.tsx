/** Who is here when: from the month before today on, so far as anybody is expected. The list above says the same in words. */
import { type FC, useId } from "react";
import type { AttachmentRow } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { lanes, onTimeLine } from "./stages";

const DAY = 86_400_000;
const MONTHS = 8;
/** Points a day; a lane is a bar with some room. */
const STEP = 3.6;
const LANE = 32;
const TOP = 24;

const at = (day: string): number => new Date(`${day}T12:00:00Z`).getTime();
const monthStart = (day: string, months: number): string => {
  const [year = "2000", month = "1"] = day.split("-");
  return new Date(Date.UTC(Number(year), Number(month) - 1 + months, 1)).toISOString().slice(0, 10);
};

/** How a bar is drawn: filled while here, outlined where granted, dashed where asked for, red where a condition is lost. */
const look = (row: AttachmentRow): string => {
  if (row.lost) return "t-flag";
  if (row.stage === "attachment-active") return "t-on";
  return row.stage === "approved" ? "t-sure" : "t-ask";
};

export const TimeLine: FC<{ rows: AttachmentRow[]; today: string }> = ({ rows, today }) => {
  const words = useWords();
  const { say } = words;
  const title = useId();
  const from = monthStart(today, -1);
  const to = monthStart(today, MONTHS - 1);
  const x = (day: string): number => Math.round(((at(day) - at(from)) / DAY) * STEP) + 0.5;
  const shown = lanes(onTimeLine(rows, from, to));
  const width = x(to);
  const height = TOP + Math.max(1, shown.length) * LANE;
  const months = Array.from({ length: MONTHS }, (_, month) => monthStart(from, month));
  return (
    <section aria-labelledby={title}>
      <h2 className="h" id={title}>
        <span className="grow">{say("who-is-here-when")}</span>
        <Key look="t-on" name={say("key-here")} />
        <Key look="t-sure" name={say("key-approved")} />
        <Key look="t-ask" name={say("key-asked")} />
        <Key look="t-flag" name={say("key-lost")} />
      </h2>
      {shown.length === 0 ? (
        <p className="two t13">{say("nobody-here")}</p>
      ) : (
        <div className="tl-scroll" tabIndex={0} role="group" aria-label={say("who-is-here-when")}>
          <svg
            className="tl"
            width={width}
            height={height}
            role="img"
            aria-label={shown
              .flat()
              .map((row) => sentence(words, row))
              .join("; ")}
          >
            {months.map((month) => (
              <g key={month}>
                <path d={`M${x(month)} 0V${height}`} className="ln" />
                <text x={x(month) + 5} y="12" className="mo">
                  {monthName(words.locale, month)}
                </text>
              </g>
            ))}
            {shown.map((lane, place) =>
              lane.map((row) => {
                const begin = Math.max(x(row.from), 0.5);
                const end = Math.min(x(row.to ?? to), width - 0.5);
                return (
                  <g key={row.id}>
                    <rect
                      x={begin}
                      y={TOP + place * LANE + 0.5}
                      width={Math.max(2, end - begin)}
                      height="23"
                      className={look(row)}
                    />
                    <text
                      x={begin + 7}
                      y={TOP + place * LANE + 16}
                      className={look(row) === "t-on" ? "wh" : undefined}
                    >
                      {fitted(row.applicant.name, end - begin)}
                    </text>
                  </g>
                );
              }),
            )}
            <path d={`M${x(today)} 18V${height}`} className="nw" />
          </svg>
        </div>
      )}
    </section>
  );
};

const Key: FC<{ look: string; name: string }> = ({ look: as, name }) => (
  <span className="key three">
    <svg width="20" height="12" aria-hidden>
      <rect x=".75" y=".75" width="18.5" height="10.5" className={as} />
    </svg>
    {name}
  </span>
);

/** As much of a name as a bar has room for. */
const fitted = (name: string, room: number): string => {
  const letters = Math.floor((room - 14) / 6.6);
  if (name.length <= letters) return name;
  return letters < 4 ? "" : `${name.slice(0, letters - 1)}…`;
};

const monthName = (locale: string, month: string): string =>
  new Intl.DateTimeFormat(locale, {
    month: "short",
    ...(month.slice(5, 7) === "01" && { year: "numeric" }),
    timeZone: "UTC",
  }).format(new Date(`${month}T12:00:00Z`));

const sentence = (words: ReturnType<typeof useWords>, row: AttachmentRow): string =>
  `${row.applicant.name}: ${words.label(row.stage)}, ${words.day(row.from)} – ${row.to ? words.lastDay(row.to) : ""}`;
