import type { FC } from "react";
import type { RosterView } from "@/api/generated/api";
import { OfficerLink } from "@/app/links";
import { Section, Status } from "@/components/parts";
import { gapSentence } from "@/words/sentences";
import { useWords } from "@/words/words";
import { ProposedList } from "./Proposed";

/** Days without anybody, duties that wait for a second person, and who comes and goes. */
export const Gaps: FC<{ roster: RosterView }> = ({ roster }) => {
  const words = useWords();
  const { say } = words;
  return (
    <>
      <p className="legend">
        <span>
          <i className="lg-here" />
          {words.label("present")}
        </span>
        <span>
          <i className="lg-dep" />
          {words.label("deputy")}
        </span>
        <span>
          <i className="lg-gap" />
          {words.label("uncovered")}
        </span>
      </p>
      <Section
        title={say("gaps")}
        aside={<span className="three">{say("gap-count", { count: roster.gaps.length })}</span>}
      >
        {roster.gaps.length === 0 && <Status shape="ok">{say("no-gaps")}</Status>}
        <ul className="lines t13">
          {roster.gaps.map((gap) => (
            <li key={`${gap.agency}-${gap.from}`}>
              <Status shape="bad">{words.day(gap.from)}</Status>
              <span className="grow">{gapSentence(words, gap)}</span>
              {gap.absence && (
                <OfficerLink className="link" officer={gap.absence.officer}>
                  {say("name-deputy")}
                </OfficerLink>
              )}
            </li>
          ))}
        </ul>
      </Section>
      {roster.proposed.length > 0 && (
        <Section title={say("proposed-duties")}>
          <ProposedList rows={roster.proposed} />
        </Section>
      )}
      {roster.moves.length > 0 && (
        <Section title={say("moves")}>
          <ul className="lines t13">
            {roster.moves.map((it) => (
              <li key={`${it.officer}-${it.duty}-${it.day}`}>
                <Status shape={it.arrives ? "on" : "warn"}>{words.day(it.day)}</Status>
                <OfficerLink className="grow" officer={it.officer}>
                  {say(it.arrives ? "arrives" : "leaves", { name: it.name })}
                </OfficerLink>
                <span className="when">
                  {words.label(it.duty)}
                  {it.reminder !== null && ` · ${say("reminder", { days: it.reminder })}`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
};
