import type { FC } from "react";
import { chooseFile } from "@/api/client";
import { TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";

/** Names a copy of the records: typed, or chosen. */
export const CopyField: FC<{ value: string; onChange: (path: string) => void }> = ({
  value,
  onChange,
}) => {
  const { say } = useWords();
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile(say("files-backup"), ["db"]);
    if (chosen) onChange(chosen);
  };
  return (
    <div className="flex beside-field">
      <div className="grow">
        <TextField label={say("file")} value={value} onChange={onChange} autoFocus />
      </div>
      <Button size="form" onClick={() => void choose()}>
        {say("choose-file")}
      </Button>
    </div>
  );
};
