import { describe, expect, it } from "vitest";
import { makeWords } from "@/words/words";
import { calendarIn, daysIn, factsIn, inAuthorityWords, isFound, weekdays } from "./register";

const facts = {
  name: "Example Court",
  kind: "court",
  country: "AT",
  person: null,
  contact: "court@example.org",
  retired: false,
} as const;

describe("the register", () => {
  it("says an authority in a line, and nothing of what is none", () => {
    expect(inAuthorityWords(facts, makeWords("en"))).toBe(
      "Example Court · court · Austria · court@example.org",
    );
    expect(inAuthorityWords({ name: "x", kind: "unheard of" }, makeWords("en"))).toBe("none");
  });

  it("keeps what it says of one when a side of a conflict is chosen", () => {
    expect(factsIn(facts)).toEqual(facts);
  });

  it("finds by any part of what it says", () => {
    expect(["COURT", "example.org", "at", " "].map((it) => isFound(facts, it))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isFound(facts, "prosecutor")).toBe(false);
  });
});

describe("a calendar", () => {
  it("takes each day once, in order, and gives back what is none", () => {
    expect(daysIn("2027-12-25\n 2027-01-06 \n\n2027-12-25\n2027-02-30\n6 January")).toEqual({
      days: ["2027-01-06", "2027-12-25"],
      wrong: ["2027-02-30", "6 January"],
    });
  });

  it("begins its week on Monday", () => {
    expect(weekdays("en-GB").slice(0, 2)).toEqual(["Monday", "Tuesday"]);
    expect(weekdays("fr-FR")[6]).toBe("dimanche");
  });

  it("reads both sides of a conflict", () => {
    expect(calendarIn([[5, 6], ["2027-12-25"]])).toEqual({
      rest: [5, 6],
      holidays: ["2027-12-25"],
    });
    expect(calendarIn("x")).toBeNull();
  });
});
