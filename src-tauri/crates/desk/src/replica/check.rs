//! Looking after a replica: verify it, rebuild what is derived, copy it, put a copy back.

use std::collections::HashMap;
use std::path::Path;
use std::sync::mpsc;

use ed25519_dalek::{Signature, VerifyingKey};
use jcat_domain::{Change, Instant};
use rusqlite::{Connection, OpenFlags, Transaction};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;
use crate::replica::entry::{Entry, Header, extend_chain};
use crate::replica::log::from_sql;
use crate::replica::{Replica, connect, erase, refold};
use crate::sync::may_die;
use crate::vault::ReplicaKey;

/// What a verification found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// Entries whose header, body, chain and signature were checked.
    pub entries: u64,
    /// Journals they are in.
    pub journals: u64,
    /// Entries that were received and could not be believed.
    pub set_aside: u64,
    /// The first things that are wrong, each with what it hit. Empty when all is well.
    pub faults: Vec<String>,
}

/// What a rebuild did.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rebuild {
    /// Entries folded, with their signatures verified.
    pub entries: u64,
    /// How long it took.
    pub millis: u64,
}

/// The most faults that are listed.
const FAULTS: usize = 20;
const BATCH: usize = 512;
const EVERY: &str = "%";

/// Checks every page, header, body, sequence, chain and signature of a replica.
pub(crate) fn verify(replica: &Replica) -> Result<Verification, Error> {
    let mut found = Verification { entries: 0, journals: 0, set_aside: 0, faults: Vec::new() };
    pages(replica, &mut found)?;
    if found.faults.is_empty() {
        replica.read(|connection| {
            found.set_aside = from_sql(connection.query_row("SELECT count(*) FROM set_aside", [], |row| row.get(0))?);
            entries(connection, EVERY, &mut found)?;
            ends(connection, EVERY, &mut found)?;
            unnamed(connection, EVERY, &mut found)
        })?;
    }
    Ok(found)
}

/// Checks the journals whose names fit a pattern of SQL: header, body, sequence, chain, signature and end.
pub(crate) fn verify_journals(connection: &Connection, like: &str) -> Result<Verification, Error> {
    let mut found = Verification { entries: 0, journals: 0, set_aside: 0, faults: Vec::new() };
    entries(connection, like, &mut found)?;
    ends(connection, like, &mut found)?;
    unnamed(connection, like, &mut found)?;
    Ok(found)
}

/// Checks that no body is missing but where an erasure on record names it.
fn unnamed(connection: &Connection, like: &str, found: &mut Verification) -> Result<(), Error> {
    found.faults.extend(erase::unnamed(connection, like)?);
    found.faults.truncate(FAULTS);
    Ok(())
}

/// Checks that no journal ends before what was taken in of it, nor this desk's own sequence before what was ever sent of it: an end
/// that was cut off breaks no chain.
fn ends(connection: &Connection, like: &str, found: &mut Verification) -> Result<(), Error> {
    let mut statement = connection.prepare(
        "SELECT j.audience, j.position,
                (SELECT COALESCE(max(position), 0) FROM (SELECT position FROM entries e WHERE e.audience = j.audience AND e.position IS NOT NULL
                                                        UNION ALL SELECT position FROM set_aside s WHERE s.audience = j.audience AND s.position IS NOT NULL)),
                (SELECT max(s) FROM (SELECT j.attempted AS s UNION ALL SELECT max(a.seq) FROM acknowledged a WHERE a.audience = j.audience AND a.device = me.value)),
                (SELECT COALESCE(max(e.seq), 0) FROM entries e WHERE e.audience = j.audience AND e.device = me.value),
                EXISTS (SELECT 1 FROM entries e WHERE e.audience = j.audience AND e.position = j.position AND e.chain <> j.chain)
         FROM journals j JOIN desk me ON me.name = 'device' WHERE j.audience LIKE ?1 ORDER BY j.audience",
    )?;
    let mut rows = statement.query([like])?;
    while let Some(row) = rows.next()? {
        let audience: String = row.get(0)?;
        let (taken, held, sent, own): (i64, i64, i64, i64) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        if held < taken {
            found.faults.push(format!("{audience}: positions {} to {taken} are missing at its end", held + 1));
        }
        if own < sent {
            found.faults.push(format!("{audience}: what this desk wrote from its entry {} to {sent} is missing", own + 1));
        }
        if row.get(5)? {
            found.faults.push(format!("{audience}: its end is not the one that was taken in"));
        }
    }
    found.faults.truncate(FAULTS);
    Ok(())
}

fn pages(replica: &Replica, found: &mut Verification) -> Result<(), Error> {
    // A replica in memory has no pages on a disk.
    if replica.path().is_none() {
        return Ok(());
    }
    let writer = replica.writer();
    // What is still in the WAL is checked in the file.
    writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    damaged_pages(&writer, &mut found.faults)
}

/// Asks SQLCipher for pages whose authentication fails, on a connection that touches no other page.
pub(crate) fn pages_of(file: &Path, key: &ReplicaKey) -> Result<Vec<String>, Error> {
    let connection = super::keyed(Some(file), key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Asks SQLCipher for pages whose authentication fails, and names the tables they belong to.
fn damaged_pages(connection: &Connection, faults: &mut Vec<String>) -> Result<(), Error> {
    let pages: Vec<String> = connection.prepare("PRAGMA cipher_integrity_check")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if pages.is_empty() {
        return Ok(());
    }
    let mut hit = Vec::new();
    let names = connection
        .prepare("SELECT name FROM sqlite_master WHERE rootpage > 0")
        .and_then(|mut statement| statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>());
    for name in names.unwrap_or_default() {
        let walked = connection.query_row("SELECT count(*) FROM dbstat WHERE name = ?1", [&name], |row| row.get::<_, i64>(0));
        if walked.is_err() {
            hit.push(name);
        }
    }
    // A page high in a tree breaks the walk through many tables; then no name is better than thirty.
    let hit = if hit.is_empty() || hit.len() > 3 { String::new() } else { format!("; it belongs to {}", hit.join(", ")) };
    faults.extend(pages.into_iter().take(FAULTS).map(|page| format!("{page}{hit}")));
    Ok(())
}

type Checked = (Vec<u8>, Signature, VerifyingKey, String);

fn entries(connection: &Connection, like: &str, found: &mut Verification) -> Result<(), Error> {
    let keys = device_keys(connection)?;
    // Signatures are half of the work; they are checked in batches on a thread of their own.
    let (faults, folded) = std::thread::scope(|scope| {
        let (send, receive) = mpsc::sync_channel::<Vec<Checked>>(4);
        let signatures = scope.spawn(move || receive.into_iter().flat_map(|batch| check_batch(&batch)).take(FAULTS).collect::<Vec<_>>());
        let walked = walk(connection, &keys, (like, found), &send);
        drop(send);
        (signatures.join().unwrap_or_else(|_| vec!["the signatures could not be checked".into()]), walked)
    });
    folded?;
    found.faults.extend(faults);
    found.faults.truncate(FAULTS);
    Ok(())
}

fn device_keys(connection: &Connection) -> Result<HashMap<(Uuid, Uuid), VerifyingKey>, Error> {
    // From the entries themselves: a damaged table that is derived must not stand in the way of making it again.
    let mut statement = connection.prepare("SELECT header, body FROM entries WHERE kind = 'device.enrolled'")?;
    let mut rows = statement.query([])?;
    let mut keys = HashMap::new();
    while let Some(row) = rows.next()? {
        let entry = Entry { header: row.get(0)?, signature: [0; 64], salt: None, body: row.get(1)? };
        let change = entry.read_header().zip(entry.body.as_deref()).and_then(|(header, body)| {
            Change::decode(&header.kind, header.kind_version, body)
                .filter(|_| header.subject == header.device.subject())
                .map(|change| (header, change))
        });
        if let Some((header, Change::DeviceEnrolled(it))) = change
            && let Ok(key) = VerifyingKey::from_bytes(&it.signing)
        {
            keys.insert((header.device.0, it.officer.0), key);
        }
    }
    Ok(keys)
}

/// Checks what is not a signature, and hands the signatures on.
fn walk(
    connection: &Connection,
    keys: &HashMap<(Uuid, Uuid), VerifyingKey>,
    (like, found): (&str, &mut Verification),
    send: &mpsc::SyncSender<Vec<Checked>>,
) -> Result<(), Error> {
    let mut statement = connection.prepare(
        "SELECT audience, ord, header, signature, salt, body, position, received_at, directory, chain, digest FROM entries
         WHERE audience LIKE ?1 ORDER BY audience, position IS NULL, position, ord",
    )?;
    let mut rows = statement.query([like])?;
    let mut holes = connection.prepare("SELECT count(*) FROM set_aside WHERE audience = ?1")?;
    let mut journal = Journal::default();
    let mut batch = Vec::with_capacity(BATCH);
    while let Some(row) = rows.next()? {
        let audience: String = row.get(0)?;
        if audience != journal.audience {
            let aside: i64 = holes.query_row([&audience], |row| row.get(0))?;
            journal = Journal { audience, has_holes: aside > 0, ..Journal::default() };
            found.journals += 1;
        }
        found.entries += 1;
        let entry = Entry { header: row.get(2)?, signature: row.get(3)?, salt: row.get(4)?, body: row.get(5)? };
        let name = format!("entry {} of {}", row.get::<_, i64>(1)?, journal.audience);
        let place = match row.get::<_, Option<i64>>(6)? {
            None => None,
            Some(position) => Some((position, Instant(row.get(7)?), from_sql(row.get(8)?), row.get::<_, [u8; 32]>(9)?)),
        };
        match journal.check(&entry, place, &row.get::<_, [u8; 32]>(10)?) {
            Err(fault) => found.faults.push(format!("{name}: {fault}")),
            Ok(header) => match keys.get(&(header.device.0, header.author.0)) {
                None => found.faults.push(format!("{name}: its device is not known")),
                Some(key) => batch.push((entry.signed_bytes(), Signature::from_bytes(&entry.signature), *key, name)),
            },
        }
        if batch.len() == BATCH {
            // The other end only goes away when it panicked, which is reported there.
            let _ = send.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)));
        }
        if found.faults.len() >= FAULTS {
            break;
        }
    }
    let _ = send.send(batch);
    Ok(())
}

/// What has been seen of one journal.
#[derive(Default)]
struct Journal {
    audience: String,
    /// Entries of it were set aside: their places are known, their content is not believed, and the chain goes on behind them.
    has_holes: bool,
    position: i64,
    chain: [u8; 32],
    devices: HashMap<Uuid, (u64, [u8; 32])>,
}

impl Journal {
    fn check(&mut self, entry: &Entry, place: Option<(i64, Instant, u64, [u8; 32])>, digest: &[u8; 32]) -> Result<Header, &'static str> {
        let header = entry.read_header().ok_or("the header does not read")?;
        if entry.digest() != *digest {
            return Err("the header is not the one that was recorded");
        }
        if header.audience != self.audience {
            return Err("it belongs to another journal");
        }
        if !entry.keeps_its_commitment(&header) {
            return Err("the body is not the one that was signed");
        }
        let (seq, previous) = self.devices.get(&header.device.0).copied().unwrap_or_default();
        let follows = header.seq == seq + 1 && header.previous == previous;
        let behind_a_hole = self.has_holes && header.seq > seq;
        if !(follows || behind_a_hole) {
            return Err("the entry before it in its desk's sequence is missing or changed");
        }
        self.devices.insert(header.device.0, (header.seq, *digest));
        if let Some((position, received_at, directory, chain)) = place {
            let behind_a_hole = position != self.position + 1;
            if behind_a_hole && !self.has_holes {
                return Err("a position before it is missing");
            }
            if !behind_a_hole && extend_chain(&self.chain, digest, received_at, directory) != chain {
                return Err("the journal's chain is broken");
            }
            (self.position, self.chain) = (position, chain);
        }
        Ok(header)
    }
}

fn check_batch(batch: &[Checked]) -> Vec<String> {
    let messages: Vec<&[u8]> = batch.iter().map(|(message, ..)| message.as_slice()).collect();
    let signatures: Vec<Signature> = batch.iter().map(|(_, signature, ..)| *signature).collect();
    let keys: Vec<VerifyingKey> = batch.iter().map(|(_, _, key, _)| *key).collect();
    if ed25519_dalek::verify_batch(&messages, &signatures, &keys).is_ok() {
        return Vec::new();
    }
    // The batch says that one is wrong; one by one says which.
    let wrong = batch.iter().filter(|(message, signature, key, _)| key.verify_strict(message, signature).is_err());
    wrong.map(|(.., name)| format!("{name}: the signature does not fit")).collect()
}

/// Makes everything that is derived again, in one transaction, while the entries are verified beside it. The old stays until
/// the new is whole and nothing wrong was found.
pub(crate) fn rebuild(replica: &Replica, mut progress: impl FnMut(u64, u64) -> Result<(), Error>) -> Result<u64, Error> {
    let mut found = Verification { entries: 0, journals: 0, set_aside: 0, faults: Vec::new() };
    pages(replica, &mut found)?;
    let sound = |found: Verification| match found.faults.into_iter().next() {
        Some(fault) => Err(Error::Damaged(fault)),
        None => Ok(found.entries),
    };
    if !found.faults.is_empty() || replica.path().is_none() {
        if found.faults.is_empty() {
            replica.read(|connection| entries(connection, EVERY, &mut found))?;
        }
        let entries = sound(found)?;
        return replica.write_most(|tx| derive(tx, &mut progress)).map(|()| entries);
    }
    replica.write_most(|tx| {
        std::thread::scope(|scope| {
            let verifying = scope.spawn(|| replica.read(|connection| entries(connection, EVERY, &mut found)));
            let derived = derive(tx, &mut progress);
            let verified = verifying.join().map_err(|_| Error::Internal("the signatures could not be checked"));
            derived.and(verified.flatten())
        })?;
        sound(found)
    })
}

pub(crate) fn derive(tx: &Transaction<'_>, progress: &mut impl FnMut(u64, u64) -> Result<(), Error>) -> Result<(), Error> {
    let subjects: i64 = tx.query_row("SELECT count(DISTINCT subject) FROM entries WHERE audience <> 'everyone'", [], |row| row.get(0))?;
    refold::everything(tx, |done| progress(u64::try_from(done).unwrap_or_default(), from_sql(subjects)))
}

/// Copies a replica, while it is in use, into a new encrypted file under the same key.
pub(crate) fn backup(replica: &Replica, to: &Path, mut progress: impl FnMut(u64, u64) -> Result<(), Error>) -> Result<(), Error> {
    if to.exists() {
        return Err(Error::File { doing: "writing the backup", source: std::io::Error::from(std::io::ErrorKind::AlreadyExists) });
    }
    let beside = to.with_extension("unfinished");
    if beside.exists() {
        std::fs::remove_file(&beside).map_err(Error::file("writing the backup"))?;
    }
    drop(crate::files::private(&beside).map_err(Error::file("writing the backup"))?);
    let copied = copy(replica, &beside, &mut progress);
    if let Err(error) = copied {
        // What is half done is not left lying; that it could not be removed matters less than why.
        let _ = std::fs::remove_file(&beside);
        return Err(error);
    }
    std::fs::File::open(&beside).and_then(|file| file.sync_all()).map_err(Error::file("writing the backup"))?;
    may_die!(BackupCopied);
    std::fs::rename(&beside, to).map_err(Error::file("writing the backup"))?;
    may_die!(BackupNamed);
    crate::files::sync_folder(to)
}

fn copy(replica: &Replica, to: &Path, progress: &mut impl FnMut(u64, u64) -> Result<(), Error>) -> Result<(), Error> {
    let Some(path) = replica.path() else { return Err(Error::Internal("a replica in memory has no file")) };
    let source = connect(Some(path), replica.key(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut target = connect(Some(to), replica.key(), OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    target.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let copying = rusqlite::backup::Backup::new(&source, &mut target)?;
    loop {
        use rusqlite::backup::StepResult;
        let step = copying.step(2_000)?;
        let state = copying.progress();
        let of = u64::try_from(state.pagecount).unwrap_or_default();
        progress(of.saturating_sub(u64::try_from(state.remaining).unwrap_or_default()), of)?;
        match step {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            // Somebody is writing: the copy goes on with the next step.
            _ => std::thread::yield_now(),
        }
    }
}

/// Looks at a copy before it is put back: that it opens with the key and holds a desk.
pub(crate) fn look_at_backup(file: &Path, key: &ReplicaKey) -> Result<(), Error> {
    if let Some(page) = pages_of(file, key)?.into_iter().next() {
        return Err(Error::Damaged(page));
    }
    let copy = connect(Some(file), key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let known: i64 = copy.query_row("SELECT count(*) FROM sqlite_master WHERE name IN ('entries', 'desk')", [], |row| row.get(0))?;
    if known == 2 { Ok(()) } else { Err(Error::NotAReplica) }
}
