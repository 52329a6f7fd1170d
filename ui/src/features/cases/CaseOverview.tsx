import { type FC, useState } from "react";
import type { CaseDossier } from "@/api/generated/api";
import { Button, Fact, Facts, Section, Well } from "@/components/parts";
import { quantity } from "@/words/amount";
import { useWords } from "@/words/words";
import { CaseEffort } from "./CaseEffort";
import { NoteList } from "./CaseNotes";
import { CaseParts } from "./CaseParts";
import { ConflictCard } from "./ConflictCard";
import { EditCase } from "./EditCase";
import { WhatLacks } from "./StageActs";
import { WriteNote } from "./WriteNote";

export const CaseOverview: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const words = useWords();
  const { say } = words;
  const [editing, setEditing] = useState(false);
  const { row, before } = dossier;
  // Of what goes on the step that made it a case, of what does not the last one: later reasons are those of moves.
  const decided = dossier.steps.findLast((it) => it.stage === "selected") ?? dossier.steps.at(-1);
  return (
    <div className="pad">
      {dossier.conflicts.map((conflict) => (
        <ConflictCard key={conflict.field} dossier={dossier} conflict={conflict} />
      ))}
      <CaseParts dossier={dossier} />
      <WhatLacks dossier={dossier} />
      {dossier.countsWithout.length > 0 && (
        <Well tone="warn">
          {say("counts-without-of", {
            agencies: words.list(dossier.countsWithout.map((it) => it.toUpperCase())),
          })}
        </Well>
      )}
      <div className="cols">
        <div>
          <Section
            first
            title={say("facts")}
            aside={
              <Button kind="quiet" may={dossier.may.edit} onClick={() => setEditing(true)}>
                {say("edit")}
              </Button>
            }
          >
            <Facts>
              <Fact name={say("summary")}>
                {dossier.summary ?? <span className="three">{say("not-recorded")}</span>}
              </Fact>
              <Fact name={say(row.kind === "project" ? "begun-by" : "proposed-by")}>
                {say("by-on", {
                  who: row.country ? words.country(row.country) : row.agency.toUpperCase(),
                  day: words.moment(dossier.submittedAt),
                })}
                {dossier.version > 1 && ` (${say("version-n", { n: dossier.version })})`}
              </Fact>
              {dossier.standing && (
                <Fact name={say("rank")}>
                  {say("rank-of", {
                    rank: dossier.standing.rank,
                    of: dossier.standing.of,
                    score: dossier.standing.score
                      ? quantity(words, dossier.standing.score.score)
                      : "–",
                  })}
                </Fact>
              )}
              {dossier.decision && decided?.reason && (
                <Fact name={say("decision")}>{decided.reason}</Fact>
              )}
              <Fact name={say("victims")}>
                {dossier.victims ?? <span className="three">{say("not-recorded")}</span>}
              </Fact>
              <Fact name={say("loss")}>
                {dossier.loss ? (
                  words.money(dossier.loss.amount, dossier.loss.currency)
                ) : (
                  <span className="three">{say("not-recorded")}</span>
                )}
              </Fact>
              <Fact name={say("countries")}>
                {words.list(dossier.countries.map(words.country)) || (
                  <span className="three">{say("not-recorded")}</span>
                )}
              </Fact>
              {dossier.empact && <Fact name="EMPACT">{words.label(dossier.empact)}</Fact>}
              <Fact name={say("who-reads")}>{words.label(dossier.scope)}</Fact>
              {row.order !== null && (
                <Fact name={say("column-order")}>
                  {row.order} <span className="three">{dossier.orderReason}</span>
                </Fact>
              )}
              {before && (
                <Fact name={say("before-system")}>
                  {[
                    before.reference,
                    before.began && words.day(before.began),
                    before.ended && words.day(before.ended),
                    before.approvedBy
                      ? say("approved-by", { who: before.approvedBy })
                      : say("not-approved"),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </Fact>
              )}
              {dossier.mergedInto && (
                <Fact name={say("merged-into")}>
                  {dossier.mergedInto.label} {dossier.mergedInto.title}
                </Fact>
              )}
              {dossier.merged.length > 0 && (
                <Fact name={say("merged-here")}>
                  {words.list(dossier.merged.map((it) => it.label))}
                </Fact>
              )}
            </Facts>
          </Section>
          <CaseEffort caseId={row.id} />
        </div>
        <div>
          <Section
            first
            title={say("notes")}
            aside={
              dossier.noteCount > 0 && (
                <span className="three">{say("newest-first", { count: dossier.noteCount })}</span>
              )
            }
          >
            <WriteNote dossier={dossier} />
            <NoteList caseId={row.id} notes={dossier.notes.slice(0, 5)} />
          </Section>
        </div>
      </div>
      {editing && <EditCase dossier={dossier} onClose={() => setEditing(false)} />}
    </div>
  );
};
