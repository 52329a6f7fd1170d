import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { CaseEdits, DraftView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Screen } from "@/app/Screen";
import { Button, Section, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { fromDraft, ProposalForm, toRequest } from "./ProposalForm";

export const DraftPage: FC = () => {
  const { caseId } = useParams({ from: "/drafts/$caseId" });
  const { say } = useWords();
  const draft = useAnswer("draft", { case: caseId });
  return (
    <Screen
      title={draft.data?.cover.title ?? say("draft")}
      marking={draft.data?.facts.handling}
      crumb={<Link to="/cases">{say("cases")}</Link>}
    >
      <Answered answer={draft} what={say("draft")}>
        {(it) => <Draft key={it.at} draft={it} />}
      </Answered>
    </Screen>
  );
};

const Draft: FC<{ draft: DraftView }> = ({ draft }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const [value, setValue] = useState(() => fromDraft(draft.facts, draft.cover));
  const edit = useCommand("editDraft");
  const discard = useCommand("discardDraft", { onSuccess: () => void navigate({ to: "/cases" }) });
  const submit = useCommand("submitDraft", {
    onSuccess: (id) =>
      void navigate({ to: "/cases/$caseId", params: { caseId: id }, search: { tab: "overview" } }),
  });
  const { facts, cover } = toRequest(value);
  const edits: CaseEdits = {
    title: cover.title,
    summary: cover.summary ?? "",
    victims: cover.victims ?? "",
    loss: cover.loss ? [cover.loss] : [],
    ...(facts.areas.length > 0 ? { areas: facts.areas } : {}),
    empact: facts.empact ? [facts.empact] : [],
    countries: facts.countries,
    urgentBy: facts.urgentBy ? [facts.urgentBy] : [],
    handling: facts.handling,
  };
  const changed = JSON.stringify(fromDraft(draft.facts, draft.cover)) !== JSON.stringify(value);
  const problem = submit.error ?? edit.error ?? discard.error;
  return (
    <div className="split">
      <form
        className="form pad"
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate({ case: draft.case, edits });
        }}
      >
        <ProposalForm value={value} onChange={setValue} scopeFixed />
        {problem && <ProblemNote problem={problem} />}
        <div className="flex">
          <Button size="form" submit may={draft.mayEdit} disabled={!changed || edit.isPending}>
            {say("keep-changes")}
          </Button>
          <Button
            kind="primary"
            size="form"
            may={changed ? { ok: false, reason: say("keep-first"), hint: null } : draft.maySubmit}
            disabled={submit.isPending}
            onClick={() => submit.mutate({ case: draft.case })}
          >
            {say("submit-proposal")}
          </Button>
          <Button
            kind="quiet"
            size="form"
            may={draft.mayEdit}
            onClick={() => discard.mutate({ case: draft.case })}
          >
            {say("throw-away")}
          </Button>
        </div>
      </form>
      <aside className="side" aria-label={say("draft")}>
        <Section first title={say("draft")}>
          <p>{say("draft-by", { who: draft.byName, when: words.moment(draft.at) })}</p>
          <p className="two">{say("draft-hint")}</p>
        </Section>
        <Section title={say("to-submit")}>
          {draft.maySubmit.ok ? (
            <Status shape="ok">{say("nothing-missing")}</Status>
          ) : (
            <p>
              <Status shape="warn">{say("missing")}</Status> {draft.maySubmit.reason}{" "}
              {draft.maySubmit.hint}
            </p>
          )}
        </Section>
        {draft.alike.length > 0 && (
          <Section title={say("alike")}>
            <ul className="lines">
              {draft.alike.map((it) => (
                <li key={it.case}>
                  <Link
                    className="cut"
                    to="/cases/$caseId"
                    params={{ caseId: it.case }}
                    search={{ tab: "overview" }}
                    title={it.title}
                  >
                    {it.label} {it.title}
                  </Link>
                  <span className="when">{words.percent(it.percent)}</span>
                </li>
              ))}
            </ul>
            <p className="three t12">{say("alike-hint")}</p>
          </Section>
        )}
      </aside>
    </div>
  );
};
