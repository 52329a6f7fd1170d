//! Cases, from a submitted proposal on: what the taskforce may know of them, and their covers.
//!
//! A case's id is its proposal's id, so two secretaries who select at once make one case (BRD-3). The lead is the country that
//! proposed it; no field says so twice. The requests and their rules are in [`rules`].

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::field::Field;
use crate::fold::Fact;
use crate::handling::Handling;
use crate::ids::{AgencyId, CaseId, DecisionId, OfficerId, RoundId};
use crate::money::Money;
use crate::{Country, Day, Instant, Refusal, Span};

pub mod rules;

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

// ---- changes -----------------------------------------------------------------------------------------------------------

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

// ---- states ------------------------------------------------------------------------------------------------------------

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

    fn enter(&mut self, stage: Stage, fact: &Fact<'_>, reason: Option<&str>) {
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

// ---- folds -------------------------------------------------------------------------------------------------------------

/// Begins a case: a proposal that was submitted, or one that was brought in.
pub fn begin(fact: &Fact<'_>) -> Result<CaseState, Refusal> {
    let (base, facts, stage) = match fact.change {
        Change::ProposalSubmitted(it) => {
            rules::may_propose(&it.agency, fact.author)?;
            ((it.case, it.year, it.number, &it.agency, Some(it.country), Origin::Proposed, BTreeSet::new()), &it.facts, Stage::Submitted)
        }
        Change::CaseBroughtIn(it) => {
            fact.author.require(rules::BRINGS_IN)?;
            let approved_by = fact.author.is_of(&it.agency).then_some(fact.author.officer);
            let origin = Origin::BroughtIn { began: it.began, ended: it.ended, reference: it.reference.clone(), approved_by };
            ((it.case, it.year, it.number, &it.agency, it.country, origin, it.agencies.clone()), &it.facts, it.stage)
        }
        _ => return Err(Refusal::OutOfPlace),
    };
    let (id, year, number, agency, country, origin, mut agencies) = base;
    agencies.insert(agency.clone());
    let mut state = CaseState {
        id,
        year,
        number,
        origin,
        agency: agency.clone(),
        country,
        stage,
        steps: Vec::new(),
        areas: Field::new(facts.areas.clone(), fact),
        empact: Field::new(facts.empact, fact),
        countries: Field::new(facts.countries.clone(), fact),
        urgent_by: Field::new(facts.urgent_by, fact),
        handling: Field::new(facts.handling.clone(), fact),
        scope: facts.scope,
        order: Field::new((None, String::new()), fact),
        agencies,
        officers: BTreeMap::new(),
        links: Vec::new(),
        round: None,
        decision: None,
        merged_into: None,
        version: 1,
    };
    state.enter(stage, fact, None);
    Ok(state)
}

/// Folds a later entry of a case.
pub fn fold(state: &mut CaseState, fact: &Fact<'_>) -> Result<(), Refusal> {
    rules::holds(state, fact.change, fact.author)?;
    match fact.change {
        Change::ProposalReturned(it) => state.enter(Stage::Returned, fact, Some(&it.reason)),
        Change::ProposalWithdrawn(it) => state.enter(Stage::Withdrawn, fact, Some(&it.reason)),
        Change::ProposalResubmitted(it) => {
            state.areas.set(it.facts.areas.clone(), fact);
            state.empact.set(it.facts.empact, fact);
            state.countries.set(it.facts.countries.clone(), fact);
            state.urgent_by.set(it.facts.urgent_by, fact);
            state.handling.set(it.facts.handling.clone(), fact);
            state.version += 1;
            state.enter(Stage::Submitted, fact, None);
        }
        Change::ReviewBegun(it) => {
            state.round = Some(it.round);
            state.enter(Stage::UnderReview, fact, None);
        }
        Change::ProposalDecided(it) => {
            state.decision = Some(it.decision);
            state.merged_into = it.into;
            state.enter(it.outcome.stage(), fact, Some(&it.reason));
        }
        Change::CaseOrdered(it) => state.order.set((it.order, it.reason.clone()), fact),
        Change::CaseApproved(_) => {
            if let Origin::BroughtIn { approved_by, .. } = &mut state.origin {
                *approved_by = Some(fact.author.officer);
            }
        }
        Change::CaseRestored(it) => {
            let before = state.steps.iter().rev().find(|step| step.stage != Stage::Withdrawn).map_or(Stage::Submitted, |step| step.stage);
            state.enter(before, fact, Some(&it.reason));
        }
        Change::FactsEdited(it) => edit_facts(state, &it.edits, fact),
        Change::AgencyJoined(it) => {
            state.agencies.insert(it.agency.clone());
        }
        Change::AgencyLeft(it) => {
            state.agencies.remove(&it.agency);
        }
        Change::OfficerJoined(it) => {
            state.officers.entry(it.officer).or_insert(fact.at);
        }
        Change::OfficerLeft(it) => {
            state.officers.remove(&it.officer);
        }
        Change::CountryLinked(it) => state.links.push(CountryLink { country: it.country, kind: it.kind, span: Span::since(it.from) }),
        Change::CountryUnlinked(it) => {
            let open = |link: &&mut CountryLink| link.country == it.country && link.kind == it.kind && link.span.to.is_none();
            state.links.iter_mut().find(open).ok_or(Refusal::NothingToEnd)?.span.to = Some(it.to);
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

fn edit_facts(state: &mut CaseState, edits: &FactEdits, fact: &Fact<'_>) {
    if let Some(areas) = &edits.areas {
        state.areas.set(areas.iter().copied().collect(), fact);
    }
    if let Some(empact) = &edits.empact {
        state.empact.set(empact.first().copied(), fact);
    }
    if let Some(countries) = &edits.countries {
        state.countries.set(countries.iter().copied().collect(), fact);
    }
    if let Some(urgent_by) = &edits.urgent_by {
        state.urgent_by.set(urgent_by.first().copied(), fact);
    }
    if let Some(handling) = &edits.handling {
        state.handling.set(handling.clone(), fact);
    }
}

/// Begins a cover.
pub fn begin_cover(fact: &Fact<'_>) -> Result<CoverState, Refusal> {
    let Change::CoverWritten(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    if !fact.author.is_of(&it.agency) {
        fact.author.require(rules::BRINGS_IN)?;
    }
    Ok(CoverState {
        case: it.case,
        agency: it.agency.clone(),
        country: it.country,
        title: Field::new(it.text.title.clone(), fact),
        summary: Field::new(it.text.summary.clone(), fact),
        victims: Field::new(it.text.victims.clone(), fact),
        loss: Field::new(it.text.loss.clone(), fact),
    })
}

/// Folds a later entry of a cover.
pub fn fold_cover(state: &mut CoverState, fact: &Fact<'_>) -> Result<(), Refusal> {
    may_edit_cover(state, fact.author)?;
    match fact.change {
        Change::CoverWritten(it) => {
            state.title.set(it.text.title.clone(), fact);
            state.summary.set(it.text.summary.clone(), fact);
            state.victims.set(it.text.victims.clone(), fact);
            state.loss.set(it.text.loss.clone(), fact);
        }
        Change::CoverEdited(it) => {
            if let Some(title) = &it.edits.title {
                state.title.set(title.clone(), fact);
            }
            if let Some(summary) = &it.edits.summary {
                state.summary.set(summary.first().cloned(), fact);
            }
            if let Some(victims) = &it.edits.victims {
                state.victims.set(victims.first().cloned(), fact);
            }
            if let Some(loss) = &it.edits.loss {
                state.loss.set(loss.first().cloned(), fact);
            }
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

fn may_edit_cover(state: &CoverState, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Officer, Duty::Ec3])?;
    let leads = author.is_of(&state.agency) || (author.country.is_some() && author.country == state.country);
    if leads { Ok(()) } else { Err(Refusal::NotTheLead { lead: state.agency.clone() }) }
}
