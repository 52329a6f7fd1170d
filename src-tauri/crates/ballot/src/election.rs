//! The election's own record: questions, key, identity (section 2.4). Its digest is what every ballot commits to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fault::{Fault, Place, Rule};
use crate::group::{Group, read_element};
use crate::proofs::PublicKey;
use crate::text::{Hash, base58_value};
use crate::wire;

/// A homomorphic question: choose between `min` and `max` of the answers, or blank where that is allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The answers in their order.
    pub answers: Vec<String>,
    /// Whether a voter may choose none, apart from what `min` says. Left out when false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blank: bool,
    /// At least so many answers.
    pub min: usize,
    /// At most so many.
    pub max: usize,
    /// The question's words.
    pub question: String,
}

impl Question {
    /// Ciphertexts of an answer: one for each choice, and one in front where blank is allowed.
    #[must_use]
    pub const fn slots(&self) -> usize {
        self.answers.len() + self.blank as usize
    }
}

/// `election.json`, field by field in its order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ElectionRecord {
    /// The protocol version, 1.
    pub version: u64,
    /// What the election is about.
    pub description: String,
    /// Its name.
    pub name: String,
    /// The group's name.
    pub group: String,
    /// ⟨y⟩, the product of the trustees' keys.
    pub public_key: String,
    /// The questions in their order.
    pub questions: Vec<Question>,
    /// At least 14 base-58 characters.
    pub uuid: String,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub administrator: Option<String>,
    /// Who made the credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential_authority: Option<String>,
    /// Fields that the protocol doesn't know; ballots commit to them too.
    #[serde(flatten)]
    pub others: BTreeMap<String, serde_json::Value>,
}

impl ElectionRecord {
    /// Writes the compact form.
    #[must_use]
    pub fn write(&self) -> String {
        wire::write(self)
    }
}

/// An election as it was read from its exact bytes.
pub struct Election<G: Group> {
    record: ElectionRecord,
    hash: Hash,
    fingerprint: String,
    key: PublicKey<G>,
}

impl<G: Group> Election<G> {
    /// Reads and checks the record (2.4, 2.9); makes the table of powers of y (some milliseconds).
    ///
    /// # Errors
    /// Refuses another version or group, a uuid that is none, no question, bounds that don't fit, and a key that is not in the group.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let record: ElectionRecord = wire::read(bytes, Place::Election)?;
        let refuse = |rule: Rule| Err(rule.at(Place::Election));
        if record.version != 1 {
            return refuse(Rule::Version(record.version));
        }
        if record.group != G::NAME {
            return refuse(Rule::Group(record.group));
        }
        if !is_uuid(&record.uuid) {
            return refuse(Rule::Uuid);
        }
        if record.questions.is_empty() {
            return refuse(Rule::NoQuestion);
        }
        for (number, question) in (1..).zip(&record.questions) {
            if question.min > question.max || question.max > question.answers.len() {
                return Err(Rule::Bounds.at(Place::Question(number)));
            }
        }
        let key = read_element::<G>(&record.public_key).map_err(|fault| Rule::Element(fault).at(Place::Election))?;
        let hash = Hash::of(bytes);
        Ok(Self { record, hash, fingerprint: hash.base64(), key: PublicKey::of(key) })
    }

    /// The record's fields.
    #[must_use]
    pub const fn record(&self) -> &ElectionRecord {
        &self.record
    }

    /// Whether its key is that of these trustees.
    #[must_use]
    pub fn key_is_of(&self, trustees: &crate::trustees::Trustees<G>) -> bool {
        self.key().element == trustees.election_key()
    }

    /// The digest of the record's bytes.
    #[must_use]
    pub const fn hash(&self) -> Hash {
        self.hash
    }

    /// φ, the same digest as base64: what voters compare.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The questions in their order.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.record.questions
    }

    pub(crate) const fn key(&self) -> &PublicKey<G> {
        &self.key
    }
}

/// At least 14 base-58 characters (2.1).
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    text.len() >= 14 && text.bytes().all(|it| base58_value(it).is_some())
}
