import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Bookmark, LayoutList, SquareKanban, Upload, X } from "lucide-react";
import { type FC, useCallback, useMemo, useState } from "react";
import { chooseTarget } from "@/api/client";
import type {
  CaseFilter,
  CaseListRequest,
  CaseRow,
  CrimeArea,
  Handling,
  Stage,
  Tlp,
} from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { act } from "@/app/palette-open";
import { Screen } from "@/app/Screen";
import { type CasesSearch, sorts } from "@/app/search";
import { DataGrid } from "@/components/DataGrid";
import { Button } from "@/components/parts";
import { Empty, Loading, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { BulkEditDialog } from "./BulkEditDialog";
import { CasePeek } from "./CasePeek";
import { CasesBoard } from "./CasesBoard";
import { caseColumns } from "./columns";
import { isArea, isStage, stages } from "./labels";
import { useCasePages } from "./pages";
import { SaveView } from "./SaveView";

const route = getRouteApi("/cases");
const strict: Tlp[] = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];

/** Turns the address into what the list is asked. */
const toFilter = (search: CasesSearch): CaseFilter => ({
  ...(search.stages ? { stages: search.stages.filter(isStage) } : {}),
  ...(search.areas ? { areas: search.areas.filter(isArea) } : {}),
  ...(search.country ? { country: search.country } : {}),
  ...(search.mine ? { mine: true } : {}),
  ...(search.over ? { over: true } : {}),
  ...(search.awaits ? { awaits: true } : {}),
  ...(search.text ? { text: search.text } : {}),
});

export const CasesPage: FC = () => {
  const words = useWords();
  const { say } = words;
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/cases" });
  const change = useCallback(
    (to: Partial<CasesSearch>) =>
      void navigate({ search: (old: CasesSearch) => ({ ...old, ...to }), replace: true }),
    [navigate],
  );
  const request: Omit<CaseListRequest, "offset" | "limit"> = useMemo(
    () => ({
      filter: toFilter(search),
      sort: search.sort,
      descending: !search.asc,
      group: !search.flat && search.view === "table",
    }),
    [search],
  );
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
      tlp: strict.indexOf(row.tlp) > strict.indexOf(joined.tlp) ? row.tlp : joined.tlp,
      h1: joined.h1 || row.h1,
      h2: joined.h2 || row.h2,
      h3: null,
    }),
    usual,
  );

const FilterBar: FC<{ search: CasesSearch; change: (to: Partial<CasesSearch>) => void }> = ({
  search,
  change,
}) => {
  const words = useWords();
  const { say } = words;
  const views = useAnswer("savedViews", {});
  const navigate = useNavigate();
  const [saving, setSaving] = useState(false);
  const chips: [string, string, Partial<CasesSearch>][] = [];
  for (const stage of search.stages ?? [])
    chips.push([say("column-stage"), words.label(stage), { stages: rest(search.stages, stage) }]);
  for (const area of search.areas ?? [])
    chips.push([say("column-areas"), words.label(area), { areas: rest(search.areas, area) }]);
  if (search.country)
    chips.push([say("column-country"), words.country(search.country), { country: undefined }]);
  if (search.mine) chips.push([say("my-part"), say("lead-or-partner"), { mine: undefined }]);
  if (search.awaits)
    chips.push([say("column-next"), words.label("waits-for-approval"), { awaits: undefined }]);
  if (search.over) chips.push([say("also"), say("what-is-over"), { over: undefined }]);
  const add = (chosen: string): void => {
    const [kind, value] = chosen.split(":");
    if (kind === "stage" && value) change({ stages: [...(search.stages ?? []), value] });
    else if (kind === "area" && value) change({ areas: [...(search.areas ?? []), value] });
    else if (kind === "mine") change({ mine: true });
    else if (kind === "awaits") change({ awaits: true });
    else if (kind === "over") change({ over: true });
  };
  return (
    <div className="bar bar-wrap">
      <div className="seg" role="group" aria-label={say("view")}>
        <button
          type="button"
          aria-pressed={search.view === "table"}
          onClick={() => change({ view: "table" })}
        >
          <LayoutList className="i" aria-hidden />
          {say("view-table")}
        </button>
        <button
          type="button"
          aria-pressed={search.view === "board"}
          onClick={() => change({ view: "board", peek: undefined })}
        >
          <SquareKanban className="i" aria-hidden />
          {say("view-board")}
        </button>
      </div>
      <input
        className="in filter-text"
        type="search"
        aria-label={say("filter-text")}
        placeholder={say("filter-text")}
        value={search.text ?? ""}
        onChange={(event) => change({ text: event.target.value || undefined })}
      />
      {chips.map(([field, value, without]) => (
        <span key={`${field}-${value}`} className="chip">
          <span>{field}</span> <b>{value}</b>
          <button
            type="button"
            aria-label={say("remove-filter", { field, value })}
            onClick={() => change(without)}
          >
            <X className="i12" aria-hidden />
          </button>
        </span>
      ))}
      <select
        className="chip chip-add"
        aria-label={say("add-filter")}
        value=""
        onChange={(event) => add(event.target.value)}
      >
        <option value="">{say("add-filter")}</option>
        <option value="mine">{`${say("my-part")}: ${say("lead-or-partner")}`}</option>
        <option value="awaits">{words.heading("waits-for-approval")}</option>
        <option value="over">{`${say("also")} ${say("what-is-over")}`}</option>
        <optgroup label={say("column-stage")}>
          {stages.map((stage) => (
            <option key={stage} value={`stage:${stage}`}>
              {words.label(stage)}
            </option>
          ))}
        </optgroup>
        <optgroup label={say("column-areas")}>
          {(
            [
              "cyber-dependent",
              "payment-fraud",
              "child-exploitation",
              "facilitators",
            ] satisfies CrimeArea[]
          ).map((area) => (
            <option key={area} value={`area:${area}`}>
              {words.label(area)}
            </option>
          ))}
        </optgroup>
      </select>
      <span className="grow" />
      <select
        className="chip"
        aria-label={say("saved-views")}
        value=""
        onChange={(event) => {
          const view = views.data?.find((it) => it.name === event.target.value);
          if (view) void navigate({ to: "/cases", search: JSON.parse(view.search) });
        }}
      >
        <option value="">{say("saved-views")}</option>
        {views.data
          ?.filter((view) => view.screen === "cases")
          .map((view) => (
            <option key={view.name}>{view.name}</option>
          ))}
      </select>
      <Button
        kind="icon"
        title={say("save-view")}
        aria-label={say("save-view")}
        onClick={() => setSaving(true)}
      >
        <Bookmark className="i" aria-hidden />
      </Button>
      {search.view === "table" && (
        <Button
          kind="quiet"
          aria-pressed={!search.flat}
          onClick={() => change({ flat: search.flat ? undefined : true })}
        >
          {say("by-stage")}
        </Button>
      )}
      <Button
        kind="icon"
        title={say("action-importCases")}
        aria-label={say("action-importCases")}
        onClick={() => act("importCases")}
      >
        <Upload className="i" aria-hidden />
      </Button>
      {saving && <SaveView search={search} onClose={() => setSaving(false)} />}
    </div>
  );
};

const rest = (all: string[] | undefined, gone: string): string[] | undefined => {
  const kept = (all ?? []).filter((it) => it !== gone);
  return kept.length > 0 ? kept : undefined;
};

type TableProps = {
  search: CasesSearch;
  change: (to: Partial<CasesSearch>) => void;
  request: Omit<CaseListRequest, "offset" | "limit">;
  selected: ReadonlyMap<string, CaseRow>;
  setSelected: (to: ReadonlyMap<string, CaseRow>) => void;
};

const CasesTable: FC<TableProps> = ({ search, change, request, selected, setSelected }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const { preferences } = useDesk().status;
  const nameOf = useCallback((stage: Stage) => words.heading(stage), [words]);
  const pages = useCasePages(request, nameOf);
  const [editing, setEditing] = useState(false);
  const exportCases = useCommand("exportCases");
  const choose = (row: CaseRow): void => {
    const next = new Map(selected);
    if (!next.delete(row.id)) next.set(row.id, row);
    setSelected(next);
  };
  const keys = new Set(selected.keys());
  if (pages.problem)
    return (
      <div className="pad">
        <ProblemNote problem={pages.problem} again={pages.again} />
      </div>
    );
  if (!pages.head) return <Loading what={say("cases")} rows={12} />;
  const filtered = Object.keys(request.filter).length > 0;
  const saveList = async (): Promise<void> => {
    const path = await chooseTarget(say("files-table"), ["csv", "xlsx"]);
    if (path) exportCases.mutate({ list: { ...request, offset: 0, limit: 1_000 }, path });
  };
  return (
    <>
      <div className="scroll">
        {pages.count === 0 ? (
          <Empty
            title={say(filtered ? "no-case-matches" : "no-cases")}
            action={
              filtered ? (
                <Button onClick={() => void navigate({ to: "/cases", search: {} })}>
                  {say("clear-filters")}
                </Button>
              ) : (
                <Button onClick={() => act("beginDraft")}>{say("action-beginDraft")}</Button>
              )
            }
          >
            {say(filtered ? "no-case-matches-hint" : "no-cases-hint")}
          </Empty>
        ) : (
          <DataGrid
            label={say("cases")}
            columns={caseColumns(
              words,
              Boolean(search.peek),
              (row) => selected.has(row.id),
              choose,
            )}
            count={pages.count}
            lineAt={pages.lineAt}
            onRange={pages.onRange}
            keyOf={(row) => row.id}
            onOpen={(row) =>
              void navigate({
                to: "/cases/$caseId",
                params: { caseId: row.id },
                search: { tab: "overview" },
              })
            }
            onPeek={(row) => change({ peek: row?.id })}
            onToggleGroup={pages.toggleGroup}
            selected={keys}
            onSelect={choose}
            sort={{ by: search.sort, descending: !search.asc }}
            onSort={(by) =>
              change({
                sort: sorts.find((it) => it === by) ?? "changed",
                asc: search.sort === by && !search.asc ? true : undefined,
              })
            }
            openKey={search.peek}
            singleKeys={preferences.singleKeys}
          />
        )}
      </div>
      {selected.size > 0 && (
        <div
          className="bulk"
          role="toolbar"
          aria-label={say("selected-count", { count: selected.size })}
        >
          <b className="num">{say("selected-count", { count: selected.size })}</b>
          <span className="grow" />
          <Button onClick={() => setEditing(true)}>
            {say("edit-several", { count: selected.size })}
          </Button>
          <Button
            kind="icon"
            aria-label={say("clear-selection")}
            title={say("clear-selection")}
            onClick={() => setSelected(new Map())}
          >
            <X className="i" aria-hidden />
          </Button>
        </div>
      )}
      <div className="foot">
        <span className="num" role="status">
          {say("count-of-cases", { shown: pages.head.total, all: pages.head.all })}
        </span>
        {exportCases.data && <span>{say("rows-written", { count: exportCases.data.rows })}</span>}
        {exportCases.error && <span className="bad">{exportCases.error.message}</span>}
        <span className="grow" />
        <button type="button" className="link" onClick={() => void saveList()}>
          {say("export-list")}
        </button>
        <span className="three hide-s">{say("grid-keys")}</span>
      </div>
      {editing && (
        <BulkEditDialog
          cases={[...selected.values()]}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            setSelected(new Map());
          }}
        />
      )}
    </>
  );
};
