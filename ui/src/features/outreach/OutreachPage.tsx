/** Roadshows and webinars: the list with its sums, and one event beside it. */
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FC, useMemo, useState } from "react";
import { labels, type OutreachFilter, type OutreachList } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { ExportDialog } from "@/app/ExportDialog";
import { Screen } from "@/app/Screen";
import type { OutreachSearch } from "@/app/search";
import { useLateSearch } from "@/app/useLateSearch";
import { DataGrid } from "@/components/DataGrid";
import { SelectField } from "@/components/fields";
import { Button } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";
import { outreachColumns } from "./columns";
import { RecordOutreachDialog } from "./OutreachForm";
import { OutreachPeek } from "./OutreachPeek";
import { OutreachSums } from "./OutreachSums";

const route = getRouteApi("/outreach");

export const OutreachPage: FC = () => {
  const { say } = useWords();
  const navigate = useNavigate({ from: "/outreach" });
  const [search, change] = useLateSearch<OutreachSearch>(
    route.useSearch(),
    ["peek"],
    (to) => void navigate({ search: (old: OutreachSearch) => ({ ...old, ...to }) }),
  );
  const [recording, setRecording] = useState(false);
  const filter: OutreachFilter = {
    ...(search.kind ? { kind: search.kind } : {}),
    ...(search.year ? { year: search.year } : {}),
  };
  const list = useAnswer("outreach", filter, { keep: true });
  const record = () => setRecording(true);
  return (
    <Screen
      title={say("outreach")}
      verb={
        <Button kind="primary" may={list.data?.may} onClick={record}>
          {say("action-recordOutreach")}
        </Button>
      }
    >
      <div className="split" data-peek={search.peek ? "open" : undefined}>
        <section className="col" aria-label={say("outreach")}>
          <Answered answer={list} what={say("outreach")}>
            {(it) => (
              <Events list={it} filter={filter} search={search} change={change} onRecord={record} />
            )}
          </Answered>
        </section>
        {search.peek && (
          <OutreachPeek
            key={search.peek}
            id={search.peek}
            onClose={() => change({ peek: undefined })}
          />
        )}
      </div>
      {recording && (
        <RecordOutreachDialog
          onClose={() => setRecording(false)}
          onDone={(id) => {
            setRecording(false);
            // Whatever was filtered, what was just recorded is shown.
            void navigate({ search: { peek: id } });
          }}
        />
      )}
    </Screen>
  );
};

type EventsProps = {
  list: OutreachList;
  filter: OutreachFilter;
  search: OutreachSearch;
  change: (to: OutreachSearch) => void;
  onRecord: () => void;
};

const Events: FC<EventsProps> = ({ list, filter, search, change, onRecord }) => {
  const words = useWords();
  const { say } = words;
  const { preferences } = useDesk().status;
  const beside = search.peek !== undefined;
  const columns = useMemo(() => outreachColumns(words, beside), [words, beside]);
  const { rows } = list;
  if (list.total === 0)
    return (
      <Empty
        title={say("no-outreach")}
        action={
          <Button may={list.may} onClick={onRecord}>
            {say("action-recordOutreach")}
          </Button>
        }
      >
        {say("no-outreach-hint")}
      </Empty>
    );
  return (
    <>
      <Filters list={list} search={search} change={change} />
      <div className="scroll">
        {rows.length === 0 ? (
          <p className="pad two">{say("no-outreach-here")}</p>
        ) : (
          <DataGrid
            label={say("outreach")}
            columns={columns}
            count={rows.length}
            lineAt={(index) => {
              const row = rows[index];
              return row ? { kind: "row", row } : { kind: "waiting" };
            }}
            keyOf={(row) => row.id}
            onOpen={(row) => change({ peek: row.id })}
            onPeek={(row) => change({ peek: row?.id })}
            openKey={search.peek}
            singleKeys={preferences.singleKeys}
          />
        )}
      </div>
      <OutreachSums figures={list.figures} />
      <Foot count={rows.length} filter={filter} />
    </>
  );
};

type FiltersProps = Pick<EventsProps, "list" | "search" | "change">;

const Filters: FC<FiltersProps> = ({ list, search, change }) => {
  const words = useWords();
  const { say } = words;
  return (
    <div className="bar bar-wrap record-filters" role="search" aria-label={say("outreach")}>
      <SelectField
        label={say("kind")}
        value={search.kind ?? ""}
        onChange={(kind) => change({ kind: labels.OutreachKind.find((it) => it === kind) })}
        choices={labels.OutreachKind.map((it) => ({ id: it, name: words.heading(it) }))}
        none={say("outreach-any-kind")}
      />
      <SelectField
        label={say("outreach-year")}
        value={search.year ? String(search.year) : ""}
        onChange={(year) => change({ year: year ? Number(year) : undefined })}
        choices={list.years.map((it) => ({ id: String(it), name: String(it) }))}
        none={say("outreach-any-year")}
      />
    </div>
  );
};

/** How many there are, and the way to take them along. */
const Foot: FC<{ count: number; filter: OutreachFilter }> = ({ count, filter }) => {
  const { say } = useWords();
  const [exporting, setExporting] = useState(false);
  const write = useCommand("exportOutreach", { onSuccess: () => setExporting(false) });
  return (
    <div className="foot">
      <span className="num" role="status">
        {say("count-of-outreach", { count })}
      </span>
      {write.data && <span>{say("rows-written", { count: write.data.rows })}</span>}
      <span className="grow" />
      <button type="button" className="link" onClick={() => setExporting(true)}>
        {say("export-outreach")}
      </button>
      {exporting && (
        <ExportDialog
          busy={write.isPending}
          problem={write.error}
          onClose={() => setExporting(false)}
          onExport={(path, leaving) => write.mutate({ filter, path, leaving })}
        />
      )}
    </div>
  );
};
