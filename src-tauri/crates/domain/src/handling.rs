//! How a thing may be passed on: TLP 2.0 and the handling codes H1 to H3 (domain.md 2.2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

labels! {
    /// Traffic Light Protocol 2.0, least strict first. Labels are never translated.
    Tlp {
        /// May be published.
        Clear = "CLEAR",
        /// Within the community.
        Green = "GREEN",
        /// Need to know, within the organisation and its clients.
        Amber = "AMBER",
        /// Need to know, within the organisation only.
        AmberStrict = "AMBER+STRICT",
        /// For the recipients alone.
        Red = "RED",
    }
}

/// The marking of a thing. The handling codes are a set: H1 and H2 can both apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, minicbor::Encode, minicbor::Decode)]
pub struct Handling {
    /// The TLP label.
    #[n(0)]
    pub tlp: Tlp,
    /// Not in judicial proceedings without the provider's permission.
    #[n(1)]
    pub h1: bool,
    /// Not to be passed on without the provider's permission.
    #[n(2)]
    pub h2: bool,
    /// Another restriction, in the provider's words.
    #[n(3)]
    pub h3: Option<String>,
}

impl Handling {
    /// A marking with a TLP label and no handling code.
    pub const fn tlp(tlp: Tlp) -> Self {
        Self { tlp, h1: false, h2: false, h3: None }
    }

    /// Joins two markings into the one that satisfies both (DAT-2).
    pub fn join(&self, other: &Self) -> Self {
        let h3 = match (&self.h3, &other.h3) {
            (Some(mine), Some(theirs)) if mine != theirs => Some(format!("{mine}; {theirs}")),
            (mine, theirs) => mine.clone().or_else(|| theirs.clone()),
        };
        Self { tlp: self.tlp.max(other.tlp), h1: self.h1 || other.h1, h2: self.h2 || other.h2, h3 }
    }
}
