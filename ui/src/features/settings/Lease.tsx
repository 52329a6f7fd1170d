import { type FC, useState } from "react";
import type { OfficeView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { Button } from "@/components/parts";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";

/** Until when this workstation opens what it holds without a word of the office, and how to extend that before a mission. */
export const Lease: FC<{ view: OfficeView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState(false);
  if (view.leaseUntil === null) return null;
  return (
    <div className="act office-act">
      <span className="two">
        {say(view.leaseOver ? "lease-over" : "lease-until", { when: words.when(view.leaseUntil) })}
      </span>
      <Button kind="quiet" onClick={() => setDoing(true)}>
        {say("extend-lease")}
      </Button>
      {doing && <Extend onClose={() => setDoing(false)} />}
    </div>
  );
};

const Extend: FC<{ onClose: () => void }> = ({ onClose }) => {
  const { say } = useWords();
  const [days, setDays] = useState("30");
  const extend = useCommand("extendLease", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("extend-lease-title")}
      verb={say("extend-lease")}
      command={extend}
      request={() => ({ device: null, days: Number(days) })}
      onClose={onClose}
    >
      <WholeField
        label={say("lease-days")}
        hint={say("lease-days-hint")}
        value={days}
        onChange={setDays}
        required
        autoFocus
      />
    </CommandDialog>
  );
};
