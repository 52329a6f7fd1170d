/** What offices, candidates and seats of an election are called. */
import type { Choice, ElectionView, RuleSet, Seat } from "@/api/generated/api";
import type { Words } from "@/words/words";

/** The name of an office: the Board's own words where the rules have any. */
export const officeName = (words: Words, rules: Pick<RuleSet, "offices">, office: string): string =>
  rules.offices.find((it) => it.office === office)?.name ?? words.heading(office);

/** What candidates are named from. */
export type Named = {
  offices: { candidates: { candidate: string; person: string | null }[] }[];
};

/** The people of an election by the candidate that names them. */
const personOf = (view: Named, candidate: string): string | null => {
  for (const office of view.offices) {
    const found = office.candidates.find((it) => it.candidate === candidate);
    if (found?.person) return found.person;
  }
  return null;
};

/** The name of a candidate: its country, or the person and the country. */
export const candidateName = (words: Words, view: Named, candidate: string): string => {
  const [country = candidate] = candidate.split("/");
  const person = personOf(view, candidate);
  return person ? `${person} (${words.country(country)})` : words.country(country);
};

/** The name of a seat: its country, with the agency where its key is more than the country's; a body of the Union by its own. */
export const seatName = (words: Words, seat: Pick<Seat, "agency" | "with" | "country">): string => {
  const agencies = [seat.agency, ...seat.with];
  const said = agencies.filter((it) => it !== seat.country?.toLowerCase());
  return [
    seat.country && words.country(seat.country),
    said.map((it) => it.toUpperCase()).join(", "),
  ]
    .filter(Boolean)
    .join(" ");
};

/** The seat of an agency by name; the agency's key where the roll does not have it. */
export const agencyName = (
  words: Words,
  view: Pick<ElectionView, "seats">,
  agency: string,
): string => {
  const seat = view.seats.find(
    (it) => it.seat.agency === agency || it.seat.with.includes(agency),
  )?.seat;
  return seat ? seatName(words, seat) : agency.toUpperCase();
};

/** The name of a lot: the order of candidates, or the tie of an office. */
export const lotName = (words: Words, rules: Pick<RuleSet, "offices">, set: string): string => {
  const [kind, office] = set.split("/");
  return kind === "tie" && office
    ? words.say("lot-of-tie", { office: officeName(words, rules, office) })
    : words.say("lot-of-order");
};

/** A choice in words. */
export const choiceName = (
  words: Words,
  view: Pick<ElectionView, "offices">,
  choice: Choice,
): string =>
  typeof choice === "string"
    ? words.say(`choice-${choice}`)
    : candidateName(words, view, choice.for);
