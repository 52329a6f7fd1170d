import { expect, test } from "vitest";
import type { TaskRow, TieRow } from "@/api/generated/api";
import { dayPlus, daysMoved, restPath, scaleOf, segmentsOf, ticksOf } from "./gantt";

const DAY = 1440;
/** Monday 1 March 2027. */
const MONDAY = 20_878 * DAY;

const task = (id: string, from: number, to: number): TaskRow => ({
  id,
  title: id,
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
    from: MONDAY + from * DAY,
    to: MONDAY + to * DAY,
    first: "2027-03-01",
    last: "2027-03-01",
    latest: MONDAY + to * DAY,
    slack: 0,
    slackDays: 0,
    critical: false,
  },
  baseline: null,
});

const plan = (tasks: TaskRow[]) => ({
  tasks,
  now: MONDAY + 2 * DAY,
  end: MONDAY + 20 * DAY,
  window: null,
});

test("a scale begins on a Monday and holds everything with room after it", () => {
  const scale = scaleOf(plan([task("a", 3, 20)]), 7);
  expect(scale.from).toBe(MONDAY);
  expect(scale.x(MONDAY + 3 * DAY)).toBe(21);
  expect(scale.width).toBe(28 * 7);
});

test("months are named once and Mondays between where there is room", () => {
  const scale = scaleOf(plan([task("a", 0, 20)]), 7);
  expect(ticksOf(scale, "en-GB").map((tick) => tick.text)).toEqual([
    "Mar 2027",
    "1",
    "8",
    "15",
    "22",
  ]);
  expect(ticksOf({ ...scale, day: 1 }, "en-GB").filter((tick) => !tick.strong)).toEqual([]);
});

test("a tie is drawn in the row it leaves, those it passes and the one it enters", () => {
  const tasks = [task("a", 0, 2), task("b", 1, 3), task("c", 5, 6)];
  const scale = scaleOf(plan(tasks), 7);
  const rows = new Map(tasks.map((it, at) => [it.id, at]));
  const ties: TieRow[] = [
    { task: "c", other: "a", tie: "finish-start", lag: 0, critical: true },
    { task: "c", other: "gone", tie: "finish-start", lag: 0, critical: false },
  ];
  const found = segmentsOf(rows, new Map(tasks.map((it) => [it.id, it])), ties, scale);
  expect(found(0)).toEqual([{ d: "M14 16H22V32", critical: true, arrow: false }]);
  expect(found(1)).toEqual([{ d: "M22 0V32", critical: true, arrow: false }]);
  expect(found(2)).toEqual([{ d: "M22 0V16H34", critical: true, arrow: true }]);
  expect(found(3)).toEqual([]);
});

test("a tie passes every row between, however far, and two in one place are drawn once", () => {
  const tasks = Array.from({ length: 100 }, (_, at) => task(`${at}`, at === 99 ? 5 : 0, 2));
  const scale = scaleOf(plan(tasks), 7);
  const rows = new Map(tasks.map((it, at) => [it.id, at]));
  const tie = (other: string): TieRow => ({
    task: "99",
    other,
    tie: "finish-start",
    lag: 0,
    critical: false,
  });
  const ties = [tie("1"), tie("2")];
  const found = segmentsOf(rows, new Map(tasks.map((it) => [it.id, it])), ties, scale);
  expect(tasks.map((_, at) => found(at).length)).toEqual([0, 1, 2, ...Array(96).fill(1), 2]);
});

test("days without work are one path, and none when they are too narrow", () => {
  const scale = scaleOf(plan([task("a", 0, 2)]), 7);
  expect(restPath([MONDAY + 5 * DAY, MONDAY - DAY], scale)).toBe("M35 0h7v32h-7z");
  expect(restPath([MONDAY + 5 * DAY], { ...scale, day: 1 })).toBe("");
});

test("a bar moves by whole days", () => {
  expect(daysMoved(10, { day: 7 })).toBe(1);
  expect(daysMoved(-11, { day: 7 })).toBe(-2);
  expect(dayPlus("2027-02-28", 1)).toBe("2027-03-01");
});
