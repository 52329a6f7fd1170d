import { type FC, type FormEvent, useRef, useState } from "react";
import type { OfficeView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { TextArea, TextField } from "@/components/fields";
import { Button, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { installerRefused } from "./installer";
import { MakeLogins, SqlDialog } from "./Logins";

/** The way from a desk that works alone to an office, in three steps. */
export const FoundOffice: FC<{ view: OfficeView }> = ({ view }) => {
  const { say } = useWords();
  const [sql, setSql] = useState(false);
  return (
    <>
      <p className="two">{say("found-office-three")}</p>
      <ol className="found">
        <li>
          <h3>{say("found-step-roles")}</h3>
          <p className="two">{say("found-step-roles-hint")}</p>
          <div className="form">
            <MakeLogins may={view.may} more={false} />
            <div className="act act-mid">
              <Button onClick={() => setSql(true)}>{say("show-sql")}</Button>
              {view.reserve > 0 && (
                <Status shape="ok">{say("logins-in-reserve", { count: view.reserve })}</Status>
              )}
            </div>
          </div>
        </li>
        <li>
          <h3>{say("found-step-password")}</h3>
          <p className="two">{say("found-step-password-hint")}</p>
        </li>
        <li>
          <h3>{say("found-step-found")}</h3>
          <p className="two">{say("found-step-found-hint")}</p>
          <FoundForm view={view} />
        </li>
      </ol>
      {sql && <SqlDialog onClose={() => setSql(false)} />}
    </>
  );
};

const FoundForm: FC<{ view: OfficeView }> = ({ view }) => {
  const { say } = useWords();
  const [address, setAddress] = useState("");
  const [authority, setAuthority] = useState("");
  const [password, setPassword] = useState("");
  const file = useRef<HTMLInputElement>(null);
  const found = useCommand("foundOffice", { onSettled: () => setPassword("") });
  const problem = installerRefused(say, found.error);
  const complete = address.trim() !== "" && authority.trim() !== "" && password !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete || found.isPending || !view.may.ok) return;
    found.mutate({ address: address.trim(), authority, password });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label={say("found-address")}
        hint={say("found-address-hint")}
        value={address}
        onChange={setAddress}
        spellCheck={false}
        autoComplete="off"
      />
      <div>
        <TextArea
          label={say("found-authority")}
          hint={say("found-authority-hint")}
          value={authority}
          onChange={setAuthority}
        />
        <input
          ref={file}
          type="file"
          hidden
          accept=".pem,.crt,.cer"
          onChange={(event) => {
            // A certificate is public: the page may read it, and the core has no word for it.
            void event.target.files?.[0]?.text().then(setAuthority);
            event.target.value = "";
          }}
        />
        <Button onClick={() => file.current?.click()}>{say("found-authority-file")}</Button>
      </div>
      <TextField
        label={say("found-password")}
        hint={say("found-password-hint")}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="off"
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="flex">
        <Button
          kind="primary"
          size="form"
          submit
          may={view.may}
          disabled={!complete || found.isPending}
        >
          {say(found.isPending ? "founding" : "found-verb")}
        </Button>
        {view.reserve === 0 && <span className="three t13">{say("found-needs-login")}</span>}
      </div>
    </form>
  );
};
