//! Zero-knowledge proofs: knowledge of a key, equality of logarithms, one of several statements (sections 2.6 to 2.8).
//!
//! Everything that version 1 of the protocol puts into a hash is in [`transcript`]; the rest of the crate doesn't know it. Making a proof is
//! constant-time in its secrets, which statement is the true one included; checking takes public data only.

use std::sync::OnceLock;

use crypto_bigint::Choice;
use rand_core::CryptoRng;

use crate::fault::{Fault, Place, Rule};
use crate::group::{Group, generator_power, public_of};
use crate::scalar::{Scalar, SecretScalar};
use crate::wire;

pub(crate) mod transcript;

/// A challenge and a response.
#[derive(Debug, PartialEq, Eq)]
pub struct Proof<G: Group> {
    /// From the hash, or drawn for a leg that is not the true one.
    pub challenge: Scalar<G>,
    /// `mask − secret · challenge`.
    pub response: Scalar<G>,
}

impl<G: Group> Clone for Proof<G> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<G: Group> Copy for Proof<G> {}

impl<G: Group> Proof<G> {
    pub(crate) fn read(proof: &wire::Proof, place: Place) -> Result<Self, Fault> {
        let number = |text: &str| Scalar::read(text).map_err(|fault| Rule::Scalar(fault).at(place));
        Ok(Self { challenge: number(&proof.challenge)?, response: number(&proof.response)? })
    }

    pub(crate) fn write(&self) -> wire::Proof {
        wire::Proof { challenge: self.challenge.write(), response: self.response.write() }
    }
}

/// Proves knowledge of the logarithm of g^secret: A = g^w, challenge from ⟨A⟩.
pub(crate) fn prove_knowledge<G: Group>(
    secret: &SecretScalar<G>,
    rng: &mut (impl CryptoRng + ?Sized),
    challenge: impl FnOnce(&str) -> Scalar<G>,
) -> Proof<G> {
    let mask = SecretScalar::make(rng);
    let challenge = challenge(&G::encode(&public_of(&mask)));
    Proof { challenge, response: secret.response(&mask, &challenge) }
}

/// Checks [`prove_knowledge`] of the logarithm of `public`.
pub(crate) fn knows<G: Group>(public: &G::Element, proof: &Proof<G>, challenge: impl FnOnce(&str) -> Scalar<G>) -> bool {
    let commitment = G::table_power(G::generator_table(), &proof.response, &G::power(public, &proof.challenge));
    challenge(&G::encode(&commitment)) == proof.challenge
}

/// Proves that g and `base` were raised to the same secret: A = g^w, B = base^w.
pub(crate) fn prove_equal<G: Group>(
    secret: &SecretScalar<G>,
    base: &G::Element,
    rng: &mut (impl CryptoRng + ?Sized),
    challenge: impl FnOnce(&str, &str) -> Scalar<G>,
) -> Proof<G> {
    let mask = SecretScalar::make(rng);
    let challenge = challenge(&G::encode(&public_of(&mask)), &G::encode(&G::secret_power(base, &mask)));
    Proof { challenge, response: secret.response(&mask, &challenge) }
}

/// What [`prove_equal`] committed to, from the proof: A = g^r · public^c and B = base^r · raised^c, with raised^c given.
pub(crate) fn equal_commitments<G: Group>(
    public: &G::Element,
    base: &G::Element,
    raised_to_challenge: &G::Element,
    proof: &Proof<G>,
) -> (String, String) {
    let a = G::table_power(G::generator_table(), &proof.response, &G::power(public, &proof.challenge));
    let b = G::multiply(&G::power(base, &proof.response), raised_to_challenge);
    (G::encode(&a), G::encode(&b))
}

/// The election's key y with what is precalculated for checking ballots.
pub(crate) struct PublicKey<G: Group> {
    pub element: G::Element,
    /// Made when the first ballot is checked: who reads an election whose ballots were checked before needs none.
    table: OnceLock<G::Table>,
}

impl<G: Group> PublicKey<G> {
    pub(crate) fn of(element: G::Element) -> Self {
        Self { element, table: OnceLock::new() }
    }

    fn table(&self) -> &G::Table {
        self.table.get_or_init(|| G::table(&self.element))
    }
}

/// The election's key y with what is precalculated for making ballots.
pub(crate) struct SealingKey<G: Group>(G::SecretTable);

impl<G: Group> SealingKey<G> {
    pub(crate) fn of(element: &G::Element) -> Self {
        Self(G::secret_table(element))
    }

    /// (g^r, y^r · g^m) for m of 0 or 1, in constant time (2.7).
    pub(crate) fn encrypt(&self, randomness: &SecretScalar<G>, chosen: Choice) -> (G::Element, G::Element) {
        (public_of(randomness), G::secret_product(&[(&self.0, randomness)], chosen))
    }
}

/// A statement "(α, β) encrypts M" while a ballot is made: what is secret of it.
pub(crate) struct SecretLeg<'a, G: Group> {
    /// The randomness of (α, β).
    pub randomness: &'a SecretScalar<G>,
    /// What (α, β) encrypts.
    pub content: u64,
    /// M.
    pub claimed: u64,
    /// Whether this is the leg to be proven; exactly one is, and its content is what is claimed.
    pub truth: Choice,
}

/// What is drawn for a leg before the total is known: exponent and challenge.
struct Drawn<G: Group> {
    exponent: SecretScalar<G>,
    challenge: SecretScalar<G>,
    /// (m − M) · c, zero for the true leg.
    shift: SecretScalar<G>,
}

impl<G: Group> Drawn<G> {
    fn make(leg: &SecretLeg<'_, G>, rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let (exponent, challenge) = (SecretScalar::make(rng), SecretScalar::make(rng));
        let difference = SecretScalar::from_public(Scalar::from_u64(leg.content) - Scalar::from_u64(leg.claimed));
        let shift = difference.times_secret(&challenge);
        Self { exponent, challenge, shift }
    }
}

/// B = y^e · g^((m−M)·c) of each leg. Of two legs one is true and shifts nothing, so that one shift is enough for both.
fn commit_with_key<G: Group>(key: &SealingKey<G>, legs: &[SecretLeg<'_, G>], drawn: &[Drawn<G>]) -> Vec<G::Element> {
    if let ([first, _], [one, other]) = (legs, drawn) {
        let shift = SecretScalar::select(&one.shift, &other.shift, first.truth);
        return G::secret_pair(&key.0, [&one.exponent, &other.exponent], &shift, first.truth).to_vec();
    }
    drawn.iter().map(|it| G::secret_product(&[(&key.0, &it.exponent), (G::generator_secrets(), &it.shift)], Choice::FALSE)).collect()
}

/// Proves that one of the statements holds, without showing which (2.7, "or-proof building block").
///
/// Whoever makes the ballot knows the randomness r of every leg, so each leg is treated alike: e and c are drawn, A = g^e and
/// B = y^e · g^((m−M)·c), response e − r·c. For the true leg m = M, so that c can still be set once the total is known.
pub(crate) fn prove_one_of<G: Group>(
    key: &SealingKey<G>,
    legs: &[SecretLeg<'_, G>],
    rng: &mut (impl CryptoRng + ?Sized),
    total: impl FnOnce(&[String]) -> Scalar<G>,
) -> Vec<Proof<G>> {
    let drawn: Vec<Drawn<G>> = legs.iter().map(|leg| Drawn::make(leg, rng)).collect();
    let with_key = commit_with_key(key, legs, &drawn);
    let commitments: Vec<String> =
        drawn.iter().zip(&with_key).flat_map(|(it, with_key)| [G::encode(&public_of(&it.exponent)), G::encode(with_key)]).collect();
    let nothing = SecretScalar::from_public(Scalar::ZERO);
    let others = legs.iter().zip(&drawn).fold(nothing.copied(), |sum, (leg, it)| sum.plus(&SecretScalar::select(&it.challenge, &nothing, leg.truth)));
    let rest = SecretScalar::from_public(total(&commitments) - others.publish());
    let proofs = legs.iter().zip(&drawn).map(|(leg, it)| {
        let challenge = SecretScalar::select(&it.challenge, &rest, leg.truth).publish();
        Proof { challenge, response: leg.randomness.response(&it.exponent, &challenge) }
    });
    proofs.collect()
}

/// A statement "(α, β) encrypts M" while a ballot is checked.
pub(crate) struct Leg<'a, G: Group> {
    /// α to the leg's challenge.
    pub alpha_power: &'a G::Element,
    /// β to the leg's challenge.
    pub beta_power: &'a G::Element,
    /// M.
    pub claimed: u64,
    pub proof: &'a Proof<G>,
}

/// Checks [`prove_one_of`]: A = g^r · α^c, B = y^r · (β/g^M)^c for each leg, and the total of the challenges. Two or three powers of fixed bases
/// for each leg, besides the two that come with it.
pub(crate) fn one_of_holds<'a, G: Group>(
    key: &PublicKey<G>,
    legs: impl IntoIterator<Item = Leg<'a, G>>,
    total: impl FnOnce(&[String]) -> Scalar<G>,
) -> bool {
    let mut commitments = Vec::new();
    let mut sum = Scalar::ZERO;
    for leg in legs {
        let Proof { challenge, response } = leg.proof;
        let a = G::table_power(G::generator_table(), response, leg.alpha_power);
        let b = G::table_power(key.table(), response, leg.beta_power);
        let b = if leg.claimed == 0 { b } else { G::table_power(G::generator_table(), &-(Scalar::from_u64(leg.claimed) * *challenge), &b) };
        commitments.push(G::encode(&a));
        commitments.push(G::encode(&b));
        sum = sum + *challenge;
    }
    total(&commitments) == sum
}

/// g^m for a public count, to compare a decryption with.
pub(crate) fn count_in_exponent<G: Group>(count: u64) -> G::Element {
    generator_power::<G>(&Scalar::from_u64(count))
}
