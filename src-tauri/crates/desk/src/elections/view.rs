//! What the Board sees of its elections: the list, and one election with what waits for whom.
//!
//! Nothing here tells how a seat voted, or how a round stands before it is counted: both are encrypted, and the sum is not opened before
//! the closing is countersigned.

use std::collections::BTreeMap;

use jcat_domain::elections::decide::{Decision, Outcome, Reason};
use jcat_domain::elections::state::{Declared, ElectionState, NonceState, RoundState};
use jcat_domain::elections::{Candidate, CastingVoteGiven, CeremonyStep, LotSet, OfficeKey, RuleSet, steps};
use jcat_domain::elections::{Seat, requests};
use jcat_domain::fold::State;
use jcat_domain::hash::Sha256;
use jcat_domain::ids::{AgencyId, ElectionId, OfficerId, RuleSetId};
use jcat_domain::{Change, Day, Instant, Refusal};
use serde::Serialize;
use ts_rs::TS;

use super::own::{OwnStep, announced, own_steps};
use super::round_view::{RoundOfElection, round_view};
use super::seats::{credential, seat_here};
use super::{WhichElection, named, trustees};
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// An election in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ElectionRow {
    /// The election.
    pub id: ElectionId,
    /// Its title.
    pub title: String,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// What is filled.
    pub offices: Vec<OfficeKey>,
    /// When nominations end.
    pub nominations_close: Instant,
    /// When the first vote opens.
    pub opens: Instant,
    /// When it closes.
    pub closes: Instant,
    /// How far it is.
    pub phase: ElectionPhase,
    /// Who was elected, by office.
    #[ts(type = "Record<string, string>")]
    pub elected: BTreeMap<OfficeKey, Candidate>,
    /// Whether something in it waits for who asks.
    pub waits_for_me: bool,
    /// Until when the first of it can be done, where it has an end.
    pub until: Option<Instant>,
}

/// How far an election is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ElectionPhase {
    /// Candidates are nominated, the roll is frozen, keys are made.
    Preparing,
    /// A vote is open.
    Voting,
    /// Voting has ended and is being counted.
    Counting,
    /// Between two rounds or two offices.
    Between,
    /// Every outcome is declared.
    Declared,
    /// It was broken off.
    Cancelled,
}

fn phase(state: &ElectionState) -> ElectionPhase {
    let current = state.rounds.iter().rfind(|round| round.voided.is_none() && round.count.is_none());
    match current.and_then(RoundState::encrypted) {
        _ if state.cancelled.is_some() => ElectionPhase::Cancelled,
        _ if state.is_over() => ElectionPhase::Declared,
        Some(it) if it.closed.is_some() => ElectionPhase::Counting,
        Some(_) => ElectionPhase::Voting,
        None if state.rounds.is_empty() => ElectionPhase::Preparing,
        None => ElectionPhase::Between,
    }
}

/// Gives the elections, the newest first.
pub(crate) fn elections(read: &Read<'_>, _: Nothing) -> Result<Vec<ElectionRow>, Error> {
    let mut rows = Vec::new();
    for state in read::all(read.connection, "election")? {
        let State::Election(state) = state else { continue };
        rows.push((state.called.at, row(read, &state)?));
    }
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// Gives the elections in which a step is for who asks to take, the newest first. Those that are over are not read.
pub(crate) fn waiting(read: &Read<'_>) -> Result<Vec<ElectionRow>, Error> {
    let mut rows = Vec::new();
    for state in crate::replica::election_rows::unsettled(read.connection)? {
        rows.push((state.called.at, row(read, &state)?));
    }
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(rows.into_iter().map(|(_, row)| row).filter(|row| row.waits_for_me).collect())
}

fn row(read: &Read<'_>, state: &ElectionState) -> Result<ElectionRow, Error> {
    let elected = state.declared.iter().filter_map(|(office, it)| it.outcome.elected().map(|candidate| (office.clone(), candidate)));
    let steps = own_steps(read, state)?;
    Ok(ElectionRow {
        id: state.id,
        title: state.title.clone(),
        rehearsal: state.rehearsal,
        offices: state.offices.clone(),
        nominations_close: state.schedule.nominations_close,
        opens: state.schedule.opens,
        closes: state.schedule.closes,
        phase: phase(state),
        elected: elected.collect(),
        waits_for_me: !steps.is_empty(),
        until: steps.iter().filter_map(|it| it.until).min(),
    })
}

/// An election.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ElectionView {
    /// What stands in the list.
    pub row: ElectionRow,
    /// The rule set.
    pub rule_set: RuleSetId,
    /// Its hash.
    pub rules_sha256: Sha256,
    /// The rules.
    pub rules: RuleSet,
    /// When nominations open.
    pub nominations_open: Instant,
    /// Until when seats register.
    pub registration_closes: Instant,
    /// The first day of the terms, where the call says it.
    pub term_starts: Option<Day>,
    /// Who called it.
    pub called_by: String,
    /// When.
    pub called_at: Instant,
    /// Candidates by office.
    pub offices: Vec<ElectionOffice>,
    /// Seats, once the roll is frozen.
    pub seats: Vec<SeatView>,
    /// The trustees.
    pub trustees: Vec<TrusteeView>,
    /// How many of them must come together.
    pub threshold: u32,
    /// The lot: which numbers are committed and opened.
    pub lots: Vec<LotView>,
    /// The tellers, once they were drawn.
    pub tellers: Vec<AgencyId>,
    /// The rounds, in their order.
    pub rounds: Vec<RoundOfElection>,
    /// What was written down for the minutes.
    pub minuted: Vec<Said>,
    /// Why it was broken off.
    pub cancelled: Option<Said>,
    /// What who asks can do now.
    pub own_steps: Vec<OwnStep>,
    /// One's own seat, as the roll names it.
    pub own_seat: Option<AgencyId>,
    /// Whether one's own desk holds the credential of the seat.
    pub holds_credential: bool,
    /// One's own number as a trustee.
    pub own_trustee: Option<u32>,
    /// Whether who asks may nominate.
    pub may_nominate: May,
    /// Whether who asks runs it.
    pub may_run: May,
}

/// Something that was said, by whom and when.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Said {
    /// What.
    pub text: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// An office of an election.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ElectionOffice {
    /// The office.
    pub office: OfficeKey,
    /// Who was named.
    pub candidates: Vec<CandidateView>,
    /// What is declared.
    pub declared: Option<DeclaredView>,
    /// What the counts so far come to, once a round was counted.
    pub stands: Option<Outcome>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Whether who asks may give the outgoing chair's vote.
    pub may_give_casting_vote: May,
}

/// A candidate.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CandidateView {
    /// Who.
    pub candidate: Candidate,
    /// The person, where one stands.
    pub person: Option<String>,
    /// Agencies that nominated, with what they say.
    #[ts(type = "Record<string, string | null>")]
    pub nominated_by: BTreeMap<AgencyId, Option<String>>,
    /// Agencies that support.
    pub supported_by: Vec<AgencyId>,
    /// Whether the country accepted.
    pub accepted: bool,
    /// Why it no longer stands.
    pub withdrawn: Option<Said>,
    /// Whether it stands as things are.
    pub stands: bool,
    /// Whether who asks may support it.
    pub may_support: May,
    /// Whether who asks may accept for it.
    pub may_accept: May,
    /// Whether who asks may withdraw it.
    pub may_withdraw: May,
}

/// A declared outcome.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeclaredView {
    /// The outcome.
    pub outcome: Outcome,
    /// Who declared it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Until when it can be objected to.
    pub objections_end: Instant,
    /// Objections.
    pub objections: Vec<ObjectionView>,
    /// Whether who asks may object.
    pub may_object: May,
    /// Whether the taskforce was told.
    pub announced: bool,
}

/// An objection.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ObjectionView {
    /// Whose.
    pub agency: AgencyId,
    /// Why.
    pub said: Said,
    /// What came of it.
    pub settled: Option<String>,
}

/// A seat on the roll.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeatView {
    /// The seat.
    pub seat: Seat,
    /// When it registered; none where it did not.
    pub registered_at: Option<Instant>,
}

/// A trustee.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrusteeView {
    /// Its number.
    pub number: u32,
    /// Who.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
    /// The agency.
    pub agency: AgencyId,
    /// The steps of the ceremony that it took.
    pub steps: Vec<CeremonyStep>,
    /// Whether it has a copy of its key.
    pub backed_up: bool,
    /// Whether it tried its key, and that this desk has checked.
    pub rehearsed: bool,
    /// When it destroyed its key.
    pub destroyed_at: Option<Instant>,
}

/// A lot.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LotView {
    /// Which.
    pub set: LotSet,
    /// Trustees that committed to a number.
    pub committed: Vec<u32>,
    /// Those whose number is open.
    pub opened: Vec<u32>,
    /// Those whose number is to be opened now: by themselves, or by the others together.
    pub due: Vec<u32>,
}

/// Gives an election with what waits for whom.
pub(crate) fn election(read: &Read<'_>, request: WhichElection) -> Result<ElectionView, Error> {
    let state = named(read, request.election)?;
    let author = read.author()?;
    let seat = seat_here(read, &state)?;
    Ok(ElectionView {
        row: row(read, &state)?,
        rule_set: state.rule_set,
        rules_sha256: state.rules_sha256,
        rules: state.rules.clone(),
        nominations_open: state.schedule.nominations_open,
        registration_closes: state.schedule.registration_closes,
        term_starts: state.schedule.term_starts,
        called_by: read.officer_name(state.called.by)?,
        called_at: state.called.at,
        offices: state.offices.iter().map(|office| office_view(read, &state, office)).collect::<Result<_, _>>()?,
        seats: seat_views(&state),
        trustees: trustee_views(read, &state)?,
        threshold: state.trustees.as_ref().map_or(0, |it| it.threshold),
        lots: state.nonces.iter().map(|(set, numbers)| lot_view(&state, set, numbers, read.now)).collect(),
        tellers: state.drawn.as_ref().map(|it| it.tellers.clone()).unwrap_or_default(),
        rounds: state.rounds.iter().map(|round| round_view(read, &state, round)).collect::<Result<_, _>>()?,
        minuted: state.minuted.iter().map(|it| said(read, &it.text, it.done.by, it.done.at)).collect::<Result<_, _>>()?,
        cancelled: state.cancelled.as_ref().map(|it| said(read, &it.text, it.done.by, it.done.at)).transpose()?,
        own_steps: own_steps(read, &state)?,
        holds_credential: seat.is_some_and(|seat| credential(read, &state, seat).is_some()),
        own_seat: seat.map(|it| it.agency.clone()),
        own_trustee: state.trustees.as_ref().and_then(|it| it.number_of(read.me.officer)),
        may_nominate: read.may(steps::may_nominate(&state, author, read.now)),
        may_run: read.may(steps::runs(&state, author)),
    })
}

pub(super) fn said(read: &Read<'_>, text: &str, by: OfficerId, at: Instant) -> Result<Said, Error> {
    Ok(Said { text: text.to_owned(), by: read.officer_name(by)?, at })
}

fn seat_views(state: &ElectionState) -> Vec<SeatView> {
    let registered = |seat: &Seat| state.registered.get(&seat.agency).map(|it| it.done.at);
    state.roll.iter().flat_map(|roll| &roll.seats).map(|seat| SeatView { seat: seat.clone(), registered_at: registered(seat) }).collect()
}

fn trustee_views(read: &Read<'_>, state: &ElectionState) -> Result<Vec<TrusteeView>, Error> {
    let mut views = Vec::new();
    let ready = state.trustees.as_ref().is_some_and(|it| it.all_sent(CeremonyStep::Verification));
    let group = ready.then(|| super::boxes::trustees(read.connection, state)).transpose()?;
    for (number, it) in (1..).zip(state.trustees.iter().flat_map(|it| &it.trustees)) {
        let rehearsed = match &group {
            Some(group) => trustees::rehearsal_holds(read.connection, state, group, (number, it))?,
            None => false,
        };
        views.push(TrusteeView {
            number,
            officer: it.who.officer,
            name: read.officer_name(it.who.officer)?,
            agency: it.who.agency.clone(),
            steps: it.messages.keys().copied().collect(),
            backed_up: it.backed_up.is_some(),
            rehearsed,
            destroyed_at: it.destroyed.as_ref().map(|it| it.done.at),
        });
    }
    Ok(views)
}

fn lot_view(state: &ElectionState, set: &LotSet, numbers: &BTreeMap<u32, NonceState>, now: Instant) -> LotView {
    let opened = numbers.iter().filter(|(_, it)| it.opened.is_some()).map(|(number, _)| *number).collect();
    let due = numbers.keys().copied().filter(|number| steps::number_is_due(state, set, *number, now)).collect();
    LotView { set: set.clone(), committed: numbers.keys().copied().collect(), opened, due }
}

fn office_view(read: &Read<'_>, state: &ElectionState, office: &OfficeKey) -> Result<ElectionOffice, Error> {
    let author = read.author()?;
    let standing: Vec<Candidate> = state.standing(office).map(|(candidate, _)| *candidate).collect();
    let mut candidates = Vec::new();
    for (candidate, it) in state.candidates.get(office).into_iter().flatten() {
        let which = requests::WhichCandidate { election: state.id, office: office.clone(), candidate: *candidate };
        let withdraw = requests::WithdrawCandidate { election: state.id, office: office.clone(), candidate: *candidate, reason: None };
        candidates.push(CandidateView {
            candidate: *candidate,
            person: candidate.person.map(|person| read.officer_name(person)).transpose()?,
            nominated_by: it.nominated.iter().map(|(agency, nomination)| (agency.clone(), nomination.statement.clone())).collect(),
            supported_by: it.supporters.keys().cloned().collect(),
            accepted: it.accepted.is_some(),
            withdrawn: it.withdrawn.as_ref().map(|it| said(read, &it.text, it.done.by, it.done.at)).transpose()?,
            stands: standing.contains(candidate),
            may_support: read.may(requests::second(state, &which, author, read.now)),
            may_accept: read.may(requests::accept(state, &which, author, read.now)),
            may_withdraw: read.may(requests::withdraw(state, &withdraw, author, read.now)),
        });
    }
    let counted = state.rounds_of(office).any(|round| round.count.is_some());
    let decided = match state.declared.get(office) {
        _ if counted && state.roll.is_some() => Some(steps::decide_office(state, office)),
        // Where nobody voted, what was declared, or could be.
        Some(it) => Some(Decision { outcome: it.outcome.clone(), reasons: it.reasons.clone() }),
        None => steps::declarable(state, office, read.now).ok(),
    };
    let casting = |candidate| CastingVoteGiven { office: office.clone(), candidate };
    let trial = standing.first().map(|it| steps::check(state, &Change::CastingVoteGiven(casting(*it)), author, read.now));
    Ok(ElectionOffice {
        office: office.clone(),
        candidates,
        declared: state.declared.get(office).map(|it| declared_view(read, state, office, it)).transpose()?,
        reasons: decided.as_ref().map(|it| it.reasons.clone()).unwrap_or_default(),
        stands: decided.map(|it| it.outcome),
        may_give_casting_vote: read.may(trial.unwrap_or(Err(Refusal::NoTie))),
    })
}

fn declared_view(read: &Read<'_>, state: &ElectionState, office: &OfficeKey, it: &Declared) -> Result<DeclaredView, Error> {
    let mut objections = Vec::new();
    for objection in &it.objections {
        objections.push(ObjectionView {
            agency: objection.agency.clone(),
            said: said(read, &objection.remark.text, objection.remark.done.by, objection.remark.done.at)?,
            settled: objection.settled.as_ref().map(|(settlement, _)| settlement.label().to_owned()),
        });
    }
    let trial = requests::ObjectToOutcome { election: state.id, office: office.clone(), text: "…".into() };
    Ok(DeclaredView {
        outcome: it.outcome.clone(),
        by: read.officer_name(it.done.by)?,
        at: it.done.at,
        objections_end: steps::objections_end(state, it),
        objections,
        may_object: read.may(requests::object(state, &trial, read.author()?, read.now)),
        announced: announced(read, state.id, office)?,
    })
}
