import { useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { RuleSetRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField, Tick, Ticks } from "@/components/fields";
import { useWords } from "@/words/words";
import { officeName } from "./names";
import { type CallTimes, suggestTimes } from "./times";

const stretches = [
  "nominationsOpen",
  "nominationsClose",
  "registrationCloses",
  "opens",
  "closes",
] as const;

/** Rule sets that the Board adopted, the one adopted last first. */
const adoptedOf = (rows: RuleSetRow[]): RuleSetRow[] =>
  rows
    .filter((it) => it.adoptedOn !== null)
    .sort((a, b) => (b.adoptedOn ?? "").localeCompare(a.adoptedOn ?? ""));

/** Calls an election under rules that the Board adopted: of all its offices, or of one that fell vacant. */
export const CallElection: FC<{ office?: string; onClose: () => void }> = ({ office, onClose }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const { today } = useDesk().status;
  const ruleSets = useAnswer("ruleSets", {});
  const adopted = adoptedOf(ruleSets.data ?? []);
  const [chosen, setChosen] = useState("");
  const ruleSet = chosen || adopted[0]?.id || "";
  const rules = useAnswer("ruleSet", { ruleSet }, { enabled: ruleSet !== "" }).data?.rules;
  const [title, setTitle] = useState("");
  const [times, setTimes] = useState<CallTimes | null>(null);
  const [offices, setOffices] = useState<string[] | null>(office ? [office] : null);
  const [termStarts, setTermStarts] = useState("");
  const [deputy, setDeputy] = useState("");
  const [rehearsal, setRehearsal] = useState(false);
  const officers = useAnswer("officers", {});
  const shown = times ?? (rules ? suggestTimes(rules, today) : null);
  const filled = offices ?? rules?.offices.map((it) => it.office) ?? [];
  const call = useCommand("callElection", {
    onSuccess: (electionId) => {
      onClose();
      void navigate({ to: "/board/elections/$electionId", params: { electionId } });
    },
  });
  if (ruleSets.data && adopted.length === 0)
    return (
      <Dialog title={say("call-election")} onClose={onClose}>
        <p>{say("call-needs-rules")}</p>
      </Dialog>
    );
  return (
    <Dialog
      title={say("call-election")}
      verb={say("call-election")}
      onClose={onClose}
      busy={call.isPending || !shown}
      problem={call.error}
      onSubmit={() =>
        shown &&
        call.mutate({
          ruleSet,
          title,
          offices: filled,
          ...shown,
          ...(rules?.starts === "date" ? { termStarts } : {}),
          deputies: deputy ? [deputy] : [],
          rehearsal,
        })
      }
    >
      <p className="two t13">{say("call-election-hint")}</p>
      <TextField label={say("election-title")} value={title} onChange={setTitle} required />
      <SelectField
        label={say("rule-set")}
        hint={say("call-rules-hint")}
        value={ruleSet}
        onChange={(id) => {
          setChosen(id);
          setTimes(null);
          setOffices(null);
        }}
        choices={adopted.map((it) => ({ id: it.id, name: it.title }))}
      />
      {rules && (
        <Ticks
          legend={say("offices-to-fill")}
          hint={say("offices-to-fill-hint")}
          choices={rules.offices.map((it) => ({
            id: it.office,
            name: officeName(words, rules, it.office),
          }))}
          chosen={filled}
          onChange={setOffices}
        />
      )}
      {shown && (
        <fieldset className="form">
          <legend className="lab">
            {say("call-times", { zone: rules?.voting_window.timezone ?? "" })}
          </legend>
          <div className="two-up">
            {stretches.map((it) => (
              <TextField
                key={it}
                label={say(`call-${it}`)}
                hint={it === "nominationsOpen" ? say("moment-hint") : undefined}
                value={shown[it]}
                onChange={(typed) => setTimes({ ...shown, [it]: typed })}
                spellCheck={false}
              />
            ))}
            {rules?.starts === "date" && (
              <TextField
                label={say("call-term-starts")}
                hint={say("day-hint")}
                value={termStarts}
                onChange={setTermStarts}
                spellCheck={false}
              />
            )}
          </div>
        </fieldset>
      )}
      <SelectField
        label={say("call-deputy")}
        hint={say("call-deputy-hint")}
        value={deputy}
        onChange={setDeputy}
        none={say("none")}
        choices={(officers.data ?? []).map((it) => ({ id: it.id, name: it.name }))}
      />
      <div>
        <Tick label={say("call-rehearsal")} on={rehearsal} onChange={setRehearsal} />
        <p className="hint">{say("rehearsal-hint")}</p>
      </div>
    </Dialog>
  );
};
