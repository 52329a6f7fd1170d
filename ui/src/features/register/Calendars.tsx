/** When each country works: its weekdays and holidays. Plans reckon with them. */
import { type FC, useState } from "react";
import type { CalendarRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { SettleCard } from "@/app/SettleCard";
import { Dialog } from "@/components/Dialog";
import { TextArea, Ticks } from "@/components/fields";
import { Button, notYet } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { type CalendarDays, calendarIn, daysIn, weekdays } from "./register";

export const Calendars: FC = () => {
  const words = useWords();
  const { say } = words;
  const calendars = useAnswer("calendars", {}, { keep: true });
  const [editing, setEditing] = useState<CalendarRow | null>(null);
  return (
    <Answered answer={calendars} what={say("register-calendars")}>
      {(found) => {
        const rows = words.byCountry(found, (it) => it.country);
        return (
          <>
            <p className="two t13 calendars-hint">{say("calendars-hint")}</p>
            {rows.map((row) => (
              <Conflicts key={row.country} row={row} />
            ))}
            <Table rows={rows} onEdit={setEditing} />
            {editing && <CalendarDialog row={editing} onClose={() => setEditing(null)} />}
          </>
        );
      }}
    </Answered>
  );
};

/** A calendar in a line: the days without work, and how many holidays. */
const inLine = (days: CalendarDays, words: Words): string => {
  const names = weekdays(words.locale);
  const rest = days.rest.map((day) => names[day] ?? "");
  return words.say("calendar-line", {
    rest: words.list(rest) || words.say("none"),
    count: days.holidays.length,
  });
};

const Conflicts: FC<{ row: CalendarRow }> = ({ row }) => {
  const words = useWords();
  const set = useCommand("setCalendar");
  const said = (value: unknown): string => {
    const days = calendarIn(value);
    if (!days) return words.say("none");
    const holidays = days.holidays.map((day) => words.day(day));
    const line = inLine(days, words);
    return holidays.length > 0 ? words.pair(line, words.list(holidays)) : line;
  };
  return (
    <>
      {row.conflicts.map((conflict) => (
        <SettleCard
          key={conflict.field}
          conflict={{ ...conflict, field: words.country(row.country) }}
          may={row.may}
          busy={set.isPending}
          problem={set.error}
          said={said}
          onSettle={(value) => {
            const days = calendarIn(value);
            if (days) set.mutate({ country: row.country, ...days });
          }}
        />
      ))}
    </>
  );
};

type TableProps = { rows: CalendarRow[]; onEdit: (row: CalendarRow) => void };

const Table: FC<TableProps> = ({ rows, onEdit }) => {
  const words = useWords();
  const { say } = words;
  const { today } = useDesk().status;
  const names = weekdays(words.locale);
  return (
    <table className="sheet fill-w">
      <caption className="sr">{say("register-calendars")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("column-country")}</th>
          <th scope="col">{say("calendar-rest")}</th>
          <th scope="col">{say("calendar-next")}</th>
          <th scope="col" className="end">
            {say("calendar-count")}
          </th>
          <th scope="col">
            <span className="sr">{say("edit")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const next = row.holidays.find((day) => day >= today);
          return (
            <tr key={row.country}>
              <th scope="row">{words.country(row.country)}</th>
              <td>
                {words.list(row.rest.map((day) => names[day] ?? ""))}
                {!row.set && <span className="three">{` · ${say("calendar-usual")}`}</span>}
              </td>
              <td className="num nb">{next && words.day(next)}</td>
              <td className="num end">{words.number(row.holidays.length)}</td>
              <td className="end nb">
                <Button kind="quiet" may={row.may} onClick={() => onEdit(row)}>
                  {say("edit")}
                  <span className="sr"> {words.country(row.country)}</span>
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const CalendarDialog: FC<{ row: CalendarRow; onClose: () => void }> = ({ row, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [rest, setRest] = useState(row.rest.map(String));
  const [holidays, setHolidays] = useState(row.holidays.join("\n"));
  const set = useCommand("setCalendar", { onSuccess: onClose });
  const { days, wrong } = daysIn(holidays);
  const fault = wrong.length > 0 ? say("calendar-no-day", { lines: words.list(wrong) }) : null;
  return (
    <Dialog
      title={say("calendar-of", { country: words.country(row.country) })}
      verb={say("calendar-set")}
      busy={set.isPending}
      may={fault ? notYet(fault) : undefined}
      problem={set.error}
      onClose={onClose}
      onSubmit={() => set.mutate({ country: row.country, rest: rest.map(Number), holidays: days })}
    >
      <Ticks
        legend={say("calendar-rest")}
        choices={weekdays(words.locale).map((name, day) => ({ id: String(day), name }))}
        chosen={rest}
        onChange={setRest}
      />
      <TextArea
        label={say("calendar-holidays")}
        hint={say("calendar-holidays-hint")}
        {...(fault && { fault })}
        rows={8}
        value={holidays}
        onChange={setHolidays}
      />
    </Dialog>
  );
};
