/** What several screens say of the office: the state of the link in words, the names of journals. */
import type { JournalRow, LinkLabel, OfficeView } from "@/api/generated/api";
import type { Words } from "./words";

const shapes = { alone: "open", offline: "warn", "catching-up": "half", live: "ok" } as const;

/** The shape that stands before the state of the link. */
export const linkShape = (state: LinkLabel) => shapes[state];

/** How many things of the office want a person: journals that stand still, entries that are held back. */
const needsLook = (
  view: Pick<OfficeView, "journals" | "heldBack" | "missingReceipts" | "witnesses" | "asking">,
): number =>
  [view.journals, view.heldBack, view.missingReceipts, view.witnesses, view.asking].reduce(
    (count, rows) => count + rows.length,
    0,
  );

type Linked = Pick<
  OfficeView,
  | "state"
  | "since"
  | "waiting"
  | "done"
  | "of"
  | "journals"
  | "heldBack"
  | "missingReceipts"
  | "witnesses"
  | "asking"
>;

/** The pill at the foot of the rail: a shape, a few words, and how many things need a look. */
export const officePill = (words: Words, view: Linked, now: number = Date.now()) => {
  const { say } = words;
  const look = needsLook(view);
  return {
    shape: linkShape(view.state),
    text: linkWords(words, view, now),
    look: look > 0 ? say("pill-look", { count: look }) : null,
    /** What is read out when it changes: without figures, so that nothing is read out while they count up. */
    announced: [say(`pill-${view.state}`), look > 0 && say("pill-look", { count: look })]
      .filter(Boolean)
      .join(". "),
  };
};

const linkWords = ({ say, when }: Words, view: Linked, now: number): string => {
  if (view.state === "catching-up" && view.of > 0) {
    return say("pill-catching-up-of", { done: view.done, of: view.of });
  }
  const parts = [
    view.state === "offline" && view.since !== null
      ? say("pill-offline-since", { since: when(view.since, now) })
      : say(`pill-${view.state}`),
  ];
  // While it is in touch an entry waits for a moment only; saying so would flicker at every word.
  if (view.state === "offline" && view.waiting > 0) {
    parts.push(say("pill-waiting", { count: view.waiting }));
  }
  return parts.join(", ");
};

/** A journal as people know it; a case by its label and title where one may read them. */
export const journalName = (
  { say }: Words,
  audience: string,
  known?: { label: string | null; title: string | null },
): string => {
  const [kind = "", of = ""] = audience.split("/");
  if (kind === "agency" || kind === "records")
    return say(`journal-${kind}`, { agency: of.toUpperCase() });
  if (kind === "case" && known?.title) {
    return say("journal-case-called", { label: known.label ?? "", title: known.title }).trim();
  }
  return say(`journal-${kind}`);
};

/** What is the matter with a journal, the gravest first: in a word or two, and why. */
export const journalReasons = ({ say }: Words, row: JournalRow) => [
  ...(row.stopped
    ? [{ shape: "bad" as const, state: say("journal-stopped"), why: say(`stopped-${row.stopped}`) }]
    : []),
  ...(row.parked
    ? [{ shape: "warn" as const, state: say("journal-parked"), why: say(`parked-${row.parked}`) }]
    : []),
  ...(row.locked
    ? [{ shape: "off" as const, state: say("journal-locked"), why: say("journal-locked-why") }]
    : []),
];
