/** Says what becomes of a hit. */
import { type FC, useState } from "react";
import { type HitRow, labels } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea } from "@/components/fields";
import { useWords } from "@/words/words";

export const SettleDialog: FC<{ of: string; hit: HitRow; onClose: () => void }> = ({
  of,
  hit,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [resolution, setResolution] = useState(hit.next[0] ?? "contacted");
  const [reason, setReason] = useState("");
  const command = useCommand("settleHit", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("settle-hit")}
      command={command}
      request={() => ({ case: of, hit: hit.id, resolution, reason })}
      onClose={onClose}
    >
      <SelectField
        label={say("hit-what-becomes")}
        value={resolution}
        onChange={(it) =>
          setResolution(labels.Resolution.find((known) => known === it) ?? resolution)
        }
        choices={hit.next.map((it) => ({ id: it, name: words.heading(it) }))}
        required
      />
      <TextArea
        label={say("reason")}
        hint={say("hit-reason-hint")}
        value={reason}
        onChange={setReason}
        required
      />
    </CommandDialog>
  );
};
