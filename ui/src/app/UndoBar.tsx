import type { FC } from "react";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import type { Undoing } from "./useUndoing";

/** What was done or undone last on this screen, with the way back. */
export const UndoBar: FC<{ undoing: Undoing }> = ({ undoing: { offered, undo, redo } }) => {
  const words = useWords();
  const { say } = words;
  if (!offered) return null;
  // Commands by their names: the bar stands while the language changes, so it is said when it is drawn.
  const what = say(`done-${offered.what}`);
  return (
    <div className="undo" role="status">
      <span>
        {offered.way === "redo"
          ? say("undone", { what })
          : offered.earlier
            ? say("undo-earlier", { what, when: words.when(offered.at) })
            : what}
      </span>
      <span className="grow" />
      {offered.way === "redo" ? (
        <Button onClick={redo}>
          {say("redo")} <kbd>Ctrl Shift Z</kbd>
        </Button>
      ) : (
        <Button onClick={undo}>
          {say("undo")} <kbd>Ctrl Z</kbd>
        </Button>
      )}
    </div>
  );
};
