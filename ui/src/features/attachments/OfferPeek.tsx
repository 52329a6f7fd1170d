/** One occasional contribution beside the list: what is said of it, what became of it, and what comes next. */
import { Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { OfferSponsor, OfferStepRow, OfferView } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { CaseLink, OfficerLink } from "@/app/links";
import { ClosePanel } from "@/components/ClosePanel";
import { Button, Fact, Facts, Section, Status, Well } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { CompareDialog } from "./CompareDialog";
import { ConvertDialog, ReceiveDialog, SayOfOfferDialog, TraceDialog } from "./OfferActs";
import { EditOfferDialog } from "./OfferForm";
import { offerShapes } from "./offer";

type Props = { id: string; sponsors: OfferSponsor[]; onClose: () => void };

export const OfferPeek: FC<Props> = ({ id, sponsors, onClose }) => {
  const { say } = useWords();
  const view = useAnswer("offer", { offer: id }, { keep: true });
  return (
    <aside className="side" aria-label={view.data?.row.label ?? say("offer")}>
      <div className="flex">
        <span className="id two grow">{view.data?.row.label}</span>
        <ClosePanel onClose={onClose} />
      </div>
      <Answered answer={view} what={say("offer")}>
        {(it) => (
          <>
            <Head view={it} />
            <OfferActs view={it} sponsors={sponsors} />
            <Steps view={it} />
          </>
        )}
      </Answered>
    </aside>
  );
};

const Head: FC<{ view: OfferView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const { row, facts } = view;
  const waits = row.stage === "offered";
  return (
    <>
      <h2 className="t16 strong">{facts.offerer.name}</h2>
      <p>
        <Status shape={offerShapes[row.stage]}>{words.label(row.stage)}</Status>
      </p>
      {view.rivals.length > 0 && <Well tone="warn">{say("offer-rivals")}</Well>}
      <Facts>
        <Fact name={say("offer-what")}>{facts.offered}</Fact>
        <Fact name={say("offer-legal-basis")}>{facts.legalBasis}</Fact>
        <Fact name={say("case")}>
          {row.case ? (
            <CaseLink id={row.case} tab="overview" className="link">
              {row.caseLabel}
            </CaseLink>
          ) : (
            <span className="two">{say("offer-no-case")}</span>
          )}
        </Fact>
        {view.outreach && (
          <Fact name={say("offer-outreach")}>
            <Link className="link" to="/outreach" search={{ peek: view.outreach.id }}>
              {view.outreach.title ?? say("offer-outreach-unknown")}
            </Link>
          </Fact>
        )}
        <Fact name={say("offer-sponsor")}>
          <OfficerLink className="link" officer={row.sponsor}>
            {row.sponsorName}
          </OfficerLink>
          {waits && !row.sponsored && <span className="bad"> {say("offer-sponsor-gone")}</span>}
        </Fact>
        <Fact name={say("kind")}>
          {[
            words.heading(facts.offerer.kind),
            facts.offerer.country && words.country(facts.offerer.country),
          ]
            .filter(Boolean)
            .join(", ")}
        </Fact>
        {(facts.person || facts.email) && (
          <Fact name={say("offer-person")}>
            {[facts.person, facts.email].filter(Boolean).join(", ")}
          </Fact>
        )}
        <Fact name={say("offer-on")}>{words.day(facts.on)}</Fact>
        <Fact name={say("offer-back")}>{facts.back ?? say("offer-nothing-back")}</Fact>
      </Facts>
    </>
  );
};

type Doing = "edit" | "receive" | "declineOffer" | "reopenOffer" | "convert" | "trace" | "compare";
type ActsProps = { view: OfferView; sponsors: OfferSponsor[] };

const OfferActs: FC<ActsProps> = ({ view, sponsors }) => {
  const { say } = useWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const { may, row } = view;
  const waits = row.stage === "offered";
  const received = row.stage === "offer-received";
  return (
    <>
      <div className="act attachment-acts">
        {waits && (
          <>
            <Button kind="primary" may={may.receive} onClick={() => setDoing("receive")}>
              {say("offer-receive")}
            </Button>
            <Button may={may.decline} onClick={() => setDoing("declineOffer")}>
              {say("offer-decline")}
            </Button>
          </>
        )}
        {received && may.receive.ok && (
          <Button kind="primary" onClick={() => setDoing("receive")}>
            {say("offer-name-data")}
          </Button>
        )}
        {(waits || received) && (
          <Button may={may.convert} onClick={() => setDoing("convert")}>
            {say("offer-convert")}
          </Button>
        )}
        {waits && (
          <Button may={may.edit} onClick={() => setDoing("edit")}>
            {say("offer-edit")}
          </Button>
        )}
        {(waits || received) && (
          <Button may={may.compare} onClick={() => setDoing("compare")}>
            {say("offer-compare")}
          </Button>
        )}
        <Button may={may.trace} onClick={() => setDoing("trace")}>
          {say("offer-trace")}
        </Button>
        {!waits && (
          <Button may={may.reopen} onClick={() => setDoing("reopenOffer")}>
            {say("offer-reopen")}
          </Button>
        )}
      </div>
      {doing === "edit" && (
        <EditOfferDialog row={row} facts={view.facts} sponsors={sponsors} onClose={close} />
      )}
      {doing === "receive" && <ReceiveDialog view={view} onClose={close} />}
      {(doing === "declineOffer" || doing === "reopenOffer") && (
        <SayOfOfferDialog offer={row.id} what={doing} onClose={close} />
      )}
      {doing === "convert" && <ConvertDialog view={view} onClose={close} />}
      {doing === "trace" && <TraceDialog view={view} onClose={close} />}
      {doing === "compare" && <CompareDialog view={view} onClose={close} />}
    </>
  );
};

const Steps: FC<{ view: OfferView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const by = (who: string, at: number) => say("by-on", { who, day: words.moment(at) });
  return (
    <Section title={say("offer-steps")}>
      <ul className="lines">
        <li>
          <span className="grow">{say("offer-recorded")}</span>
          <span className="when">{by(view.by, view.at)}</span>
        </li>
        {view.steps.map((step) => (
          <li key={`${step.to} ${step.at}`}>
            <span className="grow">
              <Status shape={offerShapes[step.to]}>
                {step.to === "offered" ? say("offer-reopened") : words.label(step.to)}
              </Status>
              <Became step={step} />
            </span>
            <span className="when">{by(step.by, step.at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** The reason, the data or the application of a step. */
const Became: FC<{ step: OfferStepRow }> = ({ step }) => {
  const { say } = useWords();
  if (step.attachment)
    return (
      <Link className="link" to="/attachments" search={{ peek: step.attachment }}>
        {say("offer-became", { label: step.application ?? "" })}
      </Link>
    );
  if (step.case)
    return (
      <CaseLink id={step.case} tab="data" className="link">
        {step.data ?? say("offer-data-hidden")}
      </CaseLink>
    );
  return step.reason ? <span className="two">{step.reason}</span> : null;
};
