//! Projects of mutual interest (PLN-9): cases that begin with their data and have no operation.

use jcat_domain::Change;
use jcat_domain::cases::rules::{self, BeginProject, WithdrawProposal};
use jcat_domain::cases::{CaseMadeProject, CoverWritten};
use jcat_domain::ids::{BatchId, CaseId};

use crate::drafts::{cover_audience, next_number};
use crate::error::Error;
use crate::replica::read;
use crate::work::Work;

/// Begins a project. Its beginning is one of a case, so that every desk and the office know who leads it; that it is a project
/// follows in the same batch.
pub(crate) fn begin(work: &mut Work<'_>, request: BeginProject) -> Result<CaseId, Error> {
    let case = CaseId(work.make_id()?);
    let today = work.today();
    let number = next_number(work, today.year())?;
    let (change, text) = rules::begin_project(work.roster()?, &request, case, number, today, work.author()?)?;
    work.batch = Some(BatchId(work.make_id()?));
    let begun = work.record_case(case, change)?;
    work.record_case(case, Change::CaseMadeProject(CaseMadeProject {}))?;
    let state = read::case(work.connection, case)?;
    let cover = Change::CoverWritten(CoverWritten { case, text, agency: state.agency, country: state.country });
    work.record_with(cover_audience(request.facts.scope, case), case.cover(), cover, Some(begun.digest), Vec::new())?;
    let reason = work.words.say("undone-reason");
    work.reverse("withdrawProposal", &WithdrawProposal { case, reason })?;
    Ok(case)
}
