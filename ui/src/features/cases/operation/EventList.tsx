import { type FC, useState } from "react";
import type { CounterBoard, CounterRow } from "@/api/generated/api";
import { Button, Status } from "@/components/parts";
import { useWords } from "@/words/words";
import { CorrectEvent, FollowArrest, TakeBackEvent } from "./EventDialogs";
import { figureLine } from "./figures";

type Doing = { what: "correct" | "take-back" | "follow"; row: CounterRow };

/** Events with what was said of them, and the way to say it better. */
export const EventList: FC<{ rows: CounterRow[]; label: string; board: CounterBoard }> = ({
  rows,
  label,
  board,
}) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  return (
    <>
      <table className="sheet fill-w">
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{say("event-when")}</th>
            <th scope="col">{say("event-whose")}</th>
            <th scope="col">{say("event-what")}</th>
            <th scope="col">
              <span className="sr">{say("correct-event")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="num nb three">{words.moment(row.figure?.at ?? row.recordedAt)}</td>
              <td className="nb" title={row.by}>
                {row.agency.toUpperCase()}
              </td>
              <td>
                <Said row={row} />
              </td>
              <td className="end nb">
                {row.figure?.kind === "arrest" && (
                  <Button
                    kind="quiet"
                    may={row.may}
                    onClick={() => setDoing({ what: "follow", row })}
                  >
                    {say("follow-arrest")}
                    <Which row={row} />
                  </Button>
                )}
                <Button
                  kind="quiet"
                  may={row.may}
                  onClick={() => setDoing({ what: "correct", row })}
                >
                  {say("correct-event")}
                  <Which row={row} />
                </Button>
                <Button
                  kind="quiet"
                  may={row.may}
                  disabled={!row.figure && row.rivals.length === 0}
                  onClick={() => setDoing({ what: "take-back", row })}
                >
                  {say("take-back-event")}
                  <Which row={row} />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {doing?.what === "correct" && <CorrectEvent row={doing.row} board={board} onClose={close} />}
      {doing?.what === "take-back" && <TakeBackEvent row={doing.row} onClose={close} />}
      {doing?.what === "follow" && <FollowArrest row={doing.row} onClose={close} />}
    </>
  );
};

/** Which event a button is about, for who listens: on the screen its row says it. */
const Which: FC<{ row: CounterRow }> = ({ row }) => {
  const words = useWords();
  const what = row.figure ? figureLine(words, row.figure) : words.say("event-taken-back");
  return <span className="sr">{`: ${row.agency.toUpperCase()}, ${what}`}</span>;
};

/** What an event says, who corrected it, what others said, and what became of the people. */
const Said: FC<{ row: CounterRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  return (
    <>
      {row.figure ? (
        figureLine(words, row.figure)
      ) : (
        <Status shape="off">{say("event-taken-back")}</Status>
      )}
      {row.figure?.reference && <span className="two">{` · ${row.figure.reference}`}</span>}
      {row.corrected && (
        <p className="three t12">
          {say("event-corrected-by", {
            who: row.corrected.by,
            reason: row.corrected.reason ?? "",
          })}
        </p>
      )}
      {row.rivals.map((rival) => (
        <p key={`${rival.by} ${rival.at}`}>
          <Status shape="warn">{say("event-other-said", { who: rival.by })}</Status>{" "}
          {rival.figure ? figureLine(words, rival.figure) : say("event-taken-back")}
        </p>
      ))}
      {row.followUps.map((it) => (
        <p key={`${it.outcome} ${it.on} ${it.people}`} className="two t12">
          {say("follow-line", {
            people: it.people,
            outcome: words.label(it.outcome),
            day: words.day(it.on),
          })}
          {it.text && ` · ${it.text}`}
        </p>
      ))}
    </>
  );
};
