import { type FC, useState } from "react";
import { chooseTarget } from "@/api/client";
import type { OfficeView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { Button, Section, Well } from "@/components/parts";
import { CopyButton } from "@/components/TextOut";
import { useWords } from "@/words/words";
import { MakeLogins } from "./Logins";

type Written = { name: string; code: string };

/** Logins in reserve, and inviting officers with them. The code stands on the page, where no stray click closes it. */
export const Invitations: FC<{ view: OfficeView }> = ({ view }) => {
  const { say } = useWords();
  const [inviting, setInviting] = useState(false);
  const [written, setWritten] = useState<Written | null>(null);
  return (
    <Section title={say("invitations")}>
      <p className="two">{say("invite-officer-hint")}</p>
      <div className="act act-mid office-act">
        <Button may={view.may} onClick={() => setInviting(true)}>
          {say("invite-officer")}
        </Button>
        <span className="two t13">{say("logins-in-reserve", { count: view.reserve })}</span>
      </div>
      <div role="status">
        {written && (
          <Well tone="ok">
            <p className="strong">{say("invite-code", { name: written.name })}</p>
            <p className="invite-code id">{written.code}</p>
            <p>{say("invite-code-hint")}</p>
            <div className="act act-mid office-act">
              <CopyButton text={written.code} label={say("invite-code-copy")} />
              <Button kind="quiet" onClick={() => setWritten(null)}>
                {say("done-with-it")}
              </Button>
            </div>
          </Well>
        )}
      </div>
      {view.may.ok && (
        <div className="form office-more">
          <MakeLogins may={view.may} more />
        </div>
      )}
      {inviting && (
        <Invite
          view={view}
          onClose={() => setInviting(false)}
          onWritten={(it) => {
            setWritten(it);
            setInviting(false);
          }}
        />
      )}
    </Section>
  );
};

const Invite: FC<{
  view: OfficeView;
  onClose: () => void;
  onWritten: (written: Written) => void;
}> = ({ view, onClose, onWritten }) => {
  const words = useWords();
  const { say } = words;
  const [officer, setOfficer] = useState("");
  const [path, setPath] = useState("");
  const officers = useAnswer("officers", {});
  const there = new Set(view.devices.map((it) => it.officer));
  const name = officers.data?.find((it) => it.id === officer)?.name ?? "";
  const invite = useCommand("inviteOfficer", {
    onSuccess: ({ code }) => onWritten({ name, code }),
  });
  const choose = async (): Promise<void> => {
    const chosen = await chooseTarget(say("files-invitation"), ["json"]);
    if (chosen) setPath(chosen);
  };
  const choices = (officers.data ?? []).map((it) => ({
    id: it.id,
    name: words.list(
      [
        it.name,
        it.country ? words.country(it.country) : it.agency.toUpperCase(),
        there.has(it.id) && say("has-workstation"),
      ].filter((part) => typeof part === "string"),
    ),
  }));
  return (
    <Dialog
      title={say("invite-officer")}
      verb={say("invite-verb")}
      onClose={onClose}
      busy={invite.isPending}
      lacks={!officer ? say("officer") : !path.trim() ? say("invitation-file") : undefined}
      problem={invite.error}
      onSubmit={() => invite.mutate({ officer, path: path.trim() })}
    >
      {view.reserve === 0 && <p className="well w-warn">{say("invite-needs-login")}</p>}
      <SelectField
        label={say("officer")}
        value={officer}
        onChange={setOfficer}
        choices={choices}
        none={say("choose")}
      />
      <div className="with-button">
        <TextField
          label={say("invitation-file")}
          hint={say("invite-file-hint")}
          value={path}
          onChange={setPath}
          spellCheck={false}
          autoComplete="off"
        />
        <Button size="form" onClick={() => void choose()}>
          {say("invite-choose")}
        </Button>
      </div>
    </Dialog>
  );
};
