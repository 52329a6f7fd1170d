/** What was offered from outside, and one offer beside the list. */
import { type FC, useMemo, useState } from "react";
import type { OfferList, OfferRow } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Screen } from "@/app/Screen";
import type { AttachmentsSearch } from "@/app/search";
import { DataGrid } from "@/components/DataGrid";
import type { Column } from "@/components/grid";
import { Button, Status } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { RecordDialog } from "./OfferForm";
import { OfferPeek } from "./OfferPeek";
import { offerShapes } from "./offer";
import { Parts } from "./Parts";

type Props = { peek: string | undefined; change: (to: AttachmentsSearch) => void };

export const OffersPage: FC<Props> = ({ peek, change }) => {
  const { say } = useWords();
  const [recording, setRecording] = useState(false);
  const list = useAnswer("offers", {}, { keep: true });
  return (
    <Screen
      title={say("offers")}
      crumb={say("attachments")}
      verb={
        <Button kind="primary" may={list.data?.may} onClick={() => setRecording(true)}>
          {say("action-recordOffer")}
        </Button>
      }
    >
      <div className="split" data-peek={peek ? "open" : undefined}>
        <section className="at at-offers" aria-label={say("offers")}>
          <Parts
            part="offers"
            onPart={(part) => change({ part, peek: undefined, step: undefined })}
          />
          <Answered answer={list} what={say("offers")}>
            {(it) => <Offers list={it} peek={peek} onPeek={(id) => change({ peek: id })} />}
          </Answered>
        </section>
        {peek && list.data && (
          <OfferPeek
            key={peek}
            id={peek}
            sponsors={list.data.sponsors}
            onClose={() => change({ peek: undefined })}
          />
        )}
      </div>
      {recording && list.data && (
        <RecordDialog
          sponsors={list.data.sponsors}
          onClose={() => setRecording(false)}
          onDone={(id) => {
            setRecording(false);
            change({ peek: id });
          }}
        />
      )}
    </Screen>
  );
};

type OffersProps = {
  list: OfferList;
  peek: string | undefined;
  onPeek: (id: string | undefined) => void;
};

const Offers: FC<OffersProps> = ({ list, peek, onPeek }) => {
  const words = useWords();
  const { say } = words;
  const { preferences } = useDesk().status;
  const columns = useMemo(() => offerColumns(words, peek !== undefined), [words, peek]);
  const { rows } = list;
  if (rows.length === 0) return <Empty title={say("no-offers")}>{say("no-offers-hint")}</Empty>;
  return (
    <DataGrid
      label={say("offers")}
      columns={columns}
      count={rows.length}
      lineAt={(index) => {
        const row = rows[index];
        return row ? { kind: "row", row } : { kind: "waiting" };
      }}
      keyOf={(row: OfferRow) => row.id}
      onOpen={(row) => onPeek(row.id)}
      onPeek={(row) => onPeek(row?.id)}
      openKey={peek}
      singleKeys={preferences.singleKeys}
    />
  );
};

const offerColumns = (words: Words, beside: boolean): Column<OfferRow>[] => {
  const { say } = words;
  const sponsor = (row: OfferRow): string =>
    row.sponsored ? row.sponsorName : `${row.sponsorName} (${say("offer-sponsor-gone")})`;
  const columns: Column<OfferRow>[] = [
    {
      id: "label",
      heading: say("column-number"),
      width: "112px",
      cell: (row) => <span className="id two">{row.label}</span>,
      text: (row) => row.label,
    },
    {
      id: "offerer",
      heading: say("offer-who"),
      width: "minmax(136px, 1fr)",
      cell: (row) => <span className="cut">{row.offerer.name}</span>,
      text: (row) => row.offerer.name,
    },
    {
      id: "offered",
      heading: say("offer-what"),
      width: "minmax(160px, 1.4fr)",
      wideOnly: true,
      cell: (row) => <span className="two cut">{row.offered}</span>,
      text: (row) => row.offered,
    },
    {
      id: "case",
      heading: say("case"),
      width: "112px",
      wideOnly: true,
      cell: (row) => <span className="id two">{row.caseLabel}</span>,
      text: (row) => row.caseLabel ?? "",
    },
    {
      id: "sponsor",
      heading: say("offer-sponsor"),
      width: "minmax(112px, 0.7fr)",
      cell: (row) => (
        <span className={row.sponsored || row.stage !== "offered" ? "cut" : "cut bad"}>
          {row.stage === "offered" ? sponsor(row) : row.sponsorName}
        </span>
      ),
      text: sponsor,
    },
    {
      id: "stands",
      heading: say("attachment-stands"),
      width: "minmax(192px, 0.8fr)",
      cell: (row) => <Status shape={offerShapes[row.stage]}>{words.label(row.stage)}</Status>,
      text: (row) => words.label(row.stage),
    },
    {
      id: "on",
      heading: say("offer-on"),
      width: "132px",
      wideOnly: true,
      cell: (row) => <span className="num two">{words.day(row.on)}</span>,
      text: (row) => row.on,
    },
  ];
  return beside ? columns.filter((it) => it.id !== "offered" && it.id !== "on") : columns;
};
