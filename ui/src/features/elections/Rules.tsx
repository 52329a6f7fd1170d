/** Rule sets: drafted, adopted by the Board, fixed from then on. */
import { Link, useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { RuleSetRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { Button, Section, Status } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";
import { useSecretary } from "./duty";

export const Rules: FC = () => {
  const { say } = useWords();
  const rules = useAnswer("ruleSets", {});
  const may = useSecretary();
  const [drafting, setDrafting] = useState(false);
  const draft = (
    <Button may={may} onClick={() => setDrafting(true)}>
      {say("draft-rules")}
    </Button>
  );
  return (
    <Section first title={say("rule-sets")} aside={draft}>
      <p className="two t13">{say("rule-sets-hint")}</p>
      <Answered answer={rules} what={say("rule-sets")}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={say("no-rule-sets")}>{say("no-rule-sets-hint")}</Empty>
          ) : (
            <Rows rows={rows} />
          )
        }
      </Answered>
      {drafting && <DraftRules onClose={() => setDrafting(false)} />}
    </Section>
  );
};

export const RuleSetStatus: FC<{ row: RuleSetRow }> = ({ row }) => {
  const words = useWords();
  if (row.discarded) return <Status shape="off">{words.say("rules-discarded")}</Status>;
  return row.adoptedOn ? (
    <Status shape="ok">{words.say("rules-adopted-on", { day: words.day(row.adoptedOn) })}</Status>
  ) : (
    <Status shape="open">{words.say("rules-draft")}</Status>
  );
};

const Rows: FC<{ rows: RuleSetRow[] }> = ({ rows }) => {
  const words = useWords();
  const { say } = words;
  return (
    <table className="sheet">
      <caption className="sr">{say("rule-sets")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("rule-set")}</th>
          <th scope="col">{say("column-status")}</th>
          <th scope="col">{say("drafted")}</th>
          <th scope="col">{say("rules-hash")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.discarded ? "gone" : undefined}>
            <td>
              <Link to="/board/rules/$ruleSetId" params={{ ruleSetId: row.id }}>
                {row.title}
              </Link>
            </td>
            <td className="nb">
              <RuleSetStatus row={row} />
            </td>
            <td className="num nb">{words.moment(row.draftedAt)}</td>
            <td className="id three" title={row.sha256}>
              {row.sha256.slice(0, 16)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const DraftRules: FC<{ onClose: () => void }> = ({ onClose }) => {
  const { say } = useWords();
  const rows = useAnswer("ruleSets", {}).data ?? [];
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const [basedOn, setBasedOn] = useState("");
  const draft = useCommand("draftRules", {
    onSuccess: (ruleSetId) => {
      onClose();
      void navigate({ to: "/board/rules/$ruleSetId", params: { ruleSetId } });
    },
  });
  return (
    <CommandDialog
      title={say("draft-rules")}
      command={draft}
      onClose={onClose}
      request={() => ({ title, ...(basedOn ? { basedOn } : {}) })}
    >
      <p className="two t13">{say("draft-rules-hint")}</p>
      <TextField label={say("rules-title")} value={title} onChange={setTitle} autoFocus required />
      <SelectField
        label={say("rules-based-on")}
        value={basedOn}
        onChange={setBasedOn}
        none={say("rules-usual")}
        choices={rows.map((it) => ({ id: it.id, name: it.title }))}
      />
    </CommandDialog>
  );
};
