import type { FC } from "react";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";
import { type ActDraft, methods } from "./act";

type Props = { act: ActDraft; onChange: (act: ActDraft) => void };

const counts = ["seats", "present", "inFavour", "against", "abstained"] as const;

/** How the Board decided: the day, its words, who took part. */
export const ActFields: FC<Props> = ({ act, onChange }) => {
  const words = useWords();
  const { say } = words;
  const set = (change: Partial<ActDraft>): void => onChange({ ...act, ...change });
  return (
    <>
      <div className="two-up">
        <TextField
          label={say("board-act-day")}
          hint={say("day-hint")}
          value={act.on}
          onChange={(on) => set({ on })}
        />
        <SelectField
          label={say("board-act-method")}
          value={act.method}
          onChange={(to) => set({ method: methods.find((it) => it === to) ?? act.method })}
          choices={methods.map((id) => ({ id, name: words.label(id) }))}
        />
      </div>
      <TextArea
        label={say("decision-words")}
        value={act.text}
        onChange={(text) => set({ text })}
        rows={2}
        required
      />
      <div className="act-counts">
        {counts.map((it) => (
          <WholeField
            key={it}
            label={say(`board-act-${it}`)}
            value={act[it]}
            onChange={(typed) => set({ [it]: typed })}
          />
        ))}
      </div>
    </>
  );
};
