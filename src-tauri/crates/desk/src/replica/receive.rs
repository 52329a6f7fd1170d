//! Taking in what the office hands out: a stretch of a journal, entry by entry, with its places.
//!
//! What lives here: contiguity, chain, signatures, what is set aside, what waits, what stops. What does not: recording. There
//! is no way from here to a new entry.
//!
//! Invariants
//! - Entries, folds and the journal's end are written in the caller's one transaction.
//! - Whether an entry is believed follows from the journal alone: from its place and what `everyone` held at its directory
//!   position. So every desk sets aside the same entries, whatever it pulled first.
//! - A chain that differs stops the journal. Both versions stay; nothing here starts it again.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ed25519_dalek::{Signature, VerifyingKey};
use jcat_domain::ids::SubjectId;
use jcat_domain::{Audience, Change, Instant};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use crate::error::Error;
use crate::replica::entry::{Entry, Header, extend_chain};
use crate::replica::log::{self, Me, Place, from_sql, to_sql};
use crate::replica::{erase, refold};
use crate::sync::{may_die, rehearsed};

/// What became of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Received {
    /// Subjects that were folded again.
    pub(crate) touched: BTreeSet<SubjectId>,
    /// The position of `everyone` that the next entry waits for.
    pub(crate) waits_for: Option<u64>,
}

/// Where a journal ends here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) position: u64,
    pub(crate) chain: [u8; 32],
    pub(crate) stopped: bool,
}

/// Reads where a journal ends here.
pub(crate) fn end(connection: &Connection, audience: &str) -> Result<End, Error> {
    let found = connection
        .prepare_cached("SELECT position, chain, stopped IS NOT NULL FROM journals WHERE audience = ?1")?
        .query_row([audience], |row| Ok(End { position: from_sql(row.get(0)?), chain: row.get(1)?, stopped: row.get(2)? }))
        .optional()?;
    Ok(found.unwrap_or(End { position: 0, chain: [0; 32], stopped: false }))
}

/// Takes in entries of one audience, in order of position, from the journal's end here. What came before is passed over; at a
/// gap, at a chain that differs, and at an entry whose directory position has not arrived, it ends.
pub(crate) fn receive(tx: &Transaction<'_>, me: &Me, audience: &Audience, placed: &[(Entry, Place)], now: Instant) -> Result<Received, Error> {
    let name = audience.to_string();
    let mut page = Intake {
        tx,
        me,
        audience: &name,
        everyone: *audience == Audience::Everyone,
        end: end(tx, &name)?,
        now,
        keys: HashMap::new(),
        fresh: BTreeMap::new(),
        quotes: erase::Quotes::new(),
        out: Received::default(),
    };
    if page.end.stopped {
        return Ok(page.out);
    }
    let begins = placed.iter().position(|(_, place)| place.position > page.end.position).unwrap_or(placed.len());
    let (_, new) = placed.split_at_checked(begins).unwrap_or_default();
    let new = page.that_fits(new)?;
    may_die!(PageFits);
    let mut rest = new;
    while !rest.is_empty() {
        // Keys arrive in the journal of everyone: a run ends with the entry that enrols a device.
        let enrols = rest.iter().position(|(entry, _)| page.everyone && entry.read_header().is_some_and(|it| it.kind == "device.enrolled"));
        let (run, later) = rest.split_at_checked(enrols.map_or(rest.len(), |at| at + 1)).unwrap_or_default();
        page.take_run(run)?;
        rest = later;
    }
    page.finish(!new.is_empty())
}

struct Intake<'a> {
    tx: &'a Transaction<'a>,
    me: &'a Me,
    audience: &'a str,
    everyone: bool,
    end: End,
    now: Instant,
    keys: HashMap<(Uuid, Uuid), Option<Known>>,
    /// For each subject the first of its new entries, where nothing but new entries came.
    fresh: BTreeMap<SubjectId, Option<i64>>,
    /// What only this desk has and what quotes data that an entry of the page would erase.
    quotes: erase::Quotes,
    out: Received,
}

type Placed = (Entry, Place);

/// What the journal of everyone says of a device.
#[derive(Clone, Copy)]
struct Known {
    key: VerifyingKey,
    /// The position from which it is known.
    enrolled: u64,
    /// The position from which it is no longer believed.
    revoked: Option<u64>,
}

impl Intake<'_> {
    /// Gives the entries that continue the journal and wait for nothing. Moves the journal's end behind them.
    fn that_fits<'p>(&mut self, new: &'p [Placed]) -> Result<&'p [Placed], Error> {
        let directory = if self.everyone { 0 } else { end(self.tx, &Audience::Everyone.to_string())?.position };
        for (at, (entry, place)) in new.iter().enumerate() {
            let fits = new.split_at_checked(at).map(|(fits, _)| fits).unwrap_or_default();
            if place.position != self.end.position + 1 && !rehearsed!(GapsTaken) {
                return Ok(fits);
            }
            let continues = extend_chain(&self.end.chain, &entry.digest(), place.received_at, place.directory) == place.chain;
            let promised: Option<[u8; 32]> = self
                .tx
                .prepare_cached("SELECT chain FROM acknowledged WHERE audience = ?1 AND position = ?2")?
                .query_row(params![self.audience, to_sql(place.position)], |row| row.get(0))
                .optional()?;
            if (!continues || promised.is_some_and(|chain| chain != place.chain)) && !rehearsed!(GapsTaken) {
                self.stop("other-chain", entry, place)?;
                return Ok(fits);
            }
            if self.everyone && place.directory >= place.position {
                self.stop("directory", entry, place)?;
                return Ok(fits);
            }
            if !self.everyone && place.directory > directory && !rehearsed!(DirectoryIgnored) {
                self.out.waits_for = Some(place.directory);
                return Ok(fits);
            }
            (self.end.position, self.end.chain) = (place.position, place.chain);
        }
        Ok(new)
    }

    fn stop(&self, why: &str, entry: &Entry, place: &Place) -> Result<(), Error> {
        stop(self.tx, self.audience, why, self.now)?;
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO other_version (audience, position, header, signature, salt, body, received_at, directory, chain, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                self.audience,
                to_sql(place.position),
                entry.header,
                entry.signature,
                entry.salt,
                entry.body,
                place.received_at.0,
                to_sql(place.directory),
                place.chain,
                self.now.0
            ])?;
        Ok(())
    }

    fn take_run(&mut self, run: &[Placed]) -> Result<(), Error> {
        let believed = self.believe(run)?;
        for ((entry, place), believed) in run.iter().zip(believed) {
            match believed {
                Ok(header) => self.take(header, entry, place)?,
                Err(reason) => self.set_aside(entry, place, reason)?,
            }
        }
        Ok(())
    }

    /// Says of each entry whether it is what it claims to be; if not, why. Signatures are verified together, and one by one
    /// only where that fails, to name the culprit.
    fn believe(&mut self, run: &[Placed]) -> Result<Vec<Result<Header, &'static str>>, Error> {
        let mut looked = Vec::with_capacity(run.len());
        for (entry, place) in run {
            looked.push(self.look(entry, place)?);
        }
        let good: Vec<(Vec<u8>, Signature, VerifyingKey)> = run
            .iter()
            .zip(&looked)
            .filter_map(|((entry, _), looked)| looked.as_ref().ok().map(|(_, key)| (entry, key)))
            .filter(|(entry, key)| !is_played(entry, key))
            .map(|(entry, key)| (entry.signed_bytes(), Signature::from_bytes(&entry.signature), *key))
            .collect();
        let messages: Vec<&[u8]> = good.iter().map(|(message, ..)| message.as_slice()).collect();
        let signatures: Vec<Signature> = good.iter().map(|(_, signature, _)| *signature).collect();
        let keys: Vec<VerifyingKey> = good.iter().map(|(.., key)| *key).collect();
        let all = good.len() > 1 && ed25519_dalek::verify_batch(&messages, &signatures, &keys).is_ok();
        let verifies = |entry: &Entry, key: &VerifyingKey| key.verify_strict(&entry.signed_bytes(), &Signature::from_bytes(&entry.signature)).is_ok();
        let check = |entry: &Entry, key: &VerifyingKey| all || is_played(entry, key) || verifies(entry, key);
        let answers = run.iter().zip(looked).map(|((entry, _), looked)| {
            let (header, key) = looked?;
            if check(entry, &key) || rehearsed!(SignatureUnchecked) { Ok(header) } else { Err("bad-signature") }
        });
        Ok(answers.collect())
    }

    fn look(&mut self, entry: &Entry, place: &Place) -> Result<Result<(Header, VerifyingKey), &'static str>, Error> {
        let Some(header) = entry.read_header() else { return Ok(Err("unreadable")) };
        if header.audience != self.audience || header.seq == 0 {
            return Ok(Err("misplaced"));
        }
        let is_missing = entry.body.is_none() && !erase::may_be_missing(&header.kind, self.audience);
        if is_missing || !entry.keeps_its_commitment(&header) {
            return Ok(Err("broken-body"));
        }
        let known = self.key(&header)?.filter(|known| known.enrolled <= place.directory);
        if known.and_then(|known| known.revoked).is_some_and(|revoked| revoked <= place.directory) {
            return Ok(Err("revoked-device"));
        }
        let known = known.map(|known| known.key);
        // A device's first entry brings its own key.
        let enrolling =
            entry.body.as_deref().filter(|_| self.everyone).and_then(|body| match Change::decode(&header.kind, header.kind_version, body) {
                Some(Change::DeviceEnrolled(it)) if header.subject == header.device.subject() => VerifyingKey::from_bytes(&it.signing).ok(),
                _ => None,
            });
        Ok(known.or(enrolling).filter(|key| !key.is_weak()).map(|key| (header, key)).ok_or("unknown-device"))
    }

    /// Gives what is known of a device.
    fn key(&mut self, header: &Header) -> Result<Option<Known>, Error> {
        let (device, officer) = (header.device.0, header.author.0);
        if let Some(found) = self.keys.get(&(device, officer)) {
            return Ok(*found);
        }
        let found: Option<([u8; 32], i64, Option<i64>)> = self
            .tx
            .prepare_cached(
                "SELECT d.signing, min(e.position), d.revoked FROM devices d JOIN entries e ON e.subject = d.device AND e.position IS NOT NULL
                 WHERE d.device = ?1 AND d.officer = ?2 AND e.kind = 'device.enrolled' AND e.ord NOT IN (SELECT ord FROM verdicts WHERE subject = ?1)
                 GROUP BY d.device",
            )?
            .query_row(params![device, officer], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let found = found.and_then(|(key, position, revoked)| {
            let key = VerifyingKey::from_bytes(&key).ok()?;
            Some(Known { key, enrolled: from_sql(position), revoked: revoked.map(from_sql) })
        });
        self.keys.insert((device, officer), found);
        Ok(found)
    }

    fn take(&mut self, header: Header, entry: &Entry, place: &Place) -> Result<(), Error> {
        let same_place: Option<(Vec<u8>, bool)> = self
            .tx
            .prepare_cached("SELECT header, position IS NULL FROM entries WHERE audience = ?1 AND device = ?2 AND seq = ?3")?
            .query_row(params![self.audience, header.device.0, to_sql(header.seq)], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let same_id: Option<(Vec<u8>, bool, i64)> = self
            .tx
            .prepare_cached("SELECT header, position IS NULL, seq FROM entries WHERE audience = ?1 AND id = ?2")?
            .query_row(params![self.audience, header.id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let mut came = None;
        match (same_place, same_id) {
            // One's own, with the place that the office gave it.
            (Some((mine, true)), _) if mine == entry.header => {
                self.tx
                    .prepare_cached("UPDATE entries SET position = ?1, received_at = ?2, directory = ?3, chain = ?4 WHERE audience = ?5 AND id = ?6")?
                    .execute(params![
                        to_sql(place.position),
                        place.received_at.0,
                        to_sql(place.directory),
                        place.chain,
                        self.audience,
                        header.id.0
                    ])?;
                may_die!(OwnPlaced);
            }
            // A journal tells each entry once, and each place in a desk's sequence once: what comes second is not believed.
            (Some((_, false)), _) | (_, Some((_, false, _))) => return self.set_aside(entry, place, "forked"),
            (Some((_, true)), _) => {
                // This desk was cloned or restored, and its copy was first. What it had not sent leaves the sequence.
                self.evict(header.seq)?;
                log::insert(self.tx, &header, entry, &entry.digest(), Some(place))?;
            }
            (None, Some((_, true, seq))) => {
                self.evict(from_sql(seq))?;
                log::insert(self.tx, &header, entry, &entry.digest(), Some(place))?;
            }
            (None, None) => {
                let ord = log::insert(self.tx, &header, entry, &entry.digest(), Some(place))?;
                self.fresh.entry(header.subject).or_insert(Some(ord));
                came = Some(ord);
                may_die!(OtherInserted);
            }
        }
        if came.is_none() {
            self.fresh.insert(header.subject, None);
        }
        self.out.touched.insert(header.subject);
        if header.kind == "contribution.erased" {
            self.quotes.push((header.subject.0, erase::own_quotes(self.tx, header.subject.0)?));
        }
        // Devices and duties must be known before the next entry is looked at.
        if self.everyone {
            self.keys.clear();
            match came {
                Some(ord) => refold::come(self.tx, self.audience, header.subject, ord)?,
                None => refold::subject(self.tx, header.subject)?,
            }
        }
        Ok(())
    }

    fn evict(&mut self, from: u64) -> Result<(), Error> {
        let evicted = evict(self.tx, self.me, self.audience, from, "forked", self.now)?;
        self.fresh.extend(evicted.iter().map(|subject| (*subject, None)));
        self.out.touched.extend(evicted);
        Ok(())
    }

    fn set_aside(&self, entry: &Entry, place: &Place, reason: &str) -> Result<(), Error> {
        if rehearsed!(SetAsideForgotten) {
            return Ok(());
        }
        self.tx
            .prepare_cached(
                "INSERT INTO set_aside (audience, header, signature, salt, body, position, reason, at, received_at, directory, chain)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                self.audience,
                entry.header,
                entry.signature,
                entry.salt,
                entry.body,
                to_sql(place.position),
                reason,
                self.now.0,
                place.received_at.0,
                to_sql(place.directory),
                place.chain
            ])?;
        Ok(())
    }

    /// Folds what was touched, once, judges again what is pending where duties may have changed, and moves the journal's end.
    fn finish(mut self, moved: bool) -> Result<Received, Error> {
        if !moved {
            return Ok(self.out);
        }
        let mut fold: BTreeSet<SubjectId> = if self.everyone { BTreeSet::new() } else { self.out.touched.clone() };
        if self.everyone && !self.out.touched.is_empty() && !rehearsed!(PendingNotJudgedAgain) {
            fold.extend(with_pending(self.tx)?);
        }
        // What is erased stays so, whoever wrote of it without knowing.
        for late in erase::empty_late(self.tx, fold.iter().copied())? {
            self.fresh.insert(late, None);
        }
        // In the journal of everyone each was folded as it came.
        let first = |subject: SubjectId| (subject, self.fresh.get(&subject).copied().flatten().filter(|_| !self.everyone));
        refold::subjects(self.tx, self.audience, fold.iter().copied().map(first))?;
        self.out.touched.extend(fold);
        self.out.touched.extend(erase::empty_noted(self.tx, &self.quotes)?);
        may_die!(PageFolded);
        move_end(self.tx, self.audience, self.end.position, &self.end.chain)?;
        may_die!(EndMoved);
        Ok(self.out)
    }
}

/// Says whether this is what stands for a signature in a rehearsal that plays them. In a program that is packaged the answer is
/// `false`, at compile time.
#[cfg_attr(not(feature = "rehearsal"), expect(unused_variables, reason = "nothing is played there"))]
fn is_played(entry: &Entry, key: &VerifyingKey) -> bool {
    #[cfg(feature = "rehearsal")]
    let answer = crate::sync::rehearsal::played(key.as_bytes(), &entry.signed_bytes()) == Some(entry.signature);
    #[cfg(not(feature = "rehearsal"))]
    let answer = false;
    answer
}

/// Moves a journal's end, and lets go of words of the office that have come true.
pub(crate) fn move_end(tx: &Transaction<'_>, audience: &str, position: u64, chain: &[u8; 32]) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO journals (audience, position, chain) VALUES (?1, ?2, ?3)
         ON CONFLICT (audience) DO UPDATE SET position = excluded.position, chain = excluded.chain",
    )?
    .execute(params![audience, to_sql(position), chain])?;
    tx.prepare_cached("DELETE FROM acknowledged WHERE audience = ?1 AND position <= ?2")?.execute(params![audience, to_sql(position)])?;
    Ok(())
}

/// Stops a journal: nothing more of it is taken in or sent.
pub(crate) fn stop(tx: &Transaction<'_>, audience: &str, why: &str, now: Instant) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO journals (audience, chain, stopped, stopped_at) VALUES (?1, zeroblob(32), ?2, ?3)
         ON CONFLICT (audience) DO UPDATE SET stopped = COALESCE(stopped, excluded.stopped), stopped_at = COALESCE(stopped_at, excluded.stopped_at)",
    )?
    .execute(params![audience, why, now.0])?;
    Ok(())
}

/// Gives the subjects that have entries which only this desk has.
pub(crate) fn with_pending(tx: &Transaction<'_>) -> Result<Vec<SubjectId>, Error> {
    // Records of access are not judged: they hold whoever wrote them, and those of other owners never get a position here.
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT subject FROM entries WHERE position IS NULL AND audience <> 'desk' AND audience NOT LIKE 'records/%' ORDER BY audience, seq",
    )?;
    let found = statement.query_map([], |row| row.get(0).map(SubjectId))?.collect::<Result<_, _>>()?;
    Ok(found)
}

/// Takes this desk's unplaced entries out of a journal from a place in its sequence on. Their bytes are kept. A record of access that
/// the office has taken stays: it is never pulled, so nothing else would bring it back.
pub(crate) fn evict(tx: &Transaction<'_>, me: &Me, audience: &str, from: u64, reason: &str, now: Instant) -> Result<Vec<SubjectId>, Error> {
    let gone: Vec<(i64, Uuid, Uuid)> = tx
        .prepare_cached(
            "SELECT ord, subject, id FROM entries e WHERE position IS NULL AND audience = ?1 AND device = ?2 AND seq >= ?3
               AND NOT (audience LIKE 'records/%' AND EXISTS (SELECT 1 FROM acknowledged a WHERE a.audience = e.audience AND a.device = e.device AND a.seq = e.seq))
             ORDER BY seq",
        )?
        .query_map(params![audience, me.device.0, to_sql(from)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    for (ord, _, id) in &gone {
        tx.prepare_cached(
            "INSERT OR IGNORE INTO unsent (audience, header, signature, salt, body, reason, at)
             SELECT audience, header, signature, salt, body, ?2, ?3 FROM entries WHERE ord = ?1",
        )?
        .execute(params![ord, reason, now.0])?;
        tx.prepare_cached("DELETE FROM verdicts WHERE entry = ?1")?.execute([id])?;
        tx.prepare_cached("DELETE FROM events WHERE ord = ?1")?.execute([ord])?;
        tx.prepare_cached("DELETE FROM entries WHERE ord = ?1")?.execute([ord])?;
    }
    let subjects: BTreeSet<SubjectId> = gone.into_iter().map(|(_, subject, _)| SubjectId(subject)).collect();
    for subject in &subjects {
        refold::subject(tx, *subject)?;
    }
    Ok(subjects.into_iter().collect())
}
