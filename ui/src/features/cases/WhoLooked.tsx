import { Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import { useAnswer } from "@/api/queries";
import { Button, Section } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";

/** Who opened the case or was given it. Asked for by hand: reading records of access is itself recorded. */
export const WhoLooked: FC<{ case: string }> = ({ case: id }) => {
  const words = useWords();
  const { say } = words;
  const [asked, setAsked] = useState(false);
  const looks = useAnswer("whoLooked", { case: id }, { enabled: asked, keep: true });
  return (
    <Section
      title={say("who-looked")}
      aside={
        asked && (
          <Link className="link" to="/records" search={{ case: id }}>
            {say("who-looked-all")}
          </Link>
        )
      }
    >
      {!asked && (
        <>
          <p className="two">{say("who-looked-hint")}</p>
          <p className="act">
            <Button kind="quiet" onClick={() => setAsked(true)}>
              {say("who-looked-show")}
            </Button>
          </p>
        </>
      )}
      {asked && (
        <Answered answer={looks} what={say("who-looked")}>
          {(it) => (
            <>
              {!it.may.ok && (
                <p className="two">
                  {[it.may.reason, say("records-own-only")].filter(Boolean).join(" ")}
                </p>
              )}
              {it.rows.length === 0 && <p className="two">{say("who-looked-none")}</p>}
              <ul className="lines">
                {it.rows.slice(0, 8).map((row) => (
                  <li key={row.id}>
                    <span>{say("who-did", { who: row.byName, what: row.said })}</span>
                    <span className="when">{words.when(row.at)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Answered>
      )}
    </Section>
  );
};
