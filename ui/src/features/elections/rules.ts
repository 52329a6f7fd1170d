/** The rules of an election as rows to read and as a form to change: every parameter by its path in the rule set. */
import type { Difference, Field, RoundRule, RuleSet } from "@/api/generated/api";
import type { Words } from "@/words/words";

export type Kind =
  | { kind: "number" }
  | { kind: "number-or-none" }
  | { kind: "tick" }
  | { kind: "text" }
  | { kind: "texts" }
  | { kind: "share" }
  | { kind: "one"; of: readonly string[] }
  | { kind: "one-or-none"; of: readonly string[] };

export type Parameter = { path: string } & Kind;

const number = (path: string): Parameter => ({ path, kind: "number" });
const tick = (path: string): Parameter => ({ path, kind: "tick" });
const share = (path: string): Parameter => ({ path, kind: "share" });
const texts = (path: string): Parameter => ({ path, kind: "texts" });
const orNone = (path: string): Parameter => ({ path, kind: "number-or-none" });
const one = (path: string, ...of: string[]): Parameter => ({ path, kind: "one", of });
const strengths = ["required", "preferred", "off"];

/** The parameters of a rule set, in groups, but for offices and rounds, which have forms of their own. */
export const groups: readonly { id: string; parameters: readonly Parameter[] }[] = [
  {
    id: "votes",
    parameters: [
      one("electoral_unit", "agency", "country"),
      {
        path: "country_vote_combination",
        kind: "one-or-none",
        of: ["split_half", "joint_agreed", "designated_agency", "one_each"],
      },
      orNone("cap_per_country"),
      texts("non_voting_seats"),
      tick("alternates"),
      one("ballot_mode", "secret", "open"),
      tick("blank_allowed"),
      one("abstention_counts_as", "cast", "nothing"),
    ],
  },
  {
    id: "candidates",
    parameters: [
      one("candidate_unit", "country", "person"),
      number("nominations.opens_before"),
      number("nominations.closes_before"),
      number("nominations.min_supporters"),
      number("nominations.supporters_from_countries"),
      tick("nominations.acceptance_required"),
      tick("nominations.self_nomination"),
      texts("candidate_scope.listed"),
      orNone("candidate_scope.exclude_after_terms"),
      one("incompatibilities.other_country", ...strengths),
      one("incompatibilities.other_group", ...strengths),
      one("single_candidate", "vote_yes_no", "elected_without_vote"),
    ],
  },
  {
    id: "deciding",
    parameters: [
      one("quorum.base", "seats", "present"),
      share("quorum.fraction"),
      tick("quorum.strict"),
      one("quorum.counted_at", "opening", "close"),
      number("max_rounds"),
      one("on_exhaustion", "stay_vacant", "reopen_nominations", "lot"),
      texts("tie_break"),
      tick("lot"),
      number("tellers"),
    ],
  },
  {
    id: "voting",
    parameters: [
      { path: "voting_window.timezone", kind: "text" },
      number("voting_window.min_hours"),
      tick("voting_window.revote"),
      number("trustees.least"),
      number("trustees.threshold"),
      one("publish.counts", "counts_per_candidate", "only_outcome"),
      tick("publish.turnout_live"),
      number("objection_days"),
      texts("minutes_languages"),
    ],
  },
  {
    id: "terms",
    parameters: [
      number("term_months"),
      orNone("max_consecutive_terms"),
      one("starts", "date", "on_adoption"),
      tick("membership_end_ends_term"),
      tick("vacancy.vice_acts"),
      number("vacancy.by_election_days"),
      one("vacancy.both_vacant", "longest_serving_country", "ec3_convenes_only"),
      one("vacancy.term", "remainder", "full"),
      share("dismissal.proposal"),
      share("dismissal.threshold"),
    ],
  },
];

export const parameters: readonly Parameter[] = groups.flatMap((it) => it.parameters);

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads the value at a path. */
export const valueAt = (rules: RuleSet, path: string): unknown =>
  path.split(".").reduce<unknown>((at, name) => (isPlain(at) ? at[name] : undefined), rules);

/** A rule set with another value at a path. */
const withValue = (rules: Plain, path: string[], value: unknown): Plain => {
  const [name, ...rest] = path;
  if (name === undefined) return rules;
  const below = rules[name];
  return {
    ...rules,
    [name]: rest.length > 0 && isPlain(below) ? withValue(below, rest, value) : value,
  };
};

const key = (path: string): string => path.replaceAll(".", "-").replaceAll("_", "-");

/** Names a parameter by its path; what no word is known for stands as it is in the rules. */
export const parameterName = (words: Words, path: string): string => {
  const all = path.split(".");
  const names = all.filter((it) => !/^\d+$/.test(it));
  const place = all.find((it) => /^\d+$/.test(it));
  const length = Array.from({ length: names.length }, (_, at) => names.length - at).find((it) =>
    words.has(`rule-${key(names.slice(0, it).join("."))}`),
  );
  const known = length
    ? words.say(`rule-${key(names.slice(0, length).join("."))}`)
    : (names[0] ?? path);
  const rest = names
    .slice(length ?? 1)
    .map((it) => (words.has(`rule-part-${key(it)}`) ? words.say(`rule-part-${key(it)}`) : it));
  const numbered =
    place === undefined
      ? known
      : words.say("rule-numbered", { name: known, number: Number(place) + 1 });
  return [numbered, ...rest].join(", ");
};

/** Says a value of a rule. */
export const valueName = (words: Words, value: unknown): string => {
  if (value === null || value === undefined) return words.say("none");
  if (typeof value === "boolean") return words.say(value ? "rule-yes" : "rule-no");
  if (typeof value === "number") return words.number(value);
  if (typeof value === "string") {
    const known = `rule-value-${key(value)}`;
    return words.has(known) ? words.say(known) : value;
  }
  if (Array.isArray(value))
    return value.length === 0
      ? words.say("none")
      : words.list(value.map((it) => valueName(words, it)));
  if (isPlain(value) && "numerator" in value)
    return `${String(value["numerator"])}/${String(value["denominator"])}`;
  return JSON.stringify(value);
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
};

/** A difference between two rule sets: what it is about, what it was, what it is. */
export const differenceOf = (
  words: Words,
  { parameter, before, after }: Difference,
): { name: string; before: string; after: string } => {
  const said = (json: string | null): string =>
    json === null ? words.say("rule-absent") : valueName(words, parsed(json));
  return { name: parameterName(words, parameter), before: said(before), after: said(after) };
};

const fieldName = (words: Words, field: Field): string =>
  typeof field === "string"
    ? words.say(`rule-field-${key(field)}`)
    : words.say("rule-field-top-n", { count: field.top_n });

/** A round in a sentence: what a candidate needs and who stands. */
export const roundSentence = (words: Words, { threshold, candidates }: RoundRule): string => {
  const field = fieldName(words, candidates);
  if (!threshold) return words.say("rule-round-most", { field });
  const { numerator, denominator } = threshold.fraction;
  return words.say(threshold.strict ? "rule-round-more" : "rule-round-least", {
    share: `${numerator}/${denominator}`,
    base: words.label(threshold.base),
    field,
  });
};

/** The form: each parameter by its path, as what is typed or ticked. */
export type RuleForm = Record<string, string | boolean>;

const typedOf = (value: unknown, { kind }: Kind): string | boolean => {
  if (kind === "tick") return value === true;
  if (kind === "texts") return Array.isArray(value) ? value.join(", ") : "";
  if (kind === "share" && isPlain(value))
    return `${String(value["numerator"])}/${String(value["denominator"])}`;
  return value === null || value === undefined ? "" : String(value);
};

export const formOf = (rules: RuleSet): RuleForm =>
  Object.fromEntries(parameters.map((it) => [it.path, typedOf(valueAt(rules, it.path), it)]));

const wholeNumber = /^\d{1,6}$/;
const fraction = /^(\d{1,4})\s*\/\s*(\d{1,4})$/;

/** Says of a typed value what is wrong with its form: a message, or nothing. */
export const faultOf = ({ kind }: Kind, typed: string | boolean): string | null => {
  if (typeof typed === "boolean") return null;
  const text = typed.trim();
  if (kind === "number" && !wholeNumber.test(text)) return "rule-fault-number";
  if (kind === "number-or-none" && text !== "" && !wholeNumber.test(text))
    return "rule-fault-number";
  if (kind === "share" && !fraction.test(text)) return "rule-fault-share";
  return null;
};

/** Reads a share such as 2/3. */
export const shareOf = (typed: string): { numerator: number; denominator: number } | null => {
  const found = fraction.exec(typed.trim());
  return found ? { numerator: Number(found[1]), denominator: Number(found[2]) } : null;
};

const readOf = (typed: string | boolean, { kind }: Kind): unknown => {
  if (typeof typed === "boolean") return typed;
  const text = typed.trim();
  if (kind === "number") return Number(text);
  if (kind === "number-or-none") return text === "" ? null : Number(text);
  if (kind === "one-or-none") return text === "" ? null : text;
  if (kind === "share") return shareOf(text);
  if (kind === "texts")
    return text
      .split(/[,;]/)
      .map((it) => it.trim())
      .filter(Boolean);
  return text;
};

/** The rules that a form says; nothing while a value does not read. Lists come as the core reads them and refuses what it does not know. */
export const rulesFrom = (rules: RuleSet, form: RuleForm, rounds: RoundRule[]): RuleSet | null => {
  let made: Plain = { ...rules, rounds };
  for (const it of parameters) {
    const typed = form[it.path] ?? "";
    if (faultOf(it, typed)) return null;
    made = withValue(made, it.path.split("."), readOf(typed, it));
  }
  return isRules(made) ? made : null;
};

/** What was built from a rule set by its own paths is one; the core reads every value again. */
const isRules = (made: Plain): made is Plain & RuleSet =>
  "offices" in made && "rounds" in made && "voting_window" in made;
