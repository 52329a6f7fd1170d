import { expect, test } from "vitest";
import type { AttachmentRow } from "@/api/generated/api";
import { makeWords } from "@/words/words";
import { counted, lanes, onTimeLine, standing } from "./stages";

const row = (change: Partial<AttachmentRow>): AttachmentRow => ({
  id: "1",
  label: "AT-27-001",
  applicant: { id: "xx", kind: "cert", country: null, name: "Sample CERT" },
  person: "Guest Sample",
  case: "7",
  caseLabel: "JC-27-001",
  stage: "attachment-active",
  from: "2027-01-01",
  to: "2027-02-01",
  linked: 2,
  lacks: [],
  asked: [],
  notEndorsed: [],
  lost: null,
  endsIn: null,
  placed: true,
  papersShort: 0,
  ...change,
});

test("what is over is one step, and every other its own", () => {
  const found = counted([
    row({ stage: "attachment-expired" }),
    row({ stage: "attachment-rejected" }),
    row({ stage: "draft" }),
  ]);
  expect([found.over, found.draft, found["attachment-active"]]).toEqual([2, 1, 0]);
});

test("a lost condition is said before the end that is near", () => {
  const words = makeWords("en");
  const lost = { since: "2027-01-10", decideBy: "2027-01-24", lacks: [] };
  expect(standing(words, row({ endsIn: 3, lost })).text).toContain("24 Jan 2027");
  expect(standing(words, row({ endsIn: 3 })).shape).toBe("bad");
  expect(standing(words, row({ endsIn: 30 })).shape).toBe("warn");
  expect(standing(words, row({})).shape).toBe("on");
});

test("who comes on the day on which another has left takes that lane", () => {
  const rows = [
    row({ id: "1", from: "2027-01-01", to: "2027-02-01" }),
    row({ id: "2", from: "2027-01-15", to: "2027-03-01" }),
    row({ id: "3", from: "2027-02-01", to: "2027-04-01" }),
    row({ id: "4", from: "2027-05-01", to: null }),
  ];
  const shown = onTimeLine(rows, "2027-01-01", "2027-06-01");
  expect(shown.map((it) => it.id)).toEqual(["1", "2", "3"]);
  expect(lanes(shown).map((lane) => lane.map((it) => it.id))).toEqual([["1", "3"], ["2"]]);
  expect(onTimeLine(rows, "2027-02-01", "2027-02-02").map((it) => it.id)).toEqual(["2", "3"]);
});
