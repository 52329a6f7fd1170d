//! What a desk keeps, in the small: what `sync::store` does to the replica, for one journal and without folds.

use std::collections::BTreeMap;

use jcat_desk::entry::{Entry, extend_chain};
use jcat_desk::sync::engine::{Effect, Event};
use jcat_desk::sync::exchange::{Head, Page, Parked, Place, Pushed};
use jcat_desk::sync::{JournalEnd, Standing};
use uuid::Uuid;

use super::{JOURNAL, Placed};

/// A disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disk {
    office: Option<(Uuid, u32)>,
    /// The journal as far as it was taken in.
    pub journal: Vec<Placed>,
    /// Own entries without a place.
    pub pending: Vec<Entry>,
    written: u8,
    acknowledged: BTreeMap<u64, Placed>,
    locked: bool,
    parked: Option<String>,
    /// Whether the journal was found to go on otherwise: never, with an office that keeps its word.
    pub stopped: bool,
    /// Whether the office took this desk for a copy: never, without one.
    pub forked: bool,
}

/// The desk and the number of an entry, which is all that stands in its header here.
pub(super) fn name_of(entry: &Entry) -> (u8, u64) {
    match entry.header.as_slice() {
        [device, seq] => (*device, u64::from(*seq)),
        other => panic!("{other:?} is no header of this model"),
    }
}

impl Disk {
    /// Records an entry.
    pub fn write(&mut self, at: usize) {
        self.written += 1;
        let header = vec![u8::try_from(at).unwrap_or_default(), self.written];
        self.pending.push(Entry { header, signature: [0; 64], salt: None, body: None });
    }

    fn end(&self) -> Head {
        let (position, chain) = self.journal.last().map_or((0, [0; 32]), |(_, place)| (place.position, place.chain));
        Head { audience: JOURNAL.to_owned(), position, chain }
    }

    /// Says where the desk stands.
    pub fn standing(&self) -> Standing {
        let end = self.end();
        let told = self.acknowledged.len();
        let waiting = u64::try_from(self.pending.len().saturating_sub(told)).unwrap_or_default();
        let mut standing = Standing { office: self.office, waiting, forked: self.forked, ..Standing::default() };
        if end.position > 0 || self.parked.is_some() || told > 0 {
            let stopped = self.stopped.then(|| "other-chain".to_owned());
            let end = JournalEnd { position: end.position, chain: end.chain, locked: self.locked, parked: self.parked.clone(), stopped };
            standing.journals.insert(JOURNAL.to_owned(), end);
        }
        standing
    }

    /// Does what an effect says; gives the event that answers it.
    pub fn perform(&mut self, effect: &Effect) -> Option<Event> {
        let ticket = effect.ticket();
        match effect {
            Effect::ApplyPage { page, .. } => self.apply(page),
            Effect::ReadPending { except, .. } => {
                let shut = self.stopped || except.iter().any(|audience| audience == JOURNAL);
                let told = |entry: &&Entry| !self.acknowledged.values().any(|(known, _)| known.header == entry.header);
                let open = self.pending.iter().filter(|_| !shut).filter(told);
                return Some(Event::Outgoing { ticket, entries: open.map(|entry| (JOURNAL.to_owned(), entry.clone())).collect() });
            }
            Effect::KeepAnswers { answers, .. } => answers.iter().for_each(|(_, answer)| self.keep(answer)),
            Effect::KeepHeads { lock, unlock, stop, .. } => {
                self.locked = (self.locked || !lock.is_empty()) && unlock.is_empty();
                self.stopped |= !stop.is_empty();
            }
            Effect::Remember { hello, .. } => {
                self.office = Some((hello.office, hello.incarnation));
                self.acknowledged.clear();
            }
            Effect::ReadHeld { head, .. } => return Some(Event::Held { ticket, placed: self.held(head) }),
            other => panic!("{other:?} does not concern the disk"),
        }
        Some(Event::Kept { ticket, standing: self.standing(), waits_for: None })
    }

    fn apply(&mut self, page: &Page) {
        for (entry, place) in &page.placed {
            let end = self.end();
            if self.stopped || place.position != end.position + 1 {
                continue;
            }
            let continues = extend_chain(&end.chain, &entry.digest(), place.received_at, place.directory) == place.chain;
            let promised = self.acknowledged.get(&place.position).is_none_or(|(_, told)| told.chain == place.chain);
            if !continues || !promised {
                self.stopped = true;
                return;
            }
            self.take_in(entry, place);
        }
    }

    fn take_in(&mut self, entry: &Entry, place: &Place) {
        self.pending.retain(|own| own.header != entry.header);
        self.acknowledged.retain(|position, _| *position > place.position);
        self.journal.push((entry.clone(), place.clone()));
    }

    fn keep(&mut self, answer: &Pushed) {
        self.parked = match answer {
            Pushed::Accepted { places } => {
                for (seq, place) in places {
                    let own = self.pending.iter().find(|entry| name_of(entry).1 == *seq);
                    if let Some(entry) = own.filter(|_| place.position > self.end().position) {
                        self.acknowledged.insert(place.position, (entry.clone(), place.clone()));
                    }
                }
                for (entry, place) in self.behind(&self.end()) {
                    self.take_in(&entry, &place);
                }
                None
            }
            Pushed::Gap { .. } => Some("gap".to_owned()),
            Pushed::Forked { .. } => {
                self.forked = true;
                None
            }
            Pushed::Refused { code: Parked::Healing } => return,
            Pushed::Refused { code } => Some(code.label().to_owned()),
        };
    }

    /// Own entries that the office has a word for and that continue a head exactly.
    fn behind(&self, head: &Head) -> Vec<Placed> {
        let (mut position, mut chain) = (head.position, head.chain);
        let mut found = Vec::new();
        for (entry, place) in self.acknowledged.values().filter(|(_, place)| place.position > head.position) {
            if place.position != position + 1 || extend_chain(&chain, &entry.digest(), place.received_at, place.directory) != place.chain {
                break;
            }
            (position, chain) = (place.position, place.chain);
            found.push((entry.clone(), place.clone()));
        }
        found
    }

    fn held(&self, head: &Head) -> Vec<Placed> {
        let end = self.end();
        if self.stopped {
            return Vec::new();
        }
        if head.position >= end.position {
            return if head.position > end.position || head.chain == end.chain { self.behind(head) } else { Vec::new() };
        }
        let at = usize::try_from(head.position).unwrap_or_default();
        let here = at.checked_sub(1).map_or([0; 32], |before| self.journal[before].1.chain);
        if here == head.chain { self.journal[at..].to_vec() } else { Vec::new() }
    }
}
