/** How data may be used: who reads them, what is done with them, the handling codes, how long they are kept. */
import type { FC } from "react";
import { labels } from "@/api/generated/api";
import { SelectField, TextField, Tick } from "@/components/fields";
import { useWords } from "@/words/words";
import type { MarkingForm } from "./preview";

export const MarkingFields: FC<{
  value: MarkingForm;
  onChange: (to: Partial<MarkingForm>) => void;
  /** What having no TLP means; without it there must be one. */
  none?: string;
}> = ({ value, onChange, none = "" }) => {
  const { say } = useWords();
  const plain = (all: readonly string[]) => all.map((it) => ({ id: it, name: it }));
  return (
    <>
      <div className="two-up">
        <SelectField
          label="TLP"
          value={value.tlp}
          onChange={(tlp) => onChange({ tlp })}
          none={none}
          choices={plain(labels.Tlp)}
          required={none === ""}
        />
        <SelectField
          label="PAP"
          value={value.pap}
          onChange={(pap) => onChange({ pap })}
          none=""
          choices={plain(labels.Pap)}
          required={value.tlp !== ""}
        />
      </div>
      <div className="ticks">
        <Tick label={say("h1")} on={value.h1} onChange={(h1) => onChange({ h1 })} />
        <Tick label={say("h2")} on={value.h2} onChange={(h2) => onChange({ h2 })} />
      </div>
      <TextField label={say("h3")} value={value.h3} onChange={(h3) => onChange({ h3 })} />
      <TextField
        label={say("data-keep-until")}
        hint={say("data-keep-until-hint")}
        value={value.keepUntil}
        onChange={(keepUntil) => onChange({ keepUntil })}
      />
    </>
  );
};
