/** Links to other cases, as far as the reader reads those too. */
import { type FC, useState } from "react";
import { type CaseLinkRow, type CaseRelation, labels } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CaseLink } from "@/app/links";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { type Allowed, Button, Section } from "@/components/parts";
import { useWords } from "@/words/words";
import { ReasonButton } from "../ReasonButton";
import { MarkingFields } from "./MarkingFields";
import { filled, markingOf, unmarked } from "./marked";
import { span } from "./span";

export const CaseTies: FC<{ of: string; rows: CaseLinkRow[]; may: Allowed }> = ({
  of,
  rows,
  may,
}) => {
  const { say } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={say("links-cases")}
      aside={
        <Button kind="quiet" may={may} onClick={() => setAdding(true)}>
          {say("link-cases")}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <p className="two">{say("links-cases-none")}</p>
      ) : (
        <table className="sheet links">
          <thead>
            <tr>
              <th>{say("case")}</th>
              <th>{say("link-relation")}</th>
              <th>{say("link-evidence")}</th>
              <th>{say("marking")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((it) => (
              <Row key={it.id} row={it} />
            ))}
          </tbody>
        </table>
      )}
      {adding && <LinkCasesDialog of={of} onClose={() => setAdding(false)} />}
    </Section>
  );
};

const Row: FC<{ row: CaseLinkRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  const withdraw = useCommand("withdrawLink");
  return (
    <tr>
      <td>
        <CaseLink id={row.other} tab="overview">
          {`${row.label} ${row.title ?? say("title-restricted")}`}
        </CaseLink>
      </td>
      <td>
        {say(row.outward ? "case-link-out" : "case-link-in", {
          relation: words.label(row.relation),
          label: row.label,
        })}
        <p className="three t12">{span(row.since, row.until, words)}</p>
      </td>
      <td>
        {row.evidence}
        <p className="three t12">
          {`${row.byName}, ${row.agency.toUpperCase()}, ${words.when(row.at)}`}
        </p>
      </td>
      <td className="nb">{`TLP:${row.marking.tlp} PAP:${row.marking.pap}`}</td>
      <td>
        {row.withdraw.ok && (
          <ReasonButton
            title={say("take-back")}
            what={row.label}
            may={row.withdraw}
            command={{ ...withdraw, mutate: (reason) => withdraw.mutate({ link: row.id, reason }) }}
          />
        )}
      </td>
    </tr>
  );
};

const LinkCasesDialog: FC<{ of: string; onClose: () => void }> = ({ of, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [other, setOther] = useState("");
  const [relation, setRelation] = useState<CaseRelation>("case-related");
  const [since, setSince] = useState("");
  const [evidence, setEvidence] = useState("");
  const [marking, setMarking] = useState(unmarked);
  const command = useCommand("linkCases", { onSuccess: onClose });
  const others = useAnswer("caseList", {
    filter: {},
    sort: "number",
    descending: true,
    offset: 0,
    limit: 500,
  });
  return (
    <CommandDialog
      title={say("link-cases")}
      command={command}
      request={() => ({
        case: of,
        other,
        relation,
        evidence,
        ...filled("since", since),
        ...markingOf(marking),
      })}
      onClose={onClose}
    >
      <p className="two t13">{say("link-cases-hint")}</p>
      <SelectField
        label={say("link-relation")}
        value={relation}
        onChange={(it) => setRelation(labels.CaseRelation.find((one) => one === it) ?? relation)}
        choices={labels.CaseRelation.map((it) => ({ id: it, name: words.label(it) }))}
        required
      />
      <SelectField
        label={say("link-other-case")}
        value={other}
        onChange={setOther}
        none={say("choose")}
        choices={(others.data?.rows ?? [])
          .filter((it) => it.id !== of)
          .map((it) => ({ id: it.id, name: `${it.label} ${it.title ?? ""}` }))}
        required
      />
      <TextArea
        label={say("link-evidence")}
        value={evidence}
        onChange={setEvidence}
        rows={2}
        required
      />
      <TextField label={say("link-since")} type="date" value={since} onChange={setSince} />
      <MarkingFields value={marking} onChange={setMarking} />
    </CommandDialog>
  );
};
