//! Contributions of data to cases: handlers. What is shown of them is in `view`, where else a value is in `places`, keys and normal
//! forms in `keys`.
//!
//! Invariants
//! - A value is brought into its normal form here, whoever sent it: the page and a file are not believed.
//! - What an agency has on a case already is not recorded again: the same file twice brings nothing new.

use std::collections::HashSet;

use jcat_domain::cases::{CaseState, Reasoned};
use jcat_domain::change::Change;
use jcat_domain::contributions::rules::{
    self, AnswerPermission, AskPermission, DecideUse, ProposeMarking, RemarkContribution, TermsGiven, WithdrawContribution,
};
use jcat_domain::contributions::{ContributionState, Indicator, MOST, Terms};
use jcat_domain::corrections::{SayOfCorrection, restricts};
use jcat_domain::ids::{BatchId, CaseId, ContributionId, PermissionId};
use jcat_domain::readiness::gates::DataFacts;
use jcat_domain::text::{self, TextField};
use jcat_domain::{Audience, Day, Refusal};
use jcat_indicators::{Kind, Normal};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::corrections;
use crate::error::Error;
use crate::hits;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::Work;

use held::Held;

pub(crate) mod asked;
pub(crate) mod browse;
pub(crate) mod held;
pub(crate) mod keys;
pub(crate) mod places;
pub(crate) mod similar;
pub(crate) mod view;

/// The most values that are looked at in one call.
pub(crate) const LOOKED_AT: usize = 1_000_000;

/// The most refused values that an answer lists; they are counted all the same.
const LISTED: usize = 1_000;

/// A value as somebody gave it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ValueGiven {
    /// The label of its kind.
    pub kind: String,
    /// The value.
    pub given: String,
    /// Why it is compared with others' although it is on a warning list (DAT-10); none: it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub because: Option<String>,
}

/// Records what an agency contributes to a case.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordContribution {
    /// The case.
    pub case: CaseId,
    /// What is said of the data.
    pub terms: TermsGiven,
    /// They.
    pub indicators: Vec<ValueGiven>,
    /// Whether this only counts what would be new, known and refused.
    #[serde(default)]
    pub dry_run: bool,
}

/// What was recorded.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Contributed {
    /// The contributions: one for each ten thousand indicators.
    pub contributions: Vec<ContributionId>,
    /// Indicators that were recorded, or would be.
    pub recorded: u32,
    /// Values that this agency has on the case already, or that stand in it more than once.
    pub known: u32,
    /// Values that were refused.
    pub refused: u32,
    /// The first of them, with the reason.
    pub faults: Vec<ValueRefused>,
}

/// A value that was refused.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ValueRefused {
    /// Its place among those given, from 0.
    pub row: u32,
    /// The label of its kind.
    pub kind: String,
    /// What is wrong: a label.
    pub code: String,
    /// The same as a sentence.
    pub said: String,
    /// Where, in characters from the start of the value.
    pub at: Option<u32>,
}

/// A value that somebody gave, and what it is.
pub(crate) struct Reading {
    pub(crate) value: ValueGiven,
    pub(crate) normal: Result<Normal, keys::ValueFault>,
}

/// What became of the values that somebody gave.
struct Taken {
    indicators: Vec<Indicator>,
    known: u32,
    refused: u32,
    faults: Vec<ValueRefused>,
}

/// Records a contribution, in one step that is undone in one: as many contributions as it takes.
pub(crate) fn record(work: &mut Work<'_>, request: RecordContribution) -> Result<Contributed, Error> {
    let case = read::case(work.connection, request.case)?;
    rules::may_contribute(&case, work.author()?)?;
    if request.indicators.len() > LOOKED_AT {
        return Err(Refusal::TooMany { limit: LOOKED_AT, found: request.indicators.len() }.into());
    }
    let context = keys::context(work.connection, work.author()?.agency.as_ref())?;
    let read = |value: ValueGiven| Reading { normal: keys::read(&value.kind, &value.given, &context), value };
    let readings = request.indicators.into_iter().map(read).collect();
    record_readings(work, &case, &request.terms, readings, request.dry_run)
}

/// Records values whose normal forms were found here, as [`record`] does.
pub(crate) fn record_readings(
    work: &mut Work<'_>,
    case: &CaseState,
    terms: &TermsGiven,
    readings: Vec<Reading>,
    dry_run: bool,
) -> Result<Contributed, Error> {
    let taken = take(work, case, readings)?;
    let mut kinds: Vec<&str> = taken.indicators.iter().map(|it| it.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let terms = rules::read_terms(terms, &kinds, work.today());
    let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
    let mut answer = Contributed {
        contributions: Vec::new(),
        recorded: count(taken.indicators.len()),
        known: taken.known,
        refused: taken.refused,
        faults: taken.faults,
    };
    if dry_run {
        return Ok(answer);
    }
    let terms = terms?;
    work.batch = Some(BatchId(work.make_id()?));
    let (mut rest, of) = (taken.indicators, u64::from(answer.recorded));
    if rest.is_empty() {
        return Err(Refusal::NothingToRecord.into());
    }
    while !rest.is_empty() {
        let later = rest.split_off(rest.len().min(MOST));
        let id = ContributionId(work.make_id()?);
        record_one(work, case, id, &terms, rest)?;
        answer.contributions.push(id);
        rest = later;
        work.progress(of - u64::try_from(rest.len()).unwrap_or_default(), of)?;
    }
    let reason = work.words.say("undone-reason");
    for contribution in &answer.contributions {
        work.reverse("withdrawContribution", &WithdrawContribution { contribution: *contribution, reason: reason.clone() })?;
    }
    Ok(answer)
}

/// Leaves out what was refused and what is there already.
fn take(work: &Work<'_>, case: &CaseState, readings: Vec<Reading>) -> Result<Taken, Error> {
    let agency = work.author()?.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    let mut held = Held::of(work.connection, case.id, &agency, work.today())?;
    let mut taken = Taken { indicators: Vec::new(), known: 0, refused: 0, faults: Vec::new() };
    let of = u64::try_from(readings.len()).unwrap_or_default();
    let mut seen: HashSet<(Kind, &str)> = HashSet::with_capacity(readings.len());
    let first: Vec<bool> = readings.iter().map(|it| it.normal.as_ref().is_ok_and(|normal| seen.insert((normal.kind, &normal.text)))).collect();
    for ((row, Reading { value, normal }), first) in (0u32..).zip(readings).zip(first) {
        if row % 10_000 == 9_999 {
            work.progress(u64::from(row), of)?;
        }
        match normal {
            Err(fault) => {
                taken.refused += 1;
                if taken.faults.len() < LISTED {
                    taken.faults.push(refused(work, row, &value, &fault));
                }
            }
            Ok(normal) => {
                let kind = normal.kind.label();
                let because = because(&value, kind, &normal.text)?;
                if !first || held.has(kind, &normal.text, because.is_some())? {
                    taken.known += 1;
                    continue;
                }
                taken.indicators.push(indicator(kind, normal.text, &value.given, because));
            }
        }
    }
    Ok(taken)
}

fn refused(work: &Work<'_>, row: u32, value: &ValueGiven, fault: &keys::ValueFault) -> ValueRefused {
    ValueRefused {
        row,
        // A kind that is none is somebody's text.
        kind: Kind::of(&value.kind).map_or("other", Kind::label).to_owned(),
        code: fault.code.to_owned(),
        said: work.words.say(&format!("indicator-fault-{}", fault.code)),
        at: fault.at.and_then(|at| u32::try_from(at).ok()),
    }
}

/// Keeps a value as it was given beside its normal form, where that says more; a card's number is never kept.
pub(crate) fn indicator(kind: &str, normal: String, given: &str, because: Option<String>) -> Indicator {
    let given = given.trim();
    let given = (kind != Kind::Card.label() && given != normal).then(|| given.to_owned());
    Indicator { kind: kind.to_owned(), normal, given, because }
}

/// Gives why a value on a warning list is compared all the same; of one that is on none, there is nothing to say.
fn because(value: &ValueGiven, kind: &str, normal: &str) -> Result<Option<String>, Error> {
    let said = value.because.as_deref().map_or(Ok(None), |it| text::optional(TextField::Reason, it))?;
    Ok(said.filter(|_| keys::warning_of(kind, normal).is_some()))
}

/// Records one contribution: its terms, then its indicators in parts, each with what it declares.
fn record_one(work: &mut Work<'_>, case: &CaseState, id: ContributionId, terms: &Terms, indicators: Vec<Indicator>) -> Result<(), Error> {
    let keying = work.world.keying();
    let changes = rules::record(case, id, terms, (indicators, keying.version), work.author()?)?;
    record_parts(work, id, changes)
}

/// Records the entries of one contribution, each with what it declares.
pub(crate) fn record_parts(work: &mut Work<'_>, id: ContributionId, changes: Vec<Change>) -> Result<(), Error> {
    let keying = work.world.keying();
    let mut case = None;
    let mut first = 0;
    for change in changes {
        let declares = match &change {
            Change::IndicatorsAdded(it) => {
                // What was recorded before in this transaction says how much may be told.
                let state = head(work.connection, id)?;
                let declares = keys::declare(keying, &state, first, &it.indicators);
                first += it.indicators.len();
                declares
            }
            Change::ContributionBegun(it) => {
                case = Some(it.case);
                None
            }
            _ => None,
        };
        let case = case.ok_or(Error::Internal("recording a contribution"))?;
        work.record_declaring(Audience::Case(case), id.subject(), change, declares)?;
    }
    Ok(())
}

/// Reads what is said of a contribution, without its indicators.
pub(crate) fn head(connection: &Connection, id: ContributionId) -> Result<ContributionState, Error> {
    let mut statement = connection.prepare_cached("SELECT head FROM contributions WHERE id = ?1")?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or(Error::NotFound("contribution"))?;
    read_head(row.get_ref(0)?.as_str().unwrap_or_default())
}

/// Counts the indicators of a contribution that have come.
pub(crate) fn held(connection: &Connection, id: ContributionId) -> Result<u32, Error> {
    let mut statement = connection.prepare_cached("SELECT held FROM contributions WHERE id = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0))?)
}

pub(crate) fn read_head(text: &str) -> Result<ContributionState, Error> {
    serde_json::from_str(text).map_err(|_| Error::Damaged("what is said of a contribution does not read".into()))
}

pub(crate) fn with_case(connection: &Connection, id: ContributionId) -> Result<(ContributionState, CaseState), Error> {
    let state = read::contribution(connection, id)?;
    let case = read::case(connection, state.case)?;
    Ok((state, case))
}

/// Records a change of a contribution that nothing is declared by.
fn record_plain(work: &mut Work<'_>, state: &ContributionState, change: Change) -> Result<Nothing, Error> {
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    Ok(Nothing {})
}

/// Records a change that says anew how much may be told of a contribution, and declares its keys where none were before.
fn record_told_anew(work: &mut Work<'_>, before: &ContributionState, after: &ContributionState, mut change: Change) -> Result<Nothing, Error> {
    let keying = work.world.keying();
    let keys = if before.is_unmarked() { after.indicators.as_slice() } else { &[] };
    // What was never declared needs no word that it is withdrawn.
    let declares = if before.is_unmarked() && after.is_unmarked() { None } else { keys::declare(keying, after, 0, keys) };
    if let Change::ContributionMarked(it) = &mut change
        && !keys.is_empty()
    {
        it.keyed = keying.version.said();
    }
    work.record_declaring(Audience::Case(after.case), after.id.subject(), change, declares)?;
    Ok(Nothing {})
}

/// Marks a contribution anew.
pub(crate) fn remark(work: &mut Work<'_>, request: RemarkContribution) -> Result<Nothing, Error> {
    let (state, _) = with_case(work.connection, request.contribution)?;
    let change = rules::remark(&state, &request, work.author()?)?;
    let mut after = state.clone();
    if let Change::ContributionMarked(it) = &change {
        after.terms.marking = Some(it.marking.clone());
        (after.terms.category, after.terms.minor, after.terms.tells) = (it.category, it.minor, it.tells);
    }
    if let Some(marking) = state.terms.marking.clone() {
        let before = RemarkContribution {
            contribution: state.id,
            marking,
            category: state.terms.category,
            minor: state.terms.minor,
            tells: state.terms.tells,
            reason: work.words.say("undone-reason"),
        };
        work.reverse("remarkContribution", &before)?;
    }
    record_told_anew(work, &state, &after, change)?;
    // What came without a marking was as strict as need-to-know, and was never compared: saying how it may be used takes nothing away.
    if state.terms.marking.as_ref().is_some_and(|before| restricts(before, &request.marking)) {
        let case = read::case(work.connection, state.case)?;
        corrections::restricted(work, &case, &state)?;
    }
    Ok(Nothing {})
}

/// Proposes a stricter marking.
pub(crate) fn propose(work: &mut Work<'_>, request: ProposeMarking) -> Result<Nothing, Error> {
    let (state, case) = with_case(work.connection, request.contribution)?;
    let change = rules::propose(&case, &state, &request, work.author()?)?;
    record_plain(work, &state, change)
}

/// Withdraws a contribution.
pub(crate) fn withdraw(work: &mut Work<'_>, request: WithdrawContribution) -> Result<Nothing, Error> {
    let (state, case) = with_case(work.connection, request.contribution)?;
    rules::withdraw(&state, &request, work.author()?)?;
    withdraw_silently(work, &state, &request.reason)?;
    let reason = work.words.say("undone-reason");
    match corrections::withdrawn(work, &case, &state)? {
        Some(correction) => work.reverse("takeBackCorrection", &SayOfCorrection { correction, reason })?,
        None => work.reverse("restoreContribution", &WithdrawContribution { contribution: state.id, reason })?,
    }
    Ok(Nothing {})
}

/// Withdraws a contribution without telling anybody who received it.
pub(crate) fn withdraw_silently(work: &mut Work<'_>, state: &ContributionState, reason: &str) -> Result<Nothing, Error> {
    let change = rules::withdraw(state, &WithdrawContribution { contribution: state.id, reason: reason.to_owned() }, work.author()?)?;
    let after = ContributionState { withdrawn: Some((reason.to_owned(), work.me.officer, work.now)), ..state.clone() };
    record_told_anew(work, &ContributionState { indicators: Vec::new(), ..state.clone() }, &after, change)
}

/// Puts a contribution back that was withdrawn.
pub(crate) fn restore(work: &mut Work<'_>, request: WithdrawContribution) -> Result<Nothing, Error> {
    let (state, case) = with_case(work.connection, request.contribution)?;
    rules::restore(&case, &state, &request, work.author()?)?;
    restore_silently(work, &state, &request.reason)?;
    corrections::restored(work, state.id)?;
    work.reverse("withdrawContribution", &WithdrawContribution { contribution: state.id, reason: work.words.say("undone-reason") })
        .map(|()| Nothing {})
}

/// Puts a contribution back without telling anybody who received it.
pub(crate) fn restore_silently(work: &mut Work<'_>, state: &ContributionState, reason: &str) -> Result<Nothing, Error> {
    let change = Change::ContributionRestored(Reasoned { reason: text::required(TextField::Reason, reason)? });
    let after = ContributionState { withdrawn: None, ..state.clone() };
    record_told_anew(work, state, &after, change)
}

/// Asks the provider for a permission.
pub(crate) fn ask(work: &mut Work<'_>, request: AskPermission) -> Result<PermissionId, Error> {
    let (state, case) = with_case(work.connection, request.contribution)?;
    let permission = PermissionId(work.make_id()?);
    let change = rules::ask(&case, &state, permission, &request, work.author()?)?;
    record_plain(work, &state, change).map(|_| permission)
}

/// Answers a request for a permission.
pub(crate) fn answer(work: &mut Work<'_>, request: AnswerPermission) -> Result<Nothing, Error> {
    let (state, _) = with_case(work.connection, request.contribution)?;
    let change = rules::answer(&state, &request, work.now, work.author()?)?;
    record_plain(work, &state, change)
}

/// Says whether data are put to a use.
pub(crate) fn decide_use(work: &mut Work<'_>, request: DecideUse) -> Result<Nothing, Error> {
    let (state, case) = with_case(work.connection, request.contribution)?;
    let change = rules::decide_use(&case, &state, &request, work.author()?)?;
    record_plain(work, &state, change)
}

/// Gives what the gates read of the data of a case.
pub(crate) fn data_facts(connection: &Connection, case: CaseId, today: Day) -> Result<DataFacts, Error> {
    let mut facts = DataFacts { open_hits: hits::open_hits(connection, case, today)?, ..DataFacts::default() };
    let mut statement = connection.prepare_cached("SELECT head FROM contributions WHERE case_id = ?1")?;
    let mut rows = statement.query([case.0])?;
    while let Some(row) = rows.next()? {
        facts.add(&read_head(row.get_ref(0)?.as_str().unwrap_or_default())?, today);
    }
    Ok(facts)
}
