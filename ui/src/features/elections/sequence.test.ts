import { describe, expect, it } from "vitest";
import type {
  ElectionOffice,
  ElectionView,
  RoundOfElection,
  RuleSet,
  TrusteeView,
} from "@/api/generated/api";
import { momentsOf, quorumOf, stageNow, stagesOf, turnOf } from "./sequence";
import { waitsOf } from "./waits";

const HOUR = 3_600_000;
const may = { ok: false, reason: null, hint: null };

const rules: RuleSet = {
  offices: [
    { office: "chair", name: null, rounds: [] },
    { office: "vice-chair", name: null, rounds: [] },
  ],
  electoral_unit: "agency",
  candidate_unit: "country",
  country_vote_combination: null,
  designated_agencies: {},
  cap_per_country: null,
  non_voting_seats: [],
  nominations: {
    opens_before: 28,
    closes_before: 14,
    min_supporters: 0,
    supporters_from_countries: 0,
    acceptance_required: true,
    self_nomination: true,
  },
  candidate_scope: { listed: [], exclude_after_terms: null },
  incompatibilities: { other_country: "required", other_group: "off" },
  quorum: {
    base: "seats",
    fraction: { numerator: 1, denominator: 2 },
    strict: true,
    counted_at: "close",
  },
  ballot_mode: "secret",
  single_candidate: "vote_yes_no",
  blank_allowed: true,
  abstention_counts_as: "cast",
  rounds: [{ threshold: null, candidates: "all" }],
  max_rounds: 3,
  on_exhaustion: "stay_vacant",
  tie_break: ["extra_round", "lot"],
  lot: true,
  term_months: 12,
  max_consecutive_terms: 2,
  starts: "date",
  vacancy: {
    vice_acts: true,
    by_election_days: 60,
    both_vacant: "longest_serving_country",
    term: "remainder",
  },
  membership_end_ends_term: true,
  dismissal: {
    proposal: { numerator: 1, denominator: 3 },
    threshold: { numerator: 2, denominator: 3 },
  },
  alternates: true,
  voting_window: { timezone: "UTC", min_hours: 24, revote: true },
  trustees: { least: 3, threshold: 2 },
  tellers: 2,
  publish: { counts: "counts_per_candidate", turnout_live: true },
  objection_days: 7,
  minutes_languages: ["en"],
};

const office = (key: string, change: Partial<ElectionOffice> = {}): ElectionOffice => ({
  office: key,
  candidates: [],
  declared: null,
  stands: null,
  reasons: [],
  mayGiveCastingVote: may,
  ...change,
});

const trustee = (number: number, change: Partial<TrusteeView> = {}): TrusteeView => ({
  number,
  officer: `officer-${number}`,
  name: `Trustee ${number}`,
  agency: ["at", "nl", "no"][number - 1] ?? "de",
  steps: ["certificate", "shares", "verification"],
  backedUp: true,
  rehearsed: true,
  destroyedAt: null,
  ...change,
});

const seat = (agency: string, registeredAt: number | null, weight = 1) => ({
  seat: { agency, with: [], country: null, union: true, since: null, weight },
  registeredAt,
});

const round = (change: Partial<RoundOfElection> = {}): RoundOfElection => ({
  office: "chair",
  number: 1,
  candidates: ["AT", "NL"],
  ballot: "uuid",
  paper: false,
  opens: 30 * HOUR,
  closes: 54 * HOUR,
  cast: [],
  present: [],
  turnout: 0,
  closedAt: null,
  countersigned: [],
  contradicted: [],
  decrypted: [],
  count: null,
  result: null,
  votes: {},
  voided: null,
  own: null,
  mayCast: may,
  ...change,
});

const count = { votes: { AT: 3 }, against: 0, blank: 0, invalid: 0 };

/** An election before anything was done: nominations from hour 1 to 10, registration until 20, the vote from 30 to 54. */
const called: ElectionView = {
  row: {
    id: "election",
    title: "Chair 2027",
    rehearsal: false,
    offices: ["chair", "vice-chair"],
    nominationsClose: 10 * HOUR,
    opens: 30 * HOUR,
    closes: 54 * HOUR,
    phase: "preparing",
    elected: {},
    waitsForMe: false,
    until: null,
  },
  ruleSet: "rules",
  rulesSha256: "00",
  rules,
  nominationsOpen: HOUR,
  registrationCloses: 20 * HOUR,
  termStarts: null,
  calledBy: "Sofia Secretary",
  calledAt: 0,
  offices: [office("chair"), office("vice-chair")],
  seats: [],
  trustees: [],
  threshold: 2,
  lots: [],
  tellers: [],
  rounds: [],
  minuted: [],
  cancelled: null,
  ownSteps: [],
  ownSeat: null,
  holdsCredential: false,
  ownTrustee: null,
  mayNominate: may,
  mayRun: may,
};

/** The same when everything before the vote is done. */
const prepared: ElectionView = {
  ...called,
  trustees: [trustee(1), trustee(2), trustee(3)],
  seats: [seat("at", 1), seat("nl", 1), seat("no", 1), seat("de", null), seat("ec3", null, 0)],
  lots: [{ set: "order", committed: [1, 2, 3], opened: [1, 2, 3], due: [] }],
  tellers: ["at", "nl"],
};

const states = (view: ElectionView, now: number): string[] =>
  stagesOf(view, now).map((it) => `${it.id} ${it.state}`);

describe("the sequence of an election", () => {
  it("begins with what can be done side by side, and says what comes next", () => {
    expect(states(called, 2 * HOUR)).toEqual([
      "rules done",
      "nominations now",
      "trustees now",
      "roll now",
      "lot next",
      "vote later",
      "close later",
      "count later",
      "declare later",
      "announce later",
    ]);
  });

  it("names the trustees whose keys are not ready", () => {
    const view = {
      ...called,
      trustees: [trustee(1), trustee(2, { rehearsed: false }), trustee(3)],
    };
    const said = stagesOf(view, 2 * HOUR).find((it) => it.id === "trustees")?.said;
    expect([said?.id, said?.trustees?.map((it) => it.number)]).toEqual([
      "stage-trustees-waits",
      [2],
    ]);
  });

  it("waits for numbers before nominations close, and for their opening after", () => {
    const view = {
      ...prepared,
      tellers: [],
      lots: [{ set: "order", committed: [1, 3], opened: [1], due: [2, 3] }],
    };
    const lot = (now: number) => stagesOf(view, now).find((it) => it.id === "lot")?.said;
    expect([lot(5 * HOUR)?.id, lot(5 * HOUR)?.trustees?.map((it) => it.number)]).toEqual([
      "stage-lot-commit",
      [2],
    ]);
    expect([lot(11 * HOUR)?.id, lot(11 * HOUR)?.trustees?.map((it) => it.number)]).toEqual([
      "stage-lot-open",
      [3],
    ]);
  });

  it("lets registration end with its time, whoever is missing", () => {
    const roll = (now: number) => stagesOf(prepared, now).find((it) => it.id === "roll");
    expect([roll(19 * HOUR)?.state, roll(20 * HOUR)?.state]).toEqual(["now", "done"]);
    expect(roll(20 * HOUR)?.said).toMatchObject({ count: 3, of: 4 });
  });

  it("opens the first round once everything before it is done", () => {
    expect(stageNow(stagesOf(prepared, 21 * HOUR))).toBe("vote");
    expect(turnOf(prepared)?.next).toBe(1);
  });

  it("goes from the vote to the close, the count and the declaration", () => {
    const now = (change: Partial<RoundOfElection>, at: number, stands?: ElectionOffice["stands"]) =>
      stageNow(
        stagesOf(
          {
            ...prepared,
            rounds: [round(change)],
            offices: [office("chair", { stands: stands ?? null }), office("vice-chair")],
          },
          at,
        ),
      );
    expect(now({}, 31 * HOUR)).toBe("vote");
    expect(now({}, 54 * HOUR)).toBe("close");
    expect(now({ closedAt: 55 * HOUR }, 56 * HOUR)).toBe("count");
    expect(
      now({ closedAt: 55 * HOUR, count }, 57 * HOUR, { outcome: "elected", candidate: "AT" }),
    ).toBe("declare");
  });

  it("goes back to the vote for another round, and for a round that was made void", () => {
    const counted = round({ closedAt: 55 * HOUR, count });
    const again = {
      ...prepared,
      rounds: [counted],
      offices: [
        office("chair", {
          stands: { outcome: "next-round", round: 2, extra: false, candidates: ["AT", "NL"] },
        }),
        office("vice-chair"),
      ],
    };
    expect([turnOf(again)?.next, stageNow(stagesOf(again, 57 * HOUR))]).toEqual([2, "vote"]);
    const voided = round({ voided: { text: "power cut", by: "Sofia", at: 40 * HOUR } });
    expect(turnOf({ ...prepared, rounds: [voided] })).toMatchObject({ round: null, next: 2 });
  });

  it("turns to the office after it once one is declared, and ends with the announcement", () => {
    const declared = {
      outcome: { outcome: "elected", candidate: "AT" },
      by: "Sofia",
      at: 60 * HOUR,
      objectionsEnd: 90 * HOUR,
      objections: [],
      mayObject: may,
      announced: false,
    } satisfies ElectionOffice["declared"];
    const rounds = [round({ closedAt: 55 * HOUR, count })];
    const one = {
      ...prepared,
      rounds,
      offices: [office("chair", { declared }), office("vice-chair")],
    };
    expect([turnOf(one)?.office.office, turnOf(one)?.next]).toEqual(["vice-chair", 1]);
    expect(stageNow(stagesOf(one, 61 * HOUR))).toBe("vote");
    const all = {
      ...one,
      offices: [office("chair", { declared }), office("vice-chair", { declared })],
    };
    expect(stageNow(stagesOf(all, 61 * HOUR))).toBe("announce");
    expect(momentsOf(all).at(-1)).toBe(90 * HOUR);
    // The last office was filled without a vote: what is shown of votes is the one that there was.
    const voted = stagesOf(all, 61 * HOUR).find((it) => it.id === "vote");
    expect(voted?.said).toMatchObject({ id: "stage-vote-ended", round: 1 });
    const rehearsed = { ...all, row: { ...all.row, rehearsal: true } };
    expect(stagesOf(rehearsed, 61 * HOUR).at(-1)).toMatchObject({ id: "declare", state: "done" });
  });

  it("is declared without a vote where one alone stands and the rules say so", () => {
    const alone = {
      ...prepared,
      rounds: [],
      offices: [office("chair", { stands: { outcome: "elected", candidate: "AT" } })],
    };
    expect([turnOf(alone)?.next, stageNow(stagesOf(alone, 21 * HOUR))]).toEqual([null, "declare"]);
    const states = stagesOf(alone, 21 * HOUR).map((it) => [it.id, it.state]);
    expect(states).toContainEqual(["vote", "done"]);
    expect(states).toContainEqual(["count", "done"]);
  });

  it("waits for no registration where votes are open", () => {
    const open = { ...prepared, rules: { ...rules, ballot_mode: "open" as const } };
    expect(waitsOf(open, 10 * HOUR)).toEqual([]);
  });

  it("has no trustees and no lot where votes are open and nothing is drawn", () => {
    const open = { ...called, rules: { ...rules, ballot_mode: "open" as const, lot: false } };
    expect(stagesOf(open, 2 * HOUR).map((it) => it.id)).not.toContain("trustees");
    expect(stagesOf(open, 2 * HOUR).map((it) => it.id)).not.toContain("lot");
  });
});

describe("a quorum", () => {
  it("is more than half of the seats with a vote", () => {
    expect(quorumOf(prepared)).toBe(3);
    const least = { ...rules, quorum: { ...rules.quorum, strict: false } };
    expect(quorumOf({ ...prepared, rules: least })).toBe(2);
  });

  it("is not foretold where it depends on who is there", () => {
    const present = { ...rules, quorum: { ...rules.quorum, base: "present" as const } };
    expect(quorumOf({ ...prepared, rules: present })).toBeNull();
  });
});

describe("what waits for whom", () => {
  const said = (view: ElectionView, now: number) =>
    waitsOf(view, now).map((it) => [it.id, it.seats ?? it.trustees?.map((one) => one.number)]);

  it("is the secretary at the beginning", () => {
    expect(said(called, 2 * HOUR).map(([id]) => id)).toEqual([
      "waits-secretary-trustees",
      "waits-secretary-roll",
    ]);
  });

  it("is who has not voted while the vote is open, and never how anybody did", () => {
    const open = { ...prepared, rounds: [round({ cast: ["at"], turnout: 1 })] };
    expect(said(open, 31 * HOUR)).toEqual([
      ["waits-unregistered", ["de"]],
      ["waits-voters", ["nl", "no"]],
    ]);
    const kept = { ...prepared, rounds: [round({ cast: null, turnout: null })] };
    expect(said(kept, 31 * HOUR)).toEqual([["waits-unregistered", ["de"]]]);
  });

  it("is who has not countersigned and not decrypted after the close", () => {
    const shut = round({ closedAt: 55 * HOUR, countersigned: ["at"], decrypted: [3] });
    expect(said({ ...prepared, rounds: [shut] }, 56 * HOUR)).toEqual([
      ["waits-unregistered", ["de"]],
      ["waits-countersigning", ["nl", "no"]],
      ["waits-decryption", [1, 2]],
    ]);
  });
});
