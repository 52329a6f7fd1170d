//! The attachment scheme (ATT-0 to ATT-5): somebody from outside joins one case for a time.
//!
//! An application is a subject of its own, known to the taskforce. Its rules are in [`rules`]; whether it may be is reckoned in
//! [`eligible`](mod@eligible) as of any day and never recorded but as what somebody found on a day. Places in the office are one calendar, which is one
//! subject ([`places`]), so that the last place goes to one. What the case itself is told of a guest is in [`stay`].

mod changes;
pub mod eligible;
mod folds;
pub mod places;
pub mod rules;
mod state;
pub mod stay;

pub use changes::*;
pub use folds::{begin, fold};
pub use state::*;

labels! {
    /// Where an application stands (ATT-1).
    AttachmentStage {
        /// Being written.
        Draft = "draft",
        /// Submitted; the coordinator looks whether it may be.
        Eligibility = "eligibility",
        /// The countries that were counted are asked.
        Endorsement = "endorsement",
        /// All of them endorse it; the Board decides.
        BoardDecision = "board-decision",
        /// The Board granted it; the guest is not here yet.
        Approved = "approved",
        /// The guest is here.
        Active = "attachment-active",
        /// It ended before its last day.
        Ended = "attachment-ended",
        /// Its last day is over.
        Expired = "attachment-expired",
        /// It was broken off.
        Revoked = "attachment-revoked",
        /// The Board declined it.
        Rejected = "attachment-rejected",
        /// It was taken back.
        Withdrawn = "attachment-withdrawn",
    }
}

impl AttachmentStage {
    /// Says whether something is still to come of it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Eligibility | Self::Endorsement | Self::BoardDecision | Self::Approved | Self::Active)
    }
}

labels! {
    /// What the Board made of an application.
    AttachmentOutcome {
        /// Granted.
        Granted = "granted",
        /// Declined.
        Declined = "declined",
    }
}

labels! {
    /// What a paper of an application is (ATT-0).
    PaperKind {
        /// The agreement between the organisations.
        Agreement = "agreement",
        /// The clearance of the person.
        Clearance = "clearance",
        /// The undertaking to keep things confidential.
        Confidentiality = "confidentiality",
        /// Another.
        Other = "other-paper",
    }
}

labels! {
    /// A condition of the scheme (ATT-2).
    Condition {
        /// The organisation is no member on that day.
        NotAMember = "not-already-member",
        /// The case is open.
        CaseOpen = "case-is-open",
        /// The case is in one of the four crime areas.
        CrimeArea = "in-a-crime-area",
        /// It is linked to at least two member countries.
        LinkedMembers = "two-linked-members",
        /// It has an end.
        EndDate = "has-an-end",
    }
}

#[cfg(test)]
mod tests;
