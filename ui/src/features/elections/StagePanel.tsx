import { Link } from "@tanstack/react-router";
import { type FC, type ReactNode, useEffect, useRef } from "react";
import type { ElectionView, RoundOfElection } from "@/api/generated/api";
import { Button, Fact, Facts, Section, Status, Well } from "@/components/parts";
import { useWords } from "@/words/words";
import { ByHand } from "./ByHand";
import { Declaring } from "./Declaring";
import { Nominations } from "./Nominations";
import { agencyName, officeName, seatName } from "./names";
import { Results } from "./Results";
import { RuleFacts } from "./RuleFacts";
import { sayingIn } from "./Sequence";
import { type Stage, turnOf } from "./sequence";
import { Lots, Trustees } from "./Trustees";
import { Turnout } from "./Turnout";

type Props = {
  view: ElectionView;
  stage: Stage;
  now: number;
  /** Whether the step was chosen, and did not come with the screen. */
  called: boolean;
  onNotices: (ballot: string) => void;
};

/** A step: what it is, how far it is, what becomes unchangeable with it, and what belongs to it. */
export const StagePanel: FC<Props> = (props) => {
  const { view, stage, called } = props;
  const words = useWords();
  const { say } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  // Who chose the step goes on reading at its heading; who just came to the screen is left at its beginning.
  useEffect(() => {
    if (called) heading.current?.focus();
  }, [called]);
  return (
    <>
      <header className="stage-head">
        <h2 className="t20 strong" tabIndex={-1} ref={heading}>
          {say(`stage-${stage.id}`)}
        </h2>
        <p className="two">{sayingIn(words, view, stage.said)}</p>
        {stage.state === "done" ? (
          <p className="three t13">{say(`was-fixed-${stage.id}`)}</p>
        ) : (
          <Well tone="acc">
            <p>{say(`fixed-${stage.id}`)}</p>
          </Well>
        )}
      </header>
      <Content {...props} />
    </>
  );
};

const Content: FC<Props> = ({ view, stage, now, onNotices }): ReactNode => {
  const { say } = useWords();
  const round = turnOf(view)?.round ?? null;
  switch (stage.id) {
    case "rules":
      return (
        <>
          <p className="t13">
            <Link to="/board/rules/$ruleSetId" params={{ ruleSetId: view.ruleSet }}>
              {say("to-rule-set")}
            </Link>
          </p>
          <RuleFacts rules={view.rules} />
        </>
      );
    case "nominations":
      return <Nominations view={view} />;
    case "trustees":
      return <Trustees view={view} />;
    case "roll":
      return <Roll view={view} />;
    case "lot":
      return <Lots view={view} />;
    case "vote":
      return (
        <>
          {round ? (
            <Turnout view={view} round={round} now={now} />
          ) : (
            <p className="two">{say("no-round-yet")}</p>
          )}
          <ByHand view={view} />
        </>
      );
    case "close":
      return round ? (
        <Closing view={view} round={round} onNotices={onNotices} />
      ) : (
        <p className="two">{say("no-round-yet")}</p>
      );
    case "count":
      return (
        <>
          {round && round.ballot !== null && !round.count && (
            <Decrypting view={view} round={round} />
          )}
          <Results view={view} />
        </>
      );
    case "declare":
    case "announce":
      return <Declaring view={view} />;
  }
};

/** The seats as they were frozen, and which have registered. */
const Roll: FC<{ view: ElectionView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  if (view.seats.length === 0) return <p className="two">{say("roll-not-frozen")}</p>;
  const seats = [...view.seats].sort((a, b) =>
    seatName(words, a.seat).localeCompare(seatName(words, b.seat), words.locale),
  );
  return (
    <table className="sheet">
      <caption className="sr">{say("stage-roll")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("seat")}</th>
          <th scope="col" className="end">
            {say("votes-of-seat")}
          </th>
          <th scope="col">{say("registered")}</th>
        </tr>
      </thead>
      <tbody>
        {seats.map((it) => (
          <tr key={it.seat.agency}>
            <th scope="row" className="mid">
              {seatName(words, it.seat)}
            </th>
            <td className="end num">{it.seat.weight}</td>
            <td className="nb">
              {it.seat.weight === 0 ? (
                <Status shape="off">{say("seat-without-vote")}</Status>
              ) : it.registeredAt === null ? (
                <Status shape="open">{say("seat-unregistered")}</Status>
              ) : (
                <Status shape="ok">
                  {say("registered-at", { when: words.moment(it.registeredAt) })}
                </Status>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type RoundProps = { view: ElectionView; round: RoundOfElection };

/** The box that was closed: whose desks found the same in it. */
const Closing: FC<RoundProps & { onNotices: (ballot: string) => void }> = ({
  view,
  round,
  onNotices,
}) => {
  const words = useWords();
  const { say } = words;
  const { ballot } = round;
  const named = (agencies: string[]): string =>
    words.list(agencies.map((it) => agencyName(words, view, it)));
  const registered = view.seats.filter((it) => it.registeredAt !== null).length;
  return (
    <>
      <Facts>
        <Fact name={say("round")}>
          {say("office-round", {
            office: officeName(words, view.rules, round.office),
            round: round.number,
          })}
        </Fact>
        <Fact name={say("vote-opens")}>{words.moment(round.opens)}</Fact>
        <Fact name={say("vote-closes")}>{words.moment(round.closes)}</Fact>
        <Fact name={say("closed-at")}>
          {round.closedAt === null ? say("not-closed-yet") : words.moment(round.closedAt)}
        </Fact>
        <Fact name={say("countersigned")}>
          {say("countersigned-by", { count: round.countersigned.length, of: registered })}
        </Fact>
        {round.countersigned.length > 0 && (
          <Fact name={say("countersigned-who")}>{named(round.countersigned)}</Fact>
        )}
      </Facts>
      {round.contradicted.length > 0 && (
        <Well tone="bad" alert>
          <p className="strong">{say("box-contradicted", { names: named(round.contradicted) })}</p>
          <p>{say("box-contradicted-hint")}</p>
        </Well>
      )}
      {ballot !== null && (
        <p className="act act-mid">
          <Button onClick={() => onNotices(ballot)}>{say("to-notice-board")}</Button>
        </p>
      )}
    </>
  );
};

/** Which trustees have decrypted their part. */
const Decrypting: FC<RoundProps> = ({ view, round }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section
      first
      title={say("office-round", {
        office: officeName(words, view.rules, round.office),
        round: round.number,
      })}
    >
      <table className="sheet">
        <caption className="sr">{say("stage-count")}</caption>
        <tbody>
          {view.trustees.map((it) => {
            const done = round.decrypted.includes(it.number);
            return (
              <tr key={it.number}>
                <th scope="row">{it.name}</th>
                <td>
                  <Status shape={done ? "ok" : "open"}>
                    {say(done ? "part-decrypted" : "part-not-yet")}
                  </Status>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
};
