//! Meetings of the Board and its written procedures (BRD-1, BRD-2, BRD-4, BRD-5).
//!
//! One subject holds a meeting from its convocation to the approval of its minutes: what is decided is judged by who was there and who
//! declared an interest, and all three are told in one place. Seats and quorum are those of the rule set in force on the day, written into
//! the convocation, so that nothing that is adopted later changes what was valid then. Coordination meetings of a case are another thing
//! (`meetings`). What the Board wants for a period stands in [`priorities`].

use std::collections::BTreeSet;

mod changes;
pub mod counting;
mod folds;
pub mod minutes;
pub mod priorities;
pub mod rules;
mod state;

pub use changes::*;
pub use folds::{begin, fold};
pub use state::*;

use crate::elections::Seat;
use crate::ids::AgencyId;

labels! {
    /// How the Board comes together.
    MeetingForm {
        /// It meets.
        Meeting = "board-meeting",
        /// In writing, with a deadline.
        Written = "in-writing",
    }
}

labels! {
    /// What the silence of a seat counts as in a written procedure.
    Silence {
        /// It does not object.
        Consent = "silence-consents",
        /// It takes no part.
        Absence = "silence-is-absence",
    }
}

labels! {
    /// What an item is about.
    ItemTopic {
        /// A proposal of a case.
        Proposal = "topic-proposal",
        /// An application for an attachment.
        Attachment = "topic-attachment",
        /// Priorities of a period.
        Priorities = "topic-priorities",
        /// The outcome of an operation.
        Outcome = "topic-outcome",
        /// Anything else.
        Other = "topic-other",
    }
}

labels! {
    /// What came of an item.
    ItemResult {
        /// The Board decided it.
        Carried = "carried",
        /// The Board did not.
        NotCarried = "not-carried",
        /// It was noted, and nothing decided.
        Noted = "noted",
    }
}

labels! {
    /// What a seat says.
    Voice {
        /// For it.
        For = "voice-for",
        /// Against it.
        Against = "voice-against",
        /// Neither.
        Abstain = "voice-abstain",
    }
}

/// Gives the seats with a vote that have no interest in an item.
pub fn eligible<'a>(seats: &'a [Seat], conflicted: &'a BTreeSet<AgencyId>) -> impl Iterator<Item = &'a Seat> {
    seats.iter().filter(|seat| seat.votes() && !conflicted.iter().any(|agency| seat.holds(agency)))
}

#[cfg(test)]
mod tests;
