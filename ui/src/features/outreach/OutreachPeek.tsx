/** One event beside the list: what is said of it, who took part, what came in since, and its history. */
import type { FC } from "react";
import type { OutreachReport, OutreachStepRow, OutreachView } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { ClosePanel } from "@/components/ClosePanel";
import { Fact, Facts, Section, Status, Well } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { FollowUps } from "./FollowUps";
import { OutreachActs } from "./OutreachActs";
import { countriesText, countText, daysText, outreachShapes } from "./outreach";

type Props = { id: string; onClose: () => void };

export const OutreachPeek: FC<Props> = ({ id, onClose }) => {
  const words = useWords();
  const { say } = words;
  const view = useAnswer("outreachEvent", { outreach: id }, { keep: true });
  return (
    <aside className="side" aria-label={view.data?.row.title ?? say("outreach-event")}>
      <div className="flex">
        <span className="two grow">{view.data && words.heading(view.data.row.kind)}</span>
        <ClosePanel onClose={onClose} />
      </div>
      <Answered answer={view} what={say("outreach-event")}>
        {(it) => (
          <>
            <Head view={it} />
            <OutreachActs view={it} />
            {it.report && <Report report={it.report} rivals={it.reportRivals} />}
            <FollowUps view={it} />
            <History steps={it.steps} />
          </>
        )}
      </Answered>
    </aside>
  );
};

const Head: FC<{ view: OutreachView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const { row, facts } = view;
  const none = <span className="two">{say("outreach-not-said")}</span>;
  const several = facts.events.number > 1 || facts.events.bound === "at-least";
  return (
    <>
      <h2 className="t16 strong">{facts.title}</h2>
      <p>
        <Status shape={outreachShapes[row.stage]}>{words.label(row.stage)}</Status>
      </p>
      {view.rivals.length > 0 && <Well tone="warn">{say("outreach-rivals")}</Well>}
      <Facts>
        {view.cancelled && <Fact name={say("outreach-why-cancelled")}>{view.cancelled}</Fact>}
        <Fact name={say("outreach-when")}>{daysText(words, facts.days)}</Fact>
        {facts.place && <Fact name={say("outreach-place")}>{facts.place}</Fact>}
        {facts.countries.length > 0 && (
          <Fact name={say("outreach-countries")}>{countriesText(words, facts.countries)}</Fact>
        )}
        {several && <Fact name={say("outreach-events")}>{countText(words, facts.events)}</Fact>}
        <Fact name={say("outreach-organiser")}>{facts.organiser ?? none}</Fact>
        <Fact name={say("outreach-for")}>
          {words.list(facts.audience.map((it) => words.label(it)))}
        </Fact>
        <Fact name={say("outreach-languages")}>
          {facts.languages.length > 0 ? words.list(facts.languages.map(words.languageName)) : none}
        </Fact>
        {facts.materials && <Fact name={say("outreach-materials")}>{facts.materials}</Fact>}
      </Facts>
    </>
  );
};

const Report: FC<{ report: OutreachReport; rivals: OutreachReport[] }> = ({ report, rivals }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section title={say("outreach-took-part")}>
      {rivals.length > 0 && (
        <Well tone="warn">
          {say("outreach-report-rivals", {
            practitioners: words.list(rivals.map((it) => countText(words, it.practitioners))),
          })}
        </Well>
      )}
      <Facts>
        <Fact name={say("outreach-practitioners")}>{countText(words, report.practitioners)}</Fact>
        <Fact name={say("outreach-reached")}>{countText(words, report.countries)}</Fact>
        {report.named.length > 0 && (
          <Fact name={say("outreach-named")}>{countriesText(words, report.named)}</Fact>
        )}
        {report.feedback && <Fact name={say("outreach-feedback")}>{report.feedback}</Fact>}
        {report.cameOfIt && <Fact name={say("outreach-came-of-it")}>{report.cameOfIt}</Fact>}
      </Facts>
    </Section>
  );
};

const History: FC<{ steps: OutreachStepRow[] }> = ({ steps }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section title={say("outreach-history")}>
      <ul className="lines">
        {steps.map((step) => (
          <li key={`${step.deed} ${step.at}`}>
            <span className="grow">
              <Deed step={step} />
              {step.reason && <span className="two"> {step.reason}</span>}
            </span>
            <span className="when">
              {say("by-on", { who: step.by, day: words.moment(step.at) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** What was done, with what a change touched or a report counted. */
const Deed: FC<{ step: OutreachStepRow }> = ({ step }) => {
  const words = useWords();
  const { say } = words;
  if (step.parts.length > 0)
    return say("outreach-changed-parts", {
      parts: words.list(step.parts.map((it) => words.label(it))),
    });
  if (step.practitioners)
    return say("outreach-reported-count", {
      count: countText(words, step.practitioners),
      number: step.practitioners.number,
    });
  return words.label(step.deed);
};
