//! What the Board sees of its elections: rule sets, one election with what waits for whom, the notice board, mandates.
//!
//! Nothing here tells how a seat voted, or how a round stands before it is counted: both are encrypted, and the sum is not opened before
//! the closing is countersigned.

use std::collections::BTreeMap;

use jcat_domain::elections::adoption::RuleSetState;
use jcat_domain::elections::decide::{Outcome, Reason, RoundResult};
use jcat_domain::elections::mandates::{self as terms, Leading, Vacancy};
use jcat_domain::elections::rule_set::{Difference, differences};
use jcat_domain::elections::state::{BallotMark, Declared, ElectionState, Manner, NonceState, RoundState};
use jcat_domain::elections::{
    BallotClosed, BallotUuid, Candidate, CeremonyMessage, CeremonyStep, Choice, Count, DecryptionRehearsed, Exercised, HeadCountersigned,
    KeyBackedUp, KeyDestroyed, LotSet, OfficeKey, PartlyDecrypted, RuleSet, TallyRecorded, steps,
};
use jcat_domain::elections::{Seat, requests};
use jcat_domain::fold::State;
use jcat_domain::hash::Sha256;
use jcat_domain::ids::{AgencyId, ElectionId, OfficerId, RuleSetId};
use jcat_domain::{Change, Country, Day, Instant, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::boxes::OpenBox;
use super::seats::{credential, own_seat};
use super::{WhichBallot, WhichElection, named, trustees};
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// Names a rule set.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WhichRules {
    /// The rule set.
    pub rule_set: RuleSetId,
}

/// A rule set in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleSetRow {
    /// The rule set.
    pub id: RuleSetId,
    /// Its title.
    pub title: String,
    /// The hash of its canonical JSON.
    pub sha256: Sha256,
    /// The day on which the Board adopted it.
    pub adopted_on: Option<Day>,
    /// When it was drafted.
    pub drafted_at: Instant,
    /// Whether it was given up.
    pub discarded: bool,
}

/// A rule set.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleSetView {
    /// What stands in the list.
    pub row: RuleSetRow,
    /// The rules.
    pub rules: RuleSet,
    /// Their canonical JSON, whose hash ballots commit to.
    pub canonical: String,
    /// What it was made from, and what differs; from the usual rules where it was made from none.
    pub based_on: Option<RuleSetId>,
    /// What differs.
    pub differences: Vec<Difference>,
    /// The words of the Board that adopted it.
    pub adopted: Option<String>,
    /// Whether who asks may edit it.
    pub may_edit: May,
}

fn rule_row(it: &RuleSetState) -> RuleSetRow {
    RuleSetRow {
        id: it.id,
        title: it.title.clone(),
        sha256: it.sha256,
        adopted_on: it.adopted.as_ref().map(|(act, _)| act.on),
        drafted_at: it.drafted.at,
        discarded: it.discarded.is_some(),
    }
}

/// Gives the rule sets, the newest first.
pub(crate) fn rule_sets(read: &Read<'_>, _: Nothing) -> Result<Vec<RuleSetRow>, Error> {
    let states = read::all(read.connection, "rule-set")?;
    let mut rows: Vec<RuleSetRow> = states.iter().filter_map(|it| if let State::RuleSet(it) = it { Some(rule_row(it)) } else { None }).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.drafted_at));
    Ok(rows)
}

/// Gives a rule set.
pub(crate) fn rule_set(read: &Read<'_>, request: WhichRules) -> Result<RuleSetView, Error> {
    let state = super::calling::rule_set(read.connection, request.rule_set)?;
    let base = state.based_on.and_then(|id| super::calling::rule_set(read.connection, id).ok());
    let before = base.map(|it| it.rules).unwrap_or_default();
    let trial = jcat_domain::elections::adoption::EditRules { rule_set: state.id, title: state.title.clone(), rules: state.rules.clone() };
    Ok(RuleSetView {
        row: rule_row(&state),
        canonical: state.rules.canonical(),
        based_on: state.based_on,
        differences: differences(&before, &state.rules),
        adopted: state.adopted.as_ref().map(|(act, _)| act.text.clone()),
        may_edit: read.may(jcat_domain::elections::adoption::edit(&state, &trial, read.author()?)),
        rules: state.rules,
    })
}

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

fn row(read: &Read<'_>, state: &ElectionState) -> Result<ElectionRow, Error> {
    let elected = state.declared.iter().filter_map(|(office, it)| it.outcome.elected().map(|candidate| (office.clone(), candidate)));
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
        waits_for_me: !own_steps(read, state)?.is_empty(),
    })
}

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
fn own_steps(read: &Read<'_>, state: &ElectionState) -> Result<Vec<OwnStep>, Error> {
    let author = read.author()?;
    let may = |change: &Change| steps::check(state, change, author, read.now).is_ok();
    let mut found = Vec::new();
    let runs = steps::runs(state, author).is_ok();
    if runs && state.roll.is_none() && steps::freeze_is_due(state, read.now) {
        found.push(OwnStep::of("freezeRoll"));
    }
    if runs && state.trustees.is_none() && read.now < state.schedule.nominations_close && state.cancelled.is_none() {
        found.push(OwnStep::of("nameTrustees"));
    }
    seat_steps(read, state, &mut found)?;
    trustee_steps(read, state, &may, &mut found)?;
    if runs && state.drawn.is_none() && state.rules.lot && steps::draw(state).is_ok() && read.now >= state.schedule.nominations_close {
        found.push(OwnStep::of("drawOrder"));
    }
    for office in state.offices.iter().filter(|office| runs && !state.declared.contains_key(office) && state.cancelled.is_none()) {
        let trustees = state.trustees.as_ref().is_some_and(jcat_domain::elections::state::TrusteesState::are_ready);
        if trustees && state.registered.len() > 1 && steps::next_field(state, office).is_ok() {
            found.push(OwnStep::with_office("openBallot", office));
        }
        let decided = state.roll.is_some() && steps::decide_office(state, office).outcome.is_final();
        let counted = state.rounds_of(office).all(|round| round.count.is_some()) && state.rounds_of(office).next().is_some();
        if decided && counted {
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

fn announced(read: &Read<'_>, election: ElectionId, office: &OfficeKey) -> Result<bool, Error> {
    let state = super::mandates(read.connection, office)?;
    Ok(state.is_some_and(|it| it.announced.iter().any(|announced| announced.election == election)))
}

fn seat_steps(read: &Read<'_>, state: &ElectionState, found: &mut Vec<OwnStep>) -> Result<(), Error> {
    let author = read.author()?;
    let Ok(seat) = own_seat(read, state) else { return Ok(()) };
    if jcat_domain::elections::seats::may_vote_for(&state.rules, &seat.agency, author).is_err() && !seat.with.iter().any(|it| author.is_of(it)) {
        return Ok(());
    }
    if !state.registered.contains_key(&seat.agency) && state.rounds.is_empty() && read.now < state.schedule.registration_closes {
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
        if encrypted.closed.is_some() && encrypted.result.is_none() && state.registered.contains_key(&seat.agency) {
            let agency = author.agency.clone().unwrap_or_else(|| seat.agency.clone());
            let probe = HeadCountersigned { uuid: encrypted.uuid.clone(), agency, head: Sha256([0; 32]) };
            if steps::check(state, &Change::HeadCountersigned(probe), author, read.now).is_ok() {
                found.push(OwnStep::with_ballot("countersignBox", &encrypted.uuid));
            }
        }
    }
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
}

/// A round.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundOfElection {
    /// For what.
    pub office: OfficeKey,
    /// Which, from 1.
    pub number: usize,
    /// Who stands, in the order of the ballot.
    pub candidates: Vec<Candidate>,
    /// The ballot, where it is secret.
    pub ballot: Option<BallotUuid>,
    /// Whether it was on paper.
    pub paper: bool,
    /// When voting opens.
    pub opens: Instant,
    /// When it closes.
    pub closes: Instant,
    /// Seats that have a ballot in the box; none where the rules keep that back until the end.
    pub cast: Option<Vec<AgencyId>>,
    /// Seats that checked in.
    pub present: Vec<AgencyId>,
    /// How many seats count towards the quorum so far; none where that is kept back.
    pub turnout: Option<u32>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Seats that found the same in the box.
    pub countersigned: Vec<AgencyId>,
    /// Seats that found something else.
    pub contradicted: Vec<AgencyId>,
    /// Trustees that decrypted.
    pub decrypted: Vec<u32>,
    /// The count, once it is there.
    pub count: Option<Count>,
    /// What the rules read of it.
    pub result: Option<RoundResult>,
    /// What each seat chose, where the vote was open.
    #[ts(type = "Record<string, Choice>")]
    pub votes: BTreeMap<AgencyId, Choice>,
    /// Why it does not count.
    pub voided: Option<Said>,
    /// One's own ballot in it.
    pub own: Option<OwnBallot>,
    /// Whether who asks may cast a ballot now.
    pub may_cast: May,
}

/// One's own ballot.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OwnBallot {
    /// Its tracker.
    pub tracker: String,
    /// What it counts as.
    pub mark: BallotMark,
    /// When it was cast.
    pub at: Instant,
}

/// Gives an election with what waits for whom.
pub(crate) fn election(read: &Read<'_>, request: WhichElection) -> Result<ElectionView, Error> {
    let state = named(read, request.election)?;
    let author = read.author()?;
    let seat = own_seat(read, &state).ok();
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
        lots: state.nonces.iter().map(|(set, numbers)| lot_view(set, numbers)).collect(),
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

fn said(read: &Read<'_>, text: &str, by: OfficerId, at: Instant) -> Result<Said, Error> {
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

fn lot_view(set: &LotSet, numbers: &BTreeMap<u32, NonceState>) -> LotView {
    let opened = numbers.iter().filter(|(_, it)| it.opened.is_some()).map(|(number, _)| *number).collect();
    LotView { set: set.clone(), committed: numbers.keys().copied().collect(), opened }
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
    let decided = (counted && state.roll.is_some()).then(|| steps::decide_office(state, office));
    Ok(ElectionOffice {
        office: office.clone(),
        candidates,
        declared: state.declared.get(office).map(|it| declared_view(read, state, office, it)).transpose()?,
        reasons: decided.as_ref().map(|it| it.reasons.clone()).unwrap_or_default(),
        stands: decided.map(|it| it.outcome),
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

fn round_view(read: &Read<'_>, state: &ElectionState, round: &RoundState) -> Result<RoundOfElection, Error> {
    let number = super::rounds::number_of(state, round);
    let encrypted = round.encrypted();
    let open = encrypted.filter(|_| round.voided.is_none()).map(|it| OpenBox::read(read.connection, state, &it.uuid)).transpose()?;
    let live = state.rules.publish.turnout_live || encrypted.is_none_or(|it| it.closed.is_some());
    let in_box = |open: &OpenBox<'_>| -> Vec<AgencyId> {
        let held = open.encrypted.ballots.iter().zip(&open.marks).filter(|(_, mark)| **mark == BallotMark::InBox);
        held.filter_map(|(ballot, _)| ballot.seat.clone()).collect()
    };
    let cast: Option<Vec<AgencyId>> = open.as_ref().filter(|_| live).map(in_box);
    let also = |cast: &Vec<AgencyId>| round.present.keys().filter(|agency| !cast.contains(agency)).count();
    let turnout = cast.as_ref().map(|cast| u32::try_from(cast.len() + also(cast)).unwrap_or(u32::MAX));
    let results = steps::results(state, &round.office);
    let at = state.rounds_of(&round.office).filter(|it| it.count.is_some()).position(|it| std::ptr::eq(it, round));
    Ok(RoundOfElection {
        office: round.office.clone(),
        number,
        candidates: round.candidates.clone(),
        ballot: encrypted.map(|it| it.uuid.clone()),
        paper: matches!(round.manner, Manner::Paper { .. }),
        opens: round.opens,
        closes: round.closes,
        cast,
        present: round.present.keys().cloned().collect(),
        turnout,
        closed_at: encrypted.and_then(|it| it.closed.as_ref()).map(|it| it.done.at),
        countersigned: encrypted.map(|it| it.countersigned.keys().cloned().collect()).unwrap_or_default(),
        contradicted: encrypted.map(|it| it.contradicted().into_iter().cloned().collect()).unwrap_or_default(),
        decrypted: encrypted.map(|it| it.parts.keys().copied().collect()).unwrap_or_default(),
        count: round.count.clone(),
        result: at.and_then(|at| results.get(at)).cloned(),
        votes: if let Manner::Open { votes } = &round.manner { votes.clone() } else { BTreeMap::new() },
        voided: round.voided.as_ref().map(|it| said(read, &it.text, it.done.by, it.done.at)).transpose()?,
        own: own_ballot(read, state, open.as_ref())?,
        may_cast: may_cast(read, state, round)?,
    })
}

fn own_ballot(read: &Read<'_>, state: &ElectionState, open: Option<&OpenBox<'_>>) -> Result<Option<OwnBallot>, Error> {
    let (Some(open), Ok(seat)) = (open, own_seat(read, state)) else { return Ok(None) };
    let ballots = open.encrypted.ballots.iter().zip(&open.marks).rev();
    let mine = ballots.filter(|(ballot, _)| ballot.seat.as_ref() == Some(&seat.agency) || ballot.done.by == read.me.officer).next();
    Ok(mine.map(|(ballot, mark)| OwnBallot { tracker: ballot.sha256.base64(), mark: *mark, at: ballot.done.at }))
}

/// Says whether who asks may vote now: on the roll, registered, with the credential on this desk, while the vote is open.
fn may_cast(read: &Read<'_>, state: &ElectionState, round: &RoundState) -> Result<May, Error> {
    let Some(encrypted) = round.encrypted() else { return Ok(read.may::<()>(Err(Refusal::VotesAreOpen))) };
    let author = read.author()?;
    let answer = || -> Result<(), Refusal> {
        let agency = author.agency.clone().ok_or(Refusal::NeedsDuty { duty: jcat_domain::Duty::Representative })?;
        jcat_domain::elections::seats::may_vote_for(&state.rules, &agency, author)?;
        let roll = state.roll.as_ref().ok_or(Refusal::NotYet { waits: steps::Wait::Roll })?;
        let seat = roll.seat_of(&agency).ok_or_else(|| Refusal::NotOnRoll { agency: agency.clone() })?;
        if credential(read, state, seat).is_none() {
            return Err(Refusal::NotRegistered { agency });
        }
        steps::may_cast_now(state, round, encrypted, &seat.agency, read.now)
    };
    Ok(read.may(answer()))
}

/// The notice board of a round.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeBoard {
    /// The ballot's uuid.
    pub ballot: BallotUuid,
    /// Whether it belongs to a rehearsal.
    pub rehearsal: bool,
    /// Every ballot that came, in the office's order.
    pub ballots: Vec<NoticedBallot>,
    /// The hash of everything in the box, as its closing says.
    pub closing: Option<Sha256>,
    /// What this desk finds in it.
    pub found: Sha256,
    /// The fingerprint of `election.json`: what every ballot commits to.
    pub fingerprint: String,
}

/// A ballot on the notice board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NoticedBallot {
    /// Its tracker.
    pub tracker: String,
    /// Whose it is.
    pub seat: Option<AgencyId>,
    /// What it counts as.
    pub mark: BallotMark,
    /// When the office took it.
    pub at: Instant,
}

/// Gives the notice board of a round.
pub(crate) fn notice_board(read: &Read<'_>, request: WhichBallot) -> Result<NoticeBoard, Error> {
    let state = named(read, request.election)?;
    let open = OpenBox::read(read.connection, &state, &request.ballot)?;
    let live = state.rules.publish.turnout_live || open.encrypted.closed.is_some();
    let ballots = open.encrypted.ballots.iter().zip(&open.marks);
    let noticed = |(ballot, mark): (&jcat_domain::elections::state::CastBallot, &BallotMark)| NoticedBallot {
        tracker: ballot.sha256.base64(),
        seat: ballot.seat.clone().filter(|_| live),
        mark: *mark,
        at: ballot.done.at,
    };
    Ok(NoticeBoard {
        ballot: request.ballot,
        rehearsal: state.rehearsal,
        ballots: ballots.map(noticed).collect(),
        closing: open.encrypted.closed.as_ref().map(|it| it.head),
        found: open.head(read.connection)?,
        fingerprint: open.election.fingerprint().to_owned(),
    })
}

/// Who holds the offices, and who leads the Board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MandatesView {
    /// The offices that anything is on record of.
    pub offices: Vec<OfficeTerms>,
    /// Who leads the Board today.
    pub leads: Leading,
}

/// An office over time.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficeTerms {
    /// The office.
    pub office: OfficeKey,
    /// Terms, the newest first.
    pub terms: Vec<TermView>,
    /// That it is vacant.
    pub vacancy: Option<Vacancy>,
}

/// A term.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermView {
    /// The country.
    pub country: Country,
    /// Its first day.
    pub from: Day,
    /// The first day without it.
    pub to: Option<Day>,
    /// Whether it runs today.
    pub runs: bool,
    /// Who carries it out today, or did last.
    pub exercised: Option<Exercised>,
    /// The election it comes from.
    pub election: Option<ElectionId>,
    /// Why it ended before its time.
    pub ended: Option<String>,
    /// Whether the country's membership has ended, and the rules end the term with it.
    pub membership_lost: bool,
}

/// Gives the mandates over time, and who leads today.
pub(crate) fn mandates(read: &Read<'_>, _: Nothing) -> Result<MandatesView, Error> {
    let today = read.today();
    let roster = read.roster()?;
    let mut offices = Vec::new();
    let (mut chair, mut vice) = (None, None);
    let rules = in_force(read)?;
    for state in read::all(read.connection, "mandate")? {
        let State::Mandate(state) = state else { continue };
        let mut views: Vec<TermView> = state
            .terms
            .iter()
            .map(|term| TermView {
                country: term.country,
                from: term.from,
                to: term.end(),
                runs: term.holds(today),
                exercised: term.exercised_on(today).or_else(|| term.exercised.last()).cloned(),
                election: if let terms::Origin::Election { election, .. } = &term.origin { Some(*election) } else { None },
                ended: term.ended.as_ref().map(|it| it.cause.label().to_owned()),
                membership_lost: term.holds(today) && terms::membership_lost(term, roster, today),
            })
            .collect();
        views.sort_by_key(|term| std::cmp::Reverse(term.from));
        offices.push(OfficeTerms { office: state.office.clone(), terms: views, vacancy: state.vacancy(rules.vacancy, today) });
        if state.office == OfficeKey::chair() {
            chair = Some(state);
        } else if state.office == OfficeKey::vice_chair() {
            vice = Some(state);
        }
    }
    offices.sort_by(|a, b| a.office.cmp(&b.office));
    Ok(MandatesView { offices, leads: terms::leading(chair.as_ref(), vice.as_ref(), rules.vacancy, roster, today) })
}

/// The rules in force today; the usual ones before the Board adopted any.
fn in_force(read: &Read<'_>) -> Result<RuleSet, Error> {
    let states = read::all(read.connection, "rule-set")?;
    let all = states.iter().filter_map(|it| if let State::RuleSet(it) = it { Some(it) } else { None });
    Ok(jcat_domain::elections::adoption::in_force(all, read.today()).map(|it| it.rules.clone()).unwrap_or_default())
}

/// A seat on the Board, today.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BoardSeat {
    /// The seat.
    pub seat: Seat,
    /// Who sits for it, over time.
    pub people: Vec<BoardPerson>,
}

/// Who sits for a seat.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BoardPerson {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
    /// As representative or as alternate.
    pub duty: jcat_domain::Duty,
    /// From when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
    /// Whether today.
    pub now: bool,
}

/// Gives the Board's seats of today under the rules in force.
pub(crate) fn board_seats(read: &Read<'_>, _: Nothing) -> Result<Vec<BoardSeat>, Error> {
    let (roster, today) = (read.roster()?, read.today());
    let mut found = Vec::new();
    for seat in jcat_domain::elections::seats::seats(roster, &in_force(read)?, today)? {
        let mut people = Vec::new();
        for it in jcat_domain::elections::seats::people(roster, &seat.agency) {
            people.push(BoardPerson {
                officer: it.officer,
                name: read.officer_name(it.officer)?,
                duty: it.duty,
                from: it.span.from,
                to: it.span.to,
                now: it.span.holds(today),
            });
        }
        found.push(BoardSeat { seat, people });
    }
    Ok(found)
}
