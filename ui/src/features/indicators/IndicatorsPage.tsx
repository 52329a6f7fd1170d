/** Indicators across cases: ask whether a value is known, go through what there is, and, at EC3's desk, every hit; who hears of alarms reads them here. */
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { FC } from "react";
import type { IndicatorDesk } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Screen } from "@/app/Screen";
import { type IndicatorsSearch, indicatorParts } from "@/app/search";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { Alarms } from "./Alarms";
import { Browse } from "./Browse";
import { Ec3Hits } from "./Ec3Hits";
import { QuickCheck } from "./QuickCheck";

const route = getRouteApi("/indicators");

export const IndicatorsPage: FC = () => {
  const { say } = useWords();
  const desk = useAnswer("indicatorDesk", {}, { keep: true });
  return (
    <Screen title={say("indicators")}>
      <Answered answer={desk} what={say("indicators")}>
        {(it) => <Parts desk={it} />}
      </Answered>
    </Screen>
  );
};

const Parts: FC<{ desk: IndicatorDesk }> = ({ desk }) => {
  const { say } = useWords();
  const search: IndicatorsSearch = route.useSearch();
  const navigate = useNavigate({ from: "/indicators" });
  const shown = { check: true, browse: true, hits: desk.atEc3, alarms: desk.hearsAlarms };
  const parts = indicatorParts.filter((it) => shown[it]);
  const part = parts.find((it) => it === search.part) ?? "check";
  return (
    <div className="col indicators">
      <div className="bar">
        <fieldset className="seg" aria-label={say("indicators")}>
          {parts.map((it) => (
            <button
              key={it}
              type="button"
              aria-pressed={part === it}
              onClick={() => void navigate({ search: { part: it } })}
            >
              {say(`indicators-${it}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {part === "check" && <QuickCheck desk={desk} of={search.case} />}
      {part === "browse" && <Browse desk={desk} />}
      {part === "hits" && <Ec3Hits />}
      {part === "alarms" && <Alarms />}
    </div>
  );
};
