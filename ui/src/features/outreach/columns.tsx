/** The columns of the list of events. */
import type { OutreachRow } from "@/api/generated/api";
import type { Column } from "@/components/grid";
import { Status } from "@/components/parts";
import type { Words } from "@/words/words";
import { countText, daysText, outreachShapes } from "./outreach";

/** Left out while an event stands beside the list. */
const alone: readonly string[] = ["kind", "organiser", "countries"];

export const outreachColumns = (words: Words, beside: boolean): Column<OutreachRow>[] => {
  const { say } = words;
  const where = (row: OutreachRow): string =>
    [row.place, row.countries.join(", ")].filter(Boolean).join(", ");
  const practitioners = (row: OutreachRow): string =>
    row.practitioners ? countText(words, row.practitioners) : "";
  const reached = (row: OutreachRow): string => (row.reached ? countText(words, row.reached) : "");
  const columns: Column<OutreachRow>[] = [
    {
      id: "title",
      heading: say("column-title"),
      width: "minmax(180px, 1.4fr)",
      cell: (row) => <span className="cut">{row.title}</span>,
      text: (row) => row.title,
    },
    {
      id: "kind",
      heading: say("kind"),
      width: "96px",
      cell: (row) => <span className="two">{words.heading(row.kind)}</span>,
      text: (row) => words.label(row.kind),
    },
    {
      id: "days",
      heading: say("outreach-when"),
      width: "minmax(132px, 1fr)",
      cell: (row) => <span className="num two cut">{daysText(words, row.days)}</span>,
      text: (row) => daysText(words, row.days),
    },
    {
      id: "where",
      heading: say("outreach-place"),
      width: "minmax(112px, 0.8fr)",
      wideOnly: true,
      cell: (row) => <span className="two cut">{where(row)}</span>,
      text: where,
    },
    {
      id: "organiser",
      heading: say("outreach-organiser"),
      width: "minmax(104px, 0.6fr)",
      wideOnly: true,
      cell: (row) => <span className="two cut">{row.organiser}</span>,
      text: (row) => row.organiser ?? "",
    },
    {
      id: "practitioners",
      heading: say("outreach-practitioners"),
      width: "108px",
      end: true,
      cell: (row) => <span className="num">{practitioners(row)}</span>,
      text: practitioners,
    },
    {
      id: "countries",
      heading: say("outreach-reached"),
      width: "96px",
      end: true,
      wideOnly: true,
      cell: (row) => <span className="num">{reached(row)}</span>,
      text: reached,
    },
    {
      id: "stands",
      heading: say("outreach-stands"),
      width: "minmax(124px, 0.6fr)",
      cell: (row) => <Status shape={outreachShapes[row.stage]}>{words.label(row.stage)}</Status>,
      text: (row) => words.label(row.stage),
    },
  ];
  return beside ? columns.filter((it) => !alone.includes(it.id)) : columns;
};
