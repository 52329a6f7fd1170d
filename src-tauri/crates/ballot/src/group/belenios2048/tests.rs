use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use serde_json::Value;

use super::*;
use crate::group::{public_of, read_element};

type Number = Scalar<Belenios2048>;
type Secret = SecretScalar<Belenios2048>;

#[test]
fn the_constants_are_the_published_ones() {
    let groups: Value = serde_json::from_str(include_str!("../../../vectors/groups.json")).unwrap();
    let published = &groups["BELENIOS-2048"];
    let text = |name: &str| published[name].as_str().unwrap().to_owned();
    assert_eq!(write_decimal(&Q), text("q"));
    assert_eq!(Belenios2048::encode(&Belenios2048::generator()), text("g"));
    assert_eq!(Belenios2048::decode(&text("p")), Err(TextFault::NotReduced), "p itself is the first number that is too large");
    assert!(read_element::<Belenios2048>(&text("g")).is_ok());
    assert_eq!(Scalar::<Belenios2048>::read(&text("q")), Err(TextFault::NotReduced));
}

#[test]
fn elements_have_one_spelling_and_are_in_the_subgroup() {
    let g = Belenios2048::encode(&Belenios2048::generator());
    let refused = |text: &str| read_element::<Belenios2048>(text).unwrap_err();
    assert_eq!(refused(""), TextFault::NotDigits);
    assert_eq!(refused("+1"), TextFault::NotDigits);
    assert_eq!(refused(" 1"), TextFault::NotDigits);
    assert_eq!(refused("0"), TextFault::NotInGroup);
    assert_eq!(refused(&format!("0{g}")), TextFault::LeadingZero);
    assert_eq!(refused("2"), TextFault::NotInGroup);
    assert_eq!(refused(&"9".repeat(617)), TextFault::NotReduced);
    assert_eq!(refused(&"9".repeat(100_000)), TextFault::NotReduced);
    assert!(read_element::<Belenios2048>("1").is_ok(), "the neutral element is in the subgroup");
}

#[test]
fn secret_and_public_arithmetic_agree() {
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let base = public_of(&Secret::make(&mut rng));
    let table = Belenios2048::secret_table(&base);
    let edges = [Number::ZERO, Number::ONE, -Number::ONE, Number::from_u64(31), Number::from_u64(32)];
    let drawn = [(); 4].map(|()| Secret::make(&mut rng).publish());
    for number in edges.into_iter().chain(drawn) {
        let secret = Secret::from_public(number);
        let expected = Belenios2048::power(&base, &number);
        assert_eq!(Belenios2048::secret_power(&base, &secret), expected);
        assert_eq!(Belenios2048::secret_product(&[(&table, &secret)], Choice::FALSE), expected);
        assert_eq!(
            Belenios2048::secret_product(&[(&table, &secret), (Belenios2048::generator_secrets(), &secret)], Choice::TRUE),
            Belenios2048::multiply(&expected, &Belenios2048::power(&Belenios2048::generator(), &(number + Number::ONE)))
        );
        let shifted = Belenios2048::multiply(&expected, &Belenios2048::power(&Belenios2048::generator(), &number));
        assert_eq!(Belenios2048::secret_pair(&table, [&secret, &secret], &secret, Choice::FALSE), [shifted, expected]);
        assert_eq!(Belenios2048::secret_pair(&table, [&secret, &secret], &secret, Choice::TRUE), [expected, shifted]);
        assert_eq!(Belenios2048::proven_powers(&base, &[&number]), Some(vec![expected]));
    }
}

#[test]
fn scalars_calculate_modulo_the_order() {
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    let [a, b, c] = [(); 3].map(|()| Secret::make(&mut rng).publish());
    assert_eq!((a + b) * c, a * c + b * c);
    assert_eq!(a - b, -(b - a));
    assert_eq!(a * a.inverse().unwrap(), Number::ONE);
    assert_eq!(Number::ZERO.inverse(), None);
    let q = num_bigint::BigUint::from_bytes_le(&Q.iter().flat_map(|it| it.to_le_bytes()).collect::<Vec<_>>());
    let big = |it: &Number| it.write().parse::<num_bigint::BigUint>().unwrap();
    assert_eq!(big(&(a * b)), big(&a) * big(&b) % &q);
    assert_eq!(Number::of_hash(&crate::text::Hash([0xff; 32])).write(), (num_bigint::BigUint::from_bytes_be(&[0xff; 32]) % &q).to_string());
    let unreduced = &q + &q + num_bigint::BigUint::from(5_u8);
    assert_eq!(Secret::read_unreduced(&unreduced.to_string()).ok().map(|it| it.publish()), Some(Number::from_u64(5)));
}
