//! What a signed dismissal leads to: on the desk of who was dismissed, a purge with a receipt; on the desks of the lead and of EC3, the
//! unsent work that came over; on an administrator's desk, the end of the officer in the office database, and who owes a receipt.
//!
//! Invariants
//! - Only a dismissal that is signed, has its place in a journal, and holds lets a desk delete. A journal that the office merely no
//!   longer lists is locked, never wiped.
//! - What is deleted is sealed to others first where the office had not taken it; both are one transaction.
//! - What was handed over and does not read here is kept as it came, shown, and looked at again.
//! - Every stage is on record before the next begins: a purge that is killed goes on where it was.

use jcat_domain::change::Change;
use jcat_domain::ids::{CaseId, DeviceId, EntryId};
use jcat_domain::roster::rules::DismissOfficer;
use jcat_domain::{Audience, Instant, labels};
use minicbor::{Decode, Encode};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::joining::{keep, kept};
use crate::office::MissingReceipt;
use crate::replica::entry::{Encoding, Entry};
use crate::replica::read;
use crate::roster::proposed::footing;
use crate::undo::Nothing;
use crate::work::{Read, Topic, Work};

mod delivery;
mod due;
mod parcels;
mod purging;

pub(crate) use delivery::Known;
pub(crate) use due::{due, is_guest_gone};
pub(crate) use purging::purge_here;

/// What unsent work is sealed for, beside its audience.
const PARCEL: &[u8] = b"jcat-desk parcel v1\0";
/// What is signed of a receipt.
const RECEIPT: &[u8] = b"jcat-desk receipt v1\0";
/// The most bytes of unsent work in one parcel.
const LARGEST: usize = 1_000_000;

/// Under which name a desk keeps those whom it ended in the office.
const ENDED: &str = "ended-officers";
/// Under which name a desk keeps who owes a receipt.
const MISSING: &str = "missing-receipts";

labels! {
    /// How far a purge has come.
    PurgeStage {
        /// The rows are gone; the file is still to be written anew.
        Deleted = "deleted",
        /// Nothing of it is left here; the office has no receipt yet.
        Wiped = "wiped",
        /// The office has the receipt.
        Done = "done",
    }
}

/// A dismissal that says what is to be wiped here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dismissal {
    audience: String,
    digest: [u8; 32],
    at: Instant,
    /// The workstation that signed it.
    by: DeviceId,
}

/// A desk's word that it wiped an audience.
#[derive(Encode)]
struct Receipt {
    #[n(0)]
    audience: String,
    #[n(1)]
    device: DeviceId,
    #[cbor(n(2), with = "minicbor::bytes")]
    dismissal: [u8; 32],
    #[n(3)]
    wiped_at: Instant,
    #[n(4)]
    entries: u64,
    #[n(5)]
    unsent: u64,
}

/// An entry that was not sent, in a parcel.
#[derive(Encode, Decode)]
struct Unsent {
    #[cbor(n(0), with = "minicbor::bytes")]
    header: Vec<u8>,
    #[cbor(n(1), with = "minicbor::bytes")]
    signature: [u8; 64],
    #[cbor(n(2), with = "minicbor::bytes")]
    salt: Option<Vec<u8>>,
    #[cbor(n(3), with = "minicbor::bytes")]
    body: Option<Vec<u8>>,
}

/// Dismisses an officer from the office.
pub(crate) fn dismiss_officer(work: &mut Work<'_>, request: DismissOfficer) -> Result<Nothing, Error> {
    let change = jcat_domain::roster::rules::dismiss_officer(work.roster()?, &request, work.author()?, footing(work)?)?;
    work.record(Audience::Everyone, request.officer.subject(), change)?;
    Ok(Nothing {})
}

/// An audience that was wiped here after a dismissal.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PurgeRow {
    /// Whose journal.
    pub audience: String,
    /// When the dismissal was recorded.
    pub dismissed_at: Instant,
    /// How far it has come.
    pub stage: PurgeStage,
    /// Own entries that the office had not taken: sealed to others.
    pub unsent: u32,
}

/// Gives what was wiped here, the newest first.
pub(crate) fn purges(connection: &Connection) -> Result<Vec<PurgeRow>, Error> {
    let mut statement = connection.prepare_cached("SELECT audience, dismissed_at, stage, unsent FROM purges ORDER BY dismissed_at DESC, audience")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let stage: String = row.get(2)?;
        let stage = PurgeStage::from_label(&stage).ok_or_else(|| Error::Damaged("a stage of a purge does not read".into()))?;
        found.push(PurgeRow { audience: row.get(0)?, dismissed_at: Instant(row.get(1)?), stage, unsent: row.get(3)? });
    }
    Ok(found)
}

/// A workstation that has not said for 24 hours that it wiped what its officer was dismissed from.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MissingReceiptRow {
    /// Whose journal.
    pub audience: String,
    /// The officer's name.
    pub name: String,
    /// The workstation.
    pub device: DeviceId,
    /// Since when.
    pub dismissed_at: Instant,
}

/// Gives the receipts that are missing, as the office said at the last contact.
pub(crate) fn missing(read: &Read<'_>) -> Result<Vec<MissingReceiptRow>, Error> {
    let all: Vec<MissingReceipt> = kept(read.connection, MISSING)?.unwrap_or_default();
    let row = |it: MissingReceipt| {
        Ok(MissingReceiptRow { name: read.officer_name(it.officer)?, audience: it.audience, device: it.device, dismissed_at: it.dismissed_at })
    };
    all.into_iter().map(row).collect()
}

/// Gives them as they are kept; none where the office was never asked.
pub(crate) fn missing_if_asked(connection: &Connection) -> Result<Option<Vec<MissingReceipt>>, Error> {
    kept(connection, MISSING)
}

/// Forgets that a workstation owes receipts: it was written off.
pub(crate) fn forget_missing(connection: &Connection, device: DeviceId) -> Result<(), Error> {
    let mut all: Vec<MissingReceipt> = kept(connection, MISSING)?.unwrap_or_default();
    all.retain(|it| it.device != device);
    keep(connection, MISSING, &all)
}

/// Work of somebody who was dismissed before it was sent.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandedOver {
    /// The entry; the parcel, where that does not read here.
    pub entry: EntryId,
    /// The case, where it is about one.
    pub case: Option<CaseId>,
    /// The number of that case.
    pub label: Option<String>,
    /// Who wrote it.
    pub by: String,
    /// What it was, in words.
    pub said: String,
    /// When it was recorded there.
    pub at: Instant,
    /// The text of a note.
    pub text: Option<String>,
}

/// Gives what was handed over to this desk and waits for a look, the oldest first.
pub(crate) fn handed(read: &Read<'_>, _: Nothing) -> Result<Vec<HandedOver>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT header, body, audience FROM handed_over WHERE settled = 0
           AND audience NOT IN (SELECT audience FROM journals WHERE locked = 1) ORDER BY at, entry LIMIT 500",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let entry = Entry { header: row.get(0)?, signature: [0; 64], salt: None, body: row.get(1)? };
        let header = entry.read_header().ok_or_else(|| Error::Damaged("a stored header does not read".into()))?;
        let (case, label) = case_of(read.connection, &row.get::<_, String>(2)?)?;
        found.push(HandedOver {
            entry: header.id,
            case,
            label,
            by: read.officer_name(header.author)?,
            said: read.words.say(&format!("event-{}", header.kind.replace('.', "-"))),
            at: header.claimed_at,
            text: note_of(&entry).map(|note| note.text),
        });
    }
    found.extend(parcels::waiting(read)?);
    Ok(found)
}

/// Gives the case that an audience is about, with its number where it is here.
fn case_of(connection: &Connection, audience: &str) -> Result<(Option<CaseId>, Option<String>), Error> {
    let Ok(Audience::Case(case)) = audience.parse::<Audience>() else { return Ok((None, None)) };
    Ok((Some(case), read::case_if_here(connection, case)?.map(|case| case.label())))
}

fn note_of(entry: &Entry) -> Option<jcat_domain::notes::NoteWritten> {
    let header = entry.read_header().filter(|header| header.encoding == Encoding::Clear)?;
    match Change::decode(&header.kind, header.kind_version, entry.body.as_deref()?)? {
        Change::NoteWritten(note) => Some(note),
        _ => None,
    }
}

labels! {
    /// What becomes of work that was handed over.
    HandedOverAct {
        /// A note is written on the case, by who looks at it, that says whose it was.
        Note = "note",
        /// It is put away.
        PutAway = "put-away",
    }
}

/// Settles work that was handed over.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SettleHandedOver {
    /// The entry.
    pub entry: EntryId,
    /// How.
    pub how: HandedOverAct,
}

/// Writes a note that was handed over on its case, as one's own with the author's name in it, or puts the entry away.
pub(crate) fn settle_handed(work: &mut Work<'_>, request: SettleHandedOver) -> Result<Nothing, Error> {
    let waiting = handed(work, Nothing {})?;
    let it = waiting.into_iter().find(|it| it.entry == request.entry).ok_or(Error::NotFound("entry"))?;
    if let (HandedOverAct::Note, Some(case), Some(text)) = (request.how, it.case, &it.text) {
        let day = it.at.office_day().to_string();
        let text = work.words.with("handed-over-note", &[("name", &it.by), ("day", &day), ("text", text)]);
        crate::history::write_note(work, jcat_domain::notes::WriteNote { case, text, mentions: Vec::new(), corrects: None, task: None })?;
    }
    work.transaction().execute("UPDATE handed_over SET settled = 1 WHERE entry = ?1", [request.entry.0])?;
    work.transaction().execute("UPDATE unread_parcels SET settled = 1 WHERE parcel = ?1", [request.entry.0])?;
    work.topics.insert(Topic::Office);
    Ok(Nothing {})
}
