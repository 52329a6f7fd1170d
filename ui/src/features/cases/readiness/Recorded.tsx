/** What was recorded of a case's readiness: consultations, means, who leads where, texts. */
import type { FC } from "react";
import type { ConsultationRow, ReadinessView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Fact, Facts, Section } from "@/components/parts";
import { useWords, type Words } from "@/words/words";
import { ReasonButton } from "../ReasonButton";
import type { Recording } from "./RecordDialog";

type Props = { view: ReadinessView; onRecord: (what: Recording) => void };

export const Recorded: FC<Props> = (props) => (
  <div className="cols">
    <div>
      <Consultations {...props} />
      <Texts {...props} />
    </div>
    <div>
      <Means {...props} />
      <Leads {...props} />
    </div>
  </div>
);

const Consultations: FC<Props> = ({ view, onRecord }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section
      title={say("consultations")}
      aside={
        <Button
          kind="quiet"
          may={view.may.record}
          onClick={() => onRecord({ kind: "consultation" })}
        >
          {say("add")}
        </Button>
      }
    >
      {view.consultations.length === 0 && <p className="two">{say("no-consultations")}</p>}
      <ul className="lines t13">
        {view.consultations.map((row) => (
          <li key={row.id}>
            <span className="mid">{words.country(row.facts.country)}</span>
            <span className="grow">{consultationSaid(row, words)}</span>
            <Button
              kind="quiet"
              may={row.may}
              onClick={() => onRecord({ kind: "consultation", row })}
            >
              {say("edit")}
            </Button>
            <Withdraw view={view} row={row} />
          </li>
        ))}
      </ul>
      <Facts>
        <Fact name="Eurojust">
          {view.eurojust
            ? say("informed-on", { day: words.day(view.eurojust) })
            : say("not-recorded")}
        </Fact>
      </Facts>
    </Section>
  );
};

const Withdraw: FC<{ view: ReadinessView; row: ConsultationRow }> = ({ view, row }) => {
  const words = useWords();
  const withdraw = useCommand("withdrawConsultation");
  return (
    <ReasonButton
      title={words.say("withdraw-consultation")}
      what={`${words.country(row.facts.country)}, ${row.authority}`}
      may={row.may}
      command={{
        ...withdraw,
        mutate: (reason) => withdraw.mutate({ case: view.case, consultation: row.id, reason }),
      }}
    />
  );
};

const consultationSaid = (row: ConsultationRow, words: Words): string =>
  [
    row.authority,
    words.label(row.facts.instrument),
    words.label(row.facts.answer),
    row.facts.reference,
    row.last && words.say("until-day", { day: words.day(row.last) }),
    row.conflict && words.say("in-conflict"),
  ]
    .filter(Boolean)
    .join(" · ");

const Means: FC<Props> = ({ view, onRecord }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section
      title={say("resources")}
      aside={
        <span className="flex">
          <Button kind="quiet" may={view.may.record} onClick={() => onRecord({ kind: "need" })}>
            {say("record-need")}
          </Button>
          <Button kind="quiet" may={view.may.record} onClick={() => onRecord({ kind: "commit" })}>
            {say("record-commit")}
          </Button>
        </span>
      }
    >
      {view.resources.length === 0 && <p className="two">{say("no-resources")}</p>}
      <ul className="lines t13">
        {view.resources.map((row) => (
          <li key={`${row.country}${row.kind}`}>
            <span className="mid">{words.country(row.country)}</span>
            <span className="grow">{words.label(row.kind)}</span>
            <span className={row.given < row.need ? "when warn" : "when"}>
              {say("n-of-m", { n: row.given, m: row.need })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Leads: FC<Props> = ({ view, onRecord }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section title={say("action-leads")}>
      <ul className="lines t13">
        {view.leads.map((row) => (
          <li key={row.country}>
            <span className="mid">{words.country(row.country)}</span>
            <span className="grow">
              {row.lead && row.deputy
                ? say("lead-and-deputy", { lead: row.lead.name, deputy: row.deputy.name })
                : say("not-recorded")}
            </span>
            <Button
              kind="quiet"
              may={row.may}
              onClick={() => onRecord({ kind: "leads", country: row.country })}
            >
              {say("edit")}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Texts: FC<Props> = ({ view, onRecord }) => {
  const words = useWords();
  const { say } = words;
  const { embargo } = view;
  const none = <span className="three">{say("not-recorded")}</span>;
  const edit = (kind: "evidence" | "embargo" | "safety") => (
    <Button kind="quiet" may={view.may.decide} onClick={() => onRecord({ kind })}>
      {say("edit")}
    </Button>
  );
  return (
    <Section title={say("evidence-and-public")}>
      <Facts>
        <Fact name={words.heading("gate-evidence")}>
          {[view.storage, view.custodian?.name].filter(Boolean).join(" · ") || none}{" "}
          {edit("evidence")}
        </Fact>
        <Fact name={say("embargo-text")}>
          {embargo ? (
            <>
              {embargo.text}
              <span className="own-line three">
                {say("embargo-agreed", {
                  agreed: words.list(embargo.agreed.map((it) => it.toUpperCase())) || "–",
                  waiting: words.list(embargo.waiting.map((it) => it.toUpperCase())) || "–",
                })}
              </span>
            </>
          ) : (
            none
          )}{" "}
          {edit("embargo")}
        </Fact>
        <Fact name={say("victim-plan")}>
          {view.victims ?? none} {edit("safety")}
        </Fact>
        {view.asksSpecial && <Fact name={say("special-handling")}>{view.special ?? none}</Fact>}
      </Facts>
    </Section>
  );
};
