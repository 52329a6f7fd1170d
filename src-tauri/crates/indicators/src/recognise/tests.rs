//! What is left where readings overlap (DAT-5).

use expect_test::{Expect, expect};

use super::*;
use crate::{Caution, Fault};

fn reading(place: Range<usize>, kind: Kind, holds: bool) -> Reading {
    let normal = if holds { Ok(Normal::of(kind, String::new())) } else { Err(Reason::from(Fault::Checksum)) };
    Reading { place, kind, normal }
}

/// What is left of readings, in whatever order they come.
fn check(readings: &[(Range<usize>, Kind, bool)], expected: Expect) {
    let left = |turned: usize| {
        let mut all: Vec<Reading> = readings.iter().map(|(place, kind, holds)| reading(place.clone(), *kind, *holds)).collect();
        all.rotate_left(turned);
        settle(&mut all);
        all.iter().map(|it| format!("{}-{} {}", it.place.start, it.place.end, it.kind)).collect::<Vec<_>>().join(", ")
    };
    assert!((1..readings.len()).all(|turned| left(turned) == left(0)), "the order in which they were made says nothing");
    expected.assert_eq(&left(0));
}

#[test]
fn of_readings_that_overlap_one_that_holds_then_the_longer_then_the_first_kind_is_left() {
    check(&[(0..10, Kind::Domain, true), (0..20, Kind::Url, true)], expect!["0-20 url"]); // The longer.
    check(&[(0..10, Kind::Domain, true), (0..20, Kind::Iban, false)], expect!["0-10 domain"]); // One that holds, however short.
    check(&[(0..10, Kind::Btc, false), (0..20, Kind::Iban, false)], expect!["0-20 iban"]);
    check(&[(0..32, Kind::Md5, true), (0..32, Kind::Ip, true)], expect!["0-32 ip"]); // The kind that is named first.
    check(&[(0..10, Kind::Ip, true), (9..30, Kind::Phone, true)], expect!["9-30 phone"]); // One character in both is enough.
    check(&[(0..10, Kind::Ip, true), (10..30, Kind::Phone, true)], expect!["0-10 ip, 10-30 phone"]);
    // What lies within the one that is left is gone, what follows it stays.
    let mailbox = [(0..24, Kind::Email, true), (6..24, Kind::Domain, true), (6..13, Kind::Domain, true), (25..40, Kind::Domain, true)];
    check(&mailbox, expect!["0-24 email, 25-40 domain"]);
    check(&[], expect![""]);
}

#[test]
fn a_reading_that_is_cautioned_of_holds() {
    let cautioned = Reading { normal: Ok(Normal::of(Kind::Sol, String::new()).cautioned(Caution::ALL[0])), ..reading(0..10, Kind::Sol, true) };
    let mut all = vec![reading(0..20, Kind::Btc, false), cautioned];
    settle(&mut all);
    assert_eq!(all.iter().map(|it| it.kind).collect::<Vec<_>>(), [Kind::Sol]);
}
