/** What agencies would be asked for with a case, beside all others that were selected. It is shown where selection is decided and hinders nobody. */
import type { FC } from "react";
import type { WouldBe as Would } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { type Shape, Status } from "@/components/parts";
import { Answered } from "@/components/states";
import { quarterName } from "@/words/quarter";
import { useWords } from "@/words/words";

export const loadShapes: Record<Would["load"], Shape> = {
  over: "bad",
  within: "ok",
  undeclared: "open",
};

/** One line for each agency and quarter; what is too much comes first. */
export const WouldBe: FC<{ would: readonly Would[]; selected: boolean }> = ({
  would,
  selected,
}) => {
  const words = useWords();
  const { say } = words;
  if (would.length === 0) return <p className="two t13">{say("effort-none")}</p>;
  const over = would.filter((it) => it.load === "over");
  return (
    <ul className="lines loads t13">
      {[...over, ...would.filter((it) => it.load !== "over")].map((it) => (
        <li key={`${it.agency}-${it.quarter}`}>
          <Status shape={loadShapes[it.load]}>{words.label(it.load)}</Status>
          <p className="grow">
            {say(selected ? "load-is" : "load-would-be", {
              kind: it.declared === null ? "undeclared" : it.percent === null ? "nothing" : "share",
              agency: it.agency.toUpperCase(),
              quarter: quarterName(words, it.quarter),
              percent: words.percent(it.percent ?? 0),
              asked: it.days + it.others,
              declared: it.declared ?? 0,
            })}
          </p>
        </li>
      ))}
    </ul>
  );
};

/** The same for a case of which only the id is known. */
export const WouldBeOf: FC<{ caseId: string }> = ({ caseId }) => {
  const { say } = useWords();
  const effort = useAnswer("effort", { case: caseId });
  return (
    <>
      <p className="lab">{say("load-title")}</p>
      <Answered answer={effort} what={say("load-title")}>
        {(it) => <WouldBe would={it.would} selected={it.selected} />}
      </Answered>
    </>
  );
};
