import { describe, expect, it } from "vitest";
import type { OutreachFacts, OutreachReport } from "@/api/generated/api";
import { makeWords } from "@/words/words";
import { countText, daysText, factsOf, outreachDraftOf, reportDraftOf, reportOf } from "./outreach";

const words = makeWords("en");

const facts: OutreachFacts = {
  title: "Roadshow in Oslo",
  kind: "roadshow",
  days: { known: "on", from: "2027-03-10", last: "2027-03-11" },
  place: "Oslo",
  countries: ["NO"],
  languages: ["en", "nb"],
  organiser: "CEPOL",
  audience: ["for-law-enforcement", "for-judiciary"],
  materials: null,
  events: { number: 1, bound: "exactly" },
};

const report: OutreachReport = {
  practitioners: { number: 600, bound: "at-least" },
  countries: { number: 2, bound: "exactly" },
  named: ["NO", "SE"],
  feedback: null,
  cameOfIt: "A request on wallets.",
};

describe("an event as a form", () => {
  it("is sent as it was read", () => {
    expect(factsOf(outreachDraftOf(facts, "2027-04-01"))).toEqual(facts);
    const unknown: OutreachFacts = { ...facts, days: { known: "unknown" } };
    expect(factsOf(outreachDraftOf(unknown, "2027-04-01"))).toEqual(unknown);
    expect(reportOf("event", reportDraftOf(report))).toEqual({ outreach: "event", ...report });
  });

  it("ends on its first day and counts what is named where nothing else was typed", () => {
    const draft = {
      ...outreachDraftOf(null, "2027-04-01"),
      countries: " no; se ",
      events: { number: "many", atLeast: false },
    };
    expect(factsOf(draft)).toMatchObject({
      days: { known: "on", from: "2027-04-01", last: "2027-04-01" },
      countries: ["NO", "SE"],
      audience: ["for-law-enforcement"],
      events: { number: 0 },
    });
    const sent = reportOf("event", { ...reportDraftOf(null), named: "no" });
    expect(sent).not.toHaveProperty("countries");
    expect(sent).toMatchObject({ named: ["NO"], feedback: null });
  });

  it("says its days and numbers as far as they are known", () => {
    expect(daysText(words, facts.days)).toBe("10 Mar 2027 to 11 Mar 2027");
    expect(daysText(words, { known: "on", from: "2027-03-10", last: "2027-03-10" })).toBe(
      "10 Mar 2027",
    );
    const between = (from: string, last: string) =>
      daysText(words, { known: "between", from, last });
    expect(between("2018-01-01", "2019-12-31")).toBe("2018 to 2019");
    expect(between("2018-01-01", "2018-12-31")).toBe("in 2018");
    expect(between("2018-01-01", "2019-06-30")).toBe("between 1 Jan 2018 and 30 Jun 2019");
    expect(daysText(words, { known: "unknown" })).toBe("no day is on record");
    expect(countText(words, report.practitioners)).toBe("at least 600");
    expect(countText(words, report.countries)).toBe("2");
  });
});
