//! A seeded generator of cases, for measurements and tests of size. It records through the same journal as everything else,
//! a thousand cases to a transaction. Compiled with the feature `measure` alone, which no packaged program has.

use jcat_domain::cases::{CaseFacts, CoverScope, CoverText, CoverWritten, CrimeArea, ProposalSubmitted};
use jcat_domain::change::Change;
use jcat_domain::handling::{Handling, Tlp};
use jcat_domain::ids::{AgencyId, CaseId, NoteId};
use jcat_domain::notes::NoteWritten;
use jcat_domain::{Audience, Country, Duty};
use sha2::{Digest, Sha256};

use crate::desk::Desk;
use crate::error::Error;
use crate::problem::Problem;
use crate::start::{self, Founding, StartOffice};

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

    /// Gives the key of the open replica in hexadecimal, so that a measurement can read the same file by hand-written SQL.
    #[doc(hidden)]
    pub fn raw_key_for_measurement(&self) -> Option<String> {
        let open = self.opened().ok()?;
        Some(data_encoding::HEXLOWER.encode(open.replica.key().as_slice()))
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
                    one(work, &mut dice, case, number, &agency, country)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

fn one(work: &mut crate::work::Work<'_>, dice: &mut Dice, case: CaseId, number: u32, agency: &AgencyId, country: Country) -> Result<(), Error> {
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
        urgent_by: (dice.roll(4) == 0).then(|| work.today().plus(u64::try_from(dice.roll(300)).unwrap_or_default())),
        handling: Handling::tlp(dice.pick(Tlp::ALL).unwrap_or(Tlp::Amber)),
        scope: CoverScope::Taskforce,
    };
    let summary = format!("Invented for measuring: {} with about {} customers.", dice.pick(&TOPICS).unwrap_or_default(), dice.roll(5_000));
    let cover = CoverText { title, summary: Some(summary), victims: None, loss: None };
    let year = work.today().year();
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
    let begun = work.record_case(case, change)?;
    let cover = Change::CoverWritten(CoverWritten { case, text, agency: leads.0, country: leads.1 });
    work.record_with(Audience::Taskforce, case.cover(), cover, Some(begun.digest), Vec::new())?;
    Ok(())
}
