//! The exchange with the office: what to do next, and what it does to the replica.
//!
//! What lives here: the engine (`engine`), a state machine without I/O; the types that it and the line agree on (`exchange`);
//! what the engine's local effects do to the replica (`store`). What does not: the line to PostgreSQL, and rules.
//!
//! Invariants
//! - The engine asks for one thing at a time and drops every answer that is not to its last question.
//! - A journal's end moves in the transaction that takes in its entries. Positions held are dense from 1 up to it.
//! - An entry that was ever handed to the line is sent again, unchanged, until the office has answered for it.

/// Asks whether a fault is being rehearsed. In a program that is packaged the answer is `false`, at compile time.
macro_rules! rehearsed {
    ($fault:ident) => {{
        #[cfg(feature = "rehearsal")]
        let answer = $crate::sync::rehearsal::is($crate::sync::rehearsal::Fault::$fault);
        #[cfg(not(feature = "rehearsal"))]
        let answer = false;
        answer
    }};
}
pub(crate) use rehearsed;

/// Marks a moment at which a test may end this process, as a kill would. In a program that is packaged nothing stands here.
macro_rules! may_die {
    ($moment:ident) => {
        #[cfg(feature = "rehearsal")]
        $crate::sync::rehearsal::pass($crate::sync::rehearsal::Moment::$moment);
    };
}
pub(crate) use may_die;

mod bundle;
pub mod engine;
pub mod exchange;
mod hash;
#[cfg(feature = "rehearsal")]
pub mod rehearsal;
mod store;

use crate::desk::{Desk, Notice};
use crate::error::Error;
use crate::problem::Problem;
use crate::work::Topic;

pub use bundle::{HeldBack, Settle};
pub use hash::StateHash;
pub use store::{JournalEnd, Standing};

use engine::{Effect, Event};

/// Does an effect that concerns this desk alone, and gives the event to feed back. Effects that need the line answer `None`.
///
/// What fails here comes back as the event of a failure: the engine waits and begins anew.
pub fn perform(desk: &Desk, effect: &Effect) -> Option<Event> {
    let local = store::perform(desk, effect)?;
    Some(local.unwrap_or_else(|error| {
        let _ = desk.problem(&error);
        Event::Failed { ticket: effect.ticket(), trouble: trouble(&error) }
    }))
}

fn trouble(error: &Error) -> exchange::Trouble {
    match error {
        Error::DiskFull => exchange::Trouble::Full,
        Error::Busy => exchange::Trouble::Busy,
        _ => exchange::Trouble::Broken("the desk"),
    }
}

/// Reads where the desk stands: what the engine begins with.
pub fn standing(desk: &Desk) -> Result<Standing, Problem> {
    desk.query(|read| store::standing(read.connection)).map_err(|error| desk.problem(&error))
}

/// Locks every journal but that of everyone; says whether any was open. The office unlocks them at the next contact.
pub(crate) fn lock_all(tx: &rusqlite::Transaction<'_>) -> Result<bool, Error> {
    store::lock_all(tx)
}

/// The same, inside a call.
pub(crate) fn standing_of(connection: &rusqlite::Connection) -> Result<Standing, Error> {
    store::standing(connection)
}

/// Gives the hash of a journal as this desk holds it, for comparing with others.
pub fn state_hash(desk: &Desk, audience: &str) -> Result<StateHash, Problem> {
    desk.query(|read| hash::of(read.connection, audience)).map_err(|error| desk.problem(&error))
}

/// Gives one hash of what this desk made of a journal; none while entries that only this desk has are part of it.
pub(crate) fn state_of(connection: &rusqlite::Connection, audience: &str) -> Result<Option<[u8; 32]>, Error> {
    let hash = hash::of(connection, audience)?;
    Ok(hash.states.map(|states| sha2::Digest::finalize(<sha2::Sha256 as sha2::Digest>::new_with_prefix([hash.entries, states].concat())).into()))
}

/// Gives the digests of a journal's entries as this desk holds them, in order of position.
pub fn digests(desk: &Desk, audience: &str) -> Result<Vec<(u64, [u8; 32])>, Problem> {
    desk.query(|read| hash::digests(read.connection, audience)).map_err(|error| desk.problem(&error))
}

/// Gives the own entries that no longer hold and are kept back for their author.
pub fn held_back(desk: &Desk) -> Result<Vec<HeldBack>, Problem> {
    desk.query(|read| bundle::held_back(read.connection)).map_err(|error| desk.problem(&error))
}

/// The same, inside a call.
pub(crate) fn held_back_of(connection: &rusqlite::Connection) -> Result<Vec<HeldBack>, Error> {
    bundle::held_back(connection)
}

/// Settles what is held back: all of it is sent as it is, or given up.
pub fn settle(desk: &Desk, how: Settle) -> Result<usize, Problem> {
    settle_in(desk, how).map_err(|error| desk.problem(&error))
}

pub(crate) fn settle_in(desk: &Desk, how: Settle) -> Result<usize, Error> {
    let open = desk.opened()?;
    let (world, now) = (desk.world(), desk.world().now());
    let settled = open.replica.write(|tx| bundle::settle(tx, &open.me, world, now, how));
    tell_all(desk);
    settled
}

/// Gives up own entries that name a file which the office never had, as long as they were not handed to the line.
pub(crate) fn give_up_naming(desk: &Desk, audience: &str, file: &crate::blobs::Address) -> Result<(), Error> {
    let open = desk.opened()?;
    let (world, now) = (desk.world(), desk.world().now());
    let given_up = open.replica.write(|tx| bundle::give_up_naming(tx, &open.me, world, now, audience, file));
    tell_all(desk);
    given_up
}

/// Makes this desk a device of its own again after the office met a copy of it: new keys, its unsent entries signed anew.
/// Called when everything that the office has was taken in. Answers `busy` while a call runs; the change is made all the same, and
/// holds once the desk is opened again.
pub fn renew_device(desk: &Desk) -> Result<(), Problem> {
    let renewed = desk.opened().and_then(|open| {
        let (world, now) = (desk.world(), desk.world().now());
        open.replica.write(|tx| bundle::renew_device(tx, &open.me, world, now))
    });
    renewed.and_then(|()| desk.take_identity()).map_err(|error| desk.problem(&error))
}

/// Signs a journal's head, so that an office that shows two histories is found.
pub fn countersign(desk: &Desk, head: &exchange::Head) -> Result<[u8; 64], Problem> {
    let signed = desk.opened().map(|open| open.me.keys.sign(&exchange::head_bytes(head)));
    signed.map_err(|error| desk.problem(&error))
}

pub(crate) fn tell_all(desk: &Desk) {
    use Topic::{Board, Cases, Data, Documents, Drafts, Notes, Office, Records, Roster, Rounds};
    desk.tell(&Notice::Changed { topics: vec![Roster, Cases, Drafts, Notes, Documents, Data, Rounds, Board, Records, Office] });
}
