//! Decisions of the Board on proposals (BRD-3, BRD-5), and the shorthand for one case.

use jcat_domain::cases::{Outcome, rules};
use jcat_domain::decisions::{self, DecisionItem, DecisionState, Method, RecordDecision};
use jcat_domain::fold::State;
use jcat_domain::ids::{CaseId, DecisionId};
use jcat_domain::{Audience, Day, Instant};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::replica::read;
use crate::rounds;
use crate::undo::Nothing;
use crate::work::{Read, Work};

pub(crate) mod meetings;
pub(crate) mod paper;
pub(crate) mod view;

/// Records that the Board decided on one proposal.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DecideCase {
    /// The proposal.
    pub case: CaseId,
    /// The words of the decision.
    pub reason: String,
    /// The day; none means today.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<Day>,
    /// How; none means by written procedure.
    #[serde(default)]
    #[ts(optional)]
    pub method: Option<Method>,
}

/// Records that the Board merged one proposal into another or into a case.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MergeCase {
    /// The proposal.
    pub case: CaseId,
    /// What it becomes part of.
    pub into: CaseId,
    /// The words of the decision.
    pub reason: String,
}

/// A decision in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DecisionRow {
    /// The decision.
    pub id: DecisionId,
    /// The day.
    pub on: Day,
    /// How.
    pub method: Method,
    /// Its words.
    pub text: String,
    /// What it decided on.
    pub items: Vec<DecisionRowItem>,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// The decision it corrects.
    pub corrects: Option<DecisionId>,
}

/// One item of a decision in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DecisionRowItem {
    /// The proposal.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// What was decided.
    pub outcome: Outcome,
}

/// Gives the decisions, the newest first.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<Vec<DecisionRow>, Error> {
    let mut found: Vec<DecisionState> = read::all(read.connection, "decision")?
        .into_iter()
        .filter_map(|state| if let State::Decision(it) = state { Some(it) } else { None })
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse((it.on, it.at, it.id)));
    let row = |it: DecisionState| -> Result<DecisionRow, Error> {
        let item = |item: &DecisionItem| -> Result<DecisionRowItem, Error> {
            Ok(DecisionRowItem {
                case: item.case,
                label: read::case_if_here(read.connection, item.case)?.map(|it| it.label()).unwrap_or_default(),
                outcome: item.outcome,
            })
        };
        let items = it.items.iter().map(item).collect::<Result<_, _>>()?;
        Ok(DecisionRow {
            id: it.id,
            on: it.on,
            method: it.method,
            text: it.text,
            items,
            by: read.officer_name(it.by)?,
            at: it.at,
            corrects: it.corrects,
        })
    };
    found.into_iter().map(row).collect()
}

/// Records a decision. It is the deciding entry; what becomes of each case follows from it, in the same transaction while the
/// desk works alone.
pub(crate) fn record(work: &mut Work<'_>, request: RecordDecision) -> Result<DecisionId, Error> {
    let decision = DecisionId(work.make_id()?);
    record_as(work, request, decision)?;
    Ok(decision)
}

/// The same, under an id that a meeting has given the decision.
fn record_as(work: &mut Work<'_>, request: RecordDecision, decision: DecisionId) -> Result<(), Error> {
    let change = decisions::record(&request, decision, work.author()?)?;
    if let Some(corrected) = request.corrects {
        crate::replica::refold::load(work.connection, corrected.subject())?.ok_or(Error::NotFound("decision"))?;
    }
    let decided = work.record(Audience::Board, decision.subject(), change)?;
    for item in &request.items {
        // Read again for each: one item of a decision may merge into what another has just decided on.
        let state = read::case(work.connection, item.case)?;
        let into = item.into.map(|into| read::case(work.connection, into)).transpose()?;
        let open = rounds::open_until(work, &state)?;
        let change = rules::decide(&state, item.outcome, into.as_ref(), decision, &request.text, open, work.author()?)?;
        work.record_with(Audience::Taskforce, item.case.known(), change, Some(decided.digest), Vec::new())?;
    }
    Ok(())
}

fn decide_one(work: &mut Work<'_>, request: DecideCase, outcome: Outcome, into: Option<CaseId>) -> Result<CaseId, Error> {
    let item = DecisionItem { case: request.case, outcome, into };
    let on = request.on.unwrap_or(work.today());
    let method = request.method.unwrap_or(Method::WrittenProcedure);
    record(work, RecordDecision { on, method, text: request.reason, items: vec![item], corrects: None })?;
    Ok(request.case)
}

/// Records that the Board selected a proposal: it becomes a case, led by the country that proposed it (BRD-3).
pub(crate) fn select(work: &mut Work<'_>, request: DecideCase) -> Result<CaseId, Error> {
    decide_one(work, request, Outcome::Selected, None)
}

/// Records that the Board declined a proposal.
pub(crate) fn decline(work: &mut Work<'_>, request: DecideCase) -> Result<CaseId, Error> {
    decide_one(work, request, Outcome::NotSelected, None)
}

/// Records that the Board put a proposal off.
pub(crate) fn defer(work: &mut Work<'_>, request: DecideCase) -> Result<CaseId, Error> {
    decide_one(work, request, Outcome::Deferred, None)
}

/// Records that the Board merged a proposal into another or into a case.
pub(crate) fn merge(work: &mut Work<'_>, request: MergeCase) -> Result<CaseId, Error> {
    let decide = DecideCase { case: request.case, reason: request.reason, on: None, method: None };
    decide_one(work, decide, Outcome::Merged, Some(request.into))
}
