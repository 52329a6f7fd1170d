/** What verifying an archive came to. */
import type { FC } from "react";
import type { ArchiveReport } from "@/api/generated/api";
import { Status, Well } from "@/components/parts";
import { useWords } from "@/words/words";

export const Report: FC<{ report: ArchiveReport }> = ({ report }) => {
  const words = useWords();
  const { say } = words;
  if (report.sound)
    return (
      <Well tone="ok">
        <p role="status" className="strong">
          {say("verified-sound", {
            ballots: report.ballots,
            counted: report.counted,
            credentials: report.credentials,
          })}
        </p>
        <p>{say("verified-phase", { phase: report.phase, decrypted: report.decrypted })}</p>
        <Roll report={report} />
        <Remarks remarks={report.remarks} />
        <p className="three">{say("verified-elsewhere")}</p>
      </Well>
    );
  return (
    <Well tone="bad" alert>
      <p className="strong">{say("verified-faults", { count: report.faultCount })}</p>
      <ol className="faults">
        {report.faults.map((it) => (
          <li key={`${it.place} ${it.rule} ${it.sentence}`}>{words.pair(it.place, it.sentence)}</li>
        ))}
      </ol>
      <Remarks remarks={report.remarks} />
      <p>{say("verified-faults-hint")}</p>
    </Well>
  );
};

const Remarks: FC<{ remarks: string[] }> = ({ remarks }) => (
  <>
    {remarks.map((it) => (
      <p key={it} className="three">
        {it}
      </p>
    ))}
  </>
);

/** Whether the credentials are those of the roll, where one was given. */
const Roll: FC<{ report: ArchiveReport }> = ({ report }) => {
  const { say, list } = useWords();
  const { roll } = report;
  if (!roll) return null;
  const missing = list(roll.missing.map((it) => it.toUpperCase()));
  return (
    <p>
      <Status shape={roll.fits ? "ok" : "bad"}>
        {say(roll.fits ? "roll-fits" : roll.sameRoll ? "roll-differs" : "roll-other", {
          count: roll.found.length,
          strange: roll.strange,
          missing,
        })}
      </Status>
    </p>
  );
};
