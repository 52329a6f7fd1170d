import { type FC, useState } from "react";
import { labels, type RegisterRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextField, Tick } from "@/components/fields";
import { useWords } from "@/words/words";

/** An authority or contact, as the register says it. */
export const AuthorityDialog: FC<{ row: RegisterRow | null; onClose: () => void }> = ({
  row,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const known = row?.facts;
  const [name, setName] = useState(known?.name ?? "");
  const [kind, setKind] = useState(known?.kind ?? "prosecutor");
  const [country, setCountry] = useState(known?.country ?? "");
  const [person, setPerson] = useState(known?.person ?? "");
  const [contact, setContact] = useState(known?.contact ?? "");
  const [retired, setRetired] = useState(known?.retired ?? false);
  const calendars = useAnswer("calendars", {});
  const record = useCommand("recordAuthority", { onSuccess: onClose });
  const codes = (calendars.data ?? []).map((it) => it.country);
  const countries = country && !codes.includes(country) ? [country, ...codes] : codes;
  const isKnown = countries.includes(country.toUpperCase());
  return (
    <CommandDialog
      title={say(row ? "authority-edit" : "authority-add")}
      command={record}
      request={() => ({
        authority: row?.id ?? null,
        facts: {
          name,
          kind,
          country: country || null,
          person: person || null,
          contact: contact || null,
          retired,
        },
      })}
      onClose={onClose}
    >
      <TextField label={say("its-name")} value={name} onChange={setName} required autoFocus />
      <div className="two-up">
        <SelectField
          label={say("what-it-is")}
          value={kind}
          onChange={(it) => setKind(labels.AuthorityKind.find((known) => known === it) ?? kind)}
          choices={labels.AuthorityKind.map((id) => ({ id, name: words.label(id) }))}
        />
        <SelectField
          label={say("column-country")}
          hint={say("authority-country-hint")}
          value={isKnown ? country : ""}
          onChange={setCountry}
          choices={countries.map((id) => ({ id, name: words.country(id) }))}
          none={say("none")}
        />
      </div>
      <TextField
        label={say("authority-person")}
        hint={say("authority-person-hint")}
        value={person}
        onChange={setPerson}
      />
      <TextField
        label={say("authority-contact")}
        hint={say("authority-contact-hint")}
        value={contact}
        onChange={setContact}
      />
      {row && <Tick label={say("authority-retire")} on={retired} onChange={setRetired} />}
    </CommandDialog>
  );
};
