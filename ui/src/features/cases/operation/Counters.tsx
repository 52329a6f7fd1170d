/** What an operation is counted by: an entry by keyboard, totals by kind and country, the events. */
import { type FC, useState } from "react";
import type { CounterBoard } from "@/api/generated/api";
import { answer, useAnswer } from "@/api/queries";
import { usePages } from "@/api/usePages";
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
  // The board has the first.
  const more = usePages(pages > 1 ? pages : 0, (page) =>
    answer("counterEntries", { case: board.case, offset: page * PAGE, limit: PAGE }),
  );
  const { rows, total } = pages > 1 && more.data ? more.data : board.entries;
  return (
    <Section title={say("events-counted")}>
      <EventList rows={rows} label={say("events-counted")} board={board} />
      <ShowMore left={total - rows.length} onMore={() => setPages(pages + 1)} read={more} />
    </Section>
  );
};
