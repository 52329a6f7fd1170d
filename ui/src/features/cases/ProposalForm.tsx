/** What a proposal says: the same fields for a new one, a draft, and a new version. */
import type { FC } from "react";
import type { CaseFacts, CoverText } from "@/api/generated/api";
import { CountriesField } from "@/components/CountryField";
import { SelectField, TextArea, TextField, Tick, Ticks } from "@/components/fields";
import { DecimalField } from "@/components/ReadField";
import { codesOf } from "@/words/countries";
import { useWords } from "@/words/words";
import { areas, empacts, isArea, isEmpact, isTlp, tlps } from "./labels";

export type ProposalValue = {
  title: string;
  summary: string;
  areas: string[];
  empact: string;
  countries: string;
  urgentBy: string;
  victims: string;
  loss: string;
  currency: string;
  tlp: string;
  h1: boolean;
  h2: boolean;
  h3: string;
  restricted: boolean;
};

export const emptyProposal: ProposalValue = {
  title: "",
  summary: "",
  areas: [],
  empact: "",
  countries: "",
  urgentBy: "",
  victims: "",
  loss: "",
  currency: "EUR",
  tlp: "AMBER",
  h1: false,
  h2: false,
  h3: "",
  restricted: false,
};

export const toRequest = (value: ProposalValue): { facts: CaseFacts; cover: CoverText } => ({
  facts: {
    areas: value.areas.filter(isArea),
    empact: isEmpact(value.empact) ? value.empact : null,
    countries: codesOf(value.countries),
    urgentBy: value.urgentBy.trim() || null,
    handling: {
      tlp: isTlp(value.tlp) ? value.tlp : "AMBER",
      h1: value.h1,
      h2: value.h2,
      h3: value.h3.trim() || null,
    },
    scope: value.restricted ? "restricted" : "taskforce",
  },
  cover: {
    title: value.title,
    summary: value.summary.trim() || null,
    victims: value.victims.trim() || null,
    loss: value.loss.trim()
      ? {
          amount: value.loss.trim(),
          currency: value.currency.trim().toUpperCase(),
        }
      : null,
  },
});

export const fromDraft = (facts: CaseFacts, cover: CoverText): ProposalValue => ({
  title: cover.title,
  summary: cover.summary ?? "",
  areas: facts.areas,
  empact: facts.empact ?? "",
  countries: facts.countries.join(" "),
  urgentBy: facts.urgentBy ?? "",
  victims: cover.victims ?? "",
  loss: cover.loss?.amount ?? "",
  currency: cover.loss?.currency ?? "EUR",
  tlp: facts.handling.tlp,
  h1: facts.handling.h1,
  h2: facts.handling.h2,
  h3: facts.handling.h3 ?? "",
  restricted: facts.scope === "restricted",
});

export const ProposalForm: FC<{
  value: ProposalValue;
  onChange: (value: ProposalValue) => void;
  scopeFixed?: boolean;
}> = ({ value, onChange, scopeFixed }) => {
  const words = useWords();
  const { say } = words;
  const set =
    <K extends keyof ProposalValue>(key: K) =>
    (to: ProposalValue[K]) =>
      onChange({ ...value, [key]: to });
  return (
    <>
      <TextField
        label={say("column-title")}
        hint={say("title-hint")}
        value={value.title}
        onChange={set("title")}
        required
        autoFocus
      />
      <TextArea label={say("summary")} value={value.summary} onChange={set("summary")} />
      <Ticks
        legend={say("column-areas")}
        choices={areas.map((area) => ({ id: area, name: words.heading(area) }))}
        chosen={value.areas}
        onChange={set("areas")}
      />
      <div className="two-up">
        <CountriesField
          label={say("countries")}
          value={value.countries}
          onChange={set("countries")}
        />
        <TextField
          label={words.heading("urgentBy")}
          hint={say("day-hint")}
          value={value.urgentBy}
          onChange={set("urgentBy")}
        />
      </div>
      <div className="two-up">
        <TextField label={say("victims")} value={value.victims} onChange={set("victims")} />
        <div className="two-up">
          <DecimalField label={say("loss")} value={value.loss} onChange={set("loss")} />
          <TextField
            label={say("currency")}
            value={value.currency}
            onChange={set("currency")}
            maxLength={3}
          />
        </div>
      </div>
      <div className="two-up">
        <SelectField
          label={words.heading("empact")}
          value={value.empact}
          onChange={set("empact")}
          none={say("none")}
          choices={empacts.map((it) => ({ id: it, name: words.label(it) }))}
        />
        <SelectField
          label="TLP"
          value={value.tlp}
          onChange={set("tlp")}
          choices={tlps.map((it) => ({ id: it, name: it }))}
        />
      </div>
      <div className="ticks">
        <Tick label={say("h1")} on={value.h1} onChange={set("h1")} />
        <Tick label={say("h2")} on={value.h2} onChange={set("h2")} />
      </div>
      <TextField label={say("h3")} value={value.h3} onChange={set("h3")} />
      {!scopeFixed && (
        <Tick label={say("restricted-hint")} on={value.restricted} onChange={set("restricted")} />
      )}
    </>
  );
};
