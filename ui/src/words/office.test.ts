import { describe, expect, it } from "vitest";
import { journalName, journalReasons, officePill } from "./office";
import { makeWords } from "./words";

const words = makeWords("en");
const now = Date.UTC(2026, 10, 22, 15, 0);
const still = {
  state: "live" as const,
  since: null,
  waiting: 0,
  done: 0,
  of: 0,
  journals: [],
  heldBack: [],
  missingReceipts: [],
  witnesses: [],
  asking: [],
};
const held = { entry: "e", said: "edited a case", reason: null };

describe("the pill", () => {
  const rows: [string, Partial<Parameters<typeof officePill>[1]>, string, string][] = [
    ["alone says nothing of waiting", { state: "alone", waiting: 7 }, "open", "Working alone"],
    [
      "away, with the hour in the office's zone",
      { state: "offline", since: Date.UTC(2026, 10, 22, 13, 2), waiting: 3 },
      "warn",
      "Not in touch since 14:02, 3 entries wait",
    ],
    [
      "away before the first word",
      { state: "offline", waiting: 1 },
      "warn",
      "Not in touch, one entry waits",
    ],
    [
      "much is taken in",
      { state: "catching-up", done: 412, of: 9000 },
      "half",
      "Catching up, 412 of 9,000",
    ],
    ["much, not yet counted", { state: "catching-up" }, "half", "Catching up"],
    ["in touch does not flicker with each entry", { waiting: 1 }, "ok", "In touch"],
  ];
  it.each(rows)("%s", (_, view, shape, text) => {
    expect(officePill(words, { ...still, ...view }, now)).toMatchObject({ shape, text });
  });

  it("is read out without figures, so that counting up is silent", () => {
    const at = (done: number) =>
      officePill(words, { ...still, state: "catching-up", done, of: 9000 }).announced;
    expect(at(412)).toBe(at(413));
  });

  it("says in every state that something needs a look", () => {
    const pill = officePill(words, { ...still, heldBack: [held, held] });
    expect(pill).toMatchObject({
      look: "2 things need a look",
      announced: "In touch. 2 things need a look",
    });
  });

  it("speaks French", () => {
    const view = {
      ...still,
      state: "offline" as const,
      since: Date.UTC(2026, 10, 22, 13, 2),
      waiting: 3,
    };
    expect(officePill(makeWords("fr"), view, now).text).toBe(
      "Sans contact depuis 14:02, 3 entrées attendent",
    );
  });
});

describe("a journal", () => {
  const row = { audience: "everyone", position: 4, locked: false, parked: null, stopped: null };

  it("has a name that people know", () => {
    expect(journalName(words, "board")).toBe("What the Board reads");
    expect(journalName(words, "agency/es-pn")).toBe("What ES-PN reads");
    expect(journalName(words, "case/0192", { label: "JC-26-041", title: "Quiet Harbour" })).toBe(
      "JC-26-041 Quiet Harbour",
    );
    expect(journalName(words, "case/0192")).toBe("A case");
  });

  it("says all that is the matter with it, the gravest first", () => {
    const all = journalReasons(words, {
      ...row,
      locked: true,
      parked: "healing",
      stopped: "shorter",
    });
    expect(all.map((it) => `${it.shape}: ${it.state}: ${it.why}`)).toEqual([
      "bad: not taken in: the office lacks what was kept here; once an administrator announces the restore, it is given back",
      "warn: not sent: the office was restored and takes nothing new yet",
      "off: locked: the office no longer lets you read it",
    ]);
    expect(journalReasons(words, row)).toEqual([]);
  });
});
