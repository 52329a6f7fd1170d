/** Links two values of a case, or says that they are the same. */
import { type FC, useDeferredValue, useState } from "react";
import { type LinkedValue, type LinkRelation, labels } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { DayField, SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { MarkingFields } from "./MarkingFields";
import { filled, markingOf, unmarked } from "./marked";

const nobody: LinkedValue = { kind: "", normal: "" };

export const DrawDialog: FC<{ of: string; from?: LinkedValue; onClose: () => void }> = ({
  of,
  from: known,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [from, setFrom] = useState(known ?? nobody);
  const [to, setTo] = useState(nobody);
  const [relation, setRelation] = useState<LinkRelation>("related-to");
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const [marking, setMarking] = useState(unmarked);
  const [evidence, setEvidence] = useState("");
  const [decision, setDecision] = useState("");
  const command = useCommand("drawLink", { onSuccess: onClose });
  const same = relation === "same-as";
  return (
    <CommandDialog
      title={say("link-draw")}
      command={command}
      request={() => ({
        case: of,
        from,
        to,
        relation,
        evidence,
        ...filled("since", since),
        ...filled("until", until),
        ...(same ? { decision } : {}),
        ...markingOf(marking),
      })}
      onClose={onClose}
    >
      <ValuePick of={of} label={say("link-from")} value={from} onChange={setFrom} />
      <SelectField
        label={say("link-relation")}
        hint={same ? say("link-same-hint") : undefined}
        value={relation}
        onChange={(it) => setRelation(labels.LinkRelation.find((one) => one === it) ?? relation)}
        choices={labels.LinkRelation.map((it) => ({ id: it, name: words.label(it) }))}
        required
      />
      <ValuePick of={of} label={say("link-to")} value={to} onChange={setTo} />
      <TextArea
        label={say("link-evidence")}
        value={evidence}
        onChange={setEvidence}
        rows={2}
        required
      />
      {same && (
        <TextArea
          label={say("link-decision")}
          hint={say("link-decision-hint")}
          value={decision}
          onChange={setDecision}
          rows={2}
          required
        />
      )}
      <div className="two-up">
        <DayField label={say("link-since")} value={since} onChange={setSince} />
        <DayField label={say("link-until")} value={until} onChange={setUntil} />
      </div>
      <MarkingFields value={marking} onChange={setMarking} />
    </CommandDialog>
  );
};

/** A value of the case: a few letters of it, then one of what they are found in. */
const ValuePick: FC<{
  of: string;
  label: string;
  value: LinkedValue;
  onChange: (value: LinkedValue) => void;
}> = ({ of, label, value, onChange }) => {
  const words = useWords();
  const { say } = words;
  const [text, setText] = useState("");
  const sought = useDeferredValue(text.trim());
  const found = useAnswer(
    "caseIndicators",
    { case: of, offset: 0, limit: 50, ...filled("text", sought) },
    { keep: true },
  );
  const rows = found.data?.rows ?? [];
  const key = (it: LinkedValue): string => `${it.kind} ${it.normal}`;
  const all = new Map(rows.map((it) => [key(it), it]));
  const own = value.normal === "" || all.has(key(value)) ? [] : [{ ...value, shown: value.normal }];
  return (
    <div className="two-up">
      <TextField label={say("link-find", { what: label })} value={text} onChange={setText} />
      <SelectField
        label={label}
        value={value.normal === "" ? "" : key(value)}
        onChange={(it) => {
          const one = all.get(it);
          onChange(one ? { kind: one.kind, normal: one.normal } : nobody);
        }}
        none={say("choose")}
        choices={[...own, ...all.values()].map((it) => ({
          id: key(it),
          name: `${it.shown} (${words.label(it.kind)})`,
        }))}
        required
      />
    </div>
  );
};
