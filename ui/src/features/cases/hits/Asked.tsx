/** Who asked for this case's data, and what had to wait for the office. */
import type { FC } from "react";
import type { HitRow, Question } from "@/api/generated/api";
import { Section } from "@/components/parts";
import { WhenCell } from "@/components/When";
import { useWords } from "@/words/words";

export const Asked: FC<{ rows: HitRow[]; questions: Question[] }> = ({ rows, questions }) => {
  const words = useWords();
  const { say } = words;
  return (
    <>
      {rows.length > 0 && (
        <Section title={say("hits-asked")}>
          <table className="sheet hits">
            <thead>
              <tr>
                <th>{say("hit-value")}</th>
                <th>{say("who")}</th>
                <th>{say("purpose")}</th>
                <th>{say("hit-they-were-told")}</th>
                <th>{say("when")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((it) => (
                <tr key={it.id}>
                  <td className="hit-value">
                    <span className="id">{it.shown ?? say("hit-value-unknown")}</span>
                    {it.tlp && <p className="three t12">{`TLP:${it.tlp} PAP:${it.pap}`}</p>}
                  </td>
                  <td>{it.agency?.toUpperCase()}</td>
                  <td>{it.purpose && words.label(it.purpose)}</td>
                  <td>{it.told && words.label(it.told)}</td>
                  <WhenCell at={it.at} />
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {questions.length > 0 && (
        <Section title={say("questions-waited")}>
          <ul>
            {questions.map((it) => (
              <li key={it.at}>
                {`${words.moment(it.at)}: `}
                {it.answer
                  ? say("question-answered", {
                      count: it.values,
                      found: it.answer.rows.filter((row) => row.told.length > 0 || row.common)
                        .length,
                    })
                  : say("question-waits", { count: it.values })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
};
