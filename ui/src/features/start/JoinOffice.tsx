import { type FC, type FormEvent, useState } from "react";
import { chooseFile } from "@/api/client";
import type { DeskStatus } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { codeFault, groupCode } from "./code";
import { isTwice, NewPassphrase, noSecret } from "./NewPassphrase";

/** Joining with an invitation and its code. The desk opens as soon as it is made; what the office has comes in meanwhile. */
export const JoinOffice: FC<{ status: DeskStatus }> = ({ status }) => {
  const { say } = useWords();
  const [path, setPath] = useState("");
  const [code, setCode] = useState("");
  const [left, setLeft] = useState(false);
  const [secret, setSecret] = useState(noSecret);
  const join = useCommand("joinOffice");
  const fault = codeFault(code);
  const canJoin = status.folder !== null;
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile(say("files-invitation"), ["json", "jcat"]);
    if (chosen) setPath(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLeft(true);
    if (fault || !isTwice(secret) || join.isPending || !canJoin) return;
    const { passphrase, keyring } = secret;
    join.mutate({ path: path.trim(), code, passphrase, keyring });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <h2 className="t20 strong">{say("begin-join")}</h2>
      <div className="with-button">
        <TextField
          label={say("invitation-file")}
          hint={say("invitation-file-hint")}
          unread={path.trim() === "" ? say("field-missing") : undefined}
          value={path}
          onChange={setPath}
          required
          spellCheck={false}
          autoComplete="off"
        />
        <Button size="form" onClick={() => void choose()}>
          {say("choose-file")}
        </Button>
      </div>
      <TextField
        label={say("invitation-code")}
        hint={say("invitation-code-hint")}
        unread={code.trim() === "" ? say("field-missing") : undefined}
        fault={left && code !== "" && fault ? say(fault.id, fault.args) : undefined}
        value={code}
        onChange={setCode}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          setCode(groupCode(code));
        }}
        required
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="characters"
      />
      <NewPassphrase secret={secret} onChange={setSecret} />
      {join.error && <ProblemNote problem={join.error} />}
      <div className="flex">
        <Button kind="primary" size="form" submit disabled={!canJoin || join.isPending}>
          {say("join-the-office")}
        </Button>
        {!join.isPending && (
          <span className="three t13">{say(canJoin ? "join-later" : "no-folder")}</span>
        )}
        {join.isPending && <Joining />}
      </div>
    </form>
  );
};

/** How far it is. Until the desk is made it has nothing to say but that it goes on. */
const Joining: FC = () => {
  const { say } = useWords();
  const office = useAnswer("officeStatus", {});
  const counted = (office.data?.of ?? 0) > 0 ? office.data : undefined;
  return (
    <>
      <span role="status">{say("joining-office")}</span>
      {counted && (
        <progress
          value={counted.done}
          max={counted.of}
          aria-label={say("joining-progress", { done: counted.done, of: counted.of })}
        />
      )}
    </>
  );
};
