//! Candidates: nominated, supported, accepted, withdrawn.

use std::collections::BTreeSet;

use super::{Stretch, filled, within};
use crate::duties::Author;
use crate::elections::changes::{CandidateAct, CandidateNominated, CandidateWithdrawn};
use crate::elections::ids::{Candidate, OfficeKey};
use crate::elections::rule_set::{CandidateUnit, TieBreak};
use crate::elections::seats::may_vote_for;
use crate::elections::state::{CandidateState, ElectionState};
use crate::ids::AgencyId;
use crate::{Instant, Refusal};

labels! {
    /// Why somebody may not stand.
    OutOfScope {
        /// The rules list who may, and it is not among them.
        NotListed = "scope-not-listed",
        /// It has held the office for as many terms in a row as the rules allow.
        TermsInARow = "scope-terms-in-a-row",
        /// It has held the office for as many terms as the rules allow.
        TermsInAll = "scope-terms-in-all",
        /// No agency of it takes part.
        NoSeat = "scope-no-seat",
        /// Persons stand, and none is named; or countries stand, and a person is named.
        Unit = "scope-unit",
        /// The rules tell candidates apart by age, and no day of birth is given; or they do not, and one is.
        Birth = "scope-birth",
    }
}

fn in_time(state: &ElectionState, office: &OfficeKey, agency: &AgencyId, who: &Author, at: Instant) -> Result<(), Refusal> {
    filled(state, office)?;
    may_vote_for(&state.rules, agency, who)?;
    if state.rules.non_voting_seats.contains(agency) {
        return Err(Refusal::NotOnRoll { agency: agency.clone() });
    }
    within(state, Stretch::Nominations, (state.schedule.nominations_open, state.schedule.nominations_close), at)
}

fn standing<'a>(state: &'a ElectionState, office: &OfficeKey, candidate: &Candidate) -> Result<&'a CandidateState, Refusal> {
    let found = state.candidates.get(office).and_then(|all| all.get(candidate));
    found.filter(|it| it.withdrawn.is_none()).ok_or_else(|| Refusal::NotStanding { candidate: candidate.to_string() })
}

pub(super) fn nominate(state: &ElectionState, it: &CandidateNominated, who: &Author, at: Instant) -> Result<(), Refusal> {
    in_time(state, &it.office, &it.agency, who, at)?;
    if let Some(because) = out_of_scope(state, it) {
        return Err(Refusal::OutOfScope { country: it.candidate.country, because });
    }
    if !state.rules.nominations.self_nomination && who.country == Some(it.candidate.country) {
        return Err(Refusal::SelfNomination);
    }
    match state.candidates.get(&it.office).and_then(|all| all.get(&it.candidate)) {
        Some(known) if known.withdrawn.is_some() => Err(Refusal::NotStanding { candidate: it.candidate.to_string() }),
        Some(known) if known.nominated.contains_key(&it.agency) => Err(Refusal::AlreadyRecorded),
        // One candidacy has one day of birth.
        Some(known) if known.born != it.born => Err(Refusal::OutOfScope { country: it.candidate.country, because: OutOfScope::Birth }),
        _ => Ok(()),
    }
}

fn out_of_scope(state: &ElectionState, it: &CandidateNominated) -> Option<OutOfScope> {
    let rules = &state.rules;
    let held = state.held.iter().find(|held| held.office == it.office && held.country == it.candidate.country);
    let (consecutive, total) = held.map_or((0, 0), |held| (held.consecutive, held.total));
    let persons = rules.candidate_unit == CandidateUnit::Person;
    let found = |wrong: bool, because| wrong.then_some(because);
    found(persons != it.candidate.person.is_some(), OutOfScope::Unit)
        .or_else(|| found(it.born.is_some() != (persons && rules.tie_break.contains(&TieBreak::Age)), OutOfScope::Birth))
        .or_else(|| {
            let listed = &rules.candidate_scope.listed;
            found(!listed.is_empty() && !listed.contains(&it.candidate.country), OutOfScope::NotListed)
        })
        .or_else(|| found(rules.max_consecutive_terms.is_some_and(|most| consecutive >= most), OutOfScope::TermsInARow))
        .or_else(|| found(rules.candidate_scope.exclude_after_terms.is_some_and(|most| total >= most), OutOfScope::TermsInAll))
        .or_else(|| {
            let seats = state.roll.as_ref().map(|roll| roll.voting().any(|seat| seat.country == Some(it.candidate.country)));
            found(seats == Some(false), OutOfScope::NoSeat)
        })
}

pub(super) fn second(state: &ElectionState, it: &CandidateAct, who: &Author, at: Instant) -> Result<(), Refusal> {
    in_time(state, &it.office, &it.agency, who, at)?;
    let known = standing(state, &it.office, &it.candidate)?;
    if known.supporters.contains_key(&it.agency) || known.nominated.contains_key(&it.agency) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

pub(super) fn accept(state: &ElectionState, it: &CandidateAct, who: &Author, at: Instant) -> Result<(), Refusal> {
    in_time(state, &it.office, &it.agency, who, at)?;
    let known = standing(state, &it.office, &it.candidate)?;
    if who.country != Some(it.candidate.country) {
        return Err(Refusal::NotOfCountry { country: it.candidate.country });
    }
    if known.accepted.is_some() { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

/// Says whether a candidate has the supporters that the rules ask for, beside those who nominated it.
pub fn support(state: &ElectionState, it: &CandidateState) -> Result<(), Refusal> {
    let rule = &state.rules.nominations;
    let found = u32::try_from(it.supporters.len()).unwrap_or(u32::MAX);
    if found < rule.min_supporters {
        return Err(Refusal::TooFewSupporters { needed: rule.min_supporters, found });
    }
    let countries = it.supporters.values().flatten().collect::<BTreeSet<_>>().len();
    let found = u32::try_from(countries).unwrap_or(u32::MAX);
    if found < rule.supporters_from_countries {
        return Err(Refusal::TooFewCountries { needed: rule.supporters_from_countries, found });
    }
    Ok(())
}

/// Who nominated takes its nomination back; a country that was nominated by others alone declines for itself (4.3).
pub(super) fn withdraw(state: &ElectionState, it: &CandidateWithdrawn, who: &Author) -> Result<(), Refusal> {
    filled(state, &it.office)?;
    may_vote_for(&state.rules, &it.agency, who)?;
    let known = standing(state, &it.office, &it.candidate)?;
    let own = who.country == Some(it.candidate.country);
    let by_its_own = known.nominated.values().any(|nomination| nomination.country == Some(it.candidate.country));
    if known.nominated.contains_key(&it.agency) || (own && !by_its_own) { Ok(()) } else { Err(Refusal::NotItsNomination) }
}
