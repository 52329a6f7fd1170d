//! What the entries of a case and of its cover fold to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseKind, CoverScope, CrimeArea, Empact, LinkKind, Stage};
use crate::field::Field;
use crate::fold::Fact;
use crate::handling::Handling;
use crate::ids::{AgencyId, CaseId, DecisionId, OfficerId, RoundId};
use crate::money::Money;
use crate::{Country, Day, Instant, Span};

/// A stage that the case came into, who brought it there, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageStep {
    /// The stage.
    pub stage: Stage,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: OfficerId,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}

/// A dated link to a country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountryLink {
    /// The country.
    pub country: Country,
    /// What links it.
    pub kind: LinkKind,
    /// From when to when.
    pub span: Span,
}

/// How a case came into the system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Origin {
    /// As a proposal.
    Proposed,
    /// It ran before this system (PRO-7).
    BroughtIn {
        /// When it began.
        began: Option<Day>,
        /// When it ended.
        ended: Option<Day>,
        /// The number under which the office knew it.
        reference: Option<String>,
        /// Who approved it for the lead.
        approved_by: Option<OfficerId>,
    },
}

/// What a case is for unless something else is recorded.
const fn for_operation() -> CaseKind {
    CaseKind::Operation
}

/// What the taskforce may know of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseState {
    /// The case.
    pub id: CaseId,
    /// Year of its number.
    pub year: i32,
    /// Number in that year.
    pub number: u32,
    /// How it came in.
    pub origin: Origin,
    /// What it is for.
    #[serde(default = "for_operation", skip_serializing_if = "CaseKind::is_operation")]
    pub kind: CaseKind,
    /// The agency that proposed it, or leads it.
    pub agency: AgencyId,
    /// The country that proposed it, and leads it once selected; none for one that a European body brought in.
    pub country: Option<Country>,
    /// Where it stands.
    pub stage: Stage,
    /// Every stage it came into.
    pub steps: Vec<StageStep>,
    /// Crime areas.
    pub areas: Field<BTreeSet<CrimeArea>>,
    /// EMPACT priority.
    pub empact: Field<Option<Empact>>,
    /// Countries it touches, as the proposer knows.
    pub countries: Field<BTreeSet<Country>>,
    /// Urgency.
    pub urgent_by: Field<Option<Day>>,
    /// Handling.
    pub handling: Field<Handling>,
    /// Who may read the cover.
    pub scope: CoverScope,
    /// Its place in the Board's order, with the reason.
    pub order: Field<(Option<u32>, String)>,
    /// Agencies that take part, the lead's among them.
    pub agencies: BTreeSet<AgencyId>,
    /// Officers on the case, with the day they joined.
    pub officers: BTreeMap<OfficerId, Instant>,
    /// Dated links to countries.
    pub links: Vec<CountryLink>,
    /// The last round it was in.
    pub round: Option<RoundId>,
    /// The decision that ended its being a proposal.
    pub decision: Option<DecisionId>,
    /// The case it was merged into.
    pub merged_into: Option<CaseId>,
    /// How often it was submitted.
    pub version: u32,
}

impl CaseState {
    /// Says whether it is a project of mutual interest.
    pub const fn is_project(&self) -> bool {
        !self.kind.is_operation()
    }

    /// Gives the number as people say it: `PR-26-031` while it is a proposal, `JC-26-031` as a case.
    pub fn label(&self) -> String {
        let prefix = if self.stage.is_proposal() { "PR" } else { "JC" };
        format!("{prefix}-{:02}-{:03}", self.year.rem_euclid(100), self.number)
    }

    /// Gives the country that leads; none while it is a proposal.
    pub fn lead(&self) -> Option<Country> {
        self.country.filter(|_| !self.stage.is_proposal())
    }

    /// Says whether the case was brought in and still waits for its lead's approval.
    pub fn awaits_approval(&self) -> bool {
        self.stage != Stage::Withdrawn && matches!(&self.origin, Origin::BroughtIn { approved_by: None, .. })
    }

    pub(super) fn enter(&mut self, stage: Stage, fact: &Fact<'_>, reason: Option<&str>) {
        self.stage = stage;
        self.steps.push(StageStep { stage, at: fact.at, by: fact.author.officer, reason: reason.map(str::to_owned) });
    }
}

/// Title and summary of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoverState {
    /// The case.
    pub case: CaseId,
    /// The agency that proposed or leads.
    pub agency: AgencyId,
    /// The country of that agency.
    pub country: Option<Country>,
    /// The title.
    pub title: Field<String>,
    /// The summary.
    pub summary: Field<Option<String>>,
    /// Victims.
    pub victims: Field<Option<String>>,
    /// Loss.
    pub loss: Field<Option<Money>>,
}
