//! Rows of the Board's meetings.

use jcat_domain::board::BoardMeetingState;
use rusqlite::{Transaction, params};

use crate::error::Error;

/// Writes the rows of a meeting.
pub(crate) fn meeting(tx: &Transaction<'_>, it: &BoardMeetingState) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO board_meetings (id, year, number, begins, closes, written, cancelled, approved) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        it.id.0,
        it.number.0,
        it.number.1,
        it.begins().0,
        it.ends().0,
        it.is_written(),
        it.cancelled.is_some(),
        it.approved.is_some()
    ])?;
    tx.prepare_cached("DELETE FROM board_actions WHERE meeting = ?1")?.execute([it.id.0])?;
    let mut insert = tx.prepare_cached("INSERT INTO board_actions (meeting, point, agency, officer, due) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (point, action) in it.actions.iter().filter(|(_, action)| action.done.is_none()) {
        let (officer, due) = (action.officer.map(|officer| officer.0), action.due.map(|due| due.to_string()));
        insert.execute(params![it.id.0, point.0, action.agency.as_str(), officer, due])?;
    }
    Ok(())
}

/// Takes them away.
pub(crate) fn forget(tx: &Transaction<'_>, it: &BoardMeetingState) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM board_meetings WHERE id = ?1")?.execute([it.id.0])?;
    tx.prepare_cached("DELETE FROM board_actions WHERE meeting = ?1")?.execute([it.id.0])?;
    Ok(())
}
