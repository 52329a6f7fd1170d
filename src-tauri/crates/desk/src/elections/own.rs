//! What who asks can do now in an election: asked of the rules, step by step, so that nothing is offered that would be refused.

use jcat_domain::elections::rule_set::BallotMode;
use jcat_domain::elections::state::{ElectionState, RoundState};
use jcat_domain::elections::{
    BallotClosed, BallotUuid, CeremonyMessage, CeremonyStep, DecryptionRehearsed, KeyBackedUp, KeyDestroyed, LotSet, OfficeKey, PartlyDecrypted,
    TallyRecorded, steps,
};
use jcat_domain::hash::Sha256;
use jcat_domain::ids::{AgencyId, ElectionId};
use jcat_domain::{Change, Instant};
use serde::Serialize;
use ts_rs::TS;

use super::seats::{credential, seat_here, to_countersign};
use super::trustees;
use crate::error::Error;
use crate::work::Read;

/// Something that who asks can do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnStep {
    /// The command.
    pub command: &'static str,
    /// The ballot it is about.
    pub ballot: Option<BallotUuid>,
    /// The office it is about.
    pub office: Option<OfficeKey>,
    /// The lot it is about.
    pub set: Option<LotSet>,
    /// Until when.
    pub until: Option<Instant>,
}

impl OwnStep {
    const fn of(command: &'static str) -> Self {
        Self { command, ballot: None, office: None, set: None, until: None }
    }

    fn with_ballot(command: &'static str, ballot: &BallotUuid) -> Self {
        Self { ballot: Some(ballot.clone()), ..Self::of(command) }
    }

    fn with_office(command: &'static str, office: &OfficeKey) -> Self {
        Self { office: Some(office.clone()), ..Self::of(command) }
    }
}

/// Lists what who asks can do now, in the order of the sequence: asked of the rules, step by step.
pub(super) fn own_steps(read: &Read<'_>, state: &ElectionState) -> Result<Vec<OwnStep>, Error> {
    let author = read.author()?;
    let may = |change: &Change| steps::check(state, change, author, read.now).is_ok();
    let mut found = Vec::new();
    let runs = steps::runs(state, author).is_ok();
    if runs && state.roll.is_none() && steps::freeze_is_due(state, read.now) {
        found.push(OwnStep::of("freezeRoll"));
    }
    // Trustees hold the key of what is encrypted, and the numbers of the lot.
    let needs_trustees = state.rules.ballot_mode == BallotMode::Secret || state.rules.lot;
    if runs && needs_trustees && state.trustees.is_none() && read.now < state.schedule.nominations_close && state.cancelled.is_none() {
        found.push(OwnStep::of("nameTrustees"));
    }
    seat_steps(read, state, &mut found)?;
    trustee_steps(read, state, &may, &mut found)?;
    if runs && state.drawn.is_none() && state.rules.lot && steps::draw(state).is_ok() && read.now >= state.schedule.nominations_close {
        found.push(OwnStep::of("drawOrder"));
    }
    for office in state.offices.iter().filter(|office| runs && !state.declared.contains_key(office) && state.cancelled.is_none()) {
        let trustees = state.trustees.as_ref().is_some_and(jcat_domain::elections::state::TrusteesState::are_ready);
        let secret = state.rules.ballot_mode == BallotMode::Secret;
        if secret && trustees && state.registered.len() > 1 && steps::next_field(state, office).is_ok() {
            found.push(OwnStep::with_office("openBallot", office));
        }
        if steps::declarable(state, office, read.now).is_ok() {
            found.push(OwnStep::with_office("declareOutcome", office));
        }
    }
    round_steps(state, &may, |uuid| steps::may_combine(state, uuid, author).is_ok(), &mut found);
    for (office, declared) in &state.declared {
        if runs && !state.rehearsal && !announced(read, state.id, office)? && !declared.is_annulled() {
            found.push(OwnStep::with_office("announceOutcome", office));
        }
    }
    Ok(found)
}

pub(super) fn announced(read: &Read<'_>, election: ElectionId, office: &OfficeKey) -> Result<bool, Error> {
    let state = super::mandates(read.connection, office)?;
    Ok(state.is_some_and(|it| it.announced.iter().any(|announced| announced.election == election)))
}

fn seat_steps(read: &Read<'_>, state: &ElectionState, found: &mut Vec<OwnStep>) -> Result<(), Error> {
    let author = read.author()?;
    let Some(seat) = seat_here(read, state)? else { return Ok(()) };
    if jcat_domain::elections::seats::may_vote_for(&state.rules, &seat.agency, author).is_err() && !seat.with.iter().any(|it| author.is_of(it)) {
        return Ok(());
    }
    let secret = state.rules.ballot_mode == BallotMode::Secret;
    if secret && !state.registered.contains_key(&seat.agency) && state.rounds.is_empty() && read.now < state.schedule.registration_closes {
        found.push(OwnStep { until: Some(state.schedule.registration_closes), ..OwnStep::of("registerSeat") });
    }
    for round in state.rounds.iter().filter(|round| round.voided.is_none()) {
        let Some(encrypted) = round.encrypted() else { continue };
        let mine = |agency: &Option<AgencyId>| agency.as_ref() == Some(&seat.agency);
        let cast = encrypted.ballots.iter().any(|ballot| mine(&ballot.seat));
        let open = encrypted.closed.is_none() && round.opens <= read.now && read.now < round.closes;
        if open && !cast && credential(read, state, seat).is_some() {
            found.push(OwnStep { until: Some(round.closes), ..OwnStep::with_ballot("castBallot", &encrypted.uuid) });
        }
    }
    found.extend(to_countersign(read, state)?.into_iter().map(|it| OwnStep::with_ballot("countersignBox", &it.uuid)));
    Ok(())
}

fn trustee_steps(read: &Read<'_>, state: &ElectionState, may: &impl Fn(&Change) -> bool, found: &mut Vec<OwnStep>) -> Result<(), Error> {
    let Some(number) = state.trustees.as_ref().and_then(|it| it.number_of(read.me.officer)) else { return Ok(()) };
    let mine = state.trustees.as_ref().and_then(|it| it.trustees.get((number as usize).saturating_sub(1)));
    let Some(mine) = mine else { return Ok(()) };
    let next = [CeremonyStep::Certificate, CeremonyStep::Shares, CeremonyStep::Verification].into_iter().find(|it| !mine.messages.contains_key(it));
    if let Some(step) = next
        && may(&Change::CeremonyMessage(CeremonyMessage { step, text: String::new() }))
    {
        found.push(OwnStep::of("takePartInCeremony"));
    }
    if next.is_none() && mine.backed_up.is_none() && may(&Change::KeyBackedUp(KeyBackedUp { sha256: Sha256([0; 32]) })) {
        found.push(OwnStep::of("backUpTrusteeKey"));
    }
    let holds = trustees::holds_key(read.connection, state.id)?;
    if next.is_none() && !holds && mine.destroyed.is_none() {
        found.push(OwnStep::of("restoreTrusteeKey"));
    }
    if holds && mine.rehearsed.is_none() && may(&Change::DecryptionRehearsed(DecryptionRehearsed { text: String::new() })) {
        found.push(OwnStep::of("rehearseDecryption"));
    }
    let committed = state.nonces.values().any(|set| set.contains_key(&number));
    let in_time = read.now < state.schedule.nominations_close;
    if !committed && in_time && state.rules.lot && next.is_none() && state.trustees.as_ref().is_some_and(|it| it.all_sent(CeremonyStep::Verification))
    {
        found.push(OwnStep { until: Some(state.schedule.nominations_close), ..OwnStep::of("commitNumbers") });
    }
    for (set, numbers) in &state.nonces {
        if numbers.get(&number).is_some_and(|it| it.opened.is_none()) && steps::number_is_due(state, set, number, read.now) {
            found.push(OwnStep { set: Some(set.clone()), ..OwnStep::of("openNumber") });
        }
    }
    for encrypted in state.rounds.iter().filter(|it| it.voided.is_none()).filter_map(RoundState::encrypted) {
        let missing = state.registered.keys().filter(|agency| !encrypted.countersigned.contains_key(*agency)).cloned().collect();
        let probe = PartlyDecrypted { uuid: encrypted.uuid.clone(), text: String::new(), missing };
        if encrypted.result.is_none() && holds && may(&Change::PartlyDecrypted(probe)) {
            found.push(OwnStep::with_ballot("decryptPart", &encrypted.uuid));
        }
    }
    if holds && may(&Change::KeyDestroyed(KeyDestroyed { statement: String::new() })) {
        found.push(OwnStep::of("destroyTrusteeKey"));
    }
    Ok(())
}

fn round_steps(state: &ElectionState, may: &impl Fn(&Change) -> bool, may_combine: impl Fn(&BallotUuid) -> bool, found: &mut Vec<OwnStep>) {
    for round in state.rounds.iter().filter(|round| round.voided.is_none() && round.count.is_none()) {
        let Some(encrypted) = round.encrypted() else { continue };
        let uuid = || encrypted.uuid.clone();
        if may(&Change::BallotClosed(BallotClosed { uuid: uuid(), head: Sha256([0; 32]) })) {
            found.push(OwnStep::with_ballot("closeBallot", &encrypted.uuid));
        }
        if may(&Change::TallyRecorded(TallyRecorded { uuid: uuid(), tally: String::new(), sized: String::new(), tallied: 0 })) {
            found.push(OwnStep::with_ballot("tallyBallot", &encrypted.uuid));
        }
        if may_combine(&encrypted.uuid) {
            found.push(OwnStep::with_ballot("combineResult", &encrypted.uuid));
        }
    }
}
