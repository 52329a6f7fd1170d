//! Text forms that every record shares: digests, base64, base-10 numbers, base-58 digits (section 2.1).
//!
//! Does not know what the texts mean. Invariant: what is read here has exactly one spelling.

use data_encoding::{BASE64_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

/// A SHA-256 digest, the name of a record (2.1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Hashes bytes as they stand.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Hashes the pieces one after the other, as if they were one text.
    #[must_use]
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part.as_bytes());
        }
        Self(hasher.finalize().into())
    }

    /// Writes 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        HEXLOWER.encode(&self.0)
    }

    /// Reads 64 lower-case hexadecimal digits and nothing else.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok().map(Self)
    }

    /// Writes 43 characters of base64 without padding: fingerprints and trackers.
    #[must_use]
    pub fn base64(&self) -> String {
        BASE64_NOPAD.encode(&self.0)
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.hex())
    }
}

/// Why a text is not a number or an element of the group in its one spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Something else than digits, or nothing at all.
    #[error("is not a number of base-10 digits")]
    NotDigits,
    /// A zero in front: a second spelling of the same number.
    #[error("is not in canonical form (leading zero)")]
    LeadingZero,
    /// Not below the order, or not below the modulus.
    #[error("is not reduced")]
    NotReduced,
    /// A number that is not an element of the group of prime order.
    #[error("is not an element of the group")]
    NotInGroup,
}

impl TextFault {
    /// The fault's name, for words in other languages.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::NotDigits => "not-digits",
            Self::LeadingZero => "leading-zero",
            Self::NotReduced => "not-reduced",
            Self::NotInGroup => "not-in-group",
        }
    }
}

/// Digits in one step: the largest power of ten below 2^64 has nineteen zeros.
const STEP: usize = 19;
const STEP_FACTOR: u64 = 10_000_000_000_000_000_000;

/// Reads base-10 digits into little-endian words; takes time that depends on the value, which is therefore public or about to be.
///
/// # Errors
/// Refuses what is not digits, has a zero in front, or does not fit.
pub(crate) fn read_decimal<const N: usize>(text: &str) -> Result<[u64; N], TextFault> {
    let digits = text.as_bytes();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(TextFault::NotDigits);
    }
    if digits.len() > 1 && digits.first() == Some(&b'0') {
        return Err(TextFault::LeadingZero);
    }
    // 2^64 has twenty digits: longer cannot fit, and is not worked through.
    if digits.len() > N * 20 {
        return Err(TextFault::NotReduced);
    }
    let mut words = [0_u64; N];
    let (first, rest) = digits.split_at(digits.len() % STEP);
    for piece in std::iter::once(first).filter(|it| !it.is_empty()).chain(rest.chunks(STEP)) {
        let value = piece.iter().fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        let factor = if piece.len() == STEP { STEP_FACTOR } else { 10_u64.pow(u32::try_from(piece.len()).unwrap_or(0)) };
        let mut carry = u128::from(value);
        for word in &mut words {
            carry += u128::from(*word) * u128::from(factor);
            *word = low(carry);
            carry >>= 64;
        }
        if carry != 0 {
            return Err(TextFault::NotReduced);
        }
    }
    Ok(words)
}

/// Writes little-endian words as base-10 digits without a zero in front. The number may be a secret: nothing of it stays behind in memory.
pub(crate) fn write_decimal(words: &[u64]) -> String {
    let mut text = String::with_capacity(20 * words.len() + 1);
    let mut words = words.to_vec();
    let mut pieces = Vec::with_capacity(2 * words.len());
    loop {
        while words.last() == Some(&0) {
            words.pop();
        }
        if words.is_empty() {
            break;
        }
        let mut rest = 0_u64;
        for word in words.iter_mut().rev() {
            let value = (u128::from(rest) << 64) | u128::from(*word);
            *word = low(value / u128::from(STEP_FACTOR));
            rest = low(value % u128::from(STEP_FACTOR));
        }
        pieces.push(rest);
    }
    push_digits(&mut text, pieces.last().copied().unwrap_or(0), 1);
    for piece in pieces.iter().rev().skip(1) {
        push_digits(&mut text, *piece, STEP);
    }
    words.zeroize();
    pieces.zeroize();
    text
}

/// Appends the digits of a number, at least `width` of them.
fn push_digits(text: &mut String, number: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut rest = number;
    let mut used = 0;
    for digit in digits.iter_mut().rev() {
        if rest == 0 && used >= width {
            break;
        }
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        used += 1;
    }
    text.extend(digits.iter().skip(digits.len() - used).map(|it| char::from(*it)));
    digits.zeroize();
}

/// The low 64 bits.
#[allow(clippy::cast_possible_truncation, reason = "the high half is what is cut off")]
const fn low(value: u128) -> u64 {
    value as u64
}

/// The base-58 alphabet of uuids, credentials and seeds: '1' is 0, 'z' is 57.
pub(crate) const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The value of a base-58 digit.
pub(crate) fn base58_value(digit: u8) -> Option<u8> {
    BASE58.iter().position(|it| *it == digit).and_then(|it| u8::try_from(it).ok())
}

/// A base-58 digit drawn evenly: bytes that would favour some digits are drawn again.
pub(crate) fn make_base58_digit(rng: &mut (impl rand_core::CryptoRng + ?Sized)) -> u8 {
    loop {
        let mut byte = [0_u8];
        rng.fill_bytes(&mut byte);
        // 232 = 4 * 58.
        if byte[0] < 232 {
            return BASE58.get(usize::from(byte[0] % 58)).copied().unwrap_or(b'1');
        }
    }
}
