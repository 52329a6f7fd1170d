//! Rows of attachments and of what the scheme asks of cases.

use jcat_domain::attachments::stay::StayState;
use jcat_domain::attachments::{AttachmentOutcome, AttachmentState, Closing};
use jcat_domain::cases::CaseState;
use rusqlite::{Transaction, params};
use uuid::Uuid;

use crate::error::Error;

/// Writes the row of an attachment.
pub(crate) fn attachment(tx: &Transaction<'_>, it: &AttachmentState) -> Result<(), Error> {
    let declined = it.decided.as_ref().is_some_and(|decided| decided.outcome == AttachmentOutcome::Declined);
    let over = declined || it.closed.as_ref().is_some_and(|closed| closed.how != Closing::Early);
    tx.prepare_cached(
        "INSERT OR REPLACE INTO attachments (id, case_id, applicant, year, number, first, ends, officer, over)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        it.id.0,
        it.application.value.case.0,
        it.application.value.applicant.id.as_str(),
        it.number.0,
        it.number.1,
        it.from().to_string(),
        it.to().map(|to| to.to_string()),
        it.started.as_ref().map(|(officer, _)| officer.0),
        over,
    ])?;
    Ok(())
}

/// Writes the dated links of a case.
pub(crate) fn links(tx: &Transaction<'_>, case: &CaseState) -> Result<(), Error> {
    let mut insert = tx.prepare_cached("INSERT INTO case_links (case_id, n, country, kind, first, ends) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (n, link) in case.links.iter().enumerate() {
        let (first, ends) = (link.span.from.map(|day| day.to_string()), link.span.to.map(|day| day.to_string()));
        insert.execute(params![case.id.0, i64::try_from(n).unwrap_or(i64::MAX), link.country.code(), link.kind.label(), first, ends])?;
    }
    Ok(())
}

/// Takes them away.
pub(crate) fn forget_links(tx: &Transaction<'_>, case: Uuid) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM case_links WHERE case_id = ?1")?.execute([case])?;
    Ok(())
}

/// Says whether this desk is that of the guest: there alone the case is what the stay tells of it.
pub(crate) fn is_own(tx: &Transaction<'_>, stay: &StayState) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM desk WHERE name = 'officer' AND value = ?1)";
    Ok(tx.prepare_cached(sql)?.query_row([stay.officer.0], |row| row.get(0))?)
}
