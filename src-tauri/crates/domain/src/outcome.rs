//! What came of an operation (OUT): the lead drafts a report, each agency confirms its own numbers, the Board notes it.
//!
//! Two subjects. The **report** stands in the case's journal, with its texts and the confirmations. The **noting** stands in the
//! Board's: what the lead puts before it (the totals, never the texts), and that it was noted. A confirmation and a noting name
//! the digest of what they are about, so a number that changes afterwards needs a new word of whoever gave the old one. Whether
//! a digest still fits the counters is a standing condition that is computed and shown ([`standing`]): a fold reads one subject
//! alone. An agency that never answers is left out by two persons ([`waivers`]): what nobody confirmed does not count.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::counters::Total;
use crate::field::Field;
use crate::handling::Tlp;
use crate::ids::{AgencyId, CaseId, EntryId, OfficerId};
use crate::{Country, Day, Instant, Span};

pub mod folds;
pub mod public;
pub mod rules;
pub mod standing;
pub mod waivers;

labels! {
    /// A part of the report that is written.
    OutcomePart {
        /// What was done.
        Summary = "summary",
        /// Who was harmed, and how they are told.
        Victims = "outcome-victims",
        /// What loss was prevented, and how that was estimated.
        LossPrevented = "loss-prevented",
        /// What went well and what did not.
        Lessons = "lessons",
        /// What is still to be done.
        FollowUps = "follow-ups",
        /// Who is credited.
        Partners = "partners",
    }
}

/// A text with how it may be passed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct MarkedText {
    /// What it says; empty where nothing is said.
    #[n(0)]
    pub text: String,
    /// How it may be passed on.
    #[n(1)]
    pub tlp: Tlp,
}

/// A part with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct WrittenPart {
    /// Which.
    #[n(0)]
    pub part: OutcomePart,
    /// What it says.
    #[n(1)]
    pub text: MarkedText,
}

/// The digest of numbers, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(transparent)]
#[cbor(transparent)]
#[ts(type = "string")]
pub struct NumbersDigest(#[n(0)] pub String);

/// The digest of a public version, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(transparent)]
#[cbor(transparent)]
#[ts(type = "string")]
pub struct PublicDigest(#[n(0)] pub String);

/// The report was begun.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutcomeDrafted {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The agency that leads.
    #[n(1)]
    pub agency: AgencyId,
    /// The country that leads; none where a European body does.
    #[n(2)]
    pub country: Option<Country>,
    /// The action days.
    #[n(3)]
    pub period: Span,
}

/// Parts of the report were written, or its period was changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutcomeEdited {
    /// The action days, where they changed.
    #[n(0)]
    pub period: Option<Span>,
    /// The parts that were written.
    #[n(1)]
    pub parts: Vec<WrittenPart>,
}

/// An agency confirmed its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct NumbersConfirmed {
    /// The agency.
    #[n(0)]
    pub agency: AgencyId,
    /// The digest of its numbers.
    #[n(1)]
    pub digest: NumbersDigest,
    /// What they add up to.
    #[n(2)]
    pub totals: Vec<Total>,
}

/// The lead asked to go without an agency's confirmation.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ConfirmationWaiverAsked {
    /// The agency that does not answer.
    #[n(0)]
    pub agency: AgencyId,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// A second person agreed to go without an agency's confirmation.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ConfirmationWaiverSeconded {
    /// The entry that asked.
    #[n(0)]
    pub waiver: EntryId,
}

/// An agency's confirmation is asked for after all.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ConfirmationWaiverEnded {
    /// The entry that asked.
    #[n(0)]
    pub waiver: EntryId,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// The lead approved what everybody may be told.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PublicApproved {
    /// The digest of the version that was looked at.
    #[n(0)]
    pub digest: PublicDigest,
}

/// The outcome was put before the Board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct OutcomePut {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The agency that leads.
    #[n(1)]
    pub agency: AgencyId,
    /// The country that leads.
    #[n(2)]
    pub country: Option<Country>,
    /// The action days.
    #[n(3)]
    pub period: Span,
    /// The digest of everybody's numbers.
    #[n(4)]
    pub digest: NumbersDigest,
    /// The totals that may go to the Board.
    #[n(5)]
    pub totals: Vec<Total>,
    /// How many are marked too strictly for it.
    #[n(6)]
    pub withheld: u32,
}

/// The outcome was put before the Board without the numbers of agencies that did not confirm them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct OutcomePutWithout {
    /// What was put.
    #[n(0)]
    pub put: OutcomePut,
    /// The agencies.
    #[n(1)]
    pub without: Vec<AgencyId>,
}

/// The Board noted the outcome.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutcomeNoted {
    /// What was noted.
    #[n(0)]
    pub digest: NumbersDigest,
    /// On which day.
    #[n(1)]
    pub on: Day,
    /// The words of the record.
    #[n(2)]
    pub text: String,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeState {
    /// The case.
    pub case: CaseId,
    /// The agency that leads.
    pub agency: AgencyId,
    /// The country that leads.
    pub country: Option<Country>,
    /// The action days.
    pub period: Field<Span>,
    /// What was written.
    pub parts: BTreeMap<OutcomePart, Field<MarkedText>>,
    /// Each agency's last word on its numbers.
    pub confirmed: BTreeMap<AgencyId, Confirmation>,
    /// Wishes to go without an agency's confirmation, in the order in which they were asked for.
    #[serde(default)]
    pub waivers: Vec<ConfirmationWaiver>,
    /// Which public version was approved last.
    #[serde(default)]
    pub approved: Option<Approval>,
    /// When it was begun.
    pub at: Instant,
}

/// A wish to go without an agency's confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmationWaiver {
    /// The entry that asked.
    pub id: EntryId,
    /// The agency.
    pub agency: AgencyId,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// Who agreed, and when.
    pub seconded: Option<(OfficerId, Instant)>,
    /// Whether it no longer holds.
    pub ended: bool,
}

/// The approval of a public version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Its digest.
    pub digest: PublicDigest,
    /// Who.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// An agency's word on its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The digest of its numbers.
    pub digest: NumbersDigest,
    /// What they added up to.
    pub totals: Vec<Total>,
    /// Who.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// What the Board was told, and whether it noted it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotingState {
    /// What was put last.
    pub put: OutcomePut,
    /// Whose numbers are not in it, because they did not confirm them.
    #[serde(default)]
    pub without: BTreeSet<AgencyId>,
    /// When.
    pub put_at: Instant,
    /// What was last noted: that alone counts in statistics.
    pub noted: Option<Noted>,
}

/// What the Board noted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// What it was.
    pub what: OutcomePut,
    /// Whose numbers are not in it.
    #[serde(default)]
    pub without: BTreeSet<AgencyId>,
    /// On which day.
    pub on: Day,
    /// The words of the record.
    pub text: String,
    /// Who recorded it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

impl NotingState {
    /// Says whether what is put now was noted.
    pub fn is_noted(&self) -> bool {
        self.noted.as_ref().is_some_and(|noted| noted.what.digest == self.put.digest && noted.without == self.without)
    }
}

/// Everybody's numbers at a moment, as far as they count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The digest of the numbers of each agency that is asked.
    pub agencies: BTreeMap<AgencyId, NumbersDigest>,
    /// The digest of all that count: those of an agency that was left out are not in it.
    pub digest: NumbersDigest,
    /// What counts, added up by kind, country and unit.
    pub totals: Vec<Total>,
}

#[cfg(test)]
mod tests;
