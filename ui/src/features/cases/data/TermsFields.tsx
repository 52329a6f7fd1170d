import type { FC } from "react";
import { labels } from "@/api/generated/api";
import { SelectField, TextField, Tick } from "@/components/fields";
import { useWords } from "@/words/words";
import { purposes, type TermsForm } from "./preview";

/** What is said of the data: on what law, for what, how they may be used, whom they are about. Nothing is said by default. */
export const TermsFields: FC<{ value: TermsForm; onChange: (value: TermsForm) => void }> = ({
  value,
  onChange,
}) => {
  const words = useWords();
  const { say } = words;
  const set = (to: Partial<TermsForm>): void => onChange({ ...value, ...to });
  const plain = (all: readonly string[]) => all.map((it) => ({ id: it, name: it }));
  const named = (all: readonly string[]) => all.map((it) => ({ id: it, name: words.heading(it) }));
  return (
    <>
      <TextField
        label={say("data-name")}
        hint={say("data-name-hint")}
        value={value.name}
        onChange={(name) => set({ name })}
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
      <SelectField
        label="TLP"
        value={value.tlp}
        onChange={(tlp) => set({ tlp })}
        none={say("data-quarantine")}
        choices={plain(labels.Tlp)}
      />
      <SelectField
        label="PAP"
        value={value.pap}
        onChange={(pap) => set({ pap })}
        none=""
        choices={plain(labels.Pap)}
        required={value.tlp !== ""}
      />
      <div className="ticks">
        <Tick label={say("h1")} on={value.h1} onChange={(h1) => set({ h1 })} />
        <Tick label={say("h2")} on={value.h2} onChange={(h2) => set({ h2 })} />
      </div>
      <TextField label={say("h3")} value={value.h3} onChange={(h3) => set({ h3 })} />
      <SelectField
        label={say("data-category")}
        hint={say("data-category-hint")}
        value={value.category}
        onChange={(category) => set({ category })}
        none={say("data-category-none")}
        choices={named(labels.DataSubject)}
      />
    </>
  );
};
