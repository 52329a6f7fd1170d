import { X } from "lucide-react";
import { type FC, useState } from "react";
import type { SavedView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";

type Props = { search: object; views: SavedView[]; onClose: () => void };

/** Keeps a list as it is shown now, under a name, and takes away what was kept. */
export const SaveView: FC<Props> = ({ search, views, onClose }) => {
  const { say } = useWords();
  const [name, setName] = useState("");
  const save = useCommand("saveView", { onSuccess: onClose });
  const remove = useCommand("removeView");
  return (
    <Dialog
      title={say("save-view")}
      verb={say("save-view")}
      onClose={onClose}
      busy={save.isPending}
      problem={save.error ?? remove.error}
      onSubmit={() => save.mutate({ name, screen: "cases", search: JSON.stringify(search) })}
    >
      <TextField
        label={say("view-name")}
        hint={say("view-name-hint")}
        value={name}
        onChange={setName}
        autoFocus
      />
      {views.length > 0 && (
        <ul className="lines" aria-label={say("saved-views")}>
          {views.map((view) => (
            <li key={view.name}>
              <span className="grow">{view.name}</span>
              <Button
                kind="icon"
                aria-label={say("remove-view", { name: view.name })}
                title={say("remove-view", { name: view.name })}
                onClick={() => remove.mutate({ name: view.name, screen: view.screen })}
              >
                <X className="i12" aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
};
