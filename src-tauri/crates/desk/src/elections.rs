//! Elections on this desk (elections, 2 to 5): what people type, what is made and sealed here, the box, the count, the archive.
//!
//! The rules are those of [`jcat_domain::elections`], the arithmetic that of [`jcat_ballot`]; here they meet. A step is decided by the rules,
//! its content is made by the arithmetic, and it travels as an entry of the election in the Board's journal.
//!
//! | who | where |
//! | --- | --- |
//! | board secretaries | [`calling`], [`rounds`] |
//! | seats, to dismiss a holder | [`motions`] |
//! | seats | [`calling`] (candidates), [`seats`] |
//! | trustees | [`trustees`] |
//! | everybody on the Board | [`view`], [`own`], [`round_view`], [`board_view`], [`archives`] |
//!
//! Secrets: a seat's private credential is sealed to the desks of its representative and alternates and lies in the entry of its
//! registration. A trustee's seed and its numbers for the lot lie in the encrypted replica, and are taken out when the key is destroyed.

pub(crate) mod archives;
pub(crate) mod board_view;
pub(crate) mod boxes;
pub(crate) mod calling;
pub(crate) mod effects;
pub(crate) mod motions;
pub(crate) mod own;
pub(crate) mod reminders;
pub(crate) mod round_view;
pub(crate) mod rounds;
pub(crate) mod seats;
pub(crate) mod trustees;
pub(crate) mod view;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use jcat_domain::elections::mandates::MandatesState;
use jcat_domain::elections::{BallotUuid, ElectionState, OfficeKey, steps};
use jcat_domain::fold::State;
use jcat_domain::ids::{ElectionId, EntryId};
use jcat_domain::{Audience, Change};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::replica::entry::Entry;
use crate::replica::refold;
use crate::surroundings::Surroundings;
use crate::work::{Read, Work};

/// Names an election.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichElection {
    /// The election.
    pub election: ElectionId,
}

/// Names the ballot of a round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WhichBallot {
    /// The election.
    pub election: ElectionId,
    /// The ballot's uuid.
    pub ballot: BallotUuid,
}

/// Reads an election.
pub(crate) fn election(connection: &Connection, id: ElectionId) -> Result<ElectionState, Error> {
    match refold::load(connection, id.subject())? {
        Some((State::Election(state), _)) => Ok(state),
        _ => Err(Error::NotFound("election")),
    }
}

/// Reads who holds an office over time, where anything is on record.
pub(crate) fn mandates(connection: &Connection, office: &OfficeKey) -> Result<Option<MandatesState>, Error> {
    match refold::load(connection, office.mandates())? {
        Some((State::Mandate(state), _)) => Ok(Some(state)),
        _ => Ok(None),
    }
}

/// Takes a step of an election: decides it, and records it where it may be.
fn take(work: &mut Work<'_>, state: &ElectionState, change: Change) -> Result<(), Error> {
    let change = steps::take(state, change, work.author()?, work.read.now)?;
    record(work, state.id, change)
}

fn record(work: &mut Work<'_>, election: ElectionId, change: Change) -> Result<(), Error> {
    work.record(Audience::Board, election.subject(), change).map(drop)
}

/// Chance for the arithmetic of ballots: a stream whose seed is drawn once, so that it cannot fail in the middle.
fn chance(world: &Surroundings) -> Result<ChaCha20Rng, Error> {
    let seed = zeroize::Zeroizing::new(world.make_secret()?);
    Ok(ChaCha20Rng::from_seed(*seed))
}

/// Reads what an entry of the Board's journal recorded.
fn recorded(connection: &Connection, entry: EntryId) -> Result<Change, Error> {
    let found: Option<(Vec<u8>, Option<Vec<u8>>)> = connection
        .prepare_cached("SELECT header, body FROM entries WHERE audience = 'board' AND id = ?1")?
        .query_row([entry.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (header, body) = found.ok_or(Error::NotFound("entry"))?;
    let entry = Entry { header, signature: [0; 64], salt: None, body };
    let change = entry.read_header().zip(entry.body.as_deref()).and_then(|(header, body)| Change::decode(&header.kind, header.kind_version, body));
    change.ok_or_else(|| Error::Damaged("an entry of an election does not read".into()))
}

/// Reads an election that a request names.
fn named(read: &Read<'_>, election: ElectionId) -> Result<ElectionState, Error> {
    self::election(read.connection, election)
}
