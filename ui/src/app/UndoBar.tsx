import { useRouterState } from "@tanstack/react-router";
import { type FC, useEffect, useRef, useState } from "react";
import { useAnswer, useCommand } from "@/api/queries";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";

/** What was done or undone last, with the way back; stays until the next screen or action. */
export const UndoBar: FC = () => {
  const { say } = useWords();
  const undoable = useAnswer("undoable", {});
  const undo = useCommand("undo");
  const redo = useCommand("redo");
  const place = useRouterState({ select: (state) => state.location.pathname });
  // Shown for what was done on this screen, not for what was done yesterday.
  const first = useRef<string | undefined>(undefined);
  const [seen, setSeen] = useState<{ place: string; last: string } | null>(null);
  // Commands by their names: the bar stands while the language changes, so it is said when it is drawn.
  const done = undoable.data?.undo ?? null;
  // There is something to do again only while an undo is the last thing that was done.
  const undone = undoable.data?.redo ?? null;
  const last = undoable.data && JSON.stringify([done, undone]);
  useEffect(() => {
    if (last === undefined) return;
    if (first.current === undefined) first.current = last;
    else if (last !== first.current || undoable.isRefetching) {
      first.current = last;
      setSeen({ place, last });
    }
  }, [last, place, undoable.isRefetching]);
  if ((!done && !undone) || seen?.place !== place || seen.last !== last) return null;
  return (
    <div className="undo" role="status">
      <span>{undone ? say("undone", { what: say(`done-${undone}`) }) : say(`done-${done}`)}</span>
      <span className="grow" />
      {undone ? (
        <Button onClick={() => redo.mutate({})}>
          {say("redo")} <kbd>Ctrl Shift Z</kbd>
        </Button>
      ) : (
        <Button onClick={() => undo.mutate({})}>
          {say("undo")} <kbd>Ctrl Z</kbd>
        </Button>
      )}
    </div>
  );
};
