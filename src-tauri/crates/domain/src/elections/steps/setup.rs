//! What is fixed before voting: the roll, credentials, trustees and their keys, numbers for the lot, the order of the ballot.

use std::collections::{BTreeMap, BTreeSet};

use super::call::{day_in, zone};
use super::{Stretch, Wait, runs, runs_or_counts, trustee, voter, within};
use crate::duties::Author;
use crate::elections::changes::{CeremonyMessage, CeremonyStep, CredentialsRegistered, NonceOpened, NonceShare, NoncesCommitted, OrderDrawn};
use crate::elections::changes::{RollFrozen, TrusteesNamed};
use crate::elections::decide::Outcome;
use crate::elections::ids::{Candidate, LotSet, OfficeKey};
use crate::elections::lot::{self, Nonce, Seed};
use crate::elections::state::{ElectionState, NonceState, TrusteesState};
use crate::hash::Sha256;
use crate::ids::AgencyId;
use crate::{Country, Instant, Refusal};

labels! {
    /// What is wrong with trustees.
    TrusteeFault {
        /// They are fewer than the rules ask for.
        TooFew = "trustees-too-few",
        /// The threshold is below the rules', or all are needed.
        Threshold = "trustees-threshold",
        /// Somebody is named twice.
        Twice = "trustees-twice",
        /// Two are of one country, or of one body of the Union.
        SameCountry = "trustees-same-country",
        /// A board secretary, a deputy of this election or an administrator is among them.
        RunsIt = "trustees-run-it",
    }
}

/// More seats than any board has, and more than any vote weighs.
const MOST_SEATS: usize = 1_000;
const MOST_WEIGHT: u64 = 1_000_000;

// ---- the roll --------------------------------------------------------------------------------------------------------------

pub(super) fn freeze(state: &ElectionState, it: &RollFrozen, who: &Author, at: Instant) -> Result<(), Refusal> {
    runs(state, who)?;
    if state.roll.is_some() {
        return Err(Refusal::AlreadyRecorded);
    }
    within(state, Stretch::Registration, (state.called.at, state.schedule.registration_closes), at)?;
    let agencies: Vec<&AgencyId> = it.seats.iter().flat_map(|seat| std::iter::once(&seat.agency).chain(&seat.with)).collect();
    // Sums of votes stay far below what a number holds.
    let plausible = it.seats.len() <= MOST_SEATS && it.seats.iter().all(|seat| seat.weight <= MOST_WEIGHT);
    if !plausible || !it.seats.iter().any(super::super::Seat::votes) || agencies.iter().collect::<BTreeSet<_>>().len() != agencies.len() {
        return Err(Refusal::RollDoubtful);
    }
    let needed = state.rules.longest();
    let uuids: Vec<_> = it.ballots.values().flatten().collect();
    let complete = it.ballots.keys().eq(state.offices.iter().collect::<BTreeSet<_>>()) && it.ballots.values().all(|list| list.len() == needed);
    if !complete || uuids.iter().collect::<BTreeSet<_>>().len() != uuids.len() {
        return Err(Refusal::BallotsDoubtful { needed: needed.saturating_mul(state.offices.len()), found: uuids.len() });
    }
    Ok(())
}

pub(super) fn register(state: &ElectionState, it: &CredentialsRegistered, who: &Author, at: Instant) -> Result<(), Refusal> {
    let seat = voter(state, &it.agency, who)?;
    let roll = state.roll.as_ref().ok_or(Refusal::NotYet { waits: Wait::Roll })?;
    within(state, Stretch::Registration, (roll.done.at, state.schedule.registration_closes), at)?;
    if !state.rounds.is_empty() {
        return Err(Refusal::VotingHasBegun);
    }
    let needed: BTreeSet<_> = roll.ballots.values().flatten().collect();
    let digits = |text: &String| !text.is_empty() && text.len() <= 700 && text.bytes().all(|it| it.is_ascii_digit());
    let distinct: BTreeSet<&String> = it.credentials.values().collect();
    if !it.credentials.keys().eq(needed.iter().copied()) || !it.credentials.values().all(digits) || distinct.len() != needed.len() {
        return Err(Refusal::CredentialsDoubtful { needed: needed.len(), found: distinct.len() });
    }
    let others = state.registered.iter().filter(|(agency, _)| **agency != seat.agency);
    if others.flat_map(|(_, other)| other.credentials.values()).any(|credential| distinct.contains(credential)) {
        return Err(Refusal::CredentialTaken);
    }
    if it.statement.trim().is_empty() { Err(Refusal::StatementMissing) } else { Ok(()) }
}

// ---- trustees ---------------------------------------------------------------------------------------------------------------

pub(super) fn name_trustees(state: &ElectionState, it: &TrusteesNamed, who: &Author, at: Instant) -> Result<(), Refusal> {
    runs(state, who)?;
    if !state.rounds.is_empty() || !state.nonces.is_empty() {
        return Err(Refusal::AlreadyRecorded);
    }
    // Their numbers are committed to before nominations end, so that nobody can choose candidates to suit a lot.
    if state.rules.lot {
        within(state, Stretch::Nominations, (state.called.at, state.schedule.nominations_close), at)?;
    }
    trustee_fault(state, it).map_or(Ok(()), |fault| Err(Refusal::TrusteesDoubtful { fault }))
}

fn trustee_fault(state: &ElectionState, it: &TrusteesNamed) -> Option<TrusteeFault> {
    let rule = state.rules.trustees;
    let many = u32::try_from(it.trustees.len()).unwrap_or(u32::MAX);
    let officers: BTreeSet<_> = it.trustees.iter().map(|trustee| trustee.officer).collect();
    let from: BTreeSet<Result<Country, &AgencyId>> = it.trustees.iter().map(|trustee| trustee.country.ok_or(&trustee.agency)).collect();
    let found = |wrong: bool, fault| wrong.then_some(fault);
    found(many < rule.least, TrusteeFault::TooFew)
        .or_else(|| found(it.threshold < rule.threshold || it.threshold >= many, TrusteeFault::Threshold))
        .or_else(|| found(officers.len() != it.trustees.len(), TrusteeFault::Twice))
        // One for each country: so two agencies of a candidate's country are never among them.
        .or_else(|| found(from.len() != it.trustees.len(), TrusteeFault::SameCountry))
        .or_else(|| found(officers.contains(&state.called.by) || !officers.is_disjoint(&state.deputies), TrusteeFault::RunsIt))
}

fn ceremony(state: &ElectionState) -> Result<&TrusteesState, Refusal> {
    state.trustees.as_ref().ok_or(Refusal::NotYet { waits: Wait::Trustees })
}

pub(super) fn send(state: &ElectionState, it: &CeremonyMessage, who: &Author) -> Result<(), Refusal> {
    let trustees = ceremony(state)?;
    let number = trustee(state, who)?;
    let before = match it.step {
        CeremonyStep::Certificate => None,
        CeremonyStep::Shares => Some(CeremonyStep::Certificate),
        CeremonyStep::Verification => Some(CeremonyStep::Shares),
    };
    if before.is_some_and(|step| !trustees.all_sent(step)) {
        return Err(Refusal::NotYet { waits: Wait::Ceremony });
    }
    let mine = trustees.trustees.get((number as usize).saturating_sub(1)).ok_or(Refusal::NotATrustee)?;
    if mine.messages.contains_key(&it.step) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

fn with_keys(state: &ElectionState, who: &Author) -> Result<u32, Refusal> {
    let trustees = ceremony(state)?;
    let number = trustee(state, who)?;
    if trustees.all_sent(CeremonyStep::Verification) { Ok(number) } else { Err(Refusal::NotYet { waits: Wait::Ceremony }) }
}

pub(super) fn back_up(state: &ElectionState, who: &Author) -> Result<(), Refusal> {
    with_keys(state, who).map(|_| ())
}

pub(super) fn rehearse(state: &ElectionState, who: &Author) -> Result<(), Refusal> {
    with_keys(state, who).map(|_| ())
}

// ---- the lot ------------------------------------------------------------------------------------------------------------------

/// Gives the lots that an election may need.
pub fn lot_sets(state: &ElectionState) -> BTreeSet<LotSet> {
    if !state.rules.lot {
        return BTreeSet::new();
    }
    std::iter::once(LotSet::order()).chain(state.offices.iter().map(LotSet::tie)).collect()
}

pub(super) fn commit(state: &ElectionState, it: &NoncesCommitted, who: &Author, at: Instant) -> Result<(), Refusal> {
    let number = with_keys(state, who)?;
    within(state, Stretch::Nominations, (state.called.at, state.schedule.nominations_close), at)?;
    let sets = lot_sets(state);
    let given: BTreeSet<_> = it.commitments.iter().map(|one| one.set.clone()).collect();
    if sets.is_empty() || given != sets || it.commitments.len() != sets.len() {
        return Err(Refusal::CommitmentsDoubtful { needed: sets.len(), found: it.commitments.len() });
    }
    if state.nonces.values().any(|set| set.contains_key(&number)) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

/// Numbers of the order are opened once nominations have ended, those of a tie once the rules ask for the lot.
pub(super) fn may_open(state: &ElectionState, set: &LotSet, owner: u32, at: Instant) -> Result<(), Refusal> {
    let nonce = state.nonces.get(set).and_then(|set| set.get(&owner)).ok_or(Refusal::NotRecorded)?;
    if nonce.opened.is_some() {
        return Err(Refusal::AlreadyRecorded);
    }
    if *set == LotSet::order() {
        return within(state, Stretch::Voting, (state.schedule.nominations_close, Instant(i64::MAX)), at);
    }
    let tied = |office: &OfficeKey| LotSet::tie(office) == *set && matches!(super::decide_office(state, office).outcome, Outcome::NeedsLot { .. });
    if state.offices.iter().any(tied) { Ok(()) } else { Err(Refusal::NoTie) }
}

pub(super) fn share_nonce(state: &ElectionState, it: &NonceShare, who: &Author, at: Instant) -> Result<(), Refusal> {
    let number = trustee(state, who)?;
    may_open(state, &it.set, it.trustee, at)?;
    let known = state.nonces.get(&it.set).and_then(|set| set.get(&it.trustee)).is_some_and(|nonce| nonce.shares.contains_key(&number));
    if known { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

/// Whoever opens it: the commitment says whether it is the number.
pub(super) fn open_nonce(state: &ElectionState, it: &NonceOpened, who: &Author, at: Instant) -> Result<(), Refusal> {
    runs_or_counts(state, who)?;
    may_open(state, &it.set, it.trustee, at)?;
    let bound = state.nonces.get(&it.set).and_then(|set| set.get(&it.trustee)).map(|nonce| nonce.commitment);
    if bound == Some(lot::commitment(state.id, &it.set, it.trustee, &it.nonce)) { Ok(()) } else { Err(Refusal::NumberDiffers) }
}

/// Gives the seed of a lot; none before every trustee's number was opened.
pub(super) fn seed(state: &ElectionState, set: &LotSet, context: &Sha256) -> Option<Seed> {
    let numbers = state.nonces.get(set)?;
    let all = state.trustees.as_ref()?.trustees.len();
    let opened: Vec<Nonce> = numbers.values().map(|it: &NonceState| it.opened).collect::<Option<_>>()?;
    (opened.len() == all && all > 0).then(|| Seed::of(set, &opened, context))
}

/// Gives the order of candidates and the tellers: by lot where the rules have it, else the candidates by their codes.
pub fn draw(state: &ElectionState) -> Result<OrderDrawn, Refusal> {
    let roll = state.roll.as_ref().ok_or(Refusal::NotYet { waits: Wait::Roll })?;
    let standing = |office: &OfficeKey| -> Vec<Candidate> { state.standing(office).map(|(candidate, _)| *candidate).collect() };
    if !state.rules.lot {
        return Ok(OrderDrawn { order: state.offices.iter().map(|office| (office.clone(), standing(office))).collect(), tellers: Vec::new() });
    }
    let waits = if state.nonces.is_empty() { Wait::Commitments } else { Wait::Numbers };
    let seed = seed(state, &LotSet::order(), &state.nominations_sha256()).ok_or(Refusal::NotYet { waits })?;
    let order: BTreeMap<OfficeKey, Vec<Candidate>> =
        state.offices.iter().map(|office| (office.clone(), seed.permute(&format!("order/{office}"), standing(office)))).collect();
    // Tellers are drawn from the seats that no candidate is of.
    let countries: BTreeSet<Country> = order.values().flatten().map(|candidate| candidate.country).collect();
    let free = roll.voting().filter(|seat| seat.country.is_none_or(|country| !countries.contains(&country))).map(|seat| seat.agency.clone());
    let tellers = seed.permute("tellers", free).into_iter().take(state.rules.tellers as usize).collect();
    Ok(OrderDrawn { order, tellers })
}

pub(super) fn draw_order(state: &ElectionState, it: &OrderDrawn, who: &Author, at: Instant) -> Result<(), Refusal> {
    runs(state, who)?;
    if state.drawn.is_some() {
        return Err(Refusal::AlreadyRecorded);
    }
    within(state, Stretch::Voting, (state.schedule.nominations_close, Instant(i64::MAX)), at)?;
    if draw(state)? == *it { Ok(()) } else { Err(Refusal::LotDiffers) }
}

/// Gives the moment at which a number of days after a moment have gone by, at the end of the last of them in the rules' zone.
pub(super) fn days_after(state: &ElectionState, at: Instant, days: u32) -> Instant {
    let zone = zone(&state.rules);
    let end = day_in(zone, at).plus(u64::from(days) + 1);
    let midnight = end.0.and_time(chrono::NaiveTime::MIN);
    // Where clocks leave midnight out, the day begins with the first hour that is there.
    let begins = (0..4).find_map(|hour| (midnight + chrono::TimeDelta::hours(hour)).and_local_timezone(zone).earliest());
    begins.map_or(Instant(i64::MAX), |it| Instant(it.timestamp_millis()))
}
