//! BELENIOS-2048: integers modulo p, the subgroup of order q, ⟨X⟩ = base-10 digits (section 2.2).

use std::sync::LazyLock;

use crypto_bigint::{Choice, CtSelect, Uint};

use super::{Group, Unproven};
use crate::montgomery::{FixedBase, Residue, SecretResidue, WORDS, secret_product};
use crate::scalar::{Scalar, SecretScalar};
use crate::text::{TextFault, read_decimal, write_decimal};

/// The group BELENIOS-2048.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belenios2048;

/// The order in its own module, because the macro makes a public type.
mod order {
    use crypto_bigint::{U256, const_monty_params};
    const_monty_params!(Order, U256, "adb6066a73522565f4daa0f2579db7f2f0fa90c2168bc709e20263387d55c491", "The order q of BELENIOS-2048");
}

const Q: [u64; 4] = <order::Order as crypto_bigint::modular::ConstMontyParams<4>>::PARAMS.modulus().as_ref().to_words();

static GENERATOR: LazyLock<Residue> = LazyLock::new(|| {
    let g = Uint::<WORDS>::from_be_hex(
        "1307c1ab5f295885d7caa3a78a42415e31fd1c5807b61fb1e781878a52230a51988b98c259597f9c5a9dfd001d26ba31d9d8976f01d95a1c8262ee68a0e92cea541e5219e0d0d094301b894236823fe1d4bc04e29f3748aefd4f10d5b1a356a8643e673fd9d215fc8fe5fb9cf9fdb8ea88fdb1a3381a697fdf9c2458570b06d26aef1be365fdd90165f397c6b870df8c1b9e519edcee8bb0f74b7a1615a274ba60a7ea574a61f552d2dde0ce514e0927c4ff49b1964c4a913731ae4268d60d7f22127b6cbba44d453ac8b72fd04e0991b7aeff04867d8724ac638f5f34100d2d47aa680d43771902743d663f42d853c041e1c91fe3823f4bcf284308f1d7e653",
    );
    Residue::from_secret(&SecretResidue::new(&g))
});
static TABLE: LazyLock<FixedBase> = LazyLock::new(|| FixedBase::of(&GENERATOR));
static SECRETS: LazyLock<SecretTable> = LazyLock::new(|| SecretTable::of(&GENERATOR));

/// Bits of an exponent that one look-up answers for.
const DIGIT: usize = 5;
/// How far apart these bits lie: 5 · 52 bits hold an exponent.
const SPREAD: usize = 256_usize.div_ceil(DIGIT);
/// Rows of a [`SecretTable`].
const ROWS: usize = 13;
/// Look-ups that share a row, a squaring apart.
const SHARED: usize = SPREAD / ROWS;

/// Powers of one element for secret exponents, as Lim and Lee lay them out: 13 rows of 32 entries, each read whole at every look-up (3.2).
///
/// A digit is made of bits that lie 52 apart, so that four digits can share a row with a squaring in between: a power is 52 multiplications and three
/// squarings, and a table for one ballot is made with some 600 multiplications instead of the 1,660 of a row for each digit. 106 kB.
pub struct SecretTable(Vec<[SecretResidue; 1 << DIGIT]>);

impl SecretTable {
    fn of(base: &Residue) -> Self {
        // The base is public, and so are its powers; which of them are looked up is not.
        let mut squares = Vec::with_capacity(DIGIT * SPREAD);
        let mut square = *base;
        for _ in 0..DIGIT * SPREAD {
            squares.push(square);
            square = square.squared();
        }
        let row = |number: usize| {
            let mut row = [Residue::ONE; 1 << DIGIT];
            for (bit, factor) in squares.iter().skip(SHARED * number).step_by(SPREAD).enumerate() {
                let (done, rest) = row.split_at_mut(1 << bit);
                for (entry, without) in rest.iter_mut().zip(done.iter()) {
                    *entry = if *without == Residue::ONE { *factor } else { without.times(factor) };
                }
            }
            row.map(|entry| entry.to_secret())
        };
        Self((0..ROWS).map(row).collect())
    }

    /// The power, multiplied into `start`.
    fn power_times(&self, exponent: &SecretScalar<Belenios2048>, start: SecretResidue) -> SecretResidue {
        let words = exponent.secret_words();
        let mut power = SecretResidue::ONE;
        for shared in (0..SHARED).rev() {
            if shared + 1 < SHARED {
                power = secret_product(&power, &power);
            }
            for (number, row) in self.0.iter().enumerate() {
                power = secret_product(&power, &look_up(row, digit(words, SHARED * number + shared)));
            }
        }
        secret_product(&power, &start)
    }
}

/// The bits from `first` on that lie [`SPREAD`] apart, at places that don't depend on the exponent.
fn digit(words: &[u64; 4], first: usize) -> u64 {
    (0..DIGIT).fold(0, |digit, bit| {
        let place = first + SPREAD * bit;
        digit | (words.get(place / 64).copied().unwrap_or(0) >> (place % 64) & 1) << bit
    })
}

/// The entry with the given number, found by reading all of them and keeping one under a mask. Masks, because the compiler can take several words
/// in one step with them, and not with conditional moves.
fn look_up(row: &[SecretResidue; 1 << DIGIT], wanted: u64) -> SecretResidue {
    let mut found = [0_u64; WORDS];
    for (index, entry) in (0_u64..).zip(row) {
        let mask = Choice::from_u64_eq(index, wanted).to_u64_mask();
        for (word, of_entry) in found.iter_mut().zip(entry.as_montgomery().as_words()) {
            *word |= of_entry & mask;
        }
    }
    SecretResidue::from_montgomery(Uint::from_words(found))
}

impl Group for Belenios2048 {
    const NAME: &'static str = "BELENIOS-2048";
    type Order = order::Order;
    type Element = Residue;
    type Table = FixedBase;
    type SecretTable = SecretTable;

    fn identity() -> Residue {
        Residue::ONE
    }

    fn generator() -> Residue {
        *GENERATOR
    }

    fn generator_table() -> &'static FixedBase {
        &TABLE
    }

    fn generator_secrets() -> &'static SecretTable {
        &SECRETS
    }

    fn decode(text: &str) -> Result<Unproven<Self>, TextFault> {
        let words = read_decimal::<WORDS>(text)?;
        if words == [0; WORDS] {
            return Err(TextFault::NotInGroup);
        }
        Residue::from_words(words).map(Unproven).ok_or(TextFault::NotReduced)
    }

    fn encode(element: &Residue) -> String {
        write_decimal(&element.to_words())
    }

    fn multiply(one: &Residue, other: &Residue) -> Residue {
        one.times(other)
    }

    fn divide(one: &Residue, other: &Residue) -> Residue {
        // An element of the subgroup is never zero, so its inverse exists.
        other.inverse().map_or(Residue::ONE, |inverse| one.times(&inverse))
    }

    fn power(base: &Residue, exponent: &Scalar<Self>) -> Residue {
        base.power(exponent.words())
    }

    fn powers(base: &Residue, exponents: &[&Scalar<Self>]) -> Vec<Residue> {
        base.powers(&exponents.iter().map(|it| it.words()).collect::<Vec<_>>())
    }

    fn proven_powers(base: &Residue, exponents: &[&Scalar<Self>]) -> Option<Vec<Residue>> {
        let mut all: Vec<_> = exponents.iter().map(|it| it.words()).collect();
        all.push(&Q);
        let mut powers = base.powers(&all);
        (powers.pop() == Some(Residue::ONE)).then_some(powers)
    }

    fn table(base: &Residue) -> FixedBase {
        FixedBase::of(base)
    }

    fn table_power(table: &FixedBase, exponent: &Scalar<Self>, times: &Residue) -> Residue {
        let start = (*times != Residue::ONE).then_some(*times);
        table.power_times(exponent.words(), start)
    }

    fn secret_power(base: &Residue, exponent: &SecretScalar<Self>) -> Residue {
        Residue::from_secret(&base.to_secret().pow(exponent.secret_uint()))
    }

    fn secret_table(base: &Residue) -> SecretTable {
        SecretTable::of(base)
    }

    fn secret_product(powers: &[(&SecretTable, &SecretScalar<Self>)], with_generator: Choice) -> Residue {
        let start = SecretResidue::ONE.ct_select(&GENERATOR.to_secret(), with_generator);
        Residue::from_secret(&powers.iter().fold(start, |product, (table, exponent)| table.power_times(exponent, product)))
    }

    fn secret_pair(table: &SecretTable, [first, second]: [&SecretScalar<Self>; 2], shift: &SecretScalar<Self>, shift_second: Choice) -> [Residue; 2] {
        let shift = SECRETS.power_times(shift, SecretResidue::ONE);
        let start_of_first = shift.ct_select(&SecretResidue::ONE, shift_second);
        let start_of_second = SecretResidue::ONE.ct_select(&shift, shift_second);
        [table.power_times(first, start_of_first), table.power_times(second, start_of_second)].map(|it| Residue::from_secret(&it))
    }
}

#[cfg(test)]
mod tests;
