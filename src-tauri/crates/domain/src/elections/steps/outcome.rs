//! The outcome: what the rounds come to, its declaration, objections, the end of the keys.

use std::collections::BTreeMap;

use super::setup::{days_after, seed};
use super::{Stretch, Wait, filled, runs, voter, within};
use crate::duties::Author;
use crate::elections::changes::{CastingVoteGiven, ObjectionSettled, OutcomeDeclared, OutcomeObjected};
use crate::elections::decide::{Contest, Decision, OtherHolder, Outcome, RoundResult, Standing, decide};
use crate::elections::ids::{LotSet, OfficeKey};
use crate::elections::rule_set::RuleSet;
use crate::elections::state::{Declared, ElectionState, Manner, Roll, RoundState};
use crate::hash::Sha256;
use crate::{Country, Day, Instant, Refusal, canonical};

/// Gives the rounds of an office that were counted.
pub fn results(state: &ElectionState, office: &OfficeKey) -> Vec<RoundResult> {
    let result = |round: &RoundState| {
        let count = round.count.clone()?;
        let voted = match &round.manner {
            Manner::Encrypted(it) => it.voted(round, &state.rules, &std::collections::BTreeSet::new()).into_iter().cloned().collect(),
            Manner::Open { votes } => votes.keys().cloned().collect(),
            Manner::Paper { .. } => std::collections::BTreeSet::new(),
        };
        let also = round.present.keys().filter(|agency| !voted.contains(*agency)).count() as u64;
        // On paper those who handed one in are among those present.
        let seats_present = if matches!(round.manner, Manner::Paper { .. }) { round.present.len() as u64 } else { round.seats_cast + also };
        let encrypted = matches!(round.manner, Manner::Encrypted(_));
        let at_opening = round.present.values().filter(|at| !encrypted || **at < round.opens).count() as u64;
        Some(RoundResult { count, seats_cast: round.seats_cast, seats_present, present_at_opening: at_opening })
    };
    state.rounds_of(office).filter_map(result).collect()
}

/// Gives what the lot of a tie is bound to: the last round that was counted.
pub fn lot_context(state: &ElectionState, office: &OfficeKey) -> Option<Sha256> {
    let round = state.rounds_of(office).filter(|round| round.count.is_some()).last()?;
    let text = match &round.manner {
        Manner::Encrypted(it) => return Some(Sha256::of(it.election.as_bytes())),
        Manner::Paper { .. } | Manner::Open { .. } => canonical::write(&(office, &round.candidates, &round.closes, &round.count)),
    };
    text.ok().map(|text| Sha256::of(text.as_bytes()))
}

/// Gives what the counts of an office are read against.
pub fn contest(state: &ElectionState, office: &OfficeKey) -> Contest {
    let seats = || state.roll.iter().flat_map(Roll::voting);
    let union = |country: Country| seats().any(|seat| seat.country == Some(country) && seat.union);
    // A country has been a member since the first of its agencies; where one of them is unknown, so is that.
    let since = |country: Country| seats().filter(|seat| seat.country == Some(country)).map(|seat| seat.since).min().flatten();
    let candidates = state
        .standing(office)
        .map(|(candidate, it)| Standing { candidate: *candidate, union: union(candidate.country), since: since(candidate.country), born: it.born })
        .collect();
    let mut others: BTreeMap<OfficeKey, Country> = state
        .held
        .iter()
        .filter(|held| held.sitting && !state.offices.contains(&held.office))
        .map(|held| (held.office.clone(), held.country))
        .collect();
    let elected = state.declared.iter().filter(|(_, it)| !it.is_annulled());
    others.extend(elected.filter_map(|(office, it)| it.outcome.elected().map(|candidate| (office.clone(), candidate.country))));
    Contest {
        office: office.clone(),
        candidates,
        seats: seats().count() as u64,
        weight: seats().map(|seat| seat.weight).sum(),
        others: others
            .into_iter()
            .filter(|(other, _)| other != office)
            .map(|(office, country)| OtherHolder { office, country, union: union(country) })
            .collect(),
        outgoing_chair: state.held.iter().find(|held| held.sitting && held.office == OfficeKey::chair()).map(|held| held.country),
        casting: state.casting.get(office).copied(),
        lot: lot_context(state, office).and_then(|context| seed(state, &LotSet::tie(office), &context)),
    }
}

/// Decides an office by what has been counted.
pub fn decide_office(state: &ElectionState, office: &OfficeKey) -> Decision {
    decide(&state.rules, &contest(state, office), &results(state, office))
}

/// Decides an office as other rules would have it: the effect of a change of rules on what was counted.
pub fn decide_under(state: &ElectionState, rules: &RuleSet, office: &OfficeKey) -> Decision {
    decide(rules, &contest(state, office), &results(state, office))
}

pub(super) fn casting_vote(state: &ElectionState, it: &CastingVoteGiven, who: &Author) -> Result<(), Refusal> {
    filled(state, &it.office)?;
    let contest = contest(state, &it.office);
    let chair = contest.outgoing_chair.ok_or(Refusal::NoTie)?;
    let agency = who.agency.clone().ok_or(Refusal::NotOfCountry { country: chair })?;
    voter(state, &agency, who)?;
    if who.country != Some(chair) {
        return Err(Refusal::NotOfCountry { country: chair });
    }
    match decide(&state.rules, &contest, &results(state, &it.office)).outcome {
        Outcome::NeedsCastingVote { candidates } if candidates.contains(&it.candidate) => Ok(()),
        Outcome::NeedsCastingVote { .. } => Err(Refusal::NotStanding { candidate: it.candidate.to_string() }),
        _ => Err(Refusal::NoTie),
    }
}

/// Gives the outcome of an office that may be declared: every office before it is, every round is counted, and nothing more is to come. Where nobody
/// votes because one candidate stands, or none, that is so once nominations have ended.
pub fn declarable(state: &ElectionState, office: &OfficeKey, at: Instant) -> Result<Decision, Refusal> {
    filled(state, office)?;
    if state.offices.iter().take_while(|it| *it != office).any(|it| !state.declared.contains_key(it)) {
        return Err(Refusal::NotYet { waits: Wait::OfficeBefore });
    }
    if state.rounds_of(office).any(|round| round.count.is_none()) {
        return Err(Refusal::NotYet { waits: Wait::Round });
    }
    if state.roll.is_none() {
        return Err(Refusal::NotYet { waits: Wait::Roll });
    }
    within(state, Stretch::Voting, (state.schedule.nominations_close, Instant(i64::MAX)), at)?;
    let decided = decide_office(state, office);
    if decided.outcome.is_final() { Ok(decided) } else { Err(Refusal::NotYet { waits: Wait::Outcome }) }
}

pub(super) fn declare(state: &ElectionState, it: &OutcomeDeclared, who: &Author, at: Instant) -> Result<(), Refusal> {
    runs(state, who)?;
    let decided = declarable(state, &it.office, at)?;
    if decided.outcome == it.outcome && decided.reasons == it.reasons { Ok(()) } else { Err(Refusal::OutcomeDiffers) }
}

/// Gives the moment until which an outcome can be objected to.
pub fn objections_end(state: &ElectionState, declared: &Declared) -> Instant {
    days_after(state, declared.done.at, state.rules.objection_days)
}

pub(super) fn object(state: &ElectionState, it: &OutcomeObjected, who: &Author, at: Instant) -> Result<(), Refusal> {
    voter(state, &it.agency, who)?;
    let declared = state.declared.get(&it.office).ok_or(Refusal::NotYet { waits: Wait::Declaration })?;
    within(state, Stretch::Objections, (declared.done.at, objections_end(state, declared)), at)?;
    let open = declared.objections.iter().any(|objection| objection.agency == it.agency && objection.settled.is_none());
    if open { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

pub(super) fn settle(state: &ElectionState, it: &ObjectionSettled, who: &Author) -> Result<(), Refusal> {
    runs(state, who)?;
    let declared = state.declared.get(&it.office).ok_or(Refusal::NotYet { waits: Wait::Declaration })?;
    let found = declared.objections.iter().any(|objection| objection.agency == it.agency && objection.settled.is_none());
    if !found {
        return Err(Refusal::NotRecorded);
    }
    it.act.carried()
}

/// Keys are destroyed once nobody can object any more and every objection is settled; or once the election was broken off.
pub(super) fn destroy(state: &ElectionState, who: &Author, at: Instant) -> Result<(), Refusal> {
    // Whoever has another duty by now destroys its key all the same.
    let number = state.trustees.as_ref().and_then(|it| it.number_of(who.officer)).ok_or(Refusal::NotATrustee)?;
    if state.cancelled.is_none() {
        if !state.is_over() {
            return Err(Refusal::NotYet { waits: Wait::Declaration });
        }
        let end = state.declared.values().map(|declared| objections_end(state, declared)).max().unwrap_or(at);
        if at < end {
            let from = super::when(&state.rules.voting_window.timezone, end);
            return Err(Refusal::KeysStillNeeded { from });
        }
        if state.declared.values().flat_map(|declared| &declared.objections).any(|objection| objection.settled.is_none()) {
            return Err(Refusal::NotYet { waits: Wait::Objections });
        }
    }
    let mine = state.trustees.as_ref().and_then(|it| it.trustees.get((number as usize).saturating_sub(1)));
    if mine.is_some_and(|it| it.destroyed.is_some()) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

pub(super) fn cancel(state: &ElectionState, who: &Author) -> Result<(), Refusal> {
    runs(state, who)?;
    // What was declared stands; it is objected to, not cancelled.
    if state.is_over() { Err(Refusal::ElectionOver) } else { Ok(()) }
}

/// Gives the first day of a term, and the day on which it ends.
pub fn term(state: &ElectionState, declared: &Declared) -> (Day, Day) {
    let from = state.schedule.term_starts.unwrap_or_else(|| super::call::day_in(super::call::zone(&state.rules), declared.done.at));
    let months = chrono::Months::new(state.rules.term_months);
    (from, Day::nearest(from.0.checked_add_months(months).unwrap_or(from.0)))
}
