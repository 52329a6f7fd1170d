/** Chooses a case. */
import { type FC, useDeferredValue, useState } from "react";
import type { CaseRow } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { type Choice, SelectField, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

/** How many can be chosen without looking for one, the newest first. */
const LISTED = 500;

type Props = {
  label: string;
  hint?: string;
  value: string;
  onChange: (id: string) => void;
  none?: string;
  required?: boolean;
  /** Which of them may be chosen. */
  fits?: (row: CaseRow) => boolean;
  /** What a form begins with: it may be older than all that are listed. */
  known?: Choice | undefined;
};

const nameOf = ({ id, label, title }: CaseRow): Choice => ({
  id,
  name: [label, title].filter(Boolean).join(" "),
});

/** One of the newest, or of all by a few letters once there are more than are listed. */
export const CaseField: FC<Props> = ({ label, value, onChange, none, fits, known, ...rest }) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(known);
  const sought = useDeferredValue(text.trim());
  const found = useAnswer(
    "caseList",
    {
      filter: sought === "" ? {} : { text: sought },
      sort: "number",
      descending: true,
      offset: 0,
      limit: LISTED,
    },
    { keep: true },
  );
  const { rows = [], total = 0 } = found.data ?? {};
  const listed = rows.filter((it) => fits?.(it) ?? true).map(nameOf);
  // What was chosen stays so while another one is looked for.
  const own = listed.some((it) => it.id === value) || chosen?.id !== value ? [] : [chosen];
  return (
    <>
      {(text !== "" || total > rows.length) && (
        <TextField label={say("link-find", { what: label })} value={text} onChange={setText} />
      )}
      <SelectField
        {...rest}
        label={label}
        value={value}
        onChange={(id) => {
          setChosen(listed.find((it) => it.id === id));
          onChange(id);
        }}
        none={none ?? say("choose")}
        choices={[...own, ...listed]}
      />
    </>
  );
};
