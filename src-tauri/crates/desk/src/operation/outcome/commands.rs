//! Writing, confirming, leaving out, putting before the Board, noting, approving.

use jcat_domain::cases::CaseState;
use jcat_domain::change::Change;
use jcat_domain::handling::Tlp;
use jcat_domain::ids::CaseId;
use jcat_domain::outcome::rules::{self, ApprovePublic, ConfirmNumbers, NoteOutcome, PutOutcome, WriteOutcome};
use jcat_domain::outcome::waivers::{self, AskConfirmationWaiver, EndConfirmationWaiver, SecondConfirmationWaiver};
use jcat_domain::outcome::{MarkedText, OutcomePart, OutcomeState, WrittenPart};
use jcat_domain::{Audience, Day, Refusal};

use super::numbers::{counted, of_agencies};
use super::public;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::Work;

/// Writes parts of the report.
pub(crate) fn write(work: &mut Work<'_>, request: WriteOutcome) -> Result<Nothing, Error> {
    let case = read::case(work.connection, request.case)?;
    let state = read::outcome_if_here(work.connection, request.case)?;
    for change in rules::write(&case, state.as_ref(), &request, work.author()?)? {
        work.record(Audience::Case(case.id), case.id.outcome(), change)?;
    }
    // A report that was begun stays begun; what was written in it goes back to what it said.
    if let Some(before) = state {
        let tlp = case.handling.value.tlp;
        let said = |part: OutcomePart| before.parts.get(&part).map_or_else(|| unwritten(tlp), |field| field.value.clone());
        let parts = request.parts.iter().map(|it| WrittenPart { part: it.part, text: said(it.part) }).collect();
        let period = before.period.value;
        work.reverse("writeOutcome", &WriteOutcome { case: case.id, from: period.from, last: period.to.map(Day::before), parts })?;
    }
    Ok(Nothing {})
}

/// A part that nobody wrote yet: it begins with the marking of the case.
pub(super) const fn unwritten(tlp: Tlp) -> MarkedText {
    MarkedText { text: String::new(), tlp }
}

fn begun(work: &Work<'_>, case: CaseId) -> Result<(CaseState, OutcomeState), Error> {
    let state = read::outcome_if_here(work.connection, case)?.ok_or(Refusal::NotRecorded)?;
    Ok((read::case(work.connection, case)?, state))
}

fn record(work: &mut Work<'_>, case: CaseId, change: Change) -> Result<Nothing, Error> {
    work.record(Audience::Case(case), case.outcome(), change)?;
    Ok(Nothing {})
}

/// Confirms the numbers of one's own agency.
pub(crate) fn confirm(work: &mut Work<'_>, request: ConfirmNumbers) -> Result<Nothing, Error> {
    let (case, _) = begun(work, request.case)?;
    let agency = request.agency.clone().or_else(|| work.author().ok().and_then(|author| author.agency.clone()));
    let mut numbers = of_agencies(work, &case)?;
    let its = agency.and_then(|agency| numbers.remove(&agency)).ok_or(Refusal::NumbersChanged)?;
    let change = rules::confirm(&case, &request, &its.digest, its.totals, work.author()?)?;
    record(work, case.id, change)
}

/// Asks to go without an agency's confirmation.
pub(crate) fn ask_waiver(work: &mut Work<'_>, request: AskConfirmationWaiver) -> Result<Nothing, Error> {
    let (case, state) = begun(work, request.case)?;
    let numbers = counted(Some(&state), &of_agencies(work, &case)?);
    let change = waivers::ask(&case, &state, &numbers.agencies, &request, work.now, work.author()?)?;
    record(work, case.id, change)
}

/// Seconds it.
pub(crate) fn second_waiver(work: &mut Work<'_>, request: SecondConfirmationWaiver) -> Result<Nothing, Error> {
    let (case, state) = begun(work, request.case)?;
    let change = waivers::second(&case, &state, request.waiver, work.author()?)?;
    record(work, case.id, change)
}

/// Ends it.
pub(crate) fn end_waiver(work: &mut Work<'_>, request: EndConfirmationWaiver) -> Result<Nothing, Error> {
    let (case, state) = begun(work, request.case)?;
    let change = waivers::end(&case, &state, &request, work.author()?)?;
    record(work, case.id, change)
}

/// Puts the outcome before the Board.
pub(crate) fn put(work: &mut Work<'_>, request: PutOutcome) -> Result<Nothing, Error> {
    let (case, state) = begun(work, request.case)?;
    let numbers = counted(Some(&state), &of_agencies(work, &case)?);
    let noting = read::noting_if_here(work.connection, request.case)?;
    let change = rules::put(&case, &state, noting.as_ref(), &numbers, work.author()?)?;
    work.record(Audience::Board, case.id.noting(), change)?;
    Ok(Nothing {})
}

/// Records that the Board noted the outcome.
pub(crate) fn note(work: &mut Work<'_>, request: NoteOutcome) -> Result<Nothing, Error> {
    let noting = read::noting_if_here(work.connection, request.case)?.ok_or(Refusal::NotRecorded)?;
    let change = rules::note(&noting, &request, work.author()?)?;
    work.record(Audience::Board, request.case.noting(), change)?;
    Ok(Nothing {})
}

/// Approves what everybody may be told.
pub(crate) fn approve_public(work: &mut Work<'_>, request: ApprovePublic) -> Result<Nothing, Error> {
    let (case, state) = begun(work, request.case)?;
    let (version, standing) = public::of(work, &case, &state)?;
    let change = rules::approve_public(&case, &state, standing, &request, &public::digest(&version), work.author()?)?;
    record(work, case.id, change)
}
