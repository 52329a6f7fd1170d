/** The forms of what is done with an occasional contribution. */
import { useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { OfferView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog, Dialog } from "@/components/Dialog";
import { SelectField, TextArea } from "@/components/fields";
import { useWords } from "@/words/words";
import { Fields } from "./ApplicationForm";
import { applicationOf } from "./draft";
import { applicationDraftOf, caseOf } from "./offer";

type Props = { view: OfferView; onClose: () => void };

/** Its sponsor receives it, and names the data that it became where there are any. */
export const ReceiveDialog: FC<Props> = ({ view, onClose }) => {
  const { say } = useWords();
  const [contribution, setContribution] = useState("");
  const receive = useCommand("receiveOffer", { onSuccess: onClose });
  const title = say(view.row.stage === "offered" ? "offer-receive" : "offer-name-data");
  return (
    <CommandDialog
      title={title}
      command={receive}
      request={() => ({ offer: view.row.id, ...(contribution && { contribution }) })}
      onClose={onClose}
    >
      <p className="two">{say("offer-receive-hint")}</p>
      <SelectField
        label={say("offer-data")}
        value={contribution}
        onChange={setContribution}
        choices={view.proposed.map((it) => ({
          id: it.contribution,
          name: `${it.label} ${it.name}`,
        }))}
        none={say("offer-no-data")}
      />
    </CommandDialog>
  );
};

const said = {
  declineOffer: { title: "offer-decline", hint: "offer-decline-hint" },
  reopenOffer: { title: "offer-reopen", hint: "offer-reopen-hint" },
} as const;

type SayProps = { offer: string; what: keyof typeof said; onClose: () => void };

/** Declines it, or takes it up anew. */
export const SayOfOfferDialog: FC<SayProps> = ({ offer, what, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const command = useCommand(what, { onSuccess: onClose });
  return (
    <CommandDialog
      title={say(said[what].title)}
      command={command}
      request={() => ({ offer, reason })}
      onClose={onClose}
    >
      <p className="two">{say(said[what].hint)}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={3} required />
    </CommandDialog>
  );
};

/** It came from an event of outreach, or from none. */
export const TraceDialog: FC<Props> = ({ view, onClose }) => {
  const { say } = useWords();
  const [outreach, setOutreach] = useState(view.outreach?.id ?? "");
  const events = useAnswer("outreach", {});
  const trace = useCommand("traceOffer", { onSuccess: onClose });
  const held = (events.data?.rows ?? []).filter((it) => it.stage !== "outreach-cancelled");
  return (
    <CommandDialog
      title={say("offer-trace")}
      command={trace}
      request={() => ({ offer: view.row.id, outreach: outreach || null })}
      onClose={onClose}
    >
      <p className="two">{say("offer-trace-hint")}</p>
      <SelectField
        label={say("offer-outreach")}
        value={outreach}
        onChange={setOutreach}
        choices={held.map((it) => ({ id: it.id, name: it.title }))}
        none={say("offer-no-outreach")}
      />
    </CommandDialog>
  );
};

/** It becomes an application, which is shown then. */
export const ConvertDialog: FC<Props> = ({ view, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const navigate = useNavigate({ from: "/attachments" });
  const [draft, setDraft] = useState(applicationDraftOf(view.facts, view.row, today));
  const convert = useCommand("convertOffer", {
    onSuccess: (attachment) => {
      onClose();
      void navigate({ search: { peek: attachment } });
    },
  });
  return (
    <Dialog
      wide
      title={say("offer-convert")}
      verb={say("offer-convert")}
      onClose={onClose}
      busy={convert.isPending}
      problem={convert.error}
      onSubmit={() => convert.mutate({ offer: view.row.id, application: applicationOf(draft) })}
    >
      <p className="two">{say("offer-convert-hint")}</p>
      <Fields draft={draft} onChange={setDraft} known={caseOf(view.row)} />
    </Dialog>
  );
};
