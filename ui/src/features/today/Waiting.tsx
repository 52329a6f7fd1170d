import { Link } from "@tanstack/react-router";
import type { FC } from "react";
import type { Today } from "@/api/generated/api";
import { OfficerLink } from "@/app/links";
import { PlanActionPoint } from "@/app/PlanActionPoint";
import { ProposeButton } from "@/app/ProposeButton";
import { Empty } from "@/components/states";
import { gapSentence, keptCount, keptKey, keptName } from "@/words/sentences";
import { useWords, type Words } from "@/words/words";
import { CaseLine, Group, Line } from "./lines";

/** Everything that waits for the officer, by what is asked. */
export const Waiting: FC<{ today: Today }> = ({ today }) => {
  const { say } = useWords();
  const nothing = today.count === 0 && today.drafts.length === 0 && today.urgent.length === 0;
  if (nothing) {
    return (
      <Empty title={say("nothing-waits")} action={<ProposeButton />}>
        {say("nothing-waits-hint")}
      </Empty>
    );
  }
  return (
    <>
      <Inbox today={today} />
      <ForCases today={today} />
      <ForPeople today={today} />
    </>
  );
};

/** What happened to own entries, and notes that name the officer. */
const Inbox: FC<{ today: Today }> = ({ today }) => {
  const words = useWords();
  const { say } = words;
  return (
    <>
      <Group title={say("overtaken")} count={today.inbox.overtaken.length}>
        {today.inbox.overtaken.map((it) => (
          <Line
            key={it.entry}
            shape="warn"
            status={words.when(it.at)}
            label={it.label}
            what={words.pair(it.said, it.reason)}
            note={it.hint ?? undefined}
          >
            {it.case && (
              <Link
                className="btn"
                to="/cases/$caseId"
                params={{ caseId: it.case }}
                search={{ tab: "history" }}
              >
                {say("read")}
              </Link>
            )}
          </Line>
        ))}
      </Group>
      <Group title={say("in-conflict")} count={today.inbox.conflicts.length}>
        {today.inbox.conflicts.map((it) => (
          <Line
            key={it.case}
            shape="warn"
            status={say("two-values")}
            label={it.label}
            what={it.title}
          >
            <Link
              className="btn"
              to="/cases/$caseId"
              params={{ caseId: it.case }}
              search={{ tab: "overview" }}
            >
              {say("settle")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("mentions")} count={today.mentions.length}>
        {today.mentions.map((it) => (
          <Line
            key={it.note}
            shape="on"
            status={words.when(it.at)}
            label={it.label}
            what={words.pair(it.by, it.text)}
          >
            <Link
              className="btn"
              to="/cases/$caseId"
              params={{ caseId: it.case }}
              search={{ tab: "notes" }}
            >
              {say("read")}
            </Link>
          </Line>
        ))}
      </Group>
    </>
  );
};

/** Cases to score, to decide on, to answer, to approve. */
const ForCases: FC<{ today: Today }> = ({ today }) => {
  const words = useWords();
  const { say } = words;
  const due = (closes: string | null) =>
    closes ? say("by-day", { day: words.day(closes) }) : say("open");
  return (
    <>
      <Group title={say("alarms-wait")} count={today.alarms.length}>
        {today.alarms.map((it) => (
          <Line
            key={it.id}
            shape="bad"
            status={words.when(it.at)}
            label={it.label}
            what={say(`alarm-${it.what}`, { name: it.name, count: it.count })}
          >
            <Link className="btn" to="/indicators" search={{ part: "alarms" }}>
              {say("alarm-look")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("retention-waits")} count={today.retention.length}>
        {today.retention.map((it) => (
          <Line
            key={keptKey(it)}
            shape={it.stage === "due" ? "bad" : "warn"}
            status={say(it.stage === "due" ? "retention-due" : "retention-by", {
              day: it.due ? words.day(it.due) : "",
            })}
            label={it.label}
            what={
              it.contribution
                ? keptCount(words, it)
                : `${keptName(words, it)}: ${keptCount(words, it)}`
            }
            note={
              it.ground
                ? say(it.contribution ? "retention-proposed" : "retention-proposed-papers", {
                    agency: (it.first?.agency ?? it.agency).toUpperCase(),
                    ground: words.label(it.ground),
                    papers: it.proposed,
                  })
                : it.long
                  ? say("retention-long")
                  : undefined
            }
          >
            <Link className="btn" to="/settings">
              {say("retention-look")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("data-requests-wait")} count={today.requests.length}>
        {today.requests.map((it) => (
          <Line
            key={it.request}
            shape={it.overdue ? "bad" : "warn"}
            status={say(it.overdue ? "data-request-overdue" : "data-request-by", {
              day: words.day(it.due),
            })}
            what={it.reference}
            note={words.heading(it.kind)}
          >
            <Link className="btn" to="/records" search={{ part: "requests", request: it.request }}>
              {say("open-verb")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("corrections-wait")} count={today.corrections.length}>
        {today.corrections.map((it) => (
          <Line
            key={it.correction}
            shape="warn"
            status={words.when(it.at)}
            label={it.label}
            what={
              it.received === null
                ? say(it.papers === null ? "correction-of-own" : "correction-of-own-papers", {
                    what: words.label(it.what),
                  })
                : say("correction-of", {
                    what: it.what,
                    agency: it.agency.toUpperCase(),
                    day: words.day(it.received),
                    papers: it.papers ?? 0,
                  })
            }
            note={it.received === null ? say("correction-open", { count: it.open }) : it.name}
          >
            <Link className="btn" to="/records" search={{ part: "corrections" }}>
              {say("open-verb")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("hits-wait")} count={today.hits.length}>
        {today.hits.map((it) => (
          <Line
            key={it.case}
            shape={it.overdue > 0 ? "bad" : it.same + it.second > 0 ? "warn" : "on"}
            status={it.overdue > 0 ? say("hits-overdue", { count: it.overdue }) : say("hits-new")}
            label={it.label}
            what={it.title}
            note={[
              it.same > 0 && say("hits-same", { count: it.same }),
              it.alike > 0 && say("hits-alike", { count: it.alike }),
              it.asked > 0 && say("hits-asked-count", { count: it.asked }),
              it.second > 0 && say("hits-second", { count: it.second }),
            ]
              .filter(Boolean)
              .join(" · ")}
          >
            <Link
              className="btn"
              to="/cases/$caseId"
              params={{ caseId: it.case }}
              search={{ tab: "hits" }}
            >
              {say("hit-answer")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("asked-of-us")} count={today.asked.length}>
        {today.asked.map((it) => (
          <Line
            key={it.contribution}
            shape="warn"
            status={say("asked-since", { day: words.when(it.since) })}
            label={it.label}
            what={it.name || it.title}
            note={[
              it.permissions > 0 && say("asked-permissions", { count: it.permissions }),
              it.markings > 0 && say("asked-markings", { count: it.markings }),
            ]
              .filter(Boolean)
              .join(" · ")}
          >
            <Link
              className="btn"
              to="/cases/$caseId"
              params={{ caseId: it.case }}
              search={{ tab: "data" }}
            >
              {say("answer")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("cases-lack")} count={today.lacking.length}>
        {today.lacking.map((it) => (
          <Line
            key={it.case}
            shape={it.stage === "ready" ? "bad" : "warn"}
            status={it.stage === "ready" ? words.label("ready-no-longer") : say("is-readied")}
            label={it.label}
            what={it.title}
            note={words.list(it.gates.map(words.label))}
          >
            <Link
              className="btn"
              to="/cases/$caseId"
              params={{ caseId: it.case }}
              search={{ tab: "readiness" }}
            >
              {say("see-gaps")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("reports-due")} count={today.reports.length}>
        {today.reports.map((it) => (
          <Line
            key={it.case}
            shape="warn"
            status={say("report-due-short", { time: words.clock(it.since) })}
            label={it.label}
            what={it.title || say("title-restricted")}
            note={say("report-due")}
          >
            <Link
              className="btn"
              to="/cases/$caseId"
              params={{ caseId: it.case }}
              search={{ tab: "operation", part: "situation" }}
            >
              {say("make-report")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("outcomes-wait")} count={today.outcomes.length}>
        {today.outcomes.map((it) => (
          <Line
            key={`${it.case} ${it.step}`}
            shape="open"
            status={say(`${it.step}-short`)}
            label={it.label}
            what={it.title || say("title-restricted")}
            note={words.label(it.step)}
          >
            <Link
              className="btn"
              to="/cases/$caseId"
              params={{ caseId: it.case }}
              search={{ tab: "operation", part: "outcome" }}
            >
              {say("open-verb")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("tasks-due")} count={today.tasks.length}>
        {today.tasks.map((it) => (
          <Line
            key={it.task}
            shape={it.late ? "bad" : "open"}
            status={it.due ? say("by-day", { day: words.day(it.due) }) : say("open")}
            label={it.label}
            what={it.title}
          >
            <Link
              className="btn"
              to="/cases/$caseId"
              params={{ caseId: it.case }}
              search={{ tab: "plan" }}
            >
              {say("open-verb")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("to-score")} count={today.toScore.length}>
        {today.toScore.map((it) => (
          <Line
            key={it.case}
            shape="open"
            status={due(it.closes)}
            label={it.label}
            what={it.title}
            note={say("others-hidden")}
          >
            <Link className="btn" to="/board/$roundId" params={{ roundId: it.round }}>
              {say("score-verb")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("for-a-round")} count={today.forARound.length}>
        {today.forARound.map((row) => (
          <CaseLine
            key={row.id}
            row={row}
            shape="open"
            status={words.when(row.since)}
            verb={say("read")}
          />
        ))}
      </Group>
      <Group title={say("to-close")} count={today.toClose.length}>
        {today.toClose.map((it) => (
          <Line
            key={it.id}
            shape="warn"
            status={due(it.closes)}
            what={say("round-of", { count: it.proposals })}
          >
            <Link className="btn" to="/board/$roundId" params={{ roundId: it.id }}>
              {say("close-round")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("elections-wait")} count={today.elections.length}>
        {today.elections.map((it) => (
          <Line
            key={it.id}
            shape="warn"
            status={say(`election-phase-${it.phase}`)}
            what={it.title}
            {...((it.rehearsal || it.until !== null) && {
              note: [
                it.until !== null && say("until-moment", { when: words.moment(it.until) }),
                it.rehearsal && say("rehearsal"),
              ]
                .filter(Boolean)
                .join(" · "),
            })}
          >
            <Link className="btn" to="/board/elections/$electionId" params={{ electionId: it.id }}>
              {say("open-election")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("to-answer")} count={today.toAnswer.length}>
        {today.toAnswer.map((it) => (
          <Line
            key={it.id}
            shape="warn"
            status={words.clock(it.ends)}
            label={it.label}
            what={it.title}
          >
            <Link className="btn" to="/board/meetings/$meetingId" params={{ meetingId: it.id }}>
              {say("answer")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("board-actions-wait")} count={today.boardActions.length}>
        {today.boardActions.map((it) => (
          <Line
            key={it.point}
            shape={it.due !== null && it.due < today.day ? "bad" : "open"}
            status={it.due ? say("by-day", { day: words.day(it.due) }) : say("open")}
            label={it.label}
            what={it.text}
          >
            <PlanActionPoint action={it} />
            <Link
              className="btn"
              to="/board/meetings/$meetingId"
              params={{ meetingId: it.meeting }}
            >
              {say("open-verb")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("attachments-wait")} count={today.attachments.length}>
        {today.attachments.map((it) => (
          <Line
            key={it.id}
            shape={isPressing(it) ? "bad" : "warn"}
            status={attachmentStatus(words, it)}
            label={it.label}
            what={it.applicant.name}
            note={it.caseLabel}
          >
            <Link className="btn" to="/attachments" search={{ peek: it.id }}>
              {say("open-verb")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("offers-wait")} count={today.offers.length}>
        {today.offers.map((it) => (
          <Line
            key={it.id}
            shape={it.sponsored ? "open" : "bad"}
            status={it.sponsored ? it.sponsorName : say("offer-sponsor-gone")}
            label={it.label}
            what={words.pair(it.offerer.name, it.offered)}
            note={it.caseLabel ?? undefined}
          >
            <Link className="btn" to="/attachments" search={{ part: "offers", peek: it.id }}>
              {say("open-verb")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("outreach-wait")} count={today.outreach.length}>
        {today.outreach.map((it) => (
          <Line
            key={it.id}
            shape="warn"
            status={words.label(it.stage)}
            what={it.title}
            note={[
              words.heading(it.kind),
              it.days.known !== "unknown" &&
                say("outreach-over-since", { day: words.day(it.days.last) }),
            ]
              .filter(Boolean)
              .join(", ")}
          >
            <Link className="btn" to="/outreach" search={{ peek: it.id }}>
              {say("outreach-report")}
            </Link>
          </Line>
        ))}
      </Group>
      <Group title={say("for-the-board")} count={today.forTheBoard.length}>
        {today.forTheBoard.map((row) => (
          <CaseLine
            key={row.id}
            row={row}
            shape="half"
            status={words.label(row.stage)}
            verb={say("record-decision")}
          />
        ))}
      </Group>
      <Group title={say("returned-to-you")} count={today.returned.length}>
        {today.returned.map((row) => (
          <CaseLine
            key={row.id}
            row={row}
            shape="warn"
            status={words.when(row.since)}
            verb={say("answer")}
          />
        ))}
      </Group>
      <Group title={say("to-approve")} count={today.toApprove.length}>
        {today.toApprove.map((row) => (
          <CaseLine
            key={row.id}
            row={row}
            shape="open"
            status={words.label(row.stage)}
            verb={say("approve")}
          />
        ))}
      </Group>
      <Group title={say("urgent")} count={today.urgent.length}>
        {today.urgent.map((row) => (
          <CaseLine
            key={row.id}
            row={row}
            shape="warn"
            status={due(row.urgentBy)}
            verb={say("read")}
          />
        ))}
      </Group>
    </>
  );
};

const isPressing = (row: Today["attachments"][number]): boolean =>
  row.lost !== null ||
  row.receiptMissing !== null ||
  row.seatDue === "seat-late" ||
  (row.endsIn ?? 99) <= 7;

/** What an application waits for, in a word or two. */
const attachmentStatus = (words: Words, row: Today["attachments"][number]): string => {
  if (row.receiptMissing !== null) return words.say("guest-receipt-missing");
  if (row.seatDue) return words.say(row.seatDue);
  if (row.lost) return words.say("attachment-lost", { day: words.day(row.lost.decideBy) });
  if (row.endsIn !== null) return words.say("attachment-ends-in", { days: row.endsIn });
  return words.heading(row.stage);
};

/** Gaps, terms, hand-overs, and drafts of the agency. */
const ForPeople: FC<{ today: Today }> = ({ today }) => {
  const words = useWords();
  const { say } = words;
  return (
    <>
      <Group title={say("gaps-of-agency")} count={today.gaps.length}>
        {today.gaps.map((it) => (
          <Line
            key={`${it.agency}-${it.from}`}
            shape="bad"
            status={words.day(it.from)}
            what={gapSentence(words, it)}
          >
            {it.absence && (
              <OfficerLink className="btn" officer={it.absence.officer}>
                {say("name-deputy")}
              </OfficerLink>
            )}
          </Line>
        ))}
      </Group>
      <Group title={say("duties-to-second")} count={today.toSecond.length}>
        {today.toSecond.map((it) => (
          <Line
            key={it.id}
            shape="half"
            status={words.label(it.post.duty)}
            what={it.name}
            note={say("duty-proposed-by", { name: it.by, agency: it.byAgency.toUpperCase() })}
          >
            <OfficerLink className="btn" officer={it.officer}>
              {say("read")}
            </OfficerLink>
          </Line>
        ))}
      </Group>
      <Group title={say("terms-end")} count={today.terms.length}>
        {today.terms.map((it) => (
          <Line
            key={`${it.officer}-${it.duty}`}
            shape="warn"
            status={words.day(it.day)}
            what={it.name}
            note={words.label(it.duty)}
          >
            <OfficerLink className="btn" officer={it.officer}>
              {say("hand-over")}
            </OfficerLink>
          </Line>
        ))}
      </Group>
      <Group title={say("left-behind")} count={today.handover.length}>
        {today.handover.map((it) => (
          <Line
            key={it.officer}
            shape="warn"
            status={say("items", { count: it.items.length })}
            what={it.name}
          >
            <OfficerLink className="btn" officer={it.officer}>
              {say("hand-over")}
            </OfficerLink>
          </Line>
        ))}
      </Group>
      <Group title={say("drafts")} count={today.drafts.length}>
        {today.drafts.map((it) => (
          <Line key={it.case} shape="half" status={words.when(it.at)} what={it.title}>
            <Link className="btn" to="/drafts/$caseId" params={{ caseId: it.case }}>
              {say("go-on")}
            </Link>
          </Line>
        ))}
      </Group>
    </>
  );
};
