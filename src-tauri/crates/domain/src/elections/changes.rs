//! What is recorded of elections: the bodies of their changes. Frozen once released.
//!
//! Keys, proofs, ballots and counts are texts of the published ballot format. Nothing here reads them but for what stands in front of a ballot;
//! whoever shows or decides checks them with the ballot's own rules.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rule_set::RuleSet;
use crate::Day;
use crate::decisions::Method;
use crate::hash::Sha256;
use crate::ids::RuleSetId;

mod calling;
mod counting;
mod holding;
mod preparing;

pub use calling::*;
pub use counting::*;
pub use holding::*;
pub use preparing::*;

/// An act of the Board, with what made it valid (BRD-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "camelCase")]
pub struct BoardAct {
    /// The day.
    #[n(0)]
    pub on: Day,
    /// How the Board decided.
    #[n(1)]
    pub method: Method,
    /// Its words.
    #[n(2)]
    pub text: String,
    /// Voting seats at that time.
    #[n(3)]
    pub seats: u32,
    /// Voting seats that took part.
    #[n(4)]
    pub present: u32,
    /// For it.
    #[n(5)]
    #[serde(rename = "for")]
    pub in_favour: u32,
    /// Against it.
    #[n(6)]
    pub against: u32,
    /// Neither.
    #[n(7)]
    pub abstained: u32,
}

/// A rule set was drafted.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct RulesDrafted {
    /// The rule set.
    #[n(0)]
    pub rule_set: RuleSetId,
    /// Its title.
    #[n(1)]
    pub title: String,
    /// The rules.
    #[n(2)]
    pub rules: RuleSet,
    /// The rule set it was made from.
    #[n(3)]
    pub based_on: Option<RuleSetId>,
}

/// A draft of a rule set was edited.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct RulesEdited {
    /// Its title.
    #[n(0)]
    pub title: String,
    /// The rules.
    #[n(1)]
    pub rules: RuleSet,
}

/// The Board adopted a rule set.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct RulesAdopted {
    /// The hash of what it adopted.
    #[n(0)]
    pub sha256: Sha256,
    /// The act.
    #[n(1)]
    pub act: BoardAct,
}
