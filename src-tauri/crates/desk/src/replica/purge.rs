//! Wiping an audience from a replica after a signed dismissal: every row of it, the words of the search index, free pages, the WAL.
//!
//! Invariants
//! - Nothing here decides that something may be wiped: the caller has the dismissal in its hands.
//! - What is deleted and what is sealed for others is one transaction; what follows (free pages, WAL) can be done again at any time.

use std::path::{Path, PathBuf};

use jcat_domain::Audience;
use jcat_domain::ids::SubjectId;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use crate::error::Error;
use crate::replica::entry::Entry;
use crate::replica::log::from_sql;
use crate::replica::{Replica, refold};

/// Gives what this desk recorded in an audience and the office has not taken: pending, or overrun by a copy of this desk.
pub(crate) fn unsent(connection: &Connection, audience: &str) -> Result<Vec<Entry>, Error> {
    let mut statement = connection.prepare(
        "SELECT header, signature, salt, body FROM entries e WHERE audience = ?1 AND position IS NULL
           AND NOT EXISTS (SELECT 1 FROM acknowledged a WHERE a.audience = e.audience AND a.device = e.device AND a.seq = e.seq)
         UNION ALL SELECT header, signature, salt, body FROM unsent WHERE audience = ?1 AND reason = 'forked'",
    )?;
    let rows =
        statement.query_map([audience], |row| Ok(Entry { header: row.get(0)?, signature: row.get(1)?, salt: row.get(2)?, body: row.get(3)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Deletes everything of an audience: entries, what was derived from them, what was set aside, kept back or handed over. Its journal
/// stays on record, locked and at its beginning. Gives how many entries that were.
pub(crate) fn delete(tx: &Transaction<'_>, audience: &str) -> Result<usize, Error> {
    // Freed cells and pages are overwritten at once, so that little is left even if the rest is interrupted.
    tx.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
    let subjects: Vec<Uuid> =
        tx.prepare("SELECT DISTINCT subject FROM entries WHERE audience = ?1")?.query_map([audience], |row| row.get(0))?.collect::<Result<_, _>>()?;
    keep_sequences(tx, audience)?;
    for sql in [
        "DELETE FROM insisted WHERE entry IN (SELECT id FROM entries WHERE audience = ?1)",
        "DELETE FROM verdicts WHERE ord IN (SELECT ord FROM entries WHERE audience = ?1)",
        "DELETE FROM events WHERE ord IN (SELECT ord FROM entries WHERE audience = ?1)",
    ] {
        tx.execute(sql, [audience])?;
    }
    let entries = tx.execute("DELETE FROM entries WHERE audience = ?1", [audience])?;
    for sql in [
        "DELETE FROM set_aside WHERE audience = ?1",
        "DELETE FROM unsent WHERE audience = ?1",
        "DELETE FROM acknowledged WHERE audience = ?1",
        "DELETE FROM other_version WHERE audience = ?1",
        "DELETE FROM handed_over WHERE audience = ?1",
        "DELETE FROM unread_parcels WHERE audience = ?1",
        "DELETE FROM witnesses WHERE audience = ?1",
        "DELETE FROM declared WHERE audience = ?1",
        "DELETE FROM compared WHERE audience = ?1",
        "DELETE FROM received WHERE unit IN (SELECT unit FROM erasures WHERE audience = ?1)",
        "DELETE FROM erased WHERE audience = ?1",
        "DELETE FROM erasures WHERE audience = ?1",
    ] {
        tx.execute(sql, [audience])?;
    }
    if let Ok(Audience::Case(case)) = audience.parse() {
        tx.execute("DELETE FROM hits WHERE case_id = ?1", [case.0])?;
        tx.execute("DELETE FROM alarms WHERE case_id = ?1", [case.0])?;
        tx.execute("DELETE FROM questions WHERE case_id = ?1", [case.0])?;
    }
    for subject in subjects.into_iter().map(SubjectId) {
        refold::subject(tx, subject)?;
    }
    if let Ok(Audience::Case(case)) = audience.parse() {
        tx.execute("DELETE FROM papers WHERE case_id = ?1", [case.0])?;
    }
    tx.execute(
        "INSERT INTO journals (audience, chain, locked) VALUES (?1, zeroblob(32), 1) ON CONFLICT (audience) DO UPDATE
         SET position = 0, chain = zeroblob(32), attempted = 0, locked = 1, parked = NULL, stopped = NULL, stopped_at = NULL",
        [audience],
    )?;
    crate::blobs::store::forget_audience(tx, audience)?;
    // A step to undo holds what stood there before, in clear, and doesn't say of which audience.
    tx.execute("DELETE FROM undo", [])?;
    forget_words(tx)?;
    Ok(entries)
}

/// Takes words out of the file that left the search index: they are only marked there, and merging all of it is what removes them.
pub(crate) fn forget_words(tx: &Transaction<'_>) -> Result<(), Error> {
    tx.execute("INSERT INTO words (words) VALUES ('optimize')", [])?;
    Ok(())
}

/// Keeps where each own sequence stands: an officer who is admitted again goes on from there.
fn keep_sequences(tx: &Transaction<'_>, audience: &str) -> Result<(), Error> {
    let own: Option<Vec<u8>> = tx.query_row("SELECT value FROM desk WHERE name = 'device'", [], |row| row.get(0)).optional()?;
    let Some(own) = own else { return Ok(()) };
    tx.execute(
        "INSERT OR REPLACE INTO left_off (audience, device, seq, digest)
         SELECT audience, device, seq, digest FROM entries e WHERE audience = ?1 AND device = ?2
           AND (position IS NOT NULL OR EXISTS (SELECT 1 FROM acknowledged a WHERE a.audience = e.audience AND a.device = e.device AND a.seq = e.seq))
         ORDER BY seq DESC LIMIT 1",
        params![audience, own],
    )?;
    Ok(())
}

/// Gives where a device's sequence stood when the audience was wiped here.
pub(crate) fn left_off(connection: &Connection, audience: &str, device: Uuid) -> Result<Option<(u64, [u8; 32])>, Error> {
    let found: Option<(i64, [u8; 32])> = connection
        .prepare_cached("SELECT seq, digest FROM left_off WHERE audience = ?1 AND device = ?2")?
        .query_row(params![audience, device], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.map(|(seq, digest)| (from_sql(seq), digest)))
}

/// Takes what was deleted out of the file: it is written anew without free pages, and the WAL emptied. Answers `busy` while another
/// program reads an older state.
pub(crate) fn wipe(replica: &Replica) -> Result<(), Error> {
    let writer = replica.writer();
    writer.execute_batch("VACUUM")?;
    let busy: bool = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(Error::Busy) } else { Ok(()) }
}

/// Finds the replicas that a restore or a new start put aside beside this one and that its key still opens.
pub(crate) fn put_aside(replica: &Replica) -> Result<Vec<(PathBuf, Replica)>, Error> {
    let Some((path, folder)) = replica.path().and_then(|path| Some((path, path.parent()?))) else { return Ok(Vec::new()) };
    let stem = path.with_extension("before-");
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beginning = name(&stem);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(Error::file("looking for records that were put aside"))? {
        let path = entry.map_err(Error::file("looking for records that were put aside"))?.path();
        let file = name(&path);
        if file.starts_with(&beginning) && !file.ends_with("-wal") && !file.ends_with("-shm") {
            // One of another key cannot be opened by this desk, neither to read it nor to wipe it.
            if let Ok(copy) = Replica::open(&path, replica.key()) {
                found.push((path, copy));
            }
        }
    }
    Ok(found)
}
