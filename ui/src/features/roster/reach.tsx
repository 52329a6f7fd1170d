/** Fields of how an officer is reached and what they speak and know. */
import type { FC } from "react";
import { TextField } from "@/components/fields";
import { useWords } from "@/words/words";

type Props = { value: string; onChange: (value: string) => void; autoFocus?: boolean };

export const EmailField: FC<Props> = (props) => (
  <TextField label={useWords().heading("email")} type="email" {...props} />
);

export const PhoneField: FC<Props> = (props) => {
  const words = useWords();
  return (
    <TextField
      label={words.heading("phone")}
      hint={words.say("phone-hint")}
      type="tel"
      {...props}
    />
  );
};

export const LanguagesField: FC<Props> = (props) => {
  const words = useWords();
  return (
    <TextField label={words.heading("languages")} hint={words.say("languages-hint")} {...props} />
  );
};

export const SkillsField: FC<Props> = (props) => {
  const words = useWords();
  return <TextField label={words.heading("skills")} hint={words.say("comma-hint")} {...props} />;
};
