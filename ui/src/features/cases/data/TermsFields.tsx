import type { FC, Ref } from "react";
import { labels } from "@/api/generated/api";
import { SelectField, TextField, Tick } from "@/components/fields";
import { useWords } from "@/words/words";
import { MarkingFields } from "./MarkingFields";
import { purposes, type TermsForm } from "./preview";

/** What is said of the data: on what law, for what, how they may be used, whom they are about. Nothing is said by default. */
export const TermsFields: FC<{
  value: TermsForm;
  onChange: (value: TermsForm) => void;
  name?: Ref<HTMLInputElement>;
}> = ({ value, onChange, name }) => {
  const words = useWords();
  const { say } = words;
  const set = (to: Partial<TermsForm>): void => onChange({ ...value, ...to });
  const named = (all: readonly string[]) => all.map((it) => ({ id: it, name: words.heading(it) }));
  const plain = (all: readonly string[]) => all.map((it) => ({ id: it, name: it }));
  return (
    <>
      <TextField
        label={say("data-name")}
        hint={say("data-name-hint")}
        value={value.name}
        onChange={(to) => set({ name: to })}
        ref={name}
        required
      />
      <TextField
        label={say("data-legal-basis")}
        hint={say("data-legal-basis-hint")}
        value={value.legalBasis}
        onChange={(legalBasis) => set({ legalBasis })}
        required
      />
      <SelectField
        label={say("data-purpose")}
        value={value.purpose}
        onChange={(purpose) => set({ purpose })}
        none=""
        choices={named(purposes)}
        required
      />
      <MarkingFields value={value} onChange={set} none={say("data-quarantine")} />
      <SelectField
        label={say("data-category")}
        hint={say("data-category-hint")}
        value={value.category}
        onChange={(category) => set({ category })}
        none={say("data-category-none")}
        choices={named(labels.DataSubject)}
      />
      <Tick label={say("data-minor")} on={value.minor} onChange={(minor) => set({ minor })} />
      <div className="two-up">
        <SelectField
          label={say("data-source-code")}
          value={value.source}
          onChange={(source) => set({ source })}
          none=""
          choices={plain(labels.Source)}
        />
        <SelectField
          label={say("data-information-code")}
          value={value.information}
          onChange={(information) => set({ information })}
          none=""
          choices={plain(labels.Information)}
        />
      </div>
    </>
  );
};
