/** Going without a condition: two persons and a reason, on the cover of the plan. */
import { type FC, useState } from "react";
import type { Gate } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { TextArea } from "@/components/fields";
import { useWords } from "@/words/words";
import type { RecordProps } from "./RecordDialog";

export const WaiverDialog: FC<RecordProps & { gate: Gate }> = ({ view, gate, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [reason, setReason] = useState("");
  const command = useCommand("askWaiver", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("record-waiver")}
      command={command}
      request={() => ({ case: view.case, gate, reason })}
      onClose={onClose}
    >
      <p className="well w-warn">{say("waiver-hint", { gate: words.label(gate) })}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} required />
    </CommandDialog>
  );
};

export const EndWaiverDialog: FC<RecordProps & { waiver: string }> = ({
  view,
  waiver,
  onClose,
}) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const command = useCommand("endWaiver", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("record-end-waiver")}
      command={command}
      request={() => ({ case: view.case, waiver, reason })}
      onClose={onClose}
    >
      <TextArea label={say("reason")} value={reason} onChange={setReason} required />
    </CommandDialog>
  );
};
