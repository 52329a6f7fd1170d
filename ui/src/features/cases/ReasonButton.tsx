/** A button for what takes a reason and nothing else: it asks for that and has the thing done. */
import { type FC, useState } from "react";
import type { Problem } from "@/api/generated/api";
import { CommandDialog } from "@/components/Dialog";
import { TextArea } from "@/components/fields";
import { type Allowed, Button } from "@/components/parts";
import { useWords } from "@/words/words";

export const ReasonButton: FC<{
  title: string;
  /** What it is done to, for whoever hears the button and does not see its row. */
  what: string;
  may: Allowed;
  command: { mutate: (reason: string) => void; isPending: boolean; error: Problem | null };
}> = ({ title, what, may, command }) => {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <>
      <Button may={may} aria-label={`${title}: ${what}`} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {open && (
        <CommandDialog
          title={title}
          command={command}
          request={() => reason}
          onClose={() => setOpen(false)}
        >
          <p className="two t13">{what}</p>
          <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
        </CommandDialog>
      )}
    </>
  );
};
