//! What somebody may learn of a match (DEC-3), and what people make of it (DEC-7).
//!
//! The level is reckoned from what the **owner** said of its data and from whether the reader is on the owner's case. It is the
//! same function on every desk; the office keeps what it gives for somebody who is not on the case, beside the keys.

use serde::{Deserialize, Serialize};

use crate::handling::Tlp;
use crate::marking::{DataSubject, Marking};

pub mod alarms;
pub mod hits;

#[cfg(test)]
mod tests;

labels! {
    /// How much a reader learns of somebody else's match, least first.
    Level {
        /// Nothing; only the owner is told.
        Silent = "L0",
        /// That there is one, and a token to ask EC3's desk with.
        Exists = "L1",
        /// Which agency has it, and whom to ring there.
        Contact = "L2",
        /// The case's reference and title.
        Reference = "L3",
        /// The data themselves.
        Content = "L4",
    }
}

/// What the level of an assertion depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts<'a> {
    /// Its marking; none while it is in quarantine.
    pub marking: Option<&'a Marking>,
    /// Whom it is about, where it is about somebody.
    pub category: Option<DataSubject>,
    /// Whether it is about a minor.
    pub minor: bool,
    /// What the owner decided instead of the table.
    pub tells: Option<Level>,
}

impl<'a> Facts<'a> {
    /// Data with a marking that are about nobody in particular.
    pub const fn of(marking: &'a Marking) -> Self {
        Self { marking: Some(marking), category: None, minor: false, tells: None }
    }
}

/// Gives what a reader learns of an assertion (DEC-3).
///
/// The least of all rows that apply. A restriction (H3) tells what it says and never more than TLP and H2 beside it; the owner may
/// decide otherwise, but the law's rows (minors, people who are no suspects) hold against the owner too, and content is for the case.
pub fn level(facts: &Facts<'_>, on_case: bool) -> Level {
    if on_case {
        return Level::Content;
    }
    // Missing labels do not mean permission (DAT-4).
    let Some(marking) = facts.marking else { return Level::Silent };
    let by_law = [facts.minor.then_some(Level::Exists), facts.category.filter(|it| !it.is_compared()).map(|_| Level::Exists)];
    let decided = facts.tells.unwrap_or_else(|| by_marking(marking)).min(Level::Reference);
    by_law.into_iter().flatten().fold(decided, Level::min)
}

/// Gives what a marking alone tells others.
fn by_marking(marking: &Marking) -> Level {
    let by_tlp = match marking.tlp {
        Tlp::Clear | Tlp::Green => Level::Reference,
        Tlp::Amber => Level::Contact,
        Tlp::AmberStrict | Tlp::Red => Level::Exists,
    };
    let by_h2 = if marking.h2 { Level::Exists } else { Level::Reference };
    let by_h3 = marking.h3.iter().map(|it| it.tells.unwrap_or(Level::Silent)).min().unwrap_or(Level::Reference);
    by_tlp.min(by_h2).min(by_h3)
}

/// Gives the place of a level, from 0: how it stands in the office's tables.
pub fn rank(level: Level) -> i16 {
    Level::ALL.iter().position(|it| *it == level).and_then(|at| i16::try_from(at).ok()).unwrap_or_default()
}

/// Reads the place of a level; `None` for one that is none.
pub fn of_rank(rank: i16) -> Option<Level> {
    usize::try_from(rank).ok().and_then(|at| Level::ALL.get(at).copied())
}

/// What a match rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Weight {
    /// Something in common: the registrable name, the mailbox behind an alias. Shown, never in the way of anything.
    Soft,
    /// The same thing.
    Strong,
}
