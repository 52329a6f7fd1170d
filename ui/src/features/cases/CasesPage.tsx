import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FC, useMemo, useState } from "react";
import type { CaseRow, Handling } from "@/api/generated/api";
import { ProposeButton } from "@/app/ProposeButton";
import { Screen } from "@/app/Screen";
import type { CasesSearch } from "@/app/search";
import { useLateSearch } from "@/app/useLateSearch";
import { useWords } from "@/words/words";
import { CasePeek } from "./CasePeek";
import { CasesBoard } from "./CasesBoard";
import { CasesTable } from "./CasesTable";
import { FilterBar } from "./FilterBar";
import { toRequest } from "./filters";
import { strictest, usual } from "./marking";

const route = getRouteApi("/cases");

/** Every case, as a table or by stage. */
export const CasesPage: FC = () => {
  const { say } = useWords();
  const navigate = useNavigate({ from: "/cases" });
  const [search, change] = useLateSearch<CasesSearch>(
    route.useSearch(),
    ["text", "peek"],
    (to) => void navigate({ search: (old: CasesSearch) => ({ ...old, ...to }), replace: true }),
  );
  const request = useMemo(() => toRequest(search), [search]);
  const [selected, setSelected] = useState<ReadonlyMap<string, CaseRow>>(new Map());
  const [marking, setMarking] = useState<Handling>(usual);
  return (
    <Screen
      title={say("cases")}
      marking={strictest([...selected.values()], marking)}
      verb={<ProposeButton kind="primary" />}
    >
      <div className="split" data-peek={search.peek ? "open" : undefined}>
        <section className="col" aria-label={say("cases")}>
          <FilterBar search={search} change={change} />
          {search.view === "board" ? (
            <CasesBoard filter={request.filter} onMarking={setMarking} />
          ) : (
            <CasesTable
              search={search}
              change={change}
              request={request}
              selected={selected}
              setSelected={setSelected}
              onMarking={setMarking}
            />
          )}
        </section>
        {search.view === "table" && search.peek && (
          <CasePeek id={search.peek} onClose={() => change({ peek: undefined })} />
        )}
      </div>
    </Screen>
  );
};
