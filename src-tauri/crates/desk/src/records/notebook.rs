//! The notebook: what this desk did with data, written down before the answer is given, until records are made of it.
//!
//! Invariants
//! - A file of its own beside the replica, under the same key: a note never waits for what is written to the replica.
//! - A note that is awaited is on the disk when [`Notebook::note`] returns. One of a list survives the end of the program, not a
//!   loss of power: people type and scroll, and a disk's answer for each letter would be felt.
//! - What was noted a moment ago is not noted again: a screen that is drawn anew is the same look.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jcat_domain::Instant;
use jcat_domain::ids::SubjectId;
use jcat_domain::records::{Object, ObjectKind, Purpose, Verb};
use rusqlite::{Connection, OpenFlags, Row, TransactionBehavior, params};

use crate::error::Error;
use crate::replica;
use crate::vault::ReplicaKey;

/// The file, beside `replica.db`.
pub(crate) const FILE: &str = "notebook.db";

/// How long a look at the same thing is the same look.
const ONE_LOOK: i64 = 15 * 60_000;

/// The same for records themselves: reading them is recorded once.
const ONE_READING: i64 = 60 * 60_000;

/// So many things are remembered as seen before the oldest are forgotten.
const REMEMBERED: usize = 200_000;

/// What the things of a note are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Extent {
    /// They name one thing: a case, or a case and a document of it.
    One,
    /// Each was meant: an export.
    Each,
    /// They were in a list that was looked through.
    List,
}

impl Extent {
    const fn label(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Each => "each",
            Self::List => "list",
        }
    }

    fn read(label: &str) -> Option<Self> {
        [Self::One, Self::Each, Self::List].into_iter().find(|it| it.label() == label)
    }
}

/// Something that is done with data.
#[derive(Clone, Debug)]
pub(crate) struct Access {
    pub(crate) verb: Verb,
    /// A row of the table of commands and queries.
    pub(crate) how: String,
    pub(crate) extent: Extent,
    pub(crate) objects: Vec<Object>,
    /// Where none is given, a case's own is taken when the record is made.
    pub(crate) purpose: Option<Purpose>,
    pub(crate) justification: Option<String>,
    pub(crate) recipients: Vec<String>,
}

impl Access {
    /// Something done with one thing. A part of a case is named after the case.
    pub(crate) fn to(verb: Verb, how: &str, objects: &[(ObjectKind, SubjectId)]) -> Self {
        let objects = objects.iter().map(|(what, id)| Object { what: *what, id: *id }).collect();
        Self { verb, how: how.to_owned(), extent: Extent::One, objects, purpose: None, justification: None, recipients: Vec::new() }
    }
}

/// A note, and when it was made.
#[derive(Clone, Debug)]
pub(crate) struct Noted {
    pub(crate) ord: i64,
    pub(crate) at: Instant,
    pub(crate) access: Access,
}

/// Reads a note whole: a record of access that says less than what happened would be worse than none.
fn noted(row: &Row<'_>) -> Result<Noted, Error> {
    let broken = || Error::Damaged("a note of access does not read".into());
    let text = |at: usize| row.get::<_, String>(at);
    let objects: Vec<u8> = row.get(5)?;
    let purpose: Option<String> = row.get(6)?;
    let access = Access {
        verb: Verb::from_label(&text(2)?).ok_or_else(broken)?,
        how: text(3)?,
        extent: Extent::read(&text(4)?).ok_or_else(broken)?,
        objects: minicbor::decode(&objects).map_err(|_| broken())?,
        purpose: purpose.map(|purpose| Purpose::from_label(&purpose).ok_or_else(broken)).transpose()?,
        justification: row.get(7)?,
        recipients: serde_json::from_str(&text(8)?).map_err(|_| broken())?,
    };
    Ok(Noted { ord: row.get(0)?, at: Instant(row.get(1)?), access })
}

/// The notebook of an open desk.
pub(crate) struct Notebook {
    path: Option<PathBuf>,
    key: ReplicaKey,
    /// Opened with the first note: a desk that only answers about itself needs none.
    open: Mutex<Option<Connection>>,
    /// When what was last noted as seen.
    seen: Mutex<HashMap<(Verb, Extent, Object), Instant>>,
    /// When records were last made.
    kept_at: Mutex<Option<Instant>>,
}

impl Notebook {
    /// Names the notebook of a desk in a folder, or one in memory. Opens nothing.
    pub(crate) fn of(folder: Option<&Path>, key: &ReplicaKey) -> Self {
        let path = folder.map(|folder| folder.join(FILE));
        Self { path, key: key.clone(), open: Mutex::default(), seen: Mutex::default(), kept_at: Mutex::default() }
    }

    /// Writes down what is done, on the disk when this returns.
    pub(crate) fn note(&self, access: &Access, at: Instant) -> Result<(), Error> {
        let synchronous = if access.extent == Extent::List { "NORMAL" } else { "FULL" };
        self.with(|connection| {
            connection.pragma_update(None, "synchronous", synchronous)?;
            let objects = minicbor::to_vec(&access.objects).map_err(|_| Error::Internal("writing a note"))?;
            let recipients = replica::refold::json(&access.recipients)?;
            connection
                .prepare_cached(
                    "INSERT INTO noted (at, verb, how, extent, objects, purpose, justification, recipients) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    at.0,
                    access.verb.label(),
                    access.how,
                    access.extent.label(),
                    objects,
                    access.purpose.map(Purpose::label),
                    access.justification,
                    recipients
                ])?;
            Ok(())
        })
    }

    /// Writes down a look at what was not seen a moment ago; nothing where all was.
    pub(crate) fn note_look(&self, mut look: Access, now: Instant) -> Result<(), Error> {
        let unseen: Vec<Object> = look.objects.iter().copied().filter(|object| !self.was_seen(&look, *object, now)).collect();
        look.objects = unseen;
        if look.objects.is_empty() {
            return Ok(());
        }
        self.note(&look, now)?;
        let mut seen = lock(&self.seen);
        if seen.len() > REMEMBERED {
            seen.retain(|_, at| at.0 > now.0 - ONE_LOOK);
        }
        if seen.len() > REMEMBERED {
            seen.clear();
        }
        seen.extend(look.objects.iter().map(|object| ((look.verb, look.extent, *object), now)));
        Ok(())
    }

    /// Says whether all of it was seen a moment ago, so that nothing has to be found out for a note.
    pub(crate) fn knows(&self, look: &Access, now: Instant) -> bool {
        look.objects.iter().all(|object| self.was_seen(look, *object, now))
    }

    fn was_seen(&self, look: &Access, object: Object, now: Instant) -> bool {
        let one_look = if object.what == ObjectKind::Records { ONE_READING } else { ONE_LOOK };
        let seen = lock(&self.seen);
        // Who opened a case has seen its title too. A clock that was set back makes a new look of it.
        let in_view = |extent| seen.get(&(look.verb, extent, object)).is_some_and(|at| (0..one_look).contains(&(now.0 - at.0)));
        in_view(look.extent) || (look.extent == Extent::List && in_view(Extent::One))
    }

    /// Says whether records are to be made again; asked now and then.
    pub(crate) fn is_due(&self, now: Instant, after: i64) -> bool {
        lock(&self.kept_at).is_none_or(|at| !(0..after).contains(&(now.0 - at.0)))
    }

    /// Remembers that records were made.
    pub(crate) fn kept(&self, now: Instant) {
        *lock(&self.kept_at) = Some(now);
    }

    /// Says whether there may be notes: without a file nobody has noted anything.
    pub(crate) fn is_begun(&self) -> bool {
        lock(&self.open).is_some() || self.path.as_deref().is_some_and(Path::exists)
    }

    /// Gives the notebook's id.
    pub(crate) fn id(&self) -> Result<Vec<u8>, Error> {
        self.with(|connection| Ok(connection.query_row("SELECT id FROM notebook", [], |row| row.get(0))?))
    }

    /// Gives the notes behind a row, in order.
    pub(crate) fn after(&self, ord: i64) -> Result<Vec<Noted>, Error> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT ord, at, verb, how, extent, objects, purpose, justification, recipients FROM noted WHERE ord > ?1 ORDER BY ord",
            )?;
            let mut rows = statement.query([ord])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(noted(row)?);
            }
            Ok(found)
        })
    }

    /// Takes out notes of which records were made.
    pub(crate) fn forget(&self, up_to: i64) -> Result<(), Error> {
        self.with(|connection| Ok(connection.prepare_cached("DELETE FROM noted WHERE ord <= ?1")?.execute([up_to]).map(drop)?))
    }

    fn with<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let mut open = lock(&self.open);
        let connection = match open.take() {
            Some(connection) => connection,
            None => self.begin()?,
        };
        let done = work(&connection);
        *open = Some(connection);
        done
    }

    fn begin(&self) -> Result<Connection, Error> {
        match self.connect() {
            // Left over from another desk, or damaged: kept for whoever looks into it, and a new one begun.
            Err(Error::NotAReplica | Error::Damaged(_)) => {
                tracing::error!("the notebook of access does not open; it was set aside");
                if let Some(path) = &self.path {
                    set_aside(path)?;
                }
                self.connect()
            }
            other => other,
        }
    }

    fn connect(&self) -> Result<Connection, Error> {
        if let Some(path) = &self.path {
            // Made before SQLite opens it, so that nobody else may ever read it.
            crate::files::private_if_new(path).map_err(Error::file("beginning the notebook of access"))?;
        }
        let mut connection = replica::connect(self.path.as_deref(), &self.key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        // Two programs on one desk may begin it at the same time: one waits, and finds it there.
        let begin = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        begin.execute_batch(include_str!("../../sql/notebook.sql"))?;
        begin.commit()?;
        Ok(connection)
    }
}

/// Keeps a notebook's files under another name. Notes that no record was made of are nowhere else.
pub(crate) fn set_aside(path: &Path) -> Result<(), Error> {
    let mut number = 1;
    while path.with_extension(format!("before-{number}")).exists() {
        number += 1;
    }
    for side in ["", "-wal", "-shm"] {
        let name = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(side);
            name
        };
        match std::fs::rename(name(path), name(&path.with_extension(format!("before-{number}")))) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Error::file("keeping the old notebook")(error)),
            _ => {}
        }
    }
    crate::files::sync_folder(path)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_does_not_read_is_no_record_of_less() {
        for broken in ["verb = 'glance'", "objects = x'ff'", "recipients = '['", "purpose = 'whim'"] {
            let notebook = Notebook::of(None, &ReplicaKey::new([7; 32]));
            let access = Access::to(Verb::Export, "exportCases", &[(ObjectKind::Case, SubjectId(uuid::Uuid::from_u128(1)))]);
            notebook.note(&access, Instant(1)).expect("noted");
            assert_eq!(notebook.after(0).expect("read").len(), 1);
            notebook.with(|connection| Ok(connection.execute(&format!("UPDATE noted SET {broken}"), [])?)).expect("changed");
            assert!(matches!(notebook.after(0), Err(Error::Damaged(_))), "{broken}");
        }
    }
}
