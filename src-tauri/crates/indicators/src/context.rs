//! What reading a value depends on besides the value itself.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// A country by its two letters (ISO 3166-1), upper case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region([u8; 2]);

impl Region {
    /// Reads two letters in either case.
    pub fn of(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()])),
            _ => None,
        }
    }

    /// Gives the two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// What card numbers are hashed with. All who compare cards with each other need the same; to anybody without it the hash says nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CardSalt(pub [u8; 32]);

impl std::fmt::Debug for CardSalt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardSalt(…)")
    }
}

impl CardSalt {
    /// Derives the hash of a number's digits: the first 16 bytes of SHA-256 over salt and digits.
    pub(crate) fn hash(&self, digits: &str) -> String {
        let sum = Sha256::new().chain_update(self.0).chain_update(digits).finalize();
        HEXLOWER.encode(sum.get(..16).unwrap_or_default())
    }
}

/// Where a text comes from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// The country whose telephone numbers may be written without the country's prefix.
    pub region: Option<Region>,
    /// What card numbers are hashed with. Without it a card is recognised, but two of them are never told to be one.
    pub card_salt: Option<CardSalt>,
}
