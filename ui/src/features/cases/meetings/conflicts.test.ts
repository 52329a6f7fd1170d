import { expect, test } from "vitest";
import { makeWords } from "@/words/words";
import { inMeetingWords, settlingMeeting } from "./conflicts";

const words = makeWords("en");
const begins = Date.parse("2027-03-04T14:00:00Z");
const said = (value: unknown): string => inMeetingWords(value, words, (id) => `the ${id}`);

test("values of a meeting are said as its page says them", () => {
  expect(said({ begins, minutes: 90, zone: "Europe/Paris" })).toBe(
    "4 Mar 2027, 15:00 – 4 Mar 2027, 16:30",
  );
  expect(said({ officers: ["one"], authorities: ["court"] })).toContain("the court");
  expect(said({ officers: [], authorities: [] })).toBe(words.say("nobody-yet"));
  expect([said(null), said(""), said([])]).toEqual(Array(3).fill(words.say("none")));
  expect(said(["Warrants", "Press"])).toContain("Press");
});

test("what settles a field is the value itself, and no value where it does not read", () => {
  const when = { begins, minutes: 90, zone: "Europe/Paris" };
  expect(settlingMeeting("when", when)).toEqual({ when });
  expect(settlingMeeting("when", "soon")).toEqual({});
  expect(settlingMeeting("place", null)).toEqual({ place: [] });
  expect(settlingMeeting("place", "Room 2")).toEqual({ place: ["Room 2"] });
  expect(settlingMeeting("agenda", ["Press"])).toEqual({ agenda: ["Press"] });
  expect(settlingMeeting("title", "Briefing")).toEqual({ title: "Briefing" });
  expect(settlingMeeting("else", 1)).toEqual({});
});
