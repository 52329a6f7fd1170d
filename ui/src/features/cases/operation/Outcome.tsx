/** What came of an operation: the report, each agency's numbers, the Board's noting, the public version. */
import { type FC, useState } from "react";
import type { OutcomeView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button, Fact, Facts, Section, type Shape, Status, Well } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { AgencyNumbers } from "./AgencyNumbers";
import { agencies, totalsLine } from "./figures";
import { NoteDialog, WriteDialog } from "./OutcomeDialogs";
import { PublicVersion } from "./PublicVersion";
import { YearFigures } from "./YearFigures";

const shapes: Record<OutcomeView["standing"], Shape> = {
  none: "open",
  drafted: "half",
  confirmed: "on",
  put: "on",
  noted: "ok",
  changed: "warn",
};

export const Outcome: FC<{ caseId: string }> = ({ caseId }) => {
  const { say } = useWords();
  const outcome = useAnswer("outcome", { case: caseId }, { keep: true });
  return (
    <Answered answer={outcome} what={say("outcome")}>
      {(it) => (
        <>
          <div className="outcome-head">
            <Head outcome={it} />
          </div>
          <Report outcome={it} />
          <AgencyNumbers outcome={it} />
          {it.public && <PublicVersion outcome={it} shown={it.public} />}
        </>
      )}
    </Answered>
  );
};

/** How far it is, and the next step. */
const Head: FC<{ outcome: OutcomeView }> = ({ outcome }) => {
  const words = useWords();
  const { say } = words;
  const [noting, setNoting] = useState(false);
  const put = useCommand("putOutcome");
  return (
    <Section first title={say("outcome")}>
      <p>
        <Status shape={shapes[outcome.standing]}>
          {say(
            outcome.standing === "confirmed" && outcome.leftOut.length > 0
              ? "standing-confirmed-without"
              : `standing-${outcome.standing}`,
          )}
        </Status>
      </p>
      {outcome.leftOut.length > 0 && (
        <Well tone="warn">
          {say("counts-without-of", { agencies: agencies(words, outcome.leftOut) })}
        </Well>
      )}
      <p className="hint">{say("standing-counts-hint")}</p>
      {outcome.put && outcome.put.withheld > 0 && (
        <p className="two t13">{say("withheld-totals", { count: outcome.put.withheld })}</p>
      )}
      {outcome.noted && (
        <Facts>
          <Fact name={say("standing-noted")}>
            {say("by-on", { who: outcome.noted.by, day: words.day(outcome.noted.on) })}
            {`: ${outcome.noted.text}`}
          </Fact>
          <Fact name={say("counters")}>{totalsLine(words, outcome.noted.totals)}</Fact>
          {outcome.noted.without.length > 0 && (
            <Fact name={say("counts-without")}>{agencies(words, outcome.noted.without)}</Fact>
          )}
        </Facts>
      )}
      <div className="act">
        {outcome.standing !== "noted" && (
          <Button may={outcome.mayPut} onClick={() => put.mutate({ case: outcome.case })}>
            {say("put-outcome")}
          </Button>
        )}
        {outcome.put && outcome.standing !== "noted" && (
          <Button may={outcome.mayNote} onClick={() => setNoting(true)}>
            {say("note-outcome")}
          </Button>
        )}
      </div>
      {put.error && <ProblemNote problem={put.error} />}
      {outcome.year !== null && <YearFigures year={outcome.year} />}
      {noting && outcome.put && (
        <NoteDialog outcome={outcome} put={outcome.put} onClose={() => setNoting(false)} />
      )}
    </Section>
  );
};

/** The texts, each with its marking. */
const Report: FC<{ outcome: OutcomeView }> = ({ outcome }) => {
  const words = useWords();
  const { say } = words;
  const [writing, setWriting] = useState(false);
  return (
    <Section
      title={say("outcome-report")}
      aside={
        <Button kind="quiet" may={outcome.mayWrite} onClick={() => setWriting(true)}>
          {say(outcome.standing === "none" ? "begin-outcome" : "edit-outcome")}
        </Button>
      }
    >
      <Facts>
        <Fact name={say("action-days")}>
          {outcome.from && outcome.last ? (
            [...new Set([outcome.from, outcome.last])].map(words.day).join(" – ")
          ) : (
            <span className="three">{say("not-recorded")}</span>
          )}
        </Fact>
        {outcome.parts.map((it) => (
          <Fact key={it.part} name={words.heading(it.part)}>
            {it.text.text ? (
              <>
                <span className="lines">{it.text.text}</span>{" "}
                <span className="three t12">{`TLP:${it.text.tlp}`}</span>
              </>
            ) : (
              <span className="three">{say("part-empty")}</span>
            )}
            {it.rivals.map((rival) => (
              <p key={rival.text}>
                <Status shape="warn">{say("part-rival")}</Status> {rival.text}
              </p>
            ))}
          </Fact>
        ))}
      </Facts>
      {writing && <WriteDialog outcome={outcome} onClose={() => setWriting(false)} />}
    </Section>
  );
};
