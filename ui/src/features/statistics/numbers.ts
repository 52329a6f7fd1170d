/** Names and values of the tables of statistics, and which number an address names. */
import type {
  StatisticsColumn,
  StatisticsNumber,
  StatisticsPeriod,
  StatisticsReader,
  StatisticsRow,
  StatisticsSection,
  WhichStatistic,
} from "@/api/generated/api";
import type { StatisticsSearch } from "@/app/search";
import { amount, spoken } from "@/words/amount";
import type { Words } from "@/words/words";

/** Whom statistics that leave the desk may be for. */
export const readers: StatisticsReader[] = ["for-the-office", "for-the-public"];

/** A number of a section: its row, none for the total, and its column. */
export type Place = { row: StatisticsRow | null; column: StatisticsColumn };

/** What a row is called: a year, a country, a label with its unit. */
export const rowName = (
  words: Words,
  section: StatisticsSection,
  row: StatisticsRow | null,
): string => {
  if (row === null) return words.heading("in-all");
  const country = section.named === "by-country" && /^[A-Z]{2}$/.test(row.key);
  const name = country ? words.country(row.key) : words.heading(row.key);
  return row.unit ? `${name}, ${row.unit}` : name;
};

/** What a number says; a dash where there is nothing to reckon it from. */
export const shown = (words: Words, number: StatisticsNumber): string =>
  number.value === null
    ? "–"
    : amount(words, { quantity: number.value, unit: null, bound: number.bound });

/** The same for who listens, with what it is of. */
export const said = (words: Words, section: StatisticsSection, at: Place, it: StatisticsNumber) =>
  words.say("statistics-open", {
    row: rowName(words, section, at.row),
    column: words.label(at.column.key),
    value: spoken(words, { quantity: it.value ?? "0", unit: null, bound: it.bound }),
  });

/** The rows that say something: every year, and of the others those of which something is counted. */
export const rowsToShow = (section: StatisticsSection): StatisticsRow[] =>
  section.named === "by-year"
    ? section.rows
    : section.rows.filter((row) => row.numbers.some((number) => number.behind > 0));

/** Whether anything at all is counted. */
export const hasAny = (section: StatisticsSection): boolean =>
  section.rows.some((row) => row.numbers.some((number) => number.behind > 0));

/** The days that an address says, as the desk is asked for them. */
export const toPeriod = ({ from, last, asOf }: StatisticsSearch): StatisticsPeriod => ({
  ...(from && { from }),
  ...(last && { last }),
  ...(asOf && { asOf }),
});

const APART = "/";
const TOTAL = "";

/** How an address names a number. */
export const toAddress = (section: StatisticsSection, { row, column }: Place): string =>
  [section.key, column.key, row?.key ?? TOTAL, row?.unit ?? TOTAL].join(APART);

/** The number that an address names, as it is asked for; none of an address that names none. */
export const fromAddress = (
  address: string,
  sections: StatisticsSection[],
  period: StatisticsPeriod,
): (WhichStatistic & { at: StatisticsSection; place: Place }) | undefined => {
  const [key, columnKey, rowKey = TOTAL, unit = TOTAL] = address.split(APART);
  const at = sections.find((it) => it.key === key);
  const column = at?.columns.find((it) => it.key === columnKey);
  if (!at || !column) return undefined;
  const row = at.rows.find((it) => it.key === rowKey && (it.unit ?? TOTAL) === unit) ?? null;
  if (row === null && rowKey !== TOTAL) return undefined;
  return {
    at,
    place: { row, column },
    period,
    section: at.key,
    column: column.key,
    offset: 0,
    limit: 0,
    ...(row && { row: row.key }),
    ...(row?.unit && { unit: row.unit }),
  };
};

export type Bar = { key: string; name: string; value: string; percent: number; look: number };

/**
 * The bars of a chart: the columns of a section that can be compared by length, each row's beside each other. Quantities in units
 * cannot, and shares say the same as what they are of.
 */
export const barsOf = (
  words: Words,
  section: StatisticsSection,
): { bars: Bar[]; key: string[] } => {
  const [first] = section.columns;
  const both = section.key === "operations-by-country" || section.key === "gate-waivers";
  const columns = both ? section.columns : first ? [first] : [];
  const drawn = rowsToShow(section)
    .filter((row) => !row.unit)
    .flatMap((row) =>
      columns.map((column, look) => {
        const number = row.numbers[section.columns.indexOf(column)];
        return {
          key: toAddress(section, { row, column }),
          name: look === 0 ? rowName(words, section, row) : "",
          value: number ? shown(words, number) : "",
          size: Number(number?.value ?? 0),
          look,
        };
      }),
    );
  const most = Math.max(0, ...drawn.map((bar) => bar.size));
  const bars = drawn.map(({ size, ...bar }) => ({
    ...bar,
    percent: most > 0 ? Math.round((size / most) * 1000) / 10 : 0,
  }));
  return { bars, key: both ? columns.map((column) => words.heading(column.key)) : [] };
};
