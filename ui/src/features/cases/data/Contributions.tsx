/** The packages that agencies contributed: how they may be used, who asked for what, and what can be done with each. */
import { type FC, useState } from "react";
import type { ContributionList, ContributionRow } from "@/api/generated/api";
import { ErasePackage } from "@/app/Erasing";
import { Button, Fact, Facts, Section, Status } from "@/components/parts";
import { useWords, type Words } from "@/words/words";
import {
  AnswerDialog,
  AskDialog,
  LeaveDialog,
  RemarkDialog,
  UseDialog,
} from "./ContributionDialogs";
import { CorrectDialog } from "./CorrectDialog";

/** A marking in one line: TLP, PAP, handling codes. */
const markingOf = ({ marking }: Pick<ContributionRow, "marking">): string =>
  [
    `TLP:${marking.tlp}`,
    `PAP:${marking.pap}`,
    marking.h1 && "H1",
    marking.h2 && "H2",
    marking.h3.length > 0 && "H3",
  ]
    .filter(Boolean)
    .join(" ");

export const Contributions: FC<{ list: ContributionList; caseId: string }> = ({ list, caseId }) => {
  const { say } = useWords();
  return (
    <Section title={say("data-packages")}>
      <div className="packages">
        {list.rows.map((it) => (
          <Package key={it.id} row={it} caseId={caseId} />
        ))}
      </div>
    </Section>
  );
};

const standing = (words: Words, row: ContributionRow) => {
  if (row.withdrawn !== null) return <Status shape="off">{words.say("data-withdrawn")}</Status>;
  if (!row.stands) return <Status shape="off">{words.say("data-past")}</Status>;
  if (row.unmarked) return <Status shape="warn">{words.say("browse-quarantine")}</Status>;
  return <Status shape="ok">{words.say("data-stands")}</Status>;
};

const Package: FC<{ row: ContributionRow; caseId: string }> = ({ row, caseId }) => {
  const words = useWords();
  const { say } = words;
  const waiting = row.permissions.filter((it) => it.granted === null).length;
  return (
    <details className="package">
      <summary>
        <b className="cut">{row.name}</b>
        <span>{row.agency.toUpperCase()}</span>
        <span className="num">{say("browse-count", { count: row.held })}</span>
        <span className="nb">{markingOf(row)}</span>
        {standing(words, row)}
        {waiting > 0 && (
          <Status shape="warn">{say("data-permissions-wait", { count: waiting })}</Status>
        )}
      </summary>
      <Details row={row} caseId={caseId} />
    </details>
  );
};

type Open =
  | "correct"
  | "erase"
  | "remark"
  | "propose"
  | "withdraw"
  | "restore"
  | "ask"
  | "use"
  | { answer: string };

const Details: FC<{ row: ContributionRow; caseId: string }> = ({ row, caseId }) => {
  const words = useWords();
  const { say } = words;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="package-in">
      <Facts>
        <Fact name={say("data-recorded-by")}>{`${row.byName}, ${words.moment(row.at)}`}</Fact>
        <Fact name={say("data-legal-basis")}>{row.legalBasis}</Fact>
        <Fact name={say("data-purpose")}>{words.label(row.purpose)}</Fact>
        {row.category && <Fact name={say("data-category")}>{words.label(row.category)}</Fact>}
        {row.minor && <Fact name={say("data-minor")}>{say("data-minor-yes")}</Fact>}
        {row.evaluation && (
          <Fact name={say("data-evaluation")}>
            {`${row.evaluation.source}${row.evaluation.information}`}
          </Fact>
        )}
        {row.marking.h3.map((it) => (
          <Fact key={it.text} name="H3">
            {it.text}
          </Fact>
        ))}
        <Fact name={say("data-others-told")}>{words.label(row.told)}</Fact>
        {row.ends && <Fact name={say("data-keep-until")}>{words.day(row.ends)}</Fact>}
        {row.source && <Fact name={say("data-source")}>{row.source}</Fact>}
        {row.withdrawn && <Fact name={say("data-withdrawn")}>{row.withdrawn}</Fact>}
      </Facts>
      {(row.proposals.length > 0 || row.permissions.length > 0 || row.uses.length > 0) && (
        <ul className="lines lines-wrap">
          {row.proposals.map((it) => (
            <li key={`proposal-${it.at}`}>
              {say("data-proposed", { by: it.byName, marking: markingOf(it), reason: it.reason })}
            </li>
          ))}
          {row.permissions.map((it) => (
            <li key={it.id}>
              <span className="grow">
                {say("data-asked", {
                  by: it.byName,
                  what: words.label(it.what),
                  scope: it.scope,
                  reason: it.reason,
                })}
                {it.granted !== null &&
                  ` ${say(it.granted ? "data-granted" : "data-not-granted", { reason: it.answer ?? "" })}`}
                {it.until && ` ${say("data-granted-until", { day: words.day(it.until) })}`}
              </span>
              {it.granted === null && (
                <Button may={row.may.answer} onClick={() => setOpen({ answer: it.id })}>
                  {say("data-answer")}
                </Button>
              )}
            </li>
          ))}
          {row.uses.map((it) => (
            <li key={it.what}>
              {say(it.used ? "data-used" : "data-not-used", {
                what: words.label(it.what),
                reason: it.reason,
              })}
            </li>
          ))}
        </ul>
      )}
      <div className="act">
        <Button may={row.may.remark} onClick={() => setOpen("remark")}>
          {say("data-remark")}
        </Button>
        {!row.may.remark.ok && (
          <Button may={row.may.propose} onClick={() => setOpen("propose")}>
            {say("data-propose")}
          </Button>
        )}
        <Button may={row.may.ask} onClick={() => setOpen("ask")}>
          {say("data-ask")}
        </Button>
        {(row.marking.h1 || row.marking.h2) && (
          <Button may={row.may.decideUse} onClick={() => setOpen("use")}>
            {say("data-use")}
          </Button>
        )}
        {row.withdrawn === null ? (
          <>
            <Button may={row.may.withdraw} onClick={() => setOpen("correct")}>
              {say("correct-values")}
            </Button>
            <Button may={row.may.withdraw} onClick={() => setOpen("withdraw")}>
              {say("data-withdraw")}
            </Button>
          </>
        ) : (
          <Button may={row.may.restore} onClick={() => setOpen("restore")}>
            {say("data-restore")}
          </Button>
        )}
        <Button may={row.may.erase} onClick={() => setOpen("erase")}>
          {say("retention-erase")}
        </Button>
      </div>
      {(open === "remark" || open === "propose") && (
        <RemarkDialog row={row} way={open} onClose={close} />
      )}
      {(open === "withdraw" || open === "restore") && (
        <LeaveDialog row={row} way={open} onClose={close} />
      )}
      {open === "erase" && <ErasePackage contribution={row.id} onClose={close} />}
      {open === "correct" && <CorrectDialog caseId={caseId} row={row} onClose={close} />}
      {open === "ask" && <AskDialog row={row} onClose={close} />}
      {open === "use" && <UseDialog row={row} onClose={close} />}
      {open !== null && typeof open === "object" && (
        <AnswerDialog row={row} permission={open.answer} onClose={close} />
      )}
    </div>
  );
};
