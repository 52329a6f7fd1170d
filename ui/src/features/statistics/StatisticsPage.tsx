/** Statistics: charts that a board would print, each with its table, and every number with its rows. */
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FC, useCallback } from "react";
import type { Statistics, StatisticsPeriod } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Screen } from "@/app/Screen";
import type { StatisticsSearch } from "@/app/search";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { Hatching } from "./Bars";
import { Behind } from "./Behind";
import { fromAddress, toPeriod } from "./numbers";
import { PeriodBar } from "./PeriodBar";
import { SectionView } from "./SectionView";
import { Yearbook } from "./Yearbook";
import "@/styles/statistics.css";

const route = getRouteApi("/statistics");

export const StatisticsPage: FC = () => {
  const { say } = useWords();
  const { number, ...days } = route.useSearch();
  const period = toPeriod(days);
  const statistics = useAnswer("statistics", period, { keep: true });
  return (
    <Screen title={say("statistics")}>
      <Answered answer={statistics} what={say("statistics")}>
        {(it) => <Sections shown={it} period={period} number={number} />}
      </Answered>
    </Screen>
  );
};

type Props = { shown: Statistics; period: StatisticsPeriod; number: string | undefined };

const Sections: FC<Props> = ({ shown, period, number }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate({ from: "/statistics" });
  const change = useCallback(
    (to: Partial<StatisticsSearch>) =>
      void navigate({ search: (old: StatisticsSearch) => ({ ...old, ...to }), replace: true }),
    [navigate],
  );
  const found = number === undefined ? undefined : fromAddress(number, shown.sections, period);
  const close = (): void => {
    change({ number: undefined });
    // Back to the number that was opened.
    if (number !== undefined) document.getElementById(number)?.focus();
  };
  return (
    <div className="split" data-peek={found ? "open" : undefined}>
      <div className="col">
        <PeriodBar shown={shown} onChange={(to) => change({ ...to, number: undefined })}>
          <span className="grow" />
          <Yearbook period={period} />
        </PeriodBar>
        {/* The keyboard scrolls it also where nothing in it can be opened. */}
        <section className="scroll st-page" aria-label={say("statistics")} tabIndex={0}>
          <p className="two" role="status">
            {say("statistics-days", {
              from: words.day(shown.from),
              last: words.day(shown.last),
              asOf: words.day(shown.asOf),
            })}
            . {shown.scope}
          </p>
          <Hatching />
          {shown.sections.map((section) => (
            <SectionView
              key={section.key}
              section={section}
              period={period}
              open={number}
              onOpen={(address) => change({ number: address })}
            />
          ))}
        </section>
      </div>
      {found && <Opened key={number} found={found} onClose={close} />}
    </div>
  );
};

type Found = NonNullable<ReturnType<typeof fromAddress>>;

const Opened: FC<{ found: Found; onClose: () => void }> = ({ found, onClose }) => {
  const { at, place, ...number } = found;
  return <Behind at={at} place={place} number={number} onClose={onClose} />;
};
