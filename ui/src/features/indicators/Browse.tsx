/** Every indicator of the cases that this reader reads, in pages: filter, look, go to the case, copy. */
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FC, useDeferredValue, useMemo, useState } from "react";
import { type BrowsedIndicator, type IndicatorDesk, labels } from "@/api/generated/api";
import { useDesk } from "@/app/desk";
import type { IndicatorsSearch } from "@/app/search";
import { useLateSearch } from "@/app/useLateSearch";
import { DataGrid } from "@/components/DataGrid";
import { SelectField, TextField } from "@/components/fields";
import type { Column } from "@/components/grid";
import { Button } from "@/components/parts";
import { Empty, Loading, ProblemNote } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { BrowsePeek } from "./BrowsePeek";
import { kindChoices, nameOf } from "./choices";
import { type Filter, rowKey, useIndicatorPages } from "./pages";

const route = getRouteApi("/indicators");

const columns = (words: Words, beside: boolean): Column<BrowsedIndicator>[] => {
  const { say } = words;
  const text = (
    id: string,
    heading: string,
    width: string,
    of: (row: BrowsedIndicator) => string,
  ): Column<BrowsedIndicator> => ({
    id,
    heading,
    width,
    cell: (row) => <span className="cut">{of(row)}</span>,
    text: of,
  });
  const all: Column<BrowsedIndicator>[] = [
    {
      ...text("value", say("data-value"), "minmax(220px, 2fr)", (row) => row.indicator.shown),
      cell: (row) => <span className="id cut">{row.indicator.shown}</span>,
    },
    text("kind", say("data-kind"), "140px", (row) => words.label(row.indicator.kind)),
    text("case", say("case"), "minmax(150px, 1.2fr)", (row) => nameOf(words, row)),
    {
      ...text("agency", say("data-agency"), "88px", (row) => row.indicator.agency.toUpperCase()),
      wideOnly: true,
    },
    text("marking", say("data-marking"), "196px", (row) => markingOf(row)),
    {
      ...text("beside", say("browse-beside"), "minmax(120px, 1fr)", (row) => besides(words, row)),
      wideOnly: true,
    },
  ];
  return beside ? all.filter((it) => it.id !== "beside" && it.id !== "agency") : all;
};

/** How the data may be used, as short as it is said. */
export const markingOf = ({ indicator }: BrowsedIndicator): string =>
  `TLP:${indicator.tlp} PAP:${indicator.pap}`;

const besides = (words: Words, { indicator }: BrowsedIndicator): string =>
  [
    indicator.elsewhere > 0 && words.say("browse-elsewhere", { count: indicator.elsewhere }),
    indicator.warning && words.say(indicator.because ? "browse-switched" : "browse-warned"),
    indicator.unmarked && words.say("browse-quarantine"),
  ]
    .filter(Boolean)
    .join(", ");

export const Browse: FC<{ desk: IndicatorDesk }> = ({ desk }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate({ from: "/indicators" });
  const { preferences } = useDesk().status;
  const [search, change] = useLateSearch<IndicatorsSearch>(
    route.useSearch(),
    ["text"],
    (to) =>
      void navigate({ search: (old: IndicatorsSearch) => ({ ...old, ...to }), replace: true }),
  );
  const text = search.text ?? "";
  const sought = useDeferredValue(text.trim());
  const filter = useMemo((): Filter => {
    const tlp = labels.Tlp.find((it) => it === search.tlp);
    return {
      ...(search.kind ? { kind: search.kind } : {}),
      ...(search.case ? { case: search.case } : {}),
      ...(tlp ? { tlp } : {}),
      ...(sought === "" ? {} : { text: sought }),
    };
  }, [search.kind, search.case, search.tlp, sought]);
  const pages = useIndicatorPages(filter);
  const [peeked, setPeeked] = useState<string | undefined>(undefined);
  const row = peeked === undefined ? undefined : pages.rowOf(peeked);
  const beside = row !== undefined;
  const shown = useMemo(() => columns(words, beside), [words, beside]);
  const { head } = pages;
  return (
    <div className="split" data-peek={row ? "open" : undefined}>
      <section className="col" aria-label={say("indicators-browse")}>
        <div
          className="bar bar-wrap record-filters"
          role="search"
          aria-label={say("indicators-browse")}
        >
          <TextField
            label={say("data-search")}
            value={text}
            onChange={(to) => change({ text: to || undefined })}
          />
          <SelectField
            label={say("data-kind")}
            value={search.kind ?? ""}
            onChange={(kind) => change({ kind: kind || undefined })}
            choices={kindChoices(
              words,
              desk.kinds.map((it) => it.kind),
            )}
            none={say("check-kind-all")}
          />
          <SelectField
            label={say("case")}
            value={search.case ?? ""}
            onChange={(of) => change({ case: of || undefined })}
            choices={desk.holding.map((it) => ({ id: it.case, name: nameOf(words, it) }))}
            none={say("browse-any-case")}
          />
          <SelectField
            label="TLP"
            value={search.tlp ?? ""}
            onChange={(tlp) => change({ tlp: tlp || undefined })}
            choices={labels.Tlp.map((it) => ({ id: it, name: `TLP:${it}` }))}
            none={say("browse-any-tlp")}
          />
        </div>
        <div className="scroll">
          {pages.problem && <ProblemNote problem={pages.problem} again={pages.again} />}
          {!head && !pages.problem && <Loading what={say("indicators-browse")} rows={12} />}
          {head?.total === 0 && (
            <NoIndicators
              filtered={Object.keys(filter).length > 0}
              onClear={() => void navigate({ search: { part: "browse" } })}
            />
          )}
          {head && head.total > 0 && (
            <DataGrid
              label={say("indicators")}
              columns={shown}
              count={head.total}
              lineAt={pages.lineAt}
              onRange={pages.onRange}
              keyOf={rowKey}
              onOpen={(it) => setPeeked(rowKey(it))}
              onPeek={(it) => setPeeked(it ? rowKey(it) : undefined)}
              openKey={peeked}
              singleKeys={preferences.singleKeys}
            />
          )}
        </div>
        {head && (
          <div className="foot">
            <span className="num" role="status">
              {say("browse-count", { count: head.total })}
            </span>
            <span className="grow" />
            <span className="three hide-s">{say("browse-copy-hint")}</span>
          </div>
        )}
      </section>
      {row && <BrowsePeek row={row} onClose={() => setPeeked(undefined)} />}
    </div>
  );
};

const NoIndicators: FC<{ filtered: boolean; onClear: () => void }> = ({ filtered, onClear }) => {
  const { say } = useWords();
  return (
    <Empty
      title={say(filtered ? "browse-none-match" : "browse-none")}
      action={filtered && <Button onClick={onClear}>{say("clear-filters")}</Button>}
    >
      {say("browse-none-hint")}
    </Empty>
  );
};
