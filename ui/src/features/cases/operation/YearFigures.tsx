/** What the Board noted of a year, over all operations. Asked for when somebody wants it: looking at it is on record. */
import { type FC, useState } from "react";
import { useAnswer } from "@/api/queries";
import { Button, Fact, Facts } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { totalsLine } from "./figures";

export const YearFigures: FC<{ year: number }> = ({ year }) => {
  const words = useWords();
  const { say } = words;
  const [asked, setAsked] = useState(false);
  const figures = useAnswer("outcomeFigures", { year }, { enabled: asked, keep: true });
  if (!asked)
    return (
      <p className="act">
        <Button kind="quiet" onClick={() => setAsked(true)}>
          {say("year-figures-show", { year: String(year) })}
        </Button>
      </p>
    );
  if (figures.error) return <ProblemNote problem={figures.error} />;
  if (!figures.data) return null;
  const { cases, totals } = figures.data;
  return (
    <Facts>
      <Fact name={say("year-figures")}>
        {cases.length === 0
          ? say("year-figures-none", { year: String(year) })
          : words.pair(
              say("year-figures-of", { count: cases.length, year: String(year) }),
              totalsLine(words, totals),
            )}
      </Fact>
    </Facts>
  );
};
