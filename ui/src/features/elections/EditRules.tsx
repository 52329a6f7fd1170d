import { type FC, useState } from "react";
import type { Base, Field, RoundRule, RuleSetView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField, Tick } from "@/components/fields";
import { Button, notYet } from "@/components/parts";
import { useWords } from "@/words/words";
import {
  faultOf,
  formOf,
  groups,
  type Parameter,
  parameterName,
  rulesFrom,
  shareOf,
  valueName,
} from "./rules";

/** Changes the rules of a set that the Board has not adopted. */
export const EditRules: FC<{ view: RuleSetView; onClose: () => void }> = ({ view, onClose }) => {
  const { say } = useWords();
  const [title, setTitle] = useState(view.row.title);
  const [form, setForm] = useState(() => formOf(view.rules));
  const [rounds, setRounds] = useState(() => view.rules.rounds.map(typedRound));
  const edit = useCommand("editRules", { onSuccess: onClose });
  const read = rounds.map(roundOf);
  const whole = read.flatMap((it) => it ?? []);
  const rules = whole.length === read.length ? rulesFrom(view.rules, form, whole) : null;
  return (
    <Dialog
      title={say("edit-rules")}
      verb={say("edit-rules")}
      wide
      onClose={onClose}
      busy={edit.isPending}
      may={rules ? undefined : notYet(say("mend-first"))}
      problem={edit.error}
      onSubmit={() => rules && edit.mutate({ ruleSet: view.row.id, title, rules })}
    >
      <TextField label={say("rules-title")} value={title} onChange={setTitle} required />
      <fieldset className="form">
        <legend className="lab">{say("rule-group-rounds")}</legend>
        {rounds.map((round, at) => (
          <RoundFields
            // biome-ignore lint/suspicious/noArrayIndexKey: rounds have no name but their place
            key={at}
            number={at + 1}
            round={round}
            onChange={(to) => setRounds(rounds.map((it, place) => (place === at ? to : it)))}
            onRemove={
              rounds.length > 1
                ? () => setRounds(rounds.filter((_, place) => place !== at))
                : undefined
            }
          />
        ))}
        <p>
          <Button onClick={() => setRounds([...rounds, typedRound(oneMore)])}>
            {say("add-round")}
          </Button>
        </p>
      </fieldset>
      {groups.map((group) => (
        <fieldset key={group.id} className="form">
          <legend className="lab">{say(`rule-group-${group.id}`)}</legend>
          <div className="two-up">
            {group.parameters.map((it) => (
              <ParameterField
                key={it.path}
                parameter={it}
                typed={form[it.path] ?? ""}
                onChange={(typed) => setForm({ ...form, [it.path]: typed })}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Dialog>
  );
};

const ParameterField: FC<{
  parameter: Parameter;
  typed: string | boolean;
  onChange: (typed: string | boolean) => void;
}> = ({ parameter, typed, onChange }) => {
  const words = useWords();
  const label = parameterName(words, parameter.path);
  if (typeof typed === "boolean") return <Tick label={label} on={typed} onChange={onChange} />;
  if (parameter.kind === "one" || parameter.kind === "one-or-none")
    return (
      <SelectField
        label={label}
        value={typed}
        onChange={onChange}
        choices={parameter.of.map((id) => ({ id, name: valueName(words, id) }))}
        {...(parameter.kind === "one-or-none" ? { none: words.say("none") } : {})}
      />
    );
  const fault = faultOf(parameter, typed);
  const hint = `rule-hint-${parameter.path.replaceAll(".", "-").replaceAll("_", "-")}`;
  return (
    <TextField
      label={label}
      hint={words.has(hint) ? words.say(hint) : undefined}
      fault={fault ? words.say(fault) : undefined}
      value={typed}
      onChange={onChange}
      spellCheck={false}
    />
  );
};

type TypedRound = {
  most: boolean;
  share: string;
  base: Base;
  strict: boolean;
  field: "all" | "same" | "drop_lowest" | "top_n";
  top: string;
};

const bases: readonly Base[] = ["seats", "cast", "valid"];
const fields = ["all", "same", "top_n", "drop_lowest"] as const;
const oneMore: RoundRule = { threshold: null, candidates: "same" };

const typedRound = ({ threshold, candidates }: RoundRule): TypedRound => ({
  most: threshold === null,
  share: threshold ? `${threshold.fraction.numerator}/${threshold.fraction.denominator}` : "1/2",
  base: threshold?.base ?? "seats",
  strict: threshold?.strict ?? true,
  field: typeof candidates === "string" ? candidates : "top_n",
  top: typeof candidates === "string" ? "2" : String(candidates.top_n),
});

const roundOf = (typed: TypedRound): RoundRule | null => {
  const fraction = shareOf(typed.share);
  if (!typed.most && !fraction) return null;
  if (typed.field === "top_n" && !/^\d{1,3}$/.test(typed.top.trim())) return null;
  const candidates: Field =
    typed.field === "top_n" ? { top_n: Number(typed.top.trim()) } : typed.field;
  const threshold =
    typed.most || !fraction ? null : { fraction, base: typed.base, strict: typed.strict };
  return { threshold, candidates };
};

const RoundFields: FC<{
  number: number;
  round: TypedRound;
  onChange: (round: TypedRound) => void;
  onRemove: (() => void) | undefined;
}> = ({ number, round, onChange, onRemove }) => {
  const words = useWords();
  const { say } = words;
  const set = (change: Partial<TypedRound>): void => onChange({ ...round, ...change });
  return (
    <fieldset className="rule-round">
      <legend className="lab">{say("round-number", { round: number })}</legend>
      <div className="two-up">
        <Tick label={say("rule-most-votes")} on={round.most} onChange={(most) => set({ most })} />
        {onRemove && (
          <p className="end">
            <Button kind="quiet" onClick={onRemove}>
              {say("remove-round", { round: number })}
            </Button>
          </p>
        )}
        {!round.most && (
          <>
            <TextField
              label={say("rule-share")}
              hint={say("rule-share-hint")}
              fault={shareOf(round.share) ? undefined : say("rule-fault-share")}
              value={round.share}
              onChange={(share) => set({ share })}
            />
            <SelectField
              label={say("rule-share-of")}
              value={round.base}
              onChange={(to) => set({ base: bases.find((it) => it === to) ?? round.base })}
              choices={bases.map((id) => ({ id, name: words.label(id) }))}
            />
            <Tick
              label={say("rule-strict")}
              on={round.strict}
              onChange={(strict) => set({ strict })}
            />
          </>
        )}
        <SelectField
          label={say("rule-who-stands")}
          value={round.field}
          onChange={(to) => set({ field: fields.find((it) => it === to) ?? round.field })}
          choices={fields.map((id) => ({
            id,
            name: say(`rule-field-${id.replaceAll("_", "-")}`, { count: Number(round.top) || 2 }),
          }))}
        />
        {round.field === "top_n" && (
          <TextField
            label={say("rule-how-many")}
            value={round.top}
            onChange={(top) => set({ top })}
            inputMode="numeric"
          />
        )}
      </div>
    </fieldset>
  );
};
