/** Who stands for what: nominating, supporting, accepting, withdrawing. */
import { type FC, useState } from "react";
import type { CandidateView, ElectionOffice, ElectionView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { Button, Section, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { agencyName, candidateName, officeName } from "./names";

export const Nominations: FC<{ view: ElectionView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const [nominating, setNominating] = useState<string | null>(null);
  return (
    <>
      {view.offices.map((office, at) => (
        <Section
          key={office.office}
          first={at === 0}
          title={officeName(words, view.rules, office.office)}
          aside={
            <Button may={view.mayNominate} onClick={() => setNominating(office.office)}>
              {say("nominate")}
              <span className="sr"> {officeName(words, view.rules, office.office)}</span>
            </Button>
          }
        >
          {office.candidates.length === 0 ? (
            <p className="two t13">{say("nobody-nominated")}</p>
          ) : (
            <Candidates view={view} office={office} />
          )}
        </Section>
      ))}
      {nominating !== null && (
        <Nominate view={view} office={nominating} onClose={() => setNominating(null)} />
      )}
    </>
  );
};

type OfficeProps = { view: ElectionView; office: ElectionOffice };

const Candidates: FC<OfficeProps> = ({ view, office }) => {
  const words = useWords();
  const { say } = words;
  const support = useCommand("supportCandidate");
  const accept = useCommand("acceptCandidacy");
  const [leaving, setLeaving] = useState<CandidateView | null>(null);
  const problem = support.error ?? accept.error;
  // Support that the rules do not ask for gives way where there is little room.
  const asked = view.rules.nominations.min_supporters === 0 ? "hide-s" : undefined;
  const named = (agencies: string[]): string =>
    words.list(agencies.map((it) => agencyName(words, view, it)));
  return (
    <>
      <table className="sheet">
        <caption className="sr">{officeName(words, view.rules, office.office)}</caption>
        <thead>
          <tr>
            <th scope="col">{say("candidate")}</th>
            <th scope="col">{say("nominated-by-column")}</th>
            <th scope="col" className={asked}>
              {say("supported-by")}
            </th>
            <th scope="col">{say("column-status")}</th>
            <th scope="col">
              <span className="sr">{say("for-you")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {office.candidates.map((it) => {
            const which = {
              election: view.row.id,
              office: office.office,
              candidate: it.candidate,
            };
            const name = candidateName(words, view, it.candidate);
            return (
              <tr key={it.candidate} className={it.withdrawn ? "gone" : undefined}>
                <th scope="row" className="mid">
                  {name}
                </th>
                <td>
                  {Object.entries(it.nominatedBy).map(([agency, statement]) => (
                    <p key={agency}>
                      {agencyName(words, view, agency)}
                      {statement && <span className="three">{` · ${statement}`}</span>}
                    </p>
                  ))}
                </td>
                <td className={asked}>
                  {named(it.supportedBy) || <span className="three">{say("none")}</span>}
                </td>
                <td>
                  <CandidateStatus view={view} candidate={it} />
                </td>
                <td className="end acts">
                  {it.mayAccept.ok && (
                    <Button disabled={accept.isPending} onClick={() => accept.mutate(which)}>
                      {say("accept-candidacy")}
                      <span className="sr"> {name}</span>
                    </Button>
                  )}{" "}
                  {it.maySupport.ok && (
                    <Button disabled={support.isPending} onClick={() => support.mutate(which)}>
                      {say("support-candidate")}
                      <span className="sr"> {name}</span>
                    </Button>
                  )}{" "}
                  {it.mayWithdraw.ok && (
                    <Button kind="quiet" onClick={() => setLeaving(it)}>
                      {say("withdraw-candidate")}
                      <span className="sr"> {name}</span>
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {problem && <ProblemNote problem={problem} />}
      {leaving && (
        <Withdraw
          view={view}
          office={office}
          candidate={leaving}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
};

const CandidateStatus: FC<{ view: ElectionView; candidate: CandidateView }> = ({
  view,
  candidate,
}) => {
  const { say } = useWords();
  if (candidate.withdrawn)
    return (
      <>
        <Status shape="off">{say("candidate-withdrawn")}</Status>
        <p className="three t12">{candidate.withdrawn.text}</p>
      </>
    );
  if (candidate.stands) return <Status shape="ok">{say("candidate-stands")}</Status>;
  if (view.rules.nominations.acceptance_required && !candidate.accepted)
    return <Status shape="half">{say("candidate-unaccepted")}</Status>;
  return (
    <Status shape="half">
      {say("candidate-lacks-support", {
        found: candidate.supportedBy.length,
        needed: view.rules.nominations.min_supporters,
      })}
    </Status>
  );
};

const Nominate: FC<{ view: ElectionView; office: string; onClose: () => void }> = ({
  view,
  office,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const seats = useAnswer("boardSeats", {});
  const officers = useAnswer("officers", {});
  const [country, setCountry] = useState("");
  const [person, setPerson] = useState("");
  const [born, setBorn] = useState("");
  const [statement, setStatement] = useState("");
  const nominate = useCommand("nominateCandidate", { onSuccess: onClose });
  const { candidate_unit, candidate_scope, tie_break } = view.rules;
  const persons = candidate_unit === "person";
  const codes = [...new Set(seats.data?.flatMap((it) => it.seat.country ?? []))].filter(
    (it) => candidate_scope.listed.length === 0 || candidate_scope.listed.includes(it),
  );
  return (
    <CommandDialog
      title={say("nominate-for", { office: officeName(words, view.rules, office) })}
      verb={say("nominate")}
      command={nominate}
      onClose={onClose}
      request={() => ({
        election: view.row.id,
        office,
        candidate: persons ? `${country}/${person}` : country,
        ...(statement.trim() ? { statement } : {}),
        ...(born.trim() ? { born: born.trim() } : {}),
      })}
    >
      <p className="two t13">{say("nominate-hint")}</p>
      <SelectField
        label={say("column-country")}
        value={country}
        onChange={setCountry}
        none={say("choose")}
        choices={codes
          .map((id) => ({ id, name: words.country(id) }))
          .sort((a, b) => a.name.localeCompare(b.name, words.locale))}
      />
      {persons && (
        <SelectField
          label={say("who")}
          value={person}
          onChange={setPerson}
          none={say("choose")}
          choices={(officers.data ?? [])
            .filter((it) => it.country === country)
            .map((it) => ({ id: it.id, name: `${it.name}, ${it.agency.toUpperCase()}` }))}
        />
      )}
      {persons && tie_break.includes("age") && (
        <TextField label={say("born-on")} hint={say("day-hint")} value={born} onChange={setBorn} />
      )}
      <TextArea
        label={say("nomination-statement")}
        hint={say("nomination-statement-hint")}
        value={statement}
        onChange={setStatement}
        rows={2}
      />
    </CommandDialog>
  );
};

const Withdraw: FC<OfficeProps & { candidate: CandidateView; onClose: () => void }> = ({
  view,
  office,
  candidate,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [reason, setReason] = useState("");
  const withdraw = useCommand("withdrawCandidate", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("withdraw-candidate-of", {
        candidate: candidateName(words, view, candidate.candidate),
      })}
      verb={say("withdraw-candidate")}
      command={withdraw}
      onClose={onClose}
      request={() => ({
        election: view.row.id,
        office: office.office,
        candidate: candidate.candidate,
        ...(reason.trim() ? { reason } : {}),
      })}
    >
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} />
    </CommandDialog>
  );
};
