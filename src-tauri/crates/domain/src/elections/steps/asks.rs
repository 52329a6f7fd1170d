//! What a desk asks before it offers a step: the rules of the step as far as they are known before its content is.

use std::collections::BTreeSet;

use super::{Stretch, Wait, rounds, runs_or_counts, setup, voting, within};
use crate::duties::{Author, Duty};
use crate::elections::ids::{BallotUuid, LotSet};
use crate::elections::state::{BallotMark, ElectionState, EncryptedRound, RoundState};
use crate::ids::AgencyId;
use crate::{Instant, Refusal};

/// Says whether the roll may be frozen now, whoever does it.
pub fn freeze_is_due(state: &ElectionState, at: Instant) -> bool {
    state.roll.is_none() && state.cancelled.is_none() && at < state.schedule.registration_closes
}

/// Says whether a trustee's number may be opened now.
pub fn number_is_due(state: &ElectionState, set: &LotSet, owner: u32, at: Instant) -> bool {
    state.cancelled.is_none() && setup::may_open(state, set, owner, at).is_ok()
}

/// Says whether the parts of the trustees may be put together.
pub fn may_combine(state: &ElectionState, uuid: &BallotUuid, who: &Author) -> Result<(), Refusal> {
    runs_or_counts(state, who)?;
    let (_, encrypted) = voting::standing(state, uuid)?;
    let needed = state.trustees.as_ref().map_or(usize::MAX, |it| it.threshold as usize);
    if encrypted.parts.len() < needed {
        return Err(Refusal::NotYet { waits: Wait::Parts });
    }
    if encrypted.result.is_some() { Err(Refusal::AlreadyRecorded) } else { rounds::is_tallied(encrypted) }
}

/// Says whether somebody may nominate now.
pub fn may_nominate(state: &ElectionState, who: &Author, at: Instant) -> Result<(), Refusal> {
    if state.cancelled.is_some() {
        return Err(Refusal::ElectionOver);
    }
    let agency = who.agency.as_ref().ok_or(Refusal::NeedsDuty { duty: Duty::Representative })?;
    crate::elections::seats::may_vote_for(&state.rules, agency, who)?;
    if state.rules.non_voting_seats.contains(agency) {
        return Err(Refusal::NotOnRoll { agency: agency.clone() });
    }
    within(state, Stretch::Nominations, (state.schedule.nominations_open, state.schedule.nominations_close), at)
}

/// Says whether a ballot of a seat would come into the box now.
pub fn may_cast_now(state: &ElectionState, round: &RoundState, encrypted: &EncryptedRound, seat: &AgencyId, at: Instant) -> Result<(), Refusal> {
    voting::standing(state, &encrypted.uuid)?;
    let mark = if at < round.opens {
        BallotMark::Early
    } else if encrypted.closed.is_some() || at >= round.closes {
        BallotMark::Late
    } else if !state.rules.voting_window.revote && encrypted.voted(round, &state.rules, &BTreeSet::new()).contains(seat) {
        BallotMark::SecondVote
    } else {
        return Ok(());
    };
    Err(Refusal::BallotNotTaken { mark })
}
