//! The replica: this desk's encrypted copy of what its officer may read.
//!
//! What lives here: the journals, the tables derived from them, and the one door for writes (`log`). What does not: rules. A
//! rule found here is in the wrong place.
//!
//! Invariants
//! - Rows outside `entries`, `set_aside`, `desk`, `undo`, the tables of V2__sync.sql, V5__devices.sql, V28 and V29, `erased` of V33, `erasures` and `received` of V34, and the first four of V14 are derived. Deleting them and refolding gives the same screen.
//! - An entry, what it folds to and every derived row are written in one transaction.
//! - Nothing is written in clear, temporary files included.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::error::Error;
use crate::sync::may_die;
use crate::vault::ReplicaKey;

pub(crate) mod attachment_rows;
pub(crate) mod board_rows;
pub(crate) mod bulk;
pub(crate) mod check;
mod counted_rows;
pub(crate) mod data_rows;
pub(crate) mod election_rows;
pub mod entry;
pub(crate) mod erase;
mod link_rows;
pub(crate) mod log;
pub(crate) mod operation_rows;
pub(crate) mod papers_rows;
pub(crate) mod project;
pub(crate) mod purge;
pub(crate) mod read;
pub(crate) mod receive;
pub(crate) mod refold;

mod migrations {
    refinery::embed_migrations!("sql/replica");
}

/// Pages kept in memory by each connection, in KiB. Under encryption the page cache is what makes reading fast.
const CACHE_KIB: i64 = 64 * 1024;

/// The most of them for one large transaction.
const MOST_CACHE_KIB: i64 = 1024 * 1024;

/// One file, one writer, a few readers. WAL: reading never waits for writing.
pub(crate) struct Replica {
    path: Option<PathBuf>,
    key: ReplicaKey,
    // Dropped in this order: the writer closes last, so that it empties the WAL into the file.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
}

impl Replica {
    /// Makes a new replica file, or one in memory where there is no path.
    pub(crate) fn create(path: Option<&Path>, key: &ReplicaKey) -> Result<Self, Error> {
        Self::open_with(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens a replica. Says whether the file is no replica, of a newer version, or damaged.
    pub(crate) fn open(path: &Path, key: &ReplicaKey) -> Result<Self, Error> {
        Self::open_with(Some(path), key, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    fn open_with(path: Option<&Path>, key: &ReplicaKey, flags: OpenFlags) -> Result<Self, Error> {
        let mut writer = connect(path, key, flags).map_err(|error| say_what_is_hit(path, key, error))?;
        let prepared = refuse_newer(&writer).and_then(|()| {
            let ran = migrations::migrations::runner().run(&mut writer);
            ran.map(|_| ()).map_err(|error| Error::Migration(error.to_string()))
        });
        prepared.map_err(|error| say_what_is_hit(path, key, error))?;
        Ok(Self { path: path.map(Path::to_path_buf), key: key.clone(), writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// Reads from one snapshot.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let Some(path) = &self.path else { return work(&self.writer()) };
        let spare = lock(&self.readers).pop();
        let connection = match spare {
            Some(connection) => connection,
            None => connect(Some(path), &self.key, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        };
        let snapshot = connection.unchecked_transaction()?;
        let answer = work(&snapshot)?;
        snapshot.commit()?;
        lock(&self.readers).push(connection);
        Ok(answer)
    }

    /// Writes in one transaction: all of it is on the disk when this returns, or nothing.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let mut writer = self.writer();
        // IMMEDIATE: two programs on one desk wait for each other before they read what they decide on.
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        may_die!(WriteBegun);
        let answer = work(&transaction)?;
        may_die!(WriteDone);
        transaction.commit()?;
        may_die!(WriteHolds);
        Ok(answer)
    }

    /// Writes in one transaction that touches most of the file, with as much memory for its pages as the machine can spare: a
    /// page that must leave memory before the end is encrypted and written twice.
    pub(crate) fn write_most<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let spare = crate::files::spare_memory_kib().clamp(CACHE_KIB, MOST_CACHE_KIB);
        self.writer().pragma_update(None, "cache_size", -spare)?;
        let answer = self.write(work);
        let writer = self.writer();
        writer.pragma_update(None, "cache_size", -CACHE_KIB)?;
        writer.release_memory()?;
        answer
    }

    /// Copies the replica into memory, page by page.
    #[cfg(feature = "rehearsal")]
    pub(crate) fn copied(&self) -> Result<Self, Error> {
        let mut writer = keyed(None, &self.key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        rusqlite::backup::Backup::new(&self.writer(), &mut writer)?.run_to_completion(10_000, std::time::Duration::ZERO, None)?;
        writer.set_prepared_statement_cache_capacity(128);
        writer.pragma_update(None, "temp_store", "MEMORY")?;
        Ok(Self { path: None, key: self.key.clone(), writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// Gives the writer's connection, for work that is no transaction: a check, a copy.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        lock(&self.writer)
    }

    /// Gives the key, for a copy of the file.
    pub(crate) fn key(&self) -> &ReplicaKey {
        &self.key
    }

    /// Gives the file; none for a replica in memory.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Says by a number whether anybody wrote to the file since the last call: another window, or `jcat` beside it.
    pub(crate) fn data_version(&self) -> Result<i64, Error> {
        Ok(self.writer().query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }
}

/// Where a file does not open, says which pages of it are damaged, as far as the key lets it be read at all.
fn say_what_is_hit(path: Option<&Path>, key: &ReplicaKey, error: Error) -> Error {
    if matches!(error, Error::NewerReplica | Error::DiskFull | Error::Busy) {
        return error;
    }
    let Some(path) = path.filter(|path| path.is_file()) else { return error };
    match check::pages_of(path, key).unwrap_or_default().into_iter().next() {
        Some(page) => Error::Damaged(page),
        None => error,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic while holding it left no half-done transaction: rusqlite rolls back when it is dropped.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Opens a connection with the key and touches no page.
pub(crate) fn keyed(path: Option<&Path>, key: &ReplicaKey, flags: OpenFlags) -> Result<Connection, Error> {
    let connection = match path {
        Some(path) => Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?,
        None => Connection::open_in_memory()?,
    };
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    let literal = zeroize::Zeroizing::new(format!("x'{}'", data_encoding::HEXLOWER.encode(key.as_slice())));
    connection.pragma_update(None, "key", literal.as_str())?;
    // Otherwise a cached statement is read and planned anew each time another value is bound, wherever a table has a partial
    // index that the value might speak for: half of what an import cost.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}

/// Opens a connection with the key, and reads one page to see that it fits.
pub(crate) fn connect(path: Option<&Path>, key: &ReplicaKey, flags: OpenFlags) -> Result<Connection, Error> {
    let connection = keyed(path, key, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(128);
    // Nothing leaves memory in clear.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0))?;
    if flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
    }
    Ok(connection)
}

fn refuse_newer(connection: &Connection) -> Result<(), Error> {
    let known = migrations::migrations::runner().get_migrations().iter().map(refinery::Migration::version).max().unwrap_or_default();
    let table = "SELECT count(*) FROM sqlite_master WHERE name = 'refinery_schema_history'";
    if connection.query_row(table, [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(());
    }
    let found: Option<i64> = connection.query_row("SELECT max(version) FROM refinery_schema_history", [], |row| row.get(0))?;
    if found.unwrap_or_default() > i64::from(known) { Err(Error::NewerReplica) } else { Ok(()) }
}
