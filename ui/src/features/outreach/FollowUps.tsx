/** What came in since an event, from the countries that it reached or because somebody says that it came from it. */
import { Link } from "@tanstack/react-router";
import type { FC } from "react";
import type { CameSince, OutreachView } from "@/api/generated/api";
import { CaseLink } from "@/app/links";
import { Fact, Facts, Section, Status } from "@/components/parts";
import { useWords } from "@/words/words";

/** Why nothing can be counted; none where it can. */
const uncounted = ({ facts, followUps, row }: OutreachView): string | null => {
  if (facts.days.known === "unknown") return "outreach-follow-ups-no-day";
  if (followUps.days === null)
    return row.stage === "outreach-planned" ? "outreach-follow-ups-ahead" : null;
  return followUps.countries.length === 0 ? "outreach-follow-ups-no-country" : null;
};

export const FollowUps: FC<{ view: OutreachView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const { followUps } = view;
  const { days, rows } = followUps;
  const why = uncounted(view);
  if (!why && !days && rows.length === 0) return null;
  return (
    <Section title={say("outreach-follow-ups")}>
      {why && <p className="two">{say(why)}</p>}
      {days && !why && (
        <>
          <p className="two">
            {say("outreach-follow-ups-days", {
              from: words.day(days[0]),
              last: words.day(days[1]),
            })}
          </p>
          <Facts>
            <Fact name={say("outreach-follow-ups-offers")}>{words.number(followUps.offers)}</Fact>
            <Fact name={say("outreach-follow-ups-data")}>{words.number(followUps.data)}</Fact>
            <Fact name={say("outreach-follow-ups-traced")}>{words.number(followUps.traced)}</Fact>
          </Facts>
        </>
      )}
      {rows.length > 0 && (
        <ul className="lines">
          {rows.map((row) => (
            <li key={row.offer ?? row.data}>
              <span className="grow">
                <Came row={row} />
              </span>
              <span className="when">{words.day(row.on)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const Came: FC<{ row: CameSince }> = ({ row }) => {
  const words = useWords();
  const { say } = words;
  const { country } = row;
  const from = country
    ? say("outreach-from", { who: row.from, country: words.country(country) })
    : row.from;
  return (
    <>
      {row.offer ? (
        <Link className="link" to="/attachments" search={{ part: "offers", peek: row.offer }}>
          {row.label}
        </Link>
      ) : (
        row.case && (
          <CaseLink id={row.case} tab="data" className="link">
            {row.label}
          </CaseLink>
        )
      )}{" "}
      {row.what} <span className="two">{from}</span>{" "}
      {row.traced && <Status shape="on">{say("outreach-traced")}</Status>}
    </>
  );
};
