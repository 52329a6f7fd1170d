/** What an election waits for, and for whom, so that it is never a dead end. */
import type { ElectionView } from "@/api/generated/api";
import { isReady, notVoted, type Saying, turnOf, unregistered } from "./sequence";

/** Everything that somebody has still to do before the next step, in the order in which it is due. */
export const waitsOf = (view: ElectionView, now: number): Saying[] => {
  if (view.cancelled) return [];
  const found: Saying[] = [];
  const turn = turnOf(view);
  const before = view.rounds.length === 0;
  if (before && view.trustees.length === 0 && view.rules.ballot_mode === "secret")
    found.push({ id: "waits-secretary-trustees" });
  const unready = view.trustees.filter((it) => !isReady(it));
  if (before && unready.length > 0) found.push({ id: "waits-trustees", trustees: unready });
  if (before && view.seats.length === 0) found.push({ id: "waits-secretary-roll" });
  const late = unregistered(view);
  if (before && late.length > 0 && now < view.registrationCloses)
    found.push({ id: "waits-seats-register", seats: late, at: view.registrationCloses });
  else if (late.length > 0) found.push({ id: "waits-unregistered", seats: late });
  const order = view.lots.find((it) => it.set === "order");
  if (before && order && now >= view.row.nominationsClose) {
    const shut = view.trustees.filter(
      (it) => order.committed.includes(it.number) && !order.opened.includes(it.number),
    );
    if (shut.length > 0) found.push({ id: "waits-numbers", trustees: shut });
  }
  const round = turn?.round;
  if (!turn || !round || turn.next !== null || round.count) return found;
  const open = now >= round.opens && now < round.closes && round.closedAt === null;
  const silent = notVoted(view, round);
  if (open && silent.length > 0)
    found.push({ id: "waits-voters", seats: silent, at: round.closes });
  if (round.closedAt === null && now >= round.closes) found.push({ id: "waits-closing" });
  if (round.closedAt !== null) {
    const unsigned = view.seats
      .filter((it) => it.registeredAt !== null && !round.countersigned.includes(it.seat.agency))
      .map((it) => it.seat.agency);
    if (unsigned.length > 0) found.push({ id: "waits-countersigning", seats: unsigned });
    if (round.contradicted.length > 0)
      found.push({ id: "waits-contradicted", seats: round.contradicted });
    const left = view.threshold - round.decrypted.length;
    const mute = view.trustees.filter((it) => !round.decrypted.includes(it.number));
    if (left > 0) found.push({ id: "waits-decryption", count: left, trustees: mute });
  }
  return found;
};
