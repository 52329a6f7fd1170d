/** The hits of a case: what others have too, how much of it is told, what became of it. */
import { Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { CaseDossier, HitList, HitRow, WaitingRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { OfficerLink } from "@/app/links";
import { Button, Section, Status } from "@/components/parts";
import { Answered, Empty, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { PlannedActions } from "../planned/PlannedActions";
import { Asked } from "./Asked";
import { SettleDialog } from "./SettleDialog";

export const CaseHits: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const list = useAnswer("caseHits", { case: dossier.row.id }, { keep: true });
  return (
    <div className="pad">
      <Answered answer={list} what={say("tab-hits")}>
        {(it) => <Hits of={dossier.row.id} list={it} />}
      </Answered>
      <PlannedActions of={dossier.row.id} />
    </div>
  );
};

const Hits: FC<{ of: string; list: HitList }> = ({ of, list }) => {
  const words = useWords();
  const { say } = words;
  const [settling, setSettling] = useState<HitRow | null>(null);
  const asked = list.rows.filter((it) => it.cause === "asked");
  const rows = list.rows.filter((it) => it.cause !== "asked");
  return (
    <>
      {!list.office && <p className="hint">{say("hits-this-desk-only")}</p>}
      {list.waiting.map((it) => (
        <Second key={it.contribution} of={of} row={it} />
      ))}
      {rows.length === 0 ? (
        <Empty title={say("no-hits")}>{say("no-hits-hint")}</Empty>
      ) : (
        <table className="sheet hits">
          <thead>
            <tr>
              <th>{say("hit-value")}</th>
              <th>{say("hit-told")}</th>
              <th>{say("hit-next-step")}</th>
              <th>{say("hit-state")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((it) => (
              <Row key={it.id} of={of} hit={it} list={list} onSettle={() => setSettling(it)} />
            ))}
          </tbody>
        </table>
      )}
      <Asked rows={asked} questions={list.questions} />
      {settling && <SettleDialog of={of} hit={settling} onClose={() => setSettling(null)} />}
    </>
  );
};

const Row: FC<{ of: string; hit: HitRow; list: HitList; onSettle: () => void }> = ({
  of,
  hit,
  list,
  onSettle,
}) => {
  const words = useWords();
  const { say } = words;
  return (
    <tr>
      <td className="hit-value">
        {hit.action ? (
          <>
            {hit.what}
            <p className="three t12">{say("hit-collides")}</p>
          </>
        ) : (
          <>
            <span className="id">{hit.shown ?? say("hit-value-unknown")}</span>
            <p className="three t12">
              {hit.kind && `${words.label(hit.kind)} · `}
              {say(hit.same ? "hit-same" : "hit-alike")}
              {hit.tlp && ` · TLP:${hit.tlp} PAP:${hit.pap}`}
            </p>
          </>
        )}
      </td>
      <td>
        <Known hit={hit} />
      </td>
      <td>
        <Ask hit={hit} list={list} />
        {hit.theirs && (
          <p className="two t12">{say("hit-theirs", { word: words.label(hit.theirs) })}</p>
        )}
      </td>
      <td>
        <Status
          shape={
            hit.overdue
              ? "bad"
              : ["open", "contacted", "delayed"].includes(hit.resolution)
                ? "warn"
                : "ok"
          }
        >
          {words.heading(hit.resolution)}
        </Status>
        <p className="num nb three t12" title={words.moment(hit.at)}>
          {words.when(hit.at)}
        </p>
        {hit.overdue && <p className="t12">{say("hit-overdue")}</p>}
        {hit.reason && (
          <p className="two t12">{hit.byName ? words.pair(hit.byName, hit.reason) : hit.reason}</p>
        )}
      </td>
      <td className="hit-acts">
        {hit.next.length > 0 && hit.cause !== "common" && (
          <Button may={list.settle} onClick={onSettle}>
            {say("settle-hit")}
          </Button>
        )}
        {hit.cause === "recorded" &&
          (hit.level === "L1" || hit.level === "L2" || hit.level === "L0") && (
            <Reveal of={of} hit={hit} list={list} />
          )}
      </td>
    </tr>
  );
};

/** What is told of the other side. */
const Known: FC<{ hit: HitRow }> = ({ hit }) => {
  const { say } = useWords();
  if (hit.cause === "common") return <>{say("hit-common")}</>;
  if (hit.case)
    return (
      <Link to="/cases/$caseId" params={{ caseId: hit.case }} search={{ tab: "overview" }}>
        {[hit.label, hit.title ?? say("title-restricted")].filter(Boolean).join(" ")}
      </Link>
    );
  if (hit.agency) return <>{say("hit-agency", { agency: hit.agency.toUpperCase() })}</>;
  return <>{say("hit-hidden")}</>;
};

/** Whom to ring. */
const Ask: FC<{ hit: HitRow; list: HitList }> = ({ hit, list }) => {
  const words = useWords();
  const { say } = words;
  if (hit.cause === "local" || hit.cause === "common") return <>{say("hit-look-there")}</>;
  if (hit.contact)
    return (
      <>
        {`${say("hit-ring")} `}
        <OfficerLink officer={hit.contact.officer}>{hit.contact.name}</OfficerLink>
      </>
    );
  const names = list.ec3.slice(0, 3).map((it) => it.name);
  return (
    <>
      {say("hit-ask-ec3", { token: hit.token })}
      {names.length > 0 && <p className="three t12">{words.list(names)}</p>}
    </>
  );
};

const Reveal: FC<{ of: string; hit: HitRow; list: HitList }> = ({ of, hit, list }) => {
  const { say } = useWords();
  const reveal = useCommand("revealHit");
  return (
    <>
      <Button
        may={list.settle}
        disabled={reveal.isPending}
        onClick={() => reveal.mutate({ case: of, hit: hit.id, on: !hit.revealed })}
      >
        {say(hit.revealed ? "hit-hide-again" : "hit-reveal")}
      </Button>
      {reveal.error && <ProblemNote problem={reveal.error} />}
    </>
  );
};

/** A contribution that waits for a second person. */
const Second: FC<{ of: string; row: WaitingRow }> = ({ of, row }) => {
  const { say } = useWords();
  const approve = useCommand("approveContribution");
  return (
    <Section title={say("second-person-waits")}>
      <p>
        {say("second-person-row", { name: row.name, by: row.byName, count: row.indicators })}{" "}
        <Button
          kind="primary"
          may={row.approve}
          disabled={approve.isPending}
          onClick={() => approve.mutate({ case: of, contribution: row.contribution })}
        >
          {say("second-person-agree")}
        </Button>
      </p>
      {approve.error && <ProblemNote problem={approve.error} />}
    </Section>
  );
};
