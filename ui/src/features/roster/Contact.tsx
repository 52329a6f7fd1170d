import { type FC, useState } from "react";
import type { OfficerView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { listed, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { EmailField, LanguagesField, PhoneField, SkillsField } from "./reach";

/** How an officer is reached. */
export const Contact: FC<{ view: OfficerView; onClose: () => void }> = ({ view, onClose }) => {
  const { say } = useWords();
  const { officer } = view;
  const [email, setEmail] = useState(officer.email ?? "");
  const [phone, setPhone] = useState(officer.phone ?? "");
  const [languages, setLanguages] = useState(officer.languages.join(", "));
  const [skills, setSkills] = useState(officer.skills.join(", "));
  const [zone, setZone] = useState(officer.zone ?? "");
  const change = useCommand("changeContact", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("contact-of", { name: officer.name })}
      verb={say("keep-changes")}
      command={change}
      onClose={onClose}
      request={() => ({
        officer: officer.id,
        email,
        phone,
        languages: listed(languages),
        skills: listed(skills),
        zone,
      })}
    >
      <div className="two-up">
        <EmailField value={email} onChange={setEmail} autoFocus />
        <PhoneField value={phone} onChange={setPhone} />
      </div>
      <LanguagesField value={languages} onChange={setLanguages} />
      <SkillsField value={skills} onChange={setSkills} />
      <TextField label={say("zone")} hint="Europe/Amsterdam" value={zone} onChange={setZone} />
    </CommandDialog>
  );
};
