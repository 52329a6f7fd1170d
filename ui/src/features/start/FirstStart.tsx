import { type FC, type FormEvent, useState } from "react";
import type { DeskStatus } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { SelectField, TextField, Ticks } from "@/components/fields";
import { Button, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { isDay } from "@/words/days";
import { useWords } from "@/words/words";
import { JoinOffice } from "./JoinOffice";
import { isTwice, NewPassphrase, noSecret } from "./NewPassphrase";
import { PutBack } from "./PutBack";

type Way = "office" | "join" | "sample";

/** How a desk begins. */
export const FirstStart: FC<{ status: DeskStatus }> = ({ status }) => {
  const { say, language } = useWords();
  const [way, setWay] = useState<Way>(status.sampleProblem ? "sample" : "office");
  const set = useCommand("setPreferences");
  const sample = useCommand("startSample");
  const { preferences } = status;
  // The window begins with it, before there is a page that could be told.
  const problem = sample.error ?? (sample.isPending ? null : status.sampleProblem);
  const other = language === "en" ? "fr" : "en";
  return (
    <main className="begin">
      <div className="begin-left">
        <p className="strong">J-CAT Desk</p>
        <h1 className="t28 strong">{say("begin-title")}</h1>
        <fieldset>
          <legend className="sr">{say("begin-title")}</legend>
          {(["office", "join", "sample"] as const).map((it) => (
            <label key={it} className="begin-choice">
              <input type="radio" name="way" checked={way === it} onChange={() => setWay(it)} />
              <span>
                <b>{say(`begin-${it}`)}</b>
                <span>{say(`begin-${it}-hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {status.folder && <PutBack />}
        <p className="t12 three">
          {say("version", { version: status.version })} ·{" "}
          <button
            type="button"
            className="link"
            lang={other}
            onClick={() => set.mutate({ ...preferences, language: other })}
          >
            {other === "fr" ? "Français" : "English"}
          </button>
        </p>
      </div>
      <div className="begin-right">
        {way === "office" && <StartOffice status={status} canStart={status.folder !== null} />}
        {way === "join" && <JoinOffice status={status} />}
        {way === "sample" && (
          <div className="form">
            <h2 className="t20 strong">{say("begin-sample")}</h2>
            <p className="two">
              {say(status.folder ? "sample-from-command" : "begin-sample-hint")}
            </p>
            {problem && <ProblemNote problem={problem} />}
            {!status.folder && (
              <div>
                <Button
                  kind="primary"
                  size="form"
                  disabled={sample.isPending}
                  onClick={() => sample.mutate({})}
                >
                  {say("look-around")}
                </Button>
              </div>
            )}
          </div>
        )}
      </div>
    </main>
  );
};

const claimable = [
  "officer",
  "administrator",
  "secretary",
  "coordinator",
  "representative",
  "ec3",
] as const;

const StartOffice: FC<{ status: DeskStatus; canStart: boolean }> = ({ status, canStart }) => {
  const words = useWords();
  const { say } = words;
  const [name, setName] = useState("");
  const [agency, setAgency] = useState("");
  const [from, setFrom] = useState(status.today);
  const [duties, setDuties] = useState<string[]>(["officer", "administrator"]);
  const [secret, setSecret] = useState(noSecret);
  const [tried, setTried] = useState(false);
  const start = useCommand("startOffice");
  const agencies = status.agencies
    .map((it) => ({
      id: it.id,
      name: it.country
        ? `${words.country(it.country)}, ${it.name ?? say("name-not-recorded")}`
        : (it.name ?? it.id),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, words.locale));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!agency || !isTwice(secret)) return;
    start.mutate({
      name,
      agency,
      from: from.trim(),
      duties: claimable.filter((duty) => duties.includes(duty)),
      passphrase: secret.passphrase,
      keyring: secret.keyring,
    });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <h2 className="t20 strong">{say("begin-office")}</h2>
      <TextField
        label={say("your-name")}
        value={name}
        onChange={setName}
        unread={name.trim() === "" ? say("field-missing") : undefined}
        required
        autoComplete="name"
      />
      <div className="two-up">
        <SelectField
          label={say("your-agency")}
          hint={say("your-agency-hint")}
          fault={tried && !agency ? say("field-missing") : undefined}
          value={agency}
          onChange={setAgency}
          choices={agencies}
          none={say("choose")}
          required
        />
        <TextField
          label={say("your-term")}
          hint={say("your-term-hint")}
          value={from}
          onChange={setFrom}
          unread={isDay(from.trim()) ? undefined : say("not-a-day")}
          required
        />
      </div>
      <Ticks
        legend={say("your-duties")}
        hint={say("your-duties-hint")}
        choices={claimable.map((duty) => ({ id: duty, name: words.heading(duty) }))}
        chosen={duties}
        onChange={setDuties}
      />
      <NewPassphrase secret={secret} onChange={setSecret} />
      <section className="sec">
        <h3 className="h">{say("what-will-be-made")}</h3>
        <ul className="lines t13">
          <li>
            <Status shape="ok">{say("made-roster")}</Status>
            <span className="when">{say("made-roster-hint")}</span>
          </li>
          <li>
            <Status shape="ok">{say("made-records")}</Status>
            <span className="when">{say("made-records-hint")}</span>
          </li>
          <li>
            <Status shape="open">{say("made-office")}</Status>
            <span className="when">{say("made-office-hint")}</span>
          </li>
        </ul>
      </section>
      {start.error && <ProblemNote problem={start.error} />}
      <div className="flex">
        <Button kind="primary" size="form" submit disabled={!canStart || start.isPending}>
          {say("start-the-office")}
        </Button>
        <span className="three t13">{say(canStart ? "one-form" : "no-folder")}</span>
      </div>
    </form>
  );
};
