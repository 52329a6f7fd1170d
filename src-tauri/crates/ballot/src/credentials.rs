//! Credentials: what makes a voter eligible (section 2.5). The secrecy of a vote does not depend on them.

use std::collections::HashMap;

use pbkdf2::pbkdf2_hmac;
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::fault::{Fault, Place, Rule};
use crate::group::{Group, public_of, read_element};
use crate::scalar::SecretScalar;
use crate::text::{BASE58, base58_value, make_base58_digit, read_decimal};
use crate::wire;

/// Random digits of a private credential; one more is its checksum.
const DIGITS: usize = 14;
/// Rounds of PBKDF2 that the format fixes.
const ROUNDS: u32 = 1000;
/// The largest total weight that a result can be found for (2.8): finding it takes a table of its square root.
pub const MAX_TOTAL_WEIGHT: u64 = 1_000_000_000;

/// A private credential, `XXX-XXX-XXX-XXX-XXX`: 14 random base-58 digits (82 bits) and a checksum. Zeroized when dropped, never shown.
pub struct PrivateCredential(Zeroizing<String>);

/// Why a text is not a private credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CredentialFault {
    /// Not five groups of three base-58 digits.
    #[error("a credential is five groups of three characters, with dashes between them")]
    Form,
    /// Mistyped: the last digit does not fit the others.
    #[error("a character of the credential is mistyped")]
    Checksum,
}

impl PrivateCredential {
    /// Draws a new one.
    #[must_use]
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut digits = Zeroizing::new([0_u8; DIGITS]);
        digits.fill_with(|| make_base58_digit(rng));
        let mut text = Zeroizing::new(String::with_capacity(19));
        let checksum = BASE58.get(usize::from(checksum(digits.as_slice()))).copied().unwrap_or(b'1');
        for (index, digit) in digits.iter().chain(std::iter::once(&checksum)).enumerate() {
            if index > 0 && index % 3 == 0 {
                text.push('-');
            }
            text.push(char::from(*digit));
        }
        Self(text)
    }

    /// Reads one as it was written down.
    ///
    /// # Errors
    /// Says whether the form is wrong or a character mistyped.
    pub fn read(text: &str) -> Result<Self, CredentialFault> {
        let mut digits = Zeroizing::new(Vec::with_capacity(DIGITS + 1));
        for (index, byte) in text.bytes().enumerate() {
            if index % 4 == 3 {
                if byte != b'-' {
                    return Err(CredentialFault::Form);
                }
            } else if base58_value(byte).is_none() {
                return Err(CredentialFault::Form);
            } else {
                digits.push(byte);
            }
        }
        if text.len() != DIGITS + 5 {
            return Err(CredentialFault::Form);
        }
        let (last, first) = digits.split_last().ok_or(CredentialFault::Form)?;
        if base58_value(*last) != Some(checksum(first)) {
            return Err(CredentialFault::Checksum);
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    /// The credential as it is written down: for its holder only.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Derives the signing key for one election: PBKDF2-HMAC-SHA256 of the 19 characters, salted with the election's uuid, modulo q.
    #[must_use]
    pub fn derive_secret<G: Group>(&self, uuid: &str) -> SecretScalar<G> {
        let mut bytes = [0_u8; 32];
        pbkdf2_hmac::<Sha256>(self.0.as_bytes(), uuid.as_bytes(), ROUNDS, &mut bytes);
        let secret = SecretScalar::derive(&bytes);
        bytes.zeroize();
        secret
    }

    /// Derives the public credential for one election: ⟨g^s⟩.
    #[must_use]
    pub fn derive_public<G: Group>(&self, uuid: &str) -> String {
        G::encode(&public_of(&self.derive_secret::<G>(uuid)))
    }
}

/// 53 − (N mod 53) for N the digits as a big-endian base-58 number: 1 to 53.
fn checksum(digits: &[u8]) -> u8 {
    let number = digits.iter().fold(0_u32, |sum, digit| (sum * 58 + u32::from(base58_value(*digit).unwrap_or(0))) % 53);
    u8::try_from(53 - number).unwrap_or(53)
}

/// The frozen list of public credentials with their weights.
pub struct PublicCredentials<G: Group> {
    by_text: HashMap<String, (G::Element, u64)>,
    total_weight: u64,
}

impl<G: Group> PublicCredentials<G> {
    /// Reads and proves the record (2.5, 2.9): every line a distinct element of the group with a weight of at least 1 and nothing else.
    ///
    /// # Errors
    /// Lists every line that is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let lines: Vec<String> = wire::read(bytes, Place::Credentials).map_err(|fault| vec![fault])?;
        let mut list = Self { by_text: HashMap::with_capacity(lines.len()), total_weight: 0 };
        let mut first_seen: HashMap<&str, usize> = HashMap::new();
        let mut faults = Vec::new();
        for (number, line) in (1..).zip(&lines) {
            match read_line::<G>(line) {
                Ok((text, element, weight)) => {
                    if let Some(first) = first_seen.insert(text, number) {
                        faults.push(Rule::CredentialTwice(first).at(Place::Credential(number)));
                    }
                    list.total_weight = list.total_weight.saturating_add(weight);
                    list.by_text.insert(text.to_owned(), (element, weight));
                }
                Err(rule) => faults.push(rule.at(Place::Credential(number))),
            }
        }
        if list.total_weight > MAX_TOTAL_WEIGHT {
            faults.push(Rule::TotalWeight.at(Place::Credentials));
        }
        if faults.is_empty() { Ok(list) } else { Err(faults) }
    }

    /// Writes the record, sorted by number so that its order doesn't show that of the roll; weights are written if one of them is not 1.
    #[must_use]
    pub fn write(list: &[(String, u64)]) -> String {
        let weighted = list.iter().any(|(_, weight)| *weight != 1);
        let mut sorted: Vec<&(String, u64)> = list.iter().collect();
        // Base-10 texts without zeros in front are in the order of their numbers by length, then by digits.
        sorted.sort_by_key(|(public, _)| (public.len(), public.as_str()));
        let line = |(public, weight): &(String, u64)| if weighted { format!("{public},{weight}") } else { public.clone() };
        wire::write(&sorted.into_iter().map(line).collect::<Vec<_>>())
    }

    pub(crate) fn find(&self, text: &str) -> Option<(&G::Element, u64)> {
        self.by_text.get(text).map(|(element, weight)| (element, *weight))
    }

    /// Public credentials in the list.
    #[must_use]
    pub fn count(&self) -> usize {
        self.by_text.len()
    }

    /// The sum of all weights.
    #[must_use]
    pub const fn total_weight(&self) -> u64 {
        self.total_weight
    }

    /// Every credential with its weight, sorted by its text: to be compared with a signed roll.
    #[must_use]
    pub fn sorted(&self) -> Vec<(&str, u64)> {
        let mut all: Vec<_> = self.by_text.iter().map(|(text, (_, weight))| (text.as_str(), *weight)).collect();
        all.sort_unstable();
        all
    }
}

fn read_line<G: Group>(line: &str) -> Result<(&str, G::Element, u64), Rule> {
    let mut parts = line.split(',');
    let text = parts.next().unwrap_or_default();
    let weight = match parts.next() {
        None => 1,
        Some(digits) => match read_decimal::<1>(digits) {
            Ok([weight]) if weight >= 1 => weight,
            _ => return Err(Rule::Weight),
        },
    };
    if parts.next().is_some() {
        return Err(Rule::ThirdPart);
    }
    Ok((text, read_element::<G>(text).map_err(Rule::Element)?, weight))
}
