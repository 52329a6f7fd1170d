/** What is needed and given, and who leads a country's action. */
import { type FC, useState } from "react";
import { labels } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { SelectField } from "@/components/fields";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";
import type { RecordProps } from "./RecordDialog";

export const ResourceDialog: FC<RecordProps & { kind: "need" | "commit" }> = ({
  view,
  dossier,
  kind: way,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [country, setCountry] = useState(view.countries[0] ?? "");
  const [kind, setKind] = useState<string>("officers-on-the-ground");
  const [agency, setAgency] = useState(dossier.row.agency);
  const [quantity, setQuantity] = useState("1");
  const need = useCommand("setNeed", { onSuccess: onClose });
  const commit = useCommand("commitResource", { onSuccess: onClose });
  const running = way === "need" ? need : commit;
  const submit = () => {
    const what = labels.ResourceKind.find((it) => it === kind) ?? "officers-on-the-ground";
    const facts = { case: view.case, country, kind: what, quantity: Number(quantity) };
    if (way === "need") need.mutate(facts);
    else commit.mutate({ ...facts, agency });
  };
  return (
    <Dialog
      title={say(`record-${way}`)}
      verb={say(`record-${way}`)}
      onClose={onClose}
      busy={running.isPending}
      problem={running.error}
      onSubmit={submit}
    >
      <SelectField
        label={say("column-country")}
        value={country}
        onChange={setCountry}
        choices={view.countries.map((id) => ({ id, name: words.country(id) }))}
      />
      <SelectField
        label={say("what-it-is")}
        value={kind}
        onChange={setKind}
        choices={labels.ResourceKind.map((id) => ({ id, name: words.label(id) }))}
      />
      {way === "commit" && (
        <SelectField
          label={words.heading("agency")}
          value={agency}
          onChange={setAgency}
          choices={dossier.agencies.map((id) => ({ id, name: id.toUpperCase() }))}
        />
      )}
      <WholeField label={say("how-much")} value={quantity} onChange={setQuantity} required />
    </Dialog>
  );
};

export const LeadsDialog: FC<RecordProps & { country?: string }> = ({
  view,
  dossier,
  country: asked,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [country, setCountry] = useState(asked ?? view.countries[0] ?? "");
  const known = view.leads.find((it) => it.country === country);
  const [lead, setLead] = useState(known?.lead?.officer ?? "");
  const [deputy, setDeputy] = useState(known?.deputy?.officer ?? "");
  const command = useCommand("nameActionLeads", { onSuccess: onClose });
  const people = dossier.people.map((it) => ({ id: it.officer, name: it.name }));
  return (
    <Dialog
      title={say("record-leads")}
      verb={say("record-leads")}
      onClose={onClose}
      busy={command.isPending}
      lacks={lead === "" ? say("action-lead") : deputy === "" ? say("action-deputy") : undefined}
      problem={command.error}
      onSubmit={() => command.mutate({ case: view.case, country, lead, deputy })}
    >
      <SelectField
        label={say("column-country")}
        value={country}
        onChange={setCountry}
        choices={view.countries.map((id) => ({ id, name: words.country(id) }))}
      />
      <SelectField
        label={say("action-lead")}
        hint={say("action-lead-hint")}
        value={lead}
        onChange={setLead}
        choices={people}
        none={say("choose")}
      />
      <SelectField
        label={say("action-deputy")}
        value={deputy}
        onChange={setDeputy}
        choices={people}
        none={say("choose")}
      />
    </Dialog>
  );
};
