/** The seats of the Board: who sits for each, with alternates and terms. */
import type { FC } from "react";
import type { BoardPerson, BoardSeat } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { OfficerLink } from "@/app/links";
import { Section, Status } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { spanSentence } from "@/words/sentences";
import { useWords } from "@/words/words";
import { seatName } from "./names";

export const Seats: FC = () => {
  const { say } = useWords();
  const seats = useAnswer("boardSeats", {});
  return (
    <Section first title={say("board-seats")}>
      <p className="two t13">{say("board-seats-hint")}</p>
      <Answered answer={seats} what={say("board-seats")}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={say("no-seats")}>{say("no-seats-hint")}</Empty>
          ) : (
            <Rows rows={rows} />
          )
        }
      </Answered>
    </Section>
  );
};

const Rows: FC<{ rows: BoardSeat[] }> = ({ rows }) => {
  const words = useWords();
  const { say } = words;
  const sorted = [...rows].sort((a, b) =>
    seatName(words, a.seat).localeCompare(seatName(words, b.seat), words.locale),
  );
  return (
    <table className="sheet">
      <caption className="sr">{say("board-seats")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("seat")}</th>
          <th scope="col">{words.heading("representative")}</th>
          <th scope="col">{say("alternates")}</th>
          <th scope="col">{say("member-since")}</th>
          <th scope="col" className="end">
            {say("votes-of-seat")}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ seat, people }) => (
          <tr key={seat.agency}>
            <th scope="row" className="mid">
              {seatName(words, seat)}
            </th>
            <td>
              <People missing="warn" people={people.filter((it) => it.duty === "representative")} />
            </td>
            <td>
              <People missing="off" people={people.filter((it) => it.duty === "alternate")} />
            </td>
            <td className="num nb">
              {seat.since ? (
                words.day(seat.since)
              ) : (
                <span className="three">{say("not-recorded")}</span>
              )}
            </td>
            <td className="end num">
              {seat.weight > 0 ? (
                seat.weight
              ) : (
                <Status shape="off">{say("seat-without-vote")}</Status>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** A seat lacks somebody where it has no representative; an alternate it may have. */
const People: FC<{ people: BoardPerson[]; missing: "warn" | "off" }> = ({ people, missing }) => {
  const words = useWords();
  if (!people.some((it) => it.now))
    return (
      <>
        <Status shape={missing}>{words.say("nobody-sits")}</Status>
        <Past people={people} />
      </>
    );
  return (
    <>
      {people
        .filter((it) => it.now)
        .map((it) => (
          <div key={`${it.officer} ${it.from}`}>
            <p>
              <OfficerLink officer={it.officer}>{it.name}</OfficerLink>
            </p>
            <p className="three">{spanSentence(words, it)}</p>
          </div>
        ))}
      <Past people={people.filter((it) => !it.now)} />
    </>
  );
};

/** Who sat before, or will, out of the way. */
const Past: FC<{ people: BoardPerson[] }> = ({ people }) => {
  const words = useWords();
  if (people.length === 0) return null;
  return (
    <details className="t12">
      <summary className="three">{words.say("others-over-time", { count: people.length })}</summary>
      {people.map((it) => (
        <p key={`${it.officer} ${it.from}`} className="two">
          {it.name} <span className="three">{spanSentence(words, it)}</span>
        </p>
      ))}
    </details>
  );
};
