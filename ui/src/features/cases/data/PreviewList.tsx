import { type FC, useMemo } from "react";
import type { DataPreview, PreviewRow } from "@/api/generated/api";
import { useDesk } from "@/app/desk";
import { DataGrid } from "@/components/DataGrid";
import type { Column } from "@/components/grid";
import { type Shape, Status } from "@/components/parts";
import { Empty } from "@/components/states";
import { useSteady } from "@/components/useSteady";
import { useWords, type Words } from "@/words/words";
import { isTaken, keyOf } from "./preview";

const shapes: Record<string, Shape> = { valid: "ok", warning: "warn", rejected: "bad" };

/** What is to be known of a row: what is wrong, who else has it, whether it is compared. */
const whyOf = (words: Words, row: PreviewRow): string =>
  [
    row.reason,
    row.places.length > 0 &&
      words.say("data-elsewhere", {
        cases: words.list([...new Set(row.places.map((it) => it.label))]),
      }),
    row.warning,
  ]
    .filter(Boolean)
    .join(" ");

type Takes = { has: (row: PreviewRow) => boolean; toggle: (row: PreviewRow) => void };

/** What becomes of a row. */
const stateOf = (row: PreviewRow, takes: Takes): { shape: Shape; word: string } => {
  if (row.mine) return { shape: "off", word: "data-mine" };
  const shape = shapes[row.verdict] ?? "off";
  if (row.normal === null) return { shape, word: "data-refused-one" };
  return takes.has(row) ? { shape, word: "data-taken" } : { shape: "off", word: "data-left-out" };
};

const columns = (words: Words, takes: Takes): Column<PreviewRow>[] => [
  {
    id: "take",
    heading: words.say("data-take"),
    quiet: true,
    width: "44px",
    // What is refused or known is not recorded anyway.
    cell: (row) =>
      isTaken(row) && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={words.say("data-take-one", { value: row.shown })}
          checked={takes.has(row)}
          onChange={() => takes.toggle(row)}
          onClick={(event) => event.stopPropagation()}
        />
      ),
  },
  {
    id: "state",
    heading: words.say("data-state"),
    width: "132px",
    cell: (row) => {
      const { shape, word } = stateOf(row, takes);
      return <Status shape={shape}>{words.say(word)}</Status>;
    },
  },
  {
    id: "kind",
    heading: words.say("data-kind"),
    width: "128px",
    cell: (row) => words.label(row.kind),
  },
  {
    id: "value",
    heading: words.say("data-value"),
    width: "minmax(200px, 2.2fr)",
    cell: (row) => (
      <span className="id cut" title={row.shown}>
        {row.shown}
      </span>
    ),
    text: (row) => row.shown,
  },
  {
    id: "why",
    heading: words.say("reason"),
    width: "minmax(200px, 2.6fr)",
    cell: (row) => (
      <span className="cut" title={whyOf(words, row)}>
        {whyOf(words, row)}
      </span>
    ),
    text: (row) => whyOf(words, row),
  },
  {
    id: "around",
    heading: words.say("data-where"),
    width: "minmax(96px, 0.8fr)",
    wideOnly: true,
    cell: (row) => <span className="two">{row.around}</span>,
  },
];

/** What would be recorded, each value once. Space leaves one out. */
export const PreviewList: FC<{
  preview: DataPreview;
  left: ReadonlySet<string>;
  onLeave: (left: ReadonlySet<string>) => void;
}> = ({ preview, left, onLeave }) => {
  const words = useWords();
  const { say } = words;
  const { singleKeys } = useDesk().status.preferences;
  const { rows } = preview;
  const takes = useMemo(
    () =>
      new Set(
        rows
          .filter(isTaken)
          .map(keyOf)
          .filter((it) => !left.has(it)),
      ),
    [rows, left],
  );
  const on = useSteady({
    toggle: (row: PreviewRow): void => {
      if (!isTaken(row)) return;
      const next = new Set(left);
      if (!next.delete(keyOf(row))) next.add(keyOf(row));
      onLeave(next);
    },
  });
  const shown = useMemo(
    () => columns(words, { has: (row) => takes.has(keyOf(row)), toggle: on.toggle }),
    [words, takes, on],
  );
  if (rows.length === 0)
    return <Empty title={say("data-nothing")}>{say("data-nothing-hint")}</Empty>;
  return (
    <>
      <p role="status" className="mid">
        {say("data-found", {
          taken: preview.taken,
          refused: preview.refused,
          mine: preview.mine,
          elsewhere: preview.elsewhere,
        })}
      </p>
      {preview.beyond > 0 && (
        <p className="hint">{say("data-beyond", { count: preview.beyond })}</p>
      )}
      <p className="hint">{say("data-leave-hint")}</p>
      <div className="grid-in-dialog">
        <DataGrid
          label={say("data-preview")}
          columns={shown}
          count={rows.length}
          lineAt={(index) => {
            const row = rows[index];
            return row ? { kind: "row", row } : { kind: "waiting" };
          }}
          keyOf={keyOf}
          selected={takes}
          onSelect={on.toggle}
          singleKeys={singleKeys}
        />
      </div>
    </>
  );
};
