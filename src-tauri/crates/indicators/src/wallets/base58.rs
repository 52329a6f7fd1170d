//! Base58 with a checksum of four bytes: the older addresses of many chains.

use bs58::Alphabet;
use sha2::{Digest, Sha256};

use crate::{Caution, Fault, Kind, Normal, Reason};

/// An address of twenty bytes behind one of these versions.
pub(super) fn versioned(kind: Kind, text: &str, main: &[&[u8]], trial: &[&[u8]]) -> Result<Normal, Reason> {
    let bytes = checked(text, Alphabet::BITCOIN)?;
    let is = |versions: &[&[u8]]| versions.iter().any(|it| bytes.starts_with(it) && bytes.len() == it.len() + 20);
    if is(main) {
        return Ok(Normal::of(kind, text.to_owned()));
    }
    if is(trial) {
        return Ok(Normal::of(kind, text.to_owned()).cautioned(Caution::TestNetwork));
    }
    Err(Reason::at(Fault::UnknownVersion, 0))
}

/// Gives the bytes whose first four of the double SHA-256 stand at the end.
pub(super) fn checked(text: &str, alphabet: &Alphabet) -> Result<Vec<u8>, Reason> {
    let bytes = decoded(text, alphabet)?;
    let (body, sum) = bytes.split_last_chunk::<4>().ok_or(Fault::Length)?;
    let twice = Sha256::digest(Sha256::digest(body));
    if twice.get(..4) != Some(sum) {
        return Err(Fault::Checksum.into());
    }
    Ok(body.to_vec())
}

/// Decodes without looking at a checksum. Longer texts than any address are not decoded: that takes the square of their length.
pub(super) fn decoded(text: &str, alphabet: &Alphabet) -> Result<Vec<u8>, Reason> {
    if let Some(at) = text.chars().position(|it| !it.is_ascii_alphanumeric() || matches!(it, '0' | 'O' | 'I' | 'l')) {
        return Err(Reason::at(Fault::Character, at));
    }
    if text.len() > 128 {
        return Err(Fault::Length.into());
    }
    bs58::decode(text).with_alphabet(alphabet).into_vec().map_err(|_| Fault::Structure.into())
}
