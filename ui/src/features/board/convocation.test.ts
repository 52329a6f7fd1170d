import { expect, test } from "vitest";
import type { ItemRow, SeatRow } from "@/api/generated/api";
import { convocationOf, draftOf, itemDraftOf, itemOf, prioritiesOf, voicesOf } from "./convocation";

test("a deadline for answers belongs to a written procedure alone", () => {
  const draft = { ...draftOf(null, "2027-03-01"), title: "Spring", closes: "2027-03-05 18:00" };
  expect(convocationOf(draft)).not.toHaveProperty("closes");
  expect(convocationOf({ ...draft, form: "in-writing" })).toMatchObject({
    closes: "2027-03-05 18:00",
    silence: "silence-consents",
  });
});

test("what an item is about goes with its topic", () => {
  const draft = { ...itemDraftOf(null, 3), title: "Item", case: "7", attachment: "8" };
  expect(itemOf(draft)).toMatchObject({ order: 3, case: null, attachment: null });
  expect(itemOf({ ...draft, topic: "topic-proposal" })).toMatchObject({
    case: "7",
    attachment: null,
  });
  expect(itemOf({ ...draft, topic: "topic-attachment" })).toMatchObject({
    case: null,
    attachment: "8",
  });
});

test("only who is there and may vote says something", () => {
  const seat = (agency: string, present: boolean) => ({ agency, present }) as SeatRow;
  const item = { eligible: ["at", "de", "fr"] } as unknown as ItemRow;
  const seats = [seat("at", true), seat("de", true), seat("fr", false), seat("it", true)];
  expect(voicesOf(seats, item, { de: "voice-against" })).toEqual([
    { agency: "at", voice: "voice-for" },
    { agency: "de", voice: "voice-against" },
  ]);
  expect(voicesOf(seats, item, { at: "", de: "" })).toEqual([]);
});

test("priorities are read a line each, with what they serve", () => {
  expect(prioritiesOf("Ransomware / cyber-attacks\n\nSkimming / what\nCards")).toEqual([
    { title: "Ransomware", text: null, areas: [], empact: "2026-cyber-attacks" },
    { title: "Skimming", text: null, areas: [], empact: null },
    { title: "Cards", text: null, areas: [], empact: null },
  ]);
});
