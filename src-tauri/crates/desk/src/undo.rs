//! Undo: a command names its reverse; Ctrl+Z records it. Nothing recorded is ever taken away.

use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api;
use crate::error::Error;
use crate::work::{Read, Step, Topic, Work};
use jcat_domain::roster::rules::WhichProposed;
use jcat_domain::{Instant, Refusal};

/// How many commands can be undone.
const KEPT: i64 = 100;

/// Nothing is asked for.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// What can be undone and done again: commands by their names. Whoever shows one says `done-NAME` in the language that is spoken then.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undoable {
    /// The command that would be undone; none where there is none.
    pub undo: Option<String>,
    /// When it was done; none where an older version did it.
    pub undo_at: Option<Instant>,
    /// The command that would be done again.
    pub redo: Option<String>,
    /// When it was undone.
    pub redo_at: Option<Instant>,
}

/// Keeps how to undo what was just done.
pub(crate) fn keep(work: &mut Work<'_>, name: &str) -> Result<(), Error> {
    if matches!(name, "undo" | "redo") || work.topics.is_empty() {
        return Ok(());
    }
    let tx = work.transaction();
    // Something new was done: what had been undone is not done again behind its back.
    tx.execute("DELETE FROM undo WHERE redo = 1", [])?;
    push(work, false, name)?;
    tx.execute("DELETE FROM undo WHERE ord <= (SELECT max(ord) FROM undo) - ?1", [KEPT])?;
    Ok(())
}

fn push(work: &mut Work<'_>, redo: bool, name: &str) -> Result<(), Error> {
    if work.reverse.is_empty() {
        return Ok(());
    }
    let mut steps = std::mem::take(&mut work.reverse);
    steps.reverse();
    let steps = serde_json::to_string(&steps).map_err(|_| Error::Internal("writing an undo step"))?;
    work.transaction().execute("INSERT INTO undo (redo, label, steps, at) VALUES (?1, ?2, ?3, ?4)", params![redo, name, steps, work.now.0])?;
    work.topics.insert(Topic::Undo);
    Ok(())
}

/// Undoes the last command that can be.
pub(crate) fn undo(work: &mut Work<'_>, _: Nothing) -> Result<Undoable, Error> {
    again(work, false)
}

/// Does again what was last undone.
pub(crate) fn redo(work: &mut Work<'_>, _: Nothing) -> Result<Undoable, Error> {
    again(work, true)
}

fn again(work: &mut Work<'_>, redo: bool) -> Result<Undoable, Error> {
    let tx = work.transaction();
    loop {
        let last: Option<(i64, String, String)> = tx
            .query_row("SELECT ord, label, steps FROM undo WHERE redo = ?1 ORDER BY ord DESC LIMIT 1", [redo], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let (ord, label, steps) = last.ok_or(Refusal::NothingToUndo)?;
        let steps: Vec<Step> = serde_json::from_str(&steps).map_err(|_| Error::Internal("reading an undo step"))?;
        tx.execute_batch("SAVEPOINT undoing")?;
        let done = steps.into_iter().try_for_each(|step| api::run_command(work, &step.name, step.request).map(|_| ()));
        tx.execute_batch(if done.is_ok() { "RELEASE undoing" } else { "ROLLBACK TO undoing; RELEASE undoing" })?;
        tx.execute("DELETE FROM undo WHERE ord = ?1", [ord])?;
        match done {
            // What has happened since stands in the way of this one; the one before it may still be undone.
            Err(Error::Refused(_) | Error::NotFound(_)) => work.reverse.clear(),
            Err(other) => return Err(other),
            Ok(()) => {
                push(work, !redo, &label)?;
                work.topics.insert(Topic::Undo);
                return undoable(work, Nothing {});
            }
        }
    }
}

/// Says what can be undone.
pub(crate) fn undoable(read: &Read<'_>, _: Nothing) -> Result<Undoable, Error> {
    let last = |redo: bool| -> Result<(Option<String>, Option<Instant>), Error> {
        let mut kept = read.connection.prepare("SELECT label, at, steps FROM undo WHERE redo = ?1 ORDER BY ord DESC")?;
        let mut rows = kept.query([redo])?;
        while let Some(row) = rows.next()? {
            let steps: Vec<Step> = serde_json::from_str(&row.get::<_, String>(2)?).map_err(|_| Error::Internal("reading an undo step"))?;
            if still_waits(read, &steps)? {
                return Ok((Some(row.get(0)?), row.get::<_, Option<i64>>(1)?.map(Instant)));
            }
        }
        Ok((None, None))
    };
    let ((undo, undo_at), (redo, redo_at)) = (last(false)?, last(true)?);
    Ok(Undoable { undo, undo_at, redo, redo_at })
}

/// Says whether what would be taken back is still there to be taken back, as far as that depends on others: a second person may have said its
/// word on a duty that was proposed. It is passed over then, as undoing itself does, and what was done before it is offered.
fn still_waits(read: &Read<'_>, steps: &[Step]) -> Result<bool, Error> {
    for step in steps.iter().filter(|step| step.name == "withdrawPost") {
        let which: WhichProposed = serde_json::from_value(step.request.clone()).map_err(|_| Error::Internal("reading an undo step"))?;
        let officer = read.roster()?.officers.get(&which.officer);
        if !officer.is_some_and(|it| it.proposed.iter().any(|it| it.id == which.proposal)) {
            return Ok(false);
        }
    }
    Ok(true)
}
