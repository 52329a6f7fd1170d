/** Elections: what is under way and what was, and how one is called. */
import { Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { ElectionPhase, ElectionRow } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { Button, Section, type Shape, Status } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";
import { CallElection } from "./CallElection";
import { useSecretary } from "./duty";
import { Leadership } from "./Leadership";
import { Motions } from "./Motions";
import { VerifyFile } from "./VerifyFile";

const shapes: Record<ElectionPhase, Shape> = {
  preparing: "half",
  voting: "on",
  counting: "half",
  between: "half",
  declared: "ok",
  cancelled: "off",
};

export const PhaseStatus: FC<{ phase: ElectionPhase }> = ({ phase }) => {
  const { say } = useWords();
  return <Status shape={shapes[phase]}>{say(`election-phase-${phase}`)}</Status>;
};

export const Elections: FC = () => {
  const { say } = useWords();
  const elections = useAnswer("elections", {});
  const may = useSecretary();
  const [calling, setCalling] = useState(false);
  const [verifying, setVerifying] = useState(false);
  const call = (
    <span className="act">
      <Button kind="quiet" onClick={() => setVerifying(true)}>
        {say("verify-file")}
      </Button>
      <Button may={may} onClick={() => setCalling(true)}>
        {say("call-election")}
      </Button>
    </span>
  );
  return (
    <>
      <Leadership />
      <Section title={say("elections")} aside={call}>
        <Answered answer={elections} what={say("elections")}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={say("no-elections")}>{say("no-elections-hint")}</Empty>
            ) : (
              <Rows rows={rows} />
            )
          }
        </Answered>
      </Section>
      <Motions />
      {calling && <CallElection onClose={() => setCalling(false)} />}
      {verifying && <VerifyFile onClose={() => setVerifying(false)} />}
    </>
  );
};

const Rows: FC<{ rows: ElectionRow[] }> = ({ rows }) => {
  const words = useWords();
  const { say } = words;
  return (
    <table className="sheet">
      <caption className="sr">{say("elections")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("election")}</th>
          <th scope="col">{say("column-status")}</th>
          <th scope="col">{say("nominations-end")}</th>
          <th scope="col">{say("vote-opens")}</th>
          <th scope="col">{say("vote-closes")}</th>
          <th scope="col">{say("elected")}</th>
          <th scope="col">{say("for-you")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to="/board/elections/$electionId" params={{ electionId: row.id }}>
                {row.title}
              </Link>{" "}
              {row.rehearsal && <span className="rehearsal-tag">{say("rehearsal")}</span>}
            </td>
            <td className="nb">
              <PhaseStatus phase={row.phase} />
            </td>
            <td className="num">{words.moment(row.nominationsClose)}</td>
            <td className="num">{words.moment(row.opens)}</td>
            <td className="num">{words.moment(row.closes)}</td>
            <td>
              {Object.entries(row.elected)
                .map(([office, who]) =>
                  words.pair(words.heading(office), words.country(who.split("/")[0] ?? who)),
                )
                .join(" · ") || <span className="three">{say("nobody-elected-yet")}</span>}
            </td>
            <td className="nb">
              {row.waitsForMe ? (
                <Status shape="warn">{say("election-for-you")}</Status>
              ) : (
                <span className="three">{say("nothing-left")}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
