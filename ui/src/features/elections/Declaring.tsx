/** Declaring, announcing, objecting: what became of each office. */
import { type FC, useState } from "react";
import type { ElectionOffice, ElectionView, ObjectionView } from "@/api/generated/api";
import { Button, Section, Status } from "@/components/parts";
import { useWords } from "@/words/words";
import { agencyName, officeName } from "./names";
import { DeclaredLine } from "./Results";
import { CastingVote, ObjectTo, Settle } from "./RunDialogs";
import { outcomeSentence, reasonSentence } from "./reasons";

export const Declaring: FC<{ view: ElectionView }> = ({ view }) => (
  <>
    {view.offices.map((office, at) => (
      <Office key={office.office} view={view} office={office} first={at === 0} />
    ))}
  </>
);

const Office: FC<{ view: ElectionView; office: ElectionOffice; first: boolean }> = ({
  view,
  office,
  first,
}) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<"object" | "casting" | ObjectionView | null>(null);
  const { declared, stands } = office;
  const close = (): void => setDoing(null);
  return (
    <Section first={first} title={officeName(words, view.rules, office.office)}>
      <DeclaredLine view={view} office={office} />
      {!declared && stands && (
        <p className="two">{outcomeSentence(words, view, office.office, stands)}</p>
      )}
      <ul className="plain">
        {office.reasons.map((it) => (
          <li key={JSON.stringify(it)}>{reasonSentence(words, view, it)}</li>
        ))}
      </ul>
      {stands?.outcome === "needs-casting-vote" && (
        <p className="act act-mid">
          <Button may={office.mayGiveCastingVote} onClick={() => setDoing("casting")}>
            {say("casting-vote")}
          </Button>
        </p>
      )}
      {declared && (
        <>
          <ul className="lines t13">
            {declared.objections.map((it) => (
              <li key={`${it.agency} ${it.said.at}`}>
                <div className="grow">
                  <p className="mid">{agencyName(words, view, it.agency)}</p>
                  <p>{it.said.text}</p>
                  <p className="three">{`${it.said.by}, ${words.moment(it.said.at)}`}</p>
                </div>
                {it.settled ? (
                  <Status shape="ok">{words.label(it.settled)}</Status>
                ) : (
                  <Button may={view.mayRun} onClick={() => setDoing(it)}>
                    {say("settle-objection")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <p className="act act-mid">
            <Button may={declared.mayObject} onClick={() => setDoing("object")}>
              {say("object-verb")}
            </Button>
          </p>
        </>
      )}
      {doing === "object" && <ObjectTo view={view} office={office.office} onClose={close} />}
      {doing === "casting" && stands?.outcome === "needs-casting-vote" && (
        <CastingVote
          view={view}
          office={office.office}
          candidates={stands.candidates}
          onClose={close}
        />
      )}
      {doing !== null && typeof doing === "object" && (
        <Settle view={view} office={office.office} agency={doing.agency} onClose={close} />
      )}
    </Section>
  );
};
