import { Link } from "@tanstack/react-router";
import type { FC, ReactNode } from "react";
import type { CaseRow, Today } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { act } from "@/app/palette-open";
import { Screen } from "@/app/Screen";
import { Button, Section, type Shape, Status } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";

/** What waits for the officer, each with the way to deal with it. */
export const TodayPage: FC = () => {
  const { say } = useWords();
  const today = useAnswer("today", {});
  return (
    <Screen
      title={say("today")}
      verb={
        <Button kind="primary" onClick={() => act("beginDraft")}>
          {say("action-beginDraft")}
        </Button>
      }
    >
      <Answered answer={today} what={say("today")}>
        {(it) => (
          <div className="split">
            <section className="today-list" aria-label={say("waits-for-you")}>
              <TodayHead today={it} />
              <Waiting today={it} />
            </section>
            <aside className="side" aria-label={say("in-the-room")}>
              <Room today={it} />
            </aside>
          </div>
        )}
      </Answered>
    </Screen>
  );
};

const TodayHead: FC<{ today: Today }> = ({ today }) => {
  const words = useWords();
  return (
    <div className="pad">
      <p className="t20 strong">{words.wholeDay(today.day)}</p>
      <p className="two">{words.say("things-wait", { count: today.count })}</p>
    </div>
  );
};

const Group: FC<{ title: string; count: number; children: ReactNode }> = ({
  title,
  count,
  children,
}) =>
  count === 0 ? null : (
    <section>
      <h2>
        {title}
        <span className="num">{count}</span>
      </h2>
      {children}
    </section>
  );

const Line: FC<{
  shape: Shape;
  status: string;
  label?: string | null;
  what: string;
  note?: string | undefined;
  children: ReactNode;
}> = ({ shape, status, label, what, note, children }) => (
  <div className="row">
    <Status shape={shape}>{status}</Status>
    {label && <span className="id two">{label}</span>}
    <span className="what mid" title={what}>
      {what}
    </span>
    {note && <span className="three t12">{note}</span>}
    {children}
  </div>
);

const CaseLine: FC<{ row: CaseRow; shape: Shape; status: string; verb: string }> = ({
  row,
  shape,
  status,
  verb,
}) => {
  const words = useWords();
  return (
    <Line
      shape={shape}
      status={status}
      label={row.label}
      what={row.title ?? words.say("title-restricted")}
      note={words.country(row.country)}
    >
      <Link
        className="btn"
        to="/cases/$caseId"
        params={{ caseId: row.id }}
        search={{ tab: "overview" }}
      >
        {verb}
      </Link>
    </Line>
  );
};

const Waiting: FC<{ today: Today }> = ({ today }) => {
  const words = useWords();
  const { say } = words;
  const nothing = today.count === 0 && today.drafts.length === 0 && today.urgent.length === 0;
  if (nothing) {
    return (
      <Empty
        title={say("nothing-waits")}
        action={<Button onClick={() => act("beginDraft")}>{say("action-beginDraft")}</Button>}
      >
        {say("nothing-waits-hint")}
      </Empty>
    );
  }
  const due = (closes: string | null) =>
    closes ? say("by-day", { day: words.day(closes) }) : say("open");
  return (
    <>
      <Group title={say("overtaken")} count={today.inbox.overtaken.length}>
        {today.inbox.overtaken.map((it) => (
          <Line
            key={it.entry}
            shape="warn"
            status={words.when(it.at)}
            label={it.label}
            what={`${it.said}: ${it.reason}`}
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
            what={`${it.by}: ${it.text}`}
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
      <Group title={say("gaps-of-agency")} count={today.gaps.length}>
        {today.gaps.map((it) => (
          <Line
            key={`${it.agency}-${it.from}`}
            shape="bad"
            status={words.day(it.from)}
            what={say("gap-sentence", {
              country: words.country(it.country),
              from: words.day(it.from),
              to: words.lastDay(it.to),
            })}
          >
            {it.absence && (
              <Link
                className="btn"
                to="/officers/$officerId"
                params={{ officerId: it.absence.officer }}
              >
                {say("name-deputy")}
              </Link>
            )}
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
            <Link className="btn" to="/officers/$officerId" params={{ officerId: it.officer }}>
              {say("hand-over")}
            </Link>
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
            <Link className="btn" to="/officers/$officerId" params={{ officerId: it.officer }}>
              {say("hand-over")}
            </Link>
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

const Room: FC<{ today: Today }> = ({ today }) => {
  const words = useWords();
  const { say } = words;
  const { room } = today;
  return (
    <>
      <Section
        first
        title={say("in-the-room")}
        aside={
          <Link className="link" to="/roster">
            {say("roster")}
          </Link>
        }
      >
        <p>
          {say("room-sentence", { present: room.officers - room.away.length, of: room.officers })}
        </p>
        {room.away.length > 0 && (
          <p className="two">
            {say("away-names", { names: words.list(room.away.map((it) => it.name)) })}
          </p>
        )}
      </Section>
      <Section title={say("lately")}>
        <ul className="lines">
          {today.lately.map((row) => (
            <li key={row.id}>
              <Link
                className="cut"
                to="/cases/$caseId"
                params={{ caseId: row.id }}
                search={{ tab: "history" }}
                title={row.title ?? ""}
              >
                {row.title ?? row.label}
              </Link>
              <span className="when">{words.when(row.changedAt)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {today.inbox.setAside.length > 0 && (
        <Section title={say("set-aside")}>
          <p>{say("set-aside-sentence", { count: today.inbox.setAside.length })}</p>
        </Section>
      )}
    </>
  );
};
