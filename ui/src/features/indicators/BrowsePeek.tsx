/** One indicator with what is said of it, the way to its case, and the copy that is a live address again. */
import { Link } from "@tanstack/react-router";
import type { FC } from "react";
import type { BrowsedIndicator } from "@/api/generated/api";
import { ClosePanel } from "@/components/ClosePanel";
import { CopyRefanged } from "@/components/CopyRefanged";
import { Fact, Facts } from "@/components/parts";
import { useWords } from "@/words/words";
import { harmless, nameOf } from "./choices";

export const BrowsePeek: FC<{ row: BrowsedIndicator; onClose: () => void }> = ({
  row,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const { indicator } = row;
  return (
    <aside className="side" aria-label={indicator.shown}>
      <div className="flex">
        <h2 className="t16 strong grow">
          <span className="id record-id">{indicator.shown}</span>
        </h2>
        <ClosePanel onClose={onClose} />
      </div>
      <Facts>
        <Fact name={say("data-kind")}>{words.label(indicator.kind)}</Fact>
        <Fact name={say("case")}>
          <Link
            className="link"
            to="/cases/$caseId"
            params={{ caseId: row.case }}
            search={{ tab: "data" }}
          >
            {nameOf(words, row)}
          </Link>
        </Fact>
        <Fact name={say("data-name")}>{row.name}</Fact>
        <Fact name={say("data-agency")}>{indicator.agency.toUpperCase()}</Fact>
        <Fact name={say("data-marking")}>
          {`TLP:${indicator.tlp} PAP:${indicator.pap}`}
          {indicator.unmarked && ` (${say("browse-quarantine")})`}
        </Fact>
        {indicator.evaluation && (
          <Fact name={say("data-evaluation")}>
            {`${indicator.evaluation.source}${indicator.evaluation.information}`}
          </Fact>
        )}
        {indicator.given && (
          <Fact name={say("data-given")}>
            <span className="id record-id">{harmless(indicator.given)}</span>
          </Fact>
        )}
        {indicator.warning && <Fact name={say("browse-warned")}>{indicator.warning}</Fact>}
        {indicator.because && <Fact name={say("warned-because")}>{indicator.because}</Fact>}
        <Fact name={say("browse-beside")}>
          {indicator.elsewhere > 0
            ? say("browse-elsewhere", { count: indicator.elsewhere })
            : say("browse-nowhere")}
        </Fact>
      </Facts>
      <div className="act peek-copy">
        <CopyRefanged text={indicator.normal} />
      </div>
    </aside>
  );
};
