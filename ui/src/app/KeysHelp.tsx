import type { FC } from "react";
import { Dialog } from "@/components/Dialog";
import { useWords } from "@/words/words";

const keys = [
  ["Ctrl K", "keys-palette"],
  ["/", "keys-search"],
  ["g t", "action-go-today"],
  ["g c", "action-go-cases"],
  ["g i", "action-go-indicators"],
  ["g b", "action-go-board"],
  ["g m", "action-go-attachments"],
  ["g r", "action-go-roster"],
  ["g a", "action-go-ask"],
  ["g u", "action-go-register"],
  ["g o", "action-go-outreach"],
  ["g x", "action-go-statistics"],
  ["g e", "action-go-records"],
  ["g s", "action-go-settings"],
  ["n", "action-beginDraft"],
  ["j k ↓ ↑", "keys-move"],
  ["Space", "keys-peek"],
  ["Enter", "keys-open"],
  ["→ ←", "keys-cells"],
  ["↑", "keys-sort"],
  ["F2", "keys-edit"],
  ["x, Ctrl Space", "keys-select"],
  ["Esc", "keys-back"],
  ["Ctrl C", "keys-copy"],
  ["Ctrl Z", "undo"],
  ["Ctrl Shift Z", "action-redo"],
  ["Ctrl L", "lock"],
  ["?", "keys-help"],
] as const;

/** The keys of every screen. */
export const KeysHelp: FC<{ onClose: () => void }> = ({ onClose }) => {
  const { say } = useWords();
  return (
    <Dialog title={say("keys-title")} onClose={onClose}>
      <dl className="keys">
        {keys.map(([key, word]) => (
          <div key={key} className="keys-row">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
