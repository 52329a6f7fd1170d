/** What an operation is counted by: an entry by keyboard, totals by kind and country, the events. */
import { type FC, useState } from "react";
import type { CounterBoard } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Section } from "@/components/parts";
import { Answered, Empty, ShowMore } from "@/components/states";
import { useWords } from "@/words/words";
import { CounterTable } from "./CounterTable";
import { CountForm } from "./CountForm";
import { EventList } from "./EventList";

const PAGE = 50;

export const Counters: FC<{ caseId: string }> = ({ caseId }) => {
  const { say } = useWords();
  const board = useAnswer("counterBoard", { case: caseId }, { keep: true });
  return (
    <Answered answer={board} what={say("counters")}>
      {(it) => (
        <>
          <CountForm board={it} />
          {it.inConflict.length > 0 && (
            <Section title={say("events-in-conflict")}>
              <p className="two t13">{say("events-in-conflict-hint")}</p>
              <EventList rows={it.inConflict} label={say("events-in-conflict")} board={it} />
            </Section>
          )}
          {it.entries.total === 0 ? (
            <Empty title={say("nothing-counted")}>{say("nothing-counted-hint")}</Empty>
          ) : (
            <>
              <CounterTable board={it} />
              <Events board={it} />
            </>
          )}
        </>
      )}
    </Answered>
  );
};

/** The events, the newest first, a page at a time. */
const Events: FC<{ board: CounterBoard }> = ({ board }) => {
  const { say } = useWords();
  const [pages, setPages] = useState(1);
  const more = useAnswer(
    "counterEntries",
    { case: board.case, offset: 0, limit: Math.min(PAGE * pages, 500) },
    { keep: true, enabled: pages > 1 },
  );
  const { rows, total } = pages > 1 && more.data ? more.data : board.entries;
  return (
    <Section title={say("events-counted")}>
      <EventList rows={rows} label={say("events-counted")} board={board} />
      <ShowMore
        left={rows.length < 500 ? total - rows.length : 0}
        onMore={() => setPages(pages + 1)}
      />
    </Section>
  );
};
