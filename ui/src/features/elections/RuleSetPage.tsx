import { Link, useParams } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { RuleSetView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { ActFields } from "@/app/ActFields";
import { actOf, emptyAct } from "@/app/act";
import { useDesk } from "@/app/desk";
import { Screen } from "@/app/Screen";
import { CommandDialog } from "@/components/Dialog";
import { TextArea } from "@/components/fields";
import { Button, Fact, Facts, Section } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { useSecretary } from "./duty";
import { EditRules } from "./EditRules";
import { RuleFacts } from "./RuleFacts";
import { RuleSetStatus } from "./Rules";
import { RulesEffect } from "./RulesEffect";
import { differenceOf } from "./rules";

export const RuleSetPage: FC = () => {
  const { ruleSetId } = useParams({ from: "/board/rules/$ruleSetId" });
  return <Shown key={ruleSetId} ruleSetId={ruleSetId} />;
};

const Shown: FC<{ ruleSetId: string }> = ({ ruleSetId }) => {
  const { say } = useWords();
  const rules = useAnswer("ruleSet", { ruleSet: ruleSetId });
  const may = useSecretary();
  const [adopting, setAdopting] = useState(false);
  const row = rules.data?.row;
  const open = row && row.adoptedOn === null && !row.discarded;
  return (
    <Screen
      title={row?.title ?? say("rule-set")}
      crumb={
        <Link to="/board" search={{ part: "rules" }}>
          {say("board")}
        </Link>
      }
      verb={
        open && (
          <Button kind="primary" may={may} onClick={() => setAdopting(true)}>
            {say("adopt-rules")}
          </Button>
        )
      }
    >
      <Answered answer={rules} what={say("rule-set")}>
        {(view) => <View view={view} />}
      </Answered>
      {adopting && rules.data && <Adopt view={rules.data} onClose={() => setAdopting(false)} />}
    </Screen>
  );
};

const View: FC<{ view: RuleSetView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<"edit" | "discard" | null>(null);
  const before = useAnswer(
    "ruleSet",
    { ruleSet: view.basedOn ?? "" },
    { enabled: view.basedOn !== null },
  ).data?.row.title;
  const open = view.row.adoptedOn === null && !view.row.discarded;
  return (
    <div className="split">
      {/* What scrolls can be reached by keys, whatever stands in it. */}
      <section className="pad" tabIndex={0} aria-label={say("rules-all")}>
        <Section first title={say("rules-differences", { than: before ?? say("rules-usual") })}>
          {view.differences.length === 0 ? (
            <p className="two t13">{say("rules-no-differences")}</p>
          ) : (
            <Differences view={view} />
          )}
        </Section>
        <RulesEffect view={view} />
        <Section title={say("rules-all")}>
          <RuleFacts rules={view.rules} />
        </Section>
      </section>
      <aside className="side" aria-label={say("rule-set")}>
        <Facts>
          <Fact name={say("column-status")}>
            <RuleSetStatus row={view.row} />
          </Fact>
          {view.adopted && <Fact name={say("decision-words")}>{view.adopted}</Fact>}
          <Fact name={say("rules-hash")}>
            <span className="hash">{view.row.sha256}</span>
          </Fact>
        </Facts>
        <Section title={say("rules-change")}>
          <p className="two">{say(open ? "rules-open-hint" : "refusal-rules-fixed-hint")}</p>
          <p className="act act-mid act-below">
            <Button may={view.mayEdit} onClick={() => setDoing("edit")}>
              {say("edit-rules")}
            </Button>
            {open && (
              <Button kind="quiet" may={view.mayEdit} onClick={() => setDoing("discard")}>
                {say("discard-rules")}
              </Button>
            )}
          </p>
        </Section>
      </aside>
      {doing === "edit" && <EditRules view={view} onClose={() => setDoing(null)} />}
      {doing === "discard" && <Discard view={view} onClose={() => setDoing(null)} />}
    </div>
  );
};

const Differences: FC<{ view: RuleSetView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  return (
    <table className="sheet">
      <caption className="sr">{say("rules-differ")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("rule")}</th>
          <th scope="col">{say("rule-before")}</th>
          <th scope="col">{say("rule-after")}</th>
        </tr>
      </thead>
      <tbody>
        {view.differences.map((it) => {
          const said = differenceOf(words, it);
          return (
            <tr key={it.parameter}>
              <td title={it.parameter}>{said.name}</td>
              <td className="two">{said.before}</td>
              <td className="mid">{said.after}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

type Props = { view: RuleSetView; onClose: () => void };

const Adopt: FC<Props> = ({ view, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [act, setAct] = useState(emptyAct(today));
  const adopt = useCommand("adoptRules", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("adopt-rules")}
      command={adopt}
      onClose={onClose}
      request={() => ({ ruleSet: view.row.id, sha256: view.row.sha256, act: actOf(act) })}
    >
      <p className="well w-warn">{say("adopt-rules-hint")}</p>
      <ActFields act={act} onChange={setAct} />
    </CommandDialog>
  );
};

const Discard: FC<Props> = ({ view, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const discard = useCommand("discardRules", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("discard-rules")}
      command={discard}
      onClose={onClose}
      request={() => ({ ruleSet: view.row.id, reason })}
    >
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};
