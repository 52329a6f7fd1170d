//! Indicators: finds them in text, checks them, gives each **one** normal form and the keys by which two of them are compared.
//!
//! [`recognise`] reads free text, [`normalise`] one value of a known kind, [`refang`] and [`defang`] turn the spelling that people use in
//! reports ("hxxp", "[.]") into the real one and back. What a value means for an office, who may see it and where it is kept is not known
//! here: no disk, no clock, no chance, no network.
//!
//! Invariants:
//! - nothing panics, whatever bytes are given, and the time that reading takes grows with the length of the text alone;
//! - normal forms are stable: the normal form of a normal form is itself, with the same keys;
//! - a card number never leaves whole: neither in a normal form, nor in a key, a found piece of text or a reason.

mod context;
mod key;
mod kind;
mod normal;
mod reason;
mod recognise;
mod refang;

mod digests;
mod files;
mod money;
mod names;
mod network;
mod things;
mod wallets;
mod warnings;

pub use context::{CardSalt, Context, Region};
pub use digests::{Nearness, SimilarityDigest};
pub use key::{Digest, Key, Strength};
pub use kind::Kind;
pub use names::Likeable;
pub use normal::{Normal, keys, likeable, neighbourhood, normalise};
pub use reason::{Caution, Fault, Reason};
pub use recognise::{Found, Verdict, recognise};
pub use refang::{defang, refang};
pub use warnings::{WarningList, warned, warned_key, warning_lists};

#[cfg(test)]
mod tests;
