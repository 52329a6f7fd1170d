/** What is said of a plan as a whole: its window, a template, its dates kept. */
import { type FC, useState } from "react";
import type { PlanView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { MomentField, SelectField, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { readHour, typedHour } from "../operation/hour";

type Props = { plan: PlanView; onClose: () => void };

/** A moment as it was typed: what is empty takes it back, what does not read is not sent. */
const momentIn = (text: string): { at: number | null; unread: boolean } => {
  const at = readHour(text);
  return { at, unread: at === null && text.trim() !== "" };
};

export const WindowDialog: FC<Props> = ({ plan, onClose }) => {
  const { say } = useWords();
  const [from, setFrom] = useState(plan.window ? typedHour(plan.window.from) : "");
  const [to, setTo] = useState(plan.window ? typedHour(plan.window.to) : "");
  const [tried, setTried] = useState(false);
  const command = useCommand("setWindow", { onSuccess: onClose });
  const [first, last] = [momentIn(from), momentIn(to)];
  const faultOf = ({ unread }: typeof first) =>
    tried && unread ? say("hour-unreadable") : undefined;
  return (
    <CommandDialog
      title={say("set-window")}
      command={{
        ...command,
        mutate: (request) => {
          setTried(true);
          if (!first.unread && !last.unread) command.mutate(request);
        },
      }}
      request={() => ({ case: plan.case, from: first.at, to: last.at })}
      onClose={onClose}
    >
      <p className="two t13">{say("set-window-hint")}</p>
      <MomentField
        label={say("window-from")}
        fault={faultOf(first)}
        value={from}
        onChange={setFrom}
      />
      <MomentField label={say("window-to")} fault={faultOf(last)} value={to} onChange={setTo} />
    </CommandDialog>
  );
};

export const TemplateDialog: FC<Props> = ({ plan, onClose }) => {
  const { say } = useWords();
  const [template, setTemplate] = useState("");
  const templates = useAnswer("planTemplates", {});
  const command = useCommand("useTemplate", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("use-template")}
      command={command}
      lacks={template === "" ? say("template") : undefined}
      request={() => ({ case: plan.case, template })}
      onClose={onClose}
    >
      <p className="two t13">{say("use-template-hint")}</p>
      <SelectField
        label={say("template")}
        value={template}
        onChange={setTemplate}
        none={say("choose")}
        choices={(templates.data ?? []).map((it) => ({
          id: it.id,
          name: say("template-name", { name: it.name, version: it.version, steps: it.steps }),
        }))}
      />
    </CommandDialog>
  );
};

/** Keeps the dates for comparing, or the plan as a template. */
export const KeepDates: FC<Props> = ({ plan, onClose }) => {
  const { say } = useWords();
  const [what, setWhat] = useState("dates");
  const [name, setName] = useState("");
  const baseline = useCommand("takeBaseline", { onSuccess: onClose });
  const template = useCommand("saveTemplate", { onSuccess: onClose });
  const dates = what === "dates";
  const running = dates ? baseline : template;
  return (
    <CommandDialog
      title={say("keep-dates")}
      command={{
        mutate: () =>
          dates
            ? baseline.mutate({ case: plan.case })
            : template.mutate({ case: plan.case, name, template: null }),
        isPending: running.isPending,
        error: running.error,
      }}
      request={() => undefined}
      onClose={onClose}
    >
      <SelectField
        label={say("keep-what")}
        value={what}
        onChange={setWhat}
        choices={[
          { id: "dates", name: say("keep-as-dates") },
          { id: "template", name: say("keep-as-template") },
        ]}
      />
      {!dates && (
        <TextField
          label={say("template")}
          hint={say("template-hint")}
          value={name}
          onChange={setName}
        />
      )}
    </CommandDialog>
  );
};
