import { type FC, useState } from "react";
import { chooseTarget } from "@/api/client";
import type { Preferences } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CopyField } from "@/app/CopyField";
import { useDesk } from "@/app/desk";
import { Screen } from "@/app/Screen";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField, Tick } from "@/components/fields";
import { Button, Fact, Facts, notYet, Section, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { Office } from "./Office";
import { Retention } from "./Retention";

export const SettingsPage: FC = () => {
  const { say } = useWords();
  // Data to review are named here; without any the screen says nothing of anybody.
  const named = useAnswer("retention", {}, { keep: true }).data?.marking;
  return (
    <Screen title={say("settings")} marking={named ?? { tlp: "CLEAR", h1: false, h2: false }}>
      <div className="pad">
        <div className="cols">
          <div>
            <Look />
            <About />
          </div>
          <Records />
        </div>
        <Retention />
        <Office />
      </div>
    </Screen>
  );
};

/** Each is kept the moment it is changed. */
const Look: FC = () => {
  const words = useWords();
  const { say } = words;
  const { preferences } = useDesk().status;
  const set = useCommand("setPreferences");
  const change = (to: Partial<Preferences>) => set.mutate({ ...preferences, ...to });
  const sizes = [80, 90, 100, 110, 125, 150, 175, 200];
  return (
    <Section first title={say("look-and-language")}>
      <div className="form">
        <div className="two-up">
          <SelectField
            label={say("language")}
            value={preferences.language}
            onChange={(it) => change({ language: it === "fr" ? "fr" : "en" })}
            choices={[
              { id: "en", name: "English" },
              { id: "fr", name: "Français" },
            ]}
          />
          <SelectField
            label={say("theme")}
            value={preferences.theme}
            onChange={(theme) => change({ theme })}
            choices={["system", "light", "dark"].map((it) => ({
              id: it,
              name: say(`theme-${it}`),
            }))}
          />
        </div>
        <div className="two-up">
          <SelectField
            label={say("text-size")}
            value={String(preferences.textSize)}
            onChange={(it) => change({ textSize: Number(it) })}
            choices={sizes.map((it) => ({ id: String(it), name: words.percent(it) }))}
          />
          <SelectField
            label={say("lock-after")}
            value={String(preferences.lockAfter)}
            onChange={(it) => change({ lockAfter: Number(it) })}
            choices={[5, 15, 30, 60, 0].map((it) => ({
              id: String(it),
              name: it === 0 ? say("never") : say("minutes", { count: it }),
            }))}
          />
        </div>
        <Tick
          label={say("more-contrast")}
          on={preferences.contrast}
          onChange={(contrast) => change({ contrast })}
        />
        <Tick
          label={say("single-keys")}
          on={preferences.singleKeys}
          onChange={(singleKeys) => change({ singleKeys })}
        />
        {set.error && <ProblemNote problem={set.error} />}
      </div>
    </Section>
  );
};

const Records: FC = () => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const verify = useCommand("verifyReplica");
  const rebuild = useCommand("rebuildReplica");
  const backup = useCommand("backupReplica");
  const restore = useCommand("restoreReplica");
  const [restoring, setRestoring] = useState(false);
  const [passphrase, setPassphrase] = useState(false);
  const [path, setPath] = useState("");
  const problem = verify.error ?? rebuild.error ?? backup.error;
  const saveTo = async (): Promise<void> => {
    const chosen = path.trim() || (await chooseTarget(say("files-backup"), ["db"]));
    if (chosen) backup.mutate({ path: chosen });
  };
  return (
    <Section first title={say("records-of-desk")}>
      <Facts>
        <Fact name={say("folder")}>{status.folder ?? say("in-memory")}</Fact>
      </Facts>
      <div className="form">
        <div className="act">
          <Button disabled={verify.isPending} onClick={() => verify.mutate({})}>
            {say("verify-records")}
          </Button>
          <Button disabled={rebuild.isPending} onClick={() => rebuild.mutate({})}>
            {say("rebuild-records")}
          </Button>
          {status.folder && (
            <Button onClick={() => setPassphrase(true)}>{say("change-passphrase")}</Button>
          )}
        </div>
        {verify.data &&
          (verify.data.faults.length === 0 ? (
            <Status shape="ok">
              {say("verified", { entries: verify.data.entries, journals: verify.data.journals })}
            </Status>
          ) : (
            verify.data.faults.map((fault) => (
              <p key={fault} className="bad">
                {fault}
              </p>
            ))
          ))}
        {rebuild.data && (
          <Status shape="ok">{say("rebuilt", { entries: rebuild.data.entries })}</Status>
        )}
        {status.folder && (
          <>
            <TextField
              label={say("backup-to")}
              hint={say("backup-hint")}
              value={path}
              onChange={setPath}
            />
            <div className="act">
              <Button disabled={backup.isPending} onClick={() => void saveTo()}>
                {say("back-up")}
              </Button>
              <Button onClick={() => setRestoring(true)}>{say("restore-verb")}</Button>
            </div>
            {backup.isSuccess && <Status shape="ok">{say("backed-up")}</Status>}
          </>
        )}
        {problem && <ProblemNote problem={problem} />}
      </div>
      {restoring && (
        <Restore
          onClose={() => setRestoring(false)}
          problem={restore.error}
          busy={restore.isPending}
          onRestore={(from) =>
            restore.mutate({ path: from }, { onSuccess: () => setRestoring(false) })
          }
        />
      )}
      {passphrase && <Passphrase onClose={() => setPassphrase(false)} />}
    </Section>
  );
};

const Restore: FC<{
  onClose: () => void;
  onRestore: (path: string) => void;
  busy: boolean;
  problem: Parameters<typeof ProblemNote>[0]["problem"] | null;
}> = ({ onClose, onRestore, busy, problem }) => {
  const { say } = useWords();
  const [path, setPath] = useState("");
  return (
    <Dialog
      title={say("restore-title")}
      verb={say("restore-verb")}
      onClose={onClose}
      busy={busy}
      lacks={path ? undefined : say("file")}
      problem={problem}
      onSubmit={() => onRestore(path)}
    >
      <p className="well w-warn">{say("restore-warning")}</p>
      <CopyField value={path} onChange={setPath} />
    </Dialog>
  );
};

const Passphrase: FC<{ onClose: () => void }> = ({ onClose }) => {
  const { say } = useWords();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const change = useCommand("changePassphrase", { onSuccess: onClose });
  const differs = again !== "" && again !== fresh;
  return (
    <Dialog
      title={say("change-passphrase")}
      verb={say("change-passphrase")}
      onClose={onClose}
      busy={change.isPending}
      lacks={!fresh ? say("new-passphrase") : !again ? say("once-more") : undefined}
      may={differs ? notYet(say("differs")) : undefined}
      problem={change.error}
      onSubmit={() => change.mutate({ old, new: fresh })}
    >
      <TextField
        label={say("old-passphrase")}
        type="password"
        value={old}
        onChange={setOld}
        autoFocus
      />
      <div className="two-up">
        <TextField
          label={say("new-passphrase")}
          hint={say("passphrase-hint")}
          type="password"
          value={fresh}
          onChange={setFresh}
        />
        <TextField
          label={say("once-more")}
          fault={differs ? say("differs") : undefined}
          type="password"
          value={again}
          onChange={setAgain}
        />
      </div>
    </Dialog>
  );
};

const About: FC = () => {
  const { say } = useWords();
  const { status } = useDesk();
  return (
    <Section title={say("about")}>
      <Facts>
        <Fact name="J-CAT Desk">{status.version}</Fact>
        <Fact name={say("licence")}>EUPL-1.2</Fact>
        <Fact name={say("calls-home")}>{say("calls-home-never")}</Fact>
      </Facts>
    </Section>
  );
};
