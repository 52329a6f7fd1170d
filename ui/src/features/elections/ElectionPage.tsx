import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FC, useEffect, useRef, useState } from "react";
import type { ElectionView, RoundOfElection } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Screen } from "@/app/Screen";
import type { ElectionSearch } from "@/app/search";
import { Button, Fact, Facts, Section, Status, Well } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { Ballot } from "./Ballot";
import { PhaseStatus } from "./Elections";
import { Minutes } from "./Minutes";
import { NoticeBoard } from "./NoticeBoard";
import { agencyName, officeName } from "./names";
import { OwnSteps } from "./OwnSteps";
import { ExportTimes, Reminders } from "./Reminders";
import { BreakOff, MakeVoid } from "./RunDialogs";
import { Sequence, sayingIn } from "./Sequence";
import { StagePanel } from "./StagePanel";
import { momentsOf, stageNow, stagesOf, turnOf } from "./sequence";
import { useNow } from "./useNow";
import { waitsOf } from "./waits";

const route = getRouteApi("/board/elections/$electionId");

export const ElectionPage: FC = () => {
  const { electionId } = route.useParams();
  const { say } = useWords();
  const election = useAnswer("election", { election: electionId });
  const row = election.data?.row;
  return (
    <Screen
      title={row?.title ?? say("election")}
      crumb={
        <Link to="/board" search={{ part: "elections" }}>
          {say("board")}
        </Link>
      }
    >
      <Answered answer={election} what={say("election")}>
        {(view) => <Election key={view.row.id} view={view} again={() => void election.refetch()} />}
      </Answered>
    </Screen>
  );
};

/** Rounds with an encrypted box. */
const boxed = (view: ElectionView): (RoundOfElection & { ballot: string })[] =>
  view.rounds.flatMap((it) => (it.ballot === null ? [] : [{ ...it, ballot: it.ballot }]));

/** The round one's own ballot is about: the one that is open to one, else the last in which one cast a ballot. */
const ownRound = (view: ElectionView): RoundOfElection | null => {
  const open = view.rounds.findLast((it) => it.ballot !== null && it.mayCast.ok);
  return open ?? view.rounds.findLast((it) => it.own !== null && !it.voided) ?? null;
};

const Election: FC<{ view: ElectionView; again: () => void }> = ({ view, again }) => {
  const words = useWords();
  const { say } = words;
  const now = useNow();
  const asked = useRef(Date.now());
  const moments = momentsOf(view);
  // What may be done changes at a deadline, and no entry says so.
  useEffect(() => {
    if (moments.some((at) => asked.current < at && at <= now)) again();
    asked.current = now;
  }, [moments, now, again]);
  const { show }: ElectionSearch = route.useSearch();
  const navigate = useNavigate({ from: "/board/elections/$electionId" });
  const [called, setCalled] = useState(false);
  const onShow = (part: string): void => {
    setCalled(true);
    void navigate({ search: { show: part }, replace: true });
  };
  const stages = stagesOf(view, now);
  const mine = ownRound(view);
  const boxes = boxed(view);
  const others = [
    ...(mine ? [{ id: "ballot", name: say("your-ballot") }] : []),
    ...boxes.map((it) => ({
      id: `notices-${it.ballot}`,
      name: say("notice-board-of", {
        office: officeName(words, view.rules, it.office),
        round: it.number,
      }),
    })),
    { id: "minutes", name: say("minutes-of-election") },
  ];
  const waits = mine?.mayCast.ok && !mine.own;
  // Who came to vote is told there that the ballot is in the box, not shown something else the moment it is.
  const [came, setCame] = useState(false);
  if (waits && !came) setCame(true);
  const known = [...stages, ...others].some((it) => it.id === show);
  const shown = known && show ? show : mine && (waits || came) ? "ballot" : stageNow(stages);
  const notices = boxes.find((it) => shown === `notices-${it.ballot}`);
  const stage = stages.find((it) => it.id === shown);
  const named = stage ? say(`stage-${stage.id}`) : others.find((it) => it.id === shown)?.name;
  return (
    <div
      className="election"
      data-rehearsal={view.row.rehearsal || undefined}
      data-watermark={view.row.rehearsal ? say("rehearsal") : undefined}
    >
      {view.row.rehearsal && (
        <p className="rehearsal" role="note">
          <strong>{say("rehearsal")}</strong> <span>{say("rehearsal-banner")}</span>
        </p>
      )}
      <div className="el">
        <Sequence view={view} stages={stages} shown={shown} onShow={onShow} others={others} />
        {/* What scrolls can be reached by keys, whatever stands in it. */}
        <section className="mid-col" tabIndex={0} aria-label={named}>
          {view.cancelled && (
            <Well tone="warn">
              <p className="strong">{say("election-cancelled")}</p>
              <p>{`${view.cancelled.text} (${view.cancelled.by}, ${words.moment(view.cancelled.at)})`}</p>
            </Well>
          )}
          {shown === "ballot" && mine && (
            <Ballot
              key={`${mine.office} ${mine.number}`}
              view={view}
              round={mine}
              called={called}
            />
          )}
          {notices && <NoticeBoard key={notices.ballot} view={view} round={notices} />}
          {shown === "minutes" && <Minutes view={view} />}
          {stage && (
            <StagePanel
              key={stage.id}
              view={view}
              called={called}
              stage={stage}
              now={now}
              onNotices={(ballot) => onShow(`notices-${ballot}`)}
            />
          )}
        </section>
        <Side view={view} now={now} quiet={shown === "ballot"} onBallot={() => onShow("ballot")} />
      </div>
    </div>
  );
};

const Side: FC<{ view: ElectionView; now: number; quiet: boolean; onBallot: () => void }> = ({
  view,
  now,
  quiet,
  onBallot,
}) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<"cancel" | "void" | "remind" | null>(null);
  const waits = waitsOf(view, now);
  const round = turnOf(view)?.round;
  const open =
    round && round.ballot !== null && !round.count ? { ...round, ballot: round.ballot } : null;
  const over = view.cancelled !== null || view.offices.every((it) => it.declared);
  return (
    <aside className="side" aria-label={say("what-waits")}>
      <OwnSteps view={view} quiet={quiet} onBallot={onBallot} />
      <Section title={say("what-waits")}>
        {waits.length === 0 ? (
          <p className="two">{say("nobody-awaited")}</p>
        ) : (
          <ul className="lines">
            {waits.map((it) => (
              <li key={it.id}>
                <span className="grow">{sayingIn(words, view, it)}</span>
              </li>
            ))}
          </ul>
        )}
        {view.mayRun.ok && waits.some((it) => it.seats) && (
          <p className="act act-mid">
            <Button onClick={() => setDoing("remind")}>{say("remind")}</Button>
          </p>
        )}
      </Section>
      {open && open.closedAt === null && (
        <Section title={say("no-count-exists")}>
          <p className="two">
            {say("no-count-exists-hint", {
              threshold: view.threshold,
              count: view.trustees.length,
            })}
          </p>
        </Section>
      )}
      <Section title={say("election")}>
        <Facts>
          <Fact name={say("column-status")}>
            <PhaseStatus phase={view.row.phase} />
          </Fact>
          <Fact name={say("called")}>
            {say("by-on", { who: view.calledBy, day: words.moment(view.calledAt) })}
          </Fact>
          <Fact name={say("your-seat")}>
            {view.ownSeat ? agencyName(words, view, view.ownSeat) : say("no-seat")}
          </Fact>
          {view.ownSeat && (
            <Fact name={say("your-credential")}>
              <Status shape={view.holdsCredential ? "ok" : "open"}>
                {say(view.holdsCredential ? "credential-here" : "credential-not-here")}
              </Status>
            </Fact>
          )}
          <Fact name={say("rule-set")}>
            <Link to="/board/rules/$ruleSetId" params={{ ruleSetId: view.ruleSet }}>
              {view.rulesSha256.slice(0, 12)}
            </Link>
          </Fact>
        </Facts>
        <ExportTimes view={view} />
      </Section>
      {view.mayRun.ok && !over && (
        <Section title={say("if-something-is-wrong")}>
          <p className="two">{say("if-something-is-wrong-hint")}</p>
          <p className="act act-mid">
            {open && <Button onClick={() => setDoing("void")}>{say("void-round-verb")}</Button>}
            <Button kind="quiet" onClick={() => setDoing("cancel")}>
              {say("cancel-election")}
            </Button>
          </p>
        </Section>
      )}
      {doing === "remind" && <Reminders view={view} onClose={() => setDoing(null)} />}
      {doing === "cancel" && <BreakOff view={view} onClose={() => setDoing(null)} />}
      {doing === "void" && open && (
        <MakeVoid view={view} round={open} onClose={() => setDoing(null)} />
      )}
    </aside>
  );
};
