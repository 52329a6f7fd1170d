//! Partial decryptions, their combination, the result (section 2.8).

use std::collections::HashMap;

use rand_core::CryptoRng;
use rayon::prelude::*;

use crate::ballots::Ciphertext;
use crate::election::Election;
use crate::fault::{Fault, Place, Rule};
use crate::group::{Group, public_of};
use crate::proofs::{Proof, count_in_exponent, equal_commitments, prove_equal, transcript};
use crate::scalar::{Scalar, SecretScalar};
use crate::tally::Tally;
use crate::trustees::{Item, Trustees};
use crate::wire;

/// Counts by question and slot, blank first.
pub type Counts = Vec<Vec<u64>>;

/// One trustee's factors α^x, proven to be made with its key.
#[derive(Clone)]
pub struct Decryption<G: Group> {
    /// The trustee's number, from 1.
    pub owner: u64,
    factors: Vec<Vec<G::Element>>,
}

/// Makes a trustee's partial decryption of a tally with its proofs. The trustee makes sure that the tally is that of the ballots: the proof
/// itself does not hash it (2.9).
#[must_use]
pub fn make_partial_decryption<G: Group>(
    election: &Election<G>,
    tally: &Tally<G>,
    key: &SecretScalar<G>,
    rng: &mut (impl CryptoRng + ?Sized),
) -> String {
    let public = G::encode(&public_of(key));
    let (mut decryption_factors, mut decryption_proofs) = (Vec::new(), Vec::new());
    for question in &tally.ciphertexts {
        let factors: Vec<_> = question.par_iter().map(|it| G::encode(&G::secret_power(&it.alpha, key))).collect();
        let prove =
            |it: &Ciphertext<G>| prove_equal(key, &it.alpha, rng, |a, b| transcript::decryption(election.fingerprint(), &public, a, b)).write();
        decryption_factors.push(factors);
        decryption_proofs.push(question.iter().map(prove).collect());
    }
    wire::write(&wire::PartialDecryption { decryption_factors, decryption_proofs })
}

/// Writes the `owned_partial_decryption` record.
#[must_use]
pub fn write_owned(owner: u64, partial_decryption: &str) -> String {
    wire::write(&wire::OwnedDecryption { owner, payload: crate::text::Hash::of(partial_decryption.as_bytes()).hex() })
}

impl<G: Group> Decryption<G> {
    /// The factor of one element, whose proof was checked elsewhere.
    pub(crate) fn of_factor(owner: u64, factor: G::Element) -> Self {
        Self { owner, factors: vec![vec![factor]] }
    }

    /// Reads a partial decryption and checks every proof. `number` is its place in the archive.
    ///
    /// # Errors
    /// Lists every factor that does not hold.
    pub fn read(
        election: &Election<G>,
        trustees: &Trustees<G>,
        tally: &Tally<G>,
        owner: u64,
        bytes: &[u8],
        number: usize,
    ) -> Result<Self, Vec<Fault>> {
        let place = Place::Decryption(number);
        let written: wire::PartialDecryption = wire::read(bytes, place).map_err(|fault| vec![fault])?;
        let Some(key) = trustees.key(owner) else {
            return Err(vec![Rule::UnknownOwner(owner).at(place)]);
        };
        let shape = || tally.ciphertexts.iter().map(Vec::len);
        let fits = shape().eq(written.decryption_factors.iter().map(Vec::len)) && shape().eq(written.decryption_proofs.iter().map(Vec::len));
        if !fits {
            return Err(vec![Rule::Form("lists of other lengths than the tally".to_owned()).at(place)]);
        }
        let public = G::encode(key);
        let check = Check { election, key, public: &public };
        let mut factors = Vec::with_capacity(tally.ciphertexts.len());
        let mut faults = Vec::new();
        let questions = tally.ciphertexts.iter().zip(written.decryption_factors.iter().zip(&written.decryption_proofs));
        for (question, (ciphertexts, (texts, proofs))) in (1..).zip(questions) {
            let slots: Vec<_> = (1..).zip(ciphertexts.iter().zip(texts.iter().zip(proofs))).collect();
            let judged: Vec<_> = slots
                .par_iter()
                .map(|(choice, (ciphertext, (text, proof)))| check.factor(ciphertext, text, proof, Place::DecryptionAt(number, question, *choice)))
                .collect();
            let (sound, unsound): (Vec<_>, Vec<_>) = judged.into_iter().partition(Result::is_ok);
            factors.push(sound.into_iter().filter_map(Result::ok).collect());
            faults.extend(unsound.into_iter().filter_map(Result::err));
        }
        if faults.is_empty() { Ok(Self { owner, factors }) } else { Err(faults) }
    }
}

struct Check<'a, G: Group> {
    election: &'a Election<G>,
    key: &'a G::Element,
    public: &'a str,
}

impl<G: Group> Check<'_, G> {
    /// A = g^r · X^c and B = α^r · factor^c give the same challenge (2.8).
    fn factor(&self, ciphertext: &Ciphertext<G>, text: &str, proof: &wire::Proof, place: Place) -> Result<G::Element, Fault> {
        let outside = |fault| Rule::Element(fault).at(place);
        let proof = Proof::<G>::read(proof, place)?;
        let (factor, powers) = G::decode(text).and_then(|it| it.prove_with_powers(&[&proof.challenge])).map_err(outside)?;
        let raised = powers.first().copied().unwrap_or_else(G::identity);
        let (a, b) = equal_commitments(self.key, &ciphertext.alpha, &raised, &proof);
        let holds = transcript::decryption::<G>(self.election.fingerprint(), self.public, &a, &b) == proof.challenge;
        if holds { Ok(factor) } else { Err(Rule::Proof.at(place)) }
    }
}

/// The combined factors F by question and slot: α to the election's secret key, which nobody ever holds.
pub struct Combined<G: Group>(Vec<Vec<G::Element>>);

impl<G: Group> Combined<G> {
    /// The first factor, where there is but one.
    pub(crate) fn only_factor(&self) -> G::Element {
        self.0.first().and_then(|it| it.first()).copied().unwrap_or_else(G::identity)
    }

    /// Joins partial decryptions: each single trustee's factor, and of each threshold group the first `t` supplied, weighed by Lagrange (2.8).
    ///
    /// # Errors
    /// Says how many trustees of which item are missing.
    pub fn of(trustees: &Trustees<G>, decryptions: &[Decryption<G>]) -> Result<Self, Fault> {
        let by_owner: HashMap<u64, &Decryption<G>> = decryptions.iter().map(|it| (it.owner, it)).collect();
        let mut weighted: Vec<(&Decryption<G>, Scalar<G>)> = Vec::new();
        let mut first_owner = 1;
        for (number, item) in (1..).zip(trustees.items()) {
            let (size, needed) = match item {
                Item::Single(_) => (1, 1),
                Item::Pedersen { threshold, keys, .. } => (keys.len() as u64, *threshold),
            };
            // Indices inside the item, from 1.
            let supplied: Vec<(u64, &Decryption<G>)> =
                (1..=size).filter_map(|index| by_owner.get(&(first_owner + index - 1)).map(|it| (index, *it))).take(needed).collect();
            if supplied.len() < needed {
                return Err(Rule::SharesMissing { item: number, missing: needed - supplied.len() }.at(Place::Result));
            }
            let indices: Vec<u64> = supplied.iter().map(|(index, _)| *index).collect();
            weighted.extend(supplied.iter().map(|(index, it)| (*it, lagrange(*index, &indices))));
            first_owner += size;
        }
        let shape: Vec<usize> = decryptions.first().map(|it| it.factors.iter().map(Vec::len).collect()).unwrap_or_default();
        let combine = |question: usize, slot: usize| {
            weighted.iter().fold(G::identity(), |product, (decryption, weight)| {
                let factor = decryption.factors.get(question).and_then(|it| it.get(slot)).copied().unwrap_or_else(G::identity);
                let raised = if *weight == Scalar::ONE { factor } else { G::power(&factor, weight) };
                G::multiply(&product, &raised)
            })
        };
        let all = shape.iter().enumerate().map(|(question, slots)| (0..*slots).into_par_iter().map(|slot| combine(question, slot)).collect());
        Ok(Self(all.collect()))
    }

    /// Finds every count: g^count = β / F, by giant steps of the total weight's root.
    ///
    /// # Errors
    /// A slot decrypts to no count up to the total weight; sound ballots and decryptions never do.
    pub fn find_counts(&self, tally: &Tally<G>) -> Result<Counts, Fault> {
        let search = Search::<G>::up_to(tally.total_weight);
        let questions = tally.ciphertexts.iter().zip(&self.0).enumerate().map(|(question, (ciphertexts, factors))| {
            let slots = ciphertexts.par_iter().zip(factors).enumerate().map(|(slot, (ciphertext, factor))| {
                let wanted = G::divide(&ciphertext.beta, factor);
                search.find(&wanted).ok_or_else(|| Rule::ResultDiffers.at(Place::ResultAt(question + 1, slot + 1)))
            });
            slots.collect::<Result<Vec<_>, _>>()
        });
        questions.collect()
    }

    /// Checks counts without searching: F · g^count = β for every slot.
    ///
    /// # Errors
    /// Lists every count that differs.
    pub fn check_counts(&self, tally: &Tally<G>, counts: &Counts) -> Result<(), Vec<Fault>> {
        if !tally.ciphertexts.iter().map(Vec::len).eq(counts.iter().map(Vec::len)) {
            return Err(vec![Rule::Form("lists of other lengths than the tally".to_owned()).at(Place::Result)]);
        }
        let mut faults = Vec::new();
        for (question, (ciphertexts, (factors, counts))) in (1..).zip(tally.ciphertexts.iter().zip(self.0.iter().zip(counts))) {
            for (choice, (ciphertext, (factor, count))) in (1..).zip(ciphertexts.iter().zip(factors.iter().zip(counts))) {
                if G::multiply(factor, &count_in_exponent::<G>(*count)) != ciphertext.beta {
                    faults.push(Rule::ResultDiffers.at(Place::ResultAt(question, choice)));
                }
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

/// λ of one index among those that take part: Π k / (k − index) over the others (2.8).
fn lagrange<G: Group>(index: u64, all: &[u64]) -> Scalar<G> {
    all.iter().filter(|it| **it != index).fold(Scalar::ONE, |product, k| {
        let k = Scalar::<G>::from_u64(*k);
        // Indices differ and are far below q, so the difference has an inverse.
        let inverse = (k - Scalar::from_u64(index)).inverse().unwrap_or(Scalar::ZERO);
        product * k * inverse
    })
}

/// Adds up where every ballot chooses exactly one slot: the counts are the total weight (2.9, starred).
pub(crate) fn check_sums<G: Group>(election: &Election<G>, tally: &Tally<G>, counts: &Counts) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (number, (question, counts)) in (1..).zip(election.questions().iter().zip(counts)) {
        let found = counts.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
        if question.min == 1 && question.max == 1 && found != tally.total_weight {
            faults.push(Rule::ResultSum { expected: tally.total_weight, found }.at(Place::ResultOf(number)));
        }
    }
    faults
}

/// Writes the `result` record.
#[must_use]
pub fn write_result(counts: &Counts) -> String {
    wire::write(&wire::Counts { result: counts.clone() })
}

/// Small logarithms: g^0 … g^(step−1) by value, then giant steps.
struct Search<G: Group> {
    small: HashMap<G::Element, u64>,
    step: u64,
    giant: G::Element,
    steps: u64,
}

impl<G: Group> Search<G> {
    fn up_to(largest: u64) -> Self {
        let step = largest.isqrt() + 1;
        let mut small = HashMap::new();
        let mut power = G::identity();
        for count in 0..step {
            small.insert(power, count);
            power = G::multiply(&power, &G::generator());
        }
        Self { small, step, giant: G::divide(&G::identity(), &power), steps: largest / step + 1 }
    }

    fn find(&self, wanted: &G::Element) -> Option<u64> {
        let mut rest = *wanted;
        for giant in 0..self.steps {
            if let Some(small) = self.small.get(&rest) {
                return Some(giant * self.step + small);
            }
            rest = G::multiply(&rest, &self.giant);
        }
        None
    }
}

/// Checks that a key which a trustee holds is the one that the election counts on, before anybody votes.
///
/// # Errors
/// There is no such trustee, or its key is another.
pub fn check_key<G: Group>(trustees: &Trustees<G>, owner: u64, key: &SecretScalar<G>) -> Result<(), Fault> {
    let expected = trustees.key(owner).ok_or_else(|| Rule::UnknownOwner(owner).at(Place::Trustees))?;
    if public_of(key) == *expected { Ok(()) } else { Err(Rule::VerificationKey.at(Place::Trustees)) }
}
