//! Cases, from a submitted proposal on: what the taskforce may know of them, and their covers.
//!
//! A case's id is its proposal's id, so two secretaries who select at once make one case (BRD-3). The lead is the country that
//! proposed it; no field says so twice. The requests and their rules are in [`rules`], the working method in [`stages`].

mod changes;
mod folds;
pub mod parts;
pub mod rules;
pub mod stages;
mod states;

pub use changes::*;
pub use folds::{begin, begin_cover, fold, fold_cover};
pub use states::*;

labels! {
    /// Where a case stands: a proposal's life (PRO-1), then the working method (PLN-1).
    Stage {
        /// Proposed, not yet looked at.
        Submitted = "submitted",
        /// Given back to its proposer for more.
        Returned = "returned",
        /// In a scoring round, or waiting for the Board after it.
        UnderReview = "under-review",
        /// The Board put it off.
        Deferred = "deferred",
        /// The Board declined it.
        NotSelected = "not-selected",
        /// Its proposer took it back.
        Withdrawn = "withdrawn",
        /// It became part of another case.
        Merged = "merged",
        /// The Board selected it; the proposing country leads.
        Selected = "selected",
        /// Data are shared, collected, enriched.
        Data = "data",
        /// An action plan is made.
        Planning = "planning",
        /// It is made ready: authorities, resources, responsibilities.
        Readying = "readying",
        /// Every condition holds.
        Ready = "ready",
        /// Action.
        Operation = "operation",
        /// What came of it is put together.
        WrapUp = "wrap-up",
        /// Done.
        Closed = "closed",
        /// Resting.
        Suspended = "suspended",
        /// Given up after selection.
        Cancelled = "cancelled",
    }
}

impl Stage {
    /// Says whether the thing is a case that runs: selected and not ended.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Selected | Self::Data | Self::Planning | Self::Readying | Self::Ready | Self::Operation | Self::WrapUp | Self::Suspended)
    }

    /// Says whether nothing more is expected.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::NotSelected | Self::Withdrawn | Self::Merged | Self::Closed | Self::Cancelled)
    }

    /// Says whether it is still a proposal.
    pub const fn is_proposal(self) -> bool {
        !self.is_running() && !matches!(self, Self::Closed | Self::Cancelled)
    }

    /// Gives the place in lists and boards.
    pub fn rank(self) -> usize {
        Self::ALL.iter().position(|stage| *stage == self).unwrap_or(0)
    }
}

labels! {
    /// What a case is for.
    CaseKind {
        /// An operation, through the whole working method.
        Operation = "for-operation",
        /// A project of mutual interest, with EC3 or Eurojust: the same life without operation and gates (PLN-9).
        Project = "project",
    }
}

impl CaseKind {
    /// Says whether a case is for an operation, as nearly all are: what is so is not written into a state.
    pub const fn is_operation(&self) -> bool {
        matches!(self, Self::Operation)
    }
}

labels! {
    /// The four crime areas of the taskforce.
    CrimeArea {
        /// Crime that only exists with computers.
        CyberDependent = "cyber-dependent",
        /// Transnational payment fraud.
        PaymentFraud = "payment-fraud",
        /// Online child sexual exploitation.
        ChildExploitation = "child-exploitation",
        /// What serves all of them: bulletproof hosting, counter-antivirus, the dark web.
        Facilitators = "facilitators",
    }
}

labels! {
    /// EMPACT priorities of the cycle 2026 to 2029 that touch the taskforce.
    Empact {
        /// Cyber-attacks.
        CyberAttacks = "2026-cyber-attacks",
        /// Online child sexual exploitation.
        ChildExploitation = "2026-child-exploitation",
        /// Online fraud schemes.
        OnlineFraud = "2026-online-fraud",
    }
}

labels! {
    /// What links a case to a country (ATT-0).
    LinkKind {
        /// Suspects are there.
        Suspects = "suspects",
        /// Victims are there.
        Victims = "victims",
        /// Infrastructure is there.
        Infrastructure = "infrastructure",
        /// An investigation runs there.
        Investigation = "investigation",
    }
}

labels! {
    /// Who may read a case's title and summary.
    CoverScope {
        /// Every officer of the taskforce.
        Taskforce = "taskforce",
        /// Those on the case alone.
        Restricted = "restricted",
    }
}

labels! {
    /// What the Board makes of a proposal.
    Outcome {
        /// Selected as a case.
        Selected = "selected",
        /// Declined.
        NotSelected = "not-selected",
        /// Put off.
        Deferred = "deferred",
        /// Merged into another.
        Merged = "merged",
    }
}

impl Outcome {
    /// Gives the stage that the outcome leads to.
    pub const fn stage(self) -> Stage {
        match self {
            Self::Selected => Stage::Selected,
            Self::NotSelected => Stage::NotSelected,
            Self::Deferred => Stage::Deferred,
            Self::Merged => Stage::Merged,
        }
    }
}
