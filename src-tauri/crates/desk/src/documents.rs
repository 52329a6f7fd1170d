//! Documents on a case: handlers and views. Taking files in is in `adding`, showing and saving them in `viewing`.
//!
//! Every way to the content of a document goes through `viewing::reach`, which is told what for: consultation and export are
//! recorded there.

use jcat_domain::documents::{self as rules, DocumentState, DocumentVersion, RecordCustody, Sha256Hash, WithdrawDocument};
use jcat_domain::handling::Handling;
use jcat_domain::ids::{CaseId, DocumentId};
use jcat_domain::{Audience, Change, Country, Instant, labels};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::blobs::store::{self, Fault};
use crate::desk::Desk;
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::history::country_of;
use crate::joining::settings_of;
use crate::replica::read;
use crate::sync;
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

pub(crate) mod adding;
pub(crate) mod content;
pub(crate) mod kind;
pub(crate) mod viewing;

labels! {
    /// Where the content of a version is.
    DocumentPlace {
        /// On this workstation, whole.
        Here = "here",
        /// On this workstation alone: it is sent as soon as the office can be reached.
        WaitsForUpload = "waits-for-upload",
        /// At the office: it is fetched when it is opened.
        AtOffice = "at-office",
        /// On its way here.
        Coming = "coming",
        /// The office does not have it; a workstation that has it sends it again.
        Absent = "absent",
        /// What came is not what its author signed.
        Damaged = "damaged",
        /// There is no room for it on this disk.
        NoRoom = "no-room",
    }
}

/// Asks for a document.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct WhichDocument {
    /// The document.
    pub document: DocumentId,
}

/// Asks for a version of a document.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct WhichVersion {
    /// The document.
    pub document: DocumentId,
    /// Its number from 1; the newest where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
}

/// The documents of a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentList {
    /// The documents, the newest first.
    pub rows: Vec<DocumentRow>,
    /// The largest file that is taken, in MiB.
    pub largest: u32,
    /// Whether one may be added.
    pub add: May,
}

/// A document in a list, as its newest version has it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// The document.
    pub document: DocumentId,
    /// Its newest version.
    pub latest: VersionRow,
    /// What it is and where it comes from.
    pub description: Option<String>,
    /// How often it went from hand to hand.
    pub handed_over: u32,
    /// Why it was taken off the case; none while it is used.
    pub withdrawn: Option<WithdrawnRow>,
}

/// A version of a document.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionRow {
    /// Its number, from 1.
    pub number: u32,
    /// What the file is called.
    pub name: String,
    /// What kind of file it is.
    pub media_type: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// The SHA-256 of its content.
    pub sha256: Sha256Hash,
    /// How it may be passed on.
    pub handling: Handling,
    /// Who added it.
    pub by_name: String,
    /// The country of that officer's agency.
    pub country: Option<Country>,
    /// When.
    pub at: Instant,
    /// Why there is one after the first.
    pub reason: Option<String>,
    /// Where its content is.
    pub place: DocumentPlace,
    /// Pieces that have been carried, while it is on its way.
    #[ts(type = "number")]
    pub done: u64,
    /// Of how many.
    #[ts(type = "number")]
    pub of: u64,
}

/// Why a document was taken off its case.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawnRow {
    /// Why.
    pub reason: String,
    /// Who.
    pub by_name: String,
    /// When.
    pub at: Instant,
}

/// A document with its versions and its chain of custody.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentDossier {
    /// What a list shows of it.
    pub row: DocumentRow,
    /// The case.
    pub case: CaseId,
    /// Its versions, the newest first.
    pub versions: Vec<VersionRow>,
    /// Through whose hands it went, the newest first.
    pub custody: Vec<CustodyRow>,
    /// What who asks may do.
    pub may: DocumentMay,
}

/// An entry of the chain of custody.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustodyRow {
    /// Who gave it.
    pub from: String,
    /// Who took it.
    pub to: String,
    /// When that was.
    pub at: Instant,
    /// Why.
    pub reason: String,
    /// The version that was handed over.
    pub version: Option<u32>,
    /// Its SHA-256.
    pub sha256: Sha256Hash,
    /// Who recorded it.
    pub by_name: String,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// What somebody may do with a document.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentMay {
    /// Add a version.
    pub add_version: May,
    /// Record that it went from hand to hand.
    pub record_custody: May,
    /// Take it off the case.
    pub withdraw: May,
}

/// Counts the documents of a case that are used.
pub(crate) fn count(connection: &Connection, case: CaseId) -> Result<u32, Error> {
    let mut statement = connection.prepare_cached("SELECT count(*) FROM documents WHERE case_id = ?1 AND withdrawn = 0")?;
    Ok(statement.query_row([case.0], |row| row.get(0))?)
}

/// Gives the documents of a case.
pub(crate) fn list(read: &Read<'_>, request: WhichCase) -> Result<DocumentList, Error> {
    let case = read::case(read.connection, request.case)?;
    let mut statement = read.connection.prepare_cached("SELECT id FROM documents WHERE case_id = ?1 ORDER BY at DESC, id DESC")?;
    let ids = statement.query_map(params![request.case.0], |row| row.get(0).map(DocumentId))?;
    let mut rows = Vec::new();
    for id in ids {
        if let Some(row) = row(read, &read::document(read.connection, id?)?)? {
            rows.push(row);
        }
    }
    let add = read.may(rules::may_keep(&case, read.author()?));
    Ok(DocumentList { rows, largest: u32::try_from(rules::LARGEST_MIB).unwrap_or(u32::MAX), add })
}

/// Gives a document with its versions and its chain of custody.
pub(crate) fn dossier(read: &Read<'_>, request: WhichDocument) -> Result<DocumentDossier, Error> {
    let state = read::document(read.connection, request.document)?;
    let case = read::case(read.connection, state.case)?;
    let author = read.author()?;
    let versions = (1u32..).zip(&state.versions).map(|(number, version)| version_row(read, &state, number, version));
    let mut versions = versions.collect::<Result<Vec<_>, _>>()?;
    versions.reverse();
    let number_of = |hash: Sha256Hash| (1u32..).zip(&state.versions).find(|(_, version)| version.file.sha256 == hash).map(|(number, _)| number);
    let custody = state.custody.iter().rev().map(|it| {
        Ok(CustodyRow {
            from: it.from.clone(),
            to: it.to.clone(),
            at: it.at,
            reason: it.reason.clone(),
            version: number_of(it.sha256),
            sha256: it.sha256,
            by_name: read.officer_name(it.by)?,
            recorded_at: it.recorded_at,
        })
    });
    let probe = RecordCustody { document: state.id, version: None, from: "-".into(), to: "-".into(), at: None, reason: "-".into() };
    let leave = WithdrawDocument { document: state.id, reason: "-".into() };
    Ok(DocumentDossier {
        row: row(read, &state)?.ok_or(Error::NotFound("document"))?,
        case: state.case,
        custody: custody.collect::<Result<_, Error>>()?,
        versions,
        may: DocumentMay {
            add_version: read.may(rules::may_add_version(&case, &state, author)),
            record_custody: read.may(rules::record_custody(&case, &state, &probe, read.now, author)),
            withdraw: read.may(rules::withdraw(&case, &state, &leave, author)),
        },
    })
}

fn row(read: &Read<'_>, state: &DocumentState) -> Result<Option<DocumentRow>, Error> {
    let Some((number, latest)) = state.version(None) else { return Ok(None) };
    let withdrawn = match &state.withdrawn {
        Some(it) => Some(WithdrawnRow { reason: it.reason.clone(), by_name: read.officer_name(it.by)?, at: it.at }),
        None => None,
    };
    Ok(Some(DocumentRow {
        document: state.id,
        latest: version_row(read, state, number, latest)?,
        description: state.description.clone(),
        handed_over: u32::try_from(state.custody.len()).unwrap_or(u32::MAX),
        withdrawn,
    }))
}

fn version_row(read: &Read<'_>, state: &DocumentState, number: u32, version: &DocumentVersion) -> Result<VersionRow, Error> {
    let (place, done, of) = place_of(read, state, version)?;
    let file = &version.file;
    Ok(VersionRow {
        number,
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: file.size,
        sha256: file.sha256,
        handling: file.handling.clone(),
        by_name: read.officer_name(version.by)?,
        country: country_of(read, version.by)?,
        at: version.at,
        reason: version.reason.clone(),
        place,
        done,
        of,
    })
}

/// Says where the content of a version is, and how far it has been carried.
fn place_of(read: &Read<'_>, state: &DocumentState, version: &DocumentVersion) -> Result<(DocumentPlace, u64, u64), Error> {
    let audience = Audience::Case(state.case).to_string();
    let of = crate::blobs::pieces_of(version.file.size);
    let has_office = settings_of(read.connection)?.is_some();
    let Some(blob) = store::find(read.connection, &audience, &version.file.manifest.0)? else {
        let place = if has_office { DocumentPlace::AtOffice } else { DocumentPlace::Absent };
        return Ok((place, 0, of));
    };
    if blob.whole {
        let waits = has_office && !blob.at_office;
        return Ok(if waits { (DocumentPlace::WaitsForUpload, blob.sent, of) } else { (DocumentPlace::Here, of, of) });
    }
    let here = match &blob.pieces {
        Some(pieces) => of.saturating_sub(store::missing(read.connection, &audience, pieces)?.len() as u64),
        None => 0,
    };
    let place = match blob.fault {
        _ if blob.wanted => DocumentPlace::Coming,
        Some(Fault::Absent) => DocumentPlace::Absent,
        Some(Fault::Damaged) => DocumentPlace::Damaged,
        Some(Fault::NoRoom) => DocumentPlace::NoRoom,
        None if has_office => DocumentPlace::AtOffice,
        None => DocumentPlace::Absent,
    };
    Ok((place, here, of))
}

// ---- commands ----------------------------------------------------------------------------------------------------------

/// Records that a document went from hand to hand.
pub(crate) fn record_custody(work: &mut Work<'_>, request: RecordCustody) -> Result<Nothing, Error> {
    let state = read::document(work.connection, request.document)?;
    let case = read::case(work.connection, state.case)?;
    let change = rules::record_custody(&case, &state, &request, work.now, work.author()?)?;
    record(work, &state, change)
}

/// Takes a document off its case. It stays on record, and so does its content.
pub(crate) fn withdraw(work: &mut Work<'_>, request: WithdrawDocument) -> Result<Nothing, Error> {
    let state = read::document(work.connection, request.document)?;
    let case = read::case(work.connection, state.case)?;
    let change = rules::withdraw(&case, &state, &request, work.author()?)?;
    record(work, &state, change)
}

fn record(work: &mut Work<'_>, state: &DocumentState, change: Change) -> Result<Nothing, Error> {
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    Ok(Nothing {})
}

/// Stops a version on its way: one that is being fetched stays at the office; one that waits to be sent is given up, with the entry
/// that names it, as long as the office cannot know of it.
pub(crate) fn cancel_transfer(desk: &Desk, request: WhichVersion) -> Result<Nothing, Error> {
    let open = desk.opened()?;
    let (audience, blob) = desk.query(|read| {
        let state = read::document(read.connection, request.document)?;
        let (_, version) = state.version(request.version).ok_or(Error::NotFound("document"))?;
        let audience = Audience::Case(state.case).to_string();
        let blob = store::find(read.connection, &audience, &version.file.manifest.0)?;
        Ok((audience, blob))
    })?;
    let Some(blob) = blob else { return Ok(Nothing {}) };
    if blob.whole && !blob.at_office {
        sync::give_up_naming(desk, &audience, &blob.address)?;
        open.replica.write(|tx| store::forget(tx, &blob))?;
    } else if !blob.whole {
        open.replica.write(|tx| store::want_no_more(tx, &audience, &blob.address, None))?;
    }
    desk.tell(&crate::Notice::Changed { topics: vec![crate::Topic::Documents, crate::Topic::Cases] });
    Ok(Nothing {})
}
