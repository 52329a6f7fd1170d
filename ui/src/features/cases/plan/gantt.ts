/** Where the time line draws: days to pixels, bars, and the lines of what waits for what, row by row. It reckons no date. */
import type { PlanView, TaskRow, TieRow } from "@/api/generated/api";

export const ROW = 32;
const DAY = 1440;
const MIDDLE = ROW / 2;

export type Scale = {
  /** The first minute that is drawn. */
  from: number;
  /** The last. */
  to: number;
  /** Pixels for a day. */
  day: number;
  width: number;
  x: (minute: number) => number;
};

/** Pixels for a day, from far to near. */
export const zooms = [1, 2, 4, 7, 14, 28] as const;

/** The stretch that a plan needs, whole weeks of it, from a little before its first date. */
export const scaleOf = (
  plan: Pick<PlanView, "tasks" | "now" | "end" | "window">,
  day: number,
): Scale => {
  const dates = plan.tasks.flatMap((task) => (task.dates ? [task.dates.from] : []));
  const first = Math.min(plan.now, ...dates.slice(0, 1), ...baselines(plan.tasks));
  const last = Math.max(plan.now, plan.end, plan.window?.toMinute ?? 0, ...latest(plan.tasks));
  const monday = (minute: number) =>
    Math.floor((Math.floor(minute / DAY) + 3) / 7) * 7 * DAY - 3 * DAY;
  const from = monday(first);
  const to = monday(last) + 14 * DAY;
  const x = (minute: number) => Math.round(((minute - from) / DAY) * day);
  return { from, to, day, width: x(to), x };
};

const baselines = (tasks: TaskRow[]): number[] => {
  const least = tasks.reduce<number | null>(
    (found, task) =>
      task.baseline ? Math.min(found ?? task.baseline.from, task.baseline.from) : found,
    null,
  );
  return least === null ? [] : [least];
};

const latest = (tasks: TaskRow[]): number[] => [
  tasks.reduce((found, task) => Math.max(found, task.baseline?.to ?? 0), 0),
];

export type Tick = { x: number; text: string; strong: boolean };

/** The months and, where there is room, the Mondays between. */
export const ticksOf = (scale: Scale, locale: string): Tick[] => {
  const month = new Intl.DateTimeFormat(locale, {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const ticks: Tick[] = [];
  const every = scale.day >= 4 ? 7 : scale.day >= 2 ? 14 : 0;
  for (let minute = scale.from, week = 0; minute < scale.to; minute += DAY, week += 1) {
    const date = new Date(minute * 60_000);
    if (date.getUTCDate() === 1 || minute === scale.from)
      ticks.push({ x: scale.x(minute), text: month.format(date), strong: true });
    if (every > 0 && week % every === 0)
      ticks.push({ x: scale.x(minute), text: String(date.getUTCDate()), strong: false });
  }
  return ticks.filter(
    (tick, at) =>
      !tick.strong ||
      !ticks.some((later, other) => other > at && later.strong && later.x - tick.x < 58),
  );
};

/** One path for all days without work: drawn once in each row. */
export const restPath = (rest: number[], scale: Scale): string =>
  rest
    .filter((minute) => minute >= scale.from && minute < scale.to && scale.day >= 2)
    .map((minute) => `M${scale.x(minute)} 0h${scale.day}v${ROW}h-${scale.day}z`)
    .join("");

export type Segment = { d: string; critical: boolean; arrow: boolean };

/** A tie between two rows, with where its line leaves, turns and enters. */
type Line = { a: number; b: number; start: number; end: number; elbow: number; tie: TieRow };

/** How many rows are looked through together for the ties that touch one of them. */
const BAND = 32;

/**
 * What a row draws of the ties that begin, end or pass in it. Worked out for a row when it is asked for: a long plan has thousands of
 * ties, and few of its rows are on screen.
 */
export const segmentsOf = (
  rowOf: ReadonlyMap<string, number>,
  tasks: ReadonlyMap<string, TaskRow>,
  ties: TieRow[],
  scale: Scale,
): ((row: number) => Segment[]) => {
  const bands = new Map<number, Line[]>();
  for (const tie of ties) {
    const [a, b] = [rowOf.get(tie.other), rowOf.get(tie.task)];
    const [from, to] = [tasks.get(tie.other)?.dates, tasks.get(tie.task)?.dates];
    if (a === undefined || b === undefined || !from || !to || a === b) continue;
    const start = scale.x(tie.tie === "start-start" ? from.from : from.to);
    const end = scale.x(tie.tie === "finish-finish" ? to.to : to.from);
    const line = { a, b, start, end, elbow: elbowOf(tie, start, end), tie };
    const last = Math.floor(Math.max(a, b) / BAND);
    for (let band = Math.floor(Math.min(a, b) / BAND); band <= last; band += 1) {
      const lines = bands.get(band);
      if (lines) lines.push(line);
      else bands.set(band, [line]);
    }
  }
  return (row) => segmentsIn(row, bands.get(Math.floor(row / BAND)) ?? []);
};

const elbowOf = ({ tie }: TieRow, start: number, end: number): number => {
  if (tie === "finish-finish") return Math.max(start, end) + 8;
  if (tie === "start-start") return Math.min(start, end) - 8;
  return start + (end - start >= 13 ? 8 : 3);
};

const segmentsIn = (row: number, lines: Line[]): Segment[] => {
  const passing = new Set<string>();
  return lines.flatMap(({ a, b, start, end, elbow, tie }): Segment[] => {
    const { critical } = tie;
    const down = b > a;
    if (row === a)
      return [{ d: `M${start} ${MIDDLE}H${elbow}V${down ? ROW : 0}`, critical, arrow: false }];
    if (row === b) {
      const enters = down ? 0 : ROW;
      const right = tie.tie === "finish-finish";
      const straight = !right && elbow > end - 4;
      const d = straight
        ? `M${elbow} ${enters}V${down ? 9 : ROW - 9}`
        : `M${elbow} ${enters}V${MIDDLE}H${right ? end + 1 : end - 1}`;
      return [{ d, critical, arrow: true }];
    }
    if (row < Math.min(a, b) || row > Math.max(a, b)) return [];
    const key = `${elbow}/${critical}`;
    if (passing.has(key)) return [];
    passing.add(key);
    return [{ d: `M${elbow} 0V${ROW}`, critical, arrow: false }];
  });
};

/** How many days the pointer has moved, to the nearest. */
export const daysMoved = (pixels: number, scale: Pick<Scale, "day">): number =>
  Math.round(pixels / scale.day);

/** A day so many days later. */
export const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
