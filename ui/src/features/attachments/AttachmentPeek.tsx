/** One application beside the list: the conditions with a tick or what is missing, what was said and decided, and what comes next. */
import { Link } from "@tanstack/react-router";
import { Check, X } from "lucide-react";
import { type FC, useState } from "react";
import type { AttachmentView, Condition } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CaseLink, OfficerLink } from "@/app/links";
import { ClosePanel } from "@/components/ClosePanel";
import { TextField } from "@/components/fields";
import { Fact, Facts, Section, Status, Well } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { spanSentence } from "@/words/sentences";
import { useWords } from "@/words/words";
import { Acts } from "./Acts";
import { NEEDED, standing } from "./stages";

export const AttachmentPeek: FC<{ id: string; onClose: () => void }> = ({ id, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [on, setOn] = useState(today);
  const asked = /^\d{4}-\d{2}-\d{2}$/.test(on.trim()) ? on.trim() : today;
  const view = useAnswer(
    "attachment",
    asked === today ? { attachment: id } : { attachment: id, on: asked },
    { keep: true },
  );
  return (
    <aside className="side" aria-label={view.data?.row.label ?? say("attachment")}>
      <div className="flex">
        <span className="id two grow">{view.data?.row.label}</span>
        <ClosePanel onClose={onClose} />
      </div>
      <Answered answer={view} what={say("attachment")}>
        {(it) => (
          <>
            <Head view={it} />
            <Acts view={it} />
            <Conditions view={it} on={on} onDay={setOn} />
            <Said view={it} />
          </>
        )}
      </Answered>
    </aside>
  );
};

const Head: FC<{ view: AttachmentView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const { row, application } = view;
  const { shape, text } = standing(words, row);
  return (
    <>
      <h2 className="t16 strong">{application.applicant.name}</h2>
      <p>
        <Status shape={shape}>{text}</Status>
      </p>
      {row.lost && (
        <Well tone="bad">
          {say("attachment-lost-long", {
            since: words.day(row.lost.since),
            lacks: words.list(row.lost.lacks.map(words.label)),
            day: words.day(row.lost.decideBy),
          })}
        </Well>
      )}
      {row.seatDue && (
        <Well tone={row.seatDue === "seat-late" ? "bad" : "warn"}>
          {say(`${row.seatDue}-long`)}
        </Well>
      )}
      {row.receiptMissing !== null && (
        <Well tone="bad">
          {say("guest-receipt-missing-long", { day: words.moment(row.receiptMissing) })}
        </Well>
      )}
      {view.rivals.length > 0 && <Well tone="warn">{say("attachment-rivals")}</Well>}
      <Facts>
        <Fact name={say("case")}>
          <CaseLink id={row.case} tab="overview" className="link">
            {[row.caseLabel, view.caseTitle].filter(Boolean).join(" ")}
          </CaseLink>
        </Fact>
        <Fact name={say("kind")}>
          {[
            words.heading(application.applicant.kind),
            application.applicant.country && words.country(application.applicant.country),
          ]
            .filter(Boolean)
            .join(", ")}
        </Fact>
        <Fact name={say("attachment-person")}>
          {view.guest ? (
            <OfficerLink className="link" officer={view.guest}>
              {application.person}
            </OfficerLink>
          ) : (
            application.person
          )}
          {application.email && <span className="two"> {application.email}</span>}
        </Fact>
        {view.fromOffer && (
          <Fact name={say("offer-from")}>
            <Link
              className="link"
              to="/attachments"
              search={{ part: "offers", peek: view.fromOffer.id }}
            >
              {view.fromOffer.label}
            </Link>{" "}
            <span className="two">
              {words.day(view.fromOffer.on)}, {view.fromOffer.offered}
            </span>
          </Fact>
        )}
        <Fact name={say("attachment-days")}>{spanSentence(words, row)}</Fact>
        <Fact name={say("attachment-purpose")}>{application.purpose}</Fact>
        {application.papers.map((paper) => (
          <Fact key={`${paper.kind} ${paper.title}`} name={words.heading(paper.kind)}>
            {paper.title}
            {paper.until && (
              <span className="two">
                {" "}
                {say("paper-good-until", { day: words.day(paper.until) })}
              </span>
            )}
          </Fact>
        ))}
      </Facts>
    </>
  );
};

type ConditionsProps = { view: AttachmentView; on: string; onDay: (day: string) => void };

const Conditions: FC<ConditionsProps> = ({ view, on, onDay }) => {
  const words = useWords();
  const { say } = words;
  const { checked, linked } = view.eligibility;
  const of = checked.length + 2;
  const papers = view.row.papersShort === 0;
  const hold = checked.filter((it) => it.holds).length + Number(papers) + Number(view.placeFree);
  const why = (condition: Condition, holds: boolean): string => {
    if (condition === "two-linked-members")
      return say("condition-linked-why", {
        count: linked.length,
        countries: words.list(linked.map(words.country)),
      });
    if (condition === "has-an-end" && view.row.to) return words.lastDay(view.row.to);
    return holds ? "" : say(`condition-${condition}-why`, { needed: NEEDED });
  };
  return (
    <Section title={say("attachment-eligible", { count: hold, of })}>
      <TextField label={say("eligible-on")} value={on} onChange={onDay} />
      <ul className="conds">
        {checked.map(({ condition, holds }) => (
          <Line
            key={condition}
            holds={holds}
            name={words.heading(condition)}
            why={why(condition, holds)}
          />
        ))}
        <Line
          holds={papers}
          name={say("condition-papers")}
          why={papers ? "" : say("condition-papers-why", { count: view.row.papersShort })}
        />
        <Line
          holds={view.placeFree}
          name={say("condition-place")}
          why={view.placeFree ? "" : say("condition-place-why")}
        />
      </ul>
    </Section>
  );
};

const Line: FC<{ holds: boolean; name: string; why: string }> = ({ holds, name, why }) => {
  const { say } = useWords();
  return (
    <li className={holds ? "" : "miss"}>
      <span className={holds ? "ok" : "bad"}>
        {holds ? <Check className="i" aria-hidden /> : <X className="i" aria-hidden />}
        <span className="sr">{say(holds ? "condition-holds" : "condition-lacks")}</span>
      </span>
      <span>
        {name}
        {why && <span>{why}</span>}
      </span>
    </li>
  );
};

/** What the countries and the Board said. */
const Said: FC<{ view: AttachmentView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const by = (who: string, at: number) => say("by-on", { who, day: words.moment(at) });
  const settle = useCommand("editAttachment");
  return (
    <>
      {view.answers.length > 0 && (
        <Section title={say("endorsements")}>
          <ul className="lines">
            {view.answers.map((it) => (
              <li key={it.country}>
                <Status shape={it.endorsed === null ? "open" : it.endorsed ? "ok" : "bad"}>
                  {say(
                    it.endorsed === null
                      ? "not-answered"
                      : it.endorsed
                        ? "endorses"
                        : "does-not-endorse",
                  )}
                </Status>
                <span className="grow">
                  {words.country(it.country)}
                  {it.reason && <span className="two">: {it.reason}</span>}
                </span>
                {it.by && it.at !== null && <span className="when">{by(it.by, it.at)}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {(view.decided || view.before || view.extended.length > 0 || view.closed || view.kept) && (
        <Section title={say("attachment-decisions")}>
          <ul className="lines">
            {view.before && (
              <li>
                <span className="grow">{say("brought-in-by", { text: view.before })}</span>
                <span className="when">{by(view.by, view.at)}</span>
              </li>
            )}
            {view.decided && (
              <li>
                <Status shape={view.decided.outcome === "granted" ? "ok" : "bad"}>
                  {words.label(view.decided.outcome)}
                </Status>
                <span className="grow">{view.decided.act.text}</span>
                <span className="when">{words.day(view.decided.act.on)}</span>
              </li>
            )}
            {view.extended.map((it) => (
              <li key={it.at}>
                <Status shape="ok">{say("extended-to", { day: words.lastDay(it.to) })}</Status>
                <span className="grow">{it.act.text}</span>
                <span className="when">{words.day(it.act.on)}</span>
              </li>
            ))}
            {view.kept && (
              <li>
                <Status shape="warn">{say("attachment-kept")}</Status>
                <span className="grow">{view.kept.reason}</span>
                <span className="when">{by(view.kept.by, view.kept.at)}</span>
              </li>
            )}
            {view.closed && (
              <li>
                <Status shape="off">{words.label(view.closed.how)}</Status>
                <span className="grow">{view.closed.reason}</span>
                <span className="when">{by(view.closed.by, view.closed.at)}</span>
              </li>
            )}
          </ul>
        </Section>
      )}
      {settle.error && <ProblemNote problem={settle.error} />}
    </>
  );
};
