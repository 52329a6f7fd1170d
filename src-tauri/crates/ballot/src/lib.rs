//! Verifiable secret ballot in the published format of Belenios, protocol version 1, homomorphic questions.
//!
//! Whoever has an archive can verify it with the format's own tool or with this crate, which is stricter. The specification that the section numbers
//! refer to is `elections.md`, 2.1 to 2.9.
//!
//! | module | section | what |
//! | --- | --- | --- |
//! | [`group`], [`scalar`], `montgomery`, [`text`] | 2.1, 2.2, 3.2 | the group, numbers modulo its order, text forms |
//! | `proofs` | 2.6 – 2.8 | zero-knowledge proofs and what they hash |
//! | [`election`], [`credentials`], [`trustees`], [`ceremony`] | 2.4 – 2.6 | what is fixed before voting |
//! | [`sealing`], [`ballots`] | 2.7 | making and checking ballots, opening one for audit |
//! | [`tally`], [`decryption`] | 2.8 | counting |
//! | [`locked`] | – | content that the threshold can open: ours |
//! | [`container`], [`chain`], [`archive`] | 2.3 | the file |
//! | [`verifier`], [`fault`] | 2.9 | the whole archive, and what can be wrong with it |
//!
//! Invariants: no input or output, no clock, no source of randomness. Secrets ([`scalar::SecretScalar`], [`credentials::PrivateCredential`],
//! [`ceremony::CeremonySeed`], [`sealing::Vote`], [`sealing::Opening`]) calculate in constant time with `crypto-bigint`, are zeroized when dropped, and have neither `Debug`
//! nor comparison; copies that the compiler leaves on the stack are not reached. Variable-time arithmetic sees public data only. Nothing that
//! is read makes the crate panic.
//!
//! Deliberately absent: other groups and non-homomorphic questions (refused as unknown), words of the office, storage.

pub mod archive;
pub mod ballots;
pub mod ceremony;
pub mod chain;
pub mod container;
pub mod credentials;
pub mod decryption;
pub mod election;
pub mod fault;
pub mod group;
pub mod locked;
mod montgomery;
mod proofs;
pub mod scalar;
pub mod sealing;
pub mod tally;
pub mod text;
pub mod trustees;
pub mod verifier;
mod wire;

pub use archive::Archive;
pub use fault::{Fault, Part, Place, Rule};
pub use group::{Belenios2048, Group};
pub use text::Hash;
pub use verifier::{Remembered, Verified, verify, verify_with};

#[cfg(test)]
mod tests;
