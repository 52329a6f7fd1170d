import { Link } from "@tanstack/react-router";
import type { FC } from "react";
import type { Today } from "@/api/generated/api";
import { Section } from "@/components/parts";
import { useWords } from "@/words/words";

/** Who is there, and what was recorded lately. */
export const Room: FC<{ today: Today }> = ({ today }) => {
  const words = useWords();
  const { say } = words;
  const { room } = today;
  return (
    <>
      <Section
        first
        title={say("in-the-room")}
        aside={
          <Link className="link" to="/roster">
            {say("roster")}
          </Link>
        }
      >
        <p>
          {say("room-sentence", { present: room.officers - room.away.length, of: room.officers })}
        </p>
        {room.away.length > 0 && (
          <p className="two">
            {say("away-names", { names: words.list(room.away.map((it) => it.name)) })}
          </p>
        )}
      </Section>
      {today.lately.length > 0 && (
        <Section title={say("lately")}>
          <ul className="lines">
            {today.lately.map((row) => (
              <li key={row.id}>
                <Link
                  className="cut"
                  to="/cases/$caseId"
                  params={{ caseId: row.id }}
                  search={{ tab: "history" }}
                  title={row.title ?? ""}
                >
                  {row.title ?? row.label}
                </Link>
                <span className="when">{words.when(row.changedAt)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {today.inbox.setAside.length > 0 && (
        <Section title={say("set-aside")}>
          <p>{say("set-aside-sentence", { count: today.inbox.setAside.length })}</p>
        </Section>
      )}
    </>
  );
};
