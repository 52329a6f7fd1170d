//! Desks as witnesses of each other: who signed which head, whether the office shows all of them one history, whether all make the
//! same of it, and whether a restore was announced by somebody who may.
//!
//! Invariants
//! - Another desk's signature on another chain at a place that is held here stops the journal. Both stay; nothing heals by itself.
//! - What two desks made of a journal is compared only where they hold the same of it and of the journal of everyone, and have the same
//!   rules.
//! - A restore is believed by the signature of an administrator's device, which the office cannot make.
//!
//! Deliberately not claimed: an office that also hides the signatures of others from a desk is found only by comparing by other ways.

use ed25519_dalek::{Signature, VerifyingKey};
use jcat_domain::change::Change;
use jcat_domain::ids::{DeviceId, OfficerId};
use jcat_domain::{Duty, Instant, labels};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::Error;
use crate::joining::{keep, kept};
use crate::office::{Head, Hello, Link, Trouble, Witness, head_bytes};
use crate::replica::log::{from_sql, to_sql};
use crate::replica::{receive, refold};
use crate::sync;
use crate::work::{Read, Topic};

/// Under which name a desk keeps up to when it has read what others signed.
const SINCE: &str = "witnessed-since";
/// Under which name a desk keeps when it last did.
const LOOKED: &str = "witnessed-at";
/// Entries in a journal up to which what was made of it is signed whenever it moved; beyond, once an hour.
const SMALL: u64 = 2_000;
const HOUR: i64 = 3_600_000;
/// How often others' signatures are asked for on one connection.
const LOOK: std::time::Duration = std::time::Duration::from_secs(30);

// ---- restores ---------------------------------------------------------------------------------------------------------------------

/// Gives what an administrator's device signs of a restore.
pub(crate) fn restore_bytes(office: Uuid, incarnation: u32) -> Vec<u8> {
    [b"jcat-desk restore v1\0" as &[u8], office.as_bytes(), &incarnation.to_be_bytes()].concat()
}

/// Refuses an office that says it was restored where no administrator's device announced that: it may have dropped entries and call it
/// a restore. The first contact ever has nothing to compare with.
pub(crate) async fn believe_restore(desk: &Desk, link: &Link, hello: &Hello) -> Result<(), Trouble> {
    let known = desk.query(|read| Ok(sync::standing_of(read.connection)?.office)).map_err(|_| Trouble::Broken("the desk's own records"))?;
    let Some((_, incarnation)) = known.filter(|(office, incarnation)| *office == hello.office && *incarnation != hello.incarnation) else {
        return Ok(());
    };
    let Some((device, signature)) = link.announcement().await? else { return Err(Trouble::Unannounced) };
    let message = restore_bytes(hello.office, hello.incarnation);
    let believed = desk.query(|read| is_administrators(read, device, &message, &signature)).map_err(|_| Trouble::Broken("the desk's own records"))?;
    // An older number with its old signature is a server that was put back behind an announced restore.
    if believed && hello.incarnation > incarnation { Ok(()) } else { Err(Trouble::Unannounced) }
}

fn is_administrators(read: &Read<'_>, device: DeviceId, message: &[u8], signature: &[u8; 64]) -> Result<bool, Error> {
    let found: Option<(Uuid, [u8; 32])> = read
        .connection
        .prepare_cached("SELECT officer, signing FROM devices WHERE device = ?1 AND revoked IS NULL")?
        .query_row([device.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((officer, key)) = found else { return Ok(false) };
    let administrator = refold::author(read.connection, OfficerId(officer), i64::MAX, None, read.now)?.has(Duty::Administrator);
    Ok(administrator && is_signed(&key, message, signature))
}

fn is_signed(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
}

// ---- heads and what was made of them ------------------------------------------------------------------------------------------------

/// What was looked at on this connection.
#[derive(Debug, Default)]
pub(crate) struct Known {
    looked: Option<tokio::time::Instant>,
}

impl Known {
    /// Signs what this desk made of its journals, reads what others signed, and compares.
    pub(crate) async fn settle(&mut self, desk: &Desk, link: &Link) -> Result<(), Error> {
        if self.looked.is_some_and(|looked| looked.elapsed() < LOOK) {
            return Ok(());
        }
        self.looked = Some(tokio::time::Instant::now());
        let open = desk.opened()?;
        let now = desk.world().now();
        for (head, state) in open.replica.read(|connection| to_sign(connection, now))? {
            let rules = open.replica.read(rules)?;
            let signature = open.me.keys.sign(&made_bytes(&head, &state, &rules));
            link.witness(open.me.device, &head, &state, &rules, &signature).await.map_err(Error::Office)?;
            open.replica.write(|tx| {
                Ok(tx.execute(
                    "INSERT OR REPLACE INTO witnesses (audience, device, position, chain, state, rules, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    params![head.audience, open.me.device.0, to_sql(head.position), head.chain, state, rules, now.0],
                )?)
            })?;
        }
        let since: Instant = open.replica.read(|connection| kept(connection, SINCE))?.unwrap_or(Instant(0));
        let signed = link.witnessed(since).await.map_err(Error::Office)?;
        let latest = signed.iter().map(|it| it.signed_at).max().unwrap_or(since);
        let stopped = open.replica.write(|tx| {
            keep(tx, LOOKED, &now)?;
            if latest != since {
                keep(tx, SINCE, &latest)?;
            }
            for it in signed.iter().filter(|it| it.device != open.me.device) {
                note(tx, it, now)?;
            }
            stop_where_two(tx, now)
        })?;
        if stopped || signed.iter().any(|it| it.device != open.me.device) {
            desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
        }
        Ok(())
    }
}

/// Gives what is signed of a head with what was made of the journal.
fn made_bytes(head: &Head, state: &[u8; 32], rules: &[u8; 32]) -> Vec<u8> {
    [head_bytes(head).as_slice(), b"\0made v1\0", state, rules].concat()
}

/// Names what a state was made with: the version and its rules, and how far the journal of everyone had come, which says who is who.
fn rules(connection: &Connection) -> Result<[u8; 32], Error> {
    let everyone = receive::end(connection, "everyone")?;
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION").as_bytes());
    Change::KINDS.iter().for_each(|kind| hash.update([kind.as_bytes(), &[0]].concat()));
    hash.update(everyone.position.to_be_bytes());
    hash.update(everyone.chain);
    Ok(hash.finalize().into())
}

/// Gives the journals that moved since this desk last signed what it made of them, with that.
fn to_sign(connection: &Connection, now: Instant) -> Result<Vec<(Head, [u8; 32])>, Error> {
    let rules = rules(connection)?;
    let own: Uuid = connection.query_row("SELECT value FROM desk WHERE name = 'device'", [], |row| row.get(0))?;
    let mut due = Vec::new();
    for (audience, end) in sync::standing_of(connection)?.journals {
        if end.locked || end.stopped.is_some() || end.position == 0 {
            continue;
        }
        let last: Option<(i64, [u8; 32], i64)> = connection
            .prepare_cached("SELECT position, rules, at FROM witnesses WHERE audience = ?1 AND device = ?2")?
            .query_row(params![audience, own], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let moved = last.is_none_or(|(position, made_with, _)| from_sql(position) != end.position || made_with != rules);
        let long_ago = last.is_none_or(|(.., at)| now.0 - at > HOUR);
        if !(long_ago || (moved && end.position <= SMALL)) {
            continue;
        }
        if let Some(state) = sync::state_of(connection, &audience)? {
            due.push((Head { audience, position: end.position, chain: end.chain }, state));
        }
    }
    Ok(due)
}

/// Whether a device's key signed a head, with what it made of the journal where it says that.
pub(crate) fn is_signed_by(it: &Witness, key: &[u8; 32]) -> bool {
    let message = match &it.made {
        Some((state, rules)) => made_bytes(&it.head, state, rules),
        None => head_bytes(&it.head),
    };
    is_signed(key, &message, &it.signature)
}

/// Keeps what another device signed, where it did sign it.
fn note(tx: &Transaction<'_>, it: &Witness, now: Instant) -> Result<(), Error> {
    let key: Option<[u8; 32]> =
        tx.prepare_cached("SELECT signing FROM devices WHERE device = ?1")?.query_row([it.device.0], |row| row.get(0)).optional()?;
    if !key.is_some_and(|key| is_signed_by(it, &key)) {
        return Ok(());
    }
    tx.prepare_cached(
        "INSERT INTO witnesses (audience, device, position, chain, state, rules, signature, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (audience, device) DO UPDATE SET position = excluded.position, chain = excluded.chain, state = excluded.state,
             rules = excluded.rules, signature = excluded.signature,
             at = CASE WHEN position = excluded.position THEN at ELSE excluded.at END",
    )?
    .execute(params![
        it.head.audience,
        it.device.0,
        to_sql(it.head.position),
        it.head.chain,
        it.made.map(|(state, _)| state),
        it.made.map(|(_, rules)| rules),
        it.signature,
        now.0
    ])?;
    Ok(())
}

/// Stops each journal of which another desk signed another chain at a place that is held here. Says whether any was stopped.
fn stop_where_two(tx: &Transaction<'_>, now: Instant) -> Result<bool, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT w.audience FROM witnesses w JOIN journals j ON j.audience = w.audience
         WHERE j.stopped IS NULL AND j.locked = 0 AND w.position <= j.position AND w.signature IS NOT NULL AND w.chain <>
           COALESCE((SELECT e.chain FROM entries e WHERE e.audience = w.audience AND e.position = w.position),
                    (SELECT s.chain FROM set_aside s WHERE s.audience = w.audience AND s.position = w.position), w.chain)",
    )?;
    let two: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for audience in &two {
        receive::stop(tx, audience, "two-histories", now)?;
    }
    Ok(!two.is_empty())
}

// ---- what people see and do ---------------------------------------------------------------------------------------------------------

labels! {
    /// What is the matter with a journal, by what another desk signed.
    WitnessLabel {
        /// Another desk made something else of the same entries.
        Differs = "differs",
        /// Another desk has signed more than the office shows here.
        Withheld = "withheld",
    }
}

/// A journal of which another desk says something else.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WitnessRow {
    /// Whose journal.
    pub audience: String,
    /// What is the matter.
    pub what: WitnessLabel,
    /// The officer of the other workstation.
    pub name: String,
    /// The other workstation.
    pub device: DeviceId,
}

/// Gives the journals of which another desk says something else, at the last look.
pub(crate) fn rows(read: &Read<'_>) -> Result<Vec<WitnessRow>, Error> {
    let looked: Instant = kept(read.connection, LOOKED)?.unwrap_or(Instant(0));
    let mut statement = read.connection.prepare_cached(
        "SELECT w.audience, w.device, d.officer, w.position > j.position FROM witnesses w JOIN devices d ON d.device = w.device
         JOIN journals j ON j.audience = w.audience AND j.locked = 0 AND j.stopped IS NULL
         LEFT JOIN witnesses o ON o.audience = w.audience AND o.device = ?1
         WHERE w.device <> ?1 AND d.revoked IS NULL AND (
             (w.position = o.position AND w.chain = o.chain AND w.rules = o.rules AND w.state <> o.state)
             -- It was so at an earlier look, and the office has been asked for all its heads since.
             OR (w.position > j.position AND w.at < ?2))
         ORDER BY w.audience, w.device",
    )?;
    let mut rows = statement.query(params![read.me.device.0, looked.0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let what = if row.get(3)? { WitnessLabel::Withheld } else { WitnessLabel::Differs };
        found.push(WitnessRow { audience: row.get(0)?, device: DeviceId(row.get(1)?), name: read.officer_name(OfficerId(row.get(2)?))?, what });
    }
    Ok(found)
}

labels! {
    /// How a journal is mended.
    Mending {
        /// What follows from its entries is made again.
        Rebuild = "rebuild",
        /// What is here is put aside whole, and the office's version is taken in from the beginning.
        PullAgain = "pull-again",
    }
}

/// Mends a journal.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct MendJournal {
    /// Whose.
    pub audience: String,
    /// How.
    pub how: Mending,
}

/// Makes what follows from a journal again, or takes the journal in anew from the office. What was here stays in a copy beside the
/// replica; entries that the office has not taken stay where they are.
pub(crate) fn mend(desk: &Desk, request: MendJournal) -> Result<crate::office_view::OfficeView, Error> {
    let open = desk.opened()?;
    let audience = request.audience.parse::<jcat_domain::Audience>().map_err(|_| Error::NotFound("journal"))?.to_string();
    if request.how == Mending::PullAgain {
        put_aside(desk)?;
    }
    open.replica.write(|tx| {
        if request.how == Mending::PullAgain {
            forget_placed(tx, &audience)?;
        }
        let subjects: Vec<Uuid> = tx
            .prepare("SELECT DISTINCT subject FROM entries WHERE audience = ?1")?
            .query_map([&audience], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for subject in subjects {
            refold::subject(tx, jcat_domain::ids::SubjectId(subject))?;
        }
        // What was signed of it is signed again from what is there now.
        tx.execute("DELETE FROM witnesses WHERE audience = ?1 AND signature IS NULL", [&audience])?;
        Ok(())
    })?;
    drop(open);
    sync::tell_all(desk);
    let view = crate::contact::sync_now(desk, crate::undo::Nothing {});
    if audience == "everyone" && request.how == Mending::PullAgain {
        // Every other journal was judged by what this one says.
        let open = desk.opened()?;
        crate::replica::check::rebuild(&open.replica, |_, _| Ok(()))?;
        sync::tell_all(desk);
    }
    view
}

/// Copies the replica whole beside itself, under the name that a restore uses.
fn put_aside(desk: &Desk) -> Result<(), Error> {
    let open = desk.opened()?;
    let Some(path) = open.replica.path() else { return Ok(()) };
    let kept = path.with_extension(format!("before-{}", desk.world().now().0));
    crate::replica::check::backup(&open.replica, &kept, |_, _| Ok(()))
}

/// Takes out what has a place in a journal, with what followed from it, and begins the journal anew. What this desk wrote itself waits
/// to be sent again: the office answers with the place it has, or takes what its other history lacked.
fn forget_placed(tx: &Transaction<'_>, audience: &str) -> Result<(), Error> {
    let subjects: Vec<Uuid> = tx
        .prepare("SELECT DISTINCT subject FROM entries WHERE audience = ?1 AND position IS NOT NULL")?
        .query_map([audience], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for sql in [
        "DELETE FROM verdicts WHERE ord IN (SELECT ord FROM entries WHERE audience = ?1 AND position IS NOT NULL)",
        "DELETE FROM events WHERE ord IN (SELECT ord FROM entries WHERE audience = ?1 AND position IS NOT NULL)",
        "UPDATE entries SET position = NULL, received_at = NULL, directory = NULL, chain = NULL
         WHERE audience = ?1 AND device = (SELECT value FROM desk WHERE name = 'device')",
        "DELETE FROM entries WHERE audience = ?1 AND position IS NOT NULL",
        "DELETE FROM set_aside WHERE audience = ?1",
        "DELETE FROM acknowledged WHERE audience = ?1",
        "DELETE FROM other_version WHERE audience = ?1",
        "DELETE FROM witnesses WHERE audience = ?1",
        "DELETE FROM compared WHERE audience = ?1",
        "UPDATE journals SET position = 0, chain = zeroblob(32), stopped = NULL, stopped_at = NULL WHERE audience = ?1",
    ] {
        tx.execute(sql, [audience])?;
    }
    for subject in subjects {
        refold::subject(tx, jcat_domain::ids::SubjectId(subject))?;
    }
    Ok(())
}
