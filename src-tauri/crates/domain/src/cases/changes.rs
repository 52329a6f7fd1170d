//! What is recorded of cases and their covers: the bodies of their changes. Frozen once released.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CoverScope, CrimeArea, Empact, LinkKind, Outcome, Stage};
use crate::handling::Handling;
use crate::ids::{AgencyId, CaseId, DecisionId, OfficerId, RoundId};
use crate::money::Money;
use crate::{Country, Day};

/// What a proposal says beside its title and summary: what the taskforce may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "camelCase")]
pub struct CaseFacts {
    /// Crime areas, at least one.
    #[n(0)]
    pub areas: BTreeSet<CrimeArea>,
    /// The EMPACT priority it serves.
    #[n(1)]
    pub empact: Option<Empact>,
    /// Countries it touches, as the proposer knows.
    #[n(2)]
    pub countries: BTreeSet<Country>,
    /// By when it must be acted on.
    #[n(3)]
    pub urgent_by: Option<Day>,
    /// How it may be passed on.
    #[n(4)]
    pub handling: Handling,
    /// Who may read title and summary.
    #[n(5)]
    pub scope: CoverScope,
}

/// Title and summary, with the estimates that stand in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct CoverText {
    /// The title.
    #[n(0)]
    pub title: String,
    /// What it is about.
    #[n(1)]
    pub summary: Option<String>,
    /// Victims, in words: "about 2,100 in 31 countries".
    #[n(2)]
    pub victims: Option<String>,
    /// Estimated loss.
    #[n(3)]
    pub loss: Option<Money>,
}

/// Fields of a cover that change. `None` leaves a field as it is; an empty list clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct CoverEdits {
    /// The title.
    #[n(0)]
    pub title: Option<String>,
    /// The summary.
    #[n(1)]
    pub summary: Option<Vec<String>>,
    /// Victims.
    #[n(2)]
    pub victims: Option<Vec<String>>,
    /// Loss.
    #[n(3)]
    pub loss: Option<Vec<Money>>,
}

/// Fields of the known part that change. `None` leaves a field as it is; an empty list clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct FactEdits {
    /// Crime areas.
    #[n(0)]
    pub areas: Option<Vec<CrimeArea>>,
    /// EMPACT priority.
    #[n(1)]
    pub empact: Option<Vec<Empact>>,
    /// Countries.
    #[n(2)]
    pub countries: Option<Vec<Country>>,
    /// Urgency.
    #[n(3)]
    pub urgent_by: Option<Vec<Day>>,
    /// Handling.
    #[n(4)]
    pub handling: Option<Handling>,
}

/// A proposal was submitted.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ProposalSubmitted {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// Year of its number.
    #[n(1)]
    pub year: i32,
    /// Number in that year, the next that its desk knew.
    #[n(2)]
    pub number: u32,
    /// The proposing agency.
    #[n(3)]
    pub agency: AgencyId,
    /// The country of that agency: it leads if the case is selected.
    #[n(4)]
    pub country: Country,
    /// What the taskforce may know.
    #[n(5)]
    pub facts: CaseFacts,
}

/// An act with its reason and nothing else.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Reasoned {
    /// Why.
    #[n(0)]
    pub reason: String,
}

/// A returned proposal was submitted as a new version.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ProposalResubmitted {
    /// What the taskforce may know now.
    #[n(0)]
    pub facts: CaseFacts,
}

/// A round began that the proposal is in.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ReviewBegun {
    /// The round.
    #[n(0)]
    pub round: RoundId,
}

/// The Board decided on the proposal.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ProposalDecided {
    /// What was decided.
    #[n(0)]
    pub outcome: Outcome,
    /// The decision.
    #[n(1)]
    pub decision: DecisionId,
    /// The case it was merged into.
    #[n(2)]
    pub into: Option<CaseId>,
    /// Why.
    #[n(3)]
    pub reason: String,
}

/// The Board set the order of a selected case.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CaseOrdered {
    /// Its place among the selected, from 1; none takes it out of the order.
    #[n(0)]
    pub order: Option<u32>,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// A case that already ran was brought in (PRO-7).
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CaseBroughtIn {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// Year of its number.
    #[n(1)]
    pub year: i32,
    /// Number in that year.
    #[n(2)]
    pub number: u32,
    /// The agency that leads.
    #[n(3)]
    pub agency: AgencyId,
    /// The country that leads; none for one that a European body keeps.
    #[n(4)]
    pub country: Option<Country>,
    /// What the taskforce may know.
    #[n(5)]
    pub facts: CaseFacts,
    /// Where it stands.
    #[n(6)]
    pub stage: Stage,
    /// When it began, as far as known.
    #[n(7)]
    pub began: Option<Day>,
    /// When it ended, for one that is over.
    #[n(8)]
    pub ended: Option<Day>,
    /// The number under which the office knew it.
    #[n(9)]
    pub reference: Option<String>,
    /// Agencies that take part beside the lead.
    #[n(10)]
    pub agencies: BTreeSet<AgencyId>,
}

/// The lead approved a case that was brought in. It has no part yet.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CaseApproved {}

/// A case that was brought in is a project of mutual interest: it has no operation and no gates.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CaseMadeProject {}

/// The case moved along the working method.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CaseMoved {
    /// The stage its author saw it in.
    #[n(0)]
    pub from: Stage,
    /// The stage it comes into.
    #[n(1)]
    pub to: Stage,
    /// Why.
    #[n(2)]
    pub reason: String,
}

/// Facts of the known part were edited.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct FactsEdited {
    /// What changes.
    #[n(0)]
    pub edits: FactEdits,
}

/// An agency joined the case.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AgencyJoined {
    /// The agency.
    #[n(0)]
    pub agency: AgencyId,
}

/// An agency left the case.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AgencyLeft {
    /// The agency.
    #[n(0)]
    pub agency: AgencyId,
}

/// An officer joined the case.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficerJoined {
    /// The officer.
    #[n(0)]
    pub officer: OfficerId,
}

/// An officer left the case.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficerLeft {
    /// The officer.
    #[n(0)]
    pub officer: OfficerId,
}

/// The case was linked to a country.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CountryLinked {
    /// The country.
    #[n(0)]
    pub country: Country,
    /// What links it.
    #[n(1)]
    pub kind: LinkKind,
    /// From when on.
    #[n(2)]
    pub from: Day,
}

/// A link to a country ended.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CountryUnlinked {
    /// The country.
    #[n(0)]
    pub country: Country,
    /// What linked it.
    #[n(1)]
    pub kind: LinkKind,
    /// The day on which it no longer holds.
    #[n(2)]
    pub to: Day,
}

/// Title and summary were written: with the proposal, and again with each new version.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CoverWritten {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The text.
    #[n(1)]
    pub text: CoverText,
    /// The agency that proposed or leads: its officers, and those of its country, may edit.
    #[n(2)]
    pub agency: AgencyId,
    /// The country of that agency.
    #[n(3)]
    pub country: Option<Country>,
}

/// Fields of a cover were edited.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CoverEdited {
    /// What changes.
    #[n(0)]
    pub edits: CoverEdits,
}
