/** Who has voted, as far as the rules show it while voting; never how. */
import type { FC } from "react";
import type { ElectionView, RoundOfElection, SeatView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { seatName } from "./names";
import { quorumOf } from "./sequence";

type Props = { view: ElectionView; round: RoundOfElection; now: number };

const sorted = (words: Words, seats: SeatView[]): SeatView[] =>
  [...seats].sort((a, b) =>
    seatName(words, a.seat).localeCompare(seatName(words, b.seat), words.locale),
  );

export const Turnout: FC<Props> = ({ view, round, now }) => {
  const words = useWords();
  const { say } = words;
  const voting = view.seats.filter((it) => it.seat.weight > 0);
  const needed = quorumOf(view);
  return (
    <>
      <Head view={view} round={round} now={now} voting={voting.length} needed={needed} />
      {round.turnout === null ? (
        <p className="two">{say("turnout-kept-back")}</p>
      ) : (
        <Meter turnout={round.turnout} seats={voting.length} needed={needed} />
      )}
      <Section title={say("seats")} aside={<span className="three">{say("turnout-public")}</span>}>
        <table className="sheet turnout-seats">
          <caption className="sr">{say("seats")}</caption>
          <tbody>
            {sorted(words, voting).map((it) => (
              <tr key={it.seat.agency}>
                <th scope="row">{seatName(words, it.seat)}</th>
                <td className="nb">
                  <SeatStatus seat={it} round={round} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <CheckIn view={view} round={round} now={now} />
    </>
  );
};

const SeatStatus: FC<{ seat: SeatView; round: RoundOfElection }> = ({ seat, round }) => {
  const { say, label } = useWords();
  const { agency } = seat.seat;
  if (round.cast?.includes(agency)) return <Status shape="on">{label("in-the-box")}</Status>;
  if (round.present.includes(agency)) return <Status shape="half">{say("checked-in")}</Status>;
  if (seat.registeredAt === null) return <Status shape="off">{say("seat-unregistered")}</Status>;
  if (!round.cast) return <span className="three">{say("seat-kept-back")}</span>;
  return <Status shape="open">{say("seat-not-voted")}</Status>;
};

const leftOf = (words: Words, until: number, now: number): string => {
  const minutes = Math.max(0, Math.ceil((until - now) / 60_000));
  return words.say("time-left", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
};

const Head: FC<Props & { voting: number; needed: number | null }> = ({
  view,
  round,
  now,
  voting,
  needed,
}) => {
  const words = useWords();
  const { say } = words;
  const reached = needed !== null && round.turnout !== null && round.turnout >= needed;
  const open = now >= round.opens && now < round.closes && round.closedAt === null;
  return (
    <div className="turn">
      <div>
        <p className="t12 three">{say("turnout")}</p>
        <p className="turn-big num" role="status">
          <span className="t28 mid">{round.turnout ?? "–"}</span>
          <span className="t16 two">{say("of-seats", { count: voting })}</span>
        </p>
      </div>
      <div>
        <p className="t12 three">{say(`quorum-${view.rules.quorum.base}`)}</p>
        <p className="turn-big t16">
          {needed === null || round.turnout === null ? (
            <span className="two">{say("quorum-at-close")}</span>
          ) : (
            <Status shape={reached ? "ok" : "open"}>
              {say(reached ? "quorum-is-reached" : "quorum-lacks", {
                count: Math.max(0, needed - round.turnout),
              })}
            </Status>
          )}
        </p>
      </div>
      <div className="end">
        <p className="t12 three num">
          {now < round.opens
            ? say("opens-moment", { when: words.moment(round.opens) })
            : say("closes-moment", { when: words.moment(round.closes) })}
        </p>
        <p className="turn-big t16 num turn-end">
          {open
            ? leftOf(words, round.closes, now)
            : now < round.opens
              ? leftOf(words, round.opens, now)
              : say("voting-ended")}
        </p>
      </div>
    </div>
  );
};

/** Seats as boxes, with the place at which there is a quorum. The same stands in words above. */
const Meter: FC<{ turnout: number; seats: number; needed: number | null }> = ({
  turnout,
  seats,
  needed,
}) => {
  const { say } = useWords();
  return (
    <div
      className="turn-meter"
      role="img"
      aria-label={say("turnout-meter", { turnout, seats, needed: needed ?? 0 })}
      ref={(it) => it?.style.setProperty("--seats", String(Math.max(1, seats)))}
    >
      {Array.from({ length: seats }, (_, at) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place
          key={at}
          className={at < turnout ? "on" : undefined}
          data-quorum={at + 1 === needed || undefined}
        />
      ))}
    </div>
  );
};

/** A seat that is there and does not vote counts for the quorum once it has checked in. */
const CheckIn: FC<Props> = ({ view, round, now }) => {
  const { say } = useWords();
  const checkIn = useCommand("checkIn");
  const seat = view.ownSeat;
  const open = now >= round.opens && now < round.closes && round.closedAt === null;
  const { ballot } = round;
  if (!seat || !open || ballot === null || round.own || round.present.includes(seat)) return null;
  return (
    <>
      <p className="act act-mid">
        <Button
          disabled={checkIn.isPending}
          onClick={() => checkIn.mutate({ election: view.row.id, ballot })}
        >
          {say("check-in")}
        </Button>
        <span className="hint">{say("check-in-hint")}</span>
      </p>
      {checkIn.error && <ProblemNote problem={checkIn.error} />}
    </>
  );
};
