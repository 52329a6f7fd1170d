//! For tests: a desk as a crash leaves it, and faults that the simulation must notice. No packaged program holds it.

use std::cell::Cell;

use jcat_domain::Instant;
use rusqlite::Transaction;

use super::engine::{Event, Ticket};
use super::store;
use crate::desk::Desk;
use crate::error::Error;
use crate::problem::Problem;
use crate::replica::log::Me;
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
    /// Pages are taken in whatever `everyone` holds.
    DirectoryIgnored,
    /// A journal's chain is not looked at.
    ChainUnchecked,
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
    let before: Vec<(String, i64, [u8; 32])> = open.replica.read(|connection| ends(connection))?;
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
