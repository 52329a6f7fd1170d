/** Alarms about how the office is asked: for EC3 and administrators, who say what came of each. */
import { type FC, useState } from "react";
import type { AlarmRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CaseLink, OfficerLink } from "@/app/links";
import { CommandDialog } from "@/components/Dialog";
import { TextArea } from "@/components/fields";
import { Button, Status } from "@/components/parts";
import { WhenCell } from "@/components/When";
import { useWords } from "@/words/words";
import { Told } from "./Told";

export const Alarms: FC = () => {
  const { say } = useWords();
  const alarms = useAnswer("alarms", {}, { keep: true });
  return (
    <Told
      answer={alarms}
      what={say("indicators-alarms")}
      none={say("alarm-none")}
      hint={say("alarm-none-hint")}
    >
      {(rows) => <Rows rows={rows} />}
    </Told>
  );
};

const Rows: FC<{ rows: AlarmRow[] }> = ({ rows }) => {
  const words = useWords();
  const { say } = words;
  const [looking, setLooking] = useState<AlarmRow | null>(null);
  return (
    <>
      <table className="sheet hits">
        <thead>
          <tr>
            <th>{say("alarm-whom")}</th>
            <th>{say("alarm-what")}</th>
            <th>{say("alarm-case")}</th>
            <th>{say("alarm-came")}</th>
            <th>{say("when")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((it) => (
            <tr key={it.id}>
              <td>
                <OfficerLink officer={it.officer}>{it.name}</OfficerLink>
                <p className="three t12">{it.agency.toUpperCase()}</p>
              </td>
              <td>
                <p>{say(`alarm-${it.what}`, { name: it.name, count: it.count })}</p>
                {it.reason === null && <p className="two t12">{say(`alarm-${it.what}-hint`)}</p>}
              </td>
              <td className="nb">
                {it.label ? (
                  <CaseLink className="id" id={it.case} tab="overview">
                    {it.label}
                  </CaseLink>
                ) : (
                  say("hit-hidden")
                )}
              </td>
              <td>
                {it.reason === null ? (
                  <>
                    <p>
                      <Status shape="bad">{say("alarm-new")}</Status>
                    </p>
                    <Button may={it.look} onClick={() => setLooking(it)}>
                      {say("alarm-say")}
                    </Button>
                  </>
                ) : (
                  <>
                    <p>{it.reason}</p>
                    <p className="three t12">
                      {say("alarm-said-by", {
                        name: it.byName ?? "",
                        when: it.saidAt === null ? "" : words.when(it.saidAt),
                      })}
                    </p>
                  </>
                )}
              </td>
              <WhenCell at={it.at} />
            </tr>
          ))}
        </tbody>
      </table>
      {looking && <LookInto alarm={looking} onClose={() => setLooking(null)} />}
    </>
  );
};

const LookInto: FC<{ alarm: AlarmRow; onClose: () => void }> = ({ alarm, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const look = useCommand("lookIntoAlarm", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("alarm-say")}
      command={look}
      request={() => ({ alarm: alarm.id, reason })}
      onClose={onClose}
    >
      <p>{say(`alarm-${alarm.what}`, { name: alarm.name, count: alarm.count })}</p>
      <TextArea
        label={say("reason")}
        hint={say("alarm-reason-hint")}
        value={reason}
        onChange={setReason}
        rows={3}
        required
      />
    </CommandDialog>
  );
};
