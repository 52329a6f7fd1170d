import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { FC } from "react";
import type { CaseDossier } from "@/api/generated/api";
import { planParts } from "@/app/search";
import { useWords } from "@/words/words";
import { Meetings } from "../meetings/Meetings";
import { PlanTab } from "./PlanTab";

const route = getRouteApi("/cases/$caseId");

/** What is planned: the tasks, and the meetings at which it is agreed. */
export const CasePlan: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const search = route.useSearch();
  const part = planParts.find((it) => it === search.part) ?? "tasks";
  const navigate = useNavigate({ from: "/cases/$caseId" });
  return (
    <div className="col plan-parts">
      <fieldset className="seg" aria-label={say("tab-plan")}>
        {planParts.map((it) => (
          <button
            key={it}
            type="button"
            aria-pressed={part === it}
            onClick={() => void navigate({ search: { tab: "plan", part: it } })}
          >
            {say(`plan-part-${it}`)}
          </button>
        ))}
      </fieldset>
      {part === "tasks" && <PlanTab dossier={dossier} />}
      {part === "meetings" && <Meetings dossier={dossier} meeting={search.meeting} />}
    </div>
  );
};
