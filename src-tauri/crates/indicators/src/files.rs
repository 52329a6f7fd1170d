//! Digests of files, and ids of transactions, which look like them.

use crate::{Caution, Fault, Kind, Normal, Reason};

/// The digests of the empty file: a mark of nothing.
const EMPTY: [&str; 6] = [
    "d41d8cd98f00b204e9800998ecf8427e",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b",
    "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
];

/// Digests by their number of hexadecimal digits.
pub(crate) const fn kind_of_length(digits: usize) -> Option<Kind> {
    match digits {
        32 => Some(Kind::Md5),
        40 => Some(Kind::Sha1),
        56 => Some(Kind::Sha224),
        64 => Some(Kind::Sha256),
        96 => Some(Kind::Sha384),
        128 => Some(Kind::Sha512),
        _ => None,
    }
}

pub(crate) fn hash(kind: Kind, text: &str) -> Result<Normal, Reason> {
    let lower = hexadecimal(text)?;
    if kind_of_length(lower.len()) != Some(kind) {
        return Err(Fault::Length.into());
    }
    let caution = EMPTY.contains(&lower.as_str()).then_some(Caution::EmptyFile);
    Ok(Normal::of(kind, lower).cautioned(caution))
}

/// An id of 256 bits; the "0x" of some chains is left out.
pub(crate) fn transaction(text: &str) -> Result<Normal, Reason> {
    let bare = text.strip_prefix("0x").unwrap_or(text);
    let lower = hexadecimal(bare).map_err(|reason| Reason { at: reason.at.map(|at| at + text.len() - bare.len()), ..reason })?;
    if lower.len() != 64 {
        return Err(Fault::Length.into());
    }
    Ok(Normal::of(Kind::Transaction, lower))
}

fn hexadecimal(text: &str) -> Result<String, Reason> {
    match text.chars().position(|it| !it.is_ascii_hexdigit()) {
        Some(at) => Err(Reason::at(Fault::Character, at)),
        None => Ok(text.to_ascii_lowercase()),
    }
}

/// ssdeep: size of a block, and two digests of up to 64 signs; what follows a comma is the name of a file.
pub(crate) fn ssdeep(text: &str) -> Result<Normal, Reason> {
    let text = text.split_once(',').map_or(text, |(digest, _)| digest);
    let mut parts = text.split(':');
    let (Some(size), Some(first), Some(second), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(Fault::Structure.into());
    };
    let block: u32 = size.parse().map_err(|_| Reason::at(Fault::Structure, 0))?;
    // Blocks grow by doubling from three bytes.
    if size.starts_with('0') || size.starts_with('+') || !block.is_multiple_of(3) || !(block / 3).is_power_of_two() {
        return Err(Reason::at(Fault::Structure, 0));
    }
    for (digest, start, longest) in [(first, size.len() + 1, 64), (second, size.len() + first.len() + 2, 64)] {
        if let Some(at) = digest.chars().position(|it| !it.is_ascii_alphanumeric() && !matches!(it, '+' | '/')) {
            return Err(Reason::at(Fault::Character, start + at));
        }
        if digest.len() > longest {
            return Err(Fault::TooLong.into());
        }
    }
    if first.is_empty() && second.is_empty() {
        return Err(Fault::Length.into());
    }
    Ok(Normal::of(Kind::Ssdeep, text.to_owned()))
}

/// TLSH with 128 buckets and one byte of checksum; version 1 says so with "T1".
pub(crate) fn tlsh(text: &str) -> Result<Normal, Reason> {
    let bare = text.strip_prefix("T1").or_else(|| text.strip_prefix("t1")).unwrap_or(text);
    let lower = hexadecimal(bare).map_err(|reason| Reason { at: reason.at.map(|at| at + text.len() - bare.len()), ..reason })?;
    if lower.len() != 70 {
        return Err(Fault::Length.into());
    }
    Ok(Normal::of(Kind::Tlsh, format!("T1{}", lower.to_ascii_uppercase())))
}
