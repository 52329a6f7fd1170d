/** What an address asks of the list, and the same as chips that can be taken off. */
import type { CaseFilter, CaseListRequest } from "@/api/generated/api";
import { type CasesSearch, kinds } from "@/app/search";
import type { Words } from "@/words/words";
import { isArea, isStage } from "./labels";

export type Change = (to: Partial<CasesSearch>) => void;
export type ListRequest = Omit<CaseListRequest, "offset" | "limit">;

/** Turns the address into what the list is asked. */
export const toRequest = (search: CasesSearch): ListRequest => ({
  filter: toFilter(search),
  sort: search.sort,
  descending: !search.asc,
  ...(search.view === "table" && search.group !== "none" ? { group: search.group ?? "stage" } : {}),
});

const toFilter = (search: CasesSearch): CaseFilter => ({
  ...(search.stages ? { stages: search.stages.filter(isStage) } : {}),
  ...(search.areas ? { areas: search.areas.filter(isArea) } : {}),
  ...(search.country ? { country: search.country } : {}),
  ...(search.mine ? { mine: true } : {}),
  ...(search.over ? { over: true } : {}),
  ...(search.awaits ? { awaits: true } : {}),
  ...(search.kind ? { kind: search.kind } : {}),
  ...(search.text ? { text: search.text } : {}),
});

export type Chip = { field: string; value: string; without: Partial<CasesSearch> };

/** The filters of an address in words, each with the address that lacks it. */
export const chipsOf = (search: CasesSearch, words: Words): Chip[] => {
  const { say, label } = words;
  const chips: Chip[] = [];
  const add = (field: string, value: string, without: Partial<CasesSearch>) =>
    chips.push({ field, value, without });
  for (const stage of search.stages ?? [])
    add(say("column-stage"), label(stage), { stages: rest(search.stages, stage) });
  for (const area of search.areas ?? [])
    add(say("column-areas"), label(area), { areas: rest(search.areas, area) });
  if (search.country)
    add(say("column-country"), words.country(search.country), { country: undefined });
  if (search.mine) add(say("my-part"), say("lead-or-partner"), { mine: undefined });
  if (search.awaits) add(say("column-next"), label("waits-for-approval"), { awaits: undefined });
  if (search.kind) add(say("print-kind"), label(search.kind), { kind: undefined });
  if (search.over) add(say("also"), say("what-is-over"), { over: undefined });
  return chips;
};

/** Adds what was chosen from the list of filters: `stage:data`, `mine`. */
export const withFilter = (search: CasesSearch, chosen: string): Partial<CasesSearch> => {
  const [kind, value] = chosen.split(":");
  if (kind === "stage" && value) return { stages: [...(search.stages ?? []), value] };
  if (kind === "area" && value) return { areas: [...(search.areas ?? []), value] };
  if (kind === "mine") return { mine: true };
  if (kind === "awaits") return { awaits: true };
  if (kind === "kind") return { kind: kinds.find((it) => it === value) };
  if (kind === "over") return { over: true };
  return {};
};

const rest = (all: string[] | undefined, gone: string): string[] | undefined => {
  const kept = (all ?? []).filter((it) => it !== gone);
  return kept.length > 0 ? kept : undefined;
};

/** Says the name of a group of rows; its key comes from the list. */
export const groupName = (search: CasesSearch, key: string, words: Words): string => {
  if (key === "") return words.say("none");
  if (search.group === "country") return words.country(key);
  if (search.group === "tlp") return `TLP:${key}`;
  return words.heading(key);
};
