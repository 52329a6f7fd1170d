//! What people type of an election: rule sets, the call, candidates, the roll, the outcome, mandates.

use std::collections::BTreeMap;

use jcat_domain::elections::adoption::{self, AdoptRules, DiscardRules, DraftRules, EditRules, RuleSetState};
use jcat_domain::elections::mandates::{self, EndMandate, EnterMandate, ExerciseMandate};
use jcat_domain::elections::requests::{
    self, CallElection, NameTrustees, NominateCandidate, ObjectToOutcome, SayOfElection, SettleObjection, WhichCandidate, WhichOffice,
    WithdrawCandidate,
};
use jcat_domain::elections::{BallotUuid, Exercised, OfficeKey, steps};
use jcat_domain::fold::State;
use jcat_domain::ids::{ElectionId, RuleSetId};
use jcat_domain::{Audience, Change};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{WhichElection, named, record};
use crate::error::Error;
use crate::replica::refold;
use crate::undo::Nothing;
use crate::work::{Read, Work};

/// Announces a declared outcome to the taskforce: from then on it is a mandate.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AnnounceOutcome {
    /// The election.
    pub election: ElectionId,
    /// The office.
    pub office: OfficeKey,
    /// Who carries the office out for the country.
    #[serde(default)]
    #[ts(optional)]
    pub exercised: Option<Exercised>,
}

/// Reads a rule set.
pub(crate) fn rule_set(connection: &Connection, id: RuleSetId) -> Result<RuleSetState, Error> {
    match refold::load(connection, id.subject())? {
        Some((State::RuleSet(state), _)) => Ok(state),
        _ => Err(Error::NotFound("rule-set")),
    }
}

// ---- rule sets -------------------------------------------------------------------------------------------------------------

/// Drafts a rule set.
pub(crate) fn draft_rules(work: &mut Work<'_>, request: DraftRules) -> Result<RuleSetId, Error> {
    let base = request.based_on.map(|id| rule_set(work.connection, id)).transpose()?;
    let id = RuleSetId(work.make_id()?);
    let change = adoption::draft(&request, base.as_ref(), id, work.author()?)?;
    work.record(Audience::Board, id.subject(), change)?;
    Ok(id)
}

/// Edits a draft.
pub(crate) fn edit_rules(work: &mut Work<'_>, request: EditRules) -> Result<Nothing, Error> {
    let state = rule_set(work.connection, request.rule_set)?;
    let change = adoption::edit(&state, &request, work.author()?)?;
    work.record(Audience::Board, state.id.subject(), change)?;
    work.reverse("editRules", &EditRules { rule_set: state.id, title: state.title, rules: state.rules })?;
    Ok(Nothing {})
}

/// Records that the Board adopted a rule set.
pub(crate) fn adopt_rules(work: &mut Work<'_>, request: AdoptRules) -> Result<Nothing, Error> {
    let state = rule_set(work.connection, request.rule_set)?;
    let change = adoption::adopt(&state, &request, work.author()?, work.today())?;
    work.record(Audience::Board, state.id.subject(), change)?;
    Ok(Nothing {})
}

/// Gives a draft up.
pub(crate) fn discard_rules(work: &mut Work<'_>, request: DiscardRules) -> Result<Nothing, Error> {
    let state = rule_set(work.connection, request.rule_set)?;
    let change = adoption::discard(&state, &request, work.author()?)?;
    work.record(Audience::Board, state.id.subject(), change)?;
    Ok(Nothing {})
}

// ---- the call ----------------------------------------------------------------------------------------------------------------

/// Calls an election.
pub(crate) fn call(work: &mut Work<'_>, request: CallElection) -> Result<ElectionId, Error> {
    let rules = rule_set(work.connection, request.rule_set)?;
    let mut held = BTreeMap::new();
    for office in &rules.rules.offices {
        if let Some(state) = super::mandates(work.connection, &office.office)? {
            held.insert(office.office.clone(), state);
        }
    }
    let id = ElectionId(work.make_id()?);
    let change = requests::call(&request, &rules, &held, work.roster()?, id, work.author()?, work.read.now)?;
    record(work, id, change)?;
    Ok(id)
}

/// Nominates a candidate.
pub(crate) fn nominate(work: &mut Work<'_>, request: NominateCandidate) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::nominate(&state, &request, work.roster()?, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    work.reverse("withdrawCandidate", &WithdrawCandidate { election: state.id, office: request.office, candidate: request.candidate, reason: None })?;
    Ok(Nothing {})
}

/// Supports a candidate.
pub(crate) fn support(work: &mut Work<'_>, request: WhichCandidate) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::second(&state, &request, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Accepts for one's own country.
pub(crate) fn accept(work: &mut Work<'_>, request: WhichCandidate) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::accept(&state, &request, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Withdraws a nomination, or declines one.
pub(crate) fn withdraw(work: &mut Work<'_>, request: WithdrawCandidate) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::withdraw(&state, &request, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Freezes the roll as the roster is today.
pub(crate) fn freeze_roll(work: &mut Work<'_>, request: WhichElection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let mut uuids = Vec::new();
    for _ in 0..requests::ballots_needed(&state) {
        uuids.push(make_uuid(work)?);
    }
    let change = requests::freeze(&state, work.roster()?, uuids, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Makes the uuid of a ballot: 22 base-58 characters, as the format's own tool makes them.
fn make_uuid(read: &Read<'_>) -> Result<BallotUuid, Error> {
    const DIGITS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut text = String::with_capacity(22);
    while text.len() < 22 {
        let mut drawn = [0; 32];
        read.world.fill(&mut drawn)?;
        // 232 is the largest multiple of 58 in a byte: what is above would favour some digits.
        let digits = drawn.iter().filter(|it| **it < 232).filter_map(|it| DIGITS.get(usize::from(*it % 58)));
        text.extend(digits.take(22 - text.len()).map(|it| char::from(*it)));
    }
    BallotUuid::parse(&text).ok_or(Error::Internal("making a ballot's uuid"))
}

/// Names the trustees.
pub(crate) fn name_trustees(work: &mut Work<'_>, request: NameTrustees) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::name_trustees(&state, &request, work.roster()?, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Records the order of candidates and the tellers that the lot gave.
pub(crate) fn draw_order(work: &mut Work<'_>, request: WhichElection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let drawn = steps::draw(&state)?;
    super::take(work, &state, Change::OrderDrawn(drawn))?;
    Ok(Nothing {})
}

// ---- the outcome -------------------------------------------------------------------------------------------------------------

/// Declares what the counts come to.
pub(crate) fn declare(work: &mut Work<'_>, request: WhichOffice) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::declare(&state, &request.office, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Tells the taskforce of a declared outcome.
pub(crate) fn announce(work: &mut Work<'_>, request: AnnounceOutcome) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let known = super::mandates(work.connection, &request.office)?;
    let change = mandates::announce(known.as_ref(), &state, &request.office, request.exercised, work.roster()?, work.author()?)?;
    work.record(Audience::Taskforce, request.office.mandates(), change)?;
    Ok(Nothing {})
}

/// Objects to an outcome.
pub(crate) fn object(work: &mut Work<'_>, request: ObjectToOutcome) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::object(&state, &request, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Settles an objection.
pub(crate) fn settle(work: &mut Work<'_>, request: SettleObjection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::settle(&state, &request, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Breaks an election off.
pub(crate) fn cancel(work: &mut Work<'_>, request: SayOfElection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::cancel(&state, &request, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Writes something down for the minutes.
pub(crate) fn minute(work: &mut Work<'_>, request: SayOfElection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let change = requests::minute(&state, &request, work.author()?, work.read.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

// ---- mandates ----------------------------------------------------------------------------------------------------------------

/// Enters a term from before this system.
pub(crate) fn enter_mandate(work: &mut Work<'_>, request: EnterMandate) -> Result<Nothing, Error> {
    let known = super::mandates(work.connection, &request.office)?;
    let change = mandates::enter(known.as_ref(), &request, work.roster()?, work.author()?, work.today())?;
    work.record(Audience::Taskforce, request.office.mandates(), change)?;
    Ok(Nothing {})
}

/// Names who carries an office out.
pub(crate) fn exercise_mandate(work: &mut Work<'_>, request: ExerciseMandate) -> Result<Nothing, Error> {
    let known = super::mandates(work.connection, &request.office)?.ok_or(Error::NotFound("mandate"))?;
    let change = mandates::exercise(&known, &request, work.roster()?, work.author()?)?;
    work.record(Audience::Taskforce, request.office.mandates(), change)?;
    Ok(Nothing {})
}

/// Ends a term before its time.
pub(crate) fn end_mandate(work: &mut Work<'_>, request: EndMandate) -> Result<Nothing, Error> {
    let known = super::mandates(work.connection, &request.office)?.ok_or(Error::NotFound("mandate"))?;
    let motion = request.dismissal.map(|id| super::motions::motion(work.connection, id)).transpose()?;
    let change = mandates::end(&known, &request, motion.as_ref(), work.roster()?, work.author()?)?;
    work.record(Audience::Taskforce, request.office.mandates(), change)?;
    Ok(Nothing {})
}
