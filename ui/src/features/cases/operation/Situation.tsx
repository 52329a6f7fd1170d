/** The situation board: the hour, how far it is, and how each country stands. */
import { type FC, useEffect, useRef, useState } from "react";
import type { SituationView } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Button, Status, Well } from "@/components/parts";
import { Answered, Empty, ProblemNote } from "@/components/states";
import { useAlone } from "@/components/useAlone";
import { useWords } from "@/words/words";
import { PrintButton } from "../print/PrintButton";
import { CountryTable } from "./CountryTable";
import { distance } from "./hour";
import { ReportsDue } from "./ReportsDue";
import { HourDialog, PaceDialog } from "./SituationDialogs";
import { useReportKeys } from "./useReportKeys";

export const Situation: FC<{ caseId: string }> = ({ caseId }) => {
  const { say } = useWords();
  const board = useAnswer("situation", { case: caseId }, { keep: true });
  const [setting, setSetting] = useState(false);
  return (
    <Answered answer={board} what={say("situation")}>
      {(it) => (
        <>
          {it.set === null ? (
            <Empty
              title={say("no-hour-yet")}
              action={
                <Button kind="primary" may={it.may} onClick={() => setSetting(true)}>
                  {say("set-hour")}
                </Button>
              }
            >
              {say("no-hour-yet-hint")}
            </Empty>
          ) : (
            <Board board={it} onMove={() => setSetting(true)} />
          )}
          {setting && <HourDialog board={it} onClose={() => setSetting(false)} />}
        </>
      )}
    </Answered>
  );
};

const Board: FC<{ board: SituationView; onMove: () => void }> = ({ board, onMove }) => {
  const words = useWords();
  const { say } = words;
  const [big, setBig] = useState(false);
  const [pacing, setPacing] = useState(false);
  const { singleKeys } = useDesk().status.preferences;
  const { mine, problem } = useReportKeys(board);
  const part = useRef<HTMLElement>(null);
  useAlone(part, big);
  useEffect(() => {
    if (!big) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !document.querySelector("[role=dialog]")) setBig(false);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [big]);
  return (
    <section
      ref={part}
      className={big ? "situation situation-big" : "situation"}
      aria-label={say("situation")}
    >
      <div className="situation-head">
        <div>
          <h2 className="h">{`${say("h-hour")} ${big ? board.label : ""}`}</h2>
          {board.hour === null ? (
            <Status shape="off">{say("no-hour-yet")}</Status>
          ) : (
            <>
              <p className="situation-hour num">
                {board.officeClock && words.atClock(board.officeClock)}
              </p>
              <Countdown hour={board.hour} />
            </>
          )}
          <p className="three t12">
            {board.set &&
              (board.reason
                ? words.pair(say("hour-set-by", { who: board.set.by }), board.reason)
                : say("hour-set-by", { who: board.set.by }))}
          </p>
        </div>
        <div className="act">
          <Button may={board.may} onClick={onMove}>
            {say("move-hour")}
          </Button>
          <Button may={board.may} onClick={() => setPacing(true)}>
            {say("pace-reports")}
          </Button>
          <PrintButton what="report" caseId={board.case} label={board.label} hotkey="p" />
          <Button aria-pressed={big} onClick={() => setBig(!big)}>
            {say(big ? "leave-big-screen" : "big-screen")}
          </Button>
        </div>
      </div>
      <ReportsDue reports={board.reports} />
      {pacing && <PaceDialog board={board} onClose={() => setPacing(false)} />}
      {board.otherHours.map((other) => (
        <Well key={`${other.by} ${other.hour}`} tone="warn">
          {say("other-hour", {
            who: other.by,
            hour: other.hour === null ? say("none") : words.moment(other.hour),
          })}
        </Well>
      ))}
      {problem && <ProblemNote problem={problem} />}
      <CountryTable board={board} />
      {singleKeys && (
        <p className="hint">
          {[mine && say("my-country-keys", { country: words.country(mine) }), say("report-key")]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
    </section>
  );
};

/** Counts down to the hour, and up from it. */
const Countdown: FC<{ hour: number }> = ({ hour }) => {
  const { say } = useWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const time = distance(hour - now, say("days-letter"));
  return (
    <p className="situation-count num" role="timer">
      {say(hour > now ? "hour-in" : "hour-ago", { time })}
    </p>
  );
};
