/** What a case is estimated to ask of agencies, and what that comes to with all others that were selected. */
import { type FC, useState } from "react";
import type { EffortView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { QuarterAndDays } from "@/app/QuarterAndDays";
import { WouldBe } from "@/app/WouldBe";
import { CommandDialog } from "@/components/Dialog";
import { SelectField } from "@/components/fields";
import { Button, Section } from "@/components/parts";
import { Answered } from "@/components/states";
import { quarterName } from "@/words/quarter";
import { useWords } from "@/words/words";

export const CaseEffort: FC<{ caseId: string }> = ({ caseId }) => {
  const words = useWords();
  const { say } = words;
  const [estimating, setEstimating] = useState(false);
  const effort = useAnswer("effort", { case: caseId }, { keep: true });
  return (
    <Section
      title={say("effort")}
      aside={
        effort.data && (
          <Button kind="quiet" may={effort.data.may} onClick={() => setEstimating(true)}>
            {say("effort-estimate")}
          </Button>
        )
      }
    >
      <Answered answer={effort} what={say("effort")}>
        {(it) => (
          <>
            {it.lines.length > 0 && (
              <ul className="lines t13">
                {it.lines.map((line) => (
                  <li key={`${line.agency}-${line.quarter}`}>
                    <span className="nb">{`${line.agency.toUpperCase()} ${quarterName(words, line.quarter)}`}</span>
                    <span className="grow num">
                      {say("person-days", { days: line.days })}
                      {line.rivals.length > 0 &&
                        ` ${say("capacity-rivals", { figures: words.list(line.rivals.map(String)) })}`}
                    </span>
                    <span className="when">{line.by}</span>
                  </li>
                ))}
              </ul>
            )}
            <WouldBe would={it.would} selected={it.selected} />
            {estimating && (
              <Estimate caseId={caseId} view={it} onClose={() => setEstimating(false)} />
            )}
          </>
        )}
      </Answered>
    </Section>
  );
};

const Estimate: FC<{ caseId: string; view: EffortView; onClose: () => void }> = ({
  caseId,
  view,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [agency, setAgency] = useState(view.agencies[0] ?? "");
  const [quarter, setQuarter] = useState(view.quarters[0] ?? "");
  const [days, setDays] = useState<string | null>(null);
  const known = view.lines.find((it) => it.agency === agency && it.quarter === quarter)?.days;
  const shown = days ?? String(known ?? "");
  const estimate = useCommand("estimateEffort", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("effort-estimate")}
      command={estimate}
      request={() => ({
        case: caseId,
        agency,
        quarter,
        days: Number(shown),
      })}
      onClose={onClose}
    >
      <p className="two">{say("effort-estimate-hint")}</p>
      <SelectField
        label={words.heading("agency")}
        value={agency}
        onChange={(it) => {
          setAgency(it);
          setDays(null);
        }}
        choices={view.agencies.map((it) => ({ id: it, name: it.toUpperCase() }))}
      />
      <QuarterAndDays
        quarters={view.quarters}
        quarter={quarter}
        onQuarter={(it) => {
          setQuarter(it);
          setDays(null);
        }}
        days={shown}
        onDays={setDays}
        hint={say("effort-days-hint")}
        required
      />
    </CommandDialog>
  );
};
