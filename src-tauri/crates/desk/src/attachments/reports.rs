//! What the desks of lead, EC3 and administrators tell the scheme of its guests: that the office gave the guest the case, and that a workstation has not
//! said that it wiped it. The coordinator reads neither the case nor what those desks ask the office; both stand with the attachment.

use jcat_domain::attachments::{AttachmentReceiptMissing, AttachmentReceiptSettled, AttachmentSeated, AttachmentState};
use jcat_domain::ids::{AttachmentId, OfficerId};
use jcat_domain::{Audience, Change, Duty, Instant};
use rusqlite::params;
use uuid::Uuid;

use crate::admissions;
use crate::desk::Desk;
use crate::dismissals;
use crate::error::Error;
use crate::replica::read;
use crate::work::Read;

/// Gives the attachments of a guest on the case of an audience, the earliest first.
fn of_guest(read: &Read<'_>, audience: &str, officer: OfficerId) -> Result<Vec<AttachmentState>, Error> {
    let Ok(Audience::Case(case)) = audience.parse() else { return Ok(Vec::new()) };
    let sql = "SELECT id FROM attachments WHERE officer = ?1 AND case_id = ?2 ORDER BY first, id";
    let ids: Vec<Uuid> = read.connection.prepare_cached(sql)?.query_map(params![officer.0, case.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    ids.into_iter().map(|id| read::attachment(read.connection, AttachmentId(id))).collect()
}

/// That the office gave a guest the case, once for each end.
fn seated(read: &Read<'_>, found: &mut Vec<(AttachmentId, Change)>) -> Result<(), Error> {
    for (audience, officer, until) in admissions::guests(read.connection)? {
        for state in of_guest(read, &audience, officer)? {
            let Some(to) = state.to().filter(|to| to.begins() == until) else { continue };
            if state.seated.as_ref().is_none_or(|(known, _)| *known != to) {
                found.push((state.id, Change::AttachmentSeated(AttachmentSeated { until: to })));
            }
        }
    }
    Ok(())
}

/// That a receipt is missing, and that it no longer is.
fn receipts(read: &Read<'_>, found: &mut Vec<(AttachmentId, Change)>) -> Result<(), Error> {
    // Where nobody asked the office, nothing is known.
    let Some(missing) = dismissals::missing_if_asked(read.connection)? else { return Ok(()) };
    let mut still: Vec<AttachmentId> = Vec::new();
    for it in &missing {
        // Somebody who came twice owes it for the last time that had begun.
        let mut stays = of_guest(read, &it.audience, it.officer)?;
        let began = stays.iter().rposition(|state| state.from().begins() <= it.dismissed_at).unwrap_or_default();
        if stays.is_empty() {
            continue;
        }
        let state = stays.swap_remove(began);
        still.push(state.id);
        if state.missing.is_none() {
            found.push((state.id, Change::AttachmentReceiptMissing(AttachmentReceiptMissing { since: it.dismissed_at })));
        }
    }
    let mut statement = read.connection.prepare_cached("SELECT id FROM attachments WHERE missing = 1 ORDER BY id")?;
    let ids: Vec<Uuid> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let in_post = |officer: OfficerId| Ok::<_, Error>(read.roster()?.officers_on(read.today()).any(|it| it.id == officer));
    for id in ids.into_iter().map(AttachmentId).filter(|id| !still.contains(id)) {
        let state = read::attachment(read.connection, id)?;
        let Some((_, said)) = &state.missing else { continue };
        // The desk that is told of a missing receipt is told when it came; where its officer has left, another that is told of such.
        if said.by == read.me.officer || !in_post(said.by)? {
            found.push((id, Change::AttachmentReceiptSettled(AttachmentReceiptSettled {})));
        }
    }
    Ok(())
}

fn due(read: &Read<'_>) -> Result<Vec<(AttachmentId, Change)>, Error> {
    let mut found = Vec::new();
    if read.author()?.require(&[Duty::Officer, Duty::Ec3, Duty::Administrator]).is_ok() {
        seated(read, &mut found)?;
        receipts(read, &mut found)?;
    }
    Ok(found)
}

/// Tells the scheme what this desk knows of its guests; says whether there was anything to tell.
pub(crate) fn tell(desk: &Desk) -> Result<bool, Error> {
    let anything = !desk.query(due)?.is_empty();
    if anything {
        desk.command("tellGuests", |work| {
            for (attachment, change) in due(work)? {
                work.record(Audience::Taskforce, attachment.subject(), change)?;
            }
            Ok(())
        })?;
    }
    Ok(anything)
}

/// Since when a receipt is missing.
pub(crate) fn missing_since(state: &AttachmentState) -> Option<Instant> {
    state.missing.as_ref().map(|(since, _)| *since)
}
