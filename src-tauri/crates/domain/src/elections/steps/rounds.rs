//! Rounds: opened, counted; on paper, openly; made void.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::call::window;
use super::voting::standing;
use super::{Wait, filled, is_teller, runs, runs_or_counts, trustee};
use crate::duties::Author;
use crate::elections::changes::{BallotOpened, BallotVoided, Choice, Count, OpenVoteTaken, PaperCounted, PartlyDecrypted};
use crate::elections::changes::{ResultRecorded, TallyRecorded};
use crate::elections::decide::Outcome;
use crate::elections::ids::{BallotUuid, Candidate, OfficeKey};
use crate::elections::rule_set::BallotMode;
use crate::elections::state::{ElectionState, Roll};
use crate::hash::Sha256;
use crate::ids::AgencyId;
use crate::{Instant, Refusal, canonical};

/// Hours after the closing from which trustees decrypt though fewer than half have countersigned.
const PATIENCE: i64 = 24 * 3_600_000;

/// What `election.json` commits itself to, and every ballot with it.
#[derive(Serialize)]
struct Commitments<'a> {
    candidates: &'a [Candidate],
    election: String,
    nominations_sha256: Sha256,
    office: &'a OfficeKey,
    previous_round: Option<Sha256>,
    rehearsal: bool,
    roster_sha256: Sha256,
    round: usize,
    rules_sha256: Sha256,
}

/// Writes the value of `x_jcat` for the next round of an office: what its `election.json` must hold, word for word.
pub fn commitments(state: &ElectionState, office: &OfficeKey, candidates: &[Candidate]) -> Result<String, Refusal> {
    let roll = state.roll_text().ok_or(Refusal::NotYet { waits: Wait::Roll })?;
    let previous_round = state.rounds_of(office).filter_map(|it| it.encrypted()?.result.as_ref().map(|(_, last)| *last)).last();
    let commitments = Commitments {
        candidates,
        election: state.id.to_string(),
        nominations_sha256: state.nominations_sha256(),
        office,
        previous_round,
        rehearsal: state.rehearsal,
        roster_sha256: Sha256::of(roll.as_bytes()),
        round: state.rounds.iter().filter(|it| it.office == *office).count() + 1,
        rules_sha256: state.rules_sha256,
    };
    canonical::write(&commitments).map_err(|_| Refusal::RecordDiffers { record: Record::Election })
}

labels! {
    /// A text of the ballot format that does not fit.
    Record {
        /// `election.json`.
        Election = "election.json",
        /// The list of public credentials.
        Credentials = "public_creds.json",
        /// The result.
        Result = "result.json",
        /// The encrypted sum.
        Tally = "encrypted_tally",
    }
}

/// Writes the list of public credentials of a ballot: those of the registered seats and no other, by number, so that its order is not the roll's.
pub fn credentials_text(state: &ElectionState, uuid: &BallotUuid) -> Result<String, Refusal> {
    let roll = state.roll.as_ref().ok_or(Refusal::NotYet { waits: Wait::Roll })?;
    let of = |agency: &AgencyId| state.registered.get(agency).and_then(|it| it.credentials.get(uuid));
    let mut list: Vec<(&String, u64)> = roll.voting().filter_map(|seat| of(&seat.agency).map(|it| (it, seat.weight))).collect();
    list.sort_by_key(|(credential, _)| (credential.len(), credential.as_str()));
    let weighted = list.iter().any(|(_, weight)| *weight != 1);
    let lines: Vec<String> = list.into_iter().map(|(it, weight)| if weighted { format!("{it},{weight}") } else { it.clone() }).collect();
    canonical::write(&lines).map_err(|_| Refusal::RecordDiffers { record: Record::Credentials })
}

/// Gives who stands in the next round of an office, in the order of the ballot.
pub fn next_field(state: &ElectionState, office: &OfficeKey) -> Result<Vec<Candidate>, Refusal> {
    filled(state, office)?;
    let before = state.offices.iter().take_while(|it| *it != office).find(|it| !state.declared.contains_key(it));
    if before.is_some() {
        return Err(Refusal::NotYet { waits: Wait::OfficeBefore });
    }
    if state.rounds_of(office).any(|round| round.count.is_none()) {
        return Err(Refusal::NotYet { waits: Wait::Round });
    }
    let drawn = match (&state.drawn, state.rules.lot) {
        (Some(drawn), _) => drawn.order.get(office).cloned().unwrap_or_default(),
        (None, true) => return Err(Refusal::NotYet { waits: Wait::Order }),
        (None, false) => super::draw(state)?.order.remove(office).unwrap_or_default(),
    };
    match super::decide_office(state, office).outcome {
        Outcome::NextRound { candidates, .. } => Ok(drawn.into_iter().filter(|it| candidates.contains(it)).collect()),
        Outcome::NeedsLot { .. } => Err(Refusal::NotYet { waits: Wait::Numbers }),
        Outcome::NeedsCastingVote { .. } => Err(Refusal::NotYet { waits: Wait::Outcome }),
        Outcome::Elected { .. } | Outcome::Vacant | Outcome::ReopenNominations => Err(Refusal::NotYet { waits: Wait::Declaration }),
    }
}

fn roll(state: &ElectionState) -> Result<&Roll, Refusal> {
    state.roll.as_ref().ok_or(Refusal::NotYet { waits: Wait::Roll })
}

pub(super) fn open(state: &ElectionState, it: &BallotOpened, who: &Author, at: Instant) -> Result<(), Refusal> {
    runs(state, who)?;
    if state.rules.ballot_mode != BallotMode::Secret {
        return Err(Refusal::VotesAreOpen);
    }
    let roll = roll(state)?;
    let trustees = state.trustees.as_ref().ok_or(Refusal::NotYet { waits: Wait::Trustees })?;
    if !trustees.are_ready() {
        return Err(Refusal::NotYet { waits: Wait::Keys });
    }
    let all = roll.voting().all(|seat| state.registered.contains_key(&seat.agency));
    if at < state.schedule.registration_closes && !all {
        let from = super::when(&state.rules.voting_window.timezone, state.schedule.registration_closes);
        return Err(Refusal::TooEarly { step: super::Stretch::Voting, from });
    }
    // One ballot alone would be read in the result.
    if state.registered.len() < 2 {
        return Err(Refusal::TooFewRegistered);
    }
    if next_field(state, &it.office)? != it.candidates {
        return Err(Refusal::OtherCandidates);
    }
    match state.next_ballot(&it.office) {
        None => return Err(Refusal::NoBallotLeft),
        Some(next) if *next != it.uuid => return Err(Refusal::OtherBallot),
        Some(_) => {}
    }
    if it.opens < state.schedule.opens {
        let from = super::when(&state.rules.voting_window.timezone, state.schedule.opens);
        return Err(Refusal::TooEarly { step: super::Stretch::Voting, from });
    }
    window(&state.rules, it.opens.max(at), it.closes)?;
    let held = format!(r#""x_jcat":{}"#, commitments(state, &it.office, &it.candidates)?);
    if !it.election.contains(&held) || !it.election.contains(&format!(r#""uuid":"{}""#, it.uuid)) {
        return Err(Refusal::RecordDiffers { record: Record::Election });
    }
    if credentials_text(state, &it.uuid)? != it.credentials {
        return Err(Refusal::RecordDiffers { record: Record::Credentials });
    }
    Ok(())
}

pub(super) fn tally(state: &ElectionState, it: &TallyRecorded, who: &Author) -> Result<(), Refusal> {
    runs_or_counts(state, who)?;
    let (round, encrypted) = standing(state, &it.uuid)?;
    if encrypted.closed.is_none() {
        return Err(Refusal::NotYet { waits: Wait::Closing });
    }
    if encrypted.tally.is_some() {
        return Err(Refusal::AlreadyRecorded);
    }
    let most = encrypted.voted(round, &state.rules, &BTreeSet::new()).len();
    if it.tallied as usize > most { Err(Refusal::RecordDiffers { record: Record::Tally }) } else { Ok(()) }
}

/// Trustees decrypt when more than half of the registered seats have countersigned, or after a day with the missing ones named; never while
/// somebody's desk has found something else in the box.
pub(super) fn decrypt(state: &ElectionState, it: &PartlyDecrypted, who: &Author, at: Instant) -> Result<(), Refusal> {
    let number = trustee(state, who)?;
    let (_, encrypted) = standing(state, &it.uuid)?;
    let closed = encrypted.closed.as_ref().ok_or(Refusal::NotYet { waits: Wait::Closing })?;
    if encrypted.tally.is_none() {
        return Err(Refusal::NotYet { waits: Wait::Tally });
    }
    let contradicting: Vec<AgencyId> = encrypted.contradicted().into_iter().cloned().collect();
    if !contradicting.is_empty() {
        return Err(Refusal::BoxContradicted { agencies: contradicting });
    }
    let signed = encrypted.countersigned.len();
    let missing: Vec<&AgencyId> = state.registered.keys().filter(|agency| !encrypted.countersigned.contains_key(agency)).collect();
    if signed * 2 <= state.registered.len() {
        let from = Instant(closed.done.at.0.saturating_add(PATIENCE));
        let named = missing.iter().all(|agency| it.missing.contains(agency));
        if at < from || !named {
            let from = super::when(&state.rules.voting_window.timezone, from);
            return Err(Refusal::NotCountersigned { agencies: missing.into_iter().cloned().collect(), from });
        }
    }
    if encrypted.parts.contains_key(&number) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

pub(super) fn result(state: &ElectionState, it: &ResultRecorded, who: &Author) -> Result<(), Refusal> {
    runs_or_counts(state, who)?;
    let (_, encrypted) = standing(state, &it.uuid)?;
    let needed = state.trustees.as_ref().map_or(u32::MAX, |it| it.threshold);
    if encrypted.parts.len() < needed as usize {
        return Err(Refusal::NotYet { waits: Wait::Parts });
    }
    if encrypted.result.is_some() {
        return Err(Refusal::AlreadyRecorded);
    }
    read_counts(state, it).map(|_| ())
}

/// Refuses a round whose encrypted sum is not recorded.
pub(super) fn is_tallied(encrypted: &crate::elections::state::EncryptedRound) -> Result<(), Refusal> {
    if encrypted.tally.is_some() { Ok(()) } else { Err(Refusal::NotYet { waits: Wait::Tally }) }
}

/// Reads the votes of each answer: blank first where it is allowed, the candidates, and “against” where one stands alone.
pub fn read_counts(state: &ElectionState, it: &ResultRecorded) -> Result<Count, Refusal> {
    let differs = Refusal::RecordDiffers { record: Record::Result };
    let (round, encrypted) = state.round(&it.uuid).ok_or(Refusal::NotRecorded)?;
    let alone = round.candidates.len() == 1;
    let slots = usize::from(state.rules.blank_allowed) + round.candidates.len() + usize::from(alone);
    if it.counts.len() != slots {
        return Err(differs);
    }
    // Each ballot gives its whole weight to one answer. Where all weigh the same the sum is known.
    let tallied = encrypted.tally.as_ref().map_or(0, |(_, tallied)| u64::from(*tallied));
    let weights: BTreeSet<u64> = roll(state)?.voting().map(|seat| seat.weight).collect();
    let sum = it.counts.iter().try_fold(0u64, |sum, votes| sum.checked_add(*votes)).ok_or_else(|| differs.clone())?;
    let (least, most) = (weights.first().copied().unwrap_or(1), weights.last().copied().unwrap_or(1));
    if sum < tallied.saturating_mul(least) || sum > tallied.saturating_mul(most) {
        return Err(differs);
    }
    let mut counts = it.counts.iter().copied();
    let blank = if state.rules.blank_allowed { counts.next().unwrap_or_default() } else { 0 };
    let votes = round.candidates.iter().copied().zip(counts.by_ref()).collect();
    let against = if alone { it.counts.last().copied().unwrap_or_default() } else { 0 };
    Ok(Count { votes, against, blank, invalid: 0 })
}

/// A round is made void before it is counted, never after.
pub(super) fn void(state: &ElectionState, it: &BallotVoided, who: &Author) -> Result<(), Refusal> {
    runs(state, who)?;
    let (round, _) = standing(state, &it.uuid)?;
    if round.count.is_some() { Err(Refusal::AlreadyCounted) } else { Ok(()) }
}

/// What paper rounds and open votes have in common: who stood, who was there, when.
fn gathered(
    state: &ElectionState,
    (office, candidates): (&OfficeKey, &[Candidate]),
    (present, voted): (&[AgencyId], &[&AgencyId]),
    ended: Instant,
    at: Instant,
) -> Result<(), Refusal> {
    let roll = roll(state)?;
    let field: BTreeSet<Candidate> = next_field(state, office)?.into_iter().collect();
    if field != candidates.iter().copied().collect() || field.len() != candidates.len() {
        return Err(Refusal::OtherCandidates);
    }
    let seats: BTreeSet<&AgencyId> = roll.voting().map(|seat| &seat.agency).collect();
    if let Some(stranger) = present.iter().find(|agency| !seats.contains(agency)) {
        return Err(Refusal::NotOnRoll { agency: stranger.clone() });
    }
    if let Some(absent) = voted.iter().find(|agency| !present.contains(agency)) {
        return Err(Refusal::NotPresent { agency: (*absent).clone() });
    }
    let zone = &state.rules.voting_window.timezone;
    if ended < state.schedule.opens {
        return Err(Refusal::TooEarly { step: super::Stretch::Voting, from: super::when(zone, state.schedule.opens) });
    }
    if ended > at { Err(Refusal::InTheFuture) } else { Ok(()) }
}

pub(super) fn on_paper(state: &ElectionState, it: &PaperCounted, who: &Author, at: Instant) -> Result<(), Refusal> {
    if !is_teller(state, who) {
        runs(state, who)?;
    }
    if state.rules.ballot_mode != BallotMode::Secret {
        return Err(Refusal::VotesAreOpen);
    }
    let handed: Vec<&AgencyId> = it.handed_in.iter().collect();
    gathered(state, (&it.office, &it.candidates), (&it.present, &handed), it.ended, at)?;
    let weights: BTreeSet<u64> = roll(state)?.voting().map(|seat| seat.weight).collect();
    // Papers of different weight could be told apart, or would need boxes of their own.
    let [weight] = weights.into_iter().collect::<Vec<_>>()[..] else { return Err(Refusal::PaperOfUnequalVotes) };
    let drawn = state.drawn.as_ref().map(|drawn| drawn.tellers.iter().collect::<BTreeSet<_>>()).unwrap_or_default();
    if it.tellers.iter().collect::<BTreeSet<_>>() != drawn {
        return Err(Refusal::OtherTellers { agencies: drawn.into_iter().cloned().collect() });
    }
    let papers = it.handed_in.iter().collect::<BTreeSet<_>>().len() as u64;
    let others = [it.count.against, it.count.blank, it.count.invalid];
    let sum = it.count.votes.values().chain(&others).fold(0u64, |sum, votes| sum.saturating_add(*votes));
    let strange = it.count.votes.keys().any(|candidate| !it.candidates.contains(candidate))
        || (it.count.against > 0 && it.candidates.len() != 1)
        || (it.count.blank > 0 && !state.rules.blank_allowed);
    if strange || sum != papers.saturating_mul(weight) || it.handed_in.len() as u64 != papers {
        return Err(Refusal::CountDiffers { papers, votes: sum });
    }
    Ok(())
}

pub(super) fn openly(state: &ElectionState, it: &OpenVoteTaken, who: &Author, at: Instant) -> Result<(), Refusal> {
    runs(state, who)?;
    if state.rules.ballot_mode != BallotMode::Open {
        return Err(Refusal::VotesAreSecret);
    }
    let voted: Vec<&AgencyId> = it.votes.keys().collect();
    gathered(state, (&it.office, &it.candidates), (&it.present, &voted), it.ended, at)?;
    let fits = |choice: &Choice| match choice {
        Choice::For(candidate) => it.candidates.contains(candidate),
        Choice::Against => it.candidates.len() == 1,
        Choice::Blank => state.rules.blank_allowed,
    };
    if it.votes.values().all(fits) { Ok(()) } else { Err(Refusal::OtherCandidates) }
}

/// Counts an open vote by what each seat's vote weighs.
pub fn count_openly(state: &ElectionState, it: &OpenVoteTaken) -> Count {
    let weights: BTreeMap<&AgencyId, u64> = state.roll.iter().flat_map(Roll::voting).map(|seat| (&seat.agency, seat.weight)).collect();
    let mut count = Count::default();
    for (agency, choice) in &it.votes {
        let weight = weights.get(agency).copied().unwrap_or_default();
        match choice {
            Choice::For(candidate) => *count.votes.entry(*candidate).or_default() += weight,
            Choice::Against => count.against += weight,
            Choice::Blank => count.blank += weight,
        }
    }
    count
}
