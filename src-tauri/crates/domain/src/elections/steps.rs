//! Whether a step of an election may be taken.
//!
//! [`check`] answers for deciding and for folding alike. [`take`] asks beside what only whoever decides can be asked: a ballot that comes too
//! late is kept and marked when it has been sent, and refused before it is sent.

mod asks;
mod call;
mod candidates;
mod outcome;
mod rounds;
mod setup;
mod voting;

pub use asks::{freeze_is_due, may_cast_now, may_combine, may_nominate, number_is_due};
pub use call::{day_under, may_call, when, window};
pub use candidates::{OutOfScope, support};
pub use outcome::{contest, decide_office, decide_under, declarable, lot_context, objections_end, results, term};
pub use rounds::{Record, commitments, count_openly, credentials_text, next_field, read_counts};
pub use setup::{TrusteeFault, draw, lot_sets};
pub use voting::{may_cast, seat_of_ballot};

use super::state::ElectionState;
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::ids::AgencyId;
use crate::{Instant, Refusal};

labels! {
    /// What has a time in an election.
    Stretch {
        /// Nominating, supporting, accepting.
        Nominations = "nominations",
        /// Registering credentials.
        Registration = "registration",
        /// Voting.
        Voting = "voting",
        /// Objecting.
        Objections = "objections",
    }
}

labels! {
    /// What a step waits for.
    Wait {
        /// The roll must be frozen.
        Roll = "waits-for-roll",
        /// Trustees must be named.
        Trustees = "waits-for-trustees",
        /// Every trustee must send its message of the step before.
        Ceremony = "waits-for-ceremony",
        /// Every trustee must have a copy of its key and have tried it.
        Keys = "waits-for-keys",
        /// Every trustee must commit to its numbers.
        Commitments = "waits-for-commitments",
        /// Every number of the lot must be opened.
        Numbers = "waits-for-numbers",
        /// Order and tellers must be drawn.
        Order = "waits-for-order",
        /// The office before it must be declared.
        OfficeBefore = "waits-for-office-before",
        /// The round that is open must be counted, or made void.
        Round = "waits-for-count",
        /// Voting must be closed.
        Closing = "waits-for-closing",
        /// The encrypted sum must be recorded.
        Tally = "waits-for-tally",
        /// More trustees must decrypt.
        Parts = "waits-for-parts",
        /// The outcome must be declared.
        Declaration = "waits-for-declaration",
        /// Objections must be settled.
        Objections = "waits-for-objections",
        /// Another step must be taken before there is an outcome.
        Outcome = "waits-for-next-step",
    }
}

/// Takes a step: gives the change back where it may be recorded.
pub fn take(state: &ElectionState, change: Change, who: &Author, now: Instant) -> Result<Change, Refusal> {
    check(state, &change, who, now)?;
    if let Change::BallotCast(it) = &change {
        may_cast(state, it, now)?;
    }
    Ok(change)
}

/// Says whether a step holds. The same answer when deciding and when folding.
pub fn check(state: &ElectionState, change: &Change, who: &Author, at: Instant) -> Result<(), Refusal> {
    let ending = matches!(change, Change::KeyDestroyed(_) | Change::ElectionMinuted(_));
    if state.cancelled.is_some() && !ending {
        return Err(Refusal::ElectionOver);
    }
    match change {
        Change::CandidateNominated(it) => candidates::nominate(state, it, who, at),
        Change::CandidateSupported(it) => candidates::second(state, it, who, at),
        Change::CandidacyAccepted(it) => candidates::accept(state, it, who, at),
        Change::CandidateWithdrawn(it) => candidates::withdraw(state, it, who),
        Change::RollFrozen(it) => setup::freeze(state, it, who, at),
        Change::CredentialsRegistered(it) => setup::register(state, it, who, at),
        Change::TrusteesNamed(it) => setup::name_trustees(state, it, who, at),
        Change::CeremonyMessage(it) => setup::send(state, it, who),
        Change::KeyBackedUp(_) => setup::back_up(state, who),
        Change::DecryptionRehearsed(_) => setup::rehearse(state, who),
        Change::NoncesCommitted(it) => setup::commit(state, it, who, at),
        Change::NonceShare(it) => setup::share_nonce(state, it, who, at),
        Change::NonceOpened(it) => setup::open_nonce(state, it, who, at),
        Change::OrderDrawn(it) => setup::draw_order(state, it, who, at),
        Change::BallotOpened(it) => rounds::open(state, it, who, at),
        Change::SeatPresent(it) => voting::check_in(state, it, who, at),
        Change::BallotCast(it) => voting::cast(state, it, who),
        Change::BallotClosed(it) => voting::close(state, it, who, at),
        Change::HeadCountersigned(it) => voting::countersign(state, it, who),
        Change::TallyRecorded(it) => rounds::tally(state, it, who),
        Change::PartlyDecrypted(it) => rounds::decrypt(state, it, who, at),
        Change::ResultRecorded(it) => rounds::result(state, it, who),
        Change::BallotVoided(it) => rounds::void(state, it, who),
        Change::PaperCounted(it) => rounds::on_paper(state, it, who, at),
        Change::OpenVoteTaken(it) => rounds::openly(state, it, who, at),
        Change::CastingVoteGiven(it) => outcome::casting_vote(state, it, who),
        Change::OutcomeDeclared(it) => outcome::declare(state, it, who, at),
        Change::OutcomeObjected(it) => outcome::object(state, it, who, at),
        Change::ObjectionSettled(it) => outcome::settle(state, it, who),
        Change::KeyDestroyed(_) => outcome::destroy(state, who, at),
        Change::ElectionMinuted(_) => runs_or_counts(state, who),
        Change::ElectionCancelled(_) => outcome::cancel(state, who),
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Requires somebody who runs the election: a board secretary, or a deputy that the call names.
pub fn runs(state: &ElectionState, who: &Author) -> Result<(), Refusal> {
    // A deputy who no longer has any duty in the office has none here.
    if state.deputies.contains(&who.officer) && !who.duties.is_empty() { Ok(()) } else { who.require(&[Duty::Secretary]) }
}

/// Says whether somebody sits for one of the tellers.
pub fn is_teller(state: &ElectionState, who: &Author) -> bool {
    let sits = who.has(Duty::Representative) || who.has(Duty::Alternate);
    sits && state.drawn.as_ref().is_some_and(|drawn| drawn.tellers.iter().any(|agency| who.is_of(agency)))
}

/// Requires somebody who runs the election, a teller, or a trustee.
fn runs_or_counts(state: &ElectionState, who: &Author) -> Result<(), Refusal> {
    if is_teller(state, who) || trustee(state, who).is_ok() { Ok(()) } else { runs(state, who) }
}

/// Requires a trustee, and gives its number.
fn trustee(state: &ElectionState, who: &Author) -> Result<u32, Refusal> {
    let number = state.trustees.as_ref().and_then(|it| it.number_of(who.officer)).ok_or(Refusal::NotATrustee)?;
    // Trustee, secretary and administrator are never one person in one election (AUT-2).
    match [Duty::Secretary, Duty::Administrator].into_iter().find(|duty| who.has(*duty)) {
        Some(held) => Err(Refusal::TrusteeWithDuty { duty: held }),
        None if who.duties.is_empty() => Err(Refusal::NotATrustee),
        None => Ok(number),
    }
}

/// Requires somebody who votes for a seat of the roll, and gives the seat.
fn voter<'a>(state: &'a ElectionState, agency: &AgencyId, who: &Author) -> Result<&'a super::Seat, Refusal> {
    super::seats::may_vote_for(&state.rules, agency, who)?;
    let roll = state.roll.as_ref().ok_or(Refusal::NotYet { waits: Wait::Roll })?;
    roll.seat_of(agency).ok_or_else(|| Refusal::NotOnRoll { agency: agency.clone() })
}

/// Refuses what comes outside its time, which is half-open.
fn within(state: &ElectionState, step: Stretch, (from, until): (Instant, Instant), at: Instant) -> Result<(), Refusal> {
    let zone = &state.rules.voting_window.timezone;
    if at < from {
        return Err(Refusal::TooEarly { step, from: when(zone, from) });
    }
    if at >= until { Err(Refusal::TooLate { step, until: when(zone, until) }) } else { Ok(()) }
}

/// Refuses an office that this election does not fill, or that is declared.
fn filled(state: &ElectionState, office: &super::OfficeKey) -> Result<(), Refusal> {
    if !state.offices.contains(office) {
        return Err(Refusal::OfficeNotFilled { office: office.clone() });
    }
    if state.declared.contains_key(office) { Err(Refusal::OutcomeStands) } else { Ok(()) }
}
