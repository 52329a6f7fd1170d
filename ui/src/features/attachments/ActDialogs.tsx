/** The forms of what is done with an application. */
import { type FC, useState } from "react";
import type { AttachmentOutcome, AttachmentView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { ActFields } from "@/app/ActFields";
import { actOf, emptyAct } from "@/app/act";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { endOf, lastOf, shifted } from "./draft";

type Props = { attachment: string; onClose: () => void };

/** Why a country does not endorse it. */
export const OpposeDialog: FC<Props> = ({ attachment, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const endorse = useCommand("endorseAttachment", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("do-not-endorse")}
      command={endorse}
      request={() => ({ attachment, opposed: reason })}
      onClose={onClose}
    >
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={3} required />
    </CommandDialog>
  );
};

/** What the Board decided, with what made it valid. */
export const DecideDialog: FC<Props & { outcome: AttachmentOutcome }> = ({
  attachment,
  outcome,
  onClose,
}) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [act, setAct] = useState(emptyAct(today));
  const decide = useCommand("decideAttachment", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say(outcome === "granted" ? "attachment-grant" : "attachment-decline")}
      command={decide}
      request={() => ({ attachment, outcome, act: actOf(act) })}
      onClose={onClose}
    >
      <ActFields act={act} onChange={setAct} />
    </CommandDialog>
  );
};

type ViewProps = { view: AttachmentView; onClose: () => void };

/** Expects the guest: a new person on the roster, or somebody who was here before. */
export const StartDialog: FC<ViewProps> = ({ view, onClose }) => {
  const { say } = useWords();
  const [officer, setOfficer] = useState("");
  const start = useCommand("startAttachment", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("attachment-start")}
      command={start}
      request={() => ({ attachment: view.row.id, ...(officer && { officer }) })}
      onClose={onClose}
    >
      <p>{say("attachment-start-hint", { name: view.application.person })}</p>
      {view.known.length > 0 && (
        <SelectField
          label={say("attachment-known")}
          value={officer}
          onChange={setOfficer}
          choices={view.known.map((it) => ({ id: it.officer, name: it.name }))}
          none={say("attachment-new-person")}
        />
      )}
    </CommandDialog>
  );
};

export const ExtendDialog: FC<ViewProps> = ({ view, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [last, setLast] = useState(view.row.to ? lastOf(view.row.to) : "");
  const [act, setAct] = useState(emptyAct(today));
  const extend = useCommand("extendAttachment", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("attachment-extend")}
      command={extend}
      request={() => ({ attachment: view.row.id, to: endOf(last), act: actOf(act) })}
      onClose={onClose}
    >
      <TextField
        label={say("attachment-last-day")}
        hint={say("day-hint")}
        value={last}
        onChange={setLast}
        autoFocus
      />
      <ActFields act={act} onChange={setAct} />
    </CommandDialog>
  );
};

export const EndDialog: FC<Props> = ({ attachment, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [last, setLast] = useState(today);
  const [reason, setReason] = useState("");
  const end = useCommand("endAttachment", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("attachment-end")}
      command={end}
      request={() => ({ attachment, on: shifted(last.trim(), 1), reason })}
      onClose={onClose}
    >
      <TextField
        label={say("attachment-last-day")}
        hint={say("attachment-end-hint")}
        value={last}
        onChange={setLast}
        autoFocus
      />
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};

const said = {
  revokeAttachment: { title: "attachment-revoke", hint: "attachment-revoke-hint" },
  withdrawAttachment: { title: "attachment-withdraw", hint: "attachment-withdraw-hint" },
  keepAttachment: { title: "attachment-keep", hint: "attachment-keep-hint" },
} as const;

/** Breaks an attachment off, takes an application back, or keeps a guest for whom a condition is lost. */
export const SayDialog: FC<Props & { what: keyof typeof said }> = ({
  attachment,
  what,
  onClose,
}) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const command = useCommand(what, { onSuccess: onClose });
  return (
    <CommandDialog
      title={say(said[what].title)}
      command={command}
      request={() => ({ attachment, reason })}
      onClose={onClose}
    >
      <p className="two">{say(said[what].hint)}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={3} required />
    </CommandDialog>
  );
};
