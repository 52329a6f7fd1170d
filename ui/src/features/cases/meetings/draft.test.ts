import { describe, expect, it } from "vitest";
import type { MeetingTyped } from "@/api/generated/api";
import { draftOf, typedOf } from "./draft";

const typed: MeetingTyped = {
  title: "Before the action day",
  at: "2027-01-26 14:00",
  zone: "America/Bogota",
  minutes: 90,
  place: "By video",
  agenda: ["Warrants", "Press"],
  invited: { officers: ["a"], authorities: [] },
};

describe("a meeting in a form", () => {
  it("is sent as it came when nothing is typed", () => {
    expect(typedOf(draftOf(typed, "2026-11-25"))).toEqual(typed);
  });

  it("begins on today's page, in the office's zone", () => {
    const draft = draftOf(null, "2026-11-25");
    expect([draft.day, draft.zone]).toEqual(["2026-11-25", "Europe/Amsterdam"]);
  });

  it("leaves out empty lines, and sends what is no number so that the rule refuses it", () => {
    const draft = { ...draftOf(typed, ""), agenda: " Warrants \n\n", minutes: "an hour" };
    expect(typedOf(draft)).toMatchObject({ agenda: ["Warrants"], minutes: 0 });
  });
});
