//! Terms of office and motions to dismiss.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::BoardAct;
use crate::elections::decide::Reason;
use crate::elections::ids::{Candidate, OfficeKey};
use crate::elections::rule_set::{DismissalRule, VacancyRule};
use crate::elections::seats::Seat;
use crate::ids::{AgencyId, DismissalId, ElectionId, OfficerId};
use crate::{Country, Day};

/// Who carries an office out for its country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Exercised {
    /// The agency.
    #[n(0)]
    pub agency: AgencyId,
    /// The person.
    #[n(1)]
    pub officer: Option<OfficerId>,
    /// From when on.
    #[n(2)]
    pub from: Day,
}

/// A term from before this system was entered (BRD-5).
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MandateEntered {
    /// The office.
    #[n(0)]
    pub office: OfficeKey,
    /// The country.
    #[n(1)]
    pub country: Country,
    /// Its first day.
    #[n(2)]
    pub from: Day,
    /// The day on which it no longer holds, where one was set.
    #[n(3)]
    pub to: Option<Day>,
    /// Who carries it out.
    #[n(4)]
    pub exercised: Option<Exercised>,
    /// The act that says so.
    #[n(5)]
    pub act: BoardAct,
}

/// The outcome of an election, for the taskforce.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutcomeAnnounced {
    /// The office.
    #[n(0)]
    pub office: OfficeKey,
    /// The election.
    #[n(1)]
    pub election: ElectionId,
    /// The day of the declaration.
    #[n(2)]
    pub on: Day,
    /// Who was elected; none where nobody was.
    #[n(3)]
    pub elected: Option<Candidate>,
    /// The first day of the term.
    #[n(4)]
    pub from: Option<Day>,
    /// The day on which it ends.
    #[n(5)]
    pub to: Option<Day>,
    /// Why, step by step.
    #[n(6)]
    pub reasons: Vec<Reason>,
    /// Who carries it out.
    #[n(7)]
    pub exercised: Option<Exercised>,
    /// What follows when the office falls vacant, from the rules it was elected under.
    #[n(8)]
    pub vacancy: VacancyRule,
    /// Whether the term ends with the country's membership.
    #[n(9)]
    pub membership_end_ends_term: bool,
}

/// Somebody else carries an office out for its country.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MandateExercised {
    /// Who, and from when on.
    #[n(0)]
    pub exercised: Exercised,
}

labels! {
    /// Why a term ended before its time.
    MandateEnd {
        /// The country gave it up.
        Resigned = "resigned",
        /// Its membership ended.
        MembershipEnded = "membership-ended",
        /// The Board dismissed it.
        Dismissed = "dismissed-by-board",
        /// An objection to its election was upheld.
        Annulled = "annulled",
    }
}

/// A term ended before its time.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MandateEnded {
    /// The first day without it.
    #[n(0)]
    pub on: Day,
    /// Why.
    #[n(1)]
    pub cause: MandateEnd,
    /// In words.
    #[n(2)]
    pub text: Option<String>,
    /// The motion that decided it.
    #[n(3)]
    pub dismissal: Option<DismissalId>,
}

/// The dismissal of an office holder was proposed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DismissalProposed {
    /// The motion.
    #[n(0)]
    pub dismissal: DismissalId,
    /// The office.
    #[n(1)]
    pub office: OfficeKey,
    /// The country that holds it.
    #[n(2)]
    pub country: Country,
    /// Why.
    #[n(3)]
    pub reason: String,
    /// The agency that proposes.
    #[n(4)]
    pub agency: AgencyId,
    /// Seats with a vote at that time.
    #[n(5)]
    pub seats: Vec<Seat>,
    /// The rule.
    #[n(6)]
    pub rule: DismissalRule,
}

/// An agency joined the motion, or left it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DismissalSupport {
    /// The agency.
    #[n(0)]
    pub agency: AgencyId,
}

/// The Board voted on a motion.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DismissalVoted {
    /// The act.
    #[n(0)]
    pub act: BoardAct,
}
