import { type FC, useState } from "react";
import type { CaseDossier, CaseEdits, Conflict } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { Button, Fact, Facts, Section } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { NoteList, WriteNote } from "./CaseNotes";

export const CaseOverview: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const words = useWords();
  const { say } = words;
  const [editing, setEditing] = useState(false);
  const { row, before } = dossier;
  const lastStep = dossier.steps.at(-1);
  return (
    <div className="pad">
      {dossier.conflicts.map((conflict) => (
        <ConflictCard key={conflict.field} dossier={dossier} conflict={conflict} />
      ))}
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
              <Fact name={say("proposed-by")}>
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
                    score: dossier.standing.score?.score ?? "–",
                  })}
                </Fact>
              )}
              {dossier.decision && lastStep?.reason && (
                <Fact name={say("decision")}>{lastStep.reason}</Fact>
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
        </div>
        <div>
          <Section
            first
            title={say("notes")}
            aside={
              <span className="three">{say("newest-first", { count: dossier.noteCount })}</span>
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

const EditCase: FC<{ dossier: CaseDossier; onClose: () => void }> = ({ dossier, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [title, setTitle] = useState(dossier.row.title ?? "");
  const [summary, setSummary] = useState(dossier.summary ?? "");
  const [victims, setVictims] = useState(dossier.victims ?? "");
  const [countries, setCountries] = useState(dossier.countries.join(" "));
  const [urgentBy, setUrgentBy] = useState(dossier.row.urgentBy ?? "");
  const edit = useCommand("editCase", { onSuccess: onClose });
  const edits: CaseEdits = {};
  if (title !== (dossier.row.title ?? "")) edits.title = title;
  if (summary !== (dossier.summary ?? "")) edits.summary = summary;
  if (victims !== (dossier.victims ?? "")) edits.victims = victims;
  if (countries !== dossier.countries.join(" "))
    edits.countries = countries
      .toUpperCase()
      .split(/[^A-Z]+/)
      .filter((code) => code.length === 2);
  if (urgentBy !== (dossier.row.urgentBy ?? ""))
    edits.urgentBy = urgentBy.trim() ? [urgentBy.trim()] : [];
  return (
    <Dialog
      title={say("edit-case", { case: dossier.row.label })}
      verb={say("keep-changes")}
      onClose={onClose}
      busy={edit.isPending}
      problem={edit.error}
      onSubmit={() => edit.mutate({ case: dossier.row.id, edits })}
    >
      <TextField label={say("column-title")} value={title} onChange={setTitle} autoFocus />
      <TextArea label={say("summary")} value={summary} onChange={setSummary} />
      <TextField label={say("victims")} value={victims} onChange={setVictims} />
      <div className="two-up">
        <TextField
          label={say("countries")}
          hint={say("countries-hint")}
          value={countries}
          onChange={setCountries}
        />
        <TextField
          label={words.heading("urgentBy")}
          hint={say("day-hint")}
          value={urgentBy}
          onChange={setUrgentBy}
        />
      </div>
    </Dialog>
  );
};

/** Two values that did not know of each other: both are kept until somebody who sees both sets the field again. */
const ConflictCard: FC<{ dossier: CaseDossier; conflict: Conflict }> = ({ dossier, conflict }) => {
  const words = useWords();
  const { say } = words;
  const edit = useCommand("editCase");
  const order = useCommand("orderCase");
  const shown = (value: unknown): string =>
    typeof value === "string" ? value : JSON.stringify(value);
  const settle = (value: unknown): void => {
    if (conflict.field === "order" && Array.isArray(value)) {
      order.mutate({
        case: dossier.row.id,
        order: typeof value[0] === "number" ? value[0] : null,
        reason: String(value[1] || say("settled")),
      });
      return;
    }
    const single = ["title", "summary", "victims"].includes(conflict.field);
    const plain = single
      ? (value ?? "")
      : Array.isArray(value) || conflict.field === "handling"
        ? value
        : value === null
          ? []
          : [value];
    edit.mutate({ case: dossier.row.id, edits: Object.fromEntries([[conflict.field, plain]]) });
  };
  const problem = edit.error ?? order.error;
  const [first] = conflict.others;
  if (!first) return null;
  return (
    <div
      className="conflict sec"
      role="group"
      aria-label={say("conflict-in", { field: words.label(conflict.field) })}
    >
      <div className="conflict-sides">
        <div>
          <p className="three t12">
            {say("conflict-shown", {
              who: conflict.shown.by,
              when: words.moment(conflict.shown.at),
            })}
          </p>
          <p>
            {words.heading(conflict.field)} <b>{shown(conflict.shown.value)}</b>
          </p>
        </div>
        <div>
          <p className="three t12">
            {say("conflict-other", { who: first.by, when: words.moment(first.at) })}
          </p>
          <p>
            {words.heading(conflict.field)} <b>{shown(first.value)}</b>
          </p>
        </div>
      </div>
      <footer>
        <Button kind="primary" may={dossier.may.edit} onClick={() => settle(conflict.shown.value)}>
          {say("keep-shown")}
        </Button>
        <Button may={dossier.may.edit} onClick={() => settle(first.value)}>
          {say("keep-other")}
        </Button>
        {problem && <ProblemNote problem={problem} />}
      </footer>
    </div>
  );
};
