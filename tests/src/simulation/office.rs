//! A model of the office: what PostgreSQL has to do, in memory, and no more than that. It shares no code with the product but
//! the chain and the header.

use std::collections::{BTreeMap, BTreeSet};

use jcat_desk::domain::Instant;
use jcat_desk::domain::ids::OfficerId;
use jcat_desk::entry::{Entry, extend_chain};
use jcat_desk::sync::exchange::{Head, Hello, MOST, Page, Parked, Place, Pushed};
use uuid::Uuid;

/// A fault of the office that the simulation must notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeFault {
    /// A push that comes twice is taken twice.
    TakesTwice,
    /// It answers before it has committed, and sometimes dies in between.
    AnswersBeforeCommit,
    /// Whoever asks is handed any journal.
    AsksNobody,
    /// While healing it takes what does not continue its journal.
    TakesAnyOffer,
    /// A restore is not announced.
    RestoresSilently,
}

impl OfficeFault {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::TakesTwice, Self::AnswersBeforeCommit, Self::AsksNobody, Self::TakesAnyOffer, Self::RestoresSilently];
}

type Journals = BTreeMap<String, Vec<(Entry, Place)>>;

/// The office.
#[derive(Clone)]
pub struct ModelOffice {
    /// Its journals.
    pub journals: Journals,
    /// How often it was restored.
    pub incarnation: u32,
    /// Whether it takes exact continuations alone.
    pub healing: bool,
    /// Who may read which case, and the Board.
    pub readers: BTreeMap<String, BTreeSet<OfficerId>>,
    /// Who was ever let in where.
    pub ever: BTreeSet<(String, OfficerId)>,
    /// The agency of each officer.
    pub agencies: BTreeMap<OfficerId, String>,
    /// Officers who left.
    pub ended: BTreeSet<OfficerId>,
    /// Workstations that have offered what they hold. By machine: a clone and its original are one device until they meet.
    pub reported: BTreeSet<usize>,
    /// The fault that it has.
    pub fault: Option<OfficeFault>,
    /// Whether readers sometimes miss an entry that a later one follows, as with positions that are not given under a lock.
    pub shows_late: bool,
    /// What was put into a journal by nobody: digests.
    pub forged: BTreeSet<[u8; 32]>,
    /// Entries that are hidden from the next reader.
    late: BTreeSet<(String, u64)>,
    chance: u64,
}

impl Default for ModelOffice {
    fn default() -> Self {
        Self {
            journals: Journals::new(),
            incarnation: 1,
            healing: false,
            readers: BTreeMap::new(),
            ever: BTreeSet::new(),
            agencies: BTreeMap::new(),
            ended: BTreeSet::new(),
            reported: BTreeSet::new(),
            fault: None,
            shows_late: false,
            forged: BTreeSet::new(),
            late: BTreeSet::new(),
            chance: 0,
        }
    }
}

impl ModelOffice {
    fn has(&self, fault: OfficeFault) -> bool {
        self.fault == Some(fault)
    }

    /// Greets a desk.
    pub fn hello(&self, officer: OfficerId, now: Instant) -> Hello {
        Hello {
            protocol: (1, 1),
            office: Uuid::from_u128(77),
            incarnation: self.incarnation,
            healing: self.healing,
            officer,
            device_known: true,
            now,
            lease_until: None,
        }
    }

    /// Says whether an officer may read a journal.
    pub fn may_read(&self, audience: &str, officer: OfficerId) -> bool {
        if self.ended.contains(&officer) {
            return false;
        }
        match audience.split_once('/') {
            None if audience == "board" => self.readers.get(audience).is_some_and(|readers| readers.contains(&officer)),
            None => true,
            Some(("agency", agency)) => self.agencies.get(&officer).is_some_and(|it| it == agency),
            Some(_) => self.readers.get(audience).is_some_and(|readers| readers.contains(&officer)),
        }
    }

    /// Lets an officer read a journal.
    pub fn admit(&mut self, audience: &str, officer: OfficerId) {
        self.readers.entry(audience.to_owned()).or_default().insert(officer);
        self.ever.insert((audience.to_owned(), officer));
    }

    /// Takes that right.
    pub fn dismiss(&mut self, audience: &str, officer: OfficerId) {
        if let Some(readers) = self.readers.get_mut(audience) {
            readers.remove(&officer);
        }
    }

    fn head(&self, audience: &str) -> Head {
        let last = self.journals.get(audience).and_then(|journal| journal.last());
        let (position, chain) = last.map_or((0, [0; 32]), |(_, place)| (place.position, place.chain));
        Head { audience: audience.to_owned(), position, chain }
    }

    /// Gives the heads that an officer may see.
    pub fn heads(&mut self, officer: OfficerId) -> Vec<Head> {
        let all = self.has(OfficeFault::AsksNobody);
        self.journals.keys().filter(|audience| all || self.may_read(audience, officer)).map(|audience| self.head(audience)).collect()
    }

    /// Gives a page.
    pub fn pull(&mut self, officer: OfficerId, audience: &str, after: u64) -> Page {
        let allowed = self.may_read(audience, officer) || self.has(OfficeFault::AsksNobody);
        let journal = self.journals.get(audience).map(Vec::as_slice).unwrap_or_default();
        let mut placed: Vec<(Entry, Place)> =
            if allowed { journal.iter().filter(|(_, place)| place.position > after).take(MOST).cloned().collect() } else { Vec::new() };
        if self.shows_late {
            placed.retain(|(_, place)| !self.late.contains(&(audience.to_owned(), place.position)));
            self.late.clear();
        }
        Page { audience: audience.to_owned(), placed, head: self.head(audience).position }
    }

    /// Takes a push: one transaction, audience by audience in sorted order.
    pub fn push(&mut self, officer: OfficerId, entries: &[(String, Entry)], now: Instant) -> Vec<(String, Pushed)> {
        let mut groups: BTreeMap<&String, Vec<&Entry>> = BTreeMap::new();
        for (audience, entry) in entries {
            groups.entry(audience).or_default().push(entry);
        }
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let before = (self.has(OfficeFault::AnswersBeforeCommit) && self.chance >> 60 == 0).then(|| self.journals.clone());
        let answers = groups.into_iter().map(|(audience, group)| (audience.clone(), self.push_one(officer, audience, &group, now))).collect();
        if let Some(before) = before {
            self.journals = before;
        }
        answers
    }

    fn push_one(&mut self, officer: OfficerId, audience: &str, group: &[&Entry], now: Instant) -> Pushed {
        if self.healing {
            return Pushed::Refused { code: Parked::Healing };
        }
        if self.ended.contains(&officer) {
            return Pushed::Refused { code: Parked::OfficerEnded };
        }
        if audience.starts_with("case/") && !self.readers.contains_key(audience) {
            // Whoever opens a case is in it.
            self.admit(audience, officer);
        }
        if !self.may_read(audience, officer) {
            return Pushed::Refused { code: Parked::NotReader };
        }
        self.ever.insert((audience.to_owned(), officer));
        let mut places = Vec::new();
        for entry in group {
            let header = entry.read_header().expect("a desk sends headers that read");
            let journal = self.journals.entry(audience.to_owned()).or_default();
            let of_device: Vec<(u64, &(Entry, Place))> = journal
                .iter()
                .filter(|placed| !self.forged.contains(&placed.0.digest()))
                .filter_map(|placed| placed.0.read_header().filter(|it| it.device == header.device).map(|it| (it.seq, placed)))
                .collect();
            let have = of_device.iter().map(|(seq, _)| *seq).max().unwrap_or_default();
            let there = of_device.iter().find(|(seq, _)| *seq == header.seq);
            let previous = of_device.iter().find(|(seq, _)| seq + 1 == header.seq).map_or([0; 32], |(_, (entry, _))| entry.digest());
            let twice = self.fault == Some(OfficeFault::TakesTwice);
            match there {
                Some((seq, (known, place))) if known.header == entry.header && !twice => {
                    places.push((*seq, place.clone()));
                    continue;
                }
                Some((seq, (known, _))) if known.header != entry.header => return Pushed::Forked { seq: *seq },
                None if header.seq > have + 1 => return if places.is_empty() { Pushed::Gap { have } } else { Pushed::Accepted { places } },
                None if header.previous != previous => return Pushed::Forked { seq: header.seq },
                // Signed again under a new device, while the first was on the line: an id stands in a journal once.
                None if journal.iter().any(|(known, _)| known.read_header().is_some_and(|it| it.id == header.id)) => {
                    return Pushed::Forked { seq: header.seq };
                }
                _ => {}
            }
            let seq = header.seq;
            let place = self.append(audience, (*entry).clone(), now);
            places.push((seq, place));
        }
        Pushed::Accepted { places }
    }

    /// Gives an entry the next position.
    pub fn append(&mut self, audience: &str, entry: Entry, received_at: Instant) -> Place {
        let directory = self.head("everyone").position;
        let head = self.head(audience);
        let chain = extend_chain(&head.chain, &entry.digest(), received_at, directory);
        let place = Place { position: head.position + 1, received_at, directory, chain };
        if self.shows_late && place.position.is_multiple_of(5) {
            self.late.insert((audience.to_owned(), place.position));
        }
        self.journals.entry(audience.to_owned()).or_default().push((entry, place.clone()));
        place
    }

    /// Puts an entry into a journal that nobody signed: what an intruder in the database can do.
    pub fn forge(&mut self, audience: &str, now: Instant) {
        let Some((entry, _)) = self.journals.get(audience).and_then(|journal| journal.last()).cloned() else { return };
        let Some(mut header) = entry.read_header() else { return };
        header.seq += 1_000;
        let mut id = *header.id.0.as_bytes();
        id[15] ^= 0x55;
        header.id.0 = Uuid::from_bytes(id);
        let forged = Entry { header: header.encoded(), ..entry };
        self.forged.insert(forged.digest());
        self.append(audience, forged, now);
    }

    /// Takes exact continuations from a desk while healing.
    pub fn relay(&mut self, audience: &str, placed: &[(Entry, Place)]) -> Head {
        for (entry, place) in placed.iter().filter(|_| self.healing) {
            let head = self.head(audience);
            let exact =
                place.position == head.position + 1 && extend_chain(&head.chain, &entry.digest(), place.received_at, place.directory) == place.chain;
            if exact || self.has(OfficeFault::TakesAnyOffer) {
                self.journals.entry(audience.to_owned()).or_default().push((entry.clone(), place.clone()));
            }
        }
        self.head(audience)
    }

    /// Puts an older state in place, as an administrator does after a loss, and announces it.
    pub fn restore(&mut self, backup: &Self) {
        self.journals.clone_from(&backup.journals);
        if !self.has(OfficeFault::RestoresSilently) {
            self.incarnation += 1;
            self.healing = true;
        }
        self.reported.clear();
    }
}
