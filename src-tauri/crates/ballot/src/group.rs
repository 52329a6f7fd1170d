//! The group that an election calculates in, behind a trait (section 2.2).
//!
//! Notation is multiplicative: g the generator, q its prime order. Invariant: an element that is not wrapped in [`Unproven`] is known to be in the
//! subgroup of order q; only [`Group::generator`], products and powers of such elements, and [`Unproven`] make one.

use std::fmt::Debug;
use std::hash::Hash as StdHash;

use crypto_bigint::Choice;
use crypto_bigint::modular::ConstMontyParams;

use crate::scalar::{Scalar, SecretScalar};
use crate::text::TextFault;

mod belenios2048;
pub use belenios2048::Belenios2048;

/// A group of prime order q below 2^256 in which discrete logarithms are hard.
pub trait Group: Copy + Debug + Eq + Send + Sync + 'static {
    /// The name in `election.json` and in proofs of knowledge.
    const NAME: &'static str;
    /// The order q.
    type Order: ConstMontyParams<4>;
    /// An element of the subgroup of order q.
    type Element: Copy + Eq + StdHash + Debug + Send + Sync;
    /// Precalculated powers of one element, for public exponents.
    type Table: Send + Sync;
    /// Precalculated powers of one element, for secret exponents: every look-up reads the whole table.
    type SecretTable: Send + Sync;

    /// The neutral element.
    fn identity() -> Self::Element;
    /// g.
    fn generator() -> Self::Element;
    /// Powers of g for public exponents.
    fn generator_table() -> &'static Self::Table;
    /// Powers of g for secret exponents.
    fn generator_secrets() -> &'static Self::SecretTable;

    /// Reads the one text form of an element, without asking whether it is in the subgroup.
    ///
    /// # Errors
    /// Refuses any second spelling and numbers out of range.
    fn decode(text: &str) -> Result<Unproven<Self>, TextFault>;
    /// Writes the text form ⟨X⟩.
    fn encode(element: &Self::Element) -> String;

    /// `one · other`.
    fn multiply(one: &Self::Element, other: &Self::Element) -> Self::Element;
    /// `one / other`.
    fn divide(one: &Self::Element, other: &Self::Element) -> Self::Element;
    /// `base^exponent` for public values.
    fn power(base: &Self::Element, exponent: &Scalar<Self>) -> Self::Element;
    /// Powers of one base to several public exponents, sharing what can be shared.
    fn powers(base: &Self::Element, exponents: &[&Scalar<Self>]) -> Vec<Self::Element>;
    /// As [`Group::powers`], and whether the base is in the subgroup, for little more: `None` if it isn't.
    fn proven_powers(base: &Self::Element, exponents: &[&Scalar<Self>]) -> Option<Vec<Self::Element>>;
    /// Makes the table of an element's powers for public exponents.
    fn table(base: &Self::Element) -> Self::Table;
    /// `times · base^exponent` from the table, public values.
    fn table_power(table: &Self::Table, exponent: &Scalar<Self>, times: &Self::Element) -> Self::Element;

    /// `base^exponent` in constant time.
    fn secret_power(base: &Self::Element, exponent: &SecretScalar<Self>) -> Self::Element;
    /// Makes the table of an element's powers for secret exponents.
    fn secret_table(base: &Self::Element) -> Self::SecretTable;
    /// The product of powers in constant time, times g where `with_generator` is set, without showing whether it is.
    fn secret_product(powers: &[(&Self::SecretTable, &SecretScalar<Self>)], with_generator: Choice) -> Self::Element;
    /// Two powers of one element in constant time, one of them times g^shift: the second if `second` is set, else the first, without showing which.
    fn secret_pair(table: &Self::SecretTable, exponents: [&SecretScalar<Self>; 2], shift: &SecretScalar<Self>, second: Choice) -> [Self::Element; 2];
}

/// What was read as an element and is not yet known to be in the subgroup of order q.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unproven<G: Group>(pub(crate) G::Element);

impl<G: Group> Unproven<G> {
    /// Proves membership: X^q = 1.
    ///
    /// # Errors
    /// Refuses what is not in the subgroup.
    pub fn prove(self) -> Result<G::Element, TextFault> {
        G::proven_powers(&self.0, &[]).map(|_| self.0).ok_or(TextFault::NotInGroup)
    }

    /// Proves membership and takes powers with the same squarings (3.2).
    ///
    /// # Errors
    /// Refuses what is not in the subgroup.
    pub fn prove_with_powers(self, exponents: &[&Scalar<G>]) -> Result<(G::Element, Vec<G::Element>), TextFault> {
        G::proven_powers(&self.0, exponents).map(|powers| (self.0, powers)).ok_or(TextFault::NotInGroup)
    }

    /// Takes the element as proven: for texts that were proven before and are found again by their digest.
    pub(crate) fn proven_before(self) -> G::Element {
        self.0
    }
}

/// Reads an element and proves that it is in the subgroup.
///
/// # Errors
/// Refuses any second spelling, numbers out of range, and what is not in the subgroup.
pub fn read_element<G: Group>(text: &str) -> Result<G::Element, TextFault> {
    G::decode(text)?.prove()
}

/// g to a public exponent.
pub(crate) fn generator_power<G: Group>(exponent: &Scalar<G>) -> G::Element {
    G::table_power(G::generator_table(), exponent, &G::identity())
}

/// g to a secret exponent, in constant time: the public key of a secret key.
pub fn public_of<G: Group>(secret: &SecretScalar<G>) -> G::Element {
    G::secret_product(&[(G::generator_secrets(), secret)], Choice::FALSE)
}
