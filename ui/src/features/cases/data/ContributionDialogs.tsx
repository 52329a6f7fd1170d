/** What can be done with a package of data: mark it anew, propose what is stricter, ask and answer for a permission, withdraw it. */
import { type FC, useState } from "react";
import { type ContributionRow, labels, type Use } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField, Tick } from "@/components/fields";
import { useWords } from "@/words/words";
import { MarkingFields } from "./MarkingFields";
import { formOf, toMarking, unmarked } from "./preview";

type Props = { row: ContributionRow; onClose: () => void };

const Why: FC<{ value: string; onChange: (value: string) => void }> = ({ value, onChange }) => {
  const { say } = useWords();
  return <TextArea label={say("reason")} value={value} onChange={onChange} required />;
};

/** Its agency marks a package anew; anybody else on the case proposes what is stricter. */
export const RemarkDialog: FC<Props & { way: "remark" | "propose" }> = ({ row, way, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [form, setForm] = useState(row.unmarked ? unmarked : formOf(row.marking));
  const [category, setCategory] = useState<string>(row.category ?? "");
  const [minor, setMinor] = useState(row.minor);
  const [tells, setTells] = useState<string>(row.tells ?? "");
  const [reason, setReason] = useState("");
  const remark = useCommand("remarkContribution", { onSuccess: onClose });
  const propose = useCommand("proposeMarking", { onSuccess: onClose });
  const { isPending, error } = way === "remark" ? remark : propose;
  const [unchosen, setUnchosen] = useState(false);
  const mutate = (): void => {
    const marking = toMarking(form, row.marking);
    setUnchosen(marking === undefined);
    if (!marking) return;
    if (way === "propose") {
      propose.mutate({ contribution: row.id, marking, reason });
      return;
    }
    const known = labels.DataSubject.find((it) => it === category);
    const told = labels.Level.find((it) => it === tells);
    remark.mutate({
      contribution: row.id,
      marking,
      minor,
      reason,
      ...(known ? { category: known } : {}),
      ...(told ? { tells: told } : {}),
    });
  };
  return (
    <CommandDialog
      title={say(way === "remark" ? "data-remark" : "data-propose")}
      command={{
        mutate,
        isPending,
        error: unchosen
          ? { code: "marking", message: say("data-choose-tlp"), hint: null, reference: null }
          : error,
      }}
      request={() => undefined}
      onClose={onClose}
    >
      <MarkingFields value={form} onChange={(to) => setForm({ ...form, ...to })} />
      {way === "remark" && (
        <>
          <SelectField
            label={say("data-category")}
            value={category}
            onChange={setCategory}
            none={say("data-category-none")}
            choices={labels.DataSubject.map((it) => ({ id: it, name: words.heading(it) }))}
          />
          <Tick label={say("data-minor")} on={minor} onChange={setMinor} />
          <SelectField
            label={say("data-others-told")}
            hint={say("data-others-told-hint")}
            value={tells}
            onChange={setTells}
            none={say("data-others-told-rule")}
            choices={labels.Level.map((it) => ({ id: it, name: words.heading(it) }))}
          />
        </>
      )}
      <Why value={reason} onChange={setReason} />
    </CommandDialog>
  );
};

export const LeaveDialog: FC<Props & { way: "withdraw" | "restore" }> = ({ row, way, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const withdraw = useCommand("withdrawContribution", { onSuccess: onClose });
  const restore = useCommand("restoreContribution", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say(way === "withdraw" ? "data-withdraw" : "data-restore")}
      command={way === "withdraw" ? withdraw : restore}
      request={() => ({ contribution: row.id, reason })}
      onClose={onClose}
    >
      <p className="two">
        {say(way === "withdraw" ? "data-withdraw-hint" : "data-restore-hint", {
          name: row.name,
          count: row.held,
        })}
      </p>
      <Why value={reason} onChange={setReason} />
    </CommandDialog>
  );
};

const UseField: FC<{ value: Use; onChange: (value: Use) => void }> = ({ value, onChange }) => {
  const { say } = useWords();
  return (
    <SelectField
      label={say("data-use-of")}
      value={value}
      onChange={(to) => onChange(labels.Use.find((it) => it === to) ?? value)}
      choices={[
        { id: "court", name: say("data-use-court") },
        { id: "pass-on", name: say("data-use-pass-on") },
      ]}
      required
    />
  );
};

/** The use that the marking asks a permission for. */
const first = (row: ContributionRow): Use =>
  row.marking.h2 && !row.marking.h1 ? "pass-on" : "court";

export const AskDialog: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [what, setWhat] = useState<Use>(first(row));
  const [scope, setScope] = useState("");
  const [reason, setReason] = useState("");
  const ask = useCommand("askPermission", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("data-ask")}
      command={ask}
      request={() => ({ contribution: row.id, what, scope, reason })}
      onClose={onClose}
    >
      <UseField value={what} onChange={setWhat} />
      <TextField
        label={say("data-scope")}
        hint={say("data-scope-hint")}
        value={scope}
        onChange={setScope}
        required
      />
      <Why value={reason} onChange={setReason} />
    </CommandDialog>
  );
};

export const AnswerDialog: FC<Props & { permission: string }> = ({ row, permission, onClose }) => {
  const { say } = useWords();
  const [granted, setGranted] = useState(true);
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const answer = useCommand("answerPermission", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("data-answer")}
      command={answer}
      request={() => ({
        contribution: row.id,
        permission,
        granted,
        reason,
        ...(granted && until !== "" ? { until } : {}),
      })}
      onClose={onClose}
    >
      <SelectField
        label={say("data-answer-is")}
        value={granted ? "yes" : "no"}
        onChange={(to) => setGranted(to === "yes")}
        choices={[
          { id: "yes", name: say("data-grant") },
          { id: "no", name: say("data-refuse") },
        ]}
        required
      />
      {granted && (
        <TextField
          label={say("data-until")}
          hint={say("day-hint")}
          value={until}
          onChange={setUntil}
        />
      )}
      <Why value={reason} onChange={setReason} />
    </CommandDialog>
  );
};

export const UseDialog: FC<Props> = ({ row, onClose }) => {
  const { say } = useWords();
  const [what, setWhat] = useState<Use>(first(row));
  const [used, setUsed] = useState(false);
  const [reason, setReason] = useState("");
  const decide = useCommand("decideUse", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("data-use")}
      command={decide}
      request={() => ({ contribution: row.id, what, used, reason })}
      onClose={onClose}
    >
      <UseField value={what} onChange={setWhat} />
      <Tick label={say("data-use-made")} on={used} onChange={setUsed} />
      <Why value={reason} onChange={setReason} />
    </CommandDialog>
  );
};
