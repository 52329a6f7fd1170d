//! The roster: countries, organisations, officers, posts and absences over time (ROS-1 to ROS-6).
//!
//! What the office's agencies are is data with dates, never a constant: nine and seven is only the first fixture.
//! The requests and their rules are in [`rules`]; here are the changes and what they add up to.

mod changes;
mod folds;
pub mod rules;
mod states;
#[cfg(test)]
mod tests;

pub use changes::*;
pub use folds::*;
pub use states::*;

labels! {
    /// What an organisation is.
    OrganisationKind {
        /// A law-enforcement organisation of a country.
        Agency = "agency",
        /// A body of the European Union.
        EuBody = "eu-body",
        /// A company.
        Company = "company",
        /// A computer emergency response team.
        Cert = "cert",
        /// A university.
        University = "university",
        /// Anything else.
        Other = "other",
    }
}

labels! {
    /// How an organisation belongs to the taskforce.
    MembershipKind {
        /// Takes part with officers of its own and a seat on the Board.
        Member = "member",
        /// Temporarily attached.
        Attached = "attached",
        /// Watches.
        Observer = "observer",
        /// Contributes from outside.
        Partner = "partner",
        /// Houses the taskforce.
        Host = "host",
        /// Judicial cooperation.
        Judicial = "judicial",
    }
}
