//! Files on their way: pieces that the office lacks go to it, files that somebody here asked for come.
//!
//! Piece by piece, each kept in a transaction of its own, so that what was carried before a kill is not carried again. Nothing
//! here decides what is sent or shown: an entry that names a file is held back by `sync::bundle` until the office has the file.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::blobs::store::{self, Blob, Fault, There};
use crate::blobs::{Address, What, address_of, read_manifest};
use crate::desk::{Desk, Notice};
use crate::documents::content;
use crate::error::Error;
use crate::office::{Granted, Link};
use crate::work::Topic;

/// How many pieces are carried each way before the exchange has its turn again: some tenths of a second.
const SLICE: usize = 4;

/// The most addresses that are asked about at once.
const ASKED: usize = 4096;

/// What a turn came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Carried {
    /// Nothing is to be carried.
    Nothing,
    /// There is more to carry.
    More,
    /// A file has arrived, at the office or here: an entry may have waited for it.
    Arrived,
}

/// What is carried on one connection.
#[derive(Debug, Default)]
pub(crate) struct Carrier {
    /// Whether the office was asked if it still has what it had: it may have been put back from a backup.
    checked: bool,
    /// Whether something broke: nothing more is carried on this connection.
    rests: bool,
    /// Audiences that take nothing of this officer's, and files that cannot be read here. Asked again on the next connection.
    refused: BTreeSet<String>,
    unreadable: BTreeSet<Address>,
    sending: Option<Sending>,
}

/// A file on its way to the office.
#[derive(Debug)]
struct Sending {
    address: Address,
    /// What the office does not have of it.
    left: VecDeque<Address>,
}

/// Tells whoever waits in this program that something was carried.
#[derive(Debug, Default)]
pub(crate) struct Underway {
    turn: Mutex<u64>,
    turned: Condvar,
}

impl Underway {
    /// Waits until something was carried, or for so long; says whether something was.
    pub(crate) fn wait(&self, most: Duration) -> bool {
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let now = *turn;
        let waited = self.turned.wait_timeout_while(turn, most, |turn| *turn == now);
        *waited.unwrap_or_else(PoisonError::into_inner).0 != now
    }

    fn turned(&self) {
        *self.turn.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.turned.notify_all();
    }
}

impl Carrier {
    /// Carries a few pieces each way.
    pub(crate) async fn turn(&mut self, desk: &Desk, link: &Link) -> Result<Carried, Error> {
        if self.rests {
            return Ok(Carried::Nothing);
        }
        if !self.checked {
            check(desk, link).await?;
            self.checked = true;
        }
        let offered = desk.query(|read| store::to_offer(read.connection))?;
        let next = offered.into_iter().find(|blob| !self.refused.contains(&blob.audience) && !self.unreadable.contains(&blob.address));
        let sent = match next {
            Some(blob) => self.send(desk, link, &blob).await?,
            None => Carried::Nothing,
        };
        let wanted = desk.query(|read| store::to_fetch(read.connection))?;
        let come = match wanted.first() {
            Some(blob) => fetch(desk, link, blob).await?,
            None => Carried::Nothing,
        };
        let carried = sent.max(come);
        if carried != Carried::Nothing {
            desk.underway.turned();
            desk.tell(&Notice::Changed { topics: vec![Topic::Documents] });
        }
        Ok(carried)
    }

    /// Carries nothing more on this connection.
    pub(crate) const fn rest(&mut self) {
        self.rests = true;
    }

    async fn send(&mut self, desk: &Desk, link: &Link, blob: &Blob) -> Result<Carried, Error> {
        let Some(pieces) = &blob.pieces else { return Err(Error::Damaged("the list of a document's pieces does not read".into())) };
        let mut left = match self.sending.take() {
            Some(sending) if sending.address == blob.address => sending.left,
            _ => {
                let missing: BTreeSet<Address> = link.blob_missing(&blob.audience, pieces).await?.into_iter().collect();
                pieces.iter().filter(|piece| missing.contains(*piece)).copied().collect()
            }
        };
        for _ in 0..SLICE {
            let Some(address) = left.pop_front() else { break };
            let Some(content) = desk.query(|read| store::piece(read.connection, &blob.audience, &address))? else {
                self.unreadable.insert(blob.address);
                return Err(Error::Damaged("a piece of a document is missing".into()));
            };
            if link.blob_put(&blob.audience, &address, &content).await? == Granted::Refused {
                self.refused.insert(blob.audience.clone());
                return Ok(Carried::More);
            }
        }
        desk.opened()?.replica.write(|tx| store::sent(tx, blob, count(pieces.len() - left.len())))?;
        if !left.is_empty() {
            self.sending = Some(Sending { address: blob.address, left });
            return Ok(Carried::More);
        }
        if link.blob_close(&blob.audience, &blob.address, &pieces.concat()).await? == Granted::Refused {
            self.refused.insert(blob.audience.clone());
            return Ok(Carried::More);
        }
        desk.opened()?.replica.write(|tx| store::at_office(tx, &blob.audience, &blob.address, There::Yes))?;
        Ok(Carried::Arrived)
    }
}

/// Asks the office whether it still has the files that it had: those that it lost are offered again.
async fn check(desk: &Desk, link: &Link) -> Result<(), Error> {
    let mut by_audience: BTreeMap<String, Vec<Address>> = BTreeMap::new();
    for blob in desk.query(|read| store::to_check(read.connection))? {
        by_audience.entry(blob.audience).or_default().push(blob.address);
    }
    for (audience, addresses) in by_audience {
        for asked in addresses.chunks(ASKED) {
            let lost = link.blob_missing(&audience, asked).await?;
            desk.opened()?.replica.write(|tx| lost.iter().try_for_each(|address| store::at_office(tx, &audience, address, There::No)))?;
        }
    }
    Ok(())
}

async fn fetch(desk: &Desk, link: &Link, blob: &Blob) -> Result<Carried, Error> {
    match bring(desk, link, blob).await {
        Ok(Brought::Some) => Ok(Carried::More),
        Ok(Brought::All) => {
            let open = desk.opened()?;
            let whole = desk.query(|read| content::is_whole(read.connection, blob))?;
            open.replica.write(|tx| if whole { store::now_whole(tx, blob) } else { store::now_damaged(tx, blob) })?;
            Ok(Carried::Arrived)
        }
        Ok(Brought::Nothing(fault)) => end(desk, blob, fault),
        Err(Error::DiskFull) => end(desk, blob, Fault::NoRoom),
        Err(other) => Err(other),
    }
}

/// Gives up fetching a file, and says why.
fn end(desk: &Desk, blob: &Blob, fault: Fault) -> Result<Carried, Error> {
    desk.opened()?.replica.write(|tx| store::want_no_more(tx, &blob.audience, &blob.address, Some(fault)))?;
    Ok(Carried::Arrived)
}

/// What came of a file.
enum Brought {
    /// Some pieces.
    Some,
    /// Every piece is here.
    All,
    /// It does not come.
    Nothing(Fault),
}

async fn bring(desk: &Desk, link: &Link, blob: &Blob) -> Result<Brought, Error> {
    let open = desk.opened()?;
    let pieces = match &blob.pieces {
        Some(pieces) => pieces.clone(),
        None => {
            let Some(manifest) = link.blob_get(&blob.audience, &blob.address).await? else { return Ok(Brought::Nothing(Fault::Absent)) };
            let pieces = read_manifest(&manifest).filter(|_| address_of(&blob.audience, What::Manifest, &manifest) == blob.address);
            let Some(pieces) = pieces else { return Ok(Brought::Nothing(Fault::Damaged)) };
            open.replica.write(|tx| store::keep_manifest(tx, blob, &manifest))?;
            pieces
        }
    };
    let missing = desk.query(|read| store::missing(read.connection, &blob.audience, &pieces))?;
    for address in missing.iter().take(SLICE) {
        let Some(content) = link.blob_get(&blob.audience, address).await? else { return Ok(Brought::Nothing(Fault::Absent)) };
        if address_of(&blob.audience, What::Piece, &content) != *address {
            return Ok(Brought::Nothing(Fault::Damaged));
        }
        open.replica.write(|tx| store::keep_piece(tx, &blob.audience, address, &content))?;
    }
    let (of, left) = (count(pieces.len()), count(missing.len().saturating_sub(SLICE)));
    desk.tell(&Notice::Progress { name: "fetchDocument".into(), done: of - left, of });
    Ok(if left == 0 { Brought::All } else { Brought::Some })
}

fn count(pieces: usize) -> u64 {
    u64::try_from(pieces).unwrap_or_default()
}
