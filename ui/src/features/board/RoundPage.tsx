import { Link, useParams } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { RoundProposal, RoundView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Screen } from "@/app/Screen";
import { WouldBe } from "@/app/WouldBe";
import { Button, Fact, Facts, Section, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { quantity } from "@/words/amount";
import { useWords } from "@/words/words";
import { ScoreDialog } from "./ScoreDialog";

export const RoundPage: FC = () => {
  const { roundId } = useParams({ from: "/board/$roundId" });
  const { say } = useWords();
  const round = useAnswer("round", { round: roundId });
  return (
    <Screen
      title={say("round")}
      crumb={
        <Link to="/board" search={{ part: "proposals" }}>
          {say("board")}
        </Link>
      }
    >
      <Answered answer={round} what={say("round")}>
        {(it) => <Round key={it.id} round={it} />}
      </Answered>
    </Screen>
  );
};

const Round: FC<{ round: RoundView }> = ({ round }) => {
  const words = useWords();
  const { say } = words;
  const [scoring, setScoring] = useState<RoundProposal | null>(null);
  const close = useCommand("closeRound");
  const closed = round.closedAt !== null;
  return (
    <div className="split">
      <div className="pad">
        {closed ? (
          <Status shape="ok">
            {say("round-closed-on", { when: words.moment(round.closedAt ?? 0) })}
          </Status>
        ) : (
          <Status shape="half">{say("round-blind")}</Status>
        )}
        <table className="sheet">
          <thead>
            <tr>
              {closed && <th className="end">{say("rank")}</th>}
              <th>{say("proposal")}</th>
              <th>{say("column-title")}</th>
              {closed && <th className="end">{say("score")}</th>}
              {closed && <th className="end">{say("spread")}</th>}
              {closed && <th className="end">{say("sheets")}</th>}
              <th>{say("your-score")}</th>
            </tr>
          </thead>
          <tbody>
            {round.proposals.map((it) => (
              <tr key={it.case}>
                {closed && <td className="end num">{it.rank}</td>}
                <td className="id">
                  <Link
                    to="/cases/$caseId"
                    params={{ caseId: it.case }}
                    search={{ tab: "overview" }}
                  >
                    {it.label}
                  </Link>
                </td>
                <td>{it.title}</td>
                {closed && (
                  <td className="end num mid">
                    {it.score ? quantity(words, it.score.score) : "–"}
                  </td>
                )}
                {closed && (
                  <td className="end num">{it.score ? quantity(words, it.score.spread) : "–"}</td>
                )}
                {closed && <td className="end num">{it.sheets.length}</td>}
                <td>
                  {it.mine.length > 0 && <Status shape="ok">{say("scored")}</Status>}
                  {"\u2002"}
                  {!closed && (
                    <Button may={it.mayScore} onClick={() => setScoring(it)}>
                      {say(it.mine.length > 0 ? "revise-score" : "score-verb")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Section title={say("load-title-round")}>
          <p className="two t13">{say("load-hint")}</p>
          {round.proposals.map((it) => (
            <div key={it.case} className="load-case">
              <p className="mid t13">
                {it.label} {it.title}
              </p>
              <WouldBe would={it.would} selected={it.stage === "selected"} />
            </div>
          ))}
        </Section>
        {closed && <Sheets round={round} />}
        {scoring && (
          <ScoreDialog round={round} proposal={scoring} onClose={() => setScoring(null)} />
        )}
      </div>
      <aside className="side" aria-label={say("round")}>
        <Facts>
          <Fact name={say("opened")}>
            {say("by-on", { who: round.openedBy, day: words.moment(round.openedAt) })}
          </Fact>
          <Fact name={say("closes")}>
            {round.closes ? words.day(round.closes) : say("open-end")}
          </Fact>
          <Fact name={say("key-held")}>{words.list(round.holders)}</Fact>
        </Facts>
        <Section title={say("criteria")}>
          <ul className="lines">
            {round.criteria.map((it) => (
              <li key={it.id}>
                {words.label(it.id)}
                <span className="when">{say("weight", { weight: it.weight })}</span>
              </li>
            ))}
          </ul>
        </Section>
        {!closed && (
          <Section title={say("close-round")}>
            <p className="two">{say("close-round-hint")}</p>
            <p>
              <Button
                may={round.mayClose}
                disabled={close.isPending}
                onClick={() => close.mutate({ round: round.id })}
              >
                {say("close-round")}
              </Button>
            </p>
            {close.error && <ProblemNote problem={close.error} />}
          </Section>
        )}
      </aside>
    </div>
  );
};

/** Every agency's marks, once the round is closed. */
const Sheets: FC<{ round: RoundView }> = ({ round }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section title={say("all-sheets")}>
      {round.proposals.map((it) => (
        <details key={it.case}>
          <summary>
            {it.label} {it.title}
          </summary>
          <table className="sheet">
            <thead>
              <tr>
                <th>{words.heading("agency")}</th>
                {round.criteria.map((criterion) => (
                  <th key={criterion.id} className="end">
                    {words.label(criterion.id)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {it.sheets.map((sheet) => (
                <tr key={sheet.agency}>
                  <td>
                    {sheet.agency.toUpperCase()}
                    {sheet.enteredBy && (
                      <span className="three">{` · ${say("entered-by", { who: sheet.enteredBy })}`}</span>
                    )}
                  </td>
                  {round.criteria.map((criterion) => (
                    <td key={criterion.id} className="end num">
                      {sheet.marks[criterion.id] ?? "–"}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </Section>
  );
};
