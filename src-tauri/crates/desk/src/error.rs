//! What can go wrong in a desk. A refusal is the office's rule saying no; everything else broke.
//!
//! Errors carry ids and codes for the log: never names, titles, keys or what somebody typed.

use jcat_domain::Refusal;

use crate::sync::exchange::Trouble;

/// Something was refused, was asked for wrongly, or broke.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule says no.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// The request does not read as its type.
    #[error("the request does not read: {0}")]
    BadRequest(String),
    /// What stands in the place of a day is none.
    #[error("no such day")]
    NotADay,
    /// There is no such row in the table of commands and queries.
    #[error("no such command or query")]
    UnknownCall,
    /// No such thing is on this desk.
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// The folder holds no desk yet.
    #[error("no desk here yet")]
    NoDesk,
    /// The folder holds a desk already.
    #[error("a desk is here already")]
    DeskExists,
    /// The sample office was not played to its end, and is gone again.
    #[error("the sample office was not played to its end")]
    SampleUnfinished,
    /// The desk is locked.
    #[error("the desk is locked")]
    Locked,
    /// The passphrase does not open this desk.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A passphrase is too short to protect anything.
    #[error("weak passphrase")]
    WeakPassphrase,
    /// The key file cannot be read as one.
    #[error("the key file is damaged")]
    KeyFileDamaged,
    /// The file is not a replica that this key opens.
    #[error("not a replica, or its first page is damaged")]
    NotAReplica,
    /// The replica was written by a newer version.
    #[error("the replica is of a newer version")]
    NewerReplica,
    /// The replica is damaged.
    #[error("the replica is damaged: {0}")]
    Damaged(String),
    /// No room on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// Another program holds the replica for too long.
    #[error("the replica is busy")]
    Busy,
    /// A file cannot be read as what it should be.
    #[error("the file does not read: {0}")]
    BadFile(#[from] jcat_documents::Error),
    /// The columns of a spreadsheet do not say what is needed.
    #[error("a column is missing: {0}")]
    ColumnMissing(String),
    /// The system keyring does not answer.
    #[error("the system keyring does not answer")]
    NoKeyring,
    /// The machine gives no randomness.
    #[error("no randomness")]
    NoRandomness,
    /// Somebody cancelled it.
    #[error("cancelled")]
    Cancelled,
    /// A file or folder.
    #[error("{doing}: {source}")]
    File {
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// SQLite.
    #[error("the replica: {0}")]
    Sqlite(rusqlite::Error),
    /// A migration.
    #[error("migrating the replica: {0}")]
    Migration(String),
    /// The office database cannot be spoken to.
    #[error("the office: {0}")]
    Office(#[from] Trouble),
    /// The office database says no: no right to it, or no such thing.
    #[error("the office refused")]
    OfficeRefused,
    /// This desk belongs to no office yet.
    #[error("no office")]
    NoOffice,
    /// This desk belongs to an office already, or holds sample data.
    #[error("an office already")]
    OfficeExists,
    /// No login is left to give away.
    #[error("no login in reserve")]
    NoLoginLeft,
    /// The office no longer lists this journal for the officer.
    #[error("the journal is locked")]
    JournalLocked,
    /// This desk was not in touch with its office for longer than its lease.
    #[error("the lease is over")]
    LeaseOver,
    /// An invitation does not open with this code.
    #[error("the invitation does not open")]
    BadInvitation,
    /// A file is no backup of an office, was changed, or another code is given.
    #[error("the backup does not open")]
    BadBackup,
    /// A program of PostgreSQL is not installed here.
    #[error("{0} is not installed")]
    NoProgram(&'static str),
    /// A program of PostgreSQL ended with an error; what it said stands where this program talks.
    #[error("{0} ended with an error")]
    ProgramFailed(&'static str),
    /// Something that cannot be, unless there is a fault in this program.
    #[error("internal: {0}")]
    Internal(&'static str),
}

impl Error {
    /// Wraps what the file system said.
    pub fn file(doing: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        move |source| {
            if source.kind() == std::io::ErrorKind::StorageFull || source.raw_os_error() == Some(EFBIG) {
                Self::DiskFull
            } else {
                Self::File { doing, source }
            }
        }
    }
}

/// What a file-size limit answers; a quota is a full disk to the person in front of it.
const EFBIG: i32 = 27;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::NotADatabase) => Self::NotAReplica,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged("a page does not read".into()),
            // A write that fails for want of room inside a limit or a quota comes as an input/output error of a write.
            Some(ErrorCode::SystemIoFailure) if is_write_failure(&error) => Self::DiskFull,
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled,
            _ => Self::Sqlite(error),
        }
    }
}

fn is_write_failure(error: &rusqlite::Error) -> bool {
    // SQLITE_IOERR_WRITE, _FSYNC, _TRUNCATE, _SHMSIZE
    matches!(error.sqlite_error().map(|error| error.extended_code), Some(778 | 1034 | 1546 | 4874))
}
