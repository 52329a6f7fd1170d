//! Requests on contributions, and the rules that answer them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ContributionBegun, ContributionMarked, ContributionRekeyed, ContributionState, Indicator, IndicatorsAdded, KeyVersion, MOST, MarkingProposed,
    PERSONAL, PermissionAnswered, PermissionAsked, Terms, Use, UseDecided, holds,
};
use crate::cases::{CaseState, Reasoned, rules};
use crate::change::Change;
use crate::deconfliction::Level;
use crate::duties::{Author, Duty};
use crate::ids::{CaseId, ContributionId, PermissionId};
use crate::marking::{self, DataSubject, Evaluation, Marking};
use crate::records::Purpose;
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal};

/// Who brings data to a case, beside who else may be on it.
pub const CONTRIBUTES: &[Duty] = &[Duty::Officer, Duty::Ec3, Duty::Eurojust, Duty::Analyst, Duty::Guest];

/// How many bytes of indicators go into one entry: well below what an entry takes.
const PART: usize = 160 * 1024;

/// What somebody says of the data that are recorded.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermsGiven {
    /// What the package is called.
    pub name: String,
    /// On what law they are shared.
    pub legal_basis: String,
    /// For what; none where it was not said.
    #[serde(default)]
    #[ts(optional)]
    pub purpose: Option<Purpose>,
    /// How they may be used; none where nobody has said.
    #[serde(default)]
    #[ts(optional)]
    pub marking: Option<Marking>,
    /// Whether they are taken without a marking, into quarantine.
    #[serde(default)]
    pub quarantine: bool,
    /// How good they are.
    #[serde(default)]
    #[ts(optional)]
    pub evaluation: Option<Evaluation>,
    /// Whom they are about.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<DataSubject>,
    /// Whether a minor is among them.
    #[serde(default)]
    pub minor: bool,
    /// What the owner tells others of a match, where it is not what the table says.
    #[serde(default)]
    #[ts(optional)]
    pub tells: Option<Level>,
    /// Where they come from.
    #[serde(default)]
    #[ts(optional)]
    pub source: Option<String>,
    /// The first day on which they were observed.
    #[serde(default)]
    #[ts(optional)]
    pub observed_from: Option<Day>,
    /// The last one.
    #[serde(default)]
    #[ts(optional)]
    pub observed_to: Option<Day>,
}

/// Marks a contribution anew (DAT-3).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemarkContribution {
    /// The contribution.
    pub contribution: ContributionId,
    /// How the data may be used now.
    pub marking: Marking,
    /// Whom they are about.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<DataSubject>,
    /// Whether a minor is among them.
    #[serde(default)]
    pub minor: bool,
    /// What the owner tells others of a match.
    #[serde(default)]
    #[ts(optional)]
    pub tells: Option<Level>,
    /// Why.
    pub reason: String,
}

/// Proposes a stricter marking (DAT-3).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProposeMarking {
    /// The contribution.
    pub contribution: ContributionId,
    /// The marking.
    pub marking: Marking,
    /// Why.
    pub reason: String,
}

/// Withdraws a contribution, or puts it back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawContribution {
    /// The contribution.
    pub contribution: ContributionId,
    /// Why.
    pub reason: String,
}

/// Asks the provider for a permission (DAT-3).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AskPermission {
    /// The contribution.
    pub contribution: ContributionId,
    /// For what.
    pub what: Use,
    /// In which proceedings, or to whom.
    pub scope: String,
    /// Why.
    pub reason: String,
}

/// Answers a request for a permission (DAT-3).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AnswerPermission {
    /// The contribution.
    pub contribution: ContributionId,
    /// The request.
    pub permission: PermissionId,
    /// Whether it is granted.
    pub granted: bool,
    /// The first day on which it no longer holds.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<Day>,
    /// Why, and under what conditions.
    pub reason: String,
}

/// Says whether data are put to a use (G5).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DecideUse {
    /// The contribution.
    pub contribution: ContributionId,
    /// The use.
    pub what: Use,
    /// Whether it is made.
    pub used: bool,
    /// Why.
    pub reason: String,
}

/// Says whether the author may bring data to the case now: it is not over, and the author is on it by name or by agency.
pub fn may_contribute(case: &CaseState, author: &Author) -> Result<(), Refusal> {
    author.require(CONTRIBUTES)?;
    if case.stage.is_over() {
        return Err(Refusal::CaseOver { stage: case.stage });
    }
    if case.officers.contains_key(&author.officer) { Ok(()) } else { rules::may_take_part(case, author) }
}

/// Reads what somebody says of data that are recorded.
pub fn read_terms(given: &TermsGiven, kinds: &[&str], today: Day) -> Result<Terms, Refusal> {
    let marking = match (&given.marking, given.quarantine) {
        (Some(marking), _) => Some(marking::check(marking)?),
        (None, true) => None,
        // Never a default (DAT-1).
        (None, false) => return Err(Refusal::HandlingMissing),
    };
    check_category(given.category, kinds)?;
    let ends = marking.as_ref().and_then(|it| it.keep_until);
    if let Some(until) = ends.filter(|until| *until <= today) {
        return Err(Refusal::EmptyInterval { from: today, to: until });
    }
    if let (Some(from), Some(to)) = (given.observed_from, given.observed_to)
        && to < from
    {
        return Err(Refusal::EmptyInterval { from, to });
    }
    let purpose = given.purpose.filter(|it| it.is_of_cases()).ok_or(Refusal::PurposeMissing)?;
    Ok(Terms {
        name: text::required(TextField::Title, &given.name)?,
        legal_basis: text::required(TextField::LegalBasis, &given.legal_basis)?,
        purpose,
        marking,
        evaluation: given.evaluation,
        category: given.category,
        minor: given.minor,
        tells: given.tells,
        source: given.source.as_deref().map_or(Ok(None), |it| text::optional(TextField::Contact, it))?,
        observed_from: given.observed_from,
        observed_to: given.observed_to,
    })
}

/// What is about a person says about whom (DAT-1).
fn check_category(category: Option<DataSubject>, kinds: &[&str]) -> Result<(), Refusal> {
    match kinds.iter().find(|kind| PERSONAL.contains(kind)) {
        Some(kind) if category.is_none() => Err(Refusal::CategoryMissing { kind: (*kind).to_owned() }),
        _ => Ok(()),
    }
}

/// Records a contribution: its terms, then its indicators in parts, in order, whose keys are made with a version. At most [`MOST`] of them.
pub fn record(
    case: &CaseState,
    contribution: ContributionId,
    terms: &Terms,
    (indicators, keyed): (Vec<Indicator>, KeyVersion),
    who: &Author,
) -> Result<Vec<Change>, Refusal> {
    may_contribute(case, who)?;
    packaged(case.id, contribution, terms, (indicators, keyed))
}

/// Makes the entries of a contribution: its terms, then its indicators in parts. Also of one that replaces another, on whatever case.
pub fn packaged(
    case: CaseId,
    contribution: ContributionId,
    terms: &Terms,
    (indicators, keyed): (Vec<Indicator>, KeyVersion),
) -> Result<Vec<Change>, Refusal> {
    let found = indicators.len();
    if found == 0 {
        return Err(Refusal::NothingToRecord);
    }
    let count = u32::try_from(found).ok().filter(|_| found <= MOST).ok_or(Refusal::TooMany { limit: MOST, found })?;
    let mut changes = vec![Change::ContributionBegun(ContributionBegun { contribution, case, terms: terms.clone(), count })];
    let (mut part, mut bytes) = (Vec::new(), 0);
    for indicator in indicators {
        bytes += indicator.kind.len()
            + indicator.normal.len()
            + indicator.given.as_ref().map_or(0, String::len)
            + indicator.because.as_ref().map_or(0, String::len)
            + 12;
        part.push(indicator);
        if bytes >= PART {
            changes.push(Change::IndicatorsAdded(IndicatorsAdded { indicators: std::mem::take(&mut part), keyed: keyed.said() }));
            bytes = 0;
        }
    }
    if !part.is_empty() {
        changes.push(Change::IndicatorsAdded(IndicatorsAdded { indicators: part, keyed: keyed.said() }));
    }
    Ok(changes)
}

/// Marks a contribution anew.
pub fn remark(state: &ContributionState, request: &RemarkContribution, who: &Author) -> Result<Change, Refusal> {
    let marking = marking::check(&request.marking)?;
    let kinds: Vec<&str> = state.indicators.iter().map(|it| it.kind.as_str()).collect();
    check_category(request.category, &kinds)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    let change = ContributionMarked { marking, category: request.category, minor: request.minor, tells: request.tells, reason, keyed: None };
    decided(state, Change::ContributionMarked(change), who)
}

/// Proposes a stricter marking: anybody who takes part in the case.
pub fn propose(case: &CaseState, state: &ContributionState, request: &ProposeMarking, who: &Author) -> Result<Change, Refusal> {
    on_case(case, who)?;
    let marking = marking::check(&request.marking)?;
    decided(state, Change::MarkingProposed(MarkingProposed { marking, reason: text::required(TextField::Reason, &request.reason)? }), who)
}

/// Makes the keys of a contribution anew: its agency, of data that stand and are compared (DEC-2).
pub fn rekey(state: &ContributionState, keyed: KeyVersion, who: &Author) -> Result<Change, Refusal> {
    if state.is_unmarked() {
        return Err(Refusal::HandlingMissing);
    }
    decided(state, Change::ContributionRekeyed(ContributionRekeyed { keyed }), who)
}

/// Withdraws a contribution.
pub fn withdraw(state: &ContributionState, request: &WithdrawContribution, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::ContributionWithdrawn(Reasoned { reason: text::required(TextField::Reason, &request.reason)? }), who)
}

/// Puts a contribution back that was withdrawn.
pub fn restore(case: &CaseState, state: &ContributionState, request: &WithdrawContribution, who: &Author) -> Result<Change, Refusal> {
    may_contribute(case, who)?;
    decided(state, Change::ContributionRestored(Reasoned { reason: text::required(TextField::Reason, &request.reason)? }), who)
}

/// Asks the provider for a permission: anybody who takes part in the case.
pub fn ask(case: &CaseState, state: &ContributionState, permission: PermissionId, request: &AskPermission, who: &Author) -> Result<Change, Refusal> {
    on_case(case, who)?;
    let scope = text::required(TextField::Name, &request.scope)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::PermissionAsked(PermissionAsked { permission, what: request.what, scope, reason }), who)
}

/// Answers a request: an officer of the agency whose data they are.
pub fn answer(state: &ContributionState, request: &AnswerPermission, now: Instant, who: &Author) -> Result<Change, Refusal> {
    let today = now.office_day();
    if let Some(until) = request.until.filter(|until| request.granted && *until <= today) {
        return Err(Refusal::EmptyInterval { from: today, to: until });
    }
    let change = PermissionAnswered {
        permission: request.permission,
        granted: request.granted,
        until: request.until.filter(|_| request.granted),
        reason: text::required(TextField::Reason, &request.reason)?,
    };
    decided(state, Change::PermissionAnswered(change), who)
}

/// Says whether data are put to a use: who leads the case, or EC3.
pub fn decide_use(case: &CaseState, state: &ContributionState, request: &DecideUse, who: &Author) -> Result<Change, Refusal> {
    rules::may_lead(case, who)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::UseDecided(UseDecided { what: request.what, used: request.used, reason }), who)
}

/// Says whether somebody is on the case, by name or by agency.
fn on_case(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    if case.officers.contains_key(&who.officer) { Ok(()) } else { rules::may_take_part(case, who) }
}

fn decided(state: &ContributionState, change: Change, who: &Author) -> Result<Change, Refusal> {
    holds(state, &change, who)?;
    Ok(change)
}
