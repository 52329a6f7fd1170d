import { Link, useBlocker, useNavigate, useParams } from "@tanstack/react-router";
import type { FC } from "react";
import type { DraftView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Screen } from "@/app/Screen";
import { UnkeptDialog } from "@/components/Dialog";
import { Button, notYet, Section, Status, Well } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { ProposalForm } from "./ProposalForm";
import { editsOf, useTypedDraft } from "./typedDraft";

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
        {(it) => <Draft key={it.case} draft={it} />}
      </Answered>
    </Screen>
  );
};

const Draft: FC<{ draft: DraftView }> = ({ draft }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const { value, setValue, changed, before, ...typed } = useTypedDraft(draft);
  const edit = useCommand("editDraft", { onError: () => typed.setKept(null) });
  // Once it is thrown away or submitted there is no draft that could be kept.
  const discard = useCommand("discardDraft", {
    onSuccess: () => void navigate({ to: "/cases", ignoreBlocker: true }),
  });
  const submit = useCommand("submitDraft", {
    onSuccess: (id) =>
      void navigate({
        to: "/cases/$caseId",
        params: { caseId: id },
        search: { tab: "overview" },
        ignoreBlocker: true,
      }),
  });
  const leaving = useBlocker({
    shouldBlockFn: () => true,
    disabled: !changed,
    enableBeforeUnload: false,
    withResolver: true,
  });
  const problem = submit.error ?? edit.error ?? discard.error;
  return (
    <div className="split">
      <form
        className="form pad"
        onSubmit={(event) => {
          event.preventDefault();
          if (edit.isPending || !changed || !draft.mayEdit.ok) return;
          typed.setKept(value);
          edit.mutate({ case: draft.case, edits: editsOf(before, value) });
        }}
      >
        {typed.overtaken && (
          <Well tone="warn" alert>
            <p>{say("draft-overtaken", { when: words.moment(draft.at) })}</p>
            <p>
              <Button onClick={typed.takeOver}>{say("draft-show")}</Button>
            </p>
          </Well>
        )}
        <ProposalForm value={value} onChange={setValue} scopeFixed />
        {problem && <ProblemNote problem={problem} />}
        <div className="flex">
          <Button size="form" submit may={draft.mayEdit} disabled={!changed || edit.isPending}>
            {say("keep-changes")}
          </Button>
          <Button
            kind="primary"
            size="form"
            may={changed ? notYet(say("keep-first")) : draft.maySubmit}
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
      {leaving.status === "blocked" && (
        <UnkeptDialog onStay={leaving.reset} onLeave={leaving.proceed} />
      )}
    </div>
  );
};
