/** What a rule set would have made of the elections that were held. */
import { Link } from "@tanstack/react-router";
import type { FC } from "react";
import type { RulesEffect as Effect, ElectionOutcome, RuleSetView } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Section, Status } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { outcomeSentence, reasonSentence } from "./reasons";

/** What the sentences of outcomes and reasons read of an election. */
const viewOf = (it: Effect, rules: RuleSetView["rules"]) => ({
  rules,
  offices: [
    {
      candidates: Object.entries(it.people).map(([candidate, person]) => ({ candidate, person })),
    },
  ],
});

const said = (words: Words, rules: RuleSetView["rules"], it: Effect, outcome: ElectionOutcome) =>
  outcomeSentence(words, viewOf(it, rules), it.office, outcome);

export const RulesEffect: FC<{ view: RuleSetView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const effect = useAnswer("rulesEffect", { ruleSet: view.row.id });
  return (
    <Section title={say("rules-effect")}>
      <p className="two t13">{say("rules-effect-hint")}</p>
      <Answered answer={effect} what={say("rules-effect")}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="two t13">{say("rules-effect-none")}</p>
          ) : (
            <table className="sheet effects">
              <caption className="sr">{say("rules-effect")}</caption>
              <thead>
                <tr>
                  <th scope="col">{say("election")}</th>
                  <th scope="col">{say("rules-effect-before")}</th>
                  <th scope="col">{say("rules-effect-after")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((it) => (
                  <tr key={`${it.election} ${it.office}`}>
                    <th scope="row">
                      <Link to="/board/elections/$electionId" params={{ electionId: it.election }}>
                        {it.title}
                      </Link>
                    </th>
                    <td className="two">{said(words, view.rules, it, it.before)}</td>
                    <td>
                      {it.same ? (
                        <Status shape="ok">{say("rules-effect-same")}</Status>
                      ) : (
                        <>
                          <p className="mid">{said(words, view.rules, it, it.after.outcome)}</p>
                          <ul className="plain t13">
                            {it.after.reasons.map((why) => (
                              <li key={JSON.stringify(why)}>
                                {reasonSentence(words, viewOf(it, view.rules), why)}
                              </li>
                            ))}
                          </ul>
                        </>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  );
};
