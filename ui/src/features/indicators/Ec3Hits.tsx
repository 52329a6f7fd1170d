/** What EC3's desk is told of all hits: both sides of each, so that who rings with a token is answered from here. */
import { Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { DeskHit } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { TextField } from "@/components/fields";
import { Status } from "@/components/parts";
import { Empty } from "@/components/states";
import { WhenCell } from "@/components/When";
import { useWords } from "@/words/words";
import { Told } from "./Told";
import { withToken } from "./tokens";

export const Ec3Hits: FC = () => {
  const { say } = useWords();
  const hits = useAnswer("ec3Hits", {}, { keep: true });
  return (
    <Told
      answer={hits}
      what={say("indicators-hits")}
      none={say("ec3-no-hits")}
      hint={say("ec3-no-hits-hint")}
    >
      {(rows) => <Rows rows={rows} />}
    </Told>
  );
};

const Rows: FC<{ rows: DeskHit[] }> = ({ rows }) => {
  const words = useWords();
  const { say } = words;
  const [text, setText] = useState("");
  const shown = withToken(rows, text);
  return (
    <>
      <div className="ec3-find">
        <TextField
          label={say("ec3-token")}
          hint={say("ec3-token-hint")}
          value={text}
          onChange={setText}
        />
        <span role="status" className="two t13">
          {say("ec3-count", {
            count: shown.length,
            overdue: shown.filter((it) => it.overdue).length,
          })}
        </span>
      </div>
      {shown.length === 0 && <Empty title={say("ec3-no-token")}>{say("ec3-token-hint")}</Empty>}
      {shown.length > 0 && (
        <table className="sheet hits">
          <thead>
            <tr>
              <th>{say("ec3-named")}</th>
              <th>{say("ec3-here")}</th>
              <th>{say("ec3-there")}</th>
              <th>{say("ec3-told")}</th>
              <th>{say("hit-state")}</th>
              <th>{say("when")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((it) => (
              <tr key={`${it.token}-${it.at}`}>
                <td className="nb">
                  <span className="id">{it.token}</span>
                  {it.askerToken && (
                    <p className="three t12">{say("ec3-asker", { token: it.askerToken })}</p>
                  )}
                  <p className="three t12">
                    {say(it.same ? "hit-same" : "hit-alike")}
                    {it.cause === "asked" && `, ${say("ec3-asked")}`}
                  </p>
                </td>
                <td>
                  <Side of={it.here} label={it.hereLabel} agency={it.hereAgency} />
                </td>
                <td>
                  {it.cause === "common" ? (
                    say("hit-common")
                  ) : (
                    <Side of={it.other} label={it.otherLabel} agency={it.otherAgency} />
                  )}
                </td>
                <td>{words.label(it.level)}</td>
                <td>
                  <Status shape={it.overdue ? "bad" : "plain"}>
                    {say("ec3-words", {
                      ours: words.label(it.ours ?? "open"),
                      theirs: words.label(it.theirs ?? "open"),
                    })}
                  </Status>
                  {it.overdue && <p className="t12">{say("hit-overdue")}</p>}
                </td>
                <WhenCell at={it.at} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};

/** One side of a hit. A case that this desk does not read has a number and no page. */
const Side: FC<{ of: string | null; label: string | null; agency: string | null }> = ({
  of,
  label,
  agency,
}) => (
  <>
    {agency?.toUpperCase()}
    {of && label && (
      <p>
        <Link
          className="link"
          to="/cases/$caseId"
          params={{ caseId: of }}
          search={{ tab: "overview" }}
        >
          {label}
        </Link>
      </p>
    )}
  </>
);
