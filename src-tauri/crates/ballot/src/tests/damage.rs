//! Damage: each rule of 2.3 to 2.9 refuses an archive in which nothing else is wrong, and says so. A star marks what the format's own tool accepts.

use std::sync::LazyLock;

use expect_test::Expect;

use super::script::Script;
use super::vectors::MIXED;
use crate::group::{Belenios2048, Group};
use crate::scalar::Scalar;
use crate::verifier::{Remembered, Verified, verify_with};

mod counting;
mod file;
mod setup;
mod voting;

type G = Belenios2048;

/// The ballots of the sound archive, verified once for all damage that leaves its Setup alone.
static SOUND: LazyLock<Remembered> = LazyLock::new(|| {
    let mut remembered = Remembered::new();
    assert!(verify_with::<G>(MIXED.archive, None, &mut remembered).is_ok());
    remembered
});

fn judge(bytes: &[u8]) -> String {
    match verify_with::<G>(bytes, None, &mut SOUND.clone()) {
        Ok(Verified { result, .. }) => format!("holds, result {result:?}"),
        Err(faults) => faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
    }
}

fn check_bytes(change: impl FnOnce(&mut Vec<u8>), expected: Expect) {
    let mut bytes = MIXED.archive.to_vec();
    change(&mut bytes);
    assert_ne!(bytes, MIXED.archive, "something was changed");
    expected.assert_eq(&judge(&bytes));
}

fn check(change: impl FnOnce(&mut Script), expected: Expect) {
    check_bytes(
        |bytes| {
            let mut script = Script::of(bytes);
            change(&mut script);
            *bytes = script.bytes();
        },
        expected,
    );
}

/// Another text for the same number.
fn plus_order(number: &str) -> String {
    let order: num_bigint::BigUint = "78571733251071885079927659812671450121821421258408794611510081919805623223441".parse().unwrap();
    (number.parse::<num_bigint::BigUint>().unwrap() + order).to_string()
}

/// A number in the group that differs.
fn other_element(text: &str) -> String {
    let element = G::decode(text).unwrap().prove().unwrap();
    G::encode(&G::multiply(&element, &G::generator()))
}

fn other_scalar(text: &str) -> String {
    (Scalar::<G>::read(text).unwrap() + Scalar::ONE).write()
}
