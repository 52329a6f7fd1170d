import { Link } from "@tanstack/react-router";
import { PanelRightOpen } from "lucide-react";
import type { FC } from "react";
import { useAnswer } from "@/api/queries";
import { ClosePanel } from "@/components/ClosePanel";
import { Fact, Facts, Section, Status } from "@/components/parts";
import { Answered } from "@/components/states";
import { quantity } from "@/words/amount";
import { useWords } from "@/words/words";

/** A case beside its list. */
export const CasePeek: FC<{ id: string; onClose: () => void }> = ({ id, onClose }) => {
  const words = useWords();
  const { say } = words;
  const dossier = useAnswer("caseDossier", { case: id }, { keep: true });
  return (
    <aside className="side" aria-label={dossier.data?.row.label ?? say("case")}>
      <Answered answer={dossier} what={say("case")}>
        {(it) => (
          <>
            <div className="flex">
              <span className="id two grow">{it.row.label}</span>
              <Link
                className="btn btn-0"
                to="/cases/$caseId"
                params={{ caseId: id }}
                search={{ tab: "overview" }}
              >
                <PanelRightOpen className="i" aria-hidden />
                {say("open-verb")}
              </Link>
              <ClosePanel onClose={onClose} />
            </div>
            <h2 className="t16 strong">{it.row.title ?? say("title-restricted")}</h2>
            <p className="two clamp">{it.summary}</p>
            <Facts>
              <Fact name={say("column-stage")}>
                <Status shape="on">
                  {say("stage-since", {
                    stage: words.heading(it.row.stage),
                    when: words.when(it.row.since),
                  })}
                </Status>
              </Fact>
              <Fact name={say(it.row.leads ? "lead" : "proposed-by")}>
                {it.row.country ? words.country(it.row.country) : it.row.agency}
              </Fact>
              {it.row.order !== null && (
                <Fact name={say("column-order")}>
                  {it.row.order} <span className="three">{it.orderReason}</span>
                </Fact>
              )}
              {it.standing && (
                <Fact name={say("rank")}>
                  {say("rank-of", {
                    rank: it.standing.rank,
                    of: it.standing.of,
                    score: it.standing.score ? quantity(words, it.standing.score.score) : "–",
                  })}
                </Fact>
              )}
              <Fact name={say("participating")}>
                {words.list(it.agencies.map((agency) => agency.toUpperCase()))}
              </Fact>
              <Fact name={say("column-areas")}>{words.list(it.areas.map(words.label))}</Fact>
              <Fact name={say("handling")}>
                {[
                  `TLP:${it.handling.tlp}`,
                  it.handling.h1 && "H1",
                  it.handling.h2 && "H2",
                  it.handling.h3 && "H3",
                ]
                  .filter(Boolean)
                  .join(", ")}
              </Fact>
            </Facts>
            <Section
              title={say("last-entries")}
              aside={
                <Link
                  className="link"
                  to="/cases/$caseId"
                  params={{ caseId: id }}
                  search={{ tab: "history" }}
                >
                  {say("history")}
                </Link>
              }
            >
              <ul className="lines">
                {it.events.slice(0, 6).map((event) => (
                  <li key={event.id}>
                    <span>{say("who-did", { who: event.byName, what: event.said })}</span>
                    <span className="when">{words.when(event.at)}</span>
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </Answered>
    </aside>
  );
};
