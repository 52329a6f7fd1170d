import { type FC, useState } from "react";
import type { OfficerView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { listed, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

/** How an officer is reached. */
export const Contact: FC<{ view: OfficerView; onClose: () => void }> = ({ view, onClose }) => {
  const words = useWords();
  const { say } = words;
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
        <TextField
          label={words.heading("email")}
          type="email"
          value={email}
          onChange={setEmail}
          autoFocus
        />
        <TextField
          label={words.heading("phone")}
          hint={say("phone-hint")}
          type="tel"
          value={phone}
          onChange={setPhone}
        />
      </div>
      <TextField
        label={words.heading("languages")}
        hint={say("languages-hint")}
        value={languages}
        onChange={setLanguages}
      />
      <TextField
        label={words.heading("skills")}
        hint={say("comma-hint")}
        value={skills}
        onChange={setSkills}
      />
      <TextField label={say("zone")} hint="Europe/Amsterdam" value={zone} onChange={setZone} />
    </CommandDialog>
  );
};
