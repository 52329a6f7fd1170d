/** What a round came to, and why the outcome is what it is. */
import type { FC } from "react";
import type { ElectionView, RoundOfElection } from "@/api/generated/api";
import { Section, Status, Well } from "@/components/parts";
import { useWords } from "@/words/words";
import { agencyName, candidateName, choiceName, officeName } from "./names";
import { outcomeSentence, reasonSentence } from "./reasons";

/** Every round that was counted or made void, by office, with what follows from them. */
export const Results: FC<{ view: ElectionView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const offices = view.offices.filter((office) =>
    view.rounds.some((it) => it.office === office.office && (it.count || it.voided)),
  );
  if (offices.length === 0) return <p className="two">{say("no-counts-yet")}</p>;
  return (
    <>
      {offices.map((office, at) => (
        <Section
          key={office.office}
          first={at === 0}
          title={officeName(words, view.rules, office.office)}
        >
          {office.stands && (
            <p className="t16 mid">{outcomeSentence(words, view, office.office, office.stands)}</p>
          )}
          <ul className="plain">
            {office.reasons.map((it) => (
              <li key={JSON.stringify(it)}>{reasonSentence(words, view, it)}</li>
            ))}
          </ul>
          {view.rounds
            .filter((it) => it.office === office.office && (it.count || it.voided))
            .map((it) => (
              <RoundResult key={it.number} view={view} round={it} />
            ))}
        </Section>
      ))}
    </>
  );
};

const RoundResult: FC<{ view: ElectionView; round: RoundOfElection }> = ({ view, round }) => {
  const words = useWords();
  const { say } = words;
  const { count, result } = round;
  if (round.voided)
    return (
      <Well tone="warn">
        <p className="strong">{say("round-void", { round: round.number })}</p>
        <p>{`${round.voided.text} (${round.voided.by}, ${words.moment(round.voided.at)})`}</p>
      </Well>
    );
  if (!count) return null;
  const rows: { id: string; name: string; votes: number; plain: boolean }[] = [
    ...Object.entries(count.votes)
      .map(([id, votes]) => ({
        id,
        name: candidateName(words, view, id),
        votes,
        plain: false,
      }))
      .sort((a, b) => b.votes - a.votes),
    ...(["against", "blank", "invalid"] as const)
      .filter((it) => count[it] > 0)
      .map((it) => ({ id: it, name: say(`count-${it}`), votes: count[it], plain: true })),
  ];
  const most = Math.max(1, ...rows.map((it) => it.votes));
  return (
    <table className="sheet result">
      <caption>
        {say("round-number", { round: round.number })}
        {round.paper && <span className="three">{` · ${say("round-on-paper")}`}</span>}
        {result && (
          <span className="three">
            {` · ${say("round-took-part", { cast: result.seatsCast, present: result.seatsPresent })}`}
          </span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say("candidate")}</th>
          <th scope="col" className="end">
            {say("votes")}
          </th>
          <th scope="col">
            <span className="sr">{say("votes-as-bars")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((it) => (
          <tr key={it.id}>
            <th scope="row" className={it.plain ? "two" : "mid"}>
              {it.name}
            </th>
            <td className="end num">{words.number(it.votes)}</td>
            <td className="result-bar">
              <progress value={it.votes} max={most} aria-hidden />
            </td>
          </tr>
        ))}
      </tbody>
      {Object.keys(round.votes).length > 0 && (
        <tbody>
          {Object.entries(round.votes).map(([agency, choice]) => (
            <tr key={agency}>
              <th scope="row">{agencyName(words, view, agency)}</th>
              <td colSpan={2}>{choiceName(words, view, choice)}</td>
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
};

/** An office that was declared: what, by whom, until when it can be objected to. */
export const DeclaredLine: FC<{ view: ElectionView; office: ElectionView["offices"][number] }> = ({
  view,
  office,
}) => {
  const words = useWords();
  const { say } = words;
  const { declared } = office;
  if (!declared) return <Status shape="open">{say("not-declared-yet")}</Status>;
  return (
    <>
      <p className="t16 mid">{outcomeSentence(words, view, office.office, declared.outcome)}</p>
      <p className="two t13">
        {say("declared-by", { who: declared.by, when: words.moment(declared.at) })}{" "}
        {say("objections-until", { when: words.moment(declared.objectionsEnd) })}
      </p>
      {!view.row.rehearsal && (
        <Status shape={declared.announced ? "ok" : "open"}>
          {say(declared.announced ? "announced" : "not-announced-yet")}
        </Status>
      )}
    </>
  );
};
