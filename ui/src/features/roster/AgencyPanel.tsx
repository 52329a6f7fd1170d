import { useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { AgencyRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { OfficerLink } from "@/app/links";
import type { RosterSearch } from "@/app/search";
import { ClosePanel } from "@/components/ClosePanel";
import { CommandDialog } from "@/components/Dialog";
import { TextField } from "@/components/fields";
import { Button, Fact, Facts, Section, Status } from "@/components/parts";
import { spanSentence } from "@/words/sentences";
import { useWords } from "@/words/words";

/** An agency in the place of the map: how it belongs, and its officers. */
export const AgencyPanel: FC<{ agency: AgencyRow; asOf: string }> = ({ agency, asOf }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate({ from: "/roster" });
  const [ending, setEnding] = useState<AgencyRow["memberships"][number] | null>(null);
  return (
    <aside className="side" aria-label={agency.name ?? agency.id}>
      <div className="flex">
        <span className="id two grow">{agency.id.toUpperCase()}</span>
        <ClosePanel
          onClose={() =>
            void navigate({ search: (old: RosterSearch) => ({ ...old, peek: undefined }) })
          }
        />
      </div>
      <h2 className="t16 strong">{agency.name ?? say("name-not-recorded")}</h2>
      <Facts>
        <Fact name={say("column-country")}>{words.country(agency.country)}</Fact>
        {agency.short && <Fact name={words.heading("short")}>{agency.short}</Fact>}
        <Fact name={say("kind")}>{words.label(agency.kind)}</Fact>
        <Fact name={say("as-of")}>{words.day(asOf)}</Fact>
      </Facts>
      <Section title={say("memberships")}>
        <ul className="lines">
          {agency.memberships.map((it) => (
            <li key={`${it.kind}-${it.span.from}`}>
              <span className="mid">{words.heading(it.kind)}</span>
              <span className="when">{spanSentence(words, it.span)}</span>
              {it.span.to === null && (
                <Button kind="quiet" may={agency.mayRecord} onClick={() => setEnding(it)}>
                  {say("end-verb")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title={say("officers")}
        aside={<span className="three">{agency.officers.length}</span>}
      >
        {agency.officers.length === 0 && <p className="two">{say("no-officer-yet")}</p>}
        <ul className="lines">
          {agency.officers.map((it) => (
            <li key={it.id}>
              <OfficerLink officer={it.id}>{it.name}</OfficerLink>
              <span className="when">
                {it.away ? (
                  <Status shape="warn">{say("away")}</Status>
                ) : (
                  words.list(it.duties.map(words.label))
                )}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {ending && (
        <EndMembership
          agency={agency}
          membership={ending}
          asOf={asOf}
          onClose={() => setEnding(null)}
        />
      )}
    </aside>
  );
};

const EndMembership: FC<{
  agency: AgencyRow;
  membership: AgencyRow["memberships"][number];
  asOf: string;
  onClose: () => void;
}> = ({ agency, membership, asOf, onClose }) => {
  const { say } = useWords();
  const [to, setTo] = useState(asOf);
  const end = useCommand("endMembership", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("end-membership")}
      command={end}
      onClose={onClose}
      request={() => ({ id: agency.id, kind: membership.kind, from: membership.span.from, to })}
    >
      <TextField
        label={say("first-day-without")}
        hint={say("day-hint")}
        value={to}
        onChange={setTo}
        autoFocus
      />
    </CommandDialog>
  );
};
