//! A model of the office: what PostgreSQL has to do, in memory, and no more than that. It shares no code with the product but
//! the chain and the header.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jcat_desk::domain::Instant;
use jcat_desk::domain::ids::{DeviceId, EntryId, OfficerId};
use jcat_desk::entry::{Entry, extend_chain};
use jcat_desk::sync::exchange::{Head, Hello, PAGE, Page, Parked, Place, Pushed};
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
    /// Whoever was ever let in may still push.
    TakesFormer,
    /// A position is drawn before it is sure that something takes it.
    LeavesHoles,
    /// Heads are asked of a standby that lags behind.
    ShowsStandby,
    /// The directory position that an entry gets is that of the moment when it is read.
    DirectoryOfNow,
}

impl OfficeFault {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::TakesTwice,
        Self::AnswersBeforeCommit,
        Self::AsksNobody,
        Self::TakesAnyOffer,
        Self::RestoresSilently,
        Self::TakesFormer,
        Self::LeavesHoles,
        Self::ShowsStandby,
        Self::DirectoryOfNow,
    ];
}

/// An entry as the office keeps it, with what it reads of the header.
#[derive(Debug)]
pub struct Kept {
    /// The entry.
    pub entry: Entry,
    /// Its place.
    pub place: Place,
    /// Its id.
    pub id: EntryId,
    /// Its digest.
    pub digest: [u8; 32],
    /// The device that signed it.
    pub device: DeviceId,
    seq: u64,
    /// Whether it was put there by nobody: an intruder in the database.
    pub forged: bool,
}

/// Journals by audience. Entries are shared with the backups.
pub type Journals = BTreeMap<String, Vec<Rc<Kept>>>;

/// A backup.
pub struct Backup(Journals);

impl Backup {
    /// Gives the length of a journal in it.
    pub fn length_of(&self, audience: &str) -> u64 {
        self.0.get(audience).map_or(0, |journal| u64::try_from(journal.len()).unwrap_or_default())
    }
}

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
    /// Digests of what was put into a journal by nobody.
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

    /// True once in `of` times; for what only a faulty office does.
    fn sometimes(&mut self, of: u64) -> bool {
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.chance >> 33).is_multiple_of(of)
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

    // ---- rights ----------------------------------------------------------------------------------------------------------

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

    /// Says whether an officer may push into a journal: who may read it; and whoever opens a case is in it.
    pub fn may_push(&self, audience: &str, officer: OfficerId) -> bool {
        let opens = audience.starts_with("case/") && !self.readers.contains_key(audience);
        self.may_read(audience, officer) || (opens && !self.ended.contains(&officer))
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

    // ---- reading ---------------------------------------------------------------------------------------------------------

    fn head(&self, audience: &str) -> Head {
        let last = self.journals.get(audience).and_then(|journal| journal.last());
        let (position, chain) = last.map_or((0, [0; 32]), |kept| (kept.place.position, kept.place.chain));
        Head { audience: audience.to_owned(), position, chain }
    }

    /// Gives the heads that an officer may see.
    pub fn heads(&mut self, officer: OfficerId) -> Vec<Head> {
        let all = self.has(OfficeFault::AsksNobody);
        let lags = self.has(OfficeFault::ShowsStandby) && self.sometimes(4);
        let shown = |audience: &String| {
            let journal = self.journals.get(audience).map(Vec::as_slice).unwrap_or_default();
            match journal {
                [.., before, _] if lags => Head { audience: audience.clone(), position: before.place.position, chain: before.place.chain },
                _ => self.head(audience),
            }
        };
        self.journals.keys().filter(|audience| all || self.may_read(audience, officer)).map(shown).collect()
    }

    /// Gives a page.
    pub fn pull(&mut self, officer: OfficerId, audience: &str, after: u64) -> Page {
        let allowed = self.may_read(audience, officer) || self.has(OfficeFault::AsksNobody);
        let journal = self.journals.get(audience).map(Vec::as_slice).unwrap_or_default();
        let behind = journal.iter().filter(|kept| allowed && kept.place.position > after).take(PAGE);
        let mut placed: Vec<(Entry, Place)> = behind.map(|kept| (kept.entry.clone(), kept.place.clone())).collect();
        if self.has(OfficeFault::DirectoryOfNow) && audience != "everyone" {
            let directory = self.head("everyone").position;
            placed.iter_mut().for_each(|(_, place)| place.directory = directory);
        }
        if self.shows_late {
            placed.retain(|(_, place)| !self.late.contains(&(audience.to_owned(), place.position)));
            self.late.clear();
        }
        Page { audience: audience.to_owned(), placed, head: self.head(audience).position }
    }

    /// Gives the digest of every entry.
    pub fn digests(&self) -> BTreeSet<[u8; 32]> {
        self.journals.values().flatten().map(|kept| kept.digest).collect()
    }

    // ---- writing ---------------------------------------------------------------------------------------------------------

    /// Takes a push: one transaction, audience by audience in sorted order.
    pub fn push(&mut self, officer: OfficerId, entries: &[(String, Entry)], now: Instant) -> Vec<(String, Pushed)> {
        let mut groups: BTreeMap<&String, Vec<&Entry>> = BTreeMap::new();
        for (audience, entry) in entries {
            groups.entry(audience).or_default().push(entry);
        }
        let before = (self.has(OfficeFault::AnswersBeforeCommit) && self.sometimes(16)).then(|| self.journals.clone());
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
        let former = self.has(OfficeFault::TakesFormer) && self.ever.contains(&(audience.to_owned(), officer));
        if !self.may_read(audience, officer) && !former {
            return Pushed::Refused { code: Parked::NotReader };
        }
        self.ever.insert((audience.to_owned(), officer));
        let mut places = Vec::new();
        for entry in group {
            let header = entry.read_header().expect("a desk sends headers that read");
            let journal = self.journals.entry(audience.to_owned()).or_default();
            let of_device = || journal.iter().filter(|kept| !kept.forged && kept.device == header.device);
            let have = of_device().map(|kept| kept.seq).max().unwrap_or_default();
            let there = of_device().find(|kept| kept.seq == header.seq);
            let previous = of_device().find(|kept| kept.seq + 1 == header.seq).map_or([0; 32], |kept| kept.digest);
            let twice = self.fault == Some(OfficeFault::TakesTwice);
            match there {
                Some(known) if known.entry.header == entry.header && !twice => {
                    places.push((known.seq, known.place.clone()));
                    continue;
                }
                Some(known) if known.entry.header != entry.header => return Pushed::Forked { seq: known.seq },
                None if header.seq > have + 1 => return if places.is_empty() { Pushed::Gap { have } } else { Pushed::Accepted { places } },
                None if header.previous != previous => return Pushed::Forked { seq: header.seq },
                // Signed again under a new device, while the first was on the line: an id stands in a journal once.
                None if journal.iter().any(|kept| kept.id == header.id) => return Pushed::Forked { seq: header.seq },
                _ => {}
            }
            let place = self.append(audience, (*entry).clone(), now);
            places.push((header.seq, place));
        }
        Pushed::Accepted { places }
    }

    /// Gives an entry the next position.
    pub fn append(&mut self, audience: &str, entry: Entry, received_at: Instant) -> Place {
        let directory = self.head("everyone").position;
        let head = self.head(audience);
        let skipped = u64::from(self.has(OfficeFault::LeavesHoles) && self.sometimes(16));
        let chain = extend_chain(&head.chain, &entry.digest(), received_at, directory);
        let place = Place { position: head.position + 1 + skipped, received_at, directory, chain };
        if self.shows_late && place.position.is_multiple_of(5) {
            self.late.insert((audience.to_owned(), place.position));
        }
        self.keep(audience, entry, place.clone());
        place
    }

    fn keep(&mut self, audience: &str, entry: Entry, place: Place) {
        let Some(header) = entry.read_header() else { return };
        let digest = entry.digest();
        let kept = Kept { place, id: header.id, digest, device: header.device, seq: header.seq, forged: self.forged.contains(&digest), entry };
        self.journals.entry(audience.to_owned()).or_default().push(Rc::new(kept));
    }

    /// Puts an entry into a journal that nobody signed: what an intruder in the database can do.
    pub fn forge(&mut self, audience: &str, now: Instant) {
        let Some(last) = self.journals.get(audience).and_then(|journal| journal.last()).cloned() else { return };
        let Some(mut header) = last.entry.read_header() else { return };
        header.seq += 1_000;
        let mut id = *header.id.0.as_bytes();
        id[15] ^= 0x55;
        header.id.0 = Uuid::from_bytes(id);
        let forged = Entry { header: header.encoded(), ..last.entry.clone() };
        self.forged.insert(forged.digest());
        self.append(audience, forged, now);
    }

    // ---- restores --------------------------------------------------------------------------------------------------------

    /// Takes exact continuations from a desk while healing.
    pub fn relay(&mut self, audience: &str, placed: &[(Entry, Place)]) -> Head {
        if !self.healing {
            return self.head(audience);
        }
        for (entry, place) in placed {
            let head = self.head(audience);
            let exact =
                place.position == head.position + 1 && extend_chain(&head.chain, &entry.digest(), place.received_at, place.directory) == place.chain;
            if exact || self.has(OfficeFault::TakesAnyOffer) {
                self.keep(audience, entry.clone(), place.clone());
            }
        }
        self.head(audience)
    }

    /// Copies the journals as they are.
    pub fn backup(&self) -> Backup {
        Backup(self.journals.clone())
    }

    /// Puts an older state in place, as an administrator does after a loss, and announces it.
    pub fn restore(&mut self, backup: &Backup) {
        self.journals.clone_from(&backup.0);
        if !self.has(OfficeFault::RestoresSilently) {
            self.incarnation += 1;
            self.healing = true;
        }
        self.reported.clear();
    }
}
