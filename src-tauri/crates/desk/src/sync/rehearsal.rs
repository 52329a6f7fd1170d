//! For tests: a desk as a crash leaves it, and faults that the simulation must notice. No packaged program holds it.

use std::cell::Cell;
use std::collections::BTreeSet;

use jcat_domain::Instant;
use jcat_domain::ids::{DeviceId, EntryId, OfficerId};
use rusqlite::Transaction;

use super::engine::{Event, Ticket};
use super::store;
use crate::desk::Desk;
use crate::error::Error;
use crate::problem::Problem;
use crate::replica::log::{Me, from_sql};
use crate::replica::receive::Received;
use crate::surroundings::Surroundings;

macro_rules! faults {
    ($($(#[$meta:meta])* $name:ident,)+) => {
        /// A fault of this product, switched on while a test runs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Fault { $($(#[$meta])* $name,)+ }

        impl Fault {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }
    };
}

faults! {
    /// No poll: only a wake-up starts a round.
    NotifyOnly,
    /// After a failure nothing is tried before the next local write.
    RetryOnlyOnWrite,
    /// Journals are pulled in any order and taken in whatever `everyone` holds.
    DirectoryIgnored,
    /// A position that is missing in a page is passed over.
    GapsTaken,
    /// Signatures are not looked at.
    SignatureUnchecked,
    /// A change of duties leaves pending entries as they were judged.
    PendingNotJudgedAgain,
    /// The end of a journal is written before its entries, in a transaction of its own.
    EndApart,
    /// Pending entries of other audiences go out with those of `everyone`.
    EveryoneNotFirst,
    /// Overtaken entries are sent like any other.
    OvertakenSent,
    /// What was handed to the line is not written down.
    AttemptForgotten,
    /// A desk offers nothing to an office that was restored.
    NothingOffered,
    /// Words of an earlier incarnation count.
    OldWordsKept,
    /// Entries that the office refuses are thrown away.
    ParkedDropped,
    /// An entry says that it knew everything.
    BaseForgotten,
}

thread_local! {
    static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
    static CRASH: Cell<bool> = const { Cell::new(false) };
}

/// Switches a fault on for this thread, or all off.
pub fn set(fault: Option<Fault>) {
    FAULT.set(fault);
}

/// Says whether a fault is on.
pub fn is(fault: Fault) -> bool {
    FAULT.get() == Some(fault)
}

/// Has the next local effect die between two transactions, where a faulty program has two.
pub fn crash_between(crash: bool) {
    CRASH.set(crash);
}

/// Makes a desk in memory with what this one has on its disk: what is left after a crash, or on a copy of its disk.
pub fn copy(desk: &Desk, world: Surroundings) -> Result<Desk, Problem> {
    desk.copied(world).map_err(|error| desk.problem(&error))
}

/// The fault `EndApart`: first the end, then the entries.
pub(super) fn end_apart(
    desk: &Desk,
    ticket: Ticket,
    work: impl Fn(&Transaction<'_>, &Me, Instant) -> Result<Received, Error>,
) -> Result<Event, Error> {
    let open = desk.opened()?;
    let now = desk.world().now();
    let before: Vec<(String, i64, [u8; 32])> = open.replica.read(ends)?;
    let mut writer = open.replica.writer();
    let ahead = {
        let tx = writer.transaction()?;
        work(&tx, &open.me, now)?;
        ends(&tx)?
    };
    let put = |writer: &mut rusqlite::Connection, ends: &[(String, i64, [u8; 32])]| -> Result<(), Error> {
        for (audience, position, chain) in ends {
            writer.execute(
                "INSERT INTO journals (audience, position, chain) VALUES (?1, ?2, ?3)
                 ON CONFLICT (audience) DO UPDATE SET position = excluded.position, chain = excluded.chain",
                rusqlite::params![audience, position, chain],
            )?;
        }
        Ok(())
    };
    put(&mut writer, &ahead)?;
    if CRASH.get() {
        return Err(Error::Internal("a crash between two transactions"));
    }
    put(&mut writer, &before)?;
    let tx = writer.transaction()?;
    let received = work(&tx, &open.me, now)?;
    let standing = store::standing(&tx)?;
    tx.commit()?;
    Ok(Event::Kept { ticket, standing, waits_for: received.waits_for })
}

fn ends(connection: &rusqlite::Connection) -> Result<Vec<(String, i64, [u8; 32])>, Error> {
    let mut statement = connection.prepare("SELECT audience, position, chain FROM journals")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?)
}

fn asked<T>(desk: &Desk, work: impl FnOnce(&rusqlite::Connection) -> Result<T, Error>) -> Result<T, Problem> {
    desk.query(|read| work(read.connection)).map_err(|error| desk.problem(&error))
}

/// Gives who a desk is.
pub fn identity(desk: &Desk) -> Result<(OfficerId, DeviceId), Problem> {
    desk.opened().map(|open| (open.me.officer, open.me.device)).map_err(|error| desk.problem(&error))
}

/// Gives the clock and chance of a desk.
pub fn world(desk: &Desk) -> Surroundings {
    desk.world().clone()
}

/// Gives the ids of a device's entries in a journal, by sequence.
pub fn ids(desk: &Desk, audience: &str, device: DeviceId) -> Result<Vec<(u64, EntryId)>, Problem> {
    asked(desk, |connection| {
        let mut statement = connection.prepare_cached("SELECT seq, id FROM entries WHERE audience = ?1 AND device = ?2")?;
        let rows = statement.query_map(rusqlite::params![audience, device.0], |row| Ok((from_sql(row.get(0)?), EntryId(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

/// Gives the entries that only this desk has, but for those that enrol a device: one that was never used is let go.
pub fn pending(desk: &Desk, device: DeviceId) -> Result<Vec<(String, EntryId)>, Problem> {
    asked(desk, |connection| {
        let mut statement = connection.prepare_cached(
            "SELECT audience, id FROM entries WHERE position IS NULL AND audience <> 'desk' AND kind <> 'device.enrolled' AND device = ?1",
        )?;
        let rows = statement.query_map([device.0], |row| Ok((row.get(0)?, EntryId(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

/// Gives the entries that do not hold.
pub fn overtaken(desk: &Desk) -> Result<BTreeSet<EntryId>, Problem> {
    asked(desk, |connection| {
        let mut statement = connection.prepare_cached("SELECT entry FROM verdicts WHERE verdict = 'overtaken'")?;
        Ok(statement.query_map([], |row| row.get(0).map(EntryId))?.collect::<Result<_, _>>()?)
    })
}

/// Gives journal, position and reason of what was set aside.
pub fn set_aside(desk: &Desk) -> Result<Vec<(String, Option<i64>, String)>, Problem> {
    asked(desk, |connection| {
        let mut statement = connection.prepare_cached("SELECT audience, position, reason FROM set_aside")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?)
    })
}
