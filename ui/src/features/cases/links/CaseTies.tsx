/** Links to other cases, as far as the reader reads those too. */
import { type FC, useState } from "react";
import { type CaseDossier, type CaseLinkRow, type CaseRelation, labels } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CaseLink } from "@/app/links";
import { CommandDialog } from "@/components/Dialog";
import { DayField, SelectField, TextArea } from "@/components/fields";
import { type Allowed, Button, Section } from "@/components/parts";
import { useWords } from "@/words/words";
import { ReasonButton } from "../ReasonButton";
import { MarkingFields } from "./MarkingFields";
import { filled, markingOf, unmarked } from "./marked";
import { OtherCase } from "./OtherCase";
import { MergeDialog, SplitDialog } from "./PartsDialogs";
import { span } from "./span";

/** What links say that somebody draws: that cases were split or merged is said by doing it. */
const drawn = labels.CaseRelation.filter(
  (it) => it !== "case-split-from" && it !== "case-merged-into",
);

type Doing = "link" | "split" | "merge";

export const CaseTies: FC<{ dossier: CaseDossier; rows: CaseLinkRow[]; may: Allowed }> = ({
  dossier,
  rows,
  may,
}) => {
  const { say } = useWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const of = dossier.row.id;
  const close = (): void => setDoing(null);
  return (
    <Section
      title={say("links-cases")}
      aside={
        <span className="flex wraps">
          <Button kind="quiet" may={may} onClick={() => setDoing("link")}>
            {say("link-cases")}
          </Button>
          <Button kind="quiet" may={dossier.may.split} onClick={() => setDoing("split")}>
            {say("split-case")}
          </Button>
          <Button kind="quiet" may={dossier.may.suspend} onClick={() => setDoing("merge")}>
            {say("merge-running")}
          </Button>
        </span>
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
      {doing === "link" && <LinkCasesDialog of={of} onClose={close} />}
      {doing === "split" && <SplitDialog of={of} onClose={close} />}
      {doing === "merge" && <MergeDialog dossier={dossier} onClose={close} />}
    </Section>
  );
};

const Row: FC<{ row: CaseLinkRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  const withdraw = useCommand("withdrawLink");
  const separate = useCommand("separateCases");
  const merged = row.relation === "case-merged-into";
  const takesBack = merged ? separate : withdraw;
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
            title={say(merged ? "separate-cases" : "take-back")}
            what={row.label}
            may={row.withdraw}
            command={{
              ...takesBack,
              mutate: (reason) => takesBack.mutate({ link: row.id, reason }),
            }}
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
        onChange={(it) => setRelation(drawn.find((one) => one === it) ?? relation)}
        choices={drawn.map((it) => ({ id: it, name: words.label(it) }))}
        required
      />
      <OtherCase of={of} value={other} onChange={setOther} />
      <TextArea
        label={say("link-evidence")}
        value={evidence}
        onChange={setEvidence}
        rows={2}
        required
      />
      <DayField label={say("link-since")} value={since} onChange={setSince} />
      <MarkingFields value={marking} onChange={setMarking} />
    </CommandDialog>
  );
};
