import { type FC, useState } from "react";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { useWords } from "@/words/words";

/** Keeps a list as it is shown now, under a name. */
export const SaveView: FC<{ search: object; onClose: () => void }> = ({ search, onClose }) => {
  const { say } = useWords();
  const [name, setName] = useState("");
  const save = useCommand("saveView", { onSuccess: onClose });
  return (
    <Dialog
      title={say("save-view")}
      verb={say("save-view")}
      onClose={onClose}
      busy={save.isPending}
      problem={save.error}
      onSubmit={() => save.mutate({ name, screen: "cases", search: JSON.stringify(search) })}
    >
      <TextField
        label={say("view-name")}
        hint={say("view-name-hint")}
        value={name}
        onChange={setName}
        autoFocus
      />
    </Dialog>
  );
};
