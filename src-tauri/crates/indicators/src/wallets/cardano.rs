//! Cardano: bech32 without the limit of length (CIP-19), and the older addresses: base58 over CBOR with a CRC-32.

use bech32::Bech32;
use bech32::primitives::decode::{CheckedHrpstring, CheckedHrpstringError};
use bs58::Alphabet;

use super::base58;
use crate::{Caution, Fault, Kind, Normal, Reason};

pub(crate) fn ada(text: &str) -> Result<Normal, Reason> {
    if super::starts_like(text, &["addr1", "addr_test1", "stake1", "stake_test1"]) { today(text) } else { older(text) }
}

fn today(text: &str) -> Result<Normal, Reason> {
    let lower = super::one_case(text)?;
    super::letters_of_bech32(&lower, '1')?;
    let parsed = CheckedHrpstring::new::<Bech32>(&lower).map_err(|error| match error {
        CheckedHrpstringError::Checksum(_) => Reason::from(Fault::Checksum),
        _ => Fault::Structure.into(),
    })?;
    let prefix = parsed.hrp().to_lowercase();
    let bytes: Vec<u8> = parsed.byte_iter().collect();
    let header = bytes.first().copied().unwrap_or_default();
    let (is_stake, is_trial) = (prefix.starts_with("stake"), prefix.ends_with("_test"));
    let length = match header >> 4 {
        0..=3 if !is_stake => bytes.len() == 57,
        // A pointer has three numbers of varying length behind the key.
        4 | 5 if !is_stake => (32..=59).contains(&bytes.len()),
        6 | 7 if !is_stake => bytes.len() == 29,
        14 | 15 if is_stake => bytes.len() == 29,
        _ => return Err(Reason::at(Fault::UnknownVersion, prefix.len() + 1)),
    };
    if !length {
        return Err(Fault::Length.into());
    }
    if (header & 15 == 1) == is_trial {
        return Err(Reason::at(Fault::UnknownVersion, 0));
    }
    Ok(Normal::of(Kind::Ada, lower).cautioned(is_trial.then_some(Caution::TestNetwork)))
}

/// An array of two: the tagged bytes, and their CRC-32.
fn older(text: &str) -> Result<Normal, Reason> {
    let bytes = base58::decoded(text, Alphabet::BITCOIN)?;
    let [0x82, 0xd8, 0x18, rest @ ..] = bytes.as_slice() else { return Err(Fault::Structure.into()) };
    let (length, rest) = match rest {
        [0x58, length, rest @ ..] => (usize::from(*length), rest),
        [head @ 0x40..=0x57, rest @ ..] => (usize::from(head & 31), rest),
        _ => return Err(Fault::Structure.into()),
    };
    let (payload, rest) = rest.split_at_checked(length).ok_or(Fault::Length)?;
    let sum = match rest {
        [0x1a, a, b, c, d] => u32::from_be_bytes([*a, *b, *c, *d]),
        [0x19, a, b] => u32::from(u16::from_be_bytes([*a, *b])),
        [0x18, a] => u32::from(*a),
        _ => return Err(Fault::Structure.into()),
    };
    if crc32fast::hash(payload) != sum {
        return Err(Fault::Checksum.into());
    }
    Ok(Normal::of(Kind::Ada, text.to_owned()))
}
