/** The columns of the applications. */
import type { AttachmentRow } from "@/api/generated/api";
import type { Column } from "@/components/grid";
import { Status } from "@/components/parts";
import { spanSentence } from "@/words/sentences";
import type { Words } from "@/words/words";
import { NEEDED, standing, stepOf } from "./stages";

export const attachmentColumns = (words: Words, beside: boolean): Column<AttachmentRow>[] => {
  const { say } = words;
  const links = (row: AttachmentRow): string =>
    row.linked < NEEDED && stepOf(row.stage) !== "over"
      ? say("links-of", { count: row.linked, of: NEEDED })
      : String(row.linked);
  const columns: Column<AttachmentRow>[] = [
    {
      id: "label",
      heading: say("column-number"),
      width: "112px",
      cell: (row) => <span className="id two">{row.label}</span>,
      text: (row) => row.label,
    },
    {
      id: "applicant",
      heading: say("attachment-applicant"),
      width: "minmax(160px, 1fr)",
      cell: (row) => <span className="cut">{row.applicant.name}</span>,
      text: (row) => row.applicant.name,
    },
    {
      id: "kind",
      heading: say("kind"),
      width: "96px",
      wideOnly: true,
      cell: (row) => <span className="two cut">{words.label(row.applicant.kind)}</span>,
      text: (row) => words.label(row.applicant.kind),
    },
    {
      id: "case",
      heading: say("case"),
      width: "112px",
      wideOnly: true,
      cell: (row) => <span className="id two">{row.caseLabel}</span>,
      text: (row) => row.caseLabel,
    },
    {
      id: "links",
      heading: say("attachment-links"),
      width: "72px",
      end: true,
      cell: (row) => <span className="num">{links(row)}</span>,
      text: links,
    },
    {
      id: "stands",
      heading: say("attachment-stands"),
      width: "minmax(184px, 0.9fr)",
      cell: (row) => {
        const { shape, text } = standing(words, row);
        return <Status shape={shape}>{text}</Status>;
      },
      text: (row) => standing(words, row).text,
    },
    {
      id: "days",
      heading: say("attachment-days"),
      width: "244px",
      wideOnly: true,
      cell: (row) => <span className="num two cut">{spanSentence(words, row)}</span>,
      text: (row) => spanSentence(words, row),
    },
  ];
  return beside ? columns.filter((it) => it.id !== "kind" && it.id !== "days") : columns;
};
