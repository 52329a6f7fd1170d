import { useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { Duty } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { listed, SelectField, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { EmailField, LanguagesField, PhoneField, SkillsField } from "./reach";
import { DutyField, TakesTwo, TermFields } from "./terms";

/** An officer arrives, with a first post. */
export const RecordArrival: FC<{ onClose: () => void }> = ({ onClose }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const { status } = useDesk();
  const roster = useAnswer("roster", {});
  const [name, setName] = useState("");
  const [agency, setAgency] = useState<string>(status.me?.agency ?? "");
  const [duty, setDuty] = useState<Duty>("officer");
  const [from, setFrom] = useState(status.today);
  const [to, setTo] = useState("");
  const [email, setEmail] = useState("");
  const [phone, setPhone] = useState("");
  const [languages, setLanguages] = useState("");
  const [skills, setSkills] = useState("");
  const record = useCommand("recordArrival", {
    onSuccess: (officerId) => {
      onClose();
      void navigate({ to: "/officers/$officerId", params: { officerId } });
    },
  });
  const all = [
    ...(roster.data?.countries.flatMap((country) => country.agencies) ?? []),
    ...(roster.data?.hosts ?? []),
  ];
  const choices = all.map((it) => ({
    id: it.id,
    name: [it.country && words.country(it.country), it.short ?? it.name ?? say("name-not-recorded")]
      .filter(Boolean)
      .join(", "),
  }));
  return (
    <CommandDialog
      title={say("action-recordArrival")}
      command={record}
      onClose={onClose}
      request={() => ({
        name,
        agency,
        duty,
        from,
        to: to.trim() || null,
        email,
        phone,
        languages: listed(languages),
        skills: listed(skills),
      })}
    >
      <TextField label={words.heading("name")} value={name} onChange={setName} autoFocus required />
      <div className="two-up">
        <SelectField
          label={words.heading("agency")}
          value={agency}
          onChange={setAgency}
          choices={choices}
          none={say("choose")}
        />
        <DutyField duty={duty} onChange={setDuty} />
      </div>
      <TermFields from={from} to={to} onFrom={setFrom} onTo={setTo} />
      {roster.data?.twoPersons.includes(duty) && <TakesTwo />}
      <div className="two-up">
        <EmailField value={email} onChange={setEmail} />
        <PhoneField value={phone} onChange={setPhone} />
      </div>
      <div className="two-up">
        <LanguagesField value={languages} onChange={setLanguages} />
        <SkillsField value={skills} onChange={setSkills} />
      </div>
    </CommandDialog>
  );
};
