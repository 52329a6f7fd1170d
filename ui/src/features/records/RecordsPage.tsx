import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FC, useCallback, useMemo, useState } from "react";
import type { RecordsPage as Page } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { ExportDialog } from "@/app/ExportDialog";
import { Screen } from "@/app/Screen";
import type { RecordsSearch } from "@/app/search";
import { DataGrid } from "@/components/DataGrid";
import { Button } from "@/components/parts";
import { Empty, Loading, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { Corrections } from "./Corrections";
import { recordColumns } from "./columns";
import { DataRequests } from "./DataRequests";
import { toFilter } from "./filters";
import { Parts } from "./Parts";
import { useRecordPages } from "./pages";
import { RecordFilters } from "./RecordFilters";
import { RecordPeek } from "./RecordPeek";
import { Verified } from "./Verified";

const route = getRouteApi("/records");

/** Records of access; requests of data subjects; corrections of data that others received. */
export const RecordsPage: FC = () => {
  const { part = "acts", request } = route.useSearch();
  if (part === "requests") return <DataRequests shown={request} />;
  return part === "corrections" ? <Corrections /> : <Acts />;
};

/** Who saw, searched, changed, exported what, when and why. */
const Acts: FC = () => {
  const words = useWords();
  const { say } = words;
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/records" });
  const { preferences } = useDesk().status;
  const change = useCallback(
    (to: Partial<RecordsSearch>) =>
      void navigate({ search: (old: RecordsSearch) => ({ ...old, ...to }), replace: true }),
    [navigate],
  );
  const filter = useMemo(() => toFilter(search), [search]);
  const pages = useRecordPages(filter);
  const roster = useAnswer("roster", {});
  const verify = useCommand("verifyRecords");
  const [peeked, setPeeked] = useState<string | undefined>(undefined);
  const row = peeked === undefined ? undefined : pages.rowOf(peeked);
  const beside = row !== undefined;
  const columns = useMemo(() => recordColumns(words, beside), [words, beside]);
  const { head } = pages;
  const organisations = [
    ...(roster.data?.countries.flatMap((country) => country.agencies) ?? []),
    ...(roster.data?.hosts ?? []),
  ].map((it) => ({ id: it.id, name: it.id.toUpperCase() }));
  return (
    <Screen
      title={say("records")}
      verb={
        <Button kind="primary" disabled={verify.isPending} onClick={() => verify.mutate({})}>
          {say("records-check")}
        </Button>
      }
    >
      <div className="split" data-peek={row ? "open" : undefined}>
        <section className="col" aria-label={say("records")}>
          <Parts part="acts" />
          <RecordFilters
            search={search}
            change={change}
            every={head?.every ?? false}
            organisations={organisations}
          />
          <div className="record-said">
            {head && <Whose page={head} />}
            {verify.data && <Verified found={verify.data} />}
            {verify.error && <ProblemNote problem={verify.error} />}
          </div>
          <div className="scroll">
            {pages.problem && <ProblemNote problem={pages.problem} again={pages.again} />}
            {!head && !pages.problem && <Loading what={say("records")} rows={12} />}
            {head?.total === 0 && <NoRecords filtered={Object.keys(filter).length > 0} />}
            {head && head.total > 0 && (
              <DataGrid
                label={say("records")}
                columns={columns}
                count={head.total}
                lineAt={pages.lineAt}
                onRange={pages.onRange}
                keyOf={(it) => it.id}
                onOpen={(it) => setPeeked(it.id)}
                onPeek={(it) => setPeeked(it?.id)}
                openKey={peeked}
                singleKeys={preferences.singleKeys}
              />
            )}
          </div>
          {head && <Foot page={head} search={search} />}
        </section>
        {row && <RecordPeek row={row} onClose={() => setPeeked(undefined)} />}
      </div>
    </Screen>
  );
};

/** Whose acts these are, and why not more. */
const Whose: FC<{ page: Page }> = ({ page }) => {
  const { say } = useWords();
  if (page.every) return <p className="two">{say("records-of-every")}</p>;
  if (page.may.ok) return <p className="two">{say("records-of-own")}</p>;
  return (
    <p className="two">
      {[say("records-own-only"), page.may.reason, page.may.hint].filter(Boolean).join(" ")}
    </p>
  );
};

const NoRecords: FC<{ filtered: boolean }> = ({ filtered }) => {
  const { say } = useWords();
  const navigate = useNavigate();
  return (
    <Empty
      title={say(filtered ? "records-none-match" : "records-none")}
      action={
        filtered && (
          <Button onClick={() => void navigate({ to: "/records", search: {} })}>
            {say("clear-filters")}
          </Button>
        )
      }
    >
      {say("records-none-hint")}
    </Empty>
  );
};

const Foot: FC<{ page: Page; search: RecordsSearch }> = ({ page, search }) => {
  const { say } = useWords();
  const [exporting, setExporting] = useState(false);
  const write = useCommand("exportRecords", { onSuccess: () => setExporting(false) });
  return (
    <div className="foot">
      <span className="num" role="status">
        {say("count-of-records", { count: page.total })}
        {page.unstated > 0 && `; ${say("records-unstated", { count: page.unstated })}`}
      </span>
      {write.data && <span>{say("rows-written", { count: write.data.rows })}</span>}
      <span className="grow" />
      <button type="button" className="link" onClick={() => setExporting(true)}>
        {say("export-records")}
      </button>
      {exporting && (
        <ExportDialog
          busy={write.isPending}
          problem={write.error}
          onClose={() => setExporting(false)}
          onExport={(path, leaving) => write.mutate({ filter: toFilter(search), path, leaving })}
        />
      )}
    </div>
  );
};
