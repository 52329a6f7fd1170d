import { Link } from "@tanstack/react-router";
import type { FC } from "react";
import type { HandoverItem, OfficerView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";

const keyOf = (item: HandoverItem): string =>
  item.kind === "onCase"
    ? item.case
    : item.kind === "deputyFor"
      ? item.absence
      : item.kind === "seesToTask"
        ? item.task
        : item.round;

/** What would be left behind when the officer goes: each is handed over or closed, nothing by itself. */
export const Handover: FC<{ view: OfficerView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const leave = useCommand("leaveOfficer");
  const deputy = useCommand("nameDeputy");
  const task = useCommand("editTask");
  const problem = leave.error ?? deputy.error ?? task.error;
  return (
    <Section
      title={say("handover-list")}
      aside={
        view.handover.length > 0 && (
          <span className="three">{say("items", { count: view.handover.length })}</span>
        )
      }
    >
      {view.handover.length === 0 && <Status shape="ok">{say("handover-empty")}</Status>}
      <ul className="lines t13">
        {view.handover.map((item) => (
          <li key={keyOf(item)}>
            {item.kind === "onCase" && (
              <>
                <Link
                  className="grow cut"
                  title={`${item.label} ${item.title}`}
                  to="/cases/$caseId"
                  params={{ caseId: item.case }}
                  search={{ tab: "overview" }}
                >
                  {item.label} {item.title}
                </Link>
                <Button
                  kind="quiet"
                  onClick={() => leave.mutate({ case: item.case, officer: view.officer.id })}
                >
                  {say("take-off-case")}
                </Button>
              </>
            )}
            {item.kind === "seesToTask" && (
              <>
                <Link
                  className="grow cut"
                  title={`${item.label} ${item.title}`}
                  to="/cases/$caseId"
                  params={{ caseId: item.case }}
                  search={{ tab: "plan" }}
                >
                  {item.label} {item.title}
                </Link>
                <Button
                  kind="quiet"
                  onClick={() => task.mutate({ task: item.task, edits: { officer: [] } })}
                >
                  {say("take-off-task")}
                </Button>
              </>
            )}
            {item.kind === "deputyFor" && (
              <>
                <span className="grow">{say("stands-in-for", { name: item.name })}</span>
                <Button
                  kind="quiet"
                  onClick={() =>
                    deputy.mutate({ officer: item.officer, absence: item.absence, deputy: null })
                  }
                >
                  {say("take-back")}
                </Button>
              </>
            )}
            {item.kind === "holdsRound" && (
              <>
                <span className="grow">{say("holds-round")}</span>
                <Link to="/board/$roundId" params={{ roundId: item.round }}>
                  {say("open-verb")}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} />}
    </Section>
  );
};
