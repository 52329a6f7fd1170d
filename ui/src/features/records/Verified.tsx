import type { FC } from "react";
import type { RecordsVerification } from "@/api/generated/api";
import { Well } from "@/components/parts";
import { useWords } from "@/words/words";

/** What checking the chains found: with its figure, or with the first place that does not fit. */
export const Verified: FC<{ found: RecordsVerification }> = ({ found }) => {
  const { say } = useWords();
  const [first, ...rest] = found.faults;
  if (first)
    return (
      <Well tone="bad" alert>
        <p className="strong">{say("verify-records-bad")}</p>
        <ul>
          {[first, ...rest].map((fault) => (
            <li key={fault} className="record-id">
              {fault}
            </li>
          ))}
        </ul>
      </Well>
    );
  const { entries, journals, desks, signed } = found;
  return (
    <Well tone="ok">
      <p role="status">
        {say("verify-records-ok", { entries, journals, desks })}{" "}
        {found.office ? say("verify-records-office", { signed }) : say("verify-records-alone")}
      </p>
    </Well>
  );
};
