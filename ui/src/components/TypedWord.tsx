import { type FC, useState } from "react";
import { useWords } from "@/words/words";
import { CommandDialog } from "./Dialog";
import { TextField } from "./fields";

type Props = {
  title: string;
  /** What will be, and that it cannot be undone. */
  warning: string;
  verb: string;
  /** The word that is asked for before. */
  word: string;
  command: Parameters<typeof CommandDialog<void>>[0]["command"];
  onClose: () => void;
};

/** Has something done that cannot be undone: it says so before and asks for a word. */
export const TypedWord: FC<Props> = ({ title, warning, verb, word, command, onClose }) => {
  const { say, locale } = useWords();
  const [typed, setTyped] = useState("");
  const plain = (text: string) => text.trim().toLocaleLowerCase(locale);
  const right = plain(typed) === plain(word);
  return (
    <CommandDialog
      title={title}
      verb={verb}
      command={{ ...command, isPending: command.isPending || !right }}
      request={() => undefined}
      onClose={onClose}
    >
      <p className="well w-warn">{warning}</p>
      <TextField
        label={say("type-the-word", { word })}
        value={typed}
        onChange={setTyped}
        autoFocus
        spellCheck={false}
        autoComplete="off"
      />
    </CommandDialog>
  );
};
