import { Group, LayoutList, Plus, SquareKanban, Upload, X } from "lucide-react";
import type { FC } from "react";
import { act } from "@/app/palette-open";
import { type CasesSearch, groupings, kinds } from "@/app/search";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { ColumnChooser } from "./ColumnChooser";
import { type Change, chipsOf, withFilter } from "./filters";
import { areas, stages } from "./labels";
import { SavedViews } from "./SavedViews";

type Props = { search: CasesSearch; change: Change };

/** Above the list: how it is shown, what fits, what is kept as a view. */
export const FilterBar: FC<Props> = ({ search, change }) => {
  const { say } = useWords();
  return (
    <div className="bar bar-wrap">
      <ViewSwitch search={search} change={change} />
      <input
        className="in filter-text"
        type="search"
        aria-label={say("filter-text")}
        placeholder={say("filter-text")}
        value={search.text ?? ""}
        onChange={(event) => change({ text: event.target.value || undefined })}
      />
      <Filters search={search} change={change} />
      <div className="bar-end">
        <SavedViews search={search} />
        {search.view === "table" && (
          <>
            <Grouping search={search} change={change} />
            <ColumnChooser held={search.columns} onChange={(columns) => change({ columns })} />
          </>
        )}
        <Button
          kind="icon"
          title={say("action-importCases")}
          aria-label={say("action-importCases")}
          onClick={() => act("importCases")}
        >
          <Upload className="i" aria-hidden />
        </Button>
      </div>
    </div>
  );
};

/** By what the rows stand together. */
const Grouping: FC<Props> = ({ search, change }) => {
  const { say } = useWords();
  return (
    <span className="chip pick">
      <Group className="i12" aria-hidden />
      <select
        className="pick-grouping"
        aria-label={say("group-rows")}
        title={say("group-rows")}
        value={search.group ?? "stage"}
        onChange={(event) => change({ group: groupings.find((it) => it === event.target.value) })}
      >
        {groupings.map((by) => (
          <option key={by} value={by}>
            {say(`group-${by}`)}
          </option>
        ))}
      </select>
    </span>
  );
};

const ViewSwitch: FC<Props> = ({ search, change }) => {
  const { say } = useWords();
  return (
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
  );
};

const Filters: FC<Props> = ({ search, change }) => {
  const words = useWords();
  const { say } = words;
  return (
    <>
      {chipsOf(search, words).map(({ field, value, without }) => (
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
      <span className="chip chip-add pick">
        <Plus className="i12" aria-hidden />
        <select
          className="pick-filter"
          aria-label={say("add-filter")}
          value=""
          onChange={(event) => change(withFilter(search, event.target.value))}
        >
          <option value="">{say("add-filter")}</option>
          <option value="mine">{`${say("my-part")}: ${say("lead-or-partner")}`}</option>
          <option value="awaits">{words.heading("waits-for-approval")}</option>
          <option value="over">{`${say("also")} ${say("what-is-over")}`}</option>
          <optgroup label={say("print-kind")}>
            {kinds.map((kind) => (
              <option key={kind} value={`kind:${kind}`}>
                {words.label(kind)}
              </option>
            ))}
          </optgroup>
          <optgroup label={say("column-stage")}>
            {stages.map((stage) => (
              <option key={stage} value={`stage:${stage}`}>
                {words.label(stage)}
              </option>
            ))}
          </optgroup>
          <optgroup label={say("column-areas")}>
            {areas.map((area) => (
              <option key={area} value={`area:${area}`}>
                {words.label(area)}
              </option>
            ))}
          </optgroup>
        </select>
      </span>
    </>
  );
};
