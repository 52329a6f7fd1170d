import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import type { TaskRow } from "@/api/generated/api";
import { WordsProvider } from "@/words/words";
import { scaleOf } from "./gantt";
import { Lane } from "./Lane";

const DAY = 1440;
const row: TaskRow = {
  id: "a",
  title: "a",
  agency: "at",
  country: "AT",
  responsible: [],
  minutes: 480,
  days: 1,
  due: null,
  notBefore: null,
  officer: null,
  officerName: null,
  status: "to-do",
  checks: 0,
  checked: 0,
  conflicts: 0,
  dates: {
    from: DAY,
    to: 2 * DAY,
    first: "2027-03-01",
    last: "2027-03-01",
    latest: 2 * DAY,
    slack: 0,
    slackDays: 0,
    critical: false,
  },
  baseline: null,
};
const shift = () => undefined;

/** As it is after the plan was reckoned anew: everything but the row is another object, little says anything else. */
const lane = (it: TaskRow & { ahead?: number }, end: number) => (
  <WordsProvider language="en">
    <Lane
      row={it}
      scale={scaleOf({ tasks: [it], now: 0, end, window: null }, 7)}
      rest=""
      target={null}
      now={0}
      mayMove
      segments={[{ d: "M0 0V32", critical: false, arrow: false }]}
      onShift={shift}
    />
  </WordsProvider>
);

test("a lane is drawn again only where something of it changed", () => {
  let read = 0;
  const watched: TaskRow = {
    ...row,
    // Drawing reads what the task says; comparing does not.
    get status() {
      read += 1;
      return row.status;
    },
  };
  const { rerender } = render(lane(watched, 5 * DAY));
  const once = read;
  expect(once).toBeGreaterThan(0);
  rerender(lane(watched, 6 * DAY));
  expect(read).toBe(once);
  rerender(lane(watched, 90 * DAY));
  expect(read).toBe(2 * once);
});

test("a task that was just moved stands by so many days further, before the desk has answered", () => {
  const { container, rerender } = render(lane(row, 5 * DAY));
  expect(container.querySelector("g")?.getAttribute("transform")).toBe(null);
  rerender(lane({ ...row, ahead: 2 }, 5 * DAY));
  expect(container.querySelector("g")?.getAttribute("transform")).toBe("translate(14 0)");
});

test("what is critical is hatched, and not told by colour alone", () => {
  const hatched = (critical: boolean) => {
    const { container } = render(
      lane({ ...row, dates: row.dates && { ...row.dates, critical } }, 5 * DAY),
    );
    return container.querySelectorAll("[fill='url(#plan-hatch)']").length;
  };
  expect(hatched(true)).toBe(1);
  expect(hatched(false)).toBe(0);
});
