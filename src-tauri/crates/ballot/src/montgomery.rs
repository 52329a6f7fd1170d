//! Arithmetic modulo the 2048-bit prime, faster than a library's for any modulus (section 3.2).
//!
//! [`multiply`] alone takes the same steps for all values, so that secrets use it too, by [`secret_product`]. The time of everything else depends on
//! the values: it is for **public data only**, and secrets stay in `crypto-bigint`. Invariant: a [`Residue`] is below p and in Montgomery form with R = 2^2048, the
//! same form that `crypto-bigint` uses, so that results cross over without a multiplication.
#![allow(clippy::indexing_slicing, reason = "fixed-size arrays under constant bounds; the compiler drops the checks")]

use crypto_bigint::Choice;
use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};

/// Words of a residue: 32 · 64 = 2048 bits.
pub(crate) const WORDS: usize = 32;

/// The modulus of BELENIOS-2048 for constant-time arithmetic on secrets (2.2).
mod parameters {
    use crypto_bigint::{U2048, const_monty_params};
    const_monty_params!(
        Modulus,
        U2048,
        "a3ef2d011fefb1b6e39e568fccdffb0fb7dc7ef3a791b6862791811d21fc35f21e6d36856b428030421f514ed40bfd4c06e092a495af8d79a2f85e0fb11c0ede07dd973f9c53e50930c6e82ac36de1ae3fb8c3aabfff12ce27a5022ddd8912d107435012768a2cdd0a4091d8fa447f6c7ebc15a349fa318a6b4fe17d8d47e843a3e14dfa9b2162f4d7229abe93a188b46b006517d6f6747ebbb29c9ec3099b607f18fb1a8bc858279aa8599411d998d3e3fada9e010840d082d8c31911acdd4a0e7992d0f18cc759cb5de0acf66a3882555bc810941e021b6a4ccfa04ee4008f878affa2375e2999b44f6cef17d707301e59e0e6351e051ed9cec4157646e64f",
        "The prime p of BELENIOS-2048"
    );
}
pub(crate) use parameters::Modulus;

/// A residue in the constant-time arithmetic.
pub(crate) type SecretResidue = ConstMontyForm<Modulus, WORDS>;

const P: [u64; WORDS] = Modulus::PARAMS.modulus().as_ref().to_words();
const ONE: [u64; WORDS] = Modulus::PARAMS.one().to_words();
const R2: [u64; WORDS] = Modulus::PARAMS.r2().to_words();
/// The product of two secret residues, in constant time: four fifths of what the library's takes, which is made for any modulus.
pub(crate) fn secret_product(one: &SecretResidue, other: &SecretResidue) -> SecretResidue {
    let product = multiply(one.as_montgomery().as_words(), other.as_montgomery().as_words());
    SecretResidue::from_montgomery(crypto_bigint::Uint::from_words(product))
}

/// -1/p modulo 2^64, by Newton's iteration: each step doubles the number of right bits.
const NEGATIVE_INVERSE: u64 = {
    let mut inverse = 1_u64;
    let mut step = 0;
    while step < 6 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(P[0].wrapping_mul(inverse)));
        step += 1;
    }
    inverse.wrapping_neg()
};

/// A number modulo p, below p, in Montgomery form.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Residue([u64; WORDS]);

impl std::fmt::Debug for Residue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&crate::text::write_decimal(&self.to_words()))
    }
}

impl Residue {
    pub(crate) const ONE: Self = Self(ONE);

    /// Takes a number below p; `None` for p and above.
    pub(crate) fn from_words(words: [u64; WORDS]) -> Option<Self> {
        is_below(&words, &P).then(|| Self(multiply(&words, &R2)))
    }

    /// The number itself, out of Montgomery form.
    pub(crate) fn to_words(self) -> [u64; WORDS] {
        let mut wide = [0_u64; 2 * WORDS];
        wide[..WORDS].copy_from_slice(&self.0);
        reduce(&mut wide)
    }

    pub(crate) fn from_secret(secret: &SecretResidue) -> Self {
        Self(secret.to_montgomery().to_words())
    }

    pub(crate) fn to_secret(self) -> SecretResidue {
        SecretResidue::from_montgomery(crypto_bigint::Uint::from_words(self.0))
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        Self(multiply(&self.0, &other.0))
    }

    pub(crate) fn squared(&self) -> Self {
        Self(square(&self.0))
    }

    /// The power of one base to one exponent of at most 256 bits, given as little-endian words.
    pub(crate) fn power(&self, exponent: &[u64; 4]) -> Self {
        let mut all = [Exponent::of(exponent)];
        self.raise(&mut all);
        let [one] = all;
        one.finish()
    }

    /// Powers of one base to several exponents, in their order, with the 256 squarings done once (3.2).
    pub(crate) fn powers(&self, exponents: &[&[u64; 4]]) -> Vec<Self> {
        let mut all: Vec<_> = exponents.iter().map(|it| Exponent::of(it)).collect();
        self.raise(&mut all);
        all.into_iter().map(Exponent::finish).collect()
    }

    /// Right to left: while the base is squared, each exponent's odd four-bit digit d at bit i multiplies base^(2^i) into bucket d; in the end
    /// the answer is the product of bucket^d. Costs 256 squarings and about 60 multiplications for each exponent.
    fn raise(&self, exponents: &mut [Exponent<'_>]) {
        let last = exponents.iter().map(|it| bit_length(it.words)).max().unwrap_or(0);
        let mut square = *self;
        for bit in 0..last {
            if bit > 0 {
                square = square.squared();
            }
            for exponent in exponents.iter_mut() {
                exponent.take(bit, &square);
            }
        }
    }

    /// The inverse; `None` for zero.
    pub(crate) fn inverse(&self) -> Option<Self> {
        self.to_secret().invert_vartime().into_option().map(|it| Self::from_secret(&it))
    }
}

/// Digits are odd and have four bits: 1, 3, … 15.
const DIGIT_BITS: usize = 4;
const BUCKETS: usize = 1 << (DIGIT_BITS - 1);

/// One exponent while its base is being squared.
struct Exponent<'a> {
    words: &'a [u64; 4],
    /// The first bit that no digit has covered yet.
    free: usize,
    buckets: [Option<Residue>; BUCKETS],
}

impl<'a> Exponent<'a> {
    fn of(words: &'a [u64; 4]) -> Self {
        Self { words, free: 0, buckets: [None; BUCKETS] }
    }

    /// Takes base^(2^bit) into the bucket of the digit that begins at `bit`, if one does.
    #[inline]
    fn take(&mut self, bit: usize, power: &Residue) {
        if bit < self.free || !has_bit(self.words, bit) {
            return;
        }
        self.free = bit + DIGIT_BITS;
        let bucket = &mut self.buckets[digit_at(self.words, bit) >> 1];
        *bucket = joined(*bucket, Some(*power));
    }

    /// The product of bucket[k]^(2k+1): running products from the highest down, so that only the gaps of two are paid for.
    fn finish(self) -> Residue {
        // With S_k the product of the buckets from k up: Π b_k^(2k+1) = S_0 · (S_1 · S_2 · …)^2.
        let mut suffix = None::<Residue>;
        let mut gaps = None::<Residue>;
        for bucket in self.buckets.iter().skip(1).rev() {
            suffix = joined(suffix, *bucket);
            gaps = joined(gaps, suffix);
        }
        let all = joined(suffix, self.buckets[0]);
        joined(all, gaps.map(|it| it.squared())).unwrap_or(Residue::ONE)
    }
}

fn joined(one: Option<Residue>, other: Option<Residue>) -> Option<Residue> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.times(&other)),
        (only, None) | (None, only) => only,
    }
}

pub(crate) fn bit_length(words: &[u64; 4]) -> usize {
    words.iter().enumerate().rev().find(|(_, word)| **word != 0).map_or(0, |(index, word)| 64 * index + 64 - word.leading_zeros() as usize)
}

fn has_bit(words: &[u64; 4], bit: usize) -> bool {
    (words[bit / 64] >> (bit % 64)) & 1 == 1
}

/// Four bits from `bit` up.
fn digit_at(words: &[u64; 4], bit: usize) -> usize {
    let (word, shift) = (bit / 64, bit % 64);
    let mut digits = words[word] >> shift;
    if shift > 60 && word < 3 {
        digits |= words[word + 1] << (64 - shift);
    }
    (digits & 15) as usize
}

/// Powers of one fixed base by looking up: for each of the exponent's 32 bytes, the base to every value that this byte can have.
///
/// 32 · 255 residues are 2 MB; a power is at most 31 multiplications. Look-ups show the exponent to the cache: public exponents only.
pub struct FixedBase {
    rows: Vec<[Residue; 255]>,
}

impl FixedBase {
    /// Makes the table: about 8,200 multiplications, so it pays from some forty powers on.
    pub(crate) fn of(base: &Residue) -> Self {
        let mut rows = Vec::with_capacity(32);
        let mut first = *base;
        for _ in 0..32 {
            let mut row = [first; 255];
            for index in 1..255 {
                row[index] = row[index - 1].times(&first);
            }
            first = row[254].times(&first);
            rows.push(row);
        }
        Self { rows }
    }

    /// The base to the exponent, multiplied into `start`.
    pub(crate) fn power_times(&self, exponent: &[u64; 4], start: Option<Residue>) -> Residue {
        let bytes = exponent.iter().flat_map(|it| it.to_le_bytes());
        let factors = self.rows.iter().zip(bytes).filter(|(_, byte)| *byte != 0).map(|(row, byte)| row[usize::from(byte) - 1]);
        factors.fold(start, |product, factor| joined(product, Some(factor))).unwrap_or(Residue::ONE)
    }
}

#[inline(always)]
const fn multiply_add(sum: u64, one: u64, other: u64, carry: u64) -> (u64, u64) {
    let wide = one as u128 * other as u128 + sum as u128 + carry as u128;
    (wide as u64, (wide >> 64) as u64)
}

fn is_below(one: &[u64; WORDS], other: &[u64; WORDS]) -> bool {
    one.iter().rev().cmp(other.iter().rev()).is_lt()
}

/// Two words of `one` at a time: adds their multiples of `other`, and the multiples of p that make the two lowest words zero, in one pass.
///
/// The same steps for all values: no branch and no look-up depends on them.
fn multiply(one: &[u64; WORDS], other: &[u64; WORDS]) -> [u64; WORDS] {
    let mut sum = [0_u64; WORDS + 1];
    for i in (0..WORDS).step_by(2) {
        let (low, high) = (one[i], one[i + 1]);
        let (lowest, mut of_low) = multiply_add(sum[0], low, other[0], 0);
        let first = lowest.wrapping_mul(NEGATIVE_INVERSE);
        let (_, mut of_first) = multiply_add(lowest, first, P[0], 0);
        let mut next = sum[1];
        let mut of_high;
        (next, of_low) = multiply_add(next, low, other[1], of_low);
        (next, of_high) = multiply_add(next, high, other[0], 0);
        (next, of_first) = multiply_add(next, first, P[1], of_first);
        let second = next.wrapping_mul(NEGATIVE_INVERSE);
        let (_, mut of_second) = multiply_add(next, second, P[0], 0);
        for j in 2..WORDS {
            let mut column = sum[j];
            (column, of_low) = multiply_add(column, low, other[j], of_low);
            (column, of_high) = multiply_add(column, high, other[j - 1], of_high);
            (column, of_first) = multiply_add(column, first, P[j], of_first);
            (column, of_second) = multiply_add(column, second, P[j - 1], of_second);
            sum[j - 2] = column;
        }
        let (column, of_high) = multiply_add(sum[WORDS], high, other[WORDS - 1], of_high);
        let (column, of_second) = multiply_add(column, second, P[WORDS - 1], of_second);
        let top = u128::from(column) + u128::from(of_low) + u128::from(of_first);
        sum[WORDS - 2] = top as u64;
        let top = u128::from(of_high) + u128::from(of_second) + (top >> 64);
        sum[WORDS - 1] = top as u64;
        sum[WORDS] = (top >> 64) as u64;
    }
    below_modulus(&sum)
}

fn square(one: &[u64; WORDS]) -> [u64; WORDS] {
    let mut wide = [0_u64; 2 * WORDS];
    // Each product of two different words once …
    for i in 0..WORDS - 1 {
        let mut carry = 0;
        for j in i + 1..WORDS {
            (wide[i + j], carry) = multiply_add(wide[i + j], one[i], one[j], carry);
        }
        wide[i + WORDS] = carry;
    }
    // … doubled, and the squares of the words in between.
    let (mut top, mut carry) = (0, 0);
    for i in 0..WORDS {
        let (low, high) = (wide[2 * i], wide[2 * i + 1]);
        let doubled_low = low << 1 | top;
        let doubled_high = high << 1 | low >> 63;
        top = high >> 63;
        (wide[2 * i], carry) = multiply_add(doubled_low, one[i], one[i], carry);
        let sum = u128::from(doubled_high) + u128::from(carry);
        wide[2 * i + 1] = sum as u64;
        carry = (sum >> 64) as u64;
    }
    reduce(&mut wide)
}

/// Divides by R modulo p: adds multiples of p until the low half is zero, two words in one pass.
fn reduce(wide: &mut [u64; 2 * WORDS]) -> [u64; WORDS] {
    let mut above = 0_u64;
    for i in (0..WORDS).step_by(2) {
        let first = wide[i].wrapping_mul(NEGATIVE_INVERSE);
        let (_, carry) = multiply_add(wide[i], first, P[0], 0);
        let (next, mut carry) = multiply_add(wide[i + 1], first, P[1], carry);
        let second = next.wrapping_mul(NEGATIVE_INVERSE);
        let (_, mut carry_of_second) = multiply_add(next, second, P[0], 0);
        for j in 2..WORDS {
            let (sum, more) = multiply_add(wide[i + j], first, P[j], carry);
            carry = more;
            (wide[i + j], carry_of_second) = multiply_add(sum, second, P[j - 1], carry_of_second);
        }
        let top = u128::from(wide[i + WORDS]) + u128::from(carry) + u128::from(above);
        let (sum, more) = multiply_add(top as u64, second, P[WORDS - 1], carry_of_second);
        wide[i + WORDS] = sum;
        let top = u128::from(wide[i + WORDS + 1]) + u128::from(more) + (top >> 64);
        wide[i + WORDS + 1] = top as u64;
        above = (top >> 64) as u64;
    }
    let mut answer = [above; WORDS + 1];
    answer[..WORDS].copy_from_slice(&wide[WORDS..]);
    below_modulus(&answer)
}

/// Takes p off once, if the number is not below it; both answers are worked out, and a mask keeps one.
fn below_modulus(number: &[u64; WORDS + 1]) -> [u64; WORDS] {
    let mut less = [0_u64; WORDS];
    let mut borrow = 0_u64;
    for ((difference, word), of_modulus) in less.iter_mut().zip(number).zip(&P) {
        let wide = u128::from(*word).wrapping_sub(u128::from(*of_modulus)).wrapping_sub(u128::from(borrow));
        *difference = wide as u64;
        borrow = (wide >> 64) as u64 & 1;
    }
    // With a word above there is always enough to take p off from.
    let keep = Choice::from_u64_lt(number[WORDS], borrow).to_u64_mask();
    for (difference, word) in less.iter_mut().zip(number) {
        *difference = (*word & keep) | (*difference & !keep);
    }
    less
}

#[cfg(test)]
mod tests;
