import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { FC } from "react";
import type { CaseDossier } from "@/api/generated/api";
import { parts } from "@/app/search";
import { useWords } from "@/words/words";
import { Counters } from "./Counters";
import { Outcome } from "./Outcome";
import { Situation } from "./Situation";

const route = getRouteApi("/cases/$caseId");

/** Operation day: what is counted, and how each country stands. */
export const CaseOperation: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const search = route.useSearch();
  const part = parts.find((it) => it === search.part) ?? "counters";
  const navigate = useNavigate({ from: "/cases/$caseId" });
  return (
    <div className="pad operation">
      <div className="seg" role="group" aria-label={say("tab-operation")}>
        {parts.map((it) => (
          <button
            key={it}
            type="button"
            aria-pressed={part === it}
            onClick={() => void navigate({ search: { tab: "operation", part: it } })}
          >
            {say(it)}
          </button>
        ))}
      </div>
      {part === "counters" && <Counters caseId={dossier.row.id} />}
      {part === "outcome" && <Outcome caseId={dossier.row.id} />}
      {part === "situation" && <Situation caseId={dossier.row.id} />}
    </div>
  );
};
