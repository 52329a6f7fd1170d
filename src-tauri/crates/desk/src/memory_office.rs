//! An office in memory: gives entries their places, and hands them on. The sample office is played over it, and tests feed a
//! desk with another's entries through it; a real office is PostgreSQL.

use std::collections::{BTreeMap, BTreeSet};

use jcat_domain::ids::{AgencyId, SubjectId};
use jcat_domain::{Audience, Duty, Instant};
use secrecy::SecretString;

use crate::desk::Desk;
use crate::error::Error;
use crate::problem::Problem;
use crate::replica::entry::{Entry, Header, extend_chain};
use crate::replica::log::Place;
use crate::replica::{erase, receive};
use crate::start::{self, Founding, StartOffice};
use crate::sync;

/// An entry with the place that the office gave it.
type Placed = (Entry, Place);

/// The office's journals, in memory.
#[derive(Debug, Default)]
pub struct MemoryOffice {
    journals: BTreeMap<String, Vec<Placed>>,
    /// What each journal has already, by the digest of the header.
    known: BTreeSet<(String, [u8; 32])>,
}

impl MemoryOffice {
    /// Gives every journal with its entries, in order.
    pub fn journals(&self) -> impl Iterator<Item = (&str, &[Placed])> {
        self.journals.iter().map(|(audience, placed)| (audience.as_str(), placed.as_slice()))
    }

    /// Takes a desk's pending entries: each gets the next position of its journal.
    pub fn push(&mut self, desk: &Desk, received_at: Instant) -> Result<(), Problem> {
        let pending = pending(desk).map_err(|error| desk.problem(&error))?;
        for (audience, entries) in pending {
            for entry in entries {
                self.accept(&audience, entry, received_at);
            }
        }
        Ok(())
    }

    /// Gives one entry the next position, whatever it holds: the office of a test can be made to serve anything.
    pub fn accept(&mut self, audience: &str, entry: Entry, received_at: Instant) {
        let directory = self.journals.get("everyone").map_or(0, |journal| u64::try_from(journal.len()).unwrap_or_default());
        let digest = entry.digest();
        if !self.known.insert((audience.to_owned(), digest)) {
            return;
        }
        let journal = self.journals.entry(audience.to_owned()).or_default();
        let previous = journal.last().map_or([0; 32], |(_, place)| place.chain);
        let chain = extend_chain(&previous, &digest, received_at, directory);
        let position = u64::try_from(journal.len()).unwrap_or_default() + 1;
        journal.push((entry, Place { position, received_at, directory, chain }));
    }

    /// Empties entries about these subjects, as an office does once two have called for it: salt and body, and nothing of those that say so.
    pub fn erase(&mut self, audience: &str, subjects: &[SubjectId]) {
        self.drop_bodies(audience, |header| subjects.contains(&header.subject) && erase::may_be_missing(&header.kind, audience));
    }

    /// Drops bodies that nobody called for, as an office does that was tampered with.
    pub fn drop_bodies(&mut self, audience: &str, of: impl Fn(&Header) -> bool) {
        for (entry, _) in self.journals.get_mut(audience).into_iter().flatten() {
            if entry.read_header().is_some_and(|header| of(&header)) {
                (entry.salt, entry.body) = (None, None);
            }
        }
    }

    /// Hands a desk what it does not hold yet of the journals that `may_read` lets it read; the journal of everyone first.
    pub fn pull(&self, desk: &Desk, may_read: impl Fn(&Audience) -> bool) -> Result<(), Problem> {
        let mut audiences: Vec<Audience> = self.journals.keys().filter_map(|audience| audience.parse().ok()).filter(|it| may_read(it)).collect();
        audiences.sort_by_key(|audience| *audience != Audience::Everyone);
        for audience in audiences {
            if let Some(journal) = self.journals.get(&audience.to_string()) {
                take_in(desk, &audience, journal).map_err(|error| desk.problem(&error))?;
            }
        }
        Ok(())
    }

    /// Pushes and pulls until every desk holds what it may read.
    pub fn sync(&mut self, desks: &[&Desk], received_at: Instant) -> Result<(), Problem> {
        for desk in desks {
            self.push(desk, received_at)?;
        }
        desks.iter().try_for_each(|desk| self.pull(desk, |_| true))
    }
}

/// Reads a desk's entries that have no position yet, by journal and in its own order. Settings stay at home.
fn pending(desk: &Desk) -> Result<Vec<(String, Vec<Entry>)>, Error> {
    desk.query(|read| {
        let mut statement = read.connection.prepare(
            "SELECT audience, header, signature, salt, body FROM entries WHERE position IS NULL AND audience <> 'desk'
             ORDER BY audience <> 'everyone', audience, seq",
        )?;
        let mut rows = statement.query([])?;
        let mut found: Vec<(String, Vec<Entry>)> = Vec::new();
        while let Some(row) = rows.next()? {
            let audience: String = row.get(0)?;
            let entry = Entry { header: row.get(1)?, signature: row.get(2)?, salt: row.get(3)?, body: row.get(4)? };
            match found.last_mut() {
                Some((last, entries)) if *last == audience => entries.push(entry),
                _ => found.push((audience, vec![entry])),
            }
        }
        Ok(found)
    })
}

/// Takes in what comes after the journal's end here: entries, folds and the new end in one transaction.
fn take_in(desk: &Desk, audience: &Audience, journal: &[Placed]) -> Result<(), Error> {
    let open = desk.opened()?;
    let now = desk.world().now();
    let after = open.replica.read(|connection| receive::end(connection, &audience.to_string()))?.position;
    let begins = usize::try_from(after).unwrap_or(usize::MAX).min(journal.len());
    let (_, new) = journal.split_at_checked(begins).unwrap_or_default();
    let received = open.replica.write(|tx| receive::receive(tx, &open.me, audience, new, now))?;
    if !received.touched.is_empty() {
        sync::tell_all(desk);
    }
    Ok(())
}

/// Makes a desk in memory for an officer who comes to an office that exists: keys, name and claimed duties, no roster.
pub fn newcomer(desk: &Desk, name: &str, agency: &str, duties: &[Duty]) -> Result<(), Problem> {
    newcomer_on_disk(desk, name, agency, duties, "")
}

/// The same for a desk in a folder, which a passphrase opens.
pub fn newcomer_on_disk(desk: &Desk, name: &str, agency: &str, duties: &[Duty], passphrase: &str) -> Result<(), Problem> {
    let begun = AgencyId::parse(agency).ok_or(Error::NotFound("agency")).and_then(|agency| {
        let request = StartOffice {
            name: name.to_owned(),
            agency,
            from: None,
            duties: duties.to_vec(),
            passphrase: SecretString::from(passphrase),
            keyring: false,
        };
        start::begin(desk, &request, Founding::Newcomer)
    });
    begun.map_err(|error| desk.problem(&error))
}
