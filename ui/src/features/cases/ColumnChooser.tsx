import { ChevronDown, ChevronUp, Columns3 } from "lucide-react";
import { type FC, useRef, useState } from "react";
import { Dialog, Heading, Popover } from "react-aria-components";
import { Tick } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { columnName } from "./columns";
import {
  always,
  type ColumnId,
  columnIds,
  moveColumn,
  readColumns,
  toggleColumn,
  writeColumns,
} from "./shown";

/** Stays where the focus is, unlike a disabled button, and does nothing. */
const nothingToDo = { ok: false, reason: null, hint: null };

type Props = { held: string[] | undefined; onChange: (held: string[] | undefined) => void };

/** Which columns the list shows, and in which order. */
export const ColumnChooser: FC<Props> = ({ held, onChange }) => {
  const words = useWords();
  const { say } = words;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shown = readColumns(held);
  const left = columnIds.filter((id) => !shown.includes(id));
  const change = (to: ColumnId[]) => onChange(writeColumns(to));
  const move = (id: ColumnId, way: "sooner" | "later") => (
    <Button
      kind="icon"
      aria-label={say(way === "sooner" ? "column-sooner" : "column-later", {
        column: columnName(words, id),
      })}
      may={id === (way === "sooner" ? shown[0] : shown.at(-1)) ? nothingToDo : undefined}
      onClick={() => change(moveColumn(shown, id, way))}
    >
      {way === "sooner" ? (
        <ChevronUp className="i" aria-hidden />
      ) : (
        <ChevronDown className="i" aria-hidden />
      )}
    </Button>
  );
  return (
    <>
      <Button
        kind="quiet"
        ref={button}
        aria-haspopup="dialog"
        aria-label={say("columns")}
        title={say("columns")}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Columns3 className="i" aria-hidden />
        <span className="hide-s">{say("columns")}</span>
      </Button>
      <Popover
        className="popover"
        triggerRef={button}
        isOpen={open}
        onOpenChange={setOpen}
        placement="bottom end"
      >
        <Dialog className="chooser">
          <Heading slot="title" className="h">
            {say("columns")}
          </Heading>
          <ul>
            {[...shown, ...left].map((id) => (
              <li key={id}>
                <Tick
                  label={columnName(words, id)}
                  on={shown.includes(id)}
                  fixed={id === always}
                  onChange={() => change(toggleColumn(shown, id))}
                />
                {shown.includes(id) && move(id, "sooner")}
                {shown.includes(id) && move(id, "later")}
              </li>
            ))}
          </ul>
          <p className="hint">{say("columns-hint")}</p>
          <Button
            may={held === undefined ? nothingToDo : undefined}
            onClick={() => onChange(undefined)}
          >
            {say("columns-usual")}
          </Button>
        </Dialog>
      </Popover>
    </>
  );
};
