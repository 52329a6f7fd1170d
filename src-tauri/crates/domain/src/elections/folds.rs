//! From entries to the state of an election.
//!
//! Whether an entry holds is asked of [`steps::check`], the function that decides; here is only what it changes.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{BallotCast, BallotOpened, CandidateNominated, NonceCommitment, OpenVoteTaken, PaperCounted};
use super::ids::{BallotUuid, Candidate, OfficeKey};
use super::state::{
    CandidateState, CastBallot, Closed, Declared, Done, Drawn, ElectionState, EncryptedRound, Kept, Manner, Nomination, NonceState, Objection,
    Registration, Remark, Roll, RoundState, TrusteeState, TrusteesState,
};
use super::steps;
use crate::Refusal;
use crate::change::Change;
use crate::fold::Fact;
use crate::hash::Sha256;
use crate::ids::AgencyId;

/// Begins an election.
pub fn begin(fact: &Fact<'_>) -> Result<ElectionState, Refusal> {
    let Change::ElectionCalled(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    steps::may_call(it, fact.author)?;
    Ok(ElectionState {
        id: it.election,
        title: it.title.clone(),
        rule_set: it.rule_set,
        rules: it.rules.clone(),
        rules_sha256: it.rules_sha256,
        offices: it.offices.clone(),
        schedule: it.schedule.clone(),
        deputies: it.deputies.iter().copied().collect(),
        rehearsal: it.rehearsal,
        held: it.held.clone(),
        called: Done::of(fact),
        candidates: BTreeMap::new(),
        roll: None,
        registered: BTreeMap::new(),
        trustees: None,
        nonces: BTreeMap::new(),
        drawn: None,
        rounds: Vec::new(),
        casting: BTreeMap::new(),
        declared: BTreeMap::new(),
        minuted: Vec::new(),
        cancelled: None,
    })
}

/// Folds a later entry of an election.
pub fn fold(state: &mut ElectionState, fact: &Fact<'_>) -> Result<(), Refusal> {
    steps::check(state, fact.change, fact.author, fact.at)?;
    let remark = |text: &str| Remark { text: text.to_owned(), done: Done::of(fact) };
    match fact.change {
        Change::CandidateNominated(it) => nominate(state, it, fact),
        Change::CandidateSupported(it) => {
            if let Some(candidate) = candidate(state, &it.office, &it.candidate) {
                candidate.supporters.insert(it.agency.clone(), fact.author.country);
            }
        }
        Change::CandidacyAccepted(it) => {
            if let Some(candidate) = candidate(state, &it.office, &it.candidate) {
                candidate.accepted = Some(Done::of(fact));
            }
        }
        Change::CandidateWithdrawn(it) => withdraw(state, (&it.office, &it.candidate), &it.agency, remark(it.reason.as_deref().unwrap_or_default())),
        Change::RollFrozen(it) => {
            state.roll = Some(Roll { as_of: it.as_of, seats: it.seats.clone(), ballots: it.ballots.clone(), done: Done::of(fact) });
        }
        Change::CredentialsRegistered(it) => {
            let registration = Registration {
                credentials: it.credentials.clone(),
                statement: it.statement.clone(),
                signature: it.signature.clone(),
                held: it.held.clone(),
                entry: fact.mark.entry,
                done: Done::of(fact),
            };
            let seat = state.roll.as_ref().and_then(|roll| roll.seat_of(&it.agency)).ok_or(Refusal::NotRecorded)?.agency.clone();
            state.registered.insert(seat, registration);
        }
        Change::TrusteesNamed(_) | Change::CeremonyMessage(_) | Change::KeyBackedUp(_) | Change::DecryptionRehearsed(_) | Change::KeyDestroyed(_) => {
            trustees(state, fact)?;
        }
        Change::NoncesCommitted(_) | Change::NonceShare(_) | Change::NonceOpened(_) => nonces(state, fact)?,
        Change::OrderDrawn(it) => state.drawn = Some(Drawn { order: it.order.clone(), tellers: it.tellers.clone(), done: Done::of(fact) }),
        Change::BallotOpened(it) => open(state, it, fact),
        Change::SeatPresent(it) => {
            let seat = seat(state, &it.agency)?;
            round(state, &it.uuid)?.0.present.insert(seat, fact.at);
        }
        Change::BallotCast(it) => cast(state, it, fact)?,
        Change::BallotClosed(_)
        | Change::HeadCountersigned(_)
        | Change::TallyRecorded(_)
        | Change::PartlyDecrypted(_)
        | Change::ResultRecorded(_) => {
            count(state, fact)?;
        }
        Change::BallotVoided(it) => round(state, &it.uuid)?.0.voided = Some(remark(&it.reason)),
        Change::PaperCounted(it) => on_paper(state, it, fact),
        Change::OpenVoteTaken(it) => openly(state, it, fact),
        Change::CastingVoteGiven(it) => {
            state.casting.insert(it.office.clone(), it.candidate);
        }
        Change::OutcomeDeclared(it) => {
            let declared = Declared { outcome: it.outcome.clone(), reasons: it.reasons.clone(), done: Done::of(fact), objections: Vec::new() };
            state.declared.insert(it.office.clone(), declared);
        }
        Change::OutcomeObjected(it) => {
            let objection = Objection { agency: it.agency.clone(), remark: remark(&it.text), settled: None };
            state.declared.get_mut(&it.office).ok_or(Refusal::NotRecorded)?.objections.push(objection);
        }
        Change::ObjectionSettled(it) => {
            let declared = state.declared.get_mut(&it.office).ok_or(Refusal::NotRecorded)?;
            let found = declared.objections.iter_mut().find(|objection| objection.agency == it.agency && objection.settled.is_none());
            found.ok_or(Refusal::NotRecorded)?.settled = Some((it.settlement, it.act.clone()));
        }
        Change::ElectionMinuted(it) => state.minuted.push(remark(&it.text)),
        Change::ElectionCancelled(it) => state.cancelled = Some(remark(&it.reason)),
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

fn candidate<'a>(state: &'a mut ElectionState, office: &OfficeKey, candidate: &Candidate) -> Option<&'a mut CandidateState> {
    state.candidates.get_mut(office)?.get_mut(candidate)
}

fn seat(state: &ElectionState, agency: &AgencyId) -> Result<AgencyId, Refusal> {
    let found = state.roll.as_ref().and_then(|roll| roll.seat_of(agency));
    found.map(|seat| seat.agency.clone()).ok_or_else(|| Refusal::NotOnRoll { agency: agency.clone() })
}

fn round<'a>(state: &'a mut ElectionState, uuid: &BallotUuid) -> Result<(&'a mut RoundState, BallotUuid), Refusal> {
    let found = state.rounds.iter_mut().find(|round| round.encrypted().is_some_and(|it| it.uuid == *uuid));
    found.map(|round| (round, uuid.clone())).ok_or(Refusal::NotRecorded)
}

fn nominate(state: &mut ElectionState, it: &CandidateNominated, fact: &Fact<'_>) {
    let new = || CandidateState { nominated: BTreeMap::new(), supporters: BTreeMap::new(), born: it.born, accepted: None, withdrawn: None };
    let candidate = state.candidates.entry(it.office.clone()).or_default().entry(it.candidate).or_insert_with(new);
    // Nominations of one country by several agencies are one candidacy (4.3).
    let nomination = Nomination { statement: it.statement.clone(), country: fact.author.country, done: Done::of(fact) };
    candidate.nominated.insert(it.agency.clone(), nomination);
    // Who nominates does not count as a supporter beside.
    candidate.supporters.remove(&it.agency);
}

fn withdraw(state: &mut ElectionState, (office, who): (&OfficeKey, &Candidate), agency: &AgencyId, remark: Remark) {
    let Some(candidate) = candidate(state, office, who) else { return };
    let nominated = candidate.nominated.remove(agency).is_some();
    if nominated && !candidate.nominated.is_empty() {
        return;
    }
    candidate.withdrawn = Some(remark.clone());
    // A round that the candidate stands in and that was not counted is void.
    for round in state.rounds.iter_mut().filter(|round| round.office == *office && round.count.is_none() && round.voided.is_none()) {
        if round.candidates.contains(who) {
            round.voided = Some(remark.clone());
        }
    }
}

fn trustees(state: &mut ElectionState, fact: &Fact<'_>) -> Result<(), Refusal> {
    if let Change::TrusteesNamed(it) = fact.change {
        let new =
            |who: &super::Trustee| TrusteeState { who: who.clone(), messages: BTreeMap::new(), backed_up: None, rehearsed: None, destroyed: None };
        state.trustees = Some(TrusteesState { trustees: it.trustees.iter().map(new).collect(), threshold: it.threshold });
        return Ok(());
    }
    let trustees = state.trustees.as_mut().into_iter().flat_map(|it| it.trustees.iter_mut());
    let mine = trustees.into_iter().find(|it| it.who.officer == fact.author.officer).ok_or(Refusal::NotATrustee)?;
    match fact.change {
        Change::CeremonyMessage(it) => {
            mine.messages.insert(it.step, Kept::of(&it.text, fact));
        }
        Change::KeyBackedUp(it) => mine.backed_up = Some((it.sha256, Done::of(fact))),
        Change::DecryptionRehearsed(it) => mine.rehearsed = Some(Kept::of(&it.text, fact)),
        Change::KeyDestroyed(it) => mine.destroyed = Some(Remark { text: it.statement.clone(), done: Done::of(fact) }),
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

fn nonces(state: &mut ElectionState, fact: &Fact<'_>) -> Result<(), Refusal> {
    let mine = state.trustees.as_ref().and_then(|it| it.number_of(fact.author.officer));
    let committed = |it: &NonceCommitment| NonceState {
        commitment: it.commitment,
        encrypted: Kept::of(&it.encrypted, fact),
        shares: BTreeMap::new(),
        opened: None,
    };
    match fact.change {
        Change::NoncesCommitted(it) => {
            let mine = mine.ok_or(Refusal::NotATrustee)?;
            for one in &it.commitments {
                state.nonces.entry(one.set.clone()).or_default().insert(mine, committed(one));
            }
        }
        Change::NonceShare(it) => {
            let nonce = state.nonces.get_mut(&it.set).and_then(|set| set.get_mut(&it.trustee)).ok_or(Refusal::NotRecorded)?;
            nonce.shares.insert(mine.ok_or(Refusal::NotATrustee)?, Kept::of(&it.text, fact));
        }
        Change::NonceOpened(it) => {
            let nonce = state.nonces.get_mut(&it.set).and_then(|set| set.get_mut(&it.trustee)).ok_or(Refusal::NotRecorded)?;
            nonce.opened = Some(it.nonce);
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

fn open(state: &mut ElectionState, it: &BallotOpened, fact: &Fact<'_>) {
    let encrypted = EncryptedRound {
        uuid: it.uuid.clone(),
        election: it.election.clone(),
        trustees: Sha256::of(it.trustees.as_bytes()),
        credentials: Sha256::of(it.credentials.as_bytes()),
        opening: fact.mark.entry,
        ballots: Vec::new(),
        closed: None,
        countersigned: BTreeMap::new(),
        tally: None,
        parts: BTreeMap::new(),
        result: None,
    };
    state.rounds.push(RoundState {
        office: it.office.clone(),
        candidates: it.candidates.clone(),
        manner: Manner::Encrypted(encrypted),
        opens: it.opens,
        closes: it.closes,
        done: Done::of(fact),
        present: BTreeMap::new(),
        count: None,
        seats_cast: 0,
        voided: None,
    });
}

fn cast(state: &mut ElectionState, it: &BallotCast, fact: &Fact<'_>) -> Result<(), Refusal> {
    let seat = steps::seat_of_ballot(state, it);
    let (round, _) = round(state, &it.uuid)?;
    let Manner::Encrypted(encrypted) = &mut round.manner else { return Err(Refusal::NotRecorded) };
    encrypted.ballots.push(CastBallot {
        entry: fact.mark.entry,
        sha256: Sha256::of(it.ballot.as_bytes()),
        seat,
        done: Done::of(fact),
        position: fact.mark.position,
        after_closing: encrypted.closed.is_some(),
    });
    Ok(())
}

fn count(state: &mut ElectionState, fact: &Fact<'_>) -> Result<(), Refusal> {
    let mine = state.trustees.as_ref().and_then(|it| it.number_of(fact.author.officer));
    let signing = match fact.change {
        Change::HeadCountersigned(it) => Some(seat(state, &it.agency)?),
        _ => None,
    };
    let counted = match fact.change {
        Change::ResultRecorded(it) => Some(steps::read_counts(state, it)?),
        _ => None,
    };
    let uuid = match fact.change {
        Change::BallotClosed(it) => &it.uuid,
        Change::HeadCountersigned(it) => &it.uuid,
        Change::TallyRecorded(it) => &it.uuid,
        Change::PartlyDecrypted(it) => &it.uuid,
        Change::ResultRecorded(it) => &it.uuid,
        _ => return Err(Refusal::OutOfPlace),
    };
    let (round, _) = round(state, uuid)?;
    let Manner::Encrypted(encrypted) = &mut round.manner else { return Err(Refusal::NotRecorded) };
    match fact.change {
        Change::BallotClosed(it) => encrypted.closed = Some(Closed { head: it.head, done: Done::of(fact) }),
        Change::HeadCountersigned(it) => {
            encrypted.countersigned.insert(signing.ok_or(Refusal::OutOfPlace)?, (it.head, Done::of(fact)));
        }
        Change::TallyRecorded(it) => encrypted.tally = Some((Kept::of(&it.tally, fact), it.tallied)),
        Change::PartlyDecrypted(it) => {
            encrypted.parts.insert(mine.ok_or(Refusal::NotATrustee)?, (Kept::of(&it.text, fact), it.missing.clone()));
        }
        Change::ResultRecorded(it) => {
            encrypted.result = Some((Kept::of(&it.result, fact), it.last_event));
            round.seats_cast = encrypted.tally.as_ref().map_or(0, |(_, tallied)| u64::from(*tallied));
            round.count = counted;
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

fn on_paper(state: &mut ElectionState, it: &PaperCounted, fact: &Fact<'_>) {
    state.rounds.push(RoundState {
        office: it.office.clone(),
        candidates: it.candidates.clone(),
        manner: Manner::Paper { tellers: it.tellers.clone(), text: it.text.clone() },
        opens: it.ended,
        closes: it.ended,
        done: Done::of(fact),
        present: it.present.iter().map(|agency| (agency.clone(), it.ended)).collect(),
        count: Some(it.count.clone()),
        seats_cast: it.handed_in.iter().collect::<BTreeSet<_>>().len() as u64,
        voided: None,
    });
}

fn openly(state: &mut ElectionState, it: &OpenVoteTaken, fact: &Fact<'_>) {
    state.rounds.push(RoundState {
        office: it.office.clone(),
        candidates: it.candidates.clone(),
        manner: Manner::Open { votes: it.votes.clone() },
        opens: it.ended,
        closes: it.ended,
        done: Done::of(fact),
        present: it.present.iter().map(|agency| (agency.clone(), it.ended)).collect(),
        count: Some(steps::count_openly(state, it)),
        seats_cast: it.votes.len() as u64,
        voided: None,
    });
}
