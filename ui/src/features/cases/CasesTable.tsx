import { useNavigate } from "@tanstack/react-router";
import { X } from "lucide-react";
import { type FC, useCallback, useMemo, useState } from "react";
import type { CaseList, CaseRow, Handling } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { ExportDialog } from "@/app/ExportDialog";
import { type CasesSearch, sorts } from "@/app/search";
import { DataGrid } from "@/components/DataGrid";
import { Button } from "@/components/parts";
import { Loading, ProblemNote } from "@/components/states";
import { useSteady } from "@/components/useSteady";
import { useWords } from "@/words/words";
import { BulkEditDialog } from "./BulkEditDialog";
import { caseColumns } from "./columns";
import { type Change, groupName, type ListRequest } from "./filters";
import { useTellMarking } from "./marking";
import { NoCases } from "./NoCases";
import { useCasePages } from "./pages";
import { type ColumnId, readColumns } from "./shown";
import { useCellEdits } from "./useCellEdits";

type Selected = ReadonlyMap<string, CaseRow>;
type Props = {
  search: CasesSearch;
  change: Change;
  request: ListRequest;
  selected: Selected;
  setSelected: (to: Selected) => void;
  onMarking: (marking: Handling) => void;
};

/** The list of cases, with what can be done to the rows that are selected. */
export const CasesTable: FC<Props> = (props) => {
  const { search, change, request, selected, setSelected } = props;
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const { preferences } = useDesk().status;
  const nameOf = useCallback((key: string) => groupName(search, key, words), [search, words]);
  const pages = useCasePages(request, nameOf);
  useTellMarking(pages.rows, props.onMarking);
  const edits = useCellEdits();
  const on = useSteady({
    choose: (row: CaseRow) => {
      const next = new Map(selected);
      if (!next.delete(row.id)) next.set(row.id, row);
      setSelected(next);
    },
  });
  const beside = Boolean(search.peek);
  const columns = useMemo(
    () =>
      caseColumns(words, {
        shown: readColumns(search.columns),
        chosen: search.columns !== undefined,
        beside,
        selection: { has: (row) => selected.has(row.id), toggle: on.choose },
        edits,
      }),
    [words, search.columns, beside, selected, on, edits],
  );
  const keys = useMemo(() => new Set(selected.keys()), [selected]);
  if (pages.problem)
    return (
      <div className="pad">
        <ProblemNote problem={pages.problem} again={pages.again} />
      </div>
    );
  if (!pages.head) return <Loading what={say("cases")} rows={12} />;
  return (
    <>
      <div className="scroll">
        {pages.count === 0 ? (
          <NoCases filtered={Object.keys(request.filter).length > 0} />
        ) : (
          <DataGrid
            label={say("cases")}
            columns={columns}
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
            onSelect={on.choose}
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
      {selected.size > 0 && <BulkBar selected={selected} setSelected={setSelected} />}
      <ListFoot head={pages.head} request={request} columns={readColumns(search.columns)} />
    </>
  );
};

const BulkBar: FC<Pick<Props, "selected" | "setSelected">> = ({ selected, setSelected }) => {
  const { say } = useWords();
  const [editing, setEditing] = useState(false);
  return (
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
      {editing && (
        <BulkEditDialog
          cases={[...selected.values()]}
          onClose={() => setEditing(false)}
          onDone={() => setSelected(new Map())}
        />
      )}
    </div>
  );
};

const ListFoot: FC<{ head: CaseList; request: ListRequest; columns: ColumnId[] }> = ({
  head,
  request,
  columns,
}) => {
  const { say } = useWords();
  const [exporting, setExporting] = useState(false);
  const exportCases = useCommand("exportCases", { onSuccess: () => setExporting(false) });
  return (
    <div className="foot">
      <span className="num" role="status">
        {say("count-of-cases", { shown: head.total, all: head.all })}
      </span>
      {exportCases.data && <span>{say("rows-written", { count: exportCases.data.rows })}</span>}
      <span className="grow" />
      <button type="button" className="link" onClick={() => setExporting(true)}>
        {say("export-list")}
      </button>
      <span className="three hide-s">{say("grid-keys")}</span>
      {exporting && (
        <ExportDialog
          busy={exportCases.isPending}
          problem={exportCases.error}
          onClose={() => setExporting(false)}
          onExport={(path, leaving) =>
            exportCases.mutate({
              list: { ...request, offset: 0, limit: 1_000 },
              columns,
              path,
              leaving,
            })
          }
        />
      )}
    </div>
  );
};
