import type { FC } from "react";
import type { OutcomeView, PublicView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Fact, Facts, Section, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { PrintButton } from "../print/PrintButton";
import { figureText, named, totalsLine } from "./figures";

type Props = { outcome: OutcomeView; shown: PublicView };

/** What everybody may be told, and what is left out of it: whoever approves sees both. */
export const PublicVersion: FC<Props> = ({ outcome, shown }) => {
  const words = useWords();
  const { say } = words;
  const { approved } = shown;
  const approve = useCommand("approvePublic");
  const leftOut = [shown.partsLeftOut, shown.totalsLeftOut, shown.agenciesLeftOut];
  const nothing = leftOut.every((it) => it.length === 0);
  return (
    <Section title={say("public-version")}>
      <p className="hint">{say("public-version-hint")}</p>
      <Facts>
        {shown.parts.map((it) => (
          <Fact key={it.part} name={words.heading(it.part)}>
            <span className="lines">{it.text}</span>
          </Fact>
        ))}
        {shown.totals.length > 0 && (
          <Fact name={say("counters")}>{totalsLine(words, shown.totals)}</Fact>
        )}
        <Fact name={say("left-out")}>
          {nothing ? (
            say("left-out-none")
          ) : (
            <ul>
              {shown.partsLeftOut.map((it) => (
                <li key={it.part}>{named(words, it.part, `TLP:${it.tlp}`)}</li>
              ))}
              {shown.totalsLeftOut.map((it) => (
                <li key={`${it.kind} ${it.unit}`}>
                  {words.pair(figureText(words, it), `TLP:${it.tlp}`)}
                </li>
              ))}
              {shown.agenciesLeftOut.map((it) => (
                <li key={it}>{say("left-out-unconfirmed", { agency: it.toUpperCase() })}</li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={say("column-status")}>
          <Status shape={approved ? (approved.stands ? "ok" : "warn") : "open"}>
            {approved
              ? say(approved.stands ? "public-approved-by" : "public-changed-since", {
                  who: approved.by,
                  when: words.moment(approved.at),
                })
              : say("public-not-approved")}
          </Status>
        </Fact>
      </Facts>
      <div className="act">
        {!approved?.stands && (
          <Button
            may={outcome.mayApprove}
            disabled={approve.isPending}
            aria-label={say("approve-public-whole")}
            onClick={() => approve.mutate({ case: outcome.case, digest: shown.digest })}
          >
            {say("approve-public")}
          </Button>
        )}
        <PrintButton
          what="public"
          caseId={outcome.case}
          label={say("public-version")}
          may={outcome.mayPublish}
        />
      </div>
      <p className="hint">{say("approve-public-hint")}</p>
      {approve.error && <ProblemNote problem={approve.error} />}
    </Section>
  );
};
