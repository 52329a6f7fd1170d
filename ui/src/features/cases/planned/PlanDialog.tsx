/** Plans an action, or changes what is planned: what, where, when, and what others may be told. */
import { type FC, useState } from "react";
import { labels, type PlanAction, type PlannedRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { MomentField, SelectField, TextArea, TextField } from "@/components/fields";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";
import { MarkingFields } from "../links/MarkingFields";
import { markingOf, unmarked } from "../links/marked";
import { typedHour } from "../operation/hour";
import { infrastructure } from "./planned";

export const PlanDialog: FC<{ of: string; row: PlannedRow | null; onClose: () => void }> = ({
  of,
  row,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [what, setWhat] = useState(row?.what ?? "");
  const [kind, setKind] = useState<string>(row?.place ? "place" : (row?.kind ?? ""));
  const [target, setTarget] = useState(row?.normal ?? "");
  const [at, setAt] = useState(row?.place ?? "");
  const [radius, setRadius] = useState(String(row?.radius ?? 500));
  const [from, setFrom] = useState(row ? typedHour(row.from) : "");
  const [to, setTo] = useState(row ? typedHour(row.to) : "");
  const [margin, setMargin] = useState(row ? String(row.margin) : "");
  const [tells, setTells] = useState<string>(row?.tells ?? "");
  const [reason, setReason] = useState("");
  const [marking, setMarking] = useState(
    row
      ? {
          ...row.marking,
          h1: row.marking.h1,
          h2: row.marking.h2,
          h3: row.marking.h3.map((it) => it.text).join("; "),
        }
      : unmarked,
  );
  const command = useCommand("planAction", { onSuccess: onClose });
  const request = (): PlanAction => ({
    case: of,
    ...(row ? { action: row.id, reason } : {}),
    what,
    from,
    to,
    ...(kind === "place"
      ? { at, radius: Number(radius) }
      : kind === ""
        ? {}
        : { target: { kind, normal: target } }),
    ...(margin.trim() === "" ? {} : { margin: Number(margin) }),
    ...markingOf(marking),
    ...toldOf(tells),
  });
  return (
    <CommandDialog
      title={say(row ? "planned-change" : "plan-action")}
      command={command}
      request={request}
      onClose={onClose}
    >
      <TextField label={say("planned-what")} value={what} onChange={setWhat} required />
      <SelectField
        label={say("planned-kind")}
        hint={say("planned-kind-hint")}
        value={kind}
        onChange={setKind}
        none={say("choose")}
        choices={[
          ...infrastructure.map((it) => ({ id: it, name: words.heading(it) })),
          { id: "place", name: say("planned-place") },
        ]}
        required
      />
      {kind === "place" && (
        <div className="two-up">
          <TextField
            label={say("planned-at")}
            hint={say("planned-at-hint")}
            value={at}
            onChange={setAt}
            required
          />
          <WholeField label={say("planned-radius")} value={radius} onChange={setRadius} required />
        </div>
      )}
      {kind !== "place" && kind !== "" && (
        <TextField label={words.heading(kind)} value={target} onChange={setTarget} required />
      )}
      <div className="two-up">
        <MomentField label={say("planned-from")} value={from} onChange={setFrom} required />
        <MomentField label={say("planned-to")} value={to} onChange={setTo} required />
      </div>
      <WholeField
        label={say("planned-margin-hours")}
        hint={say("planned-margin-hint")}
        value={margin}
        onChange={setMargin}
      />
      <MarkingFields value={marking} onChange={setMarking} />
      <SelectField
        label={say("planned-tells")}
        value={tells}
        onChange={setTells}
        none={say("planned-tells-table")}
        choices={labels.Level.filter((it) => it !== "L4").map((it) => ({
          id: it,
          name: words.heading(it),
        }))}
      />
      {row && (
        <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
      )}
    </CommandDialog>
  );
};

const toldOf = (text: string): Pick<PlanAction, "tells"> | Record<string, never> => {
  const tells = labels.Level.find((it) => it === text);
  return tells ? { tells } : {};
};
