/** How often a report of the whole is made, and whether one is due. */
import type { FC } from "react";
import type { ReportsRow } from "@/api/generated/api";
import { useAskAgain } from "@/api/useAskAgain";
import { Status } from "@/components/parts";
import { useWords } from "@/words/words";

export const ReportsDue: FC<{ reports: ReportsRow }> = ({ reports }) => {
  const words = useWords();
  const { say } = words;
  const { every, due, since, last } = reports;
  useAskAgain("situation", since === null ? due : null);
  if (every === null && last === null) return null;
  const pace = every === null ? null : say("every-minutes", { count: every });
  return (
    <div className="reports-due" role="status">
      {since !== null && (
        <Status shape="warn">{say("report-due-since", { time: words.clock(since) })}</Status>
      )}
      {since === null && due !== null && pace && (
        <span>{say("report-next", { time: words.clock(due), every: pace })}</span>
      )}
      {due === null && pace && <span>{say("report-waits", { every: pace })}</span>}
      {last && (
        <span className="three t12">
          {say("report-last", { who: last.by, time: words.clock(last.at) })}
        </span>
      )}
    </div>
  );
};
