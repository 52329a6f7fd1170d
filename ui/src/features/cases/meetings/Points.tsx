import { type FC, useState } from "react";
import type { MeetingView, PointRow } from "@/api/generated/api";
import { Button, Status } from "@/components/parts";
import { useWords } from "@/words/words";
import { WithdrawDialog } from "./MinutesDialogs";

/** What was agreed, and how far what is to be done is. */
export const Points: FC<{ view: MeetingView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const [back, setBack] = useState<PointRow | null>(null);
  if (view.points.length === 0) return <p className="three">{say("no-points")}</p>;
  return (
    <>
      <table className="sheet fill-w">
        <caption className="sr">{say("meeting-agreed")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("meeting-agreed")}</th>
            <th scope="col">{say("column-accountable")}</th>
            <th scope="col">{say("column-due")}</th>
            <th scope="col">{say("column-status")}</th>
            <th scope="col">
              <span className="sr">{say("withdraw-point")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.points.map((point) => (
            <tr key={point.id} className={point.withdrawn ? "gone" : undefined}>
              <td title={`${point.by}, ${words.moment(point.at)}`}>
                {point.text}
                {point.withdrawn && (
                  <p className="three t12">{say("point-withdrawn", { reason: point.withdrawn })}</p>
                )}
              </td>
              <td className="nb">{point.task?.agency.toUpperCase()}</td>
              <td className="num nb">{point.task?.due && words.day(point.task.due)}</td>
              <td className="nb">
                <PointStatus point={point} />
              </td>
              <td className="end nb">
                {!point.withdrawn && (
                  <Button kind="quiet" may={view.may.agree} onClick={() => setBack(point)}>
                    {say("withdraw-point")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {back && <WithdrawDialog view={view} point={back} onClose={() => setBack(null)} />}
    </>
  );
};

const PointStatus: FC<{ point: PointRow }> = ({ point }) => {
  const { say, label } = useWords();
  if (point.withdrawn) return <Status shape="off">{say("point-back")}</Status>;
  if (!point.task) return <Status shape="plain">{label(point.kind)}</Status>;
  const { status } = point.task;
  if (!status) return <Status shape="off">{say("point-task-gone")}</Status>;
  const shape = { "to-do": "open", "under-way": "half", done: "ok" } as const;
  return <Status shape={shape[status]}>{label(status)}</Status>;
};
