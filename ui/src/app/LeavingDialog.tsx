/** What is said of data before they leave the desk: why, and for whom. Recorded with what is done. */
import { type FC, type ReactNode, useState } from "react";
import { type Leaving, labels } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { listed, SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

type Problem = { code: string; message: string; hint: string | null; reference: string | null };
type Props = {
  title: string;
  verb: string;
  onClose: () => void;
  busy: boolean;
  problem: Problem | null;
  onSaid: (leaving: Leaving) => void;
  /** What else is to be said of it. */
  children?: ReactNode;
};

export const LeavingDialog: FC<Props> = ({
  title,
  verb,
  onClose,
  busy,
  problem,
  onSaid,
  children,
}) => {
  const words = useWords();
  const { say } = words;
  const working = useAnswer("workingPurpose", {});
  const [said, setSaid] = useState<string | null>(null);
  const [recipients, setRecipients] = useState("");
  const [justification, setJustification] = useState("");
  const purpose = labels.Purpose.find((it) => it === (said ?? working.data?.purpose));
  return (
    <Dialog
      title={title}
      verb={verb}
      onClose={onClose}
      busy={busy}
      lacks={purpose ? undefined : say("why-purpose")}
      problem={problem}
      onSubmit={() =>
        onSaid({
          ...(purpose ? { purpose } : {}),
          recipients: listed(recipients),
          justification,
        })
      }
    >
      {children}
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
