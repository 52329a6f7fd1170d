import { type FC, useState } from "react";
import type { AgencyRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { useWords } from "@/words/words";

/** Names an agency that the office knows only by its country. */
export const NameAgency: FC<{ agency: AgencyRow; onClose: () => void }> = ({ agency, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [name, setName] = useState(agency.name ?? "");
  const [short, setShort] = useState(agency.short ?? "");
  const save = useCommand("nameOrganisation", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("name-agency-of", { country: words.country(agency.country) })}
      verb={say("name-agency")}
      command={save}
      onClose={onClose}
      request={() => ({ id: agency.id, name: name || null, short: short || null })}
    >
      <TextField label={words.heading("name")} value={name} onChange={setName} autoFocus />
      <TextField label={words.heading("short")} value={short} onChange={setShort} />
    </CommandDialog>
  );
};
