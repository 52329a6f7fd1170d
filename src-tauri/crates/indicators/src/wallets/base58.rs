//! Base58 with a checksum of four bytes: the older addresses of many chains.

use bs58::Alphabet;
use sha2::{Digest, Sha256};

use crate::{Caution, Fault, Kind, Normal, Reason};

/// Longer texts than any address are not decoded: that takes the square of their length.
const LONGEST: usize = 128;

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

/// Gives the address with another version, where it has one of those that were replaced.
pub(super) fn reversioned(text: &str, replaced: &[(u8, u8)]) -> Result<String, Reason> {
    let mut bytes = checked(text, Alphabet::BITCOIN)?;
    match bytes.first_mut().and_then(|version| Some((replaced.iter().find(|it| it.0 == *version)?.1, version))) {
        Some((new, version)) => *version = new,
        None => return Ok(text.to_owned()),
    }
    Ok(encoded(&bytes, Alphabet::BITCOIN))
}

/// Gives the bytes before the checksum: the first four of the double SHA-256 of all before them.
pub(super) fn checked(text: &str, alphabet: &Alphabet) -> Result<Vec<u8>, Reason> {
    let mut bytes = decoded(text, alphabet)?;
    let (body, sum) = bytes.split_last_chunk::<4>().ok_or(Fault::Length)?;
    if checksum(body) != *sum {
        return Err(Fault::Checksum.into());
    }
    bytes.truncate(bytes.len() - 4);
    Ok(bytes)
}

fn checksum(body: &[u8]) -> [u8; 4] {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(Sha256::digest(body)));
    [a, b, c, d]
}

pub(super) fn encoded(body: &[u8], alphabet: &Alphabet) -> String {
    bs58::encode([body, &checksum(body)].concat()).with_alphabet(alphabet).into_string()
}

/// Decodes without looking at a checksum.
pub(super) fn decoded(text: &str, alphabet: &Alphabet) -> Result<Vec<u8>, Reason> {
    if let Some(at) = text.chars().position(|it| !it.is_ascii_alphanumeric() || matches!(it, '0' | 'O' | 'I' | 'l')) {
        return Err(Reason::at(Fault::Character, at));
    }
    if text.len() > LONGEST {
        return Err(Fault::Length.into());
    }
    bs58::decode(text).with_alphabet(alphabet).into_vec().map_err(|_| Fault::Structure.into())
}
