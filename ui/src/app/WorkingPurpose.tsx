/** Why one works today outside a single case: chosen once a day, always shown, changed at any time. */
import { type FC, useId } from "react";
import { labels } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useWords } from "@/words/words";

export const WorkingPurpose: FC = () => {
  const words = useWords();
  const { say } = words;
  const id = useId();
  const working = useAnswer("workingPurpose", {});
  const choose = useCommand("choosePurpose");
  const chosen = working.data?.purpose ?? "";
  return (
    <div className="purpose" title={say("purpose-working-hint")}>
      <label htmlFor={id}>{say("purpose-working")}</label>
      <select
        id={id}
        value={chosen}
        onChange={(event) => {
          const purpose = labels.Purpose.find((it) => it === event.target.value);
          if (purpose) choose.mutate({ purpose });
        }}
      >
        {chosen === "" && <option value="">{say("not-stated")}</option>}
        {labels.Purpose.map((purpose) => (
          <option key={purpose} value={purpose}>
            {words.label(purpose)}
          </option>
        ))}
      </select>
    </div>
  );
};
