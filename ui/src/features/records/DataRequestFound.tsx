/** What is found for a request of a data subject, and what is told of it. */
import { type FC, useState } from "react";
import type { DataRequestView, FoundRow, RowSaid } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CaseLink } from "@/app/links";
import { Button, Section, type Shape, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { AnswerRequest, ChangeDue, SayOfRequest, Withhold } from "./DataRequestDialogs";
import { PackExport } from "./PackExport";

type Open = "answer" | "due" | "withdraw" | "reopen" | "export";

export const DataRequestFound: FC<{ view: DataRequestView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const [open, setOpen] = useState<Open | null>(null);
  const decide = useCommand("decideDataRequestRows");
  const close = () => setOpen(null);
  const { row, may, found } = view;
  const undecided = found.filter((it) => it.own && it.said === null).map((it) => it.row);
  const upper = (agencies: string[]) => words.list(agencies.map((it) => it.toUpperCase()));
  const sayOf = (rows: string[], said?: RowSaid) =>
    decide.mutate({ request: row.request, rows, ...(said ? { said } : {}) });
  return (
    <Section title={`${say("data-request")} ${row.reference}`}>
      <div className="apart">
        <p>{say("data-request-about", { values: words.list(view.about.map((it) => it.shown)) })}</p>
        <div className="act wraps">
          <Button may={may.answer} kind="primary" onClick={() => setOpen("answer")}>
            {say("data-request-answer")}
          </Button>
          <Button onClick={() => setOpen("export")}>{say("pack-export")}</Button>
          <Button
            may={may.change}
            disabled={undecided.length === 0}
            onClick={() => sayOf(undecided, {})}
          >
            {say("pack-tell-all")}
          </Button>
          <Button may={may.change} onClick={() => setOpen("due")}>
            {say("data-request-due-change")}
          </Button>
          {row.open ? (
            <Button may={may.change} onClick={() => setOpen("withdraw")}>
              {say("data-request-withdraw")}
            </Button>
          ) : (
            <Button may={may.reopen} onClick={() => setOpen("reopen")}>
              {say("data-request-reopen")}
            </Button>
          )}
        </div>
        <p role="status">{say("data-request-undecided", { count: view.undecided })}</p>
        {decide.error && <ProblemNote problem={decide.error} />}
        <p className="two">
          {say("pack-found-hint")} {say("pack-elsewhere")}
        </p>
        {view.others.length > 0 && (
          <p className="two">{say("pack-others", { agencies: upper(view.others) })}</p>
        )}
        {found.length === 0 && <p className="three">{say("pack-none")}</p>}
      </div>
      <ul className="lines lines-2">
        {found.map((it) => (
          <Row key={it.row} row={it} view={view} onSay={(said) => sayOf([it.row], said)} />
        ))}
      </ul>
      {open === "answer" && <AnswerRequest row={row} onClose={close} />}
      {open === "due" && <ChangeDue row={row} onClose={close} />}
      {(open === "withdraw" || open === "reopen") && (
        <SayOfRequest row={row} way={open} onClose={close} />
      )}
      {open === "export" && <PackExport row={row} onClose={close} />}
    </Section>
  );
};

const standing = (words: Words, row: FoundRow): [Shape, string] => {
  if (!row.own) return ["plain", words.say("pack-theirs")];
  if (row.rivals.length > 0) return ["warn", words.say("pack-conflict")];
  if (row.said === null) return ["open", words.say("pack-undecided")];
  const ground = row.said.withheld;
  if (ground) return ["half", words.say("pack-withheld", { ground: words.label(ground) })];
  return ["ok", words.say("pack-told")];
};

const Row: FC<{
  row: FoundRow;
  view: DataRequestView;
  onSay: (said?: RowSaid) => void;
}> = ({ row, view, onSay }) => {
  const words = useWords();
  const { say } = words;
  const [withholding, setWithholding] = useState(false);
  const [shape, said] = standing(words, row);
  const name = row.name || words.heading(row.what);
  const facts = [
    words.heading(row.what),
    row.shown.join(", "),
    row.agency.toUpperCase(),
    row.legalBasis,
    row.purpose && words.label(row.purpose),
    row.marking && `TLP:${row.marking.tlp}`,
    row.keptUntil && say("pack-kept-until", { day: words.day(row.keptUntil) }),
    row.withdrawn && say("pack-withdrawn"),
    row.readers.length > 0 &&
      say("pack-read-by", { agencies: words.list(row.readers.map((it) => it.toUpperCase())) }),
    row.given.length > 0 && say("pack-given", { count: row.given.length }),
    row.said?.reason,
  ];
  return (
    <li>
      <div className="grow apart-little">
        <p className="flex wraps">
          <Status shape={shape}>{said}</Status>
          <CaseLink id={row.case} tab="data">
            {row.label}
          </CaseLink>
          <span className="mid">{name}</span>
        </p>
        <p className="two t13">{facts.filter(Boolean).join(" · ")}</p>
        {row.own && (
          <div className="act wraps">
            <Button
              kind="quiet"
              may={view.may.change}
              aria-label={`${say("pack-tell")}: ${name}`}
              onClick={() => onSay({})}
            >
              {say("pack-tell")}
            </Button>
            <Button
              kind="quiet"
              may={view.may.change}
              aria-label={`${say("pack-withhold")}: ${name}`}
              onClick={() => setWithholding(true)}
            >
              {say("pack-withhold")}
            </Button>
            {row.said && (
              <Button
                kind="quiet"
                may={view.may.change}
                aria-label={`${say("pack-undo")}: ${name}`}
                onClick={() => onSay()}
              >
                {say("pack-undo")}
              </Button>
            )}
          </div>
        )}
      </div>
      {withholding && (
        <Withhold request={view.row.request} row={row} onClose={() => setWithholding(false)} />
      )}
    </li>
  );
};
