/** What is said of data that leave the desk, before the file is chosen: why, and for whom. Recorded with the export. */
import { type FC, useState } from "react";
import { chooseTarget } from "@/api/client";
import { type Leaving, labels } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { listed, SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

type Problem = { code: string; message: string; hint: string | null; reference: string | null };
type Props = {
  onClose: () => void;
  busy: boolean;
  problem: Problem | null;
  onExport: (path: string, leaving: Leaving) => void;
};

export const ExportDialog: FC<Props> = ({ onClose, busy, problem, onExport }) => {
  const words = useWords();
  const { say } = words;
  const working = useAnswer("workingPurpose", {});
  const [said, setSaid] = useState<string | null>(null);
  const [recipients, setRecipients] = useState("");
  const [justification, setJustification] = useState("");
  const purpose = labels.Purpose.find((it) => it === (said ?? working.data?.purpose));
  const write = async (): Promise<void> => {
    const path = await chooseTarget(say("files-table"), ["csv", "xlsx"]);
    if (!path) return;
    onExport(path, {
      ...(purpose ? { purpose } : {}),
      recipients: listed(recipients),
      justification,
    });
  };
  return (
    <Dialog
      title={say("export-title")}
      verb={say("export-choose")}
      onClose={onClose}
      busy={busy || !purpose}
      problem={problem}
      onSubmit={() => void write()}
    >
      <SelectField
        label={say("why-purpose")}
        hint={say("export-why-hint")}
        value={purpose ?? ""}
        onChange={setSaid}
        choices={labels.Purpose.map((it) => ({ id: it, name: words.heading(it) }))}
        none={say("choose")}
        required
      />
      <TextField
        label={say("export-recipients")}
        hint={say("export-recipients-hint")}
        value={recipients}
        onChange={setRecipients}
      />
      <TextArea
        label={say("export-justification")}
        value={justification}
        onChange={setJustification}
        rows={2}
      />
    </Dialog>
  );
};
