//! What a signed dismissal leads to: on the desk of who was dismissed, a purge with a receipt; on the desks of the lead and of EC3, the
//! unsent work that came over; on an administrator's desk, the end of the officer in the office database, and who owes a receipt.
//!
//! Invariants
//! - Only a dismissal that is signed, has its place in a journal, and holds lets a desk delete. A journal that the office merely no
//!   longer lists is locked, never wiped.
//! - What is deleted is sealed to others first where the office had not taken it; both are one transaction.
//! - Every stage is on record before the next begins: a purge that is killed goes on where it was.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::{Signature, VerifyingKey};
use jcat_domain::change::{Change, KIND_VERSION};
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, CaseId, DeviceId, EntryId, OfficerId};
use jcat_domain::roster::{Roster, rules::DismissOfficer};
use jcat_domain::{Audience, Duty, Instant, labels};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::Error;
use crate::joining::{keep, kept};
use crate::keys;
use crate::office::{Granted, Link, MissingReceipt, Parcel};
use crate::replica::entry::{Encoding, Entry};
use crate::replica::log::Me;
use crate::replica::{purge, read, refold};
use crate::surroundings::Surroundings;
use crate::sync;
use crate::undo::Nothing;
use crate::work::{Read, Topic, Work};

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

// ---- which dismissals there are -------------------------------------------------------------------------------------------

/// Gives the dismissals of this desk's officer that nothing was done about yet.
pub(crate) fn due(connection: &Connection, me: OfficerId) -> Result<Vec<Dismissal>, Error> {
    let mut found = match of_the_office(connection, me)? {
        Some(dismissal) => everywhere(connection, &dismissal)?,
        None => from_cases(connection, me)?,
    };
    let known = |dismissal: &Dismissal| -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM purges WHERE audience = ?1 AND dismissal = ?2)";
        Ok(connection.prepare_cached(sql)?.query_row(params![dismissal.audience, dismissal.digest], |row| row.get(0))?)
    };
    let mut unknown = Vec::new();
    for dismissal in found.drain(..) {
        if !known(&dismissal)? {
            unknown.push(dismissal);
        }
    }
    Ok(unknown)
}

/// The dismissal from the office itself, as the journal of everyone tells it.
fn of_the_office(connection: &Connection, me: OfficerId) -> Result<Option<Dismissal>, Error> {
    let Some((State::Officer(officer), _)) = refold::load(connection, me.subject())? else { return Ok(None) };
    let Some(mark) = officer.dismissed.filter(|mark| mark.position.is_some()) else { return Ok(None) };
    let found = connection
        .prepare_cached("SELECT digest, received_at, device FROM entries WHERE audience = 'everyone' AND id = ?1")?
        .query_row([mark.entry.0], |row| {
            Ok(Dismissal { audience: String::new(), digest: row.get(0)?, at: Instant(row.get(1)?), by: DeviceId(row.get(2)?) })
        })
        .optional()?;
    Ok(found)
}

/// Everything but the journal of everyone, which says why; cases first, then what they are known by.
fn everywhere(connection: &Connection, dismissal: &Dismissal) -> Result<Vec<Dismissal>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT audience FROM (SELECT audience FROM journals UNION SELECT audience FROM entries WHERE position IS NULL)
         WHERE audience NOT IN ('everyone', 'desk') ORDER BY audience = 'taskforce', audience",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.map(|audience| Ok(Dismissal { audience: audience?, ..dismissal.clone() })).collect()
}

/// Cases that the officer was taken off, where that is the last word and the office no longer lists the journal. While what the
/// taskforce knows is itself under lock, nobody can tell what holds.
fn from_cases(connection: &Connection, me: OfficerId) -> Result<Vec<Dismissal>, Error> {
    if refold::is_locked(connection, "taskforce")? {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(
        "SELECT header, body, digest, received_at, device FROM entries e INDEXED BY entries_leaving
         WHERE kind = 'case.officer-left' AND position IS NOT NULL AND audience = 'taskforce'
           AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.entry = e.id) ORDER BY position",
    )?;
    let mut rows = statement.query([])?;
    let mut last: BTreeMap<CaseId, Dismissal> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let body: Option<Vec<u8>> = row.get(1)?;
        let Some(Change::OfficerLeft(it)) = body.and_then(|body| Change::decode("case.officer-left", KIND_VERSION, &body)) else { continue };
        let entry = Entry { header: row.get(0)?, signature: [0; 64], salt: None, body: None };
        let Some(header) = entry.read_header().filter(|_| it.officer == me) else { continue };
        let case = CaseId(header.subject.0);
        let audience = Audience::Case(case).to_string();
        last.insert(case, Dismissal { audience, digest: row.get(2)?, at: Instant(row.get(3)?), by: DeviceId(row.get(4)?) });
    }
    let mut found = Vec::new();
    for (case, dismissal) in last {
        let on_it = read::case_if_here(connection, case)?.is_none_or(|state| state.officers.contains_key(&me));
        let listed = "SELECT EXISTS (SELECT 1 FROM journals WHERE audience = ?1 AND locked = 0)";
        let listed: bool = connection.prepare_cached(listed)?.query_row([&dismissal.audience], |row| row.get(0))?;
        if !on_it && !listed {
            found.push(dismissal);
        }
    }
    Ok(found)
}

// ---- for whom unsent work is sealed ---------------------------------------------------------------------------------------

/// Gives the workstations that unsent work of an audience is sealed to, with their keys: those of the lead and of EC3 for a case, of
/// the agency for its drafts, of EC3 and the administrators for the rest; where none of them is known, the one that signed the dismissal.
fn recipients(connection: &Connection, dismissal: &Dismissal, me: OfficerId, now: Instant) -> Result<Vec<(DeviceId, [u8; 32])>, Error> {
    let roster = read::roster(connection)?;
    let (agency, duties) = match dismissal.audience.parse::<Audience>() {
        Ok(Audience::Case(case)) => (agency_of(connection, case)?, &[Duty::Ec3] as &[Duty]),
        Ok(Audience::Agency(agency)) => (Some(agency), &[] as &[Duty]),
        Ok(Audience::Hit(_)) => (None, &[Duty::Ec3] as &[Duty]),
        _ => (None, &[Duty::Ec3, Duty::Administrator] as &[Duty]),
    };
    let meant = |officer: OfficerId| officer != me && is_meant(&roster, officer, agency.as_ref(), duties, now);
    let mut statement = connection.prepare("SELECT device, officer, sealing FROM devices WHERE revoked IS NULL ORDER BY device")?;
    let rows = statement.query_map([], |row| Ok((DeviceId(row.get(0)?), OfficerId(row.get(1)?), row.get::<_, [u8; 32]>(2)?)))?;
    let all: Vec<(DeviceId, OfficerId, [u8; 32])> = rows.collect::<Result<_, _>>()?;
    let found: Vec<_> = all.iter().filter(|(_, officer, _)| meant(*officer)).map(|(device, _, key)| (*device, *key)).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    Ok(all.iter().filter(|(device, ..)| *device == dismissal.by).map(|(device, _, key)| (*device, *key)).collect())
}

fn is_meant(roster: &Roster, officer: OfficerId, agency: Option<&AgencyId>, duties: &[Duty], now: Instant) -> bool {
    let Some(state) = roster.officers.get(&officer) else { return false };
    let on = state.posts.iter().filter(|post| post.span.holds(now.office_day()));
    let of_agency = agency == Some(&state.agency);
    on.into_iter()
        .any(|post| duties.contains(&post.duty) || (of_agency && matches!(post.duty, Duty::Officer | Duty::Representative | Duty::Alternate)))
}

/// Gives the agency that proposed or brought in a case, from its first entry: what is under lock is not folded.
fn agency_of(connection: &Connection, case: CaseId) -> Result<Option<AgencyId>, Error> {
    let mut statement = connection.prepare(
        "SELECT kind, body FROM entries WHERE subject = ?1 AND kind IN ('case.submitted', 'case.brought-in') ORDER BY position IS NULL, position",
    )?;
    let mut rows = statement.query([case.known().0])?;
    while let Some(row) = rows.next()? {
        let (kind, body): (String, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?);
        match body.and_then(|body| Change::decode(&kind, KIND_VERSION, &body)) {
            Some(Change::ProposalSubmitted(it)) => return Ok(Some(it.agency)),
            Some(Change::CaseBroughtIn(it)) => return Ok(Some(it.agency)),
            _ => {}
        }
    }
    Ok(None)
}

// ---- the purge --------------------------------------------------------------------------------------------------------------

/// Does what can be done without the office: seals and deletes what a dismissal names, and writes the file anew where that is due.
/// Says whether anything was deleted.
pub(crate) fn purge_here(desk: &Desk) -> Result<bool, Error> {
    let open = desk.opened()?;
    let due = open.replica.read(|connection| due(connection, open.me.officer))?;
    for dismissal in &due {
        begin(desk, dismissal)?;
    }
    if !due.is_empty() {
        sync::tell_all(desk);
    }
    let unfinished: Vec<String> = open.replica.read(|connection| {
        let mut statement = connection.prepare_cached("SELECT audience FROM purges WHERE stage = 'deleted' ORDER BY audience")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    })?;
    if unfinished.is_empty() {
        return Ok(!due.is_empty());
    }
    for (_, copy) in purge::put_aside(&open.replica)? {
        for audience in &unfinished {
            copy.write(|tx| purge::delete(tx, audience))?;
        }
        purge::wipe(&copy)?;
    }
    purge::wipe(&open.replica)?;
    let now = desk.world().now();
    open.replica.write(|tx| Ok(tx.execute("UPDATE purges SET stage = 'wiped', at = ?1 WHERE stage = 'deleted'", [now.0])?))?;
    desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    Ok(!due.is_empty())
}

/// Seals what was not sent and deletes the audience, in one transaction.
fn begin(desk: &Desk, dismissal: &Dismissal) -> Result<(), Error> {
    let open = desk.opened()?;
    let now = desk.world().now();
    // What only a copy holds that was put aside is not lost either.
    let mut aside = Vec::new();
    for (_, copy) in purge::put_aside(&open.replica)? {
        aside.extend(copy.read(|connection| purge::unsent(connection, &dismissal.audience))?);
    }
    open.replica.write(|tx| {
        let mut unsent = purge::unsent(tx, &dismissal.audience)?;
        let known: BTreeSet<Vec<u8>> = unsent.iter().map(|entry| entry.header.clone()).collect();
        aside.retain(|entry| !known.contains(&entry.header) && !is_here(tx, entry).unwrap_or_default());
        unsent.append(&mut aside);
        let to = recipients(tx, dismissal, open.me.officer, now)?;
        seal_all(tx, desk.world(), &dismissal.audience, &unsent, &to)?;
        let entries = purge::delete(tx, &dismissal.audience)?;
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        tx.execute(
            "INSERT OR REPLACE INTO purges (audience, dismissal, dismissed_at, entries, unsent, stage, at) VALUES (?1, ?2, ?3, ?4, ?5, 'deleted', ?6)",
            params![dismissal.audience, dismissal.digest, dismissal.at.0, count(entries), count(unsent.len()), now.0],
        )?;
        Ok(())
    })
}

/// Says whether an entry is in its journal here: a copy that was put aside may not know yet that it was sent.
fn is_here(tx: &Transaction<'_>, entry: &Entry) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM entries WHERE digest = ?1 AND audience = ?2)";
    let audience = entry.read_header().map(|header| header.audience).unwrap_or_default();
    Ok(tx.prepare_cached(sql)?.query_row(params![entry.digest(), audience], |row| row.get(0))?)
}

fn seal_all(tx: &Transaction<'_>, world: &Surroundings, audience: &str, unsent: &[Entry], to: &[(DeviceId, [u8; 32])]) -> Result<(), Error> {
    let keys: Vec<[u8; 32]> = to.iter().map(|(_, key)| *key).collect();
    let devices: Vec<u8> = to.iter().flat_map(|(device, _)| device.0.into_bytes()).collect();
    let mut rest = unsent;
    while !rest.is_empty() && !to.is_empty() {
        let mut bytes = 0;
        let fits = rest.iter().take_while(|entry| {
            bytes += entry.header.len() + entry.body.as_ref().map_or(0, Vec::len) + 100;
            bytes <= LARGEST
        });
        let (part, later) = rest.split_at_checked(fits.count().max(1)).unwrap_or((rest, &[]));
        rest = later;
        let part: Vec<Unsent> = part
            .iter()
            .map(|it| Unsent { header: it.header.clone(), signature: it.signature, salt: it.salt.clone(), body: it.body.clone() })
            .collect();
        let content = zeroize::Zeroizing::new(minicbor::to_vec(&part).map_err(|_| Error::Internal("writing a parcel"))?);
        let sealed = keys::seal(&content, &keys, &parcel_context(audience), world)?;
        tx.execute(
            "INSERT INTO parcels (parcel, audience, devices, sealed) VALUES (?1, ?2, ?3, ?4)",
            params![world.make_id()?, audience, devices, sealed],
        )?;
    }
    Ok(())
}

fn parcel_context(audience: &str) -> Vec<u8> {
    [PARCEL, audience.as_bytes()].concat()
}

// ---- with the office ----------------------------------------------------------------------------------------------------------

/// What was asked of the office on this connection in vain, and what was looked at.
#[derive(Debug, Default)]
pub(crate) struct Known {
    refused: BTreeSet<OfficerId>,
    looked: Option<tokio::time::Instant>,
}

/// How often the office is asked who owes a receipt, and for parcels.
const LOOK: std::time::Duration = std::time::Duration::from_secs(300);

impl Known {
    /// Hands over what is due, takes what came, and ends those who were dismissed from the office. The line may break at any of it.
    pub(crate) async fn settle(&mut self, desk: &Desk, link: &Link) -> Result<(), Error> {
        hand_over(desk, link).await?;
        hand_receipts(desk, link).await?;
        self.end_officers(desk, link).await?;
        if self.looked.is_none_or(|looked| looked.elapsed() > LOOK) {
            self.looked = Some(tokio::time::Instant::now());
            take_parcels(desk, link).await?;
            crate::devices::settle(desk, link).await?;
            let missing = link.missing_receipts().await.map_err(Error::Office)?;
            let open = desk.opened()?;
            let before: Option<Vec<MissingReceipt>> = open.replica.read(|connection| kept(connection, MISSING))?;
            if before.unwrap_or_default() != missing {
                open.replica.write(|tx| keep(tx, MISSING, &missing))?;
                desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
            }
        }
        Ok(())
    }

    /// Ends in the office database whom the record dismissed: the entry is there first, so that the officer's desk can still pull it.
    async fn end_officers(&mut self, desk: &Desk, link: &Link) -> Result<(), Error> {
        let (dismissed, ended) = desk.query(|read| {
            if !read.author()?.has(Duty::Administrator) {
                return Ok((BTreeSet::new(), BTreeSet::new()));
            }
            let roster = read.roster()?;
            let is_out = |mark: &jcat_domain::fold::Mark| mark.position.is_some();
            let dismissed: BTreeSet<OfficerId> =
                roster.officers.values().filter(|officer| officer.dismissed.as_ref().is_some_and(is_out)).map(|officer| officer.id).collect();
            Ok((dismissed, kept::<BTreeSet<OfficerId>>(read.connection, ENDED)?.unwrap_or_default()))
        })?;
        let mut now_ended: BTreeSet<OfficerId> = ended.intersection(&dismissed).copied().collect();
        for officer in dismissed.difference(&ended) {
            if self.refused.contains(officer) {
                continue;
            }
            match link.dismiss("everyone", *officer).await.map_err(Error::Office)? {
                Granted::Done => drop(now_ended.insert(*officer)),
                Granted::Refused => drop(self.refused.insert(*officer)),
            }
        }
        if now_ended != ended {
            desk.opened()?.replica.write(|tx| keep(tx, ENDED, &now_ended))?;
        }
        Ok(())
    }
}

async fn hand_over(desk: &Desk, link: &Link) -> Result<(), Error> {
    let open = desk.opened()?;
    let waiting: Vec<(Uuid, String, Vec<u8>, Vec<u8>)> = open.replica.read(|connection| {
        let mut statement = connection.prepare_cached("SELECT parcel, audience, devices, sealed FROM parcels ORDER BY audience, parcel")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?.collect::<Result<_, _>>()?)
    })?;
    for (parcel, audience, devices, sealed) in waiting {
        let to: Vec<Uuid> = devices.chunks_exact(16).filter_map(|id| Uuid::from_slice(id).ok()).collect();
        if link.hand_over(&audience, parcel, open.me.device, &to, &sealed).await.map_err(Error::Office)? == Granted::Done {
            open.replica.write(|tx| Ok(tx.execute("DELETE FROM parcels WHERE parcel = ?1", [parcel])?))?;
        }
    }
    Ok(())
}

async fn hand_receipts(desk: &Desk, link: &Link) -> Result<(), Error> {
    let open = desk.opened()?;
    let due: Vec<Receipt> = open.replica.read(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT audience, dismissal, at, entries, unsent FROM purges p
             WHERE stage = 'wiped' AND NOT EXISTS (SELECT 1 FROM parcels WHERE audience = p.audience) ORDER BY audience",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Receipt {
                audience: row.get(0)?,
                device: open.me.device,
                dismissal: row.get(1)?,
                wiped_at: Instant(row.get(2)?),
                entries: crate::replica::log::from_sql(row.get(3)?),
                unsent: crate::replica::log::from_sql(row.get(4)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    })?;
    for receipt in due {
        let bytes = minicbor::to_vec(&receipt).map_err(|_| Error::Internal("writing a receipt"))?;
        let signature = open.me.keys.sign(&[RECEIPT, &bytes].concat());
        // Refused where the officer never had a seat there: then nobody waits for it either.
        link.receipt(&receipt.audience, open.me.device, &bytes, &signature).await.map_err(Error::Office)?;
        let now = desk.world().now();
        open.replica.write(|tx| {
            Ok(tx.execute(
                "UPDATE purges SET stage = 'done', at = ?3 WHERE audience = ?1 AND dismissal = ?2",
                params![receipt.audience, receipt.dismissal, now.0],
            )?)
        })?;
        desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    }
    Ok(())
}

async fn take_parcels(desk: &Desk, link: &Link) -> Result<(), Error> {
    let open = desk.opened()?;
    for parcel in link.handed_over(open.me.device).await.map_err(Error::Office)? {
        let now = desk.world().now();
        let kept = open.replica.write(|tx| keep_parcel(tx, &open.me, &parcel, now))?;
        if kept == 0 {
            tracing::warn!(parcel = %parcel.parcel, "a parcel of unsent work does not open with this desk's key");
        }
        link.taken(open.me.device, &parcel.audience, parcel.parcel).await.map_err(Error::Office)?;
        desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office, Topic::Notes] });
    }
    Ok(())
}

/// Keeps the entries of a parcel that are what they claim to be; gives how many.
fn keep_parcel(tx: &Transaction<'_>, me: &Me, parcel: &Parcel, now: Instant) -> Result<usize, Error> {
    let Some(content) = me.keys.open(&parcel.sealed, &parcel_context(&parcel.audience)) else { return Ok(0) };
    let Ok(entries) = minicbor::decode::<Vec<Unsent>>(&content) else { return Ok(0) };
    let mut count = 0;
    for it in entries {
        let entry = Entry { header: it.header, signature: it.signature, salt: it.salt, body: it.body };
        let Some(header) = entry.read_header().filter(|header| header.audience == parcel.audience && entry.keeps_its_commitment(header)) else {
            continue;
        };
        let key: Option<[u8; 32]> = tx
            .prepare_cached("SELECT signing FROM devices WHERE device = ?1 AND officer = ?2")?
            .query_row(params![header.device.0, header.author.0], |row| row.get(0))
            .optional()?;
        let key = key.and_then(|key| VerifyingKey::from_bytes(&key).ok());
        let signed = key.is_some_and(|key| key.verify_strict(&entry.signed_bytes(), &Signature::from_bytes(&entry.signature)).is_ok());
        if !signed {
            continue;
        }
        tx.prepare_cached(
            "INSERT OR IGNORE INTO handed_over (audience, entry, officer, header, signature, body, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![parcel.audience, header.id.0, header.author.0, entry.header, entry.signature, entry.body, now.0])?;
        count += 1;
    }
    Ok(count)
}

// ---- what people see and do -------------------------------------------------------------------------------------------------

/// Dismisses an officer from the office.
pub(crate) fn dismiss_officer(work: &mut Work<'_>, request: DismissOfficer) -> Result<Nothing, Error> {
    let change = jcat_domain::roster::rules::dismiss_officer(work.roster()?, &request, work.author()?)?;
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

/// Forgets that a workstation owes receipts: it was written off.
pub(crate) fn forget_missing(connection: &Connection, device: DeviceId) -> Result<(), Error> {
    let mut all: Vec<MissingReceipt> = kept(connection, MISSING)?.unwrap_or_default();
    all.retain(|it| it.device != device);
    keep(connection, MISSING, &all)
}

/// Work of somebody who was dismissed before it was sent.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandedOver {
    /// The entry.
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
        let case = match row.get::<_, String>(2)?.parse::<Audience>() {
            Ok(Audience::Case(case)) => Some(case),
            _ => None,
        };
        let label = case.map(|case| read::case_if_here(read.connection, case)).transpose()?.flatten().map(|case| case.label());
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
    Ok(found)
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
    work.topics.insert(Topic::Office);
    Ok(Nothing {})
}
