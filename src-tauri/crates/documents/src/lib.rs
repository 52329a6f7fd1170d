//! Documents that the office exchanges: spreadsheets (CSV, XLSX), contact cards (vCard 4), appointments (iCalendar), and what
//! others send (messages, pages, packages of indicators). No SQL, no rules, no clock.
//!
//! Invariant: whatever a file holds, reading it answers with a table or an [`Error`]; it never panics, never unpacks more than
//! its limits, and a cell that a spreadsheet would run as a formula is written as text.

pub mod card;
pub mod feed;
pub mod invite;
pub mod sheet;

/// Why a document cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file or folder says no.
    #[error("the file: {0}")]
    File(#[from] std::io::Error),
    /// It is not what its name says.
    #[error("not a table: {0}")]
    NotATable(String),
    /// It is larger than what is read.
    #[error("too large: {0}")]
    TooLarge(String),
    /// Its ending names no format that is known here.
    #[error("an unknown kind of file")]
    UnknownKind,
    /// A PDF that is broken or locked, or takes too long to read.
    #[error("a PDF that cannot be read")]
    PdfUnread,
}

impl Error {
    /// Gives a stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File(_) => "file",
            Self::NotATable(_) => "not-a-table",
            Self::TooLarge(_) => "too-large",
            Self::UnknownKind => "unknown-file-kind",
            Self::PdfUnread => "pdf-unread",
        }
    }
}
