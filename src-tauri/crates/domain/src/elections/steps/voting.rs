//! Voting: checking in, casting, closing, countersigning.

use std::collections::BTreeSet;

use super::{is_teller, runs, voter};
use crate::duties::Author;
use crate::elections::changes::{BallotCast, BallotClosed, HeadCountersigned, SeatPresent};
use crate::elections::state::{BallotMark, ElectionState, EncryptedRound, RoundState};
use crate::hash::Sha256;
use crate::ids::AgencyId;
use crate::{Instant, Refusal};

/// Gives a round that was not made void.
pub(super) fn standing<'a>(state: &'a ElectionState, uuid: &crate::elections::BallotUuid) -> Result<(&'a RoundState, &'a EncryptedRound), Refusal> {
    let (round, encrypted) = state.round(uuid).ok_or(Refusal::NotRecorded)?;
    if round.voided.is_some() { Err(Refusal::BallotVoid) } else { Ok((round, encrypted)) }
}

pub(super) fn check_in(state: &ElectionState, it: &SeatPresent, who: &Author, at: Instant) -> Result<(), Refusal> {
    let seat = voter(state, &it.agency, who)?;
    let (round, encrypted) = standing(state, &it.uuid)?;
    if encrypted.closed.is_some() || at >= round.closes {
        return Err(Refusal::VotingClosed);
    }
    if round.present.contains_key(&seat.agency) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

/// A ballot that was sent is kept, whatever it counts as: [`EncryptedRound::marks`] says.
pub(super) fn cast(state: &ElectionState, it: &BallotCast, who: &Author) -> Result<(), Refusal> {
    voter(state, &it.agency, who)?;
    state.round(&it.uuid).map(|_| ()).ok_or(Refusal::NotRecorded)
}

/// Says whether a ballot would come into the box if it were cast now.
pub fn may_cast(state: &ElectionState, it: &BallotCast, now: Instant) -> Result<(), Refusal> {
    let (round, encrypted) = standing(state, &it.uuid)?;
    let seat = seat_of_ballot(state, it);
    let sha256 = Sha256::of(it.ballot.as_bytes());
    let voted = encrypted.voted(round, &state.rules, &BTreeSet::new());
    let mark = if encrypted.ballots.iter().any(|ballot| ballot.sha256 == sha256) {
        BallotMark::Replayed
    } else if now < round.opens {
        BallotMark::Early
    } else if encrypted.closed.is_some() || now >= round.closes {
        BallotMark::Late
    } else {
        match &seat {
            None => BallotMark::Malformed,
            Some(seat) if voted.contains(seat) && !state.rules.voting_window.revote => BallotMark::SecondVote,
            Some(_) => return Ok(()),
        }
    };
    Err(Refusal::BallotNotTaken { mark })
}

/// Reads whose ballot it is: the seat of its author's agency, where the ballot is of this round and bears the credential that the seat registered.
///
/// The form of a ballot is fixed to the character, so its beginning is compared and nothing parsed.
pub fn seat_of_ballot(state: &ElectionState, it: &BallotCast) -> Option<AgencyId> {
    let (_, encrypted) = state.round(&it.uuid)?;
    let seat = state.roll.as_ref()?.seat_of(&it.agency)?;
    let credential = state.registered.get(&seat.agency)?.credentials.get(&it.uuid)?;
    let fingerprint = Sha256::of(encrypted.election.as_bytes()).base64();
    let uuid = &it.uuid;
    let begins = format!(r#"{{"election_uuid":"{uuid}","election_hash":"{fingerprint}","credential":"{credential}","answers":["#);
    it.ballot.starts_with(&begins).then(|| seat.agency.clone())
}

/// From the end on by whoever runs the election or a teller, earlier only when every registered seat has voted; the first that holds, holds.
pub(super) fn close(state: &ElectionState, it: &BallotClosed, who: &Author, at: Instant) -> Result<(), Refusal> {
    if !is_teller(state, who) {
        runs(state, who)?;
    }
    let (round, encrypted) = standing(state, &it.uuid)?;
    if encrypted.closed.is_some() {
        return Err(Refusal::VotingClosed);
    }
    if at >= round.closes {
        return Ok(());
    }
    let voted = encrypted.voted(round, &state.rules, &BTreeSet::new());
    let missing: Vec<AgencyId> = state.registered.keys().filter(|agency| !voted.contains(agency)).cloned().collect();
    let until = super::when(&state.rules.voting_window.timezone, round.closes);
    if missing.is_empty() && at >= round.opens { Ok(()) } else { Err(Refusal::StillVoting { agencies: missing, until }) }
}

/// A seat says what its desk found in the box, once. What contradicts the closing is kept: it stops the count.
pub(super) fn countersign(state: &ElectionState, it: &HeadCountersigned, who: &Author) -> Result<(), Refusal> {
    let seat = voter(state, &it.agency, who)?;
    let (_, encrypted) = standing(state, &it.uuid)?;
    if encrypted.closed.is_none() {
        return Err(Refusal::NotYet { waits: super::Wait::Closing });
    }
    if !state.registered.contains_key(&seat.agency) {
        return Err(Refusal::NotRegistered { agency: seat.agency.clone() });
    }
    if encrypted.countersigned.contains_key(&seat.agency) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}
