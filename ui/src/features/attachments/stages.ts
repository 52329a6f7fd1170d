/** Where applications stand, and how that is said. */
import type { AttachmentRow, AttachmentStage } from "@/api/generated/api";
import type { Shape } from "@/components/parts";
import type { Words } from "@/words/words";

/** The pipeline: what is over is one step. */
export const pipeline = [
  "draft",
  "eligibility",
  "endorsement",
  "board-decision",
  "approved",
  "attachment-active",
  "over",
] as const;

export type Step = (typeof pipeline)[number];

/** The step of the pipeline that a stage belongs to. */
export const stepOf = (stage: AttachmentStage): Step =>
  pipeline.find((step) => step === stage) ?? "over";

/** How many stand at each step. */
export const counted = (rows: AttachmentRow[]): Record<Step, number> => {
  const found = Object.fromEntries(pipeline.map((step) => [step, 0])) as Record<Step, number>;
  for (const row of rows) found[stepOf(row.stage)] += 1;
  return found;
};

/** So many member countries are needed. */
export const NEEDED = 2;

/** What is to be known of an application first, in a word or two. */
export const standing = (words: Words, row: AttachmentRow): { shape: Shape; text: string } => {
  const { say } = words;
  switch (row.stage) {
    case "draft":
      return { shape: "open", text: words.label(row.stage) };
    case "eligibility":
      return row.lacks.length > 0
        ? { shape: "bad", text: say("attachment-lacks", { count: row.lacks.length }) }
        : { shape: "open", text: say("attachment-may-go-on") };
    case "endorsement":
      return {
        shape: "warn",
        text: say("attachment-endorsed-of", {
          count: row.asked.length - row.notEndorsed.length,
          of: row.asked.length,
        }),
      };
    case "board-decision":
      return { shape: "half", text: say("attachment-for-the-board") };
    case "approved":
      if (row.lost)
        return {
          shape: "bad",
          text: say("attachment-lost", { day: words.day(row.lost.decideBy) }),
        };
      return { shape: "ok", text: say("attachment-begins", { day: words.day(row.from) }) };
    case "attachment-active":
      if (row.lost)
        return {
          shape: "bad",
          text: say("attachment-lost", { day: words.day(row.lost.decideBy) }),
        };
      if (row.endsIn !== null)
        return {
          shape: row.endsIn <= 7 ? "bad" : "warn",
          text: say("attachment-ends-in", { days: row.endsIn }),
        };
      return { shape: "on", text: say("attachment-here") };
    default:
      return { shape: "off", text: words.label(row.stage) };
  }
};

/** Those who are here or asked for on some day of a stretch, the earliest first: what the time line shows. */
export const onTimeLine = (rows: AttachmentRow[], from: string, to: string): AttachmentRow[] =>
  rows
    .filter(
      (row) => row.to !== null && row.from < to && from < row.to && stepOf(row.stage) !== "over",
    )
    .sort((a, b) => a.from.localeCompare(b.from) || a.label.localeCompare(b.label));

/** Puts stretches into as few lanes as they need: who comes after another has left takes the other's. */
export const lanes = (rows: AttachmentRow[]): AttachmentRow[][] => {
  const found: AttachmentRow[][] = [];
  for (const row of rows) {
    const free = found.find((lane) => (lane.at(-1)?.to ?? "") <= row.from);
    if (free) free.push(row);
    else found.push([row]);
  }
  return found;
};
