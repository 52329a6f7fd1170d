/** Requests of data subjects to one's own agency (AUD-5): what is due, and one of them with what is found for it. */
import { useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { DataRequestRow } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Button, Section, type Shape, Status } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { RecordRequest } from "./DataRequestDialogs";
import { DataRequestFound } from "./DataRequestFound";
import { PartScreen } from "./Parts";

export const DataRequests: FC<{ shown: string | undefined }> = ({ shown }) =>
  shown === undefined ? (
    <PartScreen part="requests" marking={undefined}>
      <List shown={shown} />
    </PartScreen>
  ) : (
    <Shown request={shown} />
  );

/** The list with one of them open: what is found for it may be marked more strictly. */
const Shown: FC<{ request: string }> = ({ request }) => {
  const { say } = useWords();
  const view = useAnswer("dataRequest", { request }, { keep: true });
  return (
    <PartScreen part="requests" marking={view.data?.marking}>
      <List shown={request} />
      <Answered answer={view} what={say("data-request")}>
        {(it) => <DataRequestFound key={it.row.request} view={it} />}
      </Answered>
    </PartScreen>
  );
};

const List: FC<{ shown: string | undefined }> = ({ shown }) => {
  const { say } = useWords();
  const list = useAnswer("dataRequests", {}, { keep: true });
  const [recording, setRecording] = useState(false);
  return (
    <Answered answer={list} what={say("data-requests")}>
      {({ rows, may }) => (
        <Section
          first
          title={say("data-requests")}
          aside={
            <Button kind="primary" may={may} onClick={() => setRecording(true)}>
              {say("data-request-record")}
            </Button>
          }
        >
          <p className="two">{say("data-requests-hint")}</p>
          {rows.length === 0 && <p className="three">{say("data-requests-none")}</p>}
          <ul className="lines lines-2">
            {rows.map((row) => (
              <Row key={row.request} row={row} open={row.request === shown} />
            ))}
          </ul>
          {recording && <RecordRequest onClose={() => setRecording(false)} />}
        </Section>
      )}
    </Answered>
  );
};

/** Where a request stands, as a shape and in words. */
export const requestStanding = (words: Words, row: DataRequestRow): [Shape, string] => {
  if (row.overdue) return ["bad", words.say("data-request-overdue", { day: words.day(row.due) })];
  if (row.open) return ["open", words.say("data-request-by", { day: words.day(row.due) })];
  if (row.outcome === null || row.answeredAt === null)
    return ["off", words.say("data-request-taken-back")];
  const [outcome, when] = [words.heading(row.outcome), words.when(row.answeredAt)];
  return ["ok", words.say("data-request-closed", { outcome, when })];
};

const Row: FC<{ row: DataRequestRow; open: boolean }> = ({ row, open }) => {
  const words = useWords();
  const navigate = useNavigate({ from: "/records" });
  const [shape, standing] = requestStanding(words, row);
  return (
    <li>
      <div className="grow">
        <p className="flex wraps">
          <Status shape={shape}>{standing}</Status>
          <span className="mid">{row.reference}</span>
          <span className="two">{words.heading(row.kind)}</span>
        </p>
        {(row.dueReason ?? row.reason ?? row.withdrawn) && (
          <p className="two t13">{row.withdrawn ?? row.reason ?? row.dueReason}</p>
        )}
      </div>
      <Button
        kind="quiet"
        aria-label={`${words.say("data-request-open")}: ${row.reference}`}
        aria-expanded={open}
        onClick={() =>
          void navigate({
            search: open ? { part: "requests" } : { part: "requests", request: row.request },
          })
        }
      >
        {words.say("data-request-open")}
      </Button>
    </li>
  );
};
