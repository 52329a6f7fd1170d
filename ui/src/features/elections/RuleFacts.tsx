import type { FC } from "react";
import type { RuleSet } from "@/api/generated/api";
import { Fact, Facts } from "@/components/parts";
import { useWords } from "@/words/words";
import { officeName } from "./names";
import { groups, parameterName, roundSentence, valueAt, valueName } from "./rules";

/** A rule set in words, parameter by parameter. */
export const RuleFacts: FC<{ rules: RuleSet }> = ({ rules }) => {
  const words = useWords();
  const { say } = words;
  return (
    <div className="rule-facts">
      <section>
        <h3 className="lab">{say("rule-group-rounds")}</h3>
        <Facts>
          <Fact name={say("rule-offices")}>
            {words.list(rules.offices.map((it) => officeName(words, rules, it.office)))}
          </Fact>
          {rules.rounds.map((round, at) => (
            // Rounds have no name but their place.
            <Fact key={JSON.stringify([at, round])} name={say("round-number", { round: at + 1 })}>
              {roundSentence(words, round)}
            </Fact>
          ))}
          {rules.offices
            .filter((it) => it.rounds.length > 0)
            .flatMap((office) =>
              office.rounds.map((round, at) => (
                <Fact
                  key={JSON.stringify([office.office, at])}
                  name={`${officeName(words, rules, office.office)}, ${say("round-number", { round: at + 1 })}`}
                >
                  {roundSentence(words, round)}
                </Fact>
              )),
            )}
        </Facts>
      </section>
      {groups.map((group) => (
        <section key={group.id}>
          <h3 className="lab">{say(`rule-group-${group.id}`)}</h3>
          <Facts>
            {group.parameters.map(({ path }) => (
              <Fact key={path} name={parameterName(words, path)}>
                {valueName(words, valueAt(rules, path))}
              </Fact>
            ))}
          </Facts>
        </section>
      ))}
    </div>
  );
};
