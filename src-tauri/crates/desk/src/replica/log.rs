//! The log: the only door for writes. An entry is appended, folded and projected in one transaction.

use jcat_domain::ids::{BatchId, DeviceId, EntryId, OfficerId, SubjectId};
use jcat_domain::{Audience, Change, Instant, change};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::contributions;
use crate::error::Error;
use crate::keys::{self, DeviceKeys};
use crate::replica::entry::{self, BlobRef, Encoding, Entry, Header, LARGEST_BODY};
use crate::replica::{purge, refold};
use crate::surroundings::Surroundings;
use crate::sync::may_die;

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
    /// Files that the entry needs: the office takes it once it has them.
    pub(crate) blobs: Vec<BlobRef>,
    /// What it declares for comparison: it travels beside the entry, whose header commits to it.
    pub(crate) declares: Option<Vec<u8>>,
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
    let after = After { last: last_of_device(tx, &audience, me.device)?, base: head(tx, &audience)? };
    let (header, entry) = sign(me, world, now, recording, after)?;
    let digest = entry.digest();
    let ord = insert(tx, &header, &entry, &digest, None)?;
    if let (Some(digest), Some(content)) = (header.keys, &recording.declares) {
        tx.prepare_cached("INSERT OR REPLACE INTO declared (audience, digest, content) VALUES (?1, ?2, ?3)")?.execute(params![
            header.audience,
            digest,
            content
        ])?;
    }
    may_die!(EntryAppended);
    // A change that its own fold refuses is a rule that was not asked: the command is refused, not half done.
    match refold::absorb(tx, ord, &header, &entry, Some(&recording.change))? {
        Some(refusal) => Err(refusal.into()),
        None => {
            may_die!(EntryFolded);
            Ok(Recorded { digest })
        }
    }
}

/// What an entry follows.
pub(crate) struct After {
    /// The sequence number and digest of this desk's last entry in the audience.
    pub(crate) last: (u64, [u8; 32]),
    /// What it is decided on: the beginning of the journal's chain.
    pub(crate) base: [u8; 16],
}

/// Makes the entry of a change and signs it. Keeps nothing.
pub(crate) fn sign(me: &Me, world: &Surroundings, now: Instant, recording: &Recording, after: After) -> Result<(Header, Entry), Error> {
    let audience = recording.audience.to_string();
    let (seq, previous) = after.last;
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
        audience,
        subject: recording.subject,
        kind: recording.change.kind().to_owned(),
        kind_version: change::KIND_VERSION,
        author: me.officer,
        device: me.device,
        seq: seq + 1,
        previous,
        base: after.base,
        claimed_at: now,
        batch: recording.batch,
        because: recording.because,
        encoding,
        blobs: recording.blobs.clone(),
        keys: recording.declares.as_deref().map(contributions::keys::digest),
        commitment: entry::commitment(&salt, &body),
    };
    let bytes = minicbor::to_vec(&header).map_err(|_| Error::Internal("encoding a header"))?;
    let signature = me.keys.sign(&entry::signed_bytes(&bytes));
    let entry = Entry { header: bytes, signature, salt: Some(salt.to_vec()), body: Some(body) };
    Ok((header, entry))
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

pub(crate) fn insert(tx: &Transaction<'_>, header: &Header, entry: &Entry, digest: &[u8; 32], place: Option<&Place>) -> Result<i64, Error> {
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
pub(crate) fn last_of_device(tx: &Connection, audience: &str, device: DeviceId) -> Result<(u64, [u8; 32]), Error> {
    const LAST: &str = "SELECT seq, digest FROM entries WHERE audience = ?1 AND device = ?2 ORDER BY seq DESC LIMIT 1";
    const LAST_TAKEN: &str = "SELECT seq, digest FROM entries WHERE audience = ?1 AND device = ?2 AND position IS NOT NULL ORDER BY seq DESC LIMIT 1";
    let last = tx
        .prepare_cached(if crate::sync::rehearsed!(SequenceForgotten) { LAST_TAKEN } else { LAST })?
        .query_row(params![audience, device.0], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))
        .optional()?;
    let last = last.map_or((0, [0; 32]), |(seq, digest)| (from_sql(seq), digest));
    // In an audience that was wiped here and is read again, the entries before may not have come back yet.
    let before = purge::left_off(tx, audience, device.0)?;
    Ok(before.filter(|before| before.0 > last.0).unwrap_or(last))
}

/// Gives the first 16 bytes of a journal's chain: what an entry is decided on.
pub(crate) fn head(tx: &Transaction<'_>, audience: &str) -> Result<[u8; 16], Error> {
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
