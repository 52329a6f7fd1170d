//! The content of a version of a document: opened piece by piece, hashed, cut out for the viewer, written to a file.

use std::io::Write;
use std::path::Path;

use jcat_domain::documents::{DocumentFile, Sha256Hash};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::blobs::store::{self, Blob};
use crate::blobs::{self, Address, PIECE, Place};
use crate::error::Error;
use crate::replica::read;

/// The pieces of a version that are here, and what opens them.
pub(crate) struct Content<'a> {
    connection: &'a Connection,
    audience: &'a str,
    file: &'a DocumentFile,
    pieces: Vec<Address>,
}

impl<'a> Content<'a> {
    /// Reads where the content is; `NotFound` when not all of it is here.
    pub(crate) fn of(connection: &'a Connection, audience: &'a str, file: &'a DocumentFile) -> Result<Self, Error> {
        let blob = store::find(connection, audience, &file.manifest.0)?.filter(|blob| blob.whole).ok_or(Error::NotFound("document-content"))?;
        Ok(Self { connection, audience, file, pieces: blob.pieces.ok_or(Error::NotFound("document-content"))? })
    }

    /// Opens one piece, by its number from 0. What was changed does not open.
    fn piece(&self, n: u64) -> Result<Zeroizing<Vec<u8>>, Error> {
        let damaged = || Error::Damaged("a piece of a document is not what was recorded".into());
        let at = usize::try_from(n).map_err(|_| damaged())?;
        let address = self.pieces.get(at).ok_or_else(damaged)?;
        let sealed = store::piece(self.connection, self.audience, address)?.ok_or_else(damaged)?;
        let place = Place { audience: self.audience, n, of: blobs::pieces_of(self.file.size) };
        blobs::open_piece(&self.file.key, place, &sealed).ok_or_else(damaged)
    }

    /// Cuts out some bytes: as many as there are from a place on, at most so many.
    pub(crate) fn cut(&self, from: u64, most: usize) -> Result<Zeroizing<Vec<u8>>, Error> {
        let until = self.file.size.min(from.saturating_add(most as u64));
        let mut out = Zeroizing::new(Vec::with_capacity(most.min(usize::try_from(until.saturating_sub(from)).unwrap_or(most))));
        let mut at = from;
        while at < until {
            let (n, skip) = (at / PIECE as u64, at % PIECE as u64);
            let piece = self.piece(n)?;
            let rest = piece.get(usize::try_from(skip).unwrap_or(usize::MAX)..).unwrap_or_default();
            let bytes = usize::try_from(until - at).ok().and_then(|wanted| rest.get(..wanted)).unwrap_or(rest);
            if bytes.is_empty() {
                return Err(Error::Damaged("a document is shorter than was recorded".into()));
            }
            out.extend_from_slice(bytes);
            at = from + out.len() as u64;
        }
        Ok(out)
    }

    /// Writes all of it, piece by piece; gives what it hashes to.
    pub(crate) fn write(&self, to: &mut impl Write, progress: impl Fn(u64, u64) -> Result<(), Error>) -> Result<Sha256Hash, Error> {
        let of = blobs::pieces_of(self.file.size);
        let mut hash = Sha256::new();
        for n in 0..of {
            let piece = self.piece(n)?;
            hash.update(&*piece);
            to.write_all(&piece).map_err(Error::file("writing a document"))?;
            progress(n + 1, of)?;
        }
        Ok(Sha256Hash(hash.finalize().into()))
    }

    /// Saves it to a file, whole or not at all, and only if it is what was signed.
    pub(crate) fn save(&self, path: &Path, progress: impl Fn(u64, u64) -> Result<(), Error>) -> Result<(), Error> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".part");
        let beside = Path::new(&beside);
        let written = self.write_beside(beside, progress).and_then(|()| std::fs::rename(beside, path).map_err(Error::file("writing a document")));
        if let Err(error) = written {
            // What is half done is not left lying; that it could not be removed matters less than why.
            let _ = std::fs::remove_file(beside);
            return Err(error);
        }
        crate::files::sync_folder(path)
    }

    fn write_beside(&self, beside: &Path, progress: impl Fn(u64, u64) -> Result<(), Error>) -> Result<(), Error> {
        let mut file = crate::files::private(beside).map_err(Error::file("writing a document"))?;
        if self.write(&mut file, progress)? != self.file.sha256 {
            return Err(Error::Damaged("a document is not what was recorded".into()));
        }
        file.sync_all().map_err(Error::file("writing a document"))
    }
}

/// Says whether a file of which every piece has come is what its author signed: as many pieces, each in its place, and the hash.
pub(crate) fn is_whole(connection: &Connection, blob: &Blob) -> Result<bool, Error> {
    let state = read::document(connection, blob.document)?;
    let version = state.versions.iter().find(|version| version.file.manifest.0 == blob.address && version.file.sha256 == blob.sha256);
    let (Some(version), Some(pieces)) = (version, store::find(connection, &blob.audience, &blob.address)?.and_then(|blob| blob.pieces)) else {
        return Ok(false);
    };
    if pieces.len() as u64 != blobs::pieces_of(version.file.size) {
        return Ok(false);
    }
    let content = Content { connection, audience: &blob.audience, file: &version.file, pieces };
    match content.write(&mut std::io::sink(), |_, _| Ok(())) {
        Ok(hash) => Ok(hash == version.file.sha256),
        Err(Error::Damaged(_)) => Ok(false),
        Err(other) => Err(other),
    }
}
