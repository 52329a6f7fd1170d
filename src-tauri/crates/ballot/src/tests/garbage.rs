//! Garbage: nothing that is read makes the crate panic, and what was damaged is refused or changes nothing that counts.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::script::{Script, Step};
use super::vectors::{BASIC, MIXED};
use crate::archive::Archive;
use crate::ceremony::{CeremonySeed, Certificates, Confirmation, Dealing, ShareBundle};
use crate::chain::EventKind;
use crate::credentials::{PrivateCredential, PublicCredentials};
use crate::election::Election;
use crate::group::Belenios2048;
use crate::scalar::{Scalar, SecretScalar};
use crate::sealing::Opening;
use crate::trustees::{TrusteeKey, Trustees};
use crate::verifier::{Remembered, verify_with};

type G = Belenios2048;

static SOUND: LazyLock<Remembered> = LazyLock::new(|| {
    let mut remembered = Remembered::new();
    for vector in [&BASIC, &MIXED] {
        assert!(verify_with::<G>(vector.archive, None, &mut remembered).is_ok());
    }
    remembered
});

/// A change of bytes at places that are given as fractions of the length.
#[derive(Debug, Clone)]
enum Change {
    Flip(u16, u8),
    Cut(u16, u16),
    Repeat(u16, u16),
    Insert(u16, Vec<u8>),
    Truncate(u16),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<u16>(), 0..8_u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        1 => (any::<u16>(), any::<u16>()).prop_map(|(at, length)| Change::Cut(at, length)),
        1 => (any::<u16>(), any::<u16>()).prop_map(|(at, length)| Change::Repeat(at, length)),
        1 => (any::<u16>(), prop::collection::vec(any::<u8>(), 1..600)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        1 => any::<u16>().prop_map(Change::Truncate),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    let place = |at: u16| bytes.len() * usize::from(at) / (usize::from(u16::MAX) + 1);
    match change {
        Change::Flip(at, bit) => {
            let at = place(*at);
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << bit;
            }
        }
        Change::Cut(at, length) => {
            let at = place(*at);
            drop(bytes.drain(at..(at + usize::from(*length)).min(bytes.len())));
        }
        Change::Repeat(at, length) => {
            let at = place(*at);
            let piece = bytes[at..(at + usize::from(*length)).min(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        Change::Insert(at, piece) => {
            let at = place(*at);
            bytes.splice(at..at, piece.iter().copied());
        }
        Change::Truncate(at) => bytes.truncate(place(*at)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_file_is_refused_unless_events_were_cut_off_cleanly(changes in prop::collection::vec(change(), 1..4)) {
        let mut bytes = MIXED.archive.to_vec();
        for change in &changes {
            apply(&mut bytes, change);
        }
        let accepted = verify_with::<G>(&bytes, None, &mut SOUND.clone()).is_ok();
        prop_assert!(!accepted || MIXED.archive.starts_with(&bytes));
        prop_assert_eq!(Archive::resume(&bytes).is_ok(), accepted, "a chain that can be continued is one that verifies");
    }

    #[test]
    fn a_damaged_record_is_refused_or_changes_nothing(step in any::<prop::sample::Index>(), record in any::<prop::sample::Index>(), change in change()) {
        let mut script = Script::of(BASIC.archive);
        let step = step.index(script.steps.len());
        let Some(length) = Some(script.steps[step].data.len()).filter(|it| *it > 0) else { return Ok(()); };
        let mut data = script.steps[step].data.clone();
        let record = record.index(length);
        let mut bytes = data[record].clone().into_bytes();
        apply(&mut bytes, &change);
        data[record] = String::from_utf8_lossy(&bytes).into_owned();
        // What refers to the record follows it, unless it is the reference itself that was damaged.
        script.steps[step] = match (script.steps[step].kind, record) {
            (EventKind::Setup, 0..=2) => Step::setup(&data[0], &data[1], &data[2]),
            (EventKind::EncryptedTally, 0) => Step::tally(&data[0], 5, 5),
            (EventKind::PartialDecryption, 0) => Step::decryption(owner(&data[1]), &data[0]),
            (kind, _) => Step { kind, data },
        };
        if let Ok(verified) = verify_with::<G>(&script.bytes(), None, &mut SOUND.clone()) {
            prop_assert_eq!(verified.result, Some(BASIC.plain_counts()));
        }
    }

    #[test]
    fn readers_refuse_what_is_no_record(bytes in prop::collection::vec(any::<u8>(), 0..600), text in "[\\[\\]{}\",:0-9a-zA-Z \\\\-]{0,200}") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            prop_assert!(Election::<G>::read(bytes).is_err());
            prop_assert!(Trustees::<G>::read(bytes).is_err());
            prop_assert!(PublicCredentials::<G>::read(bytes).is_err() || bytes.trim_ascii() == b"[]" || bytes.iter().all(|it| b"[] ".contains(it)));
            prop_assert!(TrusteeKey::read::<G>(bytes).is_err());
            prop_assert!(Dealing::read(bytes).is_err());
            prop_assert!(ShareBundle::read(bytes).is_err());
            prop_assert!(Confirmation::read(bytes).is_err());
            prop_assert!(Certificates::<G>::read([bytes]).is_err());
            prop_assert!(Archive::resume(bytes).is_err());
        }
        let _ = Opening::<G>::read(&text);
        prop_assert!(PrivateCredential::read(&text).is_err());
        let _ = CeremonySeed::read(&text);
        let digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
        prop_assert_eq!(SecretScalar::<G>::read(&text).is_ok(), digits && text.len() < 77);
        prop_assert_eq!(Scalar::<G>::read(&text).map(|it| it.write()).is_ok_and(|it| it == text), digits && text.len() < 77);
    }
}

fn owner(owned: &str) -> u64 {
    serde_json::from_str::<crate::wire::OwnedDecryption>(owned).unwrap().owner
}
