//! Requests on proposals and cases, and the rules that answer them.
//!
//! [`holds`] is asked twice: when somebody decides, and when the entry is folded in office order. What it refuses the second
//! time is overtaken. What is read of what people type stands in `typed`, who takes part in `parts`, what the Board did not select in
//! `begun`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CaseApproved, CaseFacts, CaseOrdered, CaseState, CoverEdited, CoverEdits, CoverText, CrimeArea, Empact, FactEdits, FactsEdited, Outcome,
    ProposalDecided, ProposalResubmitted, Reasoned, Stage, stages,
};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::handling::Handling;
use crate::ids::{AgencyId, CaseId, DecisionId};
use crate::money::Money;
use crate::text::{self, TextField};
use crate::{Country, Day, Refusal};

mod begun;
mod parts;
mod typed;

pub use begun::{BeginProject, BroughtIn, begin_project, bring_in};
pub use parts::{CaseAgency, CaseCountry, CaseOfficer, join_agency, join_officer, leave_agency, leave_officer, link_country, unlink_country};
pub use typed::{check_cover, check_facts, check_handling, read_edits, read_facts};

/// Who brings in cases that ran before this system (PRO-7).
pub const BRINGS_IN: &[Duty] = &[Duty::Administrator, Duty::Secretary, Duty::Officer];

/// Gives a proposal back to its proposer (PRO-1).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReturnProposal {
    /// The proposal.
    pub case: CaseId,
    /// What is asked for.
    pub reason: String,
}

/// Takes a proposal back (PRO-1).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawProposal {
    /// The proposal.
    pub case: CaseId,
    /// Why.
    pub reason: String,
}

/// Submits a returned proposal as a new version (PRO-1).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ResubmitProposal {
    /// The proposal.
    pub case: CaseId,
    /// What the taskforce may know now.
    pub facts: CaseFacts,
    /// Title and summary.
    pub cover: CoverText,
}

/// Sets the order of a selected case (PRO-6).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OrderCase {
    /// The case.
    pub case: CaseId,
    /// Its place among the selected, from 1; none takes it out of the order.
    pub order: Option<u32>,
    /// Why.
    pub reason: String,
}

/// Approves a case that was brought in (PRO-7).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ApproveCase {
    /// The case.
    pub case: CaseId,
}

/// Edits fields of a case. A field that is left out stays as it is; an empty text clears it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseEdits {
    /// The title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub title: Option<String>,
    /// The summary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub summary: Option<String>,
    /// Victims, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub victims: Option<String>,
    /// Estimated loss: no element clears it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub loss: Option<Vec<Money>>,
    /// Crime areas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub areas: Option<Vec<CrimeArea>>,
    /// EMPACT priority: no element clears it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub empact: Option<Vec<Empact>>,
    /// Countries it touches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub countries: Option<Vec<Country>>,
    /// Urgency: no element clears it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub urgent_by: Option<Vec<Day>>,
    /// Handling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub handling: Option<Handling>,
}

/// Edits a case.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditCase {
    /// The case.
    pub case: CaseId,
    /// What changes.
    pub edits: CaseEdits,
}

// ---- what holds --------------------------------------------------------------------------------------------------------

/// Says whether the author may propose for the agency.
pub fn may_propose(agency: &AgencyId, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Officer])?;
    author.require_of(agency)
}

/// Says whether the author may bring in a case that the agency leads: whoever brings in cases, and EC3 what it leads itself.
pub fn may_bring_in(agency: &AgencyId, author: &Author) -> Result<(), Refusal> {
    author.require(BRINGS_IN).or_else(|refusal| if author.has(Duty::Ec3) && author.is_of(agency) { Ok(()) } else { Err(refusal) })
}

/// Says whether a stage can follow another in a proposal's life (PRO-1).
pub const fn may_follow(from: Stage, to: Stage) -> bool {
    use Stage::{Deferred, Merged, NotSelected, Returned, Selected, Submitted, UnderReview, Withdrawn};
    match to {
        Returned => matches!(from, Submitted | UnderReview | Deferred),
        Submitted => matches!(from, Returned),
        UnderReview => matches!(from, Submitted | Deferred),
        Selected | NotSelected => matches!(from, UnderReview | Deferred),
        Deferred => matches!(from, UnderReview),
        Merged => matches!(from, Submitted | UnderReview | Deferred),
        Withdrawn => matches!(from, Submitted | Returned | UnderReview | Deferred),
        _ => false,
    }
}

fn follows(state: &CaseState, to: Stage) -> Result<(), Refusal> {
    if may_follow(state.stage, to) { Ok(()) } else { Err(Refusal::IllegalTransition { from: state.stage, to }) }
}

/// Says whether a change holds in this state of the case, by this author. The same answer when deciding and when folding.
pub fn holds(state: &CaseState, change: &Change, author: &Author) -> Result<(), Refusal> {
    match change {
        Change::ProposalReturned(_) => {
            author.require(&[Duty::Secretary])?;
            follows(state, Stage::Returned)
        }
        Change::ProposalWithdrawn(_) => {
            // A row that was brought in by mistake is taken back the same way, by whoever may bring in.
            if matches!(state.origin, super::Origin::BroughtIn { .. }) {
                return may_take_back(state, author);
            }
            author.require(&[Duty::Officer])?;
            author.require_of(&state.agency)?;
            follows(state, Stage::Withdrawn)
        }
        Change::CaseRestored(_) => {
            may_bring_in(&state.agency, author)?;
            let brought_in = matches!(state.origin, super::Origin::BroughtIn { .. });
            if brought_in && state.stage == Stage::Withdrawn { Ok(()) } else { Err(Refusal::NothingToEnd) }
        }
        Change::ProposalResubmitted(_) => {
            author.require(&[Duty::Officer])?;
            author.require_of(&state.agency)?;
            follows(state, Stage::Submitted)
        }
        Change::ReviewBegun(_) => {
            author.require(&[Duty::Secretary])?;
            follows(state, Stage::UnderReview)
        }
        Change::ProposalDecided(it) => {
            author.require(&[Duty::Secretary])?;
            if it.into == Some(state.id) || (it.into.is_some() != (it.outcome == Outcome::Merged)) {
                return Err(Refusal::MergeTarget);
            }
            follows(state, it.outcome.stage())
        }
        Change::CaseOrdered(_) => {
            author.require(&[Duty::Secretary])?;
            if state.stage.is_running() { Ok(()) } else { Err(Refusal::IllegalTransition { from: state.stage, to: Stage::Selected }) }
        }
        Change::CaseApproved(_) => {
            author.require(&[Duty::Officer, Duty::Ec3])?;
            author.require_of(&state.agency)?;
            if state.awaits_approval() { Ok(()) } else { Err(Refusal::AlreadyApproved) }
        }
        Change::CaseMadeProject(_) => {
            may_admit(state, author)?;
            if state.is_project() {
                return Err(Refusal::AlreadyRecorded);
            }
            // What has been on its way as a case stays one.
            let fresh = matches!(state.origin, super::Origin::BroughtIn { .. }) && state.stage == Stage::Data && state.steps.len() == 1;
            if fresh { Ok(()) } else { Err(Refusal::IllegalTransition { from: state.stage, to: Stage::Data }) }
        }
        Change::CaseMoved(_) | Change::CaseSuspended(_) | Change::CaseResumed(_) | Change::CaseCancelled(_) => stages::holds(state, change, author),
        Change::FactsEdited(_) => may_edit(state, author),
        Change::AgencyJoined(it) => {
            may_lead(state, author).or_else(|_| author.require_of(&it.agency))?;
            if state.agencies.contains(&it.agency) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        Change::AgencyLeft(it) => {
            may_lead(state, author).or_else(|_| author.require_of(&it.agency))?;
            if it.agency == state.agency || !state.agencies.contains(&it.agency) { Err(Refusal::NothingToEnd) } else { Ok(()) }
        }
        Change::OfficerJoined(it) => {
            may_admit(state, author)?;
            if state.officers.contains_key(&it.officer) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        Change::OfficerLeft(it) => {
            may_admit(state, author)?;
            if state.officers.contains_key(&it.officer) { Ok(()) } else { Err(Refusal::NothingToEnd) }
        }
        Change::CountryLinked(it) => {
            may_take_part(state, author)?;
            let open = state.links.iter().any(|link| link.country == it.country && link.kind == it.kind && link.span.to.is_none());
            if open { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        Change::CountryUnlinked(it) => {
            may_take_part(state, author)?;
            let open = state.links.iter().find(|link| link.country == it.country && link.kind == it.kind && link.span.to.is_none());
            match open.ok_or(Refusal::NothingToEnd)?.span.from {
                Some(from) if it.to <= from => Err(Refusal::EmptyInterval { from, to: it.to }),
                _ => Ok(()),
            }
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Says whether a case that was brought in may be taken back: by whoever brought it in, or keeps the records, and only while
/// nothing but its approval has happened to it.
fn may_take_back(state: &CaseState, author: &Author) -> Result<(), Refusal> {
    let by_importer = state.steps.first().is_some_and(|step| step.by == author.officer);
    if !by_importer {
        author.require(&[Duty::Administrator, Duty::Secretary])?;
    }
    let untouched = state.steps.iter().all(|step| step.stage == state.stage || step.stage == Stage::Withdrawn);
    if untouched && state.stage != Stage::Withdrawn { Ok(()) } else { Err(Refusal::IllegalTransition { from: state.stage, to: Stage::Withdrawn }) }
}

/// Says whether the author may edit the case's facts and cover: its own agency, in a stage in which it is not fixed.
pub fn may_edit(state: &CaseState, author: &Author) -> Result<(), Refusal> {
    may_lead(state, author)?;
    if state.stage.is_proposal() {
        // The country leads a case; a proposal is its agency's alone (PRO-1).
        author.require_of(&state.agency)?;
    }
    if matches!(state.stage, Stage::Submitted | Stage::UnderReview | Stage::Deferred | Stage::Withdrawn | Stage::NotSelected | Stage::Merged) {
        return Err(Refusal::ProposalFixed { stage: state.stage });
    }
    Ok(())
}

/// Says whether the author is an officer of the lead: of its agency, or of its country.
pub fn may_lead(state: &CaseState, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Officer, Duty::Ec3])?;
    if author.is_of(&state.agency) || (author.country.is_some() && author.country == state.country) {
        Ok(())
    } else {
        Err(Refusal::NotTheLead { lead: state.agency.clone() })
    }
}

/// Says whether the author keeps the case: an officer of its lead, or EC3.
pub fn may_admit(state: &CaseState, author: &Author) -> Result<(), Refusal> {
    if author.has(Duty::Ec3) { Ok(()) } else { may_lead(state, author) }
}

/// Says whether the author takes part in the case: an officer of one of its agencies, or EC3.
pub fn may_take_part(state: &CaseState, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Officer, Duty::Ec3])?;
    let of_one = author.agency.as_ref().is_some_and(|agency| state.agencies.contains(agency));
    let of_lead = author.country.is_some() && author.country == state.country;
    if of_one || of_lead || author.has(Duty::Ec3) { Ok(()) } else { Err(Refusal::NotTheLead { lead: state.agency.clone() }) }
}

// ---- the rules ---------------------------------------------------------------------------------------------------------

fn decided(state: &CaseState, change: Change, who: &Author) -> Result<Change, Refusal> {
    holds(state, &change, who)?;
    Ok(change)
}

/// Gives a proposal back to its proposer (PRO-1).
pub fn return_proposal(state: &CaseState, request: &ReturnProposal, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::ProposalReturned(Reasoned { reason: text::required(TextField::Reason, &request.reason)? }), who)
}

/// Takes a proposal back (PRO-1).
pub fn withdraw(state: &CaseState, request: &WithdrawProposal, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::ProposalWithdrawn(Reasoned { reason: text::required(TextField::Reason, &request.reason)? }), who)
}

/// Submits a returned proposal as a new version (PRO-1).
pub fn resubmit(state: &CaseState, request: &ResubmitProposal, who: &Author) -> Result<(Change, CoverText), Refusal> {
    let facts = check_facts(&request.facts)?;
    let cover = check_cover(&request.cover)?;
    // Who may read the cover stays as it was first submitted: the audience of the cover's journal cannot change under it.
    let facts = CaseFacts { scope: state.scope, ..facts };
    Ok((decided(state, Change::ProposalResubmitted(ProposalResubmitted { facts }), who)?, cover))
}

/// Turns one item of a Board decision into the change of its case (BRD-3).
///
/// `round_open` says whether the round that the proposal is in is still open, and until when: what is being scored blindly is
/// not decided on.
pub fn decide(
    state: &CaseState,
    outcome: Outcome,
    into: Option<&CaseState>,
    decision: DecisionId,
    reason: &str,
    round_open: Option<Option<Day>>,
    who: &Author,
) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Decision, reason)?;
    let change = ProposalDecided { outcome, decision, into: into.map(|target| target.id), reason };
    let change = decided(state, Change::ProposalDecided(change), who)?;
    if let Some(closes) = round_open {
        return Err(Refusal::RoundStillOpen { closes });
    }
    match (outcome, into) {
        (Outcome::Merged, None) => Err(Refusal::MergeTarget),
        (Outcome::Merged, Some(target)) if target.id == state.id || target.stage.is_over() => Err(Refusal::MergeTarget),
        _ => Ok(change),
    }
}

/// Sets the order of a selected case (PRO-6).
pub fn order(state: &CaseState, request: &OrderCase, who: &Author) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::CaseOrdered(CaseOrdered { order: request.order, reason }), who)
}

/// Approves a case that was brought in (PRO-7).
pub fn approve(state: &CaseState, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::CaseApproved(CaseApproved {}), who)
}

/// Edits fields of a case; answers with the change of its known part and that of its cover, where there is one.
pub fn edit(state: &CaseState, edits: &CaseEdits, who: &Author) -> Result<(Option<Change>, Option<Change>), Refusal> {
    may_edit(state, who)?;
    let (facts, cover) = read_edits(edits)?;
    let facts = (facts != FactEdits::default()).then_some(Change::FactsEdited(FactsEdited { edits: facts }));
    let cover = (cover != CoverEdits::default()).then_some(Change::CoverEdited(CoverEdited { edits: cover }));
    Ok((facts, cover))
}

#[cfg(test)]
mod tests;
