/** Steps that ask for more: who the trustees are, when a round is open, where a key is kept. */
import { type FC, useState } from "react";
import { chooseFile, chooseTarget } from "@/api/client";
import type { ElectionView, OwnStep } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CommandDialog, Dialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { notYet } from "@/components/parts";
import { WholeField } from "@/components/ReadField";
import { useWords } from "@/words/words";
import { officeName } from "./names";
import { turnOf } from "./sequence";

type Props = { view: ElectionView; step: OwnStep; onDone: () => void; onClose: () => void };

export const StepDialog: FC<Props> = (props) => {
  const { command } = props.step;
  if (command === "nameTrustees") return <NameTrustees {...props} />;
  if (command === "openBallot") return <OpenRound {...props} />;
  if (command === "announceOutcome") return <Announce {...props} />;
  return <KeyFile {...props} restores={command === "restoreTrusteeKey"} />;
};

const NameTrustees: FC<Props> = ({ view, onDone, onClose }) => {
  const { say, country } = useWords();
  const officers = useAnswer("officers", {});
  const least = view.rules.trustees.least;
  const [chosen, setChosen] = useState<string[]>(() => Array.from({ length: least }, () => ""));
  const [threshold, setThreshold] = useState(String(view.rules.trustees.threshold));
  const name = useCommand("nameTrustees", { onSuccess: onDone });
  const fit = (officers.data ?? []).filter(
    (it) => !it.duties.includes("secretary") && !it.duties.includes("administrator"),
  );
  const slots = chosen.every(Boolean) ? [...chosen, ""] : chosen;
  return (
    <CommandDialog
      title={say("election-step-nameTrustees")}
      command={name}
      onClose={onClose}
      request={() => ({
        election: view.row.id,
        officers: chosen.filter(Boolean),
        threshold: Number(threshold),
      })}
    >
      <p className="two t13">{say("name-trustees-hint", { least })}</p>
      {slots.map((officer, at) => (
        <SelectField
          // biome-ignore lint/suspicious/noArrayIndexKey: a trustee's number is its place
          key={at}
          label={say("trustee-number", { number: at + 1 })}
          value={officer}
          onChange={(id) => setChosen(slots.map((it, place) => (place === at ? id : it)))}
          none={at < least ? say("choose") : say("none")}
          choices={fit
            .filter((it) => it.id === officer || !chosen.includes(it.id))
            .map((it) => ({
              id: it.id,
              name: `${it.name}, ${it.country ? country(it.country) : it.agency.toUpperCase()}`,
            }))}
        />
      ))}
      <WholeField
        label={say("trustees-threshold")}
        hint={say("trustees-threshold-hint")}
        value={threshold}
        onChange={setThreshold}
        required
      />
    </CommandDialog>
  );
};

const OpenRound: FC<Props> = ({ view, step, onDone, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [opens, setOpens] = useState("");
  const [closes, setCloses] = useState("");
  const open = useCommand("openBallot", { onSuccess: onDone });
  const office = step.office ?? "";
  const first = view.rounds.length === 0;
  return (
    <CommandDialog
      title={say("open-round-of", { office: officeName(words, view.rules, office) })}
      verb={say("election-step-openBallot")}
      command={open}
      onClose={onClose}
      request={() => ({
        election: view.row.id,
        office,
        ...(opens.trim() ? { opens: opens.trim() } : {}),
        ...(closes.trim() ? { closes: closes.trim() } : {}),
      })}
    >
      <p className="well w-warn">{say("fixed-vote")}</p>
      <p className="two t13">
        {first
          ? say("open-round-first", {
              opens: words.moment(view.row.opens),
              closes: words.moment(view.row.closes),
            })
          : say("open-round-next", {
              round: turnOf(view)?.next ?? 1,
              hours: view.rules.voting_window.min_hours,
            })}
      </p>
      <p className="two t13">{say("call-times", { zone: view.rules.voting_window.timezone })}</p>
      <div className="two-up">
        <TextField
          label={say("vote-opens")}
          hint={say("moment-or-empty-hint")}
          value={opens}
          onChange={setOpens}
          spellCheck={false}
        />
        <TextField
          label={say("vote-closes")}
          hint={say("moment-or-empty-hint")}
          value={closes}
          onChange={setCloses}
          spellCheck={false}
        />
      </div>
    </CommandDialog>
  );
};

const Announce: FC<Props> = ({ view, step, onDone, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { today } = useDesk().status;
  const office = step.office ?? "";
  const declared = view.offices.find((it) => it.office === office)?.declared;
  const elected = declared?.outcome.outcome === "elected" ? declared.outcome.candidate : null;
  const country = elected?.split("/")[0];
  const officers = useAnswer("officers", {});
  const there = (officers.data ?? []).filter((it) => it.country === country);
  const [officer, setOfficer] = useState("");
  const [from, setFrom] = useState(view.termStarts ?? today);
  const chosen = there.find((it) => it.id === officer);
  const announce = useCommand("announceOutcome", { onSuccess: onDone });
  return (
    <CommandDialog
      title={say("election-step-announceOutcome")}
      command={announce}
      onClose={onClose}
      request={() => ({
        election: view.row.id,
        office,
        ...(chosen
          ? { exercised: { agency: chosen.agency, officer: chosen.id, from: from.trim() } }
          : {}),
      })}
    >
      <p className="well w-warn">{say("election-hint-announceOutcome")}</p>
      {country && (
        <div className="two-up">
          <SelectField
            label={say("exercises-it", { country: words.country(country) })}
            value={officer}
            onChange={setOfficer}
            none={say("not-said-yet")}
            choices={there.map((it) => ({
              id: it.id,
              name: `${it.name}, ${it.agency.toUpperCase()}`,
            }))}
          />
          {chosen && (
            <TextField
              label={say("first-day")}
              hint={say("day-hint")}
              value={from}
              onChange={setFrom}
            />
          )}
        </div>
      )}
    </CommandDialog>
  );
};

const KeyFile: FC<Props & { restores: boolean }> = ({ view, restores, onDone, onClose }) => {
  const { say } = useWords();
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const title = say(
    restores ? "election-step-restoreTrusteeKey" : "election-step-backUpTrusteeKey",
  );
  const file = useCommand(restores ? "restoreTrusteeKey" : "backUpTrusteeKey", {
    onSuccess: onDone,
    onSettled: () => {
      setPassphrase("");
      setAgain("");
    },
  });
  const differs = !restores && again !== "" && again !== passphrase;
  const short = passphrase !== "" && passphrase.length < 12;
  const wrong = short ? "key-passphrase-hint" : differs ? "key-passphrase-differs" : null;
  const lacks = passphrase === "" ? "key-passphrase" : "key-passphrase-again";
  const write = async (): Promise<void> => {
    const path = restores
      ? await chooseFile(say("files-trustee-key"), ["key"])
      : await chooseTarget(
          say("files-trustee-key"),
          ["key"],
          `trustee-${view.ownTrustee ?? 0}.key`,
        );
    if (path) file.mutate({ election: view.row.id, path, passphrase });
  };
  return (
    <Dialog
      title={title}
      verb={say(restores ? "choose-file" : "choose-place-and-keep")}
      onClose={onClose}
      busy={file.isPending}
      may={wrong ? notYet(say(wrong)) : undefined}
      lacks={passphrase === "" || (!restores && again === "") ? say(lacks) : undefined}
      problem={file.error}
      onSubmit={() => void write()}
    >
      <p className="two t13">{say(restores ? "restore-key-hint" : "backup-key-hint")}</p>
      <TextField
        label={say("key-passphrase")}
        hint={say("key-passphrase-hint")}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="off"
        autoFocus
      />
      {!restores && (
        <TextField
          label={say("key-passphrase-again")}
          fault={differs ? say("key-passphrase-differs") : undefined}
          type="password"
          value={again}
          onChange={setAgain}
          autoComplete="off"
        />
      )}
    </Dialog>
  );
};
