/** Corrections of data that others received (AUD-5): what one received and is asked to act on, and who has acted on one's own. */
import { type FC, useState } from "react";
import type { CorrectionRow, UntoldRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CaseLink } from "@/app/links";
import { Button, Section, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { Acknowledge, AddUntold, TakeBack, TickUntold } from "./CorrectionDialogs";
import { PartScreen } from "./Parts";

/** What was corrected: data by their name; of notes and documents, how many. */
export const nameOf = (row: CorrectionRow, say: ReturnType<typeof useWords>["say"]): string =>
  row.papers === null ? row.name : say("correction-papers", { papers: row.papers });

export const Corrections: FC = () => {
  const { say } = useWords();
  const list = useAnswer("corrections", {}, { keep: true });
  return (
    <PartScreen part="corrections" marking={list.data?.marking}>
      <p className="two">{say("corrections-hint")}</p>
      <Answered answer={list} what={say("corrections")}>
        {({ received, own }) => (
          <>
            <Rows title={say("corrections-received")} rows={received} />
            <Rows title={say("corrections-own")} rows={own} mine />
          </>
        )}
      </Answered>
    </PartScreen>
  );
};

const Rows: FC<{ title: string; rows: CorrectionRow[]; mine?: boolean }> = ({
  title,
  rows,
  mine = false,
}) => {
  const { say } = useWords();
  return (
    <Section title={title}>
      {rows.length === 0 && <p className="three">{say("corrections-none")}</p>}
      <ul className="lines lines-2">
        {rows.map((row) => (
          <Row key={row.correction} row={row} mine={mine} />
        ))}
      </ul>
    </Section>
  );
};

const Row: FC<{ row: CorrectionRow; mine: boolean }> = ({ row, mine }) => {
  const words = useWords();
  const { say } = words;
  return (
    <li>
      <div className="grow apart-little">
        <p className="flex wraps">
          <Status shape={row.waits ? "warn" : row.takenBack === null ? "ok" : "off"}>
            {row.takenBack === null
              ? words.heading(row.what)
              : say("correction-taken-back", { when: words.when(row.takenBack) })}
          </Status>
          <CaseLink id={row.case} tab={row.papers === null ? "data" : "notes"}>
            {row.label}
          </CaseLink>
          <span className="mid">{nameOf(row, say)}</span>
        </p>
        {!mine && (
          <p>
            {say("correction-of", {
              what: row.what,
              agency: row.agency.toUpperCase(),
              day: row.received ? words.day(row.received) : "",
              papers: row.papers ?? 0,
            })}
          </p>
        )}
        {row.values.map((it) => (
          <p key={`${it.kind} ${it.was}`} className="t13">
            {it.now === null
              ? say("correction-value-out", { was: it.was })
              : say("correction-value", { was: it.was, now: it.now })}
          </p>
        ))}
        {row.reason && (
          <p className="two t13">{say("correction-reason", { reason: row.reason })}</p>
        )}
        {mine ? <OfMine row={row} /> : <OfOthers row={row} />}
      </div>
    </li>
  );
};

/** What one's own agency is asked to do. */
const OfOthers: FC<{ row: CorrectionRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  const [open, setOpen] = useState(false);
  const undo = useCommand("acknowledgeCorrection");
  const files = row.passedOn.map((it) => [words.when(it.at), it.by, ...it.recipients].join(", "));
  const said = row.told.find((it) => it.byName !== null && !it.waits);
  return (
    <>
      {files.length > 0 && (
        <p className="two t13">{say("correction-passed-on", { files: files.join("; ") })}</p>
      )}
      <div className="act wraps">
        {row.waits && (
          <Button
            kind="primary"
            may={row.may.acknowledge}
            aria-label={`${say("correction-done")}: ${nameOf(row, say)}`}
            onClick={() => setOpen(true)}
          >
            {say("correction-done")}
          </Button>
        )}
        {!row.waits && said && row.takenBack === null && (
          <Button
            kind="quiet"
            onClick={() => undo.mutate({ correction: row.correction, done: false })}
          >
            {say("correction-undo-done")}
          </Button>
        )}
      </div>
      {undo.error && <ProblemNote problem={undo.error} />}
      {open && <Acknowledge row={row} onClose={() => setOpen(false)} />}
    </>
  );
};

/** Who was told of one's own agency's data, and who has still to be. */
const OfMine: FC<{ row: CorrectionRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  const [open, setOpen] = useState<"add" | "back" | UntoldRow | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <p className="t13">{say("correction-open", { count: row.open })}</p>
      <ul className="lines lines-wrap">
        {row.told.map((it) => (
          <li key={it.agency}>
            {it.at === null || it.waits
              ? say("correction-waits-for", {
                  agency: it.agency.toUpperCase(),
                  day: words.day(it.received),
                })
              : say("correction-acknowledged", {
                  agency: it.agency.toUpperCase(),
                  when: words.when(it.at),
                })}
            {it.note && ` · ${it.note}`}
          </li>
        ))}
      </ul>
      {row.untold.length > 0 && <p className="t13">{say("correction-untold")}</p>}
      <ul className="lines lines-wrap">
        {row.untold.map((it) => (
          <li key={it.untold} className="flex wraps">
            <span>
              {it.at === null || it.waits
                ? say("correction-untold-row", {
                    name: it.name,
                    way: words.label(it.way),
                    day: words.day(it.on),
                  })
                : say("correction-told", { name: it.name, when: words.when(it.at) })}
              {it.note && ` · ${it.note}`}
            </span>
            {it.waits && (
              <Button
                kind="quiet"
                may={row.may.tell}
                aria-label={say("correction-tell-label", { name: it.name })}
                onClick={() => setOpen(it)}
              >
                {say("correction-tell")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="act wraps">
        <Button kind="quiet" may={row.may.tell} onClick={() => setOpen("add")}>
          {say("correction-add")}
        </Button>
        {row.takenBack === null && row.what !== "data-erased" && row.what !== "papers-erased" && (
          <Button kind="quiet" onClick={() => setOpen("back")}>
            {say("correction-take-back")}
          </Button>
        )}
      </div>
      {open === "add" && <AddUntold row={row} onClose={close} />}
      {open === "back" && <TakeBack row={row} onClose={close} />}
      {open !== null && typeof open === "object" && (
        <TickUntold row={row} untold={open} onClose={close} />
      )}
    </>
  );
};
