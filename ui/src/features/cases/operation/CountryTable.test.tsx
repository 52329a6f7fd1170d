import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { SituationRow, SituationView } from "@/api/generated/api";
import { makeCache } from "@/api/queries";
import { WordsProvider } from "@/words/words";
import { CountryTable } from "./CountryTable";

const yes = { ok: true, reason: null, hint: null };
const no = { ok: false, reason: "It was aborted.", hint: null };

const row = (country: string, recall: boolean): SituationRow => ({
  country,
  shown: "silent",
  report: null,
  rivals: [],
  calls: [],
  zone: "Europe/Vienna",
  clock: null,
  may: { green: yes, hold: yes, abort: yes, recall: recall ? yes : no },
});

const board: SituationView = {
  case: "1",
  label: "JC-27-001",
  hour: null,
  reason: null,
  set: null,
  otherHours: [],
  officeClock: null,
  countries: [row("AT", false), row("NL", true)],
  here: "AT",
  reports: { every: null, due: null, since: null, last: null },
  may: yes,
};

test("every button of the board says whose country it is about", () => {
  render(
    <QueryClientProvider client={makeCache()}>
      <WordsProvider language="en">
        <CountryTable board={board} />
      </WordsProvider>
    </QueryClientProvider>,
  );
  const names = screen.getAllByRole("button").map((it) => it.textContent);
  expect(names).toEqual([
    "Green: Austria",
    "Hold: Austria",
    "Call for abort: Austria",
    "Green: Netherlands",
    "Hold: Netherlands",
    "Take my call back: Netherlands",
  ]);
  // What is seen begins what is heard, so that who speaks to the machine says what stands there.
  for (const it of screen.getAllByRole("button")) expect(it.getAttribute("aria-label")).toBeNull();
});
