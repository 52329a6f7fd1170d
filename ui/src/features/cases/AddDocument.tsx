import { type FC, useState } from "react";
import { chooseAnyFile } from "@/api/client";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField, Tick } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { type Marking, toHandling, unmarked } from "./documents";
import { tlps } from "./labels";

type Props = {
  /** A case gets a document, a document another version. */
  of: { case: string } | { document: string };
  path: string;
  onClose: () => void;
  onAdded: (document: string) => void;
};

/** Adds a file: which one, what it is, and how it may be passed on, which is never said by default. */
export const AddDocument: FC<Props> = ({ of, path: dropped, onClose, onAdded }) => {
  const { say } = useWords();
  const [path, setPath] = useState(dropped);
  const [name, setName] = useState("");
  const [about, setAbout] = useState("");
  const [marking, setMarking] = useState(unmarked);
  const done = (document: string) => {
    onClose();
    onAdded(document);
  };
  const add = useCommand("addDocument", { onSuccess: done });
  const addVersion = useCommand("addDocumentVersion", { onSuccess: done });
  const isVersion = "document" in of;
  const command = isVersion ? addVersion : add;
  const submit = (): void => {
    const file = { path, ...(name.trim() ? { name } : {}), handling: toHandling(marking) };
    if (isVersion) addVersion.mutate({ ...of, ...file, reason: about });
    else add.mutate({ ...of, ...file, ...(about.trim() ? { description: about } : {}) });
  };
  const choose = async (): Promise<void> => {
    const chosen = await chooseAnyFile();
    if (chosen) setPath(chosen);
  };
  const verb = say(isVersion ? "document-add-version" : "document-add");
  return (
    <Dialog
      title={verb}
      verb={verb}
      onClose={onClose}
      busy={command.isPending}
      lacks={path.trim() === "" ? say("file") : undefined}
      problem={command.error}
      onSubmit={submit}
    >
      <div className="flex">
        <div className="grow">
          <TextField
            label={say("file")}
            hint={say("document-file-hint")}
            value={path}
            onChange={setPath}
            autoFocus
          />
        </div>
        <Button onClick={() => void choose()}>{say("choose-file")}</Button>
      </div>
      <TextField
        label={say("document-name")}
        hint={say("document-name-hint")}
        value={name}
        onChange={setName}
      />
      <MarkingFields value={marking} onChange={setMarking} />
      <TextArea
        label={say(isVersion ? "document-version-why" : "document-about")}
        value={about}
        onChange={setAbout}
        rows={2}
        required={isVersion}
      />
    </Dialog>
  );
};

const MarkingFields: FC<{ value: Marking; onChange: (value: Marking) => void }> = ({
  value,
  onChange,
}) => {
  const { say } = useWords();
  return (
    <>
      <SelectField
        label="TLP"
        value={value.tlp}
        onChange={(tlp) => onChange({ ...value, tlp })}
        none={say("document-tlp-none")}
        choices={tlps.map((it) => ({ id: it, name: it }))}
        required
      />
      <div className="ticks">
        <Tick label={say("h1")} on={value.h1} onChange={(h1) => onChange({ ...value, h1 })} />
        <Tick label={say("h2")} on={value.h2} onChange={(h2) => onChange({ ...value, h2 })} />
      </div>
      <TextField label={say("h3")} value={value.h3} onChange={(h3) => onChange({ ...value, h3 })} />
    </>
  );
};
