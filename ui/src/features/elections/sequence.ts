/**
 * The steps of an election, how far each is and whom it waits for. Nothing is decided here: what may be done is asked of the desk. This says in
 * which order the desk's answers are shown.
 */
import type {
  AgencyId,
  ElectionOffice,
  ElectionView,
  RoundOfElection,
  TrusteeView,
} from "@/api/generated/api";

const stageIds = [
  "rules",
  "nominations",
  "trustees",
  "roll",
  "lot",
  "vote",
  "close",
  "count",
  "declare",
  "announce",
] as const;

export type StageId = (typeof stageIds)[number];
export type StageState = "done" | "now" | "next" | "later";

/** Something to say: a message, and what stands in it. */
export type Saying = {
  id: string;
  count?: number;
  of?: number;
  round?: number;
  at?: number;
  trustees?: TrusteeView[];
  seats?: AgencyId[];
};

export type Stage = { id: StageId; state: StageState; said: Saying };

/** What is being filled now: its last round, and the round that is to be opened next, if any. */
export type Turn = { office: ElectionOffice; round: RoundOfElection | null; next: number | null };

/** Finds what is being filled now; once all is declared, what was voted on last. */
export const turnOf = (view: ElectionView): Turn | null => {
  const open = view.offices.find((it) => !it.declared);
  const office = open ?? view.offices.at(-1);
  if (!office) return null;
  const held = view.rounds.filter((it) => !open || it.office === open.office);
  const round = held.filter((it) => !it.voided).at(-1) ?? null;
  const again = office.stands === null || office.stands.outcome === "next-round";
  const waits = round !== null && round.count === null;
  const next = office.declared || waits || !again ? null : held.length + 1;
  return { office, round, next };
};

/** Whether a trustee has its key, a copy of it, and has tried it. */
export const isReady = (it: TrusteeView): boolean =>
  it.steps.length === 3 && it.backedUp && it.rehearsed;

/** Seats with a vote that have not registered. */
export const unregistered = (view: ElectionView): AgencyId[] =>
  view.rules.ballot_mode === "open"
    ? []
    : view.seats
        .filter((it) => it.registeredAt === null && it.seat.weight > 0)
        .map((it) => it.seat.agency);

/** Registered seats that have no ballot in the box; none where the rules keep that back. */
export const notVoted = (view: ElectionView, round: RoundOfElection): AgencyId[] => {
  const { cast } = round;
  if (!cast) return [];
  return view.seats
    .filter((it) => it.registeredAt !== null && !cast.includes(it.seat.agency))
    .map((it) => it.seat.agency);
};

/** Whether anything of the election is encrypted to trustees. */
const needsTrustees = ({ rules }: ElectionView): boolean =>
  rules.ballot_mode === "secret" || rules.lot;

type Found = { state: "done" | "now" | "later"; said: Saying };

const nominations = (view: ElectionView, now: number): Found => {
  const standing = view.offices.flatMap((it) => it.candidates).filter((it) => it.stands).length;
  const at = view.row.nominationsClose;
  if (now >= at)
    return { state: "done", said: { id: "stage-nominations-done", count: standing, at } };
  if (now < view.nominationsOpen)
    return { state: "later", said: { id: "stage-from", at: view.nominationsOpen } };
  return { state: "now", said: { id: "stage-nominations-now", count: standing, at } };
};

const trustees = (view: ElectionView): Found => {
  if (view.trustees.length === 0) return { state: "now", said: { id: "stage-trustees-unnamed" } };
  const missing = view.trustees.filter((it) => !isReady(it));
  return missing.length === 0
    ? {
        state: "done",
        said: { id: "stage-trustees-done", count: view.trustees.length, of: view.threshold },
      }
    : { state: "now", said: { id: "stage-trustees-waits", trustees: missing } };
};

const roll = (view: ElectionView, now: number): Found => {
  if (view.seats.length === 0) return { state: "now", said: { id: "stage-roll-unfrozen" } };
  const voting = view.seats.filter((it) => it.seat.weight > 0).length;
  const count = voting - unregistered(view).length;
  const over = count === voting || now >= view.registrationCloses || view.rounds.length > 0;
  return over
    ? { state: "done", said: { id: "stage-roll-done", count, of: voting } }
    : {
        state: "now",
        said: { id: "stage-roll-now", count, of: voting, at: view.registrationCloses },
      };
};

const lot = (view: ElectionView, now: number): Found => {
  const order = view.lots.find((it) => it.set === "order");
  const waitsForDraw = view.ownSteps.some((it) => it.command === "drawOrder");
  const opened = order?.opened.length ?? 0;
  const all = order !== undefined && opened === order.committed.length && opened > 0;
  const drawn =
    view.rounds.length > 0 ||
    view.tellers.length > 0 ||
    (view.rules.tellers === 0 && all && !waitsForDraw);
  if (drawn) return { state: "done", said: { id: "stage-lot-done", seats: view.tellers } };
  const close = view.row.nominationsClose;
  if (now < close) {
    const lacking = view.trustees.filter((it) => !order?.committed.includes(it.number));
    return view.trustees.length > 0 && view.trustees.every(isReady) && lacking.length > 0
      ? { state: "now", said: { id: "stage-lot-commit", trustees: lacking, at: close } }
      : { state: "later", said: { id: "stage-from", at: close } };
  }
  const closed = view.trustees.filter(
    (it) => order?.committed.includes(it.number) && !order.opened.includes(it.number),
  );
  return closed.length > 0
    ? { state: "now", said: { id: "stage-lot-open", trustees: closed } }
    : { state: "now", said: { id: "stage-lot-draw" } };
};

const vote = (view: ElectionView, { round, next }: Turn, ready: boolean, now: number): Found => {
  if (next !== null)
    return ready
      ? { state: "now", said: { id: "stage-vote-open", round: next } }
      : { state: "later", said: { id: "stage-from", at: view.row.opens } };
  if (!round) return { state: "done", said: { id: "stage-vote-none" } };
  if (round.count || round.closedAt !== null || now >= round.closes)
    return {
      state: "done",
      said: { id: "stage-vote-ended", round: round.number, at: round.closes },
    };
  return now < round.opens
    ? { state: "now", said: { id: "stage-vote-waits", round: round.number, at: round.opens } }
    : { state: "now", said: { id: "stage-vote-now", round: round.number, at: round.opens } };
};

const close = ({ round, next }: Turn, now: number): Found => {
  if (next !== null) return { state: "later", said: { id: "stage-close-later" } };
  if (!round) return { state: "done", said: { id: "stage-vote-none" } };
  if (round.count || round.closedAt !== null)
    return { state: "done", said: { id: "stage-close-done", at: round.closedAt ?? round.closes } };
  return now >= round.closes
    ? { state: "now", said: { id: "stage-close-now" } }
    : { state: "later", said: { id: "stage-from", at: round.closes } };
};

const count = (view: ElectionView, { round, next }: Turn): Found => {
  if (next !== null) return { state: "later", said: { id: "stage-count-later" } };
  if (!round) return { state: "done", said: { id: "stage-vote-none" } };
  if (round.count) return { state: "done", said: { id: "stage-count-done", round: round.number } };
  if (round.closedAt === null) return { state: "later", said: { id: "stage-count-later" } };
  const missing = Math.max(0, view.threshold - round.decrypted.length);
  return missing > 0
    ? { state: "now", said: { id: "stage-count-waits", count: missing } }
    : { state: "now", said: { id: "stage-count-combine" } };
};

const declare = (view: ElectionView, { office, round, next }: Turn): Found => {
  const declared = view.offices.filter((it) => it.declared).length;
  if (declared === view.offices.length)
    return { state: "done", said: { id: "stage-declare-done", count: declared } };
  if (next !== null || (round && !round.count))
    return { state: "later", said: { id: "stage-declare-later" } };
  const stands = office.stands?.outcome;
  if (stands === "needs-lot") return { state: "now", said: { id: "stage-declare-lot" } };
  if (stands === "needs-casting-vote")
    return { state: "now", said: { id: "stage-declare-casting" } };
  return { state: "now", said: { id: "stage-declare-now" } };
};

const announce = (view: ElectionView): Found => {
  const declared = view.offices.flatMap((it) => it.declared ?? []);
  const told = declared.filter((it) => it.announced).length;
  if (told === view.offices.length)
    return { state: "done", said: { id: "stage-announce-done", count: told } };
  return told < declared.length
    ? { state: "now", said: { id: "stage-announce-now" } }
    : { state: "later", said: { id: "stage-announce-later" } };
};

/** Says how far each step is. What an election does not have is left out: keys where nothing is encrypted, news of a rehearsal. */
export const stagesOf = (view: ElectionView, now: number): Stage[] => {
  const turn = turnOf(view);
  if (!turn) return [];
  const before: [StageId, Found][] = [
    ["rules", { state: "done", said: { id: "stage-rules-done" } }],
    ["nominations", nominations(view, now)],
  ];
  if (needsTrustees(view)) before.push(["trustees", trustees(view)]);
  before.push(["roll", roll(view, now)]);
  if (view.rules.lot) before.push(["lot", lot(view, now)]);
  const ready = before.every(([, it]) => it.state === "done");
  const found: [StageId, Found][] = [
    ...before,
    ["vote", vote(view, turn, ready, now)],
    ["close", close(turn, now)],
    ["count", count(view, turn)],
    ["declare", declare(view, turn)],
  ];
  if (!view.row.rehearsal) found.push(["announce", announce(view)]);
  const last = found.findLastIndex(([, it]) => it.state === "now");
  const next = found.findIndex(([, it], at) => at > last && it.state === "later");
  return found.map(([id, it], at) => ({
    id,
    said: it.said,
    state: at === next ? "next" : it.state,
  }));
};

/** The step to show first: the last that is under way (news of an office only where nothing else is), else the first that comes next, else the last. */
export const stageNow = (stages: Stage[]): StageId =>
  (
    stages.findLast((it) => it.state === "now" && it.id !== "announce") ??
    stages.find((it) => it.state === "now" || it.state === "next") ??
    stages.at(-1)
  )?.id ?? "rules";

/** Moments at which what may be done changes, so that the desk is asked again. */
export const momentsOf = (view: ElectionView): number[] =>
  [
    view.nominationsOpen,
    view.row.nominationsClose,
    view.registrationCloses,
    ...view.rounds.flatMap((it) => [it.opens, it.closes]),
    ...view.offices.flatMap((it) => it.declared?.objectionsEnd ?? []),
  ].sort((a, b) => a - b);

/** How many seats make a quorum, where that is a share of all that have a vote; none where it depends on who checked in. */
export const quorumOf = (view: Pick<ElectionView, "seats" | "rules">): number | null => {
  const { base, fraction, strict, counted_at } = view.rules.quorum;
  const seats = view.seats.filter((it) => it.seat.weight > 0).length;
  if (base !== "seats" || counted_at !== "close" || seats === 0 || fraction.denominator === 0)
    return null;
  const product = seats * fraction.numerator;
  return strict
    ? Math.floor(product / fraction.denominator) + 1
    : Math.ceil(product / fraction.denominator);
};
