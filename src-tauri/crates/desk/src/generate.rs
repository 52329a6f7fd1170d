//! A seeded generator of cases, for measurements and tests of size. It records through the same journal as everything else,
//! a thousand cases to a transaction. Compiled with the feature `measure` alone, which no packaged program has.

use std::collections::HashMap;

use jcat_domain::cases::{CaseFacts, CoverScope, CoverText, CoverWritten, CrimeArea, ProposalSubmitted};
use jcat_domain::change::Change;
use jcat_domain::counters::{Bound, CounterKind, CounterRecorded, Figure, Quantity};
use jcat_domain::handling::{Handling, Tlp};
use jcat_domain::ids::{AgencyId, CaseId, CounterId, NoteId, SubjectId};
use jcat_domain::notes::NoteWritten;
use jcat_domain::{Audience, Country, Day, Duty, Instant};
use sha2::{Digest, Sha256};

use crate::desk::Desk;
use crate::error::Error;
use crate::problem::Problem;
use crate::replica::entry::Entry;
use crate::replica::log::{self, After, Me, Recording};
use crate::start::{self, Founding, StartOffice};
use crate::surroundings::Surroundings;

const WORDS: [&str; 24] = [
    "Amber", "Brass", "Copper", "Dry", "Early", "Far", "Glass", "Half", "Iron", "Jade", "Long", "Narrow", "Open", "Paper", "Quiet", "Red", "Slow",
    "Tin", "Upper", "Velvet", "Winter", "Yellow", "Blue", "Green",
];
const THINGS: [&str; 24] = [
    "Anchor", "Bridge", "Corridor", "Door", "Engine", "Ferry", "Garden", "Harbour", "Island", "Kettle", "Ladder", "Market", "Night", "Orchard",
    "Pocket", "Quarry", "River", "Signal", "Tide", "Umbrella", "Valley", "Whistle", "Locker", "Owl",
];
const TOPICS: [&str; 8] = [
    "bulletproof hosting",
    "carding forum",
    "loader and its resellers",
    "booter marketplace",
    "skimmer rental",
    "crypto mixer",
    "SIM swap brokers",
    "stealer log shops",
];
const AGENCIES: [(&str, &str); 8] = [("at", "AT"), ("fr", "FR"), ("de", "DE"), ("it", "IT"), ("nl", "NL"), ("ro", "RO"), ("pl", "PL"), ("se", "SE")];

struct Dice([u8; 32]);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = Sha256::digest(self.0).into();
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(self.0).for_each(|(byte, drawn)| *byte = drawn);
        usize::try_from(u64::from_be_bytes(bytes) >> 1).unwrap_or_default() % sides.max(1)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.roll(from.len())).copied()
    }
}

impl Desk {
    /// Fills an open desk with so many invented cases, the same for the same seed. For measurements alone: the proposals are
    /// recorded by this desk in the name of other agencies, which the rules would refuse of a person, so the first is made by
    /// its own agency.
    #[doc(hidden)]
    pub fn generate_cases(&self, seed: u64, count: usize) -> Result<(), Problem> {
        self.generate(seed, count).map_err(|error| self.problem(&error))
    }

    /// Adds so many notes to one case, a thousand to a transaction. Each begins with the mark, a space and its number from 0.
    #[doc(hidden)]
    pub fn generate_notes(&self, case: CaseId, mark: &str, count: usize) -> Result<(), Problem> {
        let add = || {
            for batch in 0..count.div_ceil(1_000) {
                self.command("writeNote", |work| {
                    for n in 0..(count - batch * 1_000).min(1_000) {
                        let note = NoteId(work.make_id()?);
                        let text = format!("{mark} {}: seen again, nothing new, to be asked on Monday.", batch * 1_000 + n);
                        let change = Change::NoteWritten(NoteWritten { note, case, text, mentions: Vec::new(), corrects: None });
                        work.record(Audience::Case(case), note.subject(), change)?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        };
        add().map_err(|error: Error| self.problem(&error))
    }

    /// Counts so many events on a case, as its officer's agency's own, a thousand to a transaction: kinds, countries and units by turns.
    #[doc(hidden)]
    pub fn generate_counters(&self, case: CaseId, count: usize) -> Result<(), Problem> {
        let add = || {
            for batch in 0..count.div_ceil(1_000) {
                self.command("recordCounter", |work| {
                    let agency = work.author()?.agency.clone().ok_or(Error::NotFound("agency"))?;
                    for n in batch * 1_000..count.min(batch * 1_000 + 1_000) {
                        let counter = CounterId(work.make_id()?);
                        let figure = figure(n, work.now);
                        let change = Change::CounterRecorded(CounterRecorded { counter, case, agency: agency.clone(), figure });
                        work.record(Audience::Case(case), counter.subject(), change)?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        };
        add().map_err(|error: Error| self.problem(&error))
    }

    /// Gives the key of the open replica in hexadecimal, so that a measurement can read the same file by hand-written SQL.
    #[doc(hidden)]
    pub fn raw_key_for_measurement(&self) -> Option<String> {
        let open = self.opened().ok()?;
        Some(data_encoding::HEXLOWER.encode(open.replica.key().as_slice()))
    }

    /// Opens the desk with that key, as the system keyring does.
    #[doc(hidden)]
    pub fn unlock_by_key_for_measurement(&self, hexadecimal: &str) -> Result<(), Problem> {
        let key = data_encoding::HEXLOWER.decode(hexadecimal.trim().as_bytes()).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let opened = key.ok_or(Error::NotAReplica).and_then(|key| self.unlock_with(|_| Ok(key.into())));
        opened.map_err(|error| self.problem(&error))
    }

    /// Begins a desk on disk for an officer who comes to an office that exists.
    #[doc(hidden)]
    pub fn begin_for_measurement(&self, name: &str, agency: &str, passphrase: secrecy::SecretString) -> Result<(), Problem> {
        let begun = AgencyId::parse(agency).ok_or(Error::NotFound("agency")).and_then(|agency| {
            let request = StartOffice { name: name.to_owned(), agency, from: None, duties: vec![Duty::Officer], passphrase, keyring: false };
            start::begin(self, &request, Founding::Newcomer)
        });
        begun.map_err(|error| self.problem(&error))
    }

    /// Derives the key from the passphrase and does nothing with it, so that a measurement can tell it from the rest.
    #[doc(hidden)]
    pub fn derive_for_measurement(&self, passphrase: &secrecy::SecretString) -> Result<(), Problem> {
        let derived = self.vault().ok_or(Error::NoDesk).and_then(|vault| vault.open(passphrase));
        derived.map(drop).map_err(|error| self.problem(&error))
    }

    /// Signs so many entries of an office with this desk's keys and keeps none of them: a fifth of them begin cases or are covers of them,
    /// the others are notes on a hundred of the cases. Hands on batches of one journal, in order, until it is told to stop.
    #[doc(hidden)]
    pub fn sign_for_measurement(&self, seed: u64, count: usize, hand_on: impl FnMut(Vec<(String, Entry)>) -> bool) -> Result<(), Problem> {
        self.sign_all(seed, count, hand_on).map_err(|error| self.problem(&error))
    }

    fn sign_all(&self, seed: u64, count: usize, mut hand_on: impl FnMut(Vec<(String, Entry)>) -> bool) -> Result<(), Error> {
        let open = self.opened()?;
        let mut dice = Dice(Sha256::digest(seed.to_be_bytes()).into());
        let (own, today, last) = self.query(|read| {
            let taskforce = log::last_of_device(read.connection, "taskforce", read.me.device)?;
            Ok((read.author()?.clone(), read.today(), taskforce))
        })?;
        let (Some(agency), Some(country)) = (own.agency, own.country) else { return Err(Error::NotFound("agency")) };
        let at = Place { agency: &agency, country, today };
        let mut signing = Signing { me: &open.me, world: self.world(), last: [("taskforce".to_owned(), last)].into(), batch: Vec::new() };
        let mut cases = Vec::new();
        let pairs = count / 10;
        for number in 1..=pairs {
            let case = CaseId(self.world().make_id()?);
            let (begun, cover) = invent(&mut dice, case, u32::try_from(number).unwrap_or(u32::MAX), &at);
            let begun = signing.sign(Audience::Taskforce, case.known(), begun, None)?;
            signing.sign(Audience::Taskforce, case.cover(), cover, Some(begun))?;
            if cases.len() < WITH_NOTES {
                cases.push(case);
            }
            if (number % 250 == 0 || number == pairs) && !hand_on(std::mem::take(&mut signing.batch)) {
                return Ok(());
            }
        }
        let mut left = count.saturating_sub(pairs * 2);
        // By turns, as they come in an office, each batch of one journal.
        while left > 0 && !cases.is_empty() {
            for case in &cases {
                let size = left.min(250);
                for n in 0..size {
                    let note = NoteId(self.world().make_id()?);
                    let text = format!("Note {n}: seen again, nothing new, to be asked on Monday.");
                    let change = Change::NoteWritten(NoteWritten { note, case: *case, text, mentions: Vec::new(), corrects: None });
                    signing.sign(Audience::Case(*case), note.subject(), change, None)?;
                }
                left -= size;
                if size > 0 && !hand_on(std::mem::take(&mut signing.batch)) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn generate(&self, seed: u64, count: usize) -> Result<(), Error> {
        let mut dice = Dice(Sha256::digest(seed.to_be_bytes()).into());
        let own = self.query(|read| Ok(read.author()?.clone()))?;
        let (Some(agency), Some(country)) = (own.agency, own.country) else { return Err(Error::NotFound("agency")) };
        for batch in 0..count.div_ceil(1_000) {
            let size = (count - batch * 1_000).min(1_000);
            self.command("proposeCase", |work| {
                for n in 0..size {
                    let case = CaseId(work.make_id()?);
                    let number = u32::try_from(batch * 1_000 + n + 1).unwrap_or(u32::MAX);
                    let at = Place { agency: &agency, country, today: work.today() };
                    let (begun, cover) = invent(&mut dice, case, number, &at);
                    let begun = work.record_case(case, begun)?;
                    work.record_with(Audience::Taskforce, case.cover(), cover, Some(begun.digest), Vec::new())?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// An event of an operation: pieces in a country, or money in cents.
fn figure(n: usize, at: Instant) -> Figure {
    let kinds = [CounterKind::Arrest, CounterKind::Search, CounterKind::ServerDown, CounterKind::Cash];
    let kind = kinds.get(n % kinds.len()).copied().unwrap_or(CounterKind::Arrest);
    let money = kind == CounterKind::Cash;
    let country = AGENCIES.get(n / kinds.len() % AGENCIES.len()).and_then(|(_, code)| Country::parse(code));
    let quantity = Quantity::of_parts([i64::try_from(n % 40).unwrap_or_default(), if money { 250_000_000 } else { 0 }, 0]);
    Figure {
        country,
        kind,
        quantity,
        unit: money.then(|| "EUR".to_owned()),
        bound: if n.is_multiple_of(50) { Bound::AtLeast } else { Bound::Exactly },
        at,
        reference: None,
        tlp: Tlp::Amber,
    }
}

/// Where a case is invented.
struct Place<'a> {
    agency: &'a AgencyId,
    country: Country,
    today: Day,
}

/// Invents a case: how it began, and its cover.
fn invent(dice: &mut Dice, case: CaseId, number: u32, at: &Place<'_>) -> (Change, Change) {
    let (agency, country) = (at.agency, at.country);
    let title = format!(
        "{} {} {number}: {}",
        dice.pick(&WORDS).unwrap_or_default(),
        dice.pick(&THINGS).unwrap_or_default(),
        dice.pick(&TOPICS).unwrap_or_default()
    );
    let countries = (0..=dice.roll(3)).filter_map(|_| dice.pick(&AGENCIES)).filter_map(|(_, code)| Country::parse(code)).collect();
    let facts = CaseFacts {
        areas: dice.pick(CrimeArea::ALL).into_iter().collect(),
        empact: None,
        countries,
        urgent_by: (dice.roll(4) == 0).then(|| at.today.plus(u64::try_from(dice.roll(300)).unwrap_or_default())),
        handling: Handling::tlp(dice.pick(Tlp::ALL).unwrap_or(Tlp::Amber)),
        scope: CoverScope::Taskforce,
    };
    let summary = format!("Invented for measuring: {} with about {} customers.", dice.pick(&TOPICS).unwrap_or_default(), dice.roll(5_000));
    let cover = CoverText { title, summary: Some(summary), victims: None, loss: None };
    let year = at.today.year();
    let (change, text, leads) = if dice.roll(3) == 0 {
        (
            Change::ProposalSubmitted(ProposalSubmitted { case, year, number, agency: agency.clone(), country, facts }),
            cover,
            (agency.clone(), Some(country)),
        )
    } else {
        use jcat_domain::cases::Stage;
        let stages: Vec<Stage> = Stage::ALL.iter().copied().filter(|stage| stage.is_running() || *stage == Stage::Closed).collect();
        let (key, code) = dice.pick(&AGENCIES).unwrap_or(("at", "AT"));
        let brought_in = jcat_domain::cases::CaseBroughtIn {
            case,
            year,
            number,
            agency: AgencyId::parse(key).unwrap_or_else(|| agency.clone()),
            country: Country::parse(code),
            facts,
            stage: dice.pick(&stages).unwrap_or(Stage::Data),
            began: None,
            ended: None,
            reference: None,
            agencies: [agency.clone()].into(),
        };
        let leads = (brought_in.agency.clone(), brought_in.country);
        (Change::CaseBroughtIn(brought_in), cover, leads)
    };
    (change, Change::CoverWritten(CoverWritten { case, text, agency: leads.0, country: leads.1 }))
}

/// The journals of cases among which invented notes are spread.
const WITH_NOTES: usize = 100;

/// Entries that were signed and are not kept.
struct Signing<'a> {
    me: &'a Me,
    world: &'a Surroundings,
    last: HashMap<String, (u64, [u8; 32])>,
    batch: Vec<(String, Entry)>,
}

impl Signing<'_> {
    fn sign(&mut self, audience: Audience, subject: SubjectId, change: Change, because: Option<[u8; 32]>) -> Result<[u8; 32], Error> {
        let name = audience.to_string();
        let after = After { last: self.last.get(&name).copied().unwrap_or_default(), base: [0; 16] };
        let seq = after.last.0 + 1;
        let recording = Recording { audience, subject, change, batch: None, because, sealed_to: Vec::new(), blobs: Vec::new(), declares: None };
        let (_, entry) = log::sign(self.me, self.world, self.world.now(), &recording, after)?;
        let digest = entry.digest();
        self.last.insert(name.clone(), (seq, digest));
        self.batch.push((name, entry));
        Ok(digest)
    }
}
