//! Capacity (PRO-5): what agencies can give in a quarter, what cases are estimated to ask of them, and how the two compare.
//!
//! Both are counted in person-days. Nothing here refuses a case: an agency that is asked for more than it declared is shown, and the
//! Board decides. Invariant: what is reckoned follows from the estimates that are passed in, which are those the reader may read.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::rules::{may_admit, may_take_part};
use crate::cases::{CaseState, CoverScope, Stage};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::{AgencyId, CaseId, OfficerId};
use crate::roster::Roster;
use crate::{Day, Instant, Refusal};

mod quarter;

pub use quarter::Quarter;

/// The most person-days of one agency in one quarter: a thousand people.
pub const MOST: u32 = 65_000;

// ---- what is recorded --------------------------------------------------------------------------------------------------

/// An agency declared what it can give in a quarter.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CapacityDeclared {
    /// The agency.
    #[n(0)]
    pub agency: AgencyId,
    /// The quarter.
    #[n(1)]
    pub quarter: Quarter,
    /// Person-days; none takes back what was declared.
    #[n(2)]
    pub days: Option<u32>,
}

/// Somebody estimated what a case asks of an agency in a quarter.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct EffortEstimated {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The agency.
    #[n(1)]
    pub agency: AgencyId,
    /// The quarter.
    #[n(2)]
    pub quarter: Quarter,
    /// Person-days; none where it asks nothing of it.
    #[n(3)]
    pub days: u32,
}

// ---- what it adds up to ------------------------------------------------------------------------------------------------

/// A figure that was declared before the one that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Person-days; none where it had been taken back.
    pub days: Option<u32>,
    /// Who declared it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// What an agency declared for a quarter, with the figures before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declared {
    /// What is shown.
    pub days: Field<Option<u32>>,
    /// What was declared before, the newest last.
    pub earlier: Vec<Earlier>,
}

/// What an agency can give, quarter by quarter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapacityState {
    /// The agency.
    pub agency: AgencyId,
    /// What it declared.
    pub quarters: BTreeMap<Quarter, Declared>,
}

/// What a case is estimated to ask of agencies, quarter by quarter. Its audience is that of the case's cover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EffortState {
    /// The case.
    pub case: CaseId,
    /// Person-days.
    pub lines: BTreeMap<AgencyId, BTreeMap<Quarter, Field<u32>>>,
}

impl EffortState {
    /// Gives what the case asks for, without what was taken back.
    pub fn asks(&self) -> impl Iterator<Item = (&AgencyId, Quarter, u32)> {
        let of = |(agency, quarters): (_, &'_ BTreeMap<Quarter, Field<u32>>)| {
            quarters.iter().map(|(quarter, days)| (*quarter, days.value)).map(move |(quarter, days)| (agency, quarter, days)).collect::<Vec<_>>()
        };
        self.lines.iter().flat_map(of).filter(|(_, _, days)| *days > 0)
    }
}

// ---- requests ----------------------------------------------------------------------------------------------------------

/// Declares what an agency can give in a quarter, or revises it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DeclareCapacity {
    /// The agency.
    pub agency: AgencyId,
    /// The quarter, as in `2027-Q1`.
    pub quarter: Quarter,
    /// Person-days; none takes back what was declared.
    #[serde(default)]
    pub days: Option<u32>,
}

/// Estimates what a case asks of an agency in a quarter, or revises it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EstimateEffort {
    /// The case.
    pub case: CaseId,
    /// The agency.
    pub agency: AgencyId,
    /// The quarter, as in `2027-Q1`.
    pub quarter: Quarter,
    /// Person-days; none where it asks nothing of it.
    pub days: u32,
}

// ---- who may -----------------------------------------------------------------------------------------------------------

/// Says whether the author may declare for the agency: its representative or alternate, EC3's staff for EC3. A capacity is its agency's
/// word, so nobody gives it for another.
pub fn may_declare(agency: &AgencyId, who: &Author) -> Result<(), Refusal> {
    who.require_of(agency)?;
    who.require(&[Duty::Representative, Duty::Alternate, Duty::Ec3])
}

/// Whose duty it can be to estimate.
const ESTIMATES: &[Duty] = &[Duty::Officer, Duty::Representative, Duty::Alternate, Duty::Ec3];

/// Says whether the author may estimate what the case asks of the agency: who proposed or leads it and EC3 for every agency, others for their
/// own, while the case goes on. Where only those on the case read its cover, they alone estimate.
pub fn may_estimate(case: &CaseState, agency: &AgencyId, who: &Author) -> Result<(), Refusal> {
    who.require(ESTIMATES)?;
    if case.stage.is_over() {
        return Err(Refusal::NotRunning { stage: case.stage });
    }
    if may_admit(case, who).is_ok() || who.is_of(&case.agency) {
        return Ok(());
    }
    if case.scope == CoverScope::Restricted {
        may_take_part(case, who)?;
    }
    if who.is_of(agency) { Ok(()) } else { Err(Refusal::NotTheLead { lead: case.agency.clone() }) }
}

fn takes_part(roster: &Roster, agency: &AgencyId, today: Day) -> Result<(), Refusal> {
    if !roster.organisations.contains_key(agency) {
        return Err(Refusal::UnknownAgency { agency: agency.clone() });
    }
    let part = roster.is_member(agency, today) || roster.is_of_the_union(agency);
    if part { Ok(()) } else { Err(Refusal::NotAMember { agency: agency.clone(), day: today }) }
}

fn still_to_come(quarter: Quarter, today: Day) -> Result<(), Refusal> {
    if quarter < Quarter::of(today) { Err(Refusal::QuarterOver { quarter }) } else { Ok(()) }
}

fn bounded(days: u32) -> Result<u32, Refusal> {
    if days <= MOST { Ok(days) } else { Err(Refusal::OutOfRange { value: days.into(), least: 0, most: MOST.into() }) }
}

// ---- the rules ---------------------------------------------------------------------------------------------------------

/// Declares what an agency can give in a quarter that is not over.
pub fn declare(roster: &Roster, request: &DeclareCapacity, who: &Author, today: Day) -> Result<Change, Refusal> {
    may_declare(&request.agency, who)?;
    takes_part(roster, &request.agency, today)?;
    still_to_come(request.quarter, today)?;
    let days = request.days.map(bounded).transpose()?;
    Ok(Change::CapacityDeclared(CapacityDeclared { agency: request.agency.clone(), quarter: request.quarter, days }))
}

/// Estimates what a case asks of an agency in a quarter that is not over.
pub fn estimate(case: &CaseState, roster: &Roster, request: &EstimateEffort, who: &Author, today: Day) -> Result<Change, Refusal> {
    may_estimate(case, &request.agency, who)?;
    takes_part(roster, &request.agency, today)?;
    still_to_come(request.quarter, today)?;
    let EstimateEffort { case, agency, quarter, days } = request.clone();
    Ok(Change::EffortEstimated(EffortEstimated { case, agency, quarter, days: bounded(days)? }))
}

/// Begins what an agency declared.
pub fn begin(fact: &Fact<'_>) -> Result<CapacityState, Refusal> {
    let Change::CapacityDeclared(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    let mut state = CapacityState { agency: it.agency.clone(), quarters: BTreeMap::new() };
    fold(&mut state, fact)?;
    Ok(state)
}

/// Folds a later declaration. The figure before it is kept.
pub fn fold(state: &mut CapacityState, fact: &Fact<'_>) -> Result<(), Refusal> {
    let Change::CapacityDeclared(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    may_declare(&state.agency, fact.author)?;
    match state.quarters.get_mut(&it.quarter) {
        None => {
            state.quarters.insert(it.quarter, Declared { days: Field::new(it.days, fact), earlier: Vec::new() });
        }
        Some(known) => {
            known.earlier.push(Earlier { days: known.days.value, by: known.days.set.by, at: known.days.set.at });
            known.days.set(it.days, fact);
        }
    }
    Ok(())
}

/// Begins what a case asks for.
pub fn begin_effort(fact: &Fact<'_>) -> Result<EffortState, Refusal> {
    let Change::EffortEstimated(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    let mut state = EffortState { case: it.case, lines: BTreeMap::new() };
    fold_effort(&mut state, fact)?;
    Ok(state)
}

/// Folds a later estimate. Who leads the case stands in another subject and is asked when deciding alone.
pub fn fold_effort(state: &mut EffortState, fact: &Fact<'_>) -> Result<(), Refusal> {
    let Change::EffortEstimated(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(ESTIMATES)?;
    let quarters = state.lines.entry(it.agency.clone()).or_default();
    match quarters.get_mut(&it.quarter) {
        None => {
            quarters.insert(it.quarter, Field::new(it.days, fact));
        }
        Some(known) => known.set(it.days, fact),
    }
    Ok(())
}

// ---- how the two compare -----------------------------------------------------------------------------------------------

labels! {
    /// How what is asked of an agency compares with what it declared.
    Load {
        /// It declared nothing for the quarter, so nobody can say.
        Undeclared = "undeclared",
        /// It can give what is asked of it.
        Within = "within",
        /// More is asked of it than it declared.
        Over = "over",
    }
}

/// Says whether the effort of a case in this stage is counted: it was selected and neither ended nor rests. A case that was merged rests, so
/// that its work is not counted beside that of the case it went into.
pub const fn counts(stage: Stage) -> bool {
    stage.is_running() && !matches!(stage, Stage::Suspended)
}

/// Compares what is asked of an agency with what it declared.
pub const fn load(asked: u64, declared: Option<u32>) -> Load {
    match declared {
        None => Load::Undeclared,
        Some(days) if asked > days as u64 => Load::Over,
        Some(_) => Load::Within,
    }
}

/// Gives what is asked as a share of what was declared, in percent, rounded up: over a hundred exactly where more is asked than was declared.
/// None where nothing was declared, or nothing at all can be given.
pub fn percent(asked: u64, declared: Option<u32>) -> Option<u64> {
    declared.filter(|days| *days > 0).map(|days| asked.saturating_mul(100).div_ceil(days.into()))
}

#[cfg(test)]
mod tests;
