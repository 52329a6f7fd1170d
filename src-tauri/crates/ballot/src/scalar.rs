//! Numbers modulo the order q of a group: public ones, and secret ones that are zeroized and never shown.
//!
//! Both kinds calculate in constant time; they cost nothing beside a power. Invariant: the number is below q.

use std::marker::PhantomData;

use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};
use crypto_bigint::{Choice, CtSelect, NonZero, U256, U512};
use rand_core::CryptoRng;
use zeroize::Zeroize;

use crate::group::Group;
use crate::text::{Hash, TextFault, read_decimal, write_decimal};

/// A public number modulo q: a challenge, a response, a coefficient.
pub struct Scalar<G: Group>(U256, PhantomData<G>);

impl<G: Group> Clone for Scalar<G> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<G: Group> Copy for Scalar<G> {}
impl<G: Group> PartialEq for Scalar<G> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<G: Group> Eq for Scalar<G> {}
impl<G: Group> std::fmt::Debug for Scalar<G> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.write())
    }
}

fn order<G: Group>() -> &'static NonZero<U256> {
    G::Order::PARAMS.modulus().as_nz_ref()
}

fn product<G: Group>(one: &U256, other: &U256) -> U256 {
    (ConstMontyForm::<G::Order, { U256::LIMBS }>::new(one) * ConstMontyForm::new(other)).retrieve()
}

impl<G: Group> Scalar<G> {
    /// Zero.
    pub const ZERO: Self = Self(U256::ZERO, PhantomData);
    /// One.
    pub const ONE: Self = Self(U256::ONE, PhantomData);

    /// A small number.
    #[must_use]
    pub fn from_u64(value: u64) -> Self {
        Self(U256::from_u64(value).rem(order::<G>()), PhantomData)
    }

    /// Reads base-10 digits of a number below q (2.1).
    ///
    /// # Errors
    /// Refuses any second spelling, and numbers from q on.
    pub fn read(text: &str) -> Result<Self, TextFault> {
        let value = U256::from_words(read_decimal::<{ U256::LIMBS }>(text)?);
        if &value >= order::<G>().as_ref() { Err(TextFault::NotReduced) } else { Ok(Self(value, PhantomData)) }
    }

    /// Writes base-10 digits.
    #[must_use]
    pub fn write(&self) -> String {
        write_decimal(self.0.as_words())
    }

    /// The number that a digest stands for: 32 bytes, big-endian, modulo q (2.2).
    #[must_use]
    pub fn of_hash(hash: &Hash) -> Self {
        Self(U256::from_be_slice(&hash.0).rem(order::<G>()), PhantomData)
    }

    /// Little-endian words, for powers of public elements.
    #[must_use]
    pub fn words(&self) -> &[u64; 4] {
        self.0.as_words()
    }

    /// The inverse; `None` for zero.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        ConstMontyForm::<G::Order, { U256::LIMBS }>::new(&self.0).invert().into_option().map(|it| Self(it.retrieve(), PhantomData))
    }
}

impl<G: Group> std::ops::Add for Scalar<G> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.add_mod(&other.0, order::<G>()), PhantomData)
    }
}
impl<G: Group> std::ops::Sub for Scalar<G> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.sub_mod(&other.0, order::<G>()), PhantomData)
    }
}
impl<G: Group> std::ops::Neg for Scalar<G> {
    type Output = Self;
    fn neg(self) -> Self {
        Self::ZERO - self
    }
}
impl<G: Group> std::ops::Mul for Scalar<G> {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(product::<G>(&self.0, &other.0), PhantomData)
    }
}
impl<G: Group> std::iter::Sum for Scalar<G> {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |sum, number| sum + number)
    }
}

/// A secret number modulo q: a key, a coefficient of a trustee's polynomial, the randomness of a ballot.
///
/// Zeroized when dropped. Deliberately absent: `Debug`, `Display`, comparison, `Copy`.
pub struct SecretScalar<G: Group>(U256, PhantomData<G>);

impl<G: Group> Drop for SecretScalar<G> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<G: Group> SecretScalar<G> {
    /// Draws one evenly: 512 random bits modulo q, so that the bias is below 2^-255.
    #[must_use]
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut bytes = [0_u8; 64];
        rng.fill_bytes(&mut bytes);
        let mut wide = U512::from_be_slice(&bytes);
        let secret = Self(wide.rem(order::<G>()), PhantomData);
        wide.zeroize();
        bytes.zeroize();
        secret
    }

    /// Derives one from 32 secret bytes, big-endian, modulo q (2.5, 2.6).
    #[must_use]
    pub fn derive(bytes: &[u8; 32]) -> Self {
        Self(U256::from_be_slice(bytes).rem(order::<G>()), PhantomData)
    }

    /// Reads a key from its text form (base-10 digits below q, as the key files of 2.6 hold it).
    ///
    /// # Errors
    /// Refuses any second spelling, and numbers from q on.
    pub fn read(text: &str) -> Result<Self, TextFault> {
        Scalar::read(text).map(Self::from_public)
    }

    /// Reads a secret that was not reduced modulo q (2.6: shares and decryption keys).
    ///
    /// # Errors
    /// Refuses any second spelling, and numbers of more than 512 bits.
    pub fn read_unreduced(text: &str) -> Result<Self, TextFault> {
        let mut wide = U512::from_words(read_decimal::<{ U512::LIMBS }>(text)?);
        let secret = Self(wide.rem(order::<G>()), PhantomData);
        wide.zeroize();
        Ok(secret)
    }

    /// Writes the key's text form, zeroized when dropped: for sealed messages and for the holder's own backup only.
    #[must_use]
    pub fn reveal(&self) -> zeroize::Zeroizing<String> {
        zeroize::Zeroizing::new(write_decimal(self.0.as_words()))
    }

    /// Writes the sum of secrets without reducing it modulo q, as sealed decryption keys hold it (2.6). Up to 2^256 summands fit.
    #[must_use]
    pub(crate) fn reveal_sum(secrets: &[Self]) -> zeroize::Zeroizing<String> {
        let mut sum = secrets.iter().fold(U512::ZERO, |sum, secret| sum.wrapping_add(&secret.0.resize()));
        let text = zeroize::Zeroizing::new(write_decimal(sum.as_words()));
        sum.zeroize();
        text
    }

    /// A number that is public already, among secrets.
    #[must_use]
    pub fn from_public(value: Scalar<G>) -> Self {
        Self(value.0, PhantomData)
    }

    /// A second holder of the same secret.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self(self.0, PhantomData)
    }

    /// `self + other`.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self(self.0.add_mod(&other.0, order::<G>()), PhantomData)
    }

    /// `self · factor`.
    #[must_use]
    pub fn times(&self, factor: &Scalar<G>) -> Self {
        Self(product::<G>(&self.0, &factor.0), PhantomData)
    }

    /// `self · factor`, both secret.
    #[must_use]
    pub(crate) fn times_secret(&self, factor: &Self) -> Self {
        Self(product::<G>(&self.0, &factor.0), PhantomData)
    }

    /// `mask − self · challenge`: the response of a proof, public because the mask is used once and forgotten.
    #[must_use]
    pub fn response(&self, mask: &Self, challenge: &Scalar<G>) -> Scalar<G> {
        Scalar(mask.0.sub_mod(&product::<G>(&self.0, &challenge.0), order::<G>()), PhantomData)
    }

    /// One of two, without showing which: `other` where the choice is set.
    #[must_use]
    pub(crate) fn select(one: &Self, other: &Self, choice: Choice) -> Self {
        Self(one.0.ct_select(&other.0, choice), PhantomData)
    }

    /// What was drawn at random and may be published now, such as the challenge of a leg that is not the true one.
    #[must_use]
    pub(crate) fn publish(&self) -> Scalar<G> {
        Scalar(self.0, PhantomData)
    }

    pub(crate) fn secret_words(&self) -> &[u64; 4] {
        self.0.as_words()
    }

    pub(crate) fn secret_uint(&self) -> &U256 {
        &self.0
    }
}
