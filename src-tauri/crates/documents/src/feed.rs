//! What others send: messages (EML, MSG), pages (HTML), packages of indicators (STIX 2.1, MISP), tables and plain text, each as text, as a
//! table, or as values that their sender has named. Nobody's word for a kind is judged here.
//!
//! Invariant: whatever a file holds, reading it takes time and memory in proportion to its length, which is limited; nothing is fetched,
//! run or unpacked without a limit.

mod html;
mod mail;
mod packages;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::Error;
use crate::sheet::{self, Table};

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feed {
    /// Text for a reader.
    Text(String),
    /// Rows with named columns.
    Table(Table),
    /// Values, each with what its sender calls its kind.
    Named(Vec<Named>),
}

/// A value that its sender has named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is, in the words of the format: "domain-name" of STIX, "ip-dst" of MISP.
    pub term: String,
    /// The value.
    pub value: String,
}

/// Reads a file by what it is, its ending where its beginning does not tell.
pub fn read(path: &Path) -> Result<Feed, Error> {
    let size = std::fs::metadata(path)?.len();
    if size > LARGEST {
        return Err(Error::TooLarge(format!("{} MB; at most {} MB are read", size >> 20, LARGEST >> 20)));
    }
    let mut content = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut content)?;
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    of(&content, &ending)
}

/// Reads content by what it is.
pub fn of(content: &[u8], ending: &str) -> Result<Feed, Error> {
    match ending {
        "xlsx" => sheet::read_xlsx(content).map(Feed::Table),
        "csv" | "tsv" => sheet::read_csv(content).map(Feed::Table),
        "msg" => mail::outlook(content).map(Feed::Text),
        _ if content.starts_with(b"%PDF") => Err(Error::UnknownKind),
        _ if content.starts_with(b"PK\x03\x04") => sheet::read_xlsx(content).map(Feed::Table),
        _ if content.starts_with(&mail::COMPOUND) => mail::outlook(content).map(Feed::Text),
        _ => text(content, ending),
    }
}

fn text(content: &[u8], ending: &str) -> Result<Feed, Error> {
    if is_binary(content) {
        return Err(Error::UnknownKind);
    }
    if matches!(ending, "eml" | "mbox") {
        return mail::internet(content).map(Feed::Text);
    }
    let text = sheet::decode(content);
    let start = text.trim_start().trim_start_matches('\u{feff}');
    if ending == "json" || start.starts_with(['{', '[']) {
        match packages::read(start) {
            Ok(named) => return Ok(Feed::Named(named)),
            // Anything may begin with a bracket: only what says that it is JSON must be.
            Err(error) if ending == "json" => return Err(error),
            Err(_) => {}
        }
    }
    let is_page =
        matches!(ending, "html" | "htm" | "xhtml") || start.get(..15).is_some_and(|it| it.to_ascii_lowercase().starts_with("<!doctype html"));
    Ok(Feed::Text(if is_page { html::text(&text) } else { text }))
}

fn is_binary(content: &[u8]) -> bool {
    let has_mark = content.starts_with(&[0xFF, 0xFE]) || content.starts_with(&[0xFE, 0xFF]);
    !has_mark && content.iter().take(8_192).any(|it| *it == 0)
}

#[cfg(test)]
mod tests;
