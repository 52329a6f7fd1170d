//! Accounts, banks and cards.

use std::str::FromStr;

use iban::Iban;

use crate::{Fault, Kind, Normal, Reason};

/// The international number of an account: country, two check digits (ISO 7064, remainder 1 modulo 97), and the structure of its country.
pub(crate) fn iban(text: &str) -> Result<Normal, Reason> {
    let mut compact = String::with_capacity(34);
    for (at, c) in text.chars().enumerate() {
        match c {
            ' ' | '\u{a0}' | '-' | '.' => {}
            _ if c.is_ascii_alphanumeric() && compact.len() < 64 => compact.push(c.to_ascii_uppercase()),
            _ if c.is_ascii_alphanumeric() => return Err(Fault::TooLong.into()),
            _ => return Err(Reason::at(Fault::Character, at)),
        }
    }
    let bytes = compact.as_bytes();
    let head = [0, 1, 2, 3].map(|at| bytes.get(at).copied().unwrap_or(b' '));
    if !head[..2].iter().all(u8::is_ascii_alphabetic) || !head[2..].iter().all(u8::is_ascii_digit) {
        return Err(Fault::Structure.into());
    }
    if remainder(bytes) != 1 {
        return Err(Fault::Checksum.into());
    }
    match Iban::from_str(&compact) {
        Ok(_) => Ok(Normal::of(Kind::Iban, compact)),
        Err(iban::ParseIbanError::UnknownCountry(_)) => Err(Reason::at(Fault::UnknownCountry, 0)),
        Err(iban::ParseIbanError::InvalidBban(_)) => Err(Fault::Structure.into()),
        Err(iban::ParseIbanError::InvalidBaseIban { .. }) => Err(Fault::Length.into()),
    }
}

/// The remainder modulo 97 with the first four signs moved to the end, letters as 10 to 35.
pub(crate) fn remainder(compact: &[u8]) -> u32 {
    let (head, tail) = compact.split_at(compact.len().min(4));
    tail.iter().chain(head).fold(0, |sum, c| match c {
        b'0'..=b'9' => (sum * 10 + u32::from(c - b'0')) % 97,
        _ => (sum * 100 + u32::from(c.wrapping_sub(b'A')) + 10) % 97,
    })
}
