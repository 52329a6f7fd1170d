//! The log: the only door for writes. An entry is appended, folded and projected in one transaction.

use jcat_domain::ids::{BatchId, DeviceId, EntryId, OfficerId, SubjectId};
use jcat_domain::{Audience, Change, Instant, change};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::error::Error;
use crate::keys::{self, DeviceKeys};
use crate::replica::entry::{self, Encoding, Entry, Header, LARGEST_BODY};
use crate::replica::refold;
use crate::surroundings::Surroundings;

/// Who writes: this desk.
pub(crate) struct Me {
    pub(crate) officer: OfficerId,
    pub(crate) device: DeviceId,
    pub(crate) keys: DeviceKeys,
}

/// What is to be recorded.
pub(crate) struct Recording {
    pub(crate) audience: Audience,
    pub(crate) subject: SubjectId,
    pub(crate) change: Change,
    pub(crate) batch: Option<BatchId>,
    pub(crate) because: Option<[u8; 32]>,
    /// The keys the body is sealed to, the first of which names it.
    pub(crate) sealed_to: Vec<[u8; 32]>,
}

/// An entry that was recorded.
pub(crate) struct Recorded {
    pub(crate) digest: [u8; 32],
}

/// Appends a signed entry as pending and folds it, in the caller's transaction.
///
/// The caller decided on the state that this transaction reads, so the entry holds here; it may still be overtaken in office
/// order.
pub(crate) fn append(tx: &Transaction<'_>, me: &Me, world: &Surroundings, now: Instant, recording: &Recording) -> Result<Recorded, Error> {
    let audience = recording.audience.to_string();
    let (seq, previous) = last_of_device(tx, &audience, me.device)?;
    let mut salt = [0; 16];
    world.fill(&mut salt)?;
    let clear = recording.change.encode();
    let id = EntryId(world.make_id()?);
    let (encoding, body) = match recording.sealed_to.first() {
        None => (Encoding::Clear, clear),
        Some(first) => (Encoding::SealedTo(keys::key_id(first)), keys::seal(&clear, &recording.sealed_to, recording.subject.0.as_bytes(), world)?),
    };
    if body.len() > LARGEST_BODY {
        return Err(Error::Internal("an entry larger than 256 KiB"));
    }
    let header = Header {
        id,
        audience: audience.clone(),
        subject: recording.subject,
        kind: recording.change.kind().to_owned(),
        kind_version: change::KIND_VERSION,
        author: me.officer,
        device: me.device,
        seq: seq + 1,
        previous,
        base: head(tx, &audience)?,
        claimed_at: now,
        batch: recording.batch,
        because: recording.because,
        encoding,
        blobs: Vec::new(),
        keys: None,
        commitment: entry::commitment(&salt, &body),
    };
    let bytes = minicbor::to_vec(&header).map_err(|_| Error::Internal("encoding a header"))?;
    let signature = me.keys.sign(&entry::signed_bytes(&bytes));
    let entry = Entry { header: bytes, signature, salt: Some(salt.to_vec()), body: Some(body) };
    let digest = entry.digest();
    let ord = insert(tx, &header, &entry, &digest, None)?;
    // A change that its own fold refuses is a rule that was not asked: the command is refused, not half done.
    match refold::absorb(tx, ord, &header, &entry, Some(&recording.change))? {
        Some(refusal) => Err(refusal.into()),
        None => Ok(Recorded { digest }),
    }
}

/// Where the office put an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its position in the journal, dense from 1.
    pub position: u64,
    /// The office's time of acceptance.
    pub received_at: Instant,
    /// The position of the journal of everyone at acceptance.
    pub directory: u64,
    /// The journal's chain after this entry.
    pub chain: [u8; 32],
}

/// Takes in entries of one audience that the office has given a place, in order of position. Answers with the subjects
/// touched; the caller refolds them once. What cannot be believed is set aside, never folded, never dropped.
pub(crate) fn receive(tx: &Transaction<'_>, audience: &Audience, placed: &[(Entry, Place)], now: Instant) -> Result<Vec<SubjectId>, Error> {
    let audience = audience.to_string();
    let mut touched = Vec::new();
    for (entry, place) in placed {
        let header = match believe(tx, &audience, entry)? {
            Ok(header) => header,
            Err(reason) => {
                set_aside(tx, &audience, entry, Some(place), reason, now)?;
                continue;
            }
        };
        let known: Option<Vec<u8>> = tx
            .prepare_cached("SELECT header FROM entries WHERE audience = ?1 AND device = ?2 AND seq = ?3")?
            .query_row(params![audience, header.device.0, to_sql(header.seq)], |row| row.get(0))
            .optional()?;
        let taken: bool = tx
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE audience = ?1 AND header <> ?4 AND (id = ?2 OR position = ?3))")?
            .query_row(params![audience, header.id.0, to_sql(place.position), entry.header], |row| row.get(0))?;
        if taken {
            set_aside(tx, &audience, entry, Some(place), "forked", now)?;
            continue;
        }
        match known {
            None => {
                insert(tx, &header, entry, &entry.digest(), Some(place))?;
            }
            Some(mine) if mine == entry.header => {
                tx.prepare_cached("UPDATE entries SET position = ?1, received_at = ?2, directory = ?3, chain = ?4 WHERE audience = ?5 AND id = ?6")?
                    .execute(params![to_sql(place.position), place.received_at.0, to_sql(place.directory), place.chain, audience, header.id.0])?;
            }
            // Two entries claim one place in a desk's sequence: it was cloned or restored.
            Some(_) => {
                set_aside(tx, &audience, entry, Some(place), "forked", now)?;
                continue;
            }
        }
        touched.push(header.subject);
        // Devices and duties must be known before the next entry is looked at.
        if audience == Audience::Everyone.to_string() {
            refold::subject(tx, header.subject)?;
        }
    }
    touched.sort_unstable();
    touched.dedup();
    Ok(touched)
}

/// Says whether an entry is what it claims to be; if not, why.
fn believe(tx: &Transaction<'_>, audience: &str, entry: &Entry) -> Result<Result<Header, &'static str>, Error> {
    let Some(header) = entry.read_header() else { return Ok(Err("unreadable")) };
    if header.audience != audience || header.seq == 0 {
        return Ok(Err("misplaced"));
    }
    if !entry.keeps_its_commitment(&header) {
        return Ok(Err("broken-body"));
    }
    // A device's first entry brings its own key.
    let enrolling = entry.body.as_deref().and_then(|body| match Change::decode(&header.kind, header.kind_version, body) {
        Some(Change::DeviceEnrolled(it)) if header.subject == header.device.subject() => Some(it.signing),
        _ => None,
    });
    let known: Option<[u8; 32]> = tx
        .prepare_cached("SELECT signing FROM devices WHERE device = ?1 AND officer = ?2")?
        .query_row(params![header.device.0, header.author.0], |row| row.get(0))
        .optional()?;
    let Some(key) = known.or(enrolling) else { return Ok(Err("unknown-device")) };
    let Ok(key) = ed25519_dalek::VerifyingKey::from_bytes(&key) else { return Ok(Err("unknown-device")) };
    let signature = ed25519_dalek::Signature::from_bytes(&entry.signature);
    match key.verify_strict(&entry.signed_bytes(), &signature) {
        Ok(()) => Ok(Ok(header)),
        Err(_) => Ok(Err("bad-signature")),
    }
}

fn set_aside(tx: &Transaction<'_>, audience: &str, entry: &Entry, place: Option<&Place>, reason: &str, now: Instant) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO set_aside (audience, header, signature, salt, body, position, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        audience,
        entry.header,
        entry.signature,
        entry.salt,
        entry.body,
        place.map(|place| to_sql(place.position)),
        reason,
        now.0
    ])?;
    Ok(())
}

fn insert(tx: &Transaction<'_>, header: &Header, entry: &Entry, digest: &[u8; 32], place: Option<&Place>) -> Result<i64, Error> {
    tx.prepare_cached(
        "INSERT INTO entries (audience, id, subject, kind, device, seq, digest, header, signature, salt, body, position, received_at, directory, chain)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        header.audience,
        header.id.0,
        header.subject.0,
        header.kind,
        header.device.0,
        to_sql(header.seq),
        digest,
        entry.header,
        entry.signature,
        entry.salt,
        entry.body,
        place.map(|place| to_sql(place.position)),
        place.map(|place| place.received_at.0),
        place.map(|place| to_sql(place.directory)),
        place.map(|place| place.chain),
    ])?;
    Ok(tx.last_insert_rowid())
}

/// Gives this desk's last sequence number and digest in an audience.
fn last_of_device(tx: &Transaction<'_>, audience: &str, device: DeviceId) -> Result<(u64, [u8; 32]), Error> {
    let last = tx
        .prepare_cached("SELECT seq, digest FROM entries WHERE audience = ?1 AND device = ?2 ORDER BY seq DESC LIMIT 1")?
        .query_row(params![audience, device.0], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))
        .optional()?;
    Ok(last.map_or((0, [0; 32]), |(seq, digest)| (from_sql(seq), digest)))
}

/// Gives the first 16 bytes of a journal's chain: what an entry is decided on.
fn head(tx: &Transaction<'_>, audience: &str) -> Result<[u8; 16], Error> {
    let chain: Option<[u8; 32]> = tx
        .prepare_cached("SELECT chain FROM entries WHERE audience = ?1 AND position IS NOT NULL ORDER BY position DESC LIMIT 1")?
        .query_row([audience], |row| row.get(0))
        .optional()?;
    let mut base = [0; 16];
    base.iter_mut().zip(chain.unwrap_or_default()).for_each(|(byte, chained)| *byte = chained);
    Ok(base)
}

/// A number that counts from one, for SQL.
pub(crate) fn to_sql(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// The same, back.
pub(crate) fn from_sql(value: i64) -> u64 {
    u64::try_from(value).unwrap_or_default()
}
