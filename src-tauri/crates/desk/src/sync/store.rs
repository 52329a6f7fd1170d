//! What the engine's local effects do to the replica, each in one transaction.

use std::collections::BTreeMap;

use jcat_domain::ids::SubjectId;
use jcat_domain::{Audience, Instant};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use super::engine::{Effect, Event, SHORTER, Ticket};
use super::exchange::{Entry, Head, Hello, MOST, Page, Parked, Place, Pushed};
use super::{bundle, tell_all};
use crate::desk::Desk;
use crate::error::Error;
use crate::replica::entry::extend_chain;
use crate::replica::log::{Me, from_sql, to_sql};
use crate::replica::receive::{self, Received};
use crate::replica::{erase, refold};

/// Where a desk stands with its office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The office that it belongs to, with its incarnation; none before the first contact.
    pub office: Option<(Uuid, u32)>,
    /// Its journals.
    pub journals: BTreeMap<String, JournalEnd>,
    /// How many entries have not been taken by the office.
    pub waiting: u64,
    /// Whether a copy of this desk was met.
    pub forked: bool,
}

/// Where a journal ends on a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEnd {
    /// The last position taken in.
    pub position: u64,
    /// The chain there.
    pub chain: [u8; 32],
    /// Whether the office no longer lists it.
    pub locked: bool,
    /// Why the office does not take this desk's entries: a label.
    pub parked: Option<String>,
    /// Why nothing more is taken in: a label.
    pub stopped: Option<String>,
}

pub(super) fn perform(desk: &Desk, effect: &Effect) -> Option<Result<Event, Error>> {
    match effect {
        Effect::ApplyPage { ticket, page } => Some(kept(desk, *ticket, |tx, me, now| apply(tx, me, page, now))),
        Effect::KeepAnswers { ticket, answers } => Some(kept(desk, *ticket, |tx, me, now| keep_answers(tx, me, answers, now))),
        Effect::KeepHeads { ticket, lock, unlock, stop, resume } => Some(kept(desk, *ticket, |tx, _, now| {
            go_on(tx, resume)?;
            keep_heads(tx, lock, unlock, stop, now)
        })),
        Effect::Remember { ticket, hello } => Some(kept(desk, *ticket, |tx, _, _| remember(tx, hello))),
        Effect::ReadPending { ticket, except } => Some(desk.opened().and_then(|open| {
            let entries = open.replica.write(|tx| bundle::outgoing(tx, &open.me, except, MOST))?;
            Ok(Event::Outgoing { ticket: *ticket, entries })
        })),
        Effect::ReadHeld { ticket, head } => Some(desk.query(|read| Ok(Event::Held { ticket: *ticket, placed: held(read.connection, head)? }))),
        Effect::Connect { .. }
        | Effect::Disconnect
        | Effect::AskHeads { .. }
        | Effect::Pull { .. }
        | Effect::Push { .. }
        | Effect::Relay { .. }
        | Effect::ReportHealed { .. }
        | Effect::Countersign { .. }
        | Effect::Renew
        | Effect::SetTimer { .. }
        | Effect::Tell(_) => None,
    }
}

fn kept(desk: &Desk, ticket: Ticket, work: impl Fn(&Transaction<'_>, &Me, Instant) -> Result<Received, Error>) -> Result<Event, Error> {
    let open = desk.opened()?;
    let now = desk.world().now();
    #[cfg(feature = "rehearsal")]
    if super::rehearsal::is(super::rehearsal::Fault::EndApart) {
        return super::rehearsal::end_apart(desk, ticket, work);
    }
    let (received, standing) = open.replica.write(|tx| {
        let received = work(tx, &open.me, now)?;
        Ok((received, standing(tx)?))
    })?;
    if !received.touched.is_empty() {
        tell_all(desk);
    }
    Ok(Event::Kept { ticket, standing, waits_for: received.waits_for })
}

/// Reads where the desk stands.
pub(super) fn standing(connection: &Connection) -> Result<Standing, Error> {
    let office =
        connection.prepare_cached("SELECT office, incarnation FROM office")?.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let mut statement =
        connection.prepare_cached("SELECT audience, position, chain, locked, parked, stopped FROM journals WHERE audience <> 'desk'")?;
    let journals = statement.query_map([], |row| {
        let end = JournalEnd { position: from_sql(row.get(1)?), chain: row.get(2)?, locked: row.get(3)?, parked: row.get(4)?, stopped: row.get(5)? };
        Ok((row.get(0)?, end))
    })?;
    let journals = journals.collect::<Result<_, _>>()?;
    let waiting: i64 = connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM entries INDEXED BY entries_pending WHERE position IS NULL AND audience <> 'desk')
                    - (SELECT count(*) FROM acknowledged)",
        )?
        .query_row([], |row| row.get(0))?;
    let forked = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM unsent WHERE reason = 'forked')")?.query_row([], |row| row.get(0))?;
    Ok(Standing { office, journals, waiting: from_sql(waiting), forked })
}

fn apply(tx: &Transaction<'_>, me: &Me, page: &Page, now: Instant) -> Result<Received, Error> {
    match page.audience.parse::<Audience>() {
        Ok(audience) if audience != Audience::Desk => receive::receive(tx, me, &audience, &page.placed, now),
        // An audience of a newer version is not taken in before this desk knows it.
        _ => Ok(Received::default()),
    }
}

fn keep_answers(tx: &Transaction<'_>, me: &Me, answers: &[(String, Pushed)], now: Instant) -> Result<Received, Error> {
    let mut all = Received::default();
    for (audience, answer) in answers {
        let parked = match answer {
            Pushed::Accepted { places } => {
                keep_places(tx, me, audience, places)?;
                may_die!(PlacesKept);
                let received = take_own(tx, me, audience, now)?;
                may_die!(OwnTaken);
                all.touched.extend(received.touched);
                all.waits_for = all.waits_for.max(received.waits_for);
                None
            }
            Pushed::Gap { .. } => Some("gap"),
            Pushed::Forked { seq } => {
                all.touched.extend(receive::evict(tx, me, audience, *seq, "forked", now)?);
                None
            }
            Pushed::Refused { code: Parked::Healing } => continue,
            Pushed::Refused { code } => Some(code.label()),
        };
        if parked.is_some() && rehearsed!(ParkedDropped) {
            receive::evict(tx, me, audience, 0, "given-up", now)?;
        }
        tx.prepare_cached(
            "INSERT INTO journals (audience, chain, parked) VALUES (?1, zeroblob(32), ?2)
             ON CONFLICT (audience) DO UPDATE SET parked = excluded.parked",
        )?
        .execute(params![audience, parked])?;
    }
    Ok(all)
}

fn keep_places(tx: &Transaction<'_>, me: &Me, audience: &str, places: &[(u64, Place)]) -> Result<(), Error> {
    let end = receive::end(tx, audience)?.position;
    for (seq, place) in places {
        let pending: bool = tx
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE audience = ?1 AND device = ?2 AND seq = ?3 AND position IS NULL)")?
            .query_row(params![audience, me.device.0, to_sql(*seq)], |row| row.get(0))?;
        if !pending || place.position <= end {
            // It has its place already; or the office names a place that another entry has here, which the next pull shows.
            continue;
        }
        tx.prepare_cached(
            "INSERT OR REPLACE INTO acknowledged (audience, position, device, seq, received_at, directory, chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            audience,
            to_sql(place.position),
            me.device.0,
            to_sql(*seq),
            place.received_at.0,
            to_sql(place.directory),
            place.chain
        ])?;
    }
    Ok(())
}

/// Takes in one's own entries where the office put them right behind the journal's end here: nothing has to be pulled for them.
fn take_own(tx: &Transaction<'_>, me: &Me, audience: &str, now: Instant) -> Result<Received, Error> {
    let end = receive::end(tx, audience)?;
    let head = Head { audience: audience.to_owned(), position: end.position, chain: end.chain };
    let placed = acknowledged_behind(tx, &head)?;
    match audience.parse::<Audience>() {
        Ok(audience) if !placed.is_empty() => {
            let received = receive::receive(tx, me, &audience, &placed, now)?;
            // What waits is pulled again later; here nothing asks for it.
            Ok(Received { waits_for: received.waits_for, ..received })
        }
        _ => Ok(Received::default()),
    }
}

/// Gives own acknowledged entries that continue a journal exactly.
fn acknowledged_behind(connection: &Connection, head: &Head) -> Result<Vec<(Entry, Place)>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT e.header, e.signature, e.salt, e.body, a.position, a.received_at, a.directory, a.chain
         FROM acknowledged a JOIN entries e ON e.audience = a.audience AND e.device = a.device AND e.seq = a.seq
         WHERE a.audience = ?1 AND a.position > ?2 ORDER BY a.position LIMIT ?3",
    )?;
    let rows = statement.query_map(params![head.audience, to_sql(head.position), i64::try_from(MOST).unwrap_or(1)], placed_row)?;
    continuing(head, rows)
}

fn placed_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Entry, Place)> {
    let entry = Entry { header: row.get(0)?, signature: row.get(1)?, salt: row.get(2)?, body: row.get(3)? };
    let place = Place { position: from_sql(row.get(4)?), received_at: Instant(row.get(5)?), directory: from_sql(row.get(6)?), chain: row.get(7)? };
    Ok((entry, place))
}

fn continuing(head: &Head, rows: impl Iterator<Item = rusqlite::Result<(Entry, Place)>>) -> Result<Vec<(Entry, Place)>, Error> {
    let (mut position, mut chain) = (head.position, head.chain);
    let mut found = Vec::new();
    for row in rows {
        let (entry, place) = row?;
        let continues = extend_chain(&chain, &entry.digest(), place.received_at, place.directory) == place.chain;
        if place.position != position + 1 || !continues {
            break;
        }
        (position, chain) = (place.position, place.chain);
        found.push((entry, place));
    }
    Ok(found)
}

/// Gives what this desk holds behind an office's head, where it holds that head itself: a page at most. A journal that stopped because
/// the office lacks its end is the one to offer; one that stopped for another reason is not.
fn held(connection: &Connection, head: &Head) -> Result<Vec<(Entry, Place)>, Error> {
    let end = receive::end(connection, &head.audience)?;
    let differs: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM journals WHERE audience = ?1 AND stopped <> ?2)")?
        .query_row(params![head.audience, SHORTER], |row| row.get(0))?;
    if differs || rehearsed!(NothingOffered) {
        return Ok(Vec::new());
    }
    if head.position > end.position {
        return acknowledged_behind(connection, head);
    }
    let here: [u8; 32] = match head.position {
        0 => [0; 32],
        position if position == end.position => end.chain,
        position => connection
            .prepare_cached(
                "SELECT chain FROM entries WHERE audience = ?1 AND position = ?2 UNION ALL SELECT chain FROM set_aside WHERE audience = ?1 AND position = ?2",
            )?
            .query_row(params![head.audience, to_sql(position)], |row| row.get(0))
            .optional()?
            .unwrap_or([0; 32]),
    };
    if here != head.chain {
        return Ok(Vec::new());
    }
    if head.position == end.position {
        return acknowledged_behind(connection, head);
    }
    let mut statement = connection.prepare_cached(
        "SELECT header, signature, salt, body, position, received_at, directory, chain FROM entries WHERE audience = ?1 AND position > ?2
         UNION ALL SELECT header, signature, salt, body, position, received_at, directory, chain FROM set_aside WHERE audience = ?1 AND position > ?2
         ORDER BY 5 LIMIT ?3",
    )?;
    let rows = statement.query_map(params![head.audience, to_sql(head.position), i64::try_from(MOST).unwrap_or(1)], placed_row)?;
    continuing(head, rows)
}

fn keep_heads(tx: &Transaction<'_>, lock: &[String], unlock: &[String], stop: &[(String, &'static str)], now: Instant) -> Result<Received, Error> {
    let mut received = Received::default();
    for (audiences, locked) in [(lock, true), (unlock, false)] {
        let forgotten = if locked { rehearsed!(LocksNothing) } else { rehearsed!(UnlockForgotten) };
        if forgotten {
            continue;
        }
        for audience in audiences {
            tx.prepare_cached("UPDATE journals SET locked = ?2 WHERE audience = ?1")?.execute(params![audience, locked])?;
            let subjects: Vec<Uuid> = tx
                .prepare_cached("SELECT DISTINCT subject FROM entries WHERE audience = ?1")?
                .query_map([audience], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            // What is locked is hidden by not being folded; what is unlocked is folded again.
            for subject in subjects.into_iter().map(SubjectId) {
                refold::subject(tx, subject)?;
                received.touched.insert(subject);
            }
            received.touched.extend(erase::empty_noted(tx, &Vec::new())?);
        }
    }
    for (audience, why) in stop {
        receive::stop(tx, audience, why, now)?;
    }
    Ok(received)
}

/// Goes on with journals that were stopped because the office lacked their end.
fn go_on(tx: &Transaction<'_>, audiences: &[String]) -> Result<(), Error> {
    for audience in audiences {
        tx.prepare_cached("UPDATE journals SET stopped = NULL, stopped_at = NULL WHERE audience = ?1 AND stopped = ?2")?
            .execute(params![audience, SHORTER])?;
    }
    Ok(())
}

pub(super) fn lock_all(tx: &Transaction<'_>) -> Result<bool, Error> {
    let open: Vec<String> = tx
        .prepare_cached("SELECT audience FROM journals WHERE locked = 0 AND audience NOT IN ('everyone', 'desk')")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    keep_heads(tx, &open, &[], &[], Instant(0))?;
    Ok(!open.is_empty())
}

/// Remembers the office. What an earlier incarnation had said it took is asked for again: it may have forgotten.
fn remember(tx: &Transaction<'_>, hello: &Hello) -> Result<Received, Error> {
    tx.execute(
        "INSERT INTO office (one, office, incarnation) VALUES (1, ?1, ?2) ON CONFLICT (one) DO UPDATE SET incarnation = excluded.incarnation",
        params![hello.office, hello.incarnation],
    )?;
    if !rehearsed!(OldWordsKept) {
        tx.execute("DELETE FROM acknowledged", [])?;
    }
    // So is what entries declared, and hits are those of the office as it is now.
    tx.execute("UPDATE declared SET again = 1", [])?;
    tx.execute_batch("DELETE FROM hits; DELETE FROM said")?;
    // So is what was erased: the backup has it.
    tx.execute("UPDATE erasures SET told = 0", [])?;
    // So are officers who were dismissed: the backup may have them still.
    tx.execute("DELETE FROM desk WHERE name = 'ended-officers'", [])?;
    // What only lacked its end may have it again.
    tx.execute("UPDATE journals SET stopped = NULL, stopped_at = NULL WHERE stopped = ?1", [SHORTER])?;
    may_die!(OfficeRemembered);
    Ok(Received::default())
}
