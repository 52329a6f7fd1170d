import { X } from "lucide-react";
import type { FC } from "react";
import { labels } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import type { RecordsSearch } from "@/app/search";
import { type Choice, SelectField, TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { useTyped } from "@/components/useTyped";
import { isDay } from "@/words/days";
import { useWords } from "@/words/words";
import { type Change, UNSTATED } from "./filters";

type Props = { search: RecordsSearch; change: Change; every: boolean; organisations: Choice[] };

/** Above the records: who, what, why, when. */
export const RecordFilters: FC<Props> = ({ search, change, every, organisations }) => {
  const words = useWords();
  const { say } = words;
  const officers = useAnswer("officers", {});
  const people = (officers.data ?? []).map((it) => ({
    id: it.id,
    name: say("record-of-whom", { name: it.name, agency: it.agency.toUpperCase() }),
  }));
  const purposes = labels.Purpose.map((it) => ({ id: it, name: words.heading(it) }));
  return (
    <div className="bar bar-wrap record-filters" role="search" aria-label={say("records")}>
      <SelectField
        label={say("who")}
        value={search.who ?? ""}
        onChange={(who) => change({ who: who || undefined })}
        choices={people}
        none={say("filter-officer-any")}
      />
      <SelectField
        label={say("filter-act")}
        value={search.verb ?? ""}
        onChange={(verb) => change({ verb: verb || undefined })}
        choices={labels.Verb.map((it) => ({ id: it, name: words.heading(it) }))}
        none={say("filter-act-any")}
      />
      <SelectField
        label={say("why-purpose")}
        value={search.purpose ?? ""}
        onChange={(purpose) => change({ purpose: purpose || undefined })}
        choices={[...purposes, { id: UNSTATED, name: say("not-stated") }]}
        none={say("filter-purpose-any")}
      />
      {every && (
        <SelectField
          label={say("whose-data")}
          value={search.owner ?? ""}
          onChange={(owner) => change({ owner: owner || undefined })}
          choices={organisations}
          none={say("filter-owner-any")}
        />
      )}
      <DayFilter
        label={say("filter-from")}
        day={search.from}
        onChange={(from) => change({ from })}
      />
      <DayFilter label={say("filter-to")} day={search.to} onChange={(to) => change({ to })} />
      {search.case && (
        <span className="chip">
          <b>{say("filter-case")}</b>
          <Button
            kind="icon"
            aria-label={say("filter-case-off")}
            title={say("filter-case-off")}
            onClick={() => change({ case: undefined })}
          >
            <X className="i12" aria-hidden />
          </Button>
        </span>
      )}
    </div>
  );
};

type Day = { label: string; day: string | undefined; onChange: (day: string | undefined) => void };

/** The day that a text stands for; none while it is no whole one. */
const dayIn = (text: string): string => (isDay(text.trim()) ? text.trim() : "");

/** A day as text: it filters once it is one, and no longer once it is none. */
export const DayFilter: FC<Day> = ({ label, day, onChange }) => {
  const { say } = useWords();
  const [typed, setTyped] = useTyped(day ?? "", dayIn);
  return (
    <TextField
      label={label}
      placeholder="2026-11-23"
      value={typed}
      unread={typed.trim() === "" || dayIn(typed) ? undefined : say("not-a-day")}
      onChange={(text) => {
        setTyped(text);
        const next = dayIn(text) || undefined;
        if (next !== day) onChange(next);
      }}
    />
  );
};
