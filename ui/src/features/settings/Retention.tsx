/** How long data are kept: what is due, what a hold keeps, what would be erased today, and what was. */
import { type FC, useState } from "react";
import type { RetentionRow, SignedRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { EraseData, ErasePapers } from "@/app/Erasing";
import { CaseLink } from "@/app/links";
import { CommandDialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { Button, Section, type Shape, Status } from "@/components/parts";
import { Answered } from "@/components/states";
import { TypedWord } from "@/components/TypedWord";
import { keptCount, keptKey, keptName } from "@/words/sentences";
import { useWords } from "@/words/words";

type Way = "go-on" | "hold" | "lift" | "erase" | "confirm";

export const Retention: FC = () => {
  const { say } = useWords();
  const list = useAnswer("retention", {}, { keep: true });
  return (
    <Section title={say("retention")}>
      <p className="two">{say("retention-hint")}</p>
      <Answered answer={list} what={say("retention")}>
        {({ rows, erased, report }) => (
          <>
            {rows.length === 0 ? (
              <p className="three">{say("retention-none")}</p>
            ) : (
              <>
                <p>
                  {say("retention-report", {
                    contributions: report.contributions,
                    indicators: report.indicators,
                    quotes: report.quotes,
                  })}
                  {report.held > 0 && ` ${say("retention-report-held", { held: report.held })}`}
                  {report.papers > 0 &&
                    ` ${say("retention-report-papers", { papers: report.papers })}`}
                  {report.heldPapers > 0 &&
                    ` ${say("retention-report-held-papers", { held: report.heldPapers })}`}
                </p>
                <ul className="lines lines-2">
                  {rows.map((row) => (
                    <Kept key={keptKey(row)} row={row} />
                  ))}
                </ul>
              </>
            )}
            {erased.length > 0 && (
              <ul className="lines lines-2">
                {erased.map((row) => (
                  <Erased key={`${keptKey(row)} ${row.second?.at}`} row={row} />
                ))}
              </ul>
            )}
          </>
        )}
      </Answered>
    </Section>
  );
};

/** What a request about it names. */
const whatOf = (row: RetentionRow) =>
  row.contribution ? { contribution: row.contribution } : { case: row.case, agency: row.agency };

const shapes = { due: "bad", soon: "warn", later: "on" } as const;

const Kept: FC<{ row: RetentionRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  const [way, setWay] = useState<Way | null>(null);
  const due = row.due ? words.day(row.due) : "";
  const shape: Shape = row.stage ? shapes[row.stage] : "on";
  const name = keptName(words, row);
  const acts: [Way, string, RetentionRow["may"]["goOn"]][] = [
    ["go-on", say("retention-go-on"), row.may.goOn],
    ["hold", say("retention-hold"), row.may.hold],
    ...(row.may.lift.ok
      ? [["lift", say("retention-lift"), row.may.lift] as [Way, string, typeof row.may.lift]]
      : []),
    row.ground === null
      ? ["erase", say("retention-erase"), row.may.propose]
      : ["confirm", say("retention-confirm"), row.may.confirm],
  ];
  return (
    <li>
      <div className="grow">
        <p className="flex wraps">
          <Status shape={shape}>
            {say(row.stage === "due" ? "retention-due" : "retention-by", { day: due })}
          </Status>
          <CaseLink id={row.case} tab={tabOf(row)}>
            {row.label}
          </CaseLink>
          <span className="mid">{name}</span>
        </p>
        <p className="two t13">
          {[
            keptCount(words, row),
            row.reason !== null && say("retention-kept-because", { reason: row.reason }),
            ...row.holds.map((hold) =>
              say("retention-held", {
                reference: hold.reference,
                agency: hold.agency.toUpperCase(),
              }),
            ),
            row.ground !== null &&
              row.first !== null &&
              say(row.contribution ? "retention-proposed" : "retention-proposed-papers", {
                agency: row.first.agency.toUpperCase(),
                ground: words.label(row.ground),
                papers: row.proposed,
              }),
            row.long && say("retention-long"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <div className="act wraps">
          {acts.map(([to, title, may]) => (
            <Button
              key={to}
              kind="quiet"
              may={may}
              aria-label={`${title}: ${name}`}
              onClick={() => setWay(to)}
            >
              {title}
            </Button>
          ))}
        </div>
      </div>
      {way === "go-on" && <GoOn row={row} onClose={() => setWay(null)} />}
      {way === "hold" && <Hold row={row} onClose={() => setWay(null)} />}
      {way === "lift" && <Lift row={row} onClose={() => setWay(null)} />}
      {way === "erase" &&
        (row.contribution ? (
          <EraseData contribution={row.contribution} row={row} onClose={() => setWay(null)} />
        ) : (
          <ErasePapers rows={[row]} onClose={() => setWay(null)} />
        ))}
      {way === "confirm" && <Confirm row={row} onClose={() => setWay(null)} />}
    </li>
  );
};

const Erased: FC<{ row: RetentionRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  const name = (who: SignedRow | null): string =>
    who ? `${who.byName} (${who.agency.toUpperCase()})` : "";
  return (
    <li>
      <div className="grow">
        <p className="flex wraps">
          <Status shape="ok">{say("retention-erased")}</Status>
          <CaseLink id={row.case} tab={tabOf(row)}>
            {row.label}
          </CaseLink>
        </p>
        <p className="two t13">
          {say(row.contribution ? "retention-erased-of" : "retention-erased-papers", {
            count: row.count,
            agency: row.agency.toUpperCase(),
            came: words.when(row.at),
            ground: row.ground ? words.label(row.ground) : "",
            first: name(row.first),
            second: name(row.second),
          })}
        </p>
      </div>
    </li>
  );
};

type Props = { row: RetentionRow; onClose: () => void };

const tabOf = (row: RetentionRow) => (row.contribution ? "data" : "notes");

const Reason: FC<{ value: string; onChange: (to: string) => void }> = ({ value, onChange }) => {
  const { say } = useWords();
  return <TextArea label={say("reason")} value={value} onChange={onChange} rows={2} required />;
};

const GoOn: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const goOn = useCommand("continueReview", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say(row.contribution ? "retention-go-on-title" : "retention-go-on-papers")}
      command={goOn}
      request={() => ({
        ...whatOf(row),
        reason,
        ...(until.trim() === "" ? {} : { until: until.trim() }),
      })}
      onClose={onClose}
    >
      <p className="two">{say("retention-go-on-hint")}</p>
      <TextField
        label={say("retention-until")}
        hint={say("retention-until-hint")}
        value={until}
        onChange={setUntil}
      />
      <Reason value={reason} onChange={setReason} />
    </CommandDialog>
  );
};

const Hold: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [reference, setReference] = useState("");
  const [reason, setReason] = useState("");
  const hold = useCommand("placeHold", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("retention-hold-title")}
      command={hold}
      request={() => ({ ...whatOf(row), reference, reason })}
      onClose={onClose}
    >
      <p className="two">{say("retention-hold-hint")}</p>
      <TextField
        label={say("retention-reference")}
        value={reference}
        onChange={setReference}
        required
      />
      <Reason value={reason} onChange={setReason} />
    </CommandDialog>
  );
};

const Lift: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const lift = useCommand("liftHold", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("retention-lift")}
      command={lift}
      request={() => ({ ...whatOf(row), reason })}
      onClose={onClose}
    >
      <Reason value={reason} onChange={setReason} />
    </CommandDialog>
  );
};

const Confirm: FC<Props> = ({ row, onClose }) => {
  const words = useWords();
  const { say } = words;
  const confirm = useCommand("confirmErasure", { onSuccess: onClose });
  return (
    <TypedWord
      title={say(row.contribution ? "retention-confirm-title" : "retention-confirm-papers")}
      warning={say(
        row.contribution ? "retention-confirm-warning" : "retention-confirm-warning-papers",
        {
          count: row.contribution ? row.count : row.proposed,
          quotes: row.quotes,
          agency: row.agency.toUpperCase(),
          label: row.label,
        },
      )}
      verb={say(row.contribution ? "retention-confirm-title" : "retention-confirm-papers")}
      word={say("word-erase")}
      command={{ ...confirm, mutate: () => confirm.mutate(whatOf(row)) }}
      onClose={onClose}
    />
  );
};
