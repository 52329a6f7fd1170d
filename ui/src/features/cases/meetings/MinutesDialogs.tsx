/** What is said of a meeting: that it does not take place, who came, what was agreed and who does it. */
import { type FC, useState } from "react";
import type { CaseDossier, MeetingList, MeetingView, PointRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { DayField, SelectField, TextArea, Tick } from "@/components/fields";
import { useWords } from "@/words/words";
import { Invited } from "./MeetingForm";

type Props = { view: MeetingView; onClose: () => void };

export const CancelDialog: FC<Props> = ({ view, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const cancel = useCommand("cancelMeeting", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("cancel-meeting")}
      command={cancel}
      request={() => ({ meeting: view.row.id, reason })}
      onClose={onClose}
    >
      <p className="two t13">{say("cancel-meeting-hint")}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};

export const MinutesDialog: FC<Props & { list: MeetingList }> = ({ view, list, onClose }) => {
  const { say } = useWords();
  const [attended, setAttended] = useState({
    officers: (view.minutes ?? view).officers.map((it) => it.officer),
    authorities: (view.minutes ?? view).authorities.map((it) => it.authority),
  });
  const [text, setText] = useState(view.minutes?.text ?? "");
  const record = useCommand("recordMinutes", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("record-minutes")}
      command={record}
      request={() => ({ meeting: view.row.id, attended, text })}
      onClose={onClose}
    >
      <p className="two t13">{say("record-minutes-hint")}</p>
      <Invited list={list} chosen={attended} onChange={setAttended} />
      <TextArea label={say("meeting-said")} value={text} onChange={setText} rows={5} />
    </CommandDialog>
  );
};

export const AgreeDialog: FC<Props & { dossier: CaseDossier }> = ({ view, dossier, onClose }) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [follows, setFollows] = useState(false);
  const [agency, setAgency] = useState(dossier.row.agency);
  const [officer, setOfficer] = useState("");
  const [due, setDue] = useState("");
  const agree = useCommand("agreePoint", { onSuccess: onClose });
  const agencies = [...new Set([...dossier.agencies, "ec3"])];
  return (
    <CommandDialog
      title={say("agree-point")}
      command={agree}
      request={() => ({
        meeting: view.row.id,
        text,
        ...(follows && {
          followUp: { agency, ...(officer && { officer }), ...(due && { due }) },
        }),
      })}
      onClose={onClose}
    >
      <TextArea label={say("point-text")} value={text} onChange={setText} rows={2} required />
      <Tick label={say("point-follows")} on={follows} onChange={setFollows} />
      {follows && (
        <div className="two-up">
          <SelectField
            label={say("column-accountable")}
            value={agency}
            onChange={setAgency}
            choices={agencies.map((id) => ({ id, name: id.toUpperCase() }))}
          />
          <SelectField
            label={say("column-officer")}
            value={officer}
            onChange={setOfficer}
            choices={dossier.people.map((it) => ({ id: it.officer, name: it.name }))}
            none={say("nobody-yet")}
          />
          <DayField label={say("column-due")} value={due} onChange={setDue} />
        </div>
      )}
    </CommandDialog>
  );
};

export const WithdrawDialog: FC<Props & { point: PointRow }> = ({ view, point, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const withdraw = useCommand("withdrawPoint", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("withdraw-point-title")}
      verb={say("withdraw-point")}
      command={withdraw}
      request={() => ({ meeting: view.row.id, point: point.id, reason })}
      onClose={onClose}
    >
      <p className="two t13">{say(point.task ? "withdraw-action-hint" : "withdraw-point-hint")}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};
