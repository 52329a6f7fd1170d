//! Taking files in: read once, cut, hashed, encrypted, and kept piece by piece; then the one entry that names them.
//!
//! A file of gigabytes is not one transaction: its pieces come first, each on its own, and belong to nothing until the entry
//! makes them a document, in one transaction with it. What a program leaves that dies before, the next one sweeps away.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use jcat_domain::documents::{self as rules, ContentKey, DocumentFile, FileOffered, FileTaken, Sha256Hash};
use jcat_domain::handling::Handling;
use jcat_domain::ids::{CaseId, DocumentId};
use jcat_domain::{Audience, Change};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::kind;
use crate::blobs::{self, Address, PIECE, Place, What, address_of, store};
use crate::desk::Desk;
use crate::error::Error;
use crate::lease;
use crate::replica::entry::BlobRef;
use crate::replica::read;
use crate::work::Work;

/// Adds a file to a case as a document (DAT-6).
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AddDocument {
    /// The case.
    pub case: CaseId,
    /// The file.
    pub path: String,
    /// What it is called; the file's own name where nothing else is said.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// What it is and where it comes from.
    #[serde(default)]
    #[ts(optional)]
    pub description: Option<String>,
    /// How it may be passed on: never by default.
    #[serde(default)]
    pub handling: Option<Handling>,
}

/// Adds another version to a document; what was before stays.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AddDocumentVersion {
    /// The document.
    pub document: DocumentId,
    /// The file.
    pub path: String,
    /// What it is called; the file's own name where nothing else is said.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Why there is another one.
    pub reason: String,
    /// How it may be passed on.
    #[serde(default)]
    pub handling: Option<Handling>,
}

/// Adds a file to a case.
pub(crate) fn add(desk: &Desk, request: AddDocument) -> Result<DocumentId, Error> {
    desk.query(|read| Ok(rules::may_keep(&read::case(read.connection, request.case)?, read.author()?)?))?;
    let taking = Taking { desk, job: "addDocument", audience: Audience::Case(request.case) };
    taking.with(Path::new(&request.path), request.name.as_deref(), request.handling.as_ref(), |work, taken| {
        let case = read::case(work.connection, request.case)?;
        let document = DocumentId(work.make_id()?);
        let change = rules::add(&case, document, taken.file.clone(), request.description.as_deref(), work.author()?)?;
        taken.record(work, &Audience::Case(request.case), document, change)
    })
}

/// Adds another version to a document.
pub(crate) fn add_version(desk: &Desk, request: AddDocumentVersion) -> Result<DocumentId, Error> {
    let case = desk.query(|read| {
        let state = read::document(read.connection, request.document)?;
        rules::may_add_version(&read::case(read.connection, state.case)?, &state, read.author()?)?;
        Ok(state.case)
    })?;
    let taking = Taking { desk, job: "addDocumentVersion", audience: Audience::Case(case) };
    taking.with(Path::new(&request.path), request.name.as_deref(), request.handling.as_ref(), |work, taken| {
        let (state, case_state) = (read::document(work.connection, request.document)?, read::case(work.connection, case)?);
        let change = rules::add_version(&case_state, &state, taken.file.clone(), &request.reason, work.author()?)?;
        taken.record(work, &Audience::Case(case), request.document, change)
    })
}

/// Lets go of what a program left that died while it took a file in, unless one takes one in right now.
pub(crate) fn sweep(desk: &Desk) -> Result<(), Error> {
    let Some(folder) = desk.folder() else { return Ok(()) };
    let lock = crate::files::lock_beside(folder, "documents.lock")?;
    if lock.try_lock().is_ok() {
        desk.opened()?.replica.write(store::sweep)?;
    }
    Ok(())
}

/// Takes a file in for an audience.
struct Taking<'a> {
    desk: &'a Desk,
    job: &'static str,
    audience: Audience,
}

/// A file whose pieces are kept, and that no entry names yet.
struct TakenIn {
    file: DocumentFile,
    pieces: Vec<Address>,
}

impl TakenIn {
    /// Makes it part of the record: the entry that names it and what this desk holds of it, in one transaction.
    fn record(&self, work: &mut Work<'_>, audience: &Audience, document: DocumentId, change: Change) -> Result<DocumentId, Error> {
        let address = self.file.manifest.0;
        store::keep_taken_in(work.transaction(), &audience.to_string(), &address, document, self.file.sha256, &self.pieces)?;
        work.record_naming(audience.clone(), document.subject(), change, vec![BlobRef { address, size: self.file.size }])?;
        Ok(document)
    }
}

impl Taking<'_> {
    /// Takes a file in, and has it recorded; lets go of its pieces when that is refused, fails, or is cancelled.
    fn with(
        &self,
        path: &Path,
        name: Option<&str>,
        handling: Option<&Handling>,
        record: impl FnOnce(&mut Work<'_>, &TakenIn) -> Result<DocumentId, Error>,
    ) -> Result<DocumentId, Error> {
        let audience = self.audience.to_string();
        self.desk.query(|read| lease::opens(read.connection, &audience, read.now))?;
        let (mut source, size) = open(path)?;
        let own_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = name.filter(|name| !name.trim().is_empty()).unwrap_or(&own_name);
        let taken = rules::look_at(&FileOffered { name, size, handling })?;
        // One at a time: what is half taken in is told from what a dead program left by who holds this lock.
        let lock = self.desk.folder().map(|folder| crate::files::lock_beside(folder, "documents.lock")).transpose()?;
        if let Some(lock) = &lock {
            lock.lock().map_err(Error::file("holding the desk"))?;
            self.desk.opened()?.replica.write(store::sweep)?;
        }
        self.desk.begin_job();
        let mut pieces = Vec::new();
        let recorded = self
            .read(&mut source, size, taken, &audience, &mut pieces)
            .and_then(|file| self.desk.command(self.job, |work| record(work, &TakenIn { file, pieces: pieces.clone() })));
        if recorded.is_err() {
            // What could not be let go of now, on a full disk, is swept when the next file is taken in.
            let _ = self.desk.opened().and_then(|open| open.replica.write(|tx| store::give_up(tx, &audience, &pieces)));
        }
        recorded
    }

    /// Reads a file once from beginning to end: hashed in clear, kept encrypted.
    fn read(&self, source: &mut File, size: u64, taken: FileTaken, audience: &str, pieces: &mut Vec<Address>) -> Result<DocumentFile, Error> {
        let open = self.desk.opened()?;
        let key = ContentKey(self.desk.world().make_secret()?);
        let of = blobs::pieces_of(size);
        let mut hash = Sha256::new();
        let mut beginning = Vec::new();
        let mut clear = Zeroizing::new(Vec::with_capacity(PIECE));
        for n in 0..of {
            self.desk.report(self.job, n, of)?;
            clear.clear();
            let expected = (size - n * PIECE as u64).min(PIECE as u64);
            source.by_ref().take(expected).read_to_end(&mut clear).map_err(Error::file("reading a document"))?;
            if clear.len() as u64 != expected {
                return Err(changed_meanwhile());
            }
            hash.update(&*clear);
            if n == 0 {
                beginning = clear.iter().take(kind::LOOKED_AT).copied().collect();
            }
            let sealed = blobs::seal_piece(&key, Place { audience, n, of }, &clear)?;
            let address = address_of(audience, What::Piece, &sealed);
            open.replica.write(|tx| store::take_in(tx, audience, &address, &sealed))?;
            pieces.push(address);
        }
        if source.read(&mut [0]).map_err(Error::file("reading a document"))? > 0 {
            return Err(changed_meanwhile());
        }
        Ok(DocumentFile {
            media_type: kind::media_type(&beginning, &taken.name).to_owned(),
            name: taken.name,
            size,
            sha256: Sha256Hash(hash.finalize().into()),
            manifest: Sha256Hash(address_of(audience, What::Manifest, &pieces.concat())),
            key,
            handling: taken.handling,
        })
    }
}

fn open(path: &Path) -> Result<(File, u64), Error> {
    // Asked before it is opened: opening a pipe waits for whoever fills it.
    if !std::fs::metadata(path).map_err(Error::file("reading a document"))?.is_file() {
        return Err(Error::File { doing: "reading a document", source: std::io::ErrorKind::NotFound.into() });
    }
    let file = File::open(path).map_err(Error::file("reading a document"))?;
    let size = file.metadata().map_err(Error::file("reading a document"))?.len();
    Ok((file, size))
}

/// A file that grew or shrank while it was read has no one content to vouch for.
fn changed_meanwhile() -> Error {
    Error::File { doing: "reading a document", source: std::io::Error::other("the file changed while it was read") }
}
