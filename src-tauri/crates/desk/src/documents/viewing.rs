//! Showing and saving documents: the content is fetched when it is asked for, and nothing is shown that is not what was signed.

use std::path::Path;
use std::time::Duration;

use jcat_domain::Audience;
use jcat_domain::documents::{DocumentFile, Sha256Hash};
use jcat_domain::ids::DocumentId;
use jcat_domain::records::{Leaving, ObjectKind, Verb};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WhichVersion;
use super::content::Content;
use super::kind::{self, IsEnd, LOOKED_AT, Viewer};
use crate::blobs::store::{self, Fault};
use crate::contact;
use crate::desk::Desk;
use crate::error::Error;
use crate::joining::settings_of;
use crate::records::notebook::Access;
use crate::replica::read;
use crate::sync::engine::LinkState;
use crate::sync::exchange::Trouble;
use crate::undo::Nothing;
use crate::work::Read;

/// The largest picture that the window draws, in bytes.
const LARGEST_IMAGE: u64 = 32 * 1024 * 1024;

/// The largest PDF that the window opens, in bytes.
const LARGEST_PDF: u64 = 128 * 1024 * 1024;

/// How much of a picture or a PDF one answer holds, in bytes.
const STRETCH: usize = 1024 * 1024;

/// How much text one answer holds, in bytes.
const TEXT_PAGE: usize = 128 * 1024;

/// How many seconds somebody waits who has asked for a file while nothing at all moves.
const PATIENCE: u32 = 60;

/// Asks for a stretch of a version.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct OpenDocument {
    /// The document.
    pub document: DocumentId,
    /// The version; the newest where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
    /// The first byte that is asked for.
    #[serde(default)]
    #[ts(type = "number")]
    pub offset: u64,
}

/// A stretch of a version, as the window shows it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenedDocument {
    /// How it is shown.
    pub viewer: Viewer,
    /// What kind of picture it is: from its bytes, never from what was said of it.
    pub media_type: String,
    /// Whether it is too large to be shown; it can be saved.
    pub too_large: bool,
    /// Bytes in base64, of a picture or a PDF.
    pub bytes: Option<String>,
    /// Text.
    pub text: Option<String>,
    /// Where the next stretch begins; none at the end.
    #[ts(type = "number | null")]
    pub next: Option<u64>,
}

/// Saves a version to a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveDocument {
    /// The document.
    pub document: DocumentId,
    /// The version; the newest where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
    /// The file. It lies on the disk as clear text from then on.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// What was saved.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SavedDocument {
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Its SHA-256, worked out from what was written.
    pub sha256: Sha256Hash,
}

/// What somebody does with the content of a document.
#[derive(Clone, Copy, Debug)]
enum Use<'a> {
    /// Looks at it on the screen, from its beginning or further on: a consultation, recorded once for each time it is opened.
    Look { from: u64 },
    /// Takes it out of the desk, with what was said of it: an export.
    TakeOut(&'a Leaving),
}

/// A version that somebody has a right to and that is here.
struct Reached {
    audience: String,
    file: DocumentFile,
}

/// The one way to the content of a document. Who reached what, and for what, is on record before anything is given.
fn reach(read: &Read<'_>, which: WhichVersion, purpose: Use<'_>) -> Result<Reached, Error> {
    // A document of a journal that was locked is not folded, and so not found.
    let state = read::document(read.connection, which.document)?;
    let (_, version) = state.version(which.version).ok_or(Error::NotFound("document"))?;
    let about = [(ObjectKind::Case, state.case.known())];
    match purpose {
        Use::Look { from: 0 } => read.note(&Access::to(Verb::Consult, "openDocument", &about))?,
        // More of what was opened before.
        Use::Look { .. } => {}
        Use::TakeOut(said) => read.note_leaving(Access::to(Verb::Export, "saveDocument", &about), said)?,
    }
    Ok(Reached { audience: Audience::Case(state.case).to_string(), file: version.file.clone() })
}

/// Opens a stretch of a version for the window.
pub(crate) fn open(desk: &Desk, request: OpenDocument) -> Result<OpenedDocument, Error> {
    desk.query(|read| {
        let which = WhichVersion { document: request.document, version: request.version };
        let Reached { audience, file } = reach(read, which, Use::Look { from: request.offset })?;
        let content = Content::of(read.connection, &audience, &file)?;
        let beginning = content.cut(0, LOOKED_AT)?;
        let (viewer, media_type) = kind::viewer(&beginning);
        let shown = OpenedDocument { viewer, media_type: media_type.to_owned(), too_large: false, bytes: None, text: None, next: None };
        let next = |taken: usize| Some(request.offset + taken as u64).filter(|next| *next < file.size && taken > 0);
        match viewer {
            Viewer::Image if file.size > LARGEST_IMAGE => Ok(OpenedDocument { too_large: true, ..shown }),
            Viewer::Pdf if file.size > LARGEST_PDF => Ok(OpenedDocument { too_large: true, ..shown }),
            Viewer::Image | Viewer::Pdf => {
                let bytes = content.cut(request.offset, STRETCH)?;
                Ok(OpenedDocument { bytes: Some(data_encoding::BASE64.encode(&bytes)), next: next(bytes.len()), ..shown })
            }
            Viewer::Text => {
                let bytes = content.cut(request.offset, TEXT_PAGE)?;
                let is_end = if request.offset + bytes.len() as u64 >= file.size { IsEnd::Yes } else { IsEnd::No };
                let (text, taken) = kind::read_text(&bytes, &beginning, is_end);
                Ok(OpenedDocument { text: Some(text), next: next(taken), ..shown })
            }
            Viewer::None => Ok(shown),
        }
    })
}

/// Saves a version to a file, whole or not at all.
pub(crate) fn save(desk: &Desk, request: SaveDocument) -> Result<SavedDocument, Error> {
    let which = WhichVersion { document: request.document, version: request.version };
    fetch(desk, which)?;
    desk.begin_job();
    let leaving = request.leaving.unwrap_or_default();
    desk.query(|read| {
        let Reached { audience, file } = reach(read, which, Use::TakeOut(&leaving))?;
        let content = Content::of(read.connection, &audience, &file)?;
        content.save(Path::new(&request.path), |done, of| desk.report("saveDocument", done, of))?;
        Ok(SavedDocument { size: file.size, sha256: file.sha256 })
    })
}

/// Fetches a version, and waits until it is here, whole and verified. What has come stays when this is cut short.
pub(crate) fn fetch(desk: &Desk, which: WhichVersion) -> Result<Nothing, Error> {
    let (audience, file) = desk.query(|read| {
        let state = read::document(read.connection, which.document)?;
        let (_, version) = state.version(which.version).ok_or(Error::NotFound("document"))?;
        Ok((Audience::Case(state.case).to_string(), version.file.clone()))
    })?;
    let look = || desk.query(|read| Ok((store::find(read.connection, &audience, &file.manifest.0)?, settings_of(read.connection)?)));
    let (found, settings) = look()?;
    if found.is_some_and(|blob| blob.whole) {
        return Ok(Nothing {});
    }
    if settings.is_none() {
        // A desk that works alone has everything that it recorded; this came another way, without its file.
        return Err(Error::NotFound("document-content"));
    }
    desk.begin_job();
    desk.opened()?.replica.write(|tx| store::want(tx, &audience, &file.manifest.0, which.document, file.sha256))?;
    let kept = contact::in_touch_for(desk)?;
    let (mut last, mut still) = (None, 0);
    loop {
        let (blob, _) = look()?;
        let Some(blob) = blob else { return Err(Error::Cancelled) };
        match blob.fault {
            _ if blob.whole => return Ok(Nothing {}),
            Some(Fault::Absent) => return Err(Error::NotFound("document-content")),
            Some(Fault::Damaged) => return Err(Error::Damaged("what the office has of a document is not what was recorded".into())),
            Some(Fault::NoRoom) => return Err(Error::DiskFull),
            None if !blob.wanted => return Err(Error::Cancelled),
            None => {}
        }
        if let LinkState::Offline { trouble, .. } = desk.link() {
            return Err(Error::Office(trouble));
        }
        let left = match &blob.pieces {
            Some(pieces) => desk.query(|read| Ok(Some(store::missing(read.connection, &audience, pieces)?.len())))?,
            None => None,
        };
        if left != last {
            still = 0;
        }
        if still > PATIENCE || kept == contact::Touch::Ended {
            return Err(Error::Office(Trouble::Unreachable));
        }
        last = left;
        if let Err(cancelled) = desk.is_cancelled() {
            desk.opened()?.replica.write(|tx| store::want_no_more(tx, &audience, &file.manifest.0, None))?;
            return Err(cancelled);
        }
        // Another program of this desk may carry it: then only what has come tells.
        still = if desk.underway.wait(Duration::from_secs(1)) { 0 } else { still + 1 };
    }
}
