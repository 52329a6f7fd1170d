/** Chooses another case. */
import type { FC } from "react";
import { CaseField } from "@/app/CaseField";
import { useWords } from "@/words/words";

export const OtherCase: FC<{
  of: string;
  value: string;
  onChange: (value: string) => void;
}> = ({ of, ...rest }) => {
  const { say } = useWords();
  return (
    <CaseField {...rest} label={say("link-other-case")} fits={(it) => it.id !== of} required />
  );
};
