import { Link, useParams } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { AbsenceRow, OfficerView, Post } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Screen } from "@/app/Screen";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField } from "@/components/fields";
import { Button, Fact, Facts, Section, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { Handover } from "./Handover";
import { grantable } from "./RecordArrival";

type Doing =
  | { kind: "contact" }
  | { kind: "post" }
  | { kind: "absence" }
  | { kind: "end"; post: Post }
  | { kind: "deputy"; row: AbsenceRow };

export const OfficerPage: FC = () => {
  const { officerId } = useParams({ from: "/officers/$officerId" });
  const { say } = useWords();
  const officer = useAnswer("officer", { officer: officerId });
  return (
    <Screen
      title={officer.data?.officer.name ?? say("officer")}
      marking={{ tlp: "GREEN", h1: false, h2: false }}
      crumb={
        <>
          <Link to="/roster">{say("roster")}</Link>/
        </>
      }
    >
      <Answered answer={officer} what={say("officer")}>
        {(it) => <Officer view={it} />}
      </Answered>
    </Screen>
  );
};

const Officer: FC<{ view: OfficerView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const { officer } = view;
  const [doing, setDoing] = useState<Doing | null>(null);
  const withdraw = useCommand("withdrawAbsence");
  const close = () => setDoing(null);
  const none = <span className="three">{say("not-recorded")}</span>;
  return (
    <div className="pad">
      <div className="cols">
        <div>
          <Section
            first
            title={say("contact")}
            aside={
              <Button kind="quiet" may={view.mayKeep} onClick={() => setDoing({ kind: "contact" })}>
                {say("edit")}
              </Button>
            }
          >
            <Facts>
              <Fact name={words.heading("agency")}>
                <Link to="/roster" search={{ peek: officer.agency }}>
                  {officer.country ? words.country(officer.country) : officer.agency.toUpperCase()}
                </Link>
              </Fact>
              <Fact name={words.heading("email")}>{officer.email ?? none}</Fact>
              <Fact name={words.heading("phone")}>{officer.phone ?? none}</Fact>
              <Fact name={words.heading("languages")}>
                {words.list(officer.languages.map(words.languageName)) || none}
              </Fact>
              <Fact name={words.heading("skills")}>{words.list(officer.skills) || none}</Fact>
              <Fact name={say("column-areas")}>
                {words.list(officer.areas.map(words.label)) || none}
              </Fact>
              <Fact name={say("zone")}>{officer.zone ?? none}</Fact>
            </Facts>
          </Section>
          <Section
            title={say("posts")}
            aside={
              <Button kind="quiet" may={view.mayEdit} onClick={() => setDoing({ kind: "post" })}>
                {say("grant-duty")}
              </Button>
            }
          >
            <ul className="lines t13">
              {view.posts.map((post) => (
                <li key={`${post.duty}-${post.span.from}`}>
                  <span className="mid">{words.heading(post.duty)}</span>
                  <span className="when">
                    {say("span", {
                      from: post.span.from ? words.day(post.span.from) : say("start-not-recorded"),
                      to: post.span.to ? words.lastDay(post.span.to) : say("open-end"),
                    })}
                  </span>
                  <Button
                    kind="quiet"
                    may={view.mayEdit}
                    onClick={() => setDoing({ kind: "end", post })}
                  >
                    {say("end-verb")}
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        </div>
        <div>
          <Section
            first
            title={say("absences")}
            aside={
              <Button kind="quiet" may={view.mayKeep} onClick={() => setDoing({ kind: "absence" })}>
                {say("announce-absence")}
              </Button>
            }
          >
            {view.absences.length === 0 && <p className="two">{say("no-absences")}</p>}
            <ul className="lines t13">
              {view.absences.map((row) => (
                <li key={row.absence.id}>
                  <span className="mid">
                    {say("span", {
                      from: words.day(row.absence.span.from),
                      to: row.absence.span.to
                        ? words.lastDay(row.absence.span.to)
                        : say("open-end"),
                    })}
                  </span>
                  {row.deputyName ? (
                    <Status shape="ok">{say("deputy-is", { name: row.deputyName })}</Status>
                  ) : (
                    <Status shape="warn">{say("no-deputy")}</Status>
                  )}
                  <span className="grow" />
                  <Button
                    kind="quiet"
                    may={view.mayKeep}
                    onClick={() => setDoing({ kind: "deputy", row })}
                  >
                    {say("name-deputy")}
                  </Button>
                  <Button
                    kind="quiet"
                    may={view.mayKeep}
                    onClick={() =>
                      withdraw.mutate({ officer: officer.id, absence: row.absence.id })
                    }
                  >
                    {say("take-back")}
                  </Button>
                </li>
              ))}
            </ul>
            {withdraw.error && <ProblemNote problem={withdraw.error} />}
          </Section>
          <Handover view={view} />
        </div>
      </div>
      {doing?.kind === "contact" && <Contact view={view} onClose={close} />}
      {doing?.kind === "post" && <GrantPost view={view} onClose={close} />}
      {doing?.kind === "absence" && <Absence view={view} onClose={close} />}
      {doing?.kind === "end" && <EndPost view={view} post={doing.post} onClose={close} />}
      {doing?.kind === "deputy" && <Deputy view={view} row={doing.row} onClose={close} />}
    </div>
  );
};

type DialogProps = { view: OfficerView; onClose: () => void };
const split = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((it) => it.trim())
    .filter(Boolean);

const Contact: FC<DialogProps> = ({ view, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { officer } = view;
  const [email, setEmail] = useState(officer.email ?? "");
  const [phone, setPhone] = useState(officer.phone ?? "");
  const [languages, setLanguages] = useState(officer.languages.join(", "));
  const [skills, setSkills] = useState(officer.skills.join(", "));
  const [zone, setZone] = useState(officer.zone ?? "");
  const change = useCommand("changeContact", { onSuccess: onClose });
  return (
    <Dialog
      title={say("contact-of", { name: officer.name })}
      verb={say("keep-changes")}
      onClose={onClose}
      busy={change.isPending}
      problem={change.error}
      onSubmit={() =>
        change.mutate({
          officer: officer.id,
          email,
          phone,
          languages: split(languages),
          skills: split(skills),
          zone,
        })
      }
    >
      <div className="two-up">
        <TextField
          label={words.heading("email")}
          type="email"
          value={email}
          onChange={setEmail}
          autoFocus
        />
        <TextField
          label={words.heading("phone")}
          hint={say("phone-hint")}
          type="tel"
          value={phone}
          onChange={setPhone}
        />
      </div>
      <TextField
        label={words.heading("languages")}
        hint={say("languages-hint")}
        value={languages}
        onChange={setLanguages}
      />
      <TextField
        label={words.heading("skills")}
        hint={say("comma-hint")}
        value={skills}
        onChange={setSkills}
      />
      <TextField label={say("zone")} hint="Europe/Amsterdam" value={zone} onChange={setZone} />
    </Dialog>
  );
};

const GrantPost: FC<DialogProps> = ({ view, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const [duty, setDuty] = useState(grantable[0] ?? "officer");
  const [from, setFrom] = useState(status.today);
  const [to, setTo] = useState("");
  const grant = useCommand("grantPost", { onSuccess: onClose });
  return (
    <Dialog
      title={say("grant-duty")}
      verb={say("grant-duty")}
      onClose={onClose}
      busy={grant.isPending}
      problem={grant.error}
      onSubmit={() => grant.mutate({ officer: view.officer.id, duty, from, to: to.trim() || null })}
    >
      <SelectField
        label={words.heading("duty")}
        value={duty}
        onChange={(it) => setDuty(grantable.find((known) => known === it) ?? duty)}
        choices={grantable.map((it) => ({ id: it, name: words.heading(it) }))}
      />
      <div className="two-up">
        <TextField
          label={say("first-day")}
          hint={say("day-hint")}
          value={from}
          onChange={setFrom}
        />
        <TextField
          label={say("first-day-without")}
          hint={say("open-end-hint")}
          value={to}
          onChange={setTo}
        />
      </div>
    </Dialog>
  );
};

const EndPost: FC<DialogProps & { post: Post }> = ({ view, post, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const [to, setTo] = useState(post.span.to ?? status.today);
  const end = useCommand("endPost", { onSuccess: onClose });
  return (
    <Dialog
      title={say("end-term", { duty: words.label(post.duty) })}
      verb={say("end-term-verb")}
      onClose={onClose}
      busy={end.isPending}
      problem={end.error}
      onSubmit={() =>
        end.mutate({
          officer: view.officer.id,
          duty: post.duty,
          from: post.span.from,
          to: to.trim() || null,
        })
      }
    >
      <TextField
        label={say("first-day-without")}
        hint={say("open-end-hint")}
        value={to}
        onChange={setTo}
        autoFocus
      />
      {view.handover.length > 0 && (
        <p className="well w-warn">{say("handover-waits", { count: view.handover.length })}</p>
      )}
    </Dialog>
  );
};

const useOfficerChoices = (but: string) => {
  const officers = useAnswer("officers", {});
  const words = useWords();
  return (officers.data ?? [])
    .filter((it) => it.id !== but)
    .map((it) => ({
      id: it.id,
      name: `${it.name}, ${it.country ? words.country(it.country) : it.agency}`,
    }));
};

const Absence: FC<DialogProps> = ({ view, onClose }) => {
  const { say } = useWords();
  const { status } = useDesk();
  const choices = useOfficerChoices(view.officer.id);
  const [from, setFrom] = useState(status.today);
  const [to, setTo] = useState("");
  const [deputy, setDeputy] = useState("");
  const record = useCommand("recordAbsence", { onSuccess: onClose });
  return (
    <Dialog
      title={say("announce-absence")}
      verb={say("announce-absence")}
      onClose={onClose}
      busy={record.isPending}
      problem={record.error}
      onSubmit={() => record.mutate({ officer: view.officer.id, from, to, deputy: deputy || null })}
    >
      <div className="two-up">
        <TextField
          label={say("first-day-away")}
          hint={say("day-hint")}
          value={from}
          onChange={setFrom}
          autoFocus
        />
        <TextField
          label={say("day-of-return")}
          hint={say("day-hint")}
          value={to}
          onChange={setTo}
        />
      </div>
      <SelectField
        label={say("deputy")}
        value={deputy}
        onChange={setDeputy}
        choices={choices}
        none={say("none")}
      />
    </Dialog>
  );
};

const Deputy: FC<DialogProps & { row: AbsenceRow }> = ({ view, row, onClose }) => {
  const { say } = useWords();
  const choices = useOfficerChoices(view.officer.id);
  const [deputy, setDeputy] = useState(row.absence.deputy ?? "");
  const name = useCommand("nameDeputy", { onSuccess: onClose });
  return (
    <Dialog
      title={say("name-deputy")}
      verb={say("name-deputy")}
      onClose={onClose}
      busy={name.isPending}
      problem={name.error}
      onSubmit={() =>
        name.mutate({ officer: view.officer.id, absence: row.absence.id, deputy: deputy || null })
      }
    >
      <SelectField
        label={say("deputy")}
        value={deputy}
        onChange={setDeputy}
        choices={choices}
        none={say("none")}
      />
    </Dialog>
  );
};
