//! The rows of tasks: what a plan reads in one go.

use jcat_domain::Instant;
use jcat_domain::plan::TaskState;
use rusqlite::params;

use super::{Into, words};
use crate::error::Error;
use crate::replica::refold::json;

pub(super) fn task_rows(tx: Into<'_>, task: &TaskState, at: Instant) -> Result<(), Error> {
    let checks = &task.checklist.value;
    tx.prepare_cached(
        "INSERT OR REPLACE INTO tasks (id, case_id, removed, title, agency, responsible, minutes, due, not_before, officer, status, begun, done, checks, checked, conflicts, added)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(params![
        task.id.0,
        task.case.0,
        task.removed,
        task.title.value,
        task.agency.value.as_str(),
        json(&task.responsible.value)?,
        task.minutes.value,
        task.due.value.map(|day| day.to_string()),
        task.not_before.value.map(|day| day.to_string()),
        task.officer.value.map(|officer| officer.0),
        task.status.value.label(),
        task.begun.map(|at| at.0),
        task.done.map(|at| at.0),
        i64::try_from(checks.len()).unwrap_or_default(),
        i64::try_from(checks.iter().filter(|check| check.done).count()).unwrap_or_default(),
        i64::try_from(conflicts(task)).unwrap_or_default(),
        task.added.0,
    ])?;
    tx.prepare_cached("DELETE FROM task_needs WHERE case_id = ?1 AND task = ?2")?.execute(params![task.case.0, task.id.0])?;
    let mut insert = tx.prepare_cached("INSERT INTO task_needs (case_id, task, other, tie, lag) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (other, need) in &task.needs {
        let (tie, lag) = need.value;
        insert.execute(params![task.case.0, task.id.0, other.0, tie.label(), lag])?;
    }
    words(tx, ("task", task.id.0), at, (!task.removed).then_some(task.title.value.as_str()))
}

/// Counts the fields of a task that two desks set without knowing of each other.
pub(crate) fn conflicts(task: &TaskState) -> usize {
    let fields = [
        task.title.rivals.len(),
        task.agency.rivals.len(),
        task.responsible.rivals.len(),
        task.consulted.rivals.len(),
        task.informed.rivals.len(),
        task.minutes.rivals.len(),
        task.due.rivals.len(),
        task.not_before.rivals.len(),
        task.officer.rivals.len(),
        task.checklist.rivals.len(),
        task.status.rivals.len(),
    ];
    let ties = task.needs.values().map(|need| need.rivals.len());
    fields.into_iter().chain(ties).filter(|rivals| *rivals > 0).count()
}

pub(super) fn forget(tx: Into<'_>, task: &TaskState) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM tasks WHERE case_id = ?1 AND id = ?2")?.execute(params![task.case.0, task.id.0])?;
    tx.prepare_cached("DELETE FROM task_needs WHERE case_id = ?1 AND task = ?2")?.execute(params![task.case.0, task.id.0])?;
    words(tx, ("task", task.id.0), Instant(0), None)
}
