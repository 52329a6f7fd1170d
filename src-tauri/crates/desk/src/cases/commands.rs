//! What is done to a case: given back, taken back, edited, ordered, joined.

use jcat_domain::Audience;
use jcat_domain::cases::rules::{
    self, ApproveCase, CaseAgency, CaseCountry, CaseEdits, CaseOfficer, EditCase, OrderCase, ResubmitProposal, ReturnProposal, WithdrawProposal,
};
use jcat_domain::cases::{CaseState, CoverState, CoverWritten, Origin};
use jcat_domain::change::Change;
use jcat_domain::ids::OfficerId;

use crate::drafts::cover_audience;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::Work;

/// Gives a proposal back.
pub(crate) fn return_proposal(work: &mut Work<'_>, request: ReturnProposal) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::return_proposal(&state, &request, work.author()?)?;
    work.record_case(request.case, change)?;
    Ok(Nothing {})
}

/// Takes a proposal back.
pub(crate) fn withdraw(work: &mut Work<'_>, request: WithdrawProposal) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::withdraw(&state, &request, work.author()?)?;
    work.record_case(request.case, change)?;
    if matches!(state.origin, Origin::BroughtIn { .. }) {
        work.reverse("restoreCase", &request)?;
    }
    Ok(Nothing {})
}

/// Takes up again a case that was brought in and taken back.
pub(crate) fn restore(work: &mut Work<'_>, request: WithdrawProposal) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = Change::CaseRestored(jcat_domain::cases::Reasoned { reason: request.reason.clone() });
    rules::holds(&state, &change, work.author()?)?;
    work.record_case(request.case, change)?;
    work.reverse("withdrawProposal", &request)?;
    Ok(Nothing {})
}

/// Submits a returned proposal as a new version.
pub(crate) fn resubmit(work: &mut Work<'_>, request: ResubmitProposal) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let (change, text) = rules::resubmit(&state, &request, work.author()?)?;
    let begun = work.record_case(request.case, change)?;
    let cover = Change::CoverWritten(CoverWritten { case: request.case, text, agency: state.agency.clone(), country: state.country });
    work.record_with(cover_audience(state.scope, request.case), request.case.cover(), cover, Some(begun.digest), Vec::new())?;
    Ok(Nothing {})
}

/// Sets the order of a selected case.
pub(crate) fn order(work: &mut Work<'_>, request: OrderCase) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::order(&state, &request, work.author()?)?;
    work.record_case(request.case, change)?;
    let reason = if state.order.value.1.is_empty() { request.reason } else { state.order.value.1 };
    work.reverse("orderCase", &OrderCase { case: request.case, order: state.order.value.0, reason })?;
    Ok(Nothing {})
}

/// Approves a case that was brought in.
pub(crate) fn approve(work: &mut Work<'_>, request: ApproveCase) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::approve(&state, work.author()?)?;
    work.record_case(request.case, change)?;
    Ok(Nothing {})
}

/// Edits fields of a case.
pub(crate) fn edit(work: &mut Work<'_>, request: EditCase) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let (facts, cover) = rules::edit(&state, &request.edits, work.author()?)?;
    let written = read::cover(work.connection, request.case)?;
    if let Some(change) = facts {
        work.record_case(request.case, change)?;
    }
    if let Some(change) = cover {
        let audience: Audience = cover_audience(state.scope, request.case);
        work.record(audience, request.case.cover(), change)?;
    }
    work.reverse("editCase", &EditCase { case: request.case, edits: before(&state, &written, &request.edits) })?;
    Ok(Nothing {})
}

pub(super) fn before(state: &CaseState, cover: &CoverState, edits: &CaseEdits) -> CaseEdits {
    let text = |value: &Option<String>| Some(value.clone().unwrap_or_default());
    CaseEdits {
        title: edits.title.as_ref().map(|_| cover.title.value.clone()),
        summary: edits.summary.as_ref().and(text(&cover.summary.value)),
        victims: edits.victims.as_ref().and(text(&cover.victims.value)),
        loss: edits.loss.as_ref().map(|_| cover.loss.value.clone().into_iter().collect()),
        areas: edits.areas.as_ref().map(|_| state.areas.value.iter().copied().collect()),
        empact: edits.empact.as_ref().map(|_| state.empact.value.into_iter().collect()),
        countries: edits.countries.as_ref().map(|_| state.countries.value.iter().copied().collect()),
        urgent_by: edits.urgent_by.as_ref().map(|_| state.urgent_by.value.into_iter().collect()),
        handling: edits.handling.as_ref().map(|_| state.handling.value.clone()),
    }
}

/// Lets an agency take part.
pub(crate) fn join_agency(work: &mut Work<'_>, request: CaseAgency) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::join_agency(&state, work.roster()?, &request.agency, work.author()?)?;
    work.record_case(request.case, change)?;
    work.reverse("leaveAgency", &request)?;
    Ok(Nothing {})
}

/// Ends an agency's part.
pub(crate) fn leave_agency(work: &mut Work<'_>, request: CaseAgency) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::leave_agency(&state, &request.agency, work.author()?)?;
    work.record_case(request.case, change)?;
    // With the agency go its officers: they would read on otherwise.
    let its: Vec<OfficerId> = state
        .officers
        .keys()
        .copied()
        .filter(|officer| work.roster().is_ok_and(|roster| roster.officers.get(officer).is_some_and(|found| found.agency == request.agency)))
        .collect();
    for officer in its {
        work.record_case(request.case, Change::OfficerLeft(jcat_domain::cases::OfficerLeft { officer }))?;
        work.reverse("joinOfficer", &CaseOfficer { case: request.case, officer })?;
    }
    work.reverse("joinAgency", &request)?;
    Ok(Nothing {})
}

/// Puts an officer on a case.
pub(crate) fn join_officer(work: &mut Work<'_>, request: CaseOfficer) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::join_officer(&state, work.roster()?, request.officer, work.author()?)?;
    work.record_case(request.case, change)?;
    work.reverse("leaveOfficer", &request)?;
    Ok(Nothing {})
}

/// Takes an officer off a case.
pub(crate) fn leave_officer(work: &mut Work<'_>, request: CaseOfficer) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::leave_officer(&state, request.officer, work.author()?)?;
    work.record_case(request.case, change)?;
    work.reverse("joinOfficer", &request)?;
    Ok(Nothing {})
}

/// Links a case to a country.
pub(crate) fn link_country(work: &mut Work<'_>, request: CaseCountry) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::link_country(&state, &request, work.author()?)?;
    work.record_case(request.case, change)?;
    Ok(Nothing {})
}

/// Ends a link to a country.
pub(crate) fn unlink_country(work: &mut Work<'_>, request: CaseCountry) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rules::unlink_country(&state, &request, work.author()?)?;
    work.record_case(request.case, change)?;
    Ok(Nothing {})
}
