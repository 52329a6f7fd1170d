/** Who leads the Board, and who held its offices over time. */
import { Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { Leading, MandatesView, OfficeTerms, TermView } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Button, Section, Status, Well } from "@/components/parts";
import { Answered } from "@/components/states";
import { spanSentence } from "@/words/sentences";
import { useWords, type Words } from "@/words/words";
import { CallElection } from "./CallElection";
import { useSecretary } from "./duty";
import { EndMandate, EnterMandate, ExerciseMandate } from "./MandateDialogs";

const leadingSentence = (words: Words, leads: Leading): string =>
  words.say(`leads-${leads.leads}`, {
    country: "country" in leads ? words.country(leads.country) : "",
  });

export const Leadership: FC = () => {
  const { say } = useWords();
  const mandates = useAnswer("mandates", {});
  const may = useSecretary();
  const [entering, setEntering] = useState(false);
  return (
    <Section
      first
      title={say("who-leads")}
      aside={
        <Button may={may} onClick={() => setEntering(true)}>
          {say("enter-mandate")}
        </Button>
      }
    >
      <Answered answer={mandates} what={say("who-leads")}>
        {(view) => <Offices view={view} />}
      </Answered>
      {entering && <EnterMandate onClose={() => setEntering(false)} />}
    </Section>
  );
};

const Offices: FC<{ view: MandatesView }> = ({ view }) => {
  const words = useWords();
  return (
    <>
      <p className="mid leads">{leadingSentence(words, view.leads)}</p>
      <div className="cols">
        {view.offices.map((it) => (
          <Office key={it.office} office={it} />
        ))}
      </div>
      {view.offices.length === 0 && <p className="two t13">{words.say("no-mandates")}</p>}
    </>
  );
};

const Office: FC<{ office: OfficeTerms }> = ({ office }) => {
  const words = useWords();
  const { say } = words;
  const may = useSecretary();
  const [doing, setDoing] = useState<"exercise" | "end" | "fill" | null>(null);
  const runs = office.terms.find((it) => it.runs);
  return (
    <div>
      <h3 className="lab">{words.heading(office.office)}</h3>
      {office.vacancy && (
        <Well tone="warn">
          <p>
            {say("office-vacant", {
              since: words.day(office.vacancy.since),
              until: words.day(office.vacancy.fillBy),
            })}
          </p>
          {office.vacancy.until && (
            <p>{say("vacancy-rest", { until: words.day(office.vacancy.until) })}</p>
          )}
          <p className="act act-mid">
            <Button may={may} onClick={() => setDoing("fill")}>
              {say("call-by-election")}
            </Button>
          </p>
        </Well>
      )}
      <ul className="lines t13">
        {office.terms.map((term) => (
          <Term key={`${term.country} ${term.from}`} term={term} />
        ))}
      </ul>
      {runs && (
        <div className="act act-mid">
          <Button may={may} onClick={() => setDoing("exercise")}>
            {say("exercise-mandate")}
          </Button>
          <Button kind="quiet" may={may} onClick={() => setDoing("end")}>
            {say("end-mandate")}
          </Button>
        </div>
      )}
      {runs && doing === "exercise" && (
        <ExerciseMandate office={office.office} term={runs} onClose={() => setDoing(null)} />
      )}
      {doing === "fill" && <CallElection office={office.office} onClose={() => setDoing(null)} />}
      {doing === "end" && <EndMandate office={office.office} onClose={() => setDoing(null)} />}
    </div>
  );
};

const Term: FC<{ term: TermView }> = ({ term }) => {
  const words = useWords();
  const { say } = words;
  const officers = useAnswer("officers", {});
  const person = officers.data?.find((it) => it.id === term.exercised?.officer)?.name;
  return (
    <li>
      <div className="grow">
        <p className="mid">{words.country(term.country)}</p>
        <p className="two">{spanSentence(words, term)}</p>
        {term.exercised && (
          <p className="three">
            {say("exercised-by", {
              who: [person, term.exercised.agency.toUpperCase()].filter(Boolean).join(", "),
            })}
          </p>
        )}
        {term.ended && (
          <p className="three">{say("term-ended", { cause: words.label(term.ended) })}</p>
        )}
        {term.membershipLost && <Status shape="warn">{say("term-membership-lost")}</Status>}
      </div>
      <span className="when">
        {term.election ? (
          <Link to="/board/elections/$electionId" params={{ electionId: term.election }}>
            {say("elected-in")}
          </Link>
        ) : (
          say("entered-term")
        )}
      </span>
      {term.runs && <Status shape="ok">{say("in-office")}</Status>}
    </li>
  );
};
