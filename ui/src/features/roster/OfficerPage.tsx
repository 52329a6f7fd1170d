import { Link, useParams } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { AbsenceRow, OfficerView, Post } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Screen } from "@/app/Screen";
import { Button, Fact, Facts, Section, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { spanSentence } from "@/words/sentences";
import { useWords } from "@/words/words";
import { Absence, Deputy } from "./absences";
import { Contact } from "./Contact";
import { Dismissal } from "./Dismissal";
import { Handover } from "./Handover";
import { Proposed } from "./Proposed";
import { EndPost, GrantPost } from "./posts";

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
      crumb={<Link to="/roster">{say("roster")}</Link>}
    >
      <Answered answer={officer} what={say("officer")}>
        {(it) => <Officer key={it.officer.id} view={it} />}
      </Answered>
    </Screen>
  );
};

const Officer: FC<{ view: OfficerView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const { officer } = view;
  const [doing, setDoing] = useState<Doing | null>(null);
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
          <Posts view={view} onDo={setDoing} />
        </div>
        <div>
          <Absences view={view} onDo={setDoing} />
          <Handover view={view} />
          <Dismissal view={view} />
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

type SectionProps = { view: OfficerView; onDo: (doing: Doing) => void };

const Posts: FC<SectionProps> = ({ view, onDo }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section
      title={say("posts")}
      aside={
        <Button kind="quiet" may={view.mayEdit} onClick={() => onDo({ kind: "post" })}>
          {say("grant-duty")}
        </Button>
      }
    >
      <ul className="lines t13">
        {view.posts.map((post) => (
          <li key={`${post.duty}-${post.span.from}`}>
            <span className="mid">{words.heading(post.duty)}</span>
            <span className="when">{spanSentence(words, post.span)}</span>
            <Button kind="quiet" may={view.mayEdit} onClick={() => onDo({ kind: "end", post })}>
              {say("end-verb")}
            </Button>
          </li>
        ))}
      </ul>
      <Proposed rows={view.proposed} />
    </Section>
  );
};

const Absences: FC<SectionProps> = ({ view, onDo }) => {
  const words = useWords();
  const { say } = words;
  const withdraw = useCommand("withdrawAbsence");
  return (
    <Section
      first
      title={say("absences")}
      aside={
        <Button kind="quiet" may={view.mayKeep} onClick={() => onDo({ kind: "absence" })}>
          {say("announce-absence")}
        </Button>
      }
    >
      {view.absences.length === 0 && <p className="two">{say("no-absences")}</p>}
      <ul className="lines t13">
        {view.absences.map((row) => (
          <li key={row.absence.id}>
            <span className="mid">{spanSentence(words, row.absence.span)}</span>
            {row.deputyName ? (
              <Status shape="ok">{say("deputy-is", { name: row.deputyName })}</Status>
            ) : (
              <Status shape="warn">{say("no-deputy")}</Status>
            )}
            <span className="grow" />
            <Button kind="quiet" may={view.mayKeep} onClick={() => onDo({ kind: "deputy", row })}>
              {say("name-deputy")}
            </Button>
            <Button
              kind="quiet"
              may={view.mayKeep}
              onClick={() => withdraw.mutate({ officer: view.officer.id, absence: row.absence.id })}
            >
              {say("take-back")}
            </Button>
          </li>
        ))}
      </ul>
      {withdraw.error && <ProblemNote problem={withdraw.error} />}
    </Section>
  );
};
