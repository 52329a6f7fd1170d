//! Requests on proposals and cases, and the rules that answer them.
//!
//! [`holds`] is asked twice: when somebody decides, and when the entry is folded in office order. What it refuses the second
//! time is overtaken.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

use super::{
    AgencyJoined, AgencyLeft, CaseApproved, CaseBroughtIn, CaseFacts, CaseOrdered, CaseState, CountryLinked, CountryUnlinked, CoverEdited,
    CoverEdits, CoverText, CrimeArea, Empact, FactEdits, FactsEdited, LinkKind, OfficerJoined, OfficerLeft, Outcome, ProposalDecided,
    ProposalResubmitted, Reasoned, Stage, stages,
};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::handling::Handling;
use crate::ids::{AgencyId, CaseId, DecisionId, OfficerId};
use crate::money::Money;
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Country, Day, Refusal};

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

/// Lets an agency take part in a case, or ends it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CaseAgency {
    /// The case.
    pub case: CaseId,
    /// The agency.
    pub agency: AgencyId,
}

/// Puts an officer on a case, or takes one off it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CaseOfficer {
    /// The case.
    pub case: CaseId,
    /// The officer.
    pub officer: OfficerId,
}

/// Links a case to a country, or ends the link (ATT-0).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CaseCountry {
    /// The case.
    pub case: CaseId,
    /// The country.
    pub country: Country,
    /// What links it.
    pub kind: LinkKind,
    /// The first day, or the day on which it no longer holds.
    pub on: Day,
}

/// What one row of an import says of a proposal or a running case (PRO-7).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BroughtIn {
    /// The agency that leads.
    pub agency: AgencyId,
    /// What the taskforce may know.
    pub facts: CaseFacts,
    /// Title and summary.
    pub cover: CoverText,
    /// Where it stands.
    pub stage: Stage,
    /// When it began.
    pub began: Option<Day>,
    /// When it ended.
    pub ended: Option<Day>,
    /// The number under which the office knew it.
    pub reference: Option<String>,
    /// Agencies that take part.
    pub agencies: BTreeSet<AgencyId>,
}

// ---- what holds --------------------------------------------------------------------------------------------------------

/// Says whether the author may propose for the agency.
pub fn may_propose(agency: &AgencyId, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Officer])?;
    author.require_of(agency)
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
            author.require(BRINGS_IN)?;
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

/// Checks the facts of a proposal: at least one crime area, H3 with its text.
pub fn check_facts(facts: &CaseFacts) -> Result<CaseFacts, Refusal> {
    if facts.areas.is_empty() {
        return Err(Refusal::NoCrimeArea);
    }
    read_facts(facts)
}

/// Cleans what people type in the facts of a draft, which may still lack what a proposal needs.
pub fn read_facts(facts: &CaseFacts) -> Result<CaseFacts, Refusal> {
    Ok(CaseFacts { handling: check_handling(&facts.handling)?, ..facts.clone() })
}

/// Checks a marking: H3 with its text.
pub fn check_handling(handling: &Handling) -> Result<Handling, Refusal> {
    let Some(text) = &handling.h3 else { return Ok(handling.clone()) };
    let kept = text::required(TextField::Restriction, text).map_err(|refusal| match refusal {
        Refusal::TextMissing { .. } => Refusal::H3WithoutText,
        other => other,
    })?;
    Ok(Handling { h3: Some(kept), ..handling.clone() })
}

/// Reads and bounds the text of a cover.
pub fn check_cover(cover: &CoverText) -> Result<CoverText, Refusal> {
    let optional = |field, text: &Option<String>| text.as_deref().map_or(Ok(None), |text| text::optional(field, text));
    if let Some(loss) = &cover.loss {
        check_money(loss)?;
    }
    Ok(CoverText {
        title: text::required(TextField::Title, &cover.title)?,
        summary: optional(TextField::Summary, &cover.summary)?,
        victims: optional(TextField::Estimate, &cover.victims)?,
        loss: cover.loss.clone(),
    })
}

fn check_money(money: &Money) -> Result<(), Refusal> {
    if money.amount.is_sign_negative() && !money.amount.is_zero() {
        return Err(Refusal::NegativeAmount);
    }
    if money.has_known_currency() { Ok(()) } else { Err(Refusal::UnknownCurrency { currency: money.currency.chars().take(12).collect() }) }
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

/// Reads and bounds edits.
pub fn read_edits(edits: &CaseEdits) -> Result<(FactEdits, CoverEdits), Refusal> {
    let list = |field, text: &Option<String>| -> Result<Option<Vec<String>>, Refusal> {
        text.as_deref().map(|text| text::optional(field, text).map(|kept| kept.into_iter().collect())).transpose()
    };
    if edits.areas.as_ref().is_some_and(Vec::is_empty) {
        return Err(Refusal::NoCrimeArea);
    }
    let handling = edits.handling.as_ref().map(check_handling).transpose()?;
    edits.loss.iter().flatten().try_for_each(check_money)?;
    let cover = CoverEdits {
        title: edits.title.as_deref().map(|title| text::required(TextField::Title, title)).transpose()?,
        summary: list(TextField::Summary, &edits.summary)?,
        victims: list(TextField::Estimate, &edits.victims)?,
        loss: edits.loss.clone(),
    };
    let facts = FactEdits {
        areas: edits.areas.clone(),
        empact: edits.empact.clone(),
        countries: edits.countries.clone(),
        urgent_by: edits.urgent_by.clone(),
        handling,
    };
    Ok((facts, cover))
}

/// Lets an agency take part.
pub fn join_agency(state: &CaseState, roster: &Roster, agency: &AgencyId, who: &Author) -> Result<Change, Refusal> {
    if !roster.organisations.contains_key(agency) {
        return Err(Refusal::UnknownAgency { agency: agency.clone() });
    }
    decided(state, Change::AgencyJoined(AgencyJoined { agency: agency.clone() }), who)
}

/// Ends an agency's part.
pub fn leave_agency(state: &CaseState, agency: &AgencyId, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::AgencyLeft(AgencyLeft { agency: agency.clone() }), who)
}

/// Puts an officer on the case. The officer's agency must take part.
pub fn join_officer(state: &CaseState, roster: &Roster, officer: OfficerId, who: &Author) -> Result<Change, Refusal> {
    let found = roster.officers.get(&officer).ok_or(Refusal::UnknownOfficer)?;
    let hosted = roster.organisations.get(&found.agency).is_some_and(|it| it.country.is_none());
    if !hosted && !state.agencies.contains(&found.agency) {
        return Err(Refusal::NotOfAgency { agency: found.agency.clone() });
    }
    decided(state, Change::OfficerJoined(OfficerJoined { officer }), who)
}

/// Takes an officer off the case.
pub fn leave_officer(state: &CaseState, officer: OfficerId, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::OfficerLeft(OfficerLeft { officer }), who)
}

/// Links the case to a country.
pub fn link_country(state: &CaseState, request: &CaseCountry, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::CountryLinked(CountryLinked { country: request.country, kind: request.kind, from: request.on }), who)
}

/// Ends a link to a country.
pub fn unlink_country(state: &CaseState, request: &CaseCountry, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::CountryUnlinked(CountryUnlinked { country: request.country, kind: request.kind, to: request.on }), who)
}

/// Brings in a case that ran before this system (PRO-7).
pub fn bring_in(roster: &Roster, row: &BroughtIn, case: CaseId, number: (i32, u32), who: &Author) -> Result<(Change, CoverText), Refusal> {
    who.require(BRINGS_IN)?;
    let facts = check_facts(&row.facts)?;
    let cover = check_cover(&row.cover)?;
    let organisation = roster.organisations.get(&row.agency).ok_or_else(|| Refusal::UnknownAgency { agency: row.agency.clone() })?;
    let country = organisation.country;
    if let Some(unknown) = row.agencies.iter().find(|agency| !roster.organisations.contains_key(agency)) {
        return Err(Refusal::UnknownAgency { agency: unknown.clone() });
    }
    if let (Some(from), Some(to)) = (row.began, row.ended)
        && to < from
    {
        return Err(Refusal::EmptyInterval { from, to });
    }
    let reference = row.reference.as_deref().map_or(Ok(None), |text| text::optional(TextField::Short, text))?;
    let (year, number) = number;
    let change = Change::CaseBroughtIn(CaseBroughtIn {
        case,
        year,
        number,
        agency: row.agency.clone(),
        country,
        facts,
        stage: row.stage,
        began: row.began,
        ended: row.ended,
        reference,
        agencies: row.agencies.clone(),
    });
    Ok((change, cover))
}
