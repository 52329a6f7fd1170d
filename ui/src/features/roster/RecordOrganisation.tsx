import { type FC, useState } from "react";
import { labels, type OrganisationKind } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CountryField } from "@/components/CountryField";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

const { OrganisationKind: kinds } = labels;

/** An organisation comes onto the roster, and becomes a member from a day on where one is given. */
export const RecordOrganisation: FC<{ onClose: () => void }> = ({ onClose }) => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const [id, setId] = useState("");
  const [kind, setKind] = useState<OrganisationKind>("agency");
  const [country, setCountry] = useState("");
  const [name, setName] = useState("");
  const [from, setFrom] = useState("");
  const member = useCommand("beginMembership", { onSuccess: onClose });
  const record = useCommand("recordOrganisation", {
    onSuccess: (agency) =>
      from.trim()
        ? member.mutate({ id: agency, kind: "member", from: from.trim(), to: null })
        : onClose(),
  });
  return (
    <Dialog
      title={say("action-recordOrganisation")}
      verb={say("action-recordOrganisation")}
      onClose={onClose}
      busy={record.isPending || member.isPending}
      problem={record.error ?? member.error}
      onSubmit={() =>
        record.mutate({
          id: id.trim().toLowerCase(),
          kind,
          country: country.trim() || null,
          name: name || null,
          short: null,
        })
      }
    >
      <div className="two-up">
        <TextField
          label={say("agency-key")}
          hint={say("agency-key-hint")}
          value={id}
          onChange={setId}
          autoFocus
        />
        <SelectField
          label={say("kind")}
          value={kind}
          onChange={(it) => setKind(kinds.find((known) => known === it) ?? kind)}
          choices={kinds.map((it) => ({ id: it, name: words.heading(it) }))}
        />
      </div>
      <div className="two-up">
        <CountryField label={say("column-country")} value={country} onChange={setCountry} />
        <TextField label={words.heading("name")} value={name} onChange={setName} />
      </div>
      <TextField
        label={say("member-from")}
        hint={say("member-from-hint", { day: status.today })}
        value={from}
        onChange={setFrom}
      />
    </Dialog>
  );
};
