/** What the Board wants for a period, each priority with the EMPACT priority that it serves. */
import type { FC } from "react";
import { useAnswer } from "@/api/queries";
import { Section, Status } from "@/components/parts";
import { Answered } from "@/components/states";
import { spanSentence } from "@/words/sentences";
import { useWords } from "@/words/words";

export const Priorities: FC = () => {
  const words = useWords();
  const { say } = words;
  const all = useAnswer("priorities", {});
  return (
    <Answered answer={all} what={say("board-priorities")}>
      {(periods) =>
        periods.length === 0 ? (
          <Section first title={say("board-priorities")}>
            <p className="two">{say("priorities-none")}</p>
          </Section>
        ) : (
          periods.map((period, at) => (
            <Section
              key={period.id}
              first={at === 0}
              title={spanSentence(words, period)}
              aside={period.now && <Status shape="on">{say("priorities-now")}</Status>}
            >
              <ol className="lines">
                {period.list.map((it) => (
                  <li key={it.title}>
                    <span className="grow mid">{it.title}</span>
                    {it.empact && <span className="two">{words.label(it.empact)}</span>}
                  </li>
                ))}
              </ol>
            </Section>
          ))
        )
      }
    </Answered>
  );
};
