/** What a case lacks for action, who can supply it, and the way to record it. */
import { type FC, useState } from "react";
import type { CaseDossier, Gate, GateRow, ReadinessView, ReasonRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button, Section, type Shape, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { type Plain, RecordDialog, type Recording } from "./RecordDialog";
import { Recorded } from "./Recorded";

export const ReadinessTab: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const readiness = useAnswer("readiness", { case: dossier.row.id }, { keep: true });
  return (
    <div className="pad">
      <Answered answer={readiness} what={say("tab-readiness")}>
        {(it) => <Ready view={it} dossier={dossier} />}
      </Answered>
    </div>
  );
};

const Ready: FC<{ view: ReadinessView; dossier: CaseDossier }> = ({ view, dossier }) => {
  const words = useWords();
  const { say } = words;
  const [recording, setRecording] = useState<Recording | null>(null);
  return (
    <>
      <Section
        first
        title={say("conditions")}
        aside={
          <span className="three">
            {say("conditions-hold", {
              open: view.open,
              of: view.gates.length,
              at: words.moment(view.at),
            })}
          </span>
        }
      >
        <ul className="gates">
          {view.gates.map((gate) => (
            <GateLine key={gate.gate} gate={gate} view={view} onRecord={setRecording} />
          ))}
        </ul>
      </Section>
      <Recorded view={view} onRecord={setRecording} />
      {recording && (
        <RecordDialog
          what={recording}
          view={view}
          dossier={dossier}
          onClose={() => setRecording(null)}
        />
      )}
    </>
  );
};

const shapes: Record<GateRow["standing"], Shape> = {
  passes: "ok",
  lacking: "warn",
  waived: "half",
};

/** What can be recorded to open each gate. */
type Act = Plain | "consultation" | "leads";
const acts: Record<Gate, Act[]> = {
  "gate-judicial": ["consultation", "eurojust"],
  "gate-resources": ["need", "commit"],
  "gate-responsibilities": ["leads"],
  "gate-deconfliction": [],
  "gate-handling": [],
  "gate-schedule": [],
  "gate-evidence": ["evidence"],
  "gate-communication": ["embargo", "agree"],
  "gate-decision": [],
  "gate-safety": ["safety"],
};

type LineProps = { gate: GateRow; view: ReadinessView; onRecord: (what: Recording) => void };

const GateLine: FC<LineProps> = ({ gate, view, onRecord }) => {
  const words = useWords();
  const { say } = words;
  const second = useCommand("secondWaiver");
  const may = (kind: Act) => rightTo(kind, view);
  const kinds = acts[gate.gate].filter((kind) => kind !== "agree" || view.embargo !== null);
  return (
    <li>
      <Status shape={shapes[gate.standing]}>
        {words.pair(words.heading(gate.gate), words.label(gate.standing))}
      </Status>
      <div>
        <ul>
          {gate.reasons.map((reason) => (
            <li key={`${reason.missing}${reason.country}${reason.agency}`}>
              {aboutWhom(reason, words)} <span className="three">{supplierOf(reason, words)}</span>
            </li>
          ))}
        </ul>
        {gate.waiver && (
          <p className="two">
            {say(gate.waiver.secondedBy ? "waiver-held" : "waiver-asked", {
              by: gate.waiver.by,
              with: gate.waiver.secondedBy ?? "",
              reason: gate.waiver.reason,
            })}
          </p>
        )}
        {second.error && <ProblemNote problem={second.error} />}
      </div>
      <div className="gate-acts">
        {gate.standing !== "passes" &&
          kinds.map((kind) => (
            <Button key={kind} kind="quiet" may={may(kind)} onClick={() => onRecord({ kind })}>
              {say(`record-${kind}`)}
            </Button>
          ))}
        {gate.standing === "lacking" && !gate.waiver && (
          <Button
            kind="quiet"
            may={view.may.waive}
            onClick={() => onRecord({ kind: "waiver", gate: gate.gate })}
          >
            {say("record-waiver")}
          </Button>
        )}
        {gate.waiver && !gate.waiver.secondedBy && (
          <Button
            kind="quiet"
            may={gate.waiver.second}
            onClick={() =>
              gate.waiver && second.mutate({ case: view.case, waiver: gate.waiver.id })
            }
          >
            {say("second-waiver")}
          </Button>
        )}
        {gate.waiver && (
          <Button
            kind="quiet"
            may={view.may.decide}
            onClick={() => gate.waiver && onRecord({ kind: "end-waiver", waiver: gate.waiver.id })}
          >
            {say("record-end-waiver")}
          </Button>
        )}
      </div>
    </li>
  );
};

const rightTo = (kind: Act, { may, embargo }: ReadinessView) => {
  if (kind === "eurojust") return may.eurojust;
  if (kind === "agree") return embargo?.agree;
  return ["evidence", "embargo", "safety"].includes(kind) ? may.decide : may.record;
};

const aboutWhom = ({ country, agency, said }: ReasonRow, words: Words): string => {
  if (country) return words.pair(words.country(country), said);
  return agency ? words.pair(agency.toUpperCase(), said) : said;
};

const supplierOf = (reason: ReasonRow, words: Words): string =>
  reason.who.length > 0
    ? words.list(reason.who.map((it) => it.name))
    : words.label(reason.supplier);
