use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;

fn modulus() -> BigUint {
    number(&P)
}

fn number(words: &[u64]) -> BigUint {
    BigUint::from_bytes_le(&words.iter().flat_map(|it| it.to_le_bytes()).collect::<Vec<_>>())
}

/// Numbers below p, those at the edges more often than chance would have it.
fn residue() -> impl Strategy<Value = Residue> {
    let whole = proptest::collection::vec(any::<u64>(), WORDS).prop_map(|words| {
        let mut all = [0; WORDS];
        all.copy_from_slice(&words);
        all
    });
    let sparse = (0..WORDS, any::<u64>()).prop_map(|(at, word)| {
        let mut all = [0; WORDS];
        all[at] = word;
        all
    });
    let below = (1_u64..5).prop_map(|less| {
        let mut all = P;
        all[0] -= less;
        all
    });
    let ones = Just([u64::MAX; WORDS]);
    prop_oneof![4 => whole, 1 => sparse, 1 => below, 1 => ones].prop_map(|mut words| {
        while !is_below(&words, &P) {
            words[WORDS - 1] >>= 1;
        }
        Residue::from_words(words).unwrap()
    })
}

fn exponent() -> impl Strategy<Value = [u64; 4]> {
    prop_oneof![any::<[u64; 4]>(), any::<u8>().prop_map(|it| [u64::from(it), 0, 0, 0]), Just([u64::MAX; 4]), Just([0; 4]), Just([0, 0, 0, 1 << 63])]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn products_and_squares_are_those_of_the_oracle(one in residue(), other in residue()) {
        let (a, b) = (number(&one.to_words()), number(&other.to_words()));
        prop_assert_eq!(number(&one.times(&other).to_words()), &a * &b % modulus());
        prop_assert_eq!(number(&one.squared().to_words()), &a * &a % modulus());
        prop_assert_eq!(Residue::from_secret(&(one.to_secret() * other.to_secret())), one.times(&other), "the library agrees");
        prop_assert_eq!(Residue::from_secret(&secret_product(&one.to_secret(), &other.to_secret())), one.times(&other));
    }

    #[test]
    fn powers_are_those_of_the_oracle(base in residue(), exponents in [exponent(), exponent(), exponent()]) {
        let answers = base.powers(&[&exponents[0], &exponents[1], &exponents[2]]);
        for (answer, exponent) in answers.iter().zip(&exponents) {
            let expected = number(&base.to_words()).modpow(&number(exponent), &modulus());
            prop_assert_eq!(number(&answer.to_words()), expected);
            prop_assert_eq!(base.power(exponent), *answer);
        }
    }

    #[test]
    fn inverses_are_inverses(value in residue()) {
        match value.inverse() {
            Some(inverse) => prop_assert_eq!(value.times(&inverse), Residue::ONE),
            None => prop_assert_eq!(value.to_words(), [0; WORDS]),
        }
    }

    #[test]
    fn decimal_text_is_that_of_the_oracle(value in residue()) {
        let words = value.to_words();
        let text = crate::text::write_decimal(&words);
        prop_assert_eq!(&text, &number(&words).to_string());
        prop_assert_eq!(crate::text::read_decimal::<WORDS>(&text), Ok(words));
    }
}

#[test]
fn a_table_of_powers_gives_the_same_powers() {
    let base = Residue::from_words([7; WORDS]).unwrap();
    let table = FixedBase::of(&base);
    for exponent in [[0; 4], [1, 0, 0, 0], [255, 256, 1 << 63, u64::MAX], [u64::MAX; 4]] {
        assert_eq!(table.power_times(&exponent, None), base.power(&exponent));
        assert_eq!(table.power_times(&exponent, Some(base)), base.power(&exponent).times(&base));
    }
}

#[test]
fn numbers_from_the_modulus_on_are_refused() {
    assert!(Residue::from_words(P).is_none());
    assert!(Residue::from_words([u64::MAX; WORDS]).is_none());
    let mut last = P;
    last[0] -= 1;
    assert!(Residue::from_words(last).is_some());
}
