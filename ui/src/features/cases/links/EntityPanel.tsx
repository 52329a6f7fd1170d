/** One value with all that it is the same as: what each agency said of it, what was seen since, in what they differ. */
import { type FC, useState } from "react";
import {
  type EntityAssertion,
  type EntityView,
  type LinkedValue,
  labels,
  type SightingKind,
  type SightingRow,
} from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { MomentField, SelectField, TextField } from "@/components/fields";
import { Button, Section, Well } from "@/components/parts";
import { WholeField } from "@/components/ReadField";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { ReasonButton } from "../ReasonButton";
import { filled } from "./marked";
import { span } from "./span";

export const EntityPanel: FC<{ of: string; value: LinkedValue; onClose: () => void }> = ({
  of,
  value,
  onClose,
}) => {
  const { say } = useWords();
  const entity = useAnswer("caseEntity", { case: of, of: value }, { keep: true });
  return (
    <Answered answer={entity} what={value.normal}>
      {(it) => (
        <Section
          title={it.values.map((one) => one.shown).join(" = ")}
          aside={
            <Button kind="quiet" onClick={onClose}>
              {say("close")}
            </Button>
          }
        >
          <Entity view={it} />
        </Section>
      )}
    </Answered>
  );
};

const Entity: FC<{ view: EntityView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const [seeing, setSeeing] = useState<EntityAssertion | null>(null);
  return (
    <>
      {view.differ.length > 0 && (
        <Well tone="warn">
          {say("entity-differ", { what: words.list(view.differ.map((it) => say(`differ-${it}`))) })}
        </Well>
      )}
      <table className="sheet links">
        <thead>
          <tr>
            <th>{say("data-value")}</th>
            <th>{say("data-agency")}</th>
            <th>{say("data-category")}</th>
            <th>{say("entity-evaluation")}</th>
            <th>{say("marking")}</th>
            <th>{say("entity-seen")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {view.assertions.map((it) => (
            <tr key={`${it.contribution} ${it.n}`}>
              <td className="id">{view.values[it.value]?.shown}</td>
              <td>
                {it.agency.toUpperCase()}
                <p className="three t12">{it.name}</p>
                <p className="three t12">{span(it.observedFrom, it.observedTo, words)}</p>
              </td>
              <td>
                {it.category && words.label(it.category)}
                {it.minor && <p className="t12">{say("entity-minor")}</p>}
              </td>
              <td>{it.evaluation && `${it.evaluation.source}${it.evaluation.information}`}</td>
              <td className="nb">{`TLP:${it.marking.tlp} PAP:${it.marking.pap}`}</td>
              <td>
                {it.sightings.length === 0 && <span className="three">{say("seen-never")}</span>}
                <ul className="lines">
                  {it.sightings.map((one) => (
                    <Seen key={one.id} row={one} />
                  ))}
                </ul>
              </td>
              <td>
                <Button may={view.see} onClick={() => setSeeing(it)}>
                  {say("see")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {seeing && <SeeDialog of={seeing} onClose={() => setSeeing(null)} />}
    </>
  );
};

const Seen: FC<{ row: SightingRow }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  const withdraw = useCommand("withdrawSighting");
  return (
    <li title={row.byName}>
      <span className="mid">
        {words.pair(row.agency.toUpperCase(), words.label(row.kind))}
        {row.count > 1 && ` × ${words.number(row.count)}`}
        {row.note && <span className="two t12"> {row.note}</span>}
      </span>
      <span className="when">{words.when(row.seenAt)}</span>
      {row.withdraw.ok && (
        <ReasonButton
          title={say("take-back")}
          what={words.pair(row.agency.toUpperCase(), words.label(row.kind))}
          may={row.withdraw}
          command={{
            ...withdraw,
            mutate: (reason) => withdraw.mutate({ sighting: row.id, reason }),
          }}
        />
      )}
    </li>
  );
};

const SeeDialog: FC<{ of: EntityAssertion; onClose: () => void }> = ({ of, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [kind, setKind] = useState<SightingKind>("seen");
  const [seen, setSeen] = useState("");
  const [count, setCount] = useState("1");
  const [note, setNote] = useState("");
  const command = useCommand("recordSighting", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("see")}
      command={command}
      request={() => ({
        contribution: of.contribution,
        n: of.n,
        kind,
        count: Number(count),
        ...filled("seen", seen),
        ...filled("note", note),
      })}
      onClose={onClose}
    >
      <SelectField
        label={say("see-what")}
        value={kind}
        onChange={(it) => setKind(labels.SightingKind.find((one) => one === it) ?? kind)}
        choices={labels.SightingKind.map((it) => ({ id: it, name: words.heading(it) }))}
        required
      />
      <div className="two-up">
        <MomentField
          label={say("see-when")}
          hint={say("see-when-hint")}
          value={seen}
          onChange={setSeen}
        />
        <WholeField label={say("see-count")} value={count} onChange={setCount} required />
      </div>
      <TextField label={say("see-note")} value={note} onChange={setNote} />
    </CommandDialog>
  );
};
