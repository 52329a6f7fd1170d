/** TLP, PAP and the handling codes of one thing. */
import type { FC } from "react";
import { labels } from "@/api/generated/api";
import { SelectField, TextField, Tick } from "@/components/fields";
import { useWords } from "@/words/words";
import type { MarkingForm } from "./marked";

export const MarkingFields: FC<{ value: MarkingForm; onChange: (value: MarkingForm) => void }> = ({
  value,
  onChange,
}) => {
  const { say } = useWords();
  const set = (to: Partial<MarkingForm>): void => onChange({ ...value, ...to });
  const plain = (all: readonly string[]) => all.map((it) => ({ id: it, name: it }));
  return (
    <>
      <div className="two-up">
        <SelectField
          label="TLP"
          value={value.tlp}
          onChange={(tlp) => set({ tlp })}
          none=""
          choices={plain(labels.Tlp)}
          required
        />
        <SelectField
          label="PAP"
          value={value.pap}
          onChange={(pap) => set({ pap })}
          none=""
          choices={plain(labels.Pap)}
          required
        />
      </div>
      <div className="ticks">
        <Tick label={say("h1")} on={value.h1} onChange={(h1) => set({ h1 })} />
        <Tick label={say("h2")} on={value.h2} onChange={(h2) => set({ h2 })} />
      </div>
      <TextField label={say("h3")} value={value.h3} onChange={(h3) => set({ h3 })} />
    </>
  );
};
