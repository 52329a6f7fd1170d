/** The coordination meetings of a case, or one of them. */
import { useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { CaseDossier, MeetingList, MeetingRow } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Button } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";
import { MeetingDetails } from "./MeetingDetails";
import { CallMeeting } from "./MeetingForm";
import { MeetingStatus } from "./MeetingStatus";

type Props = { dossier: CaseDossier; meeting?: string | undefined };

export const Meetings: FC<Props> = ({ dossier, meeting }) => {
  const { say } = useWords();
  const navigate = useNavigate({ from: "/cases/$caseId" });
  const show = (id?: string) =>
    void navigate({ search: { tab: "plan", part: "meetings", meeting: id } });
  const list = useAnswer("meetings", { case: dossier.row.id }, { keep: true });
  return (
    <div className="pad">
      <Answered answer={list} what={say("plan-part-meetings")}>
        {(it) =>
          meeting ? (
            <MeetingDetails meeting={meeting} list={it} dossier={dossier} onBack={() => show()} />
          ) : (
            <Listed list={it} onShow={show} />
          )
        }
      </Answered>
    </div>
  );
};

const Listed: FC<{ list: MeetingList; onShow: (id: string) => void }> = ({ list, onShow }) => {
  const { say } = useWords();
  const [calling, setCalling] = useState(false);
  const call = (
    <Button kind="primary" may={list.may} onClick={() => setCalling(true)}>
      {say("call-meeting")}
    </Button>
  );
  return (
    <>
      {list.rows.length === 0 ? (
        <Empty title={say("no-meetings")} action={call}>
          {say("no-meetings-hint")}
        </Empty>
      ) : (
        <>
          <div className="act">{call}</div>
          <Table rows={list.rows} onShow={onShow} />
        </>
      )}
      {calling && <CallMeeting list={list} onClose={() => setCalling(false)} onCalled={onShow} />}
    </>
  );
};

const Table: FC<{ rows: MeetingRow[]; onShow: (id: string) => void }> = ({ rows, onShow }) => {
  const words = useWords();
  const { say } = words;
  return (
    <table className="sheet fill-w case-meetings">
      <caption className="sr">{say("plan-part-meetings")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("meeting")}</th>
          <th scope="col">{say("when")}</th>
          <th scope="col" className="hide-s">
            {say("meeting-place")}
          </th>
          <th scope="col" className="end">
            {say("meeting-invited")}
          </th>
          <th scope="col" className="end">
            {say("meeting-points")}
          </th>
          <th scope="col">{say("column-status")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.cancelled ? "gone" : undefined}>
            <td>
              <button type="button" className="link" onClick={() => onShow(row.id)}>
                {row.title}
              </button>
            </td>
            <td className="num nb">
              {words.moment(row.begins)}
              {row.clock && (
                <p className="three t12">
                  {say("clock-in", { clock: words.atClock(row.clock), zone: row.zone })}
                </p>
              )}
            </td>
            <td className="hide-s">{row.place}</td>
            <td className="num end">{words.number(row.invited)}</td>
            <td className="num end">{words.number(row.points)}</td>
            <td>
              <MeetingStatus row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
