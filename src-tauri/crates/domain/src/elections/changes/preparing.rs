//! Trustees, their keys, numbers for the lot.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Country;
use crate::elections::ids::{Candidate, LotSet, OfficeKey};
use crate::hash::Sha256;
use crate::ids::{AgencyId, OfficerId};

/// A trustee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Trustee {
    /// The officer.
    #[n(0)]
    pub officer: OfficerId,
    /// The agency.
    #[n(1)]
    pub agency: AgencyId,
    /// The country; none for a body of the Union.
    #[n(2)]
    pub country: Option<Country>,
}

/// Trustees were named.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TrusteesNamed {
    /// Who, in the order of their numbers.
    #[n(0)]
    pub trustees: Vec<Trustee>,
    /// How many must come together.
    #[n(1)]
    pub threshold: u32,
}

labels! {
    /// A step of the trustees' ceremony.
    CeremonyStep {
        /// A trustee publishes its keys for the ceremony.
        Certificate = "certificate",
        /// A trustee deals shares to all.
        Shares = "shares",
        /// A trustee has checked its shares and publishes its key.
        Verification = "verification",
    }
}

/// A trustee sent its message of a step.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CeremonyMessage {
    /// The step.
    #[n(0)]
    pub step: CeremonyStep,
    /// The message.
    #[n(1)]
    pub text: String,
}

/// A trustee has kept a copy of its key where it can be found again.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct KeyBackedUp {
    /// The hash of the file that was written and read again.
    #[n(0)]
    pub sha256: Sha256,
}

/// A trustee has decrypted an encrypted nothing, to show that the key is there.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DecryptionRehearsed {
    /// The partial decryption.
    #[n(0)]
    pub text: String,
}

/// A number for a lot, committed to.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct NonceCommitment {
    /// The lot.
    #[n(0)]
    pub set: LotSet,
    /// The hash that binds the number: `lot::commitment`.
    #[n(1)]
    pub commitment: Sha256,
    /// The number, encrypted to the trustees' key: the threshold opens it where its owner does not.
    #[n(2)]
    pub encrypted: String,
}

/// A trustee committed to its numbers, one for each lot.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct NoncesCommitted {
    /// The commitments.
    #[n(0)]
    pub commitments: Vec<NonceCommitment>,
}

/// A number was opened: by its owner, or by the threshold in its place.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct NonceOpened {
    /// The lot.
    #[n(0)]
    pub set: LotSet,
    /// Whose number: the trustee's, from 1.
    #[n(1)]
    pub trustee: u32,
    /// The number.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
}

/// A trustee's part in opening another's number.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct NonceShare {
    /// The lot.
    #[n(0)]
    pub set: LotSet,
    /// Whose number.
    #[n(1)]
    pub trustee: u32,
    /// The partial decryption.
    #[n(2)]
    pub text: String,
}

/// The order of candidates and the tellers were drawn.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OrderDrawn {
    /// The candidates of each office, in the order of the ballot.
    #[n(0)]
    pub order: BTreeMap<OfficeKey, Vec<Candidate>>,
    /// The tellers.
    #[n(1)]
    pub tellers: Vec<AgencyId>,
}
