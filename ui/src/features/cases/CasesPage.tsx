import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FC, useCallback, useMemo, useState } from "react";
import type { CaseRow, Handling } from "@/api/generated/api";
import { act } from "@/app/palette-open";
import { Screen } from "@/app/Screen";
import type { CasesSearch } from "@/app/search";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { CasePeek } from "./CasePeek";
import { CasesBoard } from "./CasesBoard";
import { CasesTable } from "./CasesTable";
import { FilterBar } from "./FilterBar";
import { toRequest } from "./filters";
import { tlps } from "./labels";

const route = getRouteApi("/cases");

/** Every case, as a table or by stage. */
export const CasesPage: FC = () => {
  const { say } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/cases" });
  const change = useCallback(
    (to: Partial<CasesSearch>) =>
      void navigate({ search: (old: CasesSearch) => ({ ...old, ...to }), replace: true }),
    [navigate],
  );
  const request = useMemo(() => toRequest(search), [search]);
  const [selected, setSelected] = useState<ReadonlyMap<string, CaseRow>>(new Map());
  const marking: Handling = { tlp: "AMBER", h1: false, h2: false, h3: null };
  return (
    <Screen
      title={say("cases")}
      marking={strictest([...selected.values()], marking)}
      verb={
        <Button kind="primary" onClick={() => act("beginDraft")}>
          {say("action-beginDraft")}
        </Button>
      }
    >
      <div className="split" data-peek={search.peek ? "open" : undefined}>
        <section className="col" aria-label={say("cases")}>
          <FilterBar search={search} change={change} />
          {search.view === "board" ? (
            <CasesBoard filter={request.filter} />
          ) : (
            <CasesTable
              search={search}
              change={change}
              request={request}
              selected={selected}
              setSelected={setSelected}
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

const strictest = (rows: CaseRow[], usual: Handling): Handling =>
  rows.reduce<Handling>(
    (joined, row) => ({
      tlp: tlps.indexOf(row.tlp) > tlps.indexOf(joined.tlp) ? row.tlp : joined.tlp,
      h1: joined.h1 || row.h1,
      h2: joined.h2 || row.h2,
      h3: null,
    }),
    usual,
  );
