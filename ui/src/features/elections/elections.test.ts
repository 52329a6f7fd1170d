import { describe, expect, it } from "vitest";
import type { RuleSet } from "@/api/generated/api";
import { actOf, emptyAct } from "@/app/act";
import { makeWords } from "@/words/words";
import { choiceOf, choicesOf, nameOf, ownOf, readAudited, trackerGroups } from "./choices";
import { countOf, fieldOf, openVoteOf, typedMoment } from "./hands";
import { outcomeSentence, reasonSentence } from "./reasons";
import {
  differenceOf,
  faultOf,
  groups,
  parameterName,
  roundSentence,
  shareOf,
  valueName,
} from "./rules";
import { suggestTimes } from "./times";

const words = makeWords("en");
const french = makeWords("fr");

describe("a ballot", () => {
  const blank = { blank_allowed: true };

  it("offers the candidates in their order, and blank where the rules allow it", () => {
    const two = { candidates: ["NL", "AT"] };
    expect(choicesOf(two, blank)).toEqual([{ for: "NL" }, { for: "AT" }, "blank"]);
    expect(choicesOf(two, { blank_allowed: false })).toEqual([{ for: "NL" }, { for: "AT" }]);
  });

  it("offers against where one candidate stands", () => {
    expect(choicesOf({ candidates: ["NL"] }, blank)).toEqual([{ for: "NL" }, "against", "blank"]);
  });

  it("reads back every choice from its name in the form, and nothing else", () => {
    const allowed = choicesOf({ candidates: ["NL", "AT/0199"] }, blank);
    expect(allowed.map((it) => choiceOf(nameOf(it), allowed))).toEqual(allowed);
    expect(["", "for DE", "against"].map((it) => choiceOf(it, allowed))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("shows a tracker in groups that make it up again", () => {
    const tracker = "Kp7w3dXaR0fE9mTzu2LbQyV5nG8sHcJ1oW4ixA6ktYe";
    expect(trackerGroups(tracker).join("")).toBe(tracker);
    expect(trackerGroups(tracker).at(-1)).toBe("tYe");
  });

  it("waits for the office until the desk tells of the ballot that was cast", () => {
    const told = (tracker: string) => ({ tracker, mark: "in-the-box", at: 5 }) as const;
    const first = { tracker: "new", before: null };
    expect(ownOf(null, first, 7)).toEqual({ tracker: "new", mark: "waiting-for-office", at: 7 });
    expect(ownOf(told("new"), first)).toEqual(told("new"));
    const again = { tracker: "new", before: "old" };
    expect(ownOf(told("old"), again)?.mark).toBe("waiting-for-office");
    // An alternate voted later, on another desk: that ballot is the seat's.
    expect(ownOf(told("newer"), again)).toEqual(told("newer"));
    expect(ownOf(told("old"), { tracker: null, before: null })).toEqual(told("old"));
  });

  it("reads what another desk opened, and refuses any other text", () => {
    const opened = { election: "e", ballot: "b", text: "{}", opening: "1" };
    expect(readAudited(JSON.stringify(opened))).toEqual(opened);
    expect(["", "{", "[]", "null", '{"election":"e"}'].map(readAudited)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("a round recorded by hand", () => {
  it("takes what each seat did: away, there, or its choice", () => {
    const allowed = choicesOf({ candidates: ["NL"] }, { blank_allowed: true });
    const did = { at: "for NL", nl: "there", no: "absent", de: "against", fr: "for DE" };
    expect(openVoteOf(did, allowed)).toEqual({
      present: ["at", "nl", "de", "fr"],
      votes: { at: { for: "NL" }, de: "against" },
    });
  });

  it("counts papers, and nothing while a number does not read", () => {
    expect(countOf({ "for NL": "7", blank: " 1 " }, ["NL", "AT"])).toEqual({
      votes: { NL: 7, AT: 0 },
      against: 0,
      blank: 1,
      invalid: 0,
    });
    expect(countOf({ "for NL": "seven" }, ["NL"])).toBeNull();
  });

  it("writes a moment as people type it, on the clocks of the rules", () => {
    expect(typedMoment(Date.parse("2027-01-26T13:05:00Z"), "Europe/Amsterdam")).toBe(
      "2027-01-26 14:05",
    );
    expect(typedMoment(0, "Nowhere/At_All")).toBe("");
  });

  it("leaves out the chair's country for the vice-chair, and takes the field of a next round", () => {
    const may = { ok: false, reason: null, hint: null };
    const stands = (candidate: string) => ({
      candidate,
      person: null,
      nominatedBy: {},
      supportedBy: [],
      accepted: true,
      withdrawn: null,
      stands: true,
      maySupport: may,
      mayAccept: may,
      mayWithdraw: may,
    });
    const chair = {
      office: "chair",
      candidates: [],
      stands: null,
      reasons: [],
      mayGiveCastingVote: may,
      declared: {
        outcome: { outcome: "elected", candidate: "NL" } as const,
        by: "",
        at: 0,
        objectionsEnd: 0,
        objections: [],
        mayObject: may,
        announced: false,
      },
    };
    const vice = {
      office: "vice-chair",
      candidates: [stands("NL"), stands("AT"), stands("NO")],
      stands: null,
      reasons: [],
      mayGiveCastingVote: may,
      declared: null,
    };
    const rules = {
      incompatibilities: { other_country: "required", other_group: "off" },
    } as RuleSet;
    expect(fieldOf({ offices: [chair, vice], rules }, "vice-chair")).toEqual(["AT", "NO"]);
    const next = {
      ...vice,
      stands: { outcome: "next-round", round: 2, extra: false, candidates: ["NO"] } as const,
    };
    expect(
      fieldOf(
        { offices: [chair, { ...next, stands: { ...next.stands, candidates: ["NO"] } }], rules },
        "vice-chair",
      ),
    ).toEqual(["NO"]);
  });
});

describe("a call", () => {
  const rules = (opens_before: number, closes_before: number, min_hours: number) => ({
    nominations: {
      opens_before,
      closes_before,
      min_supporters: 0,
      supporters_from_countries: 0,
      acceptance_required: true,
      self_nomination: true,
    },
    voting_window: { timezone: "UTC", min_hours, revote: true },
  });
  const at = (typed: string): number => Date.parse(`${typed.replace(" ", "T")}:00Z`);
  const DAY = 86_400_000;

  it.each([
    [28, 14, 24],
    [0, 0, 1],
    [3, 3, 100],
    [10, 9, 25],
  ])("begins with times that keep to the rules: %i, %i days, %i hours", (opens, closes, hours) => {
    const times = suggestTimes(rules(opens, closes, hours), "2027-03-01");
    const order = [
      times.nominationsOpen,
      times.nominationsClose,
      times.registrationCloses,
      times.opens,
      times.closes,
    ].map(at);
    expect(order.every((it, place) => place === 0 || it > (order[place - 1] ?? 0))).toBe(true);
    // A day to spare: clocks put forward in between break nothing.
    expect(at(times.opens) - at(times.nominationsOpen)).toBeGreaterThanOrEqual((opens + 1) * DAY);
    expect(at(times.opens) - at(times.nominationsClose)).toBeGreaterThanOrEqual((closes + 1) * DAY);
    expect(at(times.closes) - at(times.opens)).toBeGreaterThanOrEqual(hours * 3_600_000);
  });
});

describe("an act of the Board", () => {
  it("is sent as it was typed, and what is no number is nought, which the rule refuses", () => {
    const draft = { ...emptyAct("2027-03-01"), text: "Adopted.", seats: " 18", present: "twelve" };
    expect(actOf(draft)).toMatchObject({ on: "2027-03-01", seats: 18, present: 0, for: 0 });
  });
});

describe("rules", () => {
  it("have a name and every value a word, in both languages", () => {
    for (const group of groups) {
      for (const it of group.parameters) {
        const key = it.path.replaceAll(".", "-").replaceAll("_", "-");
        expect([it.path, words.has(`rule-${key}`), french.has(`rule-${key}`)]).toEqual([
          it.path,
          true,
          true,
        ]);
        if (it.kind !== "one" && it.kind !== "one-or-none") continue;
        for (const value of it.of)
          expect([value, words.has(`rule-value-${value.replaceAll("_", "-")}`)]).toEqual([
            value,
            true,
          ]);
      }
    }
  });

  it("say what differs between two sets", () => {
    expect(differenceOf(words, { parameter: "term_months", before: "12", after: "24" })).toEqual({
      name: "Months of a term",
      before: "12",
      after: "24",
    });
    expect(
      differenceOf(words, {
        parameter: "rounds.1.threshold.strict",
        before: "true",
        after: "false",
      }),
    ).toEqual({
      name: "What a candidate needs, round 2, more than the share",
      before: "yes",
      after: "no",
    });
    expect(
      differenceOf(words, { parameter: "max_consecutive_terms", before: null, after: "2" }).before,
    ).toBe("not there");
    expect(parameterName(words, "something_unheard.of")).toBe("something_unheard, of");
  });

  it("say a round in a sentence", () => {
    const threshold = {
      fraction: { numerator: 1, denominator: 2 },
      base: "cast",
      strict: true,
    } as const;
    expect(roundSentence(words, { threshold, candidates: { top_n: 2 } })).toBe(
      "more than 1/2 (votes cast); the first 2, and who is level with the last of them",
    );
    expect(roundSentence(words, { threshold: null, candidates: "same" })).toBe(
      "the most votes; the same as in the round before",
    );
    expect(valueName(words, ["extra_round", "lot"])).toBe("one more round, lot");
  });

  it("refuse what does not read before it is sent", () => {
    expect(faultOf({ kind: "number" }, "two")).toBe("rule-fault-number");
    expect(faultOf({ kind: "number-or-none" }, "")).toBeNull();
    expect(faultOf({ kind: "share" }, "half")).toBe("rule-fault-share");
    expect(shareOf(" 2 / 3 ")).toEqual({ numerator: 2, denominator: 3 });
  });
});

describe("an outcome", () => {
  const offices: RuleSet["offices"] = [{ office: "chair", name: null, rounds: [] }];
  const view = {
    rules: { offices } as RuleSet,
    offices: [],
  };

  it("is said with its reasons, countries by name", () => {
    expect(outcomeSentence(words, view, "chair", { outcome: "elected", candidate: "AT" })).toBe(
      "Elected Chair-country: Austria.",
    );
    expect(
      reasonSentence(words, view, {
        code: "reached",
        round: 1,
        candidate: "NL",
        votes: 10,
        needed: 10,
        of: 18,
        base: "seats",
      }),
    ).toBe("Round 1: Netherlands, 10 votes; 10 were needed (votes of all seats: 18).");
    expect(
      reasonSentence(words, view, {
        code: "left-out",
        candidate: "AT",
        office: "chair",
        because: "same-country",
      }),
    ).toBe("Cannot be held beside the Chair-country: Austria (the same country).");
  });
});
