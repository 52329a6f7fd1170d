//! Own entries that are not sent as they are: overtaken before they went out, or overrun by a copy of this desk.
//!
//! Invariant: an entry that was ever handed to the line is never signed again under the same device: the office may have it.

use std::collections::{BTreeSet, HashMap};

use jcat_domain::change::{Change, EntryWithdrawn, KIND_VERSION};
use jcat_domain::ids::{DeviceId, EntryId, SubjectId};
use jcat_domain::roster::DeviceEnrolled;
use jcat_domain::{Audience, Instant, Refusal};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use crate::blobs::{Address, store};
use crate::desk::keep_identity;
use crate::error::Error;
use crate::keys::DeviceKeys;
use crate::replica::entry::{self, Encoding, Entry, Header};
use crate::replica::log::{self, Me, Recording, from_sql, to_sql};
use crate::replica::{receive, refold};
use crate::surroundings::Surroundings;

/// An own entry that no longer holds and was never sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// The entry.
    pub entry: EntryId,
    /// Its journal.
    pub audience: String,
    /// What it is about.
    pub subject: SubjectId,
    /// What it was.
    pub kind: String,
    /// Why it does not hold.
    pub refusal: Option<Refusal>,
}

/// What the author wants with the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settle {
    /// Sent as they are: the office's order decides.
    Send,
    /// Given up: a signed `entry.withdrawn` takes the place of each.
    GiveUp,
}

/// Entries that are held back: pending, overtaken, never handed to the line, and not insisted on.
const HELD: &str = "FROM entries e JOIN verdicts v ON v.entry = e.id AND v.verdict = 'overtaken' LEFT JOIN journals j ON j.audience = e.audience
     WHERE e.position IS NULL AND e.audience <> 'desk' AND e.seq > COALESCE(j.attempted, 0) AND e.id NOT IN (SELECT entry FROM insisted)";

pub(crate) fn held_back(connection: &Connection) -> Result<Vec<HeldBack>, Error> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT e.id, e.audience, e.subject, e.kind, v.refusal {HELD} ORDER BY e.audience, e.seq"))?;
    let rows = statement.query_map([], |row| {
        let refusal: Option<String> = row.get(4)?;
        Ok(HeldBack {
            entry: EntryId(row.get(0)?),
            audience: row.get(1)?,
            subject: SubjectId(row.get(2)?),
            kind: row.get(3)?,
            refusal: refusal.and_then(|text| serde_json::from_str(&text).ok()),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn settle(tx: &Transaction<'_>, me: &Me, world: &Surroundings, now: Instant, how: Settle) -> Result<usize, Error> {
    let held = held_back(tx)?;
    // What it was about is erased: it says nothing any more, so there is nothing to insist on.
    let is_empty = |it: &HeldBack| it.refusal == Some(Refusal::DataErased);
    let (given_up, sent): (Vec<&HeldBack>, Vec<&HeldBack>) = held.iter().partition(|it| how == Settle::GiveUp || is_empty(it));
    for it in sent {
        tx.prepare_cached("INSERT OR IGNORE INTO insisted (entry) VALUES (?1)")?.execute([it.entry.0])?;
    }
    let entries: BTreeSet<Uuid> = given_up.iter().map(|it| it.entry.0).collect();
    for audience in given_up.iter().map(|it| &it.audience).collect::<BTreeSet<_>>() {
        give_up(tx, me, world, now, audience, &entries)?;
    }
    Ok(held.len())
}

/// An own entry that has no place yet.
struct Own {
    ord: i64,
    header: Header,
    entry: Entry,
}

fn own_pending(tx: &Transaction<'_>, me: &Me, audience: &str, after: u64) -> Result<Vec<Own>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT ord, header, signature, salt, body FROM entries WHERE position IS NULL AND audience = ?1 AND device = ?2 AND seq > ?3 ORDER BY seq",
    )?;
    let mut rows = statement.query(params![audience, me.device.0, to_sql(after)])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let entry = Entry { header: row.get(1)?, signature: row.get(2)?, salt: row.get(3)?, body: row.get(4)? };
        let header = entry.read_header().ok_or_else(|| Error::Damaged("a stored header does not read".into()))?;
        found.push(Own { ord: row.get(0)?, header, entry });
    }
    Ok(found)
}

/// Puts a withdrawal in the place of each entry that is given up, and signs what comes after it in this journal again.
fn give_up(tx: &Transaction<'_>, me: &Me, world: &Surroundings, now: Instant, audience: &str, given_up: &BTreeSet<Uuid>) -> Result<(), Error> {
    let own = own_pending(tx, me, audience, 0)?;
    let Some(first) = own.iter().position(|own| given_up.contains(&own.header.id.0)) else { return Ok(()) };
    let mut previous = None;
    let mut touched = BTreeSet::new();
    let mut again = HashMap::new();
    for own in own.into_iter().skip(first) {
        let given_up = given_up.contains(&own.header.id.0);
        keep_bytes(tx, audience, &own.entry, if given_up { "given-up" } else { "signed-again" }, now)?;
        let mut header = own.header.clone();
        let (mut salt, mut body) = (own.entry.salt.clone(), own.entry.body.clone());
        if given_up {
            let mut fresh = [0; 16];
            world.fill(&mut fresh)?;
            let change = Change::EntryWithdrawn(EntryWithdrawn { entry: own.header.id, kind: own.header.kind.clone() });
            let bytes = change.encode();
            header.commitment = entry::commitment(&fresh, &bytes);
            (header.id, header.kind, header.kind_version) = (EntryId(world.make_id()?), change.kind().to_owned(), KIND_VERSION);
            (header.encoding, header.blobs, header.keys, header.because) = (Encoding::Clear, Vec::new(), None, None);
            (header.base, header.claimed_at) = (log::head(tx, audience)?, now);
            (salt, body) = (Some(fresh.to_vec()), Some(bytes));
        }
        header.previous = previous.unwrap_or(header.previous);
        header.because = header.because.map(|digest| again.get(&digest).copied().unwrap_or(digest));
        let entry = sign(me, &header, salt, body)?;
        let digest = entry.digest();
        again.insert(own.entry.digest(), digest);
        previous = Some(digest);
        tx.prepare_cached("DELETE FROM verdicts WHERE entry = ?1")?.execute([own.header.id.0])?;
        tx.prepare_cached("UPDATE entries SET id = ?2, kind = ?3, digest = ?4, header = ?5, signature = ?6, salt = ?7, body = ?8 WHERE ord = ?1")?
            .execute(params![own.ord, header.id.0, header.kind, digest, entry.header, entry.signature, entry.salt, entry.body])?;
        touched.insert(header.subject);
    }
    touched.into_iter().try_for_each(|subject| refold::subject(tx, subject))
}

fn sign(me: &Me, header: &Header, salt: Option<Vec<u8>>, body: Option<Vec<u8>>) -> Result<Entry, Error> {
    let bytes = minicbor::to_vec(header).map_err(|_| Error::Internal("encoding a header"))?;
    let signature = me.keys.sign(&entry::signed_bytes(&bytes));
    Ok(Entry { header: bytes, signature, salt, body })
}

fn keep_bytes(tx: &Transaction<'_>, audience: &str, entry: &Entry, reason: &str, now: Instant) -> Result<(), Error> {
    tx.prepare_cached("INSERT OR IGNORE INTO unsent (audience, header, signature, salt, body, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute(params![audience, entry.header, entry.signature, entry.salt, entry.body, reason, now.0])?;
    Ok(())
}

/// Makes a new device of this desk: new ids and keys, enrolled by its officer, and everything unsent signed anew under it.
///
/// The former secret keys stay in the replica: what was sealed to them must still open.
pub(crate) fn renew_device(tx: &Transaction<'_>, me: &Me, world: &Surroundings, now: Instant) -> Result<(), Error> {
    let audiences: Vec<String> = tx
        .prepare("SELECT DISTINCT audience FROM entries WHERE position IS NULL AND audience <> 'desk' ORDER BY audience")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for audience in &audiences {
        receive::evict(tx, me, audience, 0, "forked", now)?;
    }
    for name in ["device", "signing-key", "sealing-key"] {
        tx.execute("UPDATE desk SET name = ?2 WHERE name = ?1", params![name, format!("former-{}-{name}", me.device)])?;
    }
    tx.execute("DELETE FROM desk WHERE name = 'officer'", [])?;
    crate::devices::was(tx, me.device)?;
    tx.execute("UPDATE journals SET attempted = 0", [])?;
    let new = Me { officer: me.officer, device: DeviceId(world.make_id()?), keys: DeviceKeys::make(world)? };
    keep_identity(tx, &new)?;
    let enrolled = DeviceEnrolled { officer: new.officer, signing: new.keys.signing_public(), sealing: new.keys.sealing_public() };
    let recording = Recording {
        audience: Audience::Everyone,
        subject: new.device.subject(),
        change: Change::DeviceEnrolled(enrolled),
        batch: None,
        because: None,
        sealed_to: Vec::new(),
        blobs: Vec::new(),
        declares: None,
    };
    log::append(tx, &new, world, now, &recording)?;
    let rows: Vec<(i64, Entry)> = tx
        .prepare("SELECT ord, header, signature, salt, body FROM unsent WHERE reason = 'forked' ORDER BY audience <> 'everyone', audience, ord")?
        .query_map([], |row| Ok((row.get(0)?, Entry { header: row.get(1)?, signature: row.get(2)?, salt: row.get(3)?, body: row.get(4)? })))?
        .collect::<Result<_, _>>()?;
    let mut again = HashMap::new();
    for (ord, old) in rows {
        tx.prepare_cached("UPDATE OR REPLACE unsent SET reason = 'signed-again' WHERE ord = ?1")?.execute([ord])?;
        let mut header = old.read_header().ok_or_else(|| Error::Damaged("a stored header does not read".into()))?;
        let there: bool = tx
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE audience = ?1 AND id = ?2)")?
            .query_row(params![header.audience, header.id.0], |row| row.get(0))?;
        // It did arrive after all; or it enrols the former device, which nobody will use again.
        if there || header.subject == me.device.subject() || rehearsed!(NotSignedAgain) {
            continue;
        }
        let (seq, previous) = log::last_of_device(tx, &header.audience, new.device)?;
        (header.device, header.seq, header.previous) = (new.device, seq + 1, previous);
        if Audience::is_push_only(&header.audience) {
            // Whether it had arrived is not known, for it is never pulled; under its old id the office would take it for a copy again.
            header.id = EntryId(world.make_id()?);
        }
        header.because = header.because.map(|digest| again.get(&digest).copied().unwrap_or(digest));
        let entry = sign(&new, &header, old.salt.clone(), old.body.clone())?;
        again.insert(old.digest(), entry.digest());
        log::insert(tx, &header, &entry, &entry.digest(), None)?;
        refold::subject(tx, header.subject)?;
    }
    Ok(())
}

/// Says whether an entry names a file that the office does not have yet.
fn names_what_is_not_there(tx: &Transaction<'_>, entry: &Entry) -> Result<bool, Error> {
    let header = entry.read_header().ok_or_else(|| Error::Damaged("a stored header does not read".into()))?;
    store::waits_for_its_files(tx, &header)
}

/// Gives up own entries that name a file and that were never handed to the line; refuses where one was.
pub(crate) fn give_up_naming(tx: &Transaction<'_>, me: &Me, world: &Surroundings, now: Instant, audience: &str, file: &Address) -> Result<(), Error> {
    let attempted: Option<i64> =
        tx.prepare_cached("SELECT attempted FROM journals WHERE audience = ?1")?.query_row([audience], |row| row.get(0)).optional()?;
    let own = own_pending(tx, me, audience, from_sql(attempted.unwrap_or_default()))?;
    let named: BTreeSet<Uuid> =
        own.iter().filter(|own| own.header.blobs.iter().any(|blob| blob.address == *file)).map(|own| own.header.id.0).collect();
    if named.is_empty() {
        return Err(Refusal::AlreadyRecorded.into());
    }
    give_up(tx, me, world, now, audience, &named)
}

/// Gives what is to be sent next, in order, and marks it as handed to the line: `everyone` alone while there is any of it; the
/// taskforce before the cases, for a case is opened by its submission. Records of access go into journals whose heads this desk does
/// not see: while the office lacks the end of another, it may lack theirs too, and nothing is put on top.
pub(crate) fn outgoing(tx: &Transaction<'_>, me: &Me, except: &[String], most: usize) -> Result<Vec<(String, Entry)>, Error> {
    const LARGEST: usize = 8 * 1024 * 1024;
    let mut statement = tx.prepare_cached(
        "SELECT e.audience, e.seq, e.header, e.signature, e.salt, e.body, COALESCE(v.verdict = 'overtaken', 0),
                COALESCE(j.attempted, 0), EXISTS (SELECT 1 FROM insisted i WHERE i.entry = e.id), e.kind LIKE 'document.%'
         FROM entries e INDEXED BY entries_pending LEFT JOIN verdicts v ON v.entry = e.id LEFT JOIN journals j ON j.audience = e.audience
         WHERE e.position IS NULL AND e.audience <> 'desk' AND e.device = ?1 AND j.stopped IS NULL
           AND (e.audience NOT LIKE 'records/%' OR NOT EXISTS (SELECT 1 FROM journals WHERE stopped = 'shorter'))
           AND NOT EXISTS (SELECT 1 FROM acknowledged a WHERE a.audience = e.audience AND a.device = e.device AND a.seq = e.seq)
         ORDER BY e.audience <> 'everyone', e.audience <> 'taskforce', e.audience, e.seq",
    )?;
    let mut rows = statement.query([me.device.0])?;
    let mut found: Vec<(String, Entry)> = Vec::new();
    let mut handed: HashMap<String, u64> = HashMap::new();
    let mut shut: Option<String> = None;
    let mut bytes = 0;
    while let Some(row) = rows.next()? {
        let audience: String = row.get(0)?;
        if except.contains(&audience) || shut.as_ref() == Some(&audience) {
            continue;
        }
        let everyone_alone = found.first().is_some_and(|(first, _)| first == "everyone" && audience != "everyone");
        if found.len() >= most || bytes > LARGEST || (everyone_alone && !rehearsed!(EveryoneNotFirst)) {
            break;
        }
        let (seq, attempted) = (from_sql(row.get(1)?), from_sql(row.get(7)?));
        let (overtaken, insisted): (bool, bool) = (row.get(6)?, row.get(8)?);
        if overtaken && !insisted && seq > attempted && !rehearsed!(OvertakenSent) {
            // What comes after it in this journal waits with it: a desk's sequence has no holes.
            shut = Some(audience);
            continue;
        }
        let entry = Entry { header: row.get(2)?, signature: row.get(3)?, salt: row.get(4)?, body: row.get(5)? };
        if row.get(9)? && names_what_is_not_there(tx, &entry)? {
            // The file first. What comes after it in this journal waits with it; other journals do not.
            shut = Some(audience);
            continue;
        }
        bytes += entry.header.len() + entry.body.as_ref().map_or(0, Vec::len);
        handed.insert(audience.clone(), seq.max(attempted));
        found.push((audience, entry));
    }
    for (audience, seq) in handed {
        if rehearsed!(AttemptForgotten) {
            continue;
        }
        tx.prepare_cached(
            "INSERT INTO journals (audience, chain, attempted) VALUES (?1, zeroblob(32), ?2)
             ON CONFLICT (audience) DO UPDATE SET attempted = max(attempted, excluded.attempted)",
        )?
        .execute(params![audience, to_sql(seq)])?;
    }
    may_die!(OutgoingMarked);
    Ok(found)
}
