//! Occasional contributions (ATT-6): a country that takes no part, or a partner outside law enforcement, offers something once.
//!
//! An offer is a subject of its own, known to the taskforce. An officer sponsors it: it is for that officer to receive it or to decline it. Whoever
//! offers comes onto no roster and reads nothing; what goes back to them is nothing, unless somebody wrote down what and on what permission. The
//! coordinator may convert it into an application for an attachment, which keeps where it comes from.

mod changes;
mod folds;
pub mod rules;

pub use changes::*;
pub use folds::{OfferState, OfferStep, begin, fold};

labels! {
    /// Where an offer stands.
    OfferStage {
        /// It waits for its sponsor.
        Offered = "offered",
        /// Its sponsor received it.
        Received = "offer-received",
        /// It was declined.
        Declined = "offer-declined",
        /// It became an application for an attachment.
        Converted = "offer-converted",
    }
}

#[cfg(test)]
mod tests;
