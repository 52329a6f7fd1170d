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

/// Bits of an exponent that one row of a [`SecretTable`] answers for.
const WINDOW: usize = 5;
const ROWS: usize = 256_usize.div_ceil(WINDOW);

/// Powers of one element for secret exponents: 52 rows of 32 entries, each row read whole at every look-up (3.2).
///
/// 52 · 32 · 256 bytes are 425 kB. Wider windows save multiplications and lose as much to reading.
pub struct SecretTable(Vec<[SecretResidue; 1 << WINDOW]>);

impl SecretTable {
    fn of(base: &Residue) -> Self {
        let mut rows = Vec::with_capacity(ROWS);
        // The base is public, and so are its powers; which of them are looked up is not.
        let mut first = *base;
        for _ in 0..ROWS {
            let mut power = Residue::ONE;
            let row = [(); 1 << WINDOW].map(|()| {
                let entry = power.to_secret();
                power = power.times(&first);
                entry
            });
            first = power;
            rows.push(row);
        }
        Self(rows)
    }

    /// The power, multiplied into `start`.
    fn power_times(&self, exponent: &SecretScalar<Belenios2048>, start: SecretResidue) -> SecretResidue {
        let rows = self.0.iter().enumerate();
        rows.fold(start, |product, (number, row)| secret_product(&product, &look_up(row, window(exponent.secret_words(), number))))
    }
}

/// Bits `WINDOW · row` up to the next row's, at places that don't depend on the exponent.
fn window(words: &[u64; 4], row: usize) -> u64 {
    let (word, shift) = (WINDOW * row / 64, WINDOW * row % 64);
    let low = words.get(word).copied().unwrap_or(0) >> shift;
    let high = if shift + WINDOW > 64 { words.get(word + 1).copied().unwrap_or(0) << (64 - shift) } else { 0 };
    (low | high) & ((1 << WINDOW) - 1)
}

/// The entry with the given number, found by reading all of them and keeping one under a mask. Masks, because the compiler can take several words
/// in one step with them, and not with conditional moves.
fn look_up(row: &[SecretResidue; 1 << WINDOW], wanted: u64) -> SecretResidue {
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
