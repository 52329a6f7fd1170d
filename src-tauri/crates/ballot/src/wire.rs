//! The records as JSON, field by field in the order of sections 2.4 to 2.8, before anything is believed.
//!
//! Writing any of these with `serde_json::to_string` gives the compact form of 2.1. Unknown fields are refused, except where the election's
//! record and `setup_data` are said to accept them.

use serde::{Deserialize, Serialize};

use crate::fault::{Fault, Place, Rule};

/// One leg of a proof: base-10 texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proof {
    pub challenge: String,
    pub response: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ciphertext {
    pub alpha: String,
    pub beta: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    pub choices: Vec<Ciphertext>,
    pub individual_proofs: Vec<Vec<Proof>>,
    pub overall_proof: Vec<Proof>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank_proof: Option<Vec<Proof>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signature {
    pub hash: String,
    pub proof: Proof,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ballot {
    pub election_uuid: String,
    pub election_hash: String,
    pub credential: String,
    pub answers: Vec<Answer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrusteeKey {
    pub pok: Proof,
    pub public_key: String,
}

/// A text and its signature: certificates, coefficients, sealed messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signed {
    pub message: String,
    pub signature: Proof,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Certificate {
    pub verification: String,
    pub encryption: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Coefficients {
    pub coefexps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pedersen {
    pub threshold: usize,
    pub certs: Vec<Signed>,
    pub coefexps: Vec<Signed>,
    pub verification_keys: Vec<TrusteeKey>,
}

/// `["Single", …]` or `["Pedersen", …]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum TrusteeItem {
    Single(SingleName, TrusteeKey),
    Pedersen(PedersenName, Pedersen),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SingleName {
    Single,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PedersenName {
    Pedersen,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SetupData {
    pub election: String,
    pub trustees: String,
    pub credentials: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SizedTally {
    pub num_tallied: u64,
    pub total_weight: u64,
    pub encrypted_tally: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartialDecryption {
    pub decryption_factors: Vec<Vec<String>>,
    pub decryption_proofs: Vec<Vec<Proof>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnedDecryption {
    pub owner: u64,
    pub payload: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counts {
    pub result: Vec<Vec<u64>>,
}

/// Reads a record, or says that it is not one.
pub(crate) fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8], place: Place) -> Result<T, Fault> {
    // The parser's own words may quote what was written; line and column say enough.
    serde_json::from_slice(bytes).map_err(|error| Rule::Form(format!("{:?} at column {}", error.classify(), error.column())).at(place))
}

/// The compact form.
pub(crate) fn write(record: &impl Serialize) -> String {
    // Structs of texts, numbers and lists always have a JSON form.
    serde_json::to_string(record).unwrap_or_default()
}
