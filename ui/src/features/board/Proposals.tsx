import { Link } from "@tanstack/react-router";
import { type FC, Fragment } from "react";
import type { DecisionRow, RoundRow } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Section, Status } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";

/** Rounds in which proposals are scored, and what the Board decided. */
export const Proposals: FC = () => {
  const { say } = useWords();
  const rounds = useAnswer("rounds", {});
  const decisions = useAnswer("decisions", {});
  return (
    <>
      <Section first title={say("rounds")}>
        <Answered answer={rounds} what={say("rounds")}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={say("no-rounds")}>{say("no-rounds-hint")}</Empty>
            ) : (
              <Rounds rows={rows} />
            )
          }
        </Answered>
      </Section>
      <Section title={say("decisions")}>
        <Answered answer={decisions} what={say("decisions")}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="two">{say("no-decisions")}</p>
            ) : (
              <Decisions rows={rows} />
            )
          }
        </Answered>
      </Section>
    </>
  );
};

const Rounds: FC<{ rows: RoundRow[] }> = ({ rows }) => {
  const words = useWords();
  const { say } = words;
  return (
    <table className="sheet">
      <thead>
        <tr>
          <th>{say("round")}</th>
          <th>{say("opened")}</th>
          <th>{say("closes")}</th>
          <th className="end">{say("proposals")}</th>
          <th>{say("for-you")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to="/board/$roundId" params={{ roundId: row.id }}>
                {row.closedAt ? (
                  <Status shape="ok">{say("round-closed")}</Status>
                ) : (
                  <Status shape="half">{say("round-open")}</Status>
                )}
              </Link>
            </td>
            <td className="num">{words.moment(row.openedAt)}</td>
            <td className="num">
              {row.closedAt
                ? words.moment(row.closedAt)
                : row.closes
                  ? words.day(row.closes)
                  : say("open-end")}
            </td>
            <td className="end num">{row.proposals}</td>
            <td>
              {row.toScore > 0 ? (
                <Status shape="warn">{say("left-to-score", { count: row.toScore })}</Status>
              ) : (
                <span className="three">{say("nothing-left")}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Decisions: FC<{ rows: DecisionRow[] }> = ({ rows }) => {
  const words = useWords();
  return (
    <ul className="lines t13">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="num nb three">{words.day(row.on)}</span>
          <div className="grow">
            <p>{row.text}</p>
            <p className="two">
              {row.items.map((item, at) => (
                <Fragment key={item.label}>
                  {at > 0 && " · "}
                  <span className="id">{item.label}</span> {words.label(item.outcome)}
                </Fragment>
              ))}
            </p>
          </div>
          <span className="when">{`${words.label(row.method)}, ${row.by}`}</span>
        </li>
      ))}
    </ul>
  );
};
