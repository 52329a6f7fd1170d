import { type FC, useState } from "react";
import type { OfficeView, Problem } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { Button, Section, Status } from "@/components/parts";
import { useWords } from "@/words/words";
import { installerRefused } from "./installer";

/** Brings the office to the version of this program, with the installer's password. */
export const OfficeVersion: FC<{ view: OfficeView }> = ({ view }) => {
  const { say } = useWords();
  const { version } = useDesk().status;
  const [asking, setAsking] = useState(false);
  const upgrade = useCommand("upgradeOffice", { onSuccess: () => setAsking(false) });
  return (
    <Section title={say("office-version")}>
      <p className="two">{say("office-version-hint")}</p>
      <div className="act act-mid office-act">
        <Button
          may={view.may}
          onClick={() => {
            upgrade.reset();
            setAsking(true);
          }}
        >
          {say("office-upgrade")}
        </Button>
        <span role="status">
          {upgrade.isSuccess && <Status shape="ok">{say("office-upgraded", { version })}</Status>}
        </span>
      </div>
      {asking && <UpgradeDialog command={upgrade} onClose={() => setAsking(false)} />}
    </Section>
  );
};

type DialogProps = {
  command: {
    mutate: (request: { password: string }) => void;
    isPending: boolean;
    error: Problem | null;
  };
  onClose: () => void;
};

const UpgradeDialog: FC<DialogProps> = ({ command, onClose }) => {
  const { say } = useWords();
  const [password, setPassword] = useState("");
  return (
    <CommandDialog
      title={say("office-upgrade")}
      command={{
        ...command,
        isPending: command.isPending || password === "",
        error: installerRefused(say, command.error),
      }}
      request={() => ({ password })}
      onClose={onClose}
    >
      <p className="two">{say("office-upgrade-how")}</p>
      <TextField
        label={say("found-password")}
        hint={say("found-password-hint")}
        type="password"
        value={password}
        onChange={setPassword}
        autoFocus
        autoComplete="off"
      />
    </CommandDialog>
  );
};
