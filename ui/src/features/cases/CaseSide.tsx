import { X } from "lucide-react";
import { type FC, useState } from "react";
import type { CaseDossier, LinkKind } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { CountryField } from "@/components/CountryField";
import { Dialog } from "@/components/Dialog";
import { SelectField } from "@/components/fields";
import { Button, Section } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { endOf } from "./ending";
import { linkKinds } from "./labels";
import { WhoLooked } from "./WhoLooked";

type Adding = "officer" | "agency" | "country";

/** Who is on the case, who takes part, which countries it is linked to. */
export const CaseSide: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const words = useWords();
  const { say } = words;
  const { today } = useDesk().status;
  const [adding, setAdding] = useState<Adding | null>(null);
  const id = dossier.row.id;
  const leaveOfficer = useCommand("leaveOfficer");
  const leaveAgency = useCommand("leaveAgency");
  const unlink = useCommand("unlinkCountry");
  const problem = leaveOfficer.error ?? leaveAgency.error;
  const open = dossier.links.filter((link) => link.span.to === null);
  return (
    <aside className="side" aria-label={say("people-on-case")}>
      <Section
        first
        title={say("people-on-case")}
        aside={
          <Button kind="quiet" may={dossier.may.admit} onClick={() => setAdding("officer")}>
            {say("add")}
          </Button>
        }
      >
        {dossier.people.length === 0 && <p className="two">{say("nobody-on-case")}</p>}
        <ul className="lines lines-2">
          {dossier.people.map((person) => (
            <li key={person.officer}>
              <span className="mid cut">{person.name}</span>
              <span className="when">
                {[
                  person.country ? words.country(person.country) : person.agency?.toUpperCase(),
                  person.away && say("away"),
                ]
                  .filter(Boolean)
                  .join(", ")}
              </span>
              {dossier.may.admit.ok && (
                <Button
                  kind="icon"
                  aria-label={say("take-off", { name: person.name })}
                  title={say("take-off", { name: person.name })}
                  onClick={() => leaveOfficer.mutate({ case: id, officer: person.officer })}
                >
                  <X className="i12" aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title={say("participating")}
        aside={
          <Button kind="quiet" may={dossier.may.takePart} onClick={() => setAdding("agency")}>
            {say("add")}
          </Button>
        }
      >
        <ul className="lines lines-2">
          {dossier.agencies.map((agency) => (
            <li key={agency}>
              <span className="mid">{agency.toUpperCase()}</span>
              <span className="when">
                {agency === dossier.row.agency ? say(dossier.row.leads ? "lead" : "proposer") : ""}
              </span>
              {agency !== dossier.row.agency && dossier.may.takePart.ok && (
                <Button
                  kind="icon"
                  aria-label={say("end-part", { agency: agency.toUpperCase() })}
                  title={say("end-part", { agency: agency.toUpperCase() })}
                  onClick={() => leaveAgency.mutate({ case: id, agency })}
                >
                  <X className="i12" aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ul>
        {problem && <ProblemNote problem={problem} />}
      </Section>
      <Section
        title={say("linked-countries")}
        aside={
          <Button kind="quiet" may={dossier.may.takePart} onClick={() => setAdding("country")}>
            {say("add")}
          </Button>
        }
      >
        {open.length === 0 && <p className="two">{say("no-links")}</p>}
        <ul className="lines">
          {open.map((link) => {
            const { country, kind } = link;
            const end = say("end-link", {
              country: words.country(country),
              kind: words.label(kind),
            });
            return (
              <li key={`${country}-${kind}`}>
                <span className="mid">{words.country(country)}</span>
                <span className="when">{words.label(kind)}</span>
                {dossier.may.takePart.ok && (
                  <Button
                    kind="icon"
                    aria-label={end}
                    title={end}
                    onClick={() =>
                      unlink.mutate({ case: id, country, kind, on: endOf(link.span.from, today) })
                    }
                  >
                    <X className="i12" aria-hidden />
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        {unlink.error && <ProblemNote problem={unlink.error} />}
      </Section>
      <WhoLooked case={id} />
      {adding === "officer" && <AddOfficer dossier={dossier} onClose={() => setAdding(null)} />}
      {adding === "agency" && <AddAgency dossier={dossier} onClose={() => setAdding(null)} />}
      {adding === "country" && <LinkCountry dossier={dossier} onClose={() => setAdding(null)} />}
    </aside>
  );
};

const AddOfficer: FC<{ dossier: CaseDossier; onClose: () => void }> = ({ dossier, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [officer, setOfficer] = useState("");
  const officers = useAnswer("officers", {});
  const office = useAnswer("officeStatus", {});
  const shared = office.data !== undefined && office.data.state !== "alone";
  const join = useCommand("joinOfficer", { onSuccess: onClose });
  const there = new Set(dossier.people.map((person) => person.officer));
  const choices = (officers.data ?? [])
    .filter((it) => !there.has(it.id))
    .map((it) => ({
      id: it.id,
      name: `${it.name}, ${it.country ? words.country(it.country) : it.agency}`,
    }));
  return (
    <Dialog
      title={say("add-officer")}
      verb={say("add-officer")}
      onClose={onClose}
      busy={join.isPending}
      lacks={officer ? undefined : say("officer")}
      problem={join.error}
      onSubmit={() => join.mutate({ case: dossier.row.id, officer })}
    >
      <SelectField
        label={say("officer")}
        hint={[say("add-officer-hint"), shared && say("admitted-hint")].filter(Boolean).join(" ")}
        value={officer}
        onChange={setOfficer}
        choices={choices}
        none={say("choose")}
      />
    </Dialog>
  );
};

const AddAgency: FC<{ dossier: CaseDossier; onClose: () => void }> = ({ dossier, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [agency, setAgency] = useState("");
  const roster = useAnswer("roster", {});
  const join = useCommand("joinAgency", { onSuccess: onClose });
  const all = [
    ...(roster.data?.countries.flatMap((country) => country.agencies) ?? []),
    ...(roster.data?.hosts ?? []),
  ];
  const choices = all
    .filter((it) => !dossier.agencies.includes(it.id))
    .map((it) => ({
      id: it.id,
      name:
        [it.country && words.country(it.country), it.short ?? it.name].filter(Boolean).join(", ") ||
        it.id,
    }));
  return (
    <Dialog
      title={say("add-agency")}
      verb={say("add-agency")}
      onClose={onClose}
      busy={join.isPending}
      lacks={agency ? undefined : words.heading("agency")}
      problem={join.error}
      onSubmit={() => join.mutate({ case: dossier.row.id, agency })}
    >
      <SelectField
        label={words.heading("agency")}
        value={agency}
        onChange={setAgency}
        choices={choices}
        none={say("choose")}
      />
    </Dialog>
  );
};

const LinkCountry: FC<{ dossier: CaseDossier; onClose: () => void }> = ({ dossier, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const [country, setCountry] = useState("");
  const [kind, setKind] = useState<LinkKind>("victims");
  const link = useCommand("linkCountry", { onSuccess: onClose });
  return (
    <Dialog
      title={say("link-country")}
      verb={say("link-country")}
      onClose={onClose}
      busy={link.isPending}
      problem={link.error}
      onSubmit={() =>
        link.mutate({
          case: dossier.row.id,
          country,
          kind,
          on: status.today,
        })
      }
    >
      <CountryField
        label={say("column-country")}
        value={country}
        onChange={setCountry}
        required
        autoFocus
      />
      <SelectField
        label={say("linked-by")}
        value={kind}
        onChange={(to) => setKind(linkKinds.find((it) => it === to) ?? kind)}
        choices={linkKinds.map((it) => ({ id: it, name: words.heading(it) }))}
      />
    </Dialog>
  );
};
