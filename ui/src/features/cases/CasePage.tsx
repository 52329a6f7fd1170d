import { getRouteApi, Link, useNavigate, useParams } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { CaseDossier } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Screen } from "@/app/Screen";
import { type tabs, tabsOf } from "@/app/search";
import { Button, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { CaseDocuments } from "./CaseDocuments";
import { CaseHistory } from "./CaseHistory";
import { CaseNotes } from "./CaseNotes";
import { CaseOverview } from "./CaseOverview";
import { CaseSide } from "./CaseSide";
import { DecideDialog, type Deciding } from "./DecideDialog";
import { CaseData } from "./data/CaseData";
import { CaseHits } from "./hits/CaseHits";
import { CaseLinks } from "./links/CaseLinks";
import { CaseOperation } from "./operation/CaseOperation";
import { CasePlan } from "./plan/CasePlan";
import { PrintButton } from "./print/PrintButton";
import { ResubmitDialog } from "./ResubmitDialog";
import { ReadinessTab } from "./readiness/ReadinessTab";
import { StageActs } from "./StageActs";
import { Stepper } from "./Stepper";

const route = getRouteApi("/cases/$caseId");

export const CasePage: FC = () => {
  const { caseId } = useParams({ from: "/cases/$caseId" });
  const { say } = useWords();
  const dossier = useAnswer("caseDossier", { case: caseId }, { keep: true });
  const row = dossier.data?.row;
  return (
    <Screen
      title={row ? (row.title ?? say("title-restricted")) : say("case")}
      marking={dossier.data?.handling}
      crumb={<Link to="/cases">{say("cases")}</Link>}
    >
      <Answered answer={dossier} what={say("case")}>
        {(it) => <Case key={it.row.id} dossier={it} />}
      </Answered>
    </Screen>
  );
};

const Case: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const words = useWords();
  const { say } = words;
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/cases/$caseId" });
  const { row } = dossier;
  const known = tabsOf(row.kind);
  const tab = known.find((it) => it === search.tab) ?? "overview";
  const ready = dossier.readiness;
  const counts = {
    overview: null,
    notes: words.number(dossier.noteCount),
    data: null,
    documents: words.number(dossier.documentCount),
    hits: dossier.openHits > 0 ? words.number(dossier.openHits) : null,
    links: null,
    plan: words.number(dossier.taskCount),
    // Short: ten tabs stand in one row.
    readiness: ready && `${ready.open}/${ready.of}`,
    operation: null,
    history: words.number(dossier.eventCount),
  };
  const go = (to: (typeof tabs)[number]) => void navigate({ search: { tab: to } });
  return (
    <div className="split">
      <div className="col">
        <div className="case-head">
          <div className="case-meta">
            <span className="id two">{row.label}</span>
            <Status shape="on">{words.heading(row.stage)}</Status>
            {row.kind === "project" && <span>{words.heading(row.kind)}</span>}
            <span>
              {say(row.leads ? "led-by" : "proposed-by-country", {
                country: row.country ? words.country(row.country) : row.agency.toUpperCase(),
              })}
            </span>
            {row.order !== null && <span>{say("order-is", { order: row.order })}</span>}
            <span>{words.list(dossier.areas.map(words.label))}</span>
            {ready && ready.fallen.length > 0 && (
              <Status shape="bad">
                {say("ready-no-longer", { gates: words.list(ready.fallen.map(words.label)) })}
              </Status>
            )}
            {ready?.from && <span>{say("action-from", { at: words.moment(ready.from) })}</span>}
            {row.urgentBy && (
              <span className="warn">{say("urgent-by", { day: words.day(row.urgentBy) })}</span>
            )}
          </div>
          <Stepper dossier={dossier} />
          <Acts dossier={dossier} />
        </div>
        <div className="tabs" role="tablist" aria-label={say("case")}>
          {known.map((it) => (
            <button
              key={it}
              type="button"
              role="tab"
              id={`tab-${it}`}
              aria-selected={tab === it}
              aria-controls="tab-panel"
              tabIndex={tab === it ? 0 : -1}
              onClick={() => go(it)}
              onKeyDown={(event) => {
                const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
                const end = { Home: 0, End: -1 }[event.key];
                const next =
                  end === undefined
                    ? step && known[(known.indexOf(it) + step + known.length) % known.length]
                    : known.at(end);
                if (next) {
                  event.preventDefault();
                  go(next);
                  document.getElementById(`tab-${next}`)?.focus();
                }
              }}
            >
              {say(`tab-${it}`)}
              {counts[it] !== null && <span className="num">{counts[it]}</span>}
            </button>
          ))}
        </div>
        <div
          className="scroll"
          role="tabpanel"
          id="tab-panel"
          aria-labelledby={`tab-${tab}`}
          tabIndex={0}
        >
          {tab === "overview" && <CaseOverview dossier={dossier} />}
          {tab === "notes" && <CaseNotes dossier={dossier} />}
          {tab === "operation" && <CaseOperation dossier={dossier} />}
          {tab === "plan" && <CasePlan dossier={dossier} />}
          {tab === "readiness" && <ReadinessTab dossier={dossier} />}
          {tab === "data" && <CaseData dossier={dossier} />}
          {tab === "documents" && <CaseDocuments dossier={dossier} />}
          {tab === "hits" && <CaseHits dossier={dossier} />}
          {tab === "links" && <CaseLinks dossier={dossier} />}
          {tab === "history" && <CaseHistory dossier={dossier} />}
        </div>
      </div>
      <CaseSide dossier={dossier} />
    </div>
  );
};

const proposalActs: [Deciding, keyof CaseDossier["may"]][] = [
  ["select", "select"],
  ["decline", "decline"],
  ["defer", "defer"],
  ["merge", "merge"],
  ["return", "returnIt"],
  ["withdraw", "withdraw"],
];

/** What can be done with it now; what may not be is shown with its reason. */
const Acts: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const { row, may } = dossier;
  const [doing, setDoing] = useState<Deciding | "resubmit" | null>(null);
  const approve = useCommand("approveCase");
  const close = () => setDoing(null);
  const open = ["submitted", "returned", "under-review", "deferred"].includes(row.stage);
  const running = row.leads && !["closed", "cancelled"].includes(row.stage);
  return (
    <div className="act">
      {open &&
        proposalActs.map(([what, right]) => (
          <Button
            key={what}
            kind={what === "select" && may.select.ok ? "primary" : "plain"}
            may={may[right]}
            onClick={() => setDoing(what)}
          >
            {say(`decide-${what}`)}
          </Button>
        ))}
      {row.stage === "returned" && (
        <Button kind="primary" may={may.resubmit} onClick={() => setDoing("resubmit")}>
          {say("resubmit")}
        </Button>
      )}
      {row.next === "waits-for-approval" && (
        <Button kind="primary" may={may.approve} onClick={() => approve.mutate({ case: row.id })}>
          {say("approve-case")}
        </Button>
      )}
      {running && (
        <Button may={may.order} onClick={() => setDoing("order")}>
          {say("decide-order")}
        </Button>
      )}
      {running && <StageActs dossier={dossier} />}
      <PrintButton what="case-file" caseId={row.id} label={row.label} />
      {approve.error && <ProblemNote problem={approve.error} />}
      {doing === "resubmit" && <ResubmitDialog dossier={dossier} onClose={close} />}
      {doing && doing !== "resubmit" && <DecideDialog what={doing} row={row} onClose={close} />}
    </div>
  );
};
