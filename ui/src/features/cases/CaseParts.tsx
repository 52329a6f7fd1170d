/** That a case goes on in another, or holds another too, as far as the reader reads both (PLN-6). */
import type { FC } from "react";
import type { CaseDossier } from "@/api/generated/api";
import { CaseLink } from "@/app/links";
import { Well } from "@/components/parts";
import { useWords } from "@/words/words";

export const CaseParts: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const words = useWords();
  const merged = dossier.parts.filter((it) => it.relation === "case-merged-into");
  return merged.map((it) => (
    <Well key={it.id} tone="acc">
      <p>
        {words.say(it.outward ? "goes-on-in" : "goes-on-here", {
          who: it.byName,
          day: words.moment(it.at),
        })}
      </p>
      <div className="act">
        <CaseLink id={it.other} tab="overview">
          {`${it.label} ${it.title ?? words.say("title-restricted")}`}
        </CaseLink>
      </div>
    </Well>
  ));
};
