/** What an address asks of the records. */
import { labels, type RecordFilter } from "@/api/generated/api";
import type { RecordsSearch } from "@/app/search";

export type Change = (to: Partial<RecordsSearch>) => void;

/** What stands in the address for records of which nobody said why. */
export const UNSTATED = "none";

export const toFilter = (search: RecordsSearch): RecordFilter => {
  const verb = labels.Verb.find((it) => it === search.verb);
  const purpose = labels.Purpose.find((it) => it === search.purpose);
  return {
    ...(search.who ? { who: search.who } : {}),
    ...(search.owner ? { owner: search.owner } : {}),
    ...(verb ? { verb } : {}),
    ...(purpose ? { purpose } : {}),
    ...(search.purpose === UNSTATED ? { unstated: true } : {}),
    ...(search.case ? { case: search.case } : {}),
    ...(search.from ? { from: search.from } : {}),
    ...(search.to ? { to: search.to } : {}),
  };
};
