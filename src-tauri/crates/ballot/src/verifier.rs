//! Verifies an archive from its bytes alone (section 2.9), stricter than the tool of the format's authors.
//!
//! What no archive can show is not judged here: credentials that nobody registered, an order of ballots changed and chained again, events cut off
//! at the end. Desks see those by the signed roll and by countersigned heads.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::ballots::{Ballot, Seen, SoundBallot};
use crate::chain::{CastBallot, Chain, EventKind};
use crate::container;
use crate::credentials::PublicCredentials;
use crate::decryption::{Combined, Counts, Decryption, check_sums};
use crate::election::Election;
use crate::fault::{Fault, Part, Place, Rule};
use crate::group::Group;
use crate::tally::{Tally, counted};
use crate::text::Hash;
use crate::trustees::Trustees;
use crate::wire;

/// Ballots that were verified before, so that each is verified once (3.4): a ballot's soundness depends on the Setup and its bytes alone.
#[derive(Debug, Clone, Default)]
pub struct Remembered {
    sound: HashSet<(Hash, Hash)>,
}

impl Remembered {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many ballots are remembered.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sound.len()
    }
}

/// An archive that holds, up to where it goes.
pub struct Verified<G: Group> {
    /// The election.
    pub election: Election<G>,
    /// Its trustees.
    pub trustees: Trustees<G>,
    /// Its credentials.
    pub credentials: PublicCredentials<G>,
    /// Every ballot, in its order.
    pub ballots: Vec<SoundBallot<G>>,
    /// The indices of those that count.
    pub counted: Vec<usize>,
    /// The encrypted tally, once voting has ended: recorded or not.
    pub tally: Option<Tally<G>>,
    /// The partial decryptions so far.
    pub decryptions: Vec<Decryption<G>>,
    /// The result, if it is there.
    pub result: Option<Counts>,
    /// The latest event's kind.
    pub last: EventKind,
    /// The latest event's digest.
    pub head: Hash,
    /// The latest event's height.
    pub height: u64,
    /// What is not wrong, but worth a look.
    pub remarks: Vec<Remark>,
}

/// What is not wrong, but worth a look.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Remark {
    /// The file is not named after its uuid.
    #[error("the file's name is not {0}.bel")]
    FileName(String),
}

/// Verifies an archive; nothing is remembered from before.
///
/// # Errors
/// Lists everything that does not hold, first things first. What follows from a fault is not listed again: a ballot that is refused keeps the
/// tally from being judged.
pub fn verify<G: Group>(bytes: &[u8]) -> Result<Verified<G>, Vec<Fault>> {
    verify_with(bytes, None, &mut Remembered::new())
}

/// As [`verify`], for a file with a name, with what was verified before.
///
/// # Errors
/// As [`verify`].
pub fn verify_with<G: Group>(bytes: &[u8], file_name: Option<&str>, remembered: &mut Remembered) -> Result<Verified<G>, Vec<Fault>> {
    let container = container::read(bytes).map_err(|fault| vec![fault])?;
    let (chain, mut faults) = Chain::read(&container)?;
    let (election, trustees, credentials) = match read_setup::<G>(&chain) {
        Ok(setup) => setup,
        Err(found) => {
            faults.extend(found);
            return Err(faults);
        }
    };
    let ballots = match check_ballots(&election, &credentials, &chain, remembered) {
        Ok(ballots) => ballots,
        Err(found) => {
            faults.extend(found);
            return Err(faults);
        }
    };
    let mut verified = Verified {
        counted: counted(&ballots),
        election,
        trustees,
        credentials,
        ballots,
        tally: None,
        decryptions: Vec::new(),
        result: None,
        last: chain.last,
        head: chain.head,
        height: chain.height,
        remarks: Vec::new(),
    };
    verified.remarks.extend(
        file_name
            .filter(|it| **it != format!("{}.bel", verified.election.record().uuid))
            .map(|_| Remark::FileName(verified.election.record().uuid.clone())),
    );
    if let Err(found) = verified.check_count(&chain) {
        faults.extend(found);
    }
    if faults.is_empty() { Ok(verified) } else { Err(faults) }
}

type SetupParts<G> = (Election<G>, Trustees<G>, PublicCredentials<G>);

/// Election, trustees and credentials, each by itself and y against the trustees.
fn read_setup<G: Group>(chain: &Chain<'_>) -> Result<SetupParts<G>, Vec<Fault>> {
    let mut faults = Vec::new();
    let election = Election::<G>::read(chain.setup.election).map_err(|fault| faults.push(fault)).ok();
    let trustees = Trustees::<G>::read(chain.setup.trustees).map_err(|found| faults.extend(found)).ok();
    let credentials = PublicCredentials::<G>::read(chain.setup.credentials).map_err(|found| faults.extend(found)).ok();
    if let (Some(election), Some(trustees)) = (&election, &trustees)
        && election.key().element != trustees.election_key()
    {
        faults.push(Rule::ElectionKey.at(Place::Election));
    }
    match (election, trustees, credentials) {
        (Some(election), Some(trustees), Some(credentials)) if faults.is_empty() => Ok((election, trustees, credentials)),
        _ => Err(faults),
    }
}

/// Checks every ballot on every core, then what concerns several.
fn check_ballots<G: Group>(
    election: &Election<G>,
    credentials: &PublicCredentials<G>,
    chain: &Chain<'_>,
    remembered: &mut Remembered,
) -> Result<Vec<SoundBallot<G>>, Vec<Fault>> {
    let mut seen = Seen::new();
    let mut faults = Vec::new();
    let mut fresh: Vec<(usize, &CastBallot<'_>)> = Vec::with_capacity(chain.ballots.len());
    for (number, cast) in (1..).zip(&chain.ballots) {
        match seen.replayed(cast.tracker, number) {
            Some(first) => faults.push(Rule::Replayed(first).at(Place::Ballot(number, Part::Whole))),
            None => fresh.push((number, cast)),
        }
    }
    let setup = chain.setup.event;
    let judged: Vec<Result<SoundBallot<G>, Vec<Fault>>> = fresh
        .par_iter()
        .map(|(number, cast)| {
            let ballot = Ballot::read(election, credentials, cast.content, *number).map_err(|fault| vec![fault])?;
            if remembered.sound.contains(&(setup, cast.tracker)) { Ok(ballot.checked_before()) } else { ballot.check(election, *number) }
        })
        .collect();
    let mut sound = Vec::with_capacity(judged.len());
    for ((number, _), judged) in fresh.iter().zip(judged) {
        match judged {
            Ok(ballot) => {
                remembered.sound.insert((setup, ballot.tracker));
                if let Some((question, choice, first)) = seen.copied(&ballot, *number) {
                    faults.push(Rule::CopiedCiphertext(first).at(Place::Ballot(*number, Part::Choice(question, choice))));
                }
                sound.push(ballot);
            }
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(sound) } else { Err(faults) }
}

impl<G: Group> Verified<G> {
    /// Everything after the end of voting: tally, decryptions, result.
    fn check_count(&mut self, chain: &Chain<'_>) -> Result<(), Vec<Fault>> {
        if chain.last < EventKind::EndBallots {
            return Ok(());
        }
        let tally = Tally::of(&self.election, &self.ballots);
        if let Some((written, sized)) = &chain.tally {
            tally.compare(written, sized)?;
        }
        self.read_decryptions(chain, &tally)?;
        if let Some(written) = chain.result {
            let counts = wire::read::<wire::Counts>(written, Place::Result).map_err(|fault| vec![fault])?.result;
            let sums = check_sums(&self.election, &tally, &counts);
            if !sums.is_empty() {
                return Err(sums);
            }
            Combined::of(&self.trustees, &self.decryptions).map_err(|fault| vec![fault])?.check_counts(&tally, &counts)?;
            self.result = Some(counts);
        }
        self.tally = Some(tally);
        Ok(())
    }

    fn read_decryptions(&mut self, chain: &Chain<'_>, tally: &Tally<G>) -> Result<(), Vec<Fault>> {
        let mut faults = Vec::new();
        let mut owners = HashSet::new();
        for (number, (owner, content)) in (1..).zip(&chain.decryptions) {
            if !owners.insert(*owner) {
                faults.push(Rule::OwnerTwice(*owner).at(Place::Decryption(number)));
                continue;
            }
            match Decryption::read(&self.election, &self.trustees, tally, *owner, content, number) {
                Ok(decryption) => self.decryptions.push(decryption),
                Err(found) => faults.extend(found),
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Finds the result from the decryptions so far.
    ///
    /// # Errors
    /// Voting has not ended, or trustees are missing.
    pub fn find_result(&self) -> Result<Counts, Fault> {
        let tally = self.tally.as_ref().ok_or_else(|| Rule::OutOfPhase { event: EventKind::Result, after: self.last }.at(Place::Result))?;
        Combined::of(&self.trustees, &self.decryptions)?.find_counts(tally)
    }
}
