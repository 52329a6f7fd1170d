//! Which ballots count, and their product (section 2.8).

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::ballots::{Ciphertext, SoundBallot, product};
use crate::election::Election;
use crate::fault::{Fault, Place, Rule};
use crate::group::Group;
use crate::text::Hash;
use crate::wire;

/// The encrypted tally: a ciphertext for each question and slot, and what it is made of.
pub struct Tally<G: Group> {
    /// By question and slot, blank first.
    pub ciphertexts: Vec<Vec<Ciphertext<G>>>,
    /// Ballots counted.
    pub counted: u64,
    /// The sum of their weights.
    pub total_weight: u64,
}

/// The indices of the ballots that count: the last of each credential (2.8).
#[must_use]
pub fn counted<G: Group>(ballots: &[SoundBallot<G>]) -> Vec<usize> {
    let last: HashMap<&str, usize> = ballots.iter().enumerate().map(|(index, ballot)| (ballot.credential.as_str(), index)).collect();
    let last: HashSet<usize> = last.into_values().collect();
    (0..ballots.len()).filter(|index| last.contains(index)).collect()
}

impl<G: Group> Tally<G> {
    /// Multiplies the counted ballots, each to its weight.
    #[must_use]
    pub fn of(election: &Election<G>, ballots: &[SoundBallot<G>]) -> Self {
        let counted: Vec<&SoundBallot<G>> = counted(ballots).into_iter().filter_map(|index| ballots.get(index)).collect();
        let places: Vec<(usize, usize)> =
            election.questions().iter().enumerate().flat_map(|(question, it)| (0..it.slots()).map(move |slot| (question, slot))).collect();
        let products: Vec<Ciphertext<G>> = places
            .par_iter()
            .map(|(question, slot)| {
                let one =
                    |it: &&SoundBallot<G>| it.ciphertexts.get(*question).and_then(|answer| answer.get(*slot)).copied().map(|one| (one, it.weight));
                let all: Vec<(Ciphertext<G>, u64)> = counted.iter().filter_map(one).collect();
                product(all.iter().map(|(one, weight)| (one, *weight)))
            })
            .collect();
        let mut products = products.into_iter();
        let ciphertexts = election.questions().iter().map(|it| products.by_ref().take(it.slots()).collect()).collect();
        Self { ciphertexts, counted: counted.len() as u64, total_weight: counted.iter().map(|it| it.weight).sum() }
    }

    /// Writes the `encrypted_tally` record.
    #[must_use]
    pub fn write(&self) -> String {
        let one = |it: &Ciphertext<G>| wire::Ciphertext { alpha: G::encode(&it.alpha), beta: G::encode(&it.beta) };
        wire::write(&self.ciphertexts.iter().map(|question| question.iter().map(one).collect::<Vec<_>>()).collect::<Vec<_>>())
    }

    /// Writes the `sized_encrypted_tally` record.
    #[must_use]
    pub fn write_sized(&self) -> String {
        let encrypted_tally = Hash::of(self.write().as_bytes()).hex();
        wire::write(&wire::SizedTally { num_tallied: self.counted, total_weight: self.total_weight, encrypted_tally })
    }

    /// Compares the records of an archive with this tally, which was made from its ballots (2.9, starred): every ciphertext and both sizes.
    ///
    /// # Errors
    /// Lists everything that differs.
    pub(crate) fn compare(&self, tally: &[u8], sized: &wire::SizedTally) -> Result<(), Vec<Fault>> {
        let mut faults = Vec::new();
        if let Err(found) = self.compare_ciphertexts(tally) {
            faults.extend(found);
        }
        if sized.num_tallied != self.counted {
            faults.push(Rule::TalliedCount { expected: self.counted, found: sized.num_tallied }.at(Place::Tally));
        }
        if sized.total_weight != self.total_weight {
            faults.push(Rule::TalliedWeight { expected: self.total_weight, found: sized.total_weight }.at(Place::Tally));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn compare_ciphertexts(&self, tally: &[u8]) -> Result<(), Vec<Fault>> {
        let written: Vec<Vec<wire::Ciphertext>> = wire::read(tally, Place::Tally).map_err(|fault| vec![fault])?;
        if !self.ciphertexts.iter().map(Vec::len).eq(written.iter().map(Vec::len)) {
            return Err(vec![Rule::TallyDiffers.at(Place::Tally)]);
        }
        let mut faults = Vec::new();
        for (question, (ours, theirs)) in (1..).zip(self.ciphertexts.iter().zip(&written)) {
            for (choice, (ours, theirs)) in (1..).zip(ours.iter().zip(theirs)) {
                if G::encode(&ours.alpha) != theirs.alpha || G::encode(&ours.beta) != theirs.beta {
                    faults.push(Rule::TallyDiffers.at(Place::TallyAt(question, choice)));
                }
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}
