/** Chooses another case. */
import type { FC } from "react";
import { useAnswer } from "@/api/queries";
import { SelectField } from "@/components/fields";
import { useWords } from "@/words/words";

export const OtherCase: FC<{
  of: string;
  value: string;
  onChange: (value: string) => void;
}> = ({ of, value, onChange }) => {
  const { say } = useWords();
  const others = useAnswer("caseList", {
    filter: {},
    sort: "number",
    descending: true,
    offset: 0,
    limit: 500,
  });
  return (
    <SelectField
      label={say("link-other-case")}
      value={value}
      onChange={onChange}
      none={say("choose")}
      choices={(others.data?.rows ?? [])
        .filter((it) => it.id !== of)
        .map((it) => ({ id: it.id, name: `${it.label} ${it.title ?? ""}` }))}
      required
    />
  );
};
