import { type FC, useState } from "react";
import type { SituationRow, SituationView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, type Shape, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { AbortDialog, HoldDialog } from "./SituationDialogs";

const shapes: Record<SituationRow["shown"], Shape> = {
  green: "ok",
  silent: "open",
  hold: "warn",
  abort: "bad",
};

type Doing = { what: "hold" | "abort" | "recall"; row: SituationRow };

/** How each country stands, the hour in its clocks, and the way to report. */
export const CountryTable: FC<{ board: SituationView }> = ({ board }) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<Doing | null>(null);
  const report = useCommand("reportSignal");
  const close = () => setDoing(null);
  return (
    <>
      {report.error && <ProblemNote problem={report.error} />}
      <table className="sheet fill-w situation-table">
        <caption className="sr">{say("situation-caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("column-country")}</th>
            <th scope="col">{say("signal-heading")}</th>
            <th scope="col">{say("clock-heading")}</th>
            <th scope="col">
              <span className="sr">{say("event-situation-signal-reported")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {board.countries.map((row) => (
            <tr key={row.country} data-shown={row.shown}>
              <th scope="row">{words.country(row.country)}</th>
              <td>
                <Status shape={shapes[row.shown]}>{words.heading(row.shown)}</Status>
                <Reported row={row} />
              </td>
              <td className="nb num" title={row.zone}>
                {row.clock ? words.atClock(row.clock) : "–"}
                <span className="three t12 zone">
                  {row.zone.split("/").at(-1)?.replaceAll("_", " ")}
                </span>
              </td>
              <td className="end">
                <div className="act">
                  <Button
                    may={row.may.green}
                    disabled={report.isPending}
                    onClick={() =>
                      report.mutate({ case: board.case, country: row.country, signal: "green" })
                    }
                  >
                    {say("report-green")}
                    <ForWhom country={row.country} />
                  </Button>
                  <Button may={row.may.hold} onClick={() => setDoing({ what: "hold", row })}>
                    {say("report-hold")}
                    <ForWhom country={row.country} />
                  </Button>
                  {row.may.recall.ok ? (
                    <Button kind="quiet" onClick={() => setDoing({ what: "recall", row })}>
                      {say("recall-abort")}
                      <ForWhom country={row.country} />
                    </Button>
                  ) : (
                    <Button
                      kind="quiet"
                      may={row.may.abort}
                      onClick={() => setDoing({ what: "abort", row })}
                    >
                      {say("call-abort")}
                      <ForWhom country={row.country} />
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {doing?.what === "hold" && <HoldDialog board={board} row={doing.row} onClose={close} />}
      {(doing?.what === "abort" || doing?.what === "recall") && (
        <AbortDialog what={doing.what} board={board} row={doing.row} onClose={close} />
      )}
    </>
  );
};

/** Whose country a button is about, for who listens: on the screen its row says it. */
const ForWhom: FC<{ country: string }> = ({ country }) => (
  <span className="sr">{`: ${useWords().country(country)}`}</span>
);

/** Who reported what, what that did not know of, and who calls for an abort. */
const Reported: FC<{ row: SituationRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  const { report, calls } = row;
  return (
    <>
      {report && (
        <p className="three t12">
          {[report.by, words.when(report.at), report.text].filter(Boolean).join(" · ")}
        </p>
      )}
      {row.rivals.map((rival) => (
        <p key={`${rival.by} ${rival.at}`} className="t12 warn">
          {say("rival-report", { who: rival.by, signal: words.label(rival.signal) })}
        </p>
      ))}
      {calls.map((call) => (
        <p key={`${call.by} ${call.at}`} className="t12">
          {say("abort-called-by", { who: call.by, reason: call.reason })}
        </p>
      ))}
      {row.shown === "hold" && calls.length > 0 && (
        <p className="t12 strong">
          {say(
            calls.length > 1 && !calls.some((call) => call.side === "lead")
              ? "abort-needs-lead"
              : "abort-needs-one",
          )}
        </p>
      )}
    </>
  );
};
