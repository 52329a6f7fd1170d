//! Monero: base58 in blocks of eight bytes, with four bytes of Keccak-256 at the end.

use sha3::{Digest, Keccak256};

use crate::{Caution, Fault, Key, Kind, Normal, Reason};

/// What the first byte says: network, and whether an id of a payment is in it.
const PLAIN: [u8; 6] = [18, 42, 53, 63, 24, 36];
const INTEGRATED: [u8; 3] = [19, 54, 25];
const MAIN: [u8; 3] = [18, 19, 42];

pub(crate) fn xmr(text: &str) -> Result<Normal, Reason> {
    let text = text.strip_prefix("monero:").unwrap_or(text);
    let bytes = decoded(text)?;
    let first = bytes.first().copied().unwrap_or_default();
    let known = match bytes.len() {
        65 => PLAIN.contains(&first),
        73 => INTEGRATED.contains(&first),
        _ => return Err(Fault::Length.into()),
    };
    if !known {
        return Err(Reason::at(Fault::UnknownVersion, 0));
    }
    Ok(Normal::of(Kind::Xmr, text.to_owned()).cautioned((!MAIN.contains(&first)).then_some(Caution::TestNetwork)))
}

fn decoded(text: &str) -> Result<Vec<u8>, Reason> {
    if let Some(at) = text.chars().position(|it| !it.is_ascii_alphanumeric() || matches!(it, '0' | 'O' | 'I' | 'l')) {
        return Err(Reason::at(Fault::Character, at));
    }
    if !matches!(text.len(), 95 | 106) {
        return Err(Fault::Length.into());
    }
    let mut bytes = base58_monero::decode(text).map_err(|_| Fault::Structure)?;
    let (body, sum) = bytes.split_last_chunk::<4>().ok_or(Fault::Length)?;
    if Keccak256::digest(body).get(..4) != Some(sum) {
        return Err(Fault::Checksum.into());
    }
    bytes.truncate(bytes.len() - 4);
    Ok(bytes)
}

/// The keys of an address: an integrated one holds that of the wallet and the id of one payment.
pub(crate) fn xmr_keys(text: &str) -> Vec<Key> {
    let label = Kind::Xmr.label();
    let mut keys = vec![Key::strong(label, text)];
    if let Some(base) = decoded(text).ok().filter(|it| it.len() == 73).and_then(|it| base(&it)) {
        keys.push(Key::weak(label, base));
    }
    keys
}

fn base(integrated: &[u8]) -> Option<String> {
    let (first, rest) = integrated.split_first()?;
    let mut bytes = vec![first.checked_sub(1)?];
    bytes.extend_from_slice(rest.get(..64)?);
    let sum = Keccak256::digest(&bytes);
    bytes.extend_from_slice(sum.get(..4)?);
    base58_monero::encode(&bytes).ok()
}
