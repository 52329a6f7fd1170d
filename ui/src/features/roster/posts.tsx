/** Posts of an officer: granted, and ended. */
import { type FC, useState } from "react";
import type { OfficerView, Post } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { grantable } from "./duties";
import { DutyField, TakesTwo, TermFields } from "./terms";

type DialogProps = { view: OfficerView; onClose: () => void };

export const GrantPost: FC<DialogProps> = ({ view, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const [duty, setDuty] = useState(grantable[0] ?? "officer");
  const [from, setFrom] = useState(status.today);
  const [to, setTo] = useState("");
  const grant = useCommand("grantPost", { onSuccess: onClose });
  const propose = useCommand("proposePost", { onSuccess: onClose });
  const takesTwo = view.twoPersons.includes(duty);
  const request = () => ({ officer: view.officer.id, duty, from, to: to.trim() || null });
  const fields = (
    <>
      <DutyField duty={duty} onChange={setDuty} />
      <TermFields from={from} to={to} onFrom={setFrom} onTo={setTo} />
      {takesTwo && <TakesTwo />}
    </>
  );
  const dialog = { title: say("grant-duty"), onClose, request };
  return takesTwo ? (
    <CommandDialog {...dialog} verb={say("propose-duty")} command={propose}>
      {fields}
    </CommandDialog>
  ) : (
    <CommandDialog {...dialog} command={grant}>
      {fields}
    </CommandDialog>
  );
};

export const EndPost: FC<DialogProps & { post: Post }> = ({ view, post, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const [to, setTo] = useState(post.span.to ?? status.today);
  const end = useCommand("endPost", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("end-term", { duty: words.label(post.duty) })}
      verb={say("end-term-verb")}
      command={end}
      onClose={onClose}
      request={() => ({
        officer: view.officer.id,
        duty: post.duty,
        from: post.span.from,
        to: to.trim() || null,
      })}
    >
      <TextField
        label={say("first-day-without")}
        hint={say("open-end-hint")}
        value={to}
        onChange={setTo}
        autoFocus
      />
      {view.handover.length > 0 && (
        <p className="well w-warn">{say("handover-waits", { count: view.handover.length })}</p>
      )}
    </CommandDialog>
  );
};
