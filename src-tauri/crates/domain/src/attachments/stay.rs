//! What the case itself is told of a guest: from when to when, and what a guest must know of the case to work on it.
//!
//! A guest reads the journal of everyone and that of the one case, and not what the taskforce knows. So the case's number, stage and title stand
//! here too, as they were when this was last said.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::cases::{CaseFacts, CaseKind, CaseState, Origin, Stage, StageStep};
use crate::change::Change;
use crate::duties::Duty;
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::{AgencyId, AttachmentId, CaseId, OfficerId};
use crate::{Country, Day, Refusal, Span};

/// What a guest knows of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct CaseTold {
    /// Year of its number.
    #[n(0)]
    pub year: i32,
    /// Number in that year.
    #[n(1)]
    pub number: u32,
    /// The agency that leads.
    #[n(2)]
    pub agency: AgencyId,
    /// The country that leads.
    #[n(3)]
    pub country: Option<Country>,
    /// Where it stands.
    #[n(4)]
    pub stage: Stage,
    /// Its facts.
    #[n(5)]
    pub facts: CaseFacts,
    /// Its title.
    #[n(6)]
    pub title: String,
    /// Agencies that take part.
    #[n(7)]
    pub agencies: BTreeSet<AgencyId>,
}

/// The case was told of a guest, or of a change.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct StayTold {
    /// The attachment.
    #[n(0)]
    pub attachment: AttachmentId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// The guest.
    #[n(2)]
    pub officer: OfficerId,
    /// The first day.
    #[n(3)]
    pub from: Day,
    /// The day on which it no longer holds.
    #[n(4)]
    pub to: Day,
    /// What a guest knows of the case.
    #[n(5)]
    pub told: CaseTold,
}

/// A guest on a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StayState {
    /// The attachment.
    pub attachment: AttachmentId,
    /// The case.
    pub case: CaseId,
    /// The guest.
    pub officer: OfficerId,
    /// From when to when.
    pub span: Span,
    /// What a guest knows of the case.
    pub told: Field<CaseTold>,
}

/// Whose duty it is to tell the case.
const TELLS: &[Duty] = &[Duty::Officer, Duty::Ec3];

/// Begins a stay.
pub fn begin(fact: &Fact<'_>) -> Result<StayState, Refusal> {
    let Change::StayTold(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(TELLS)?;
    let told = Field::new(it.told.clone(), fact);
    Ok(StayState { attachment: it.attachment, case: it.case, officer: it.officer, span: Span { from: Some(it.from), to: Some(it.to) }, told })
}

/// Folds a later entry of a stay. Two desks may tell the same at once: the last word stands, and they don't contradict each other.
pub fn fold(state: &mut StayState, fact: &Fact<'_>) -> Result<(), Refusal> {
    let Change::StayTold(it) = fact.change else { return Err(Refusal::AlreadyRecorded) };
    fact.author.require(TELLS)?;
    if (it.case, it.attachment, it.officer) != (state.case, state.attachment, state.officer) {
        return Err(Refusal::OutOfPlace);
    }
    state.span = Span { from: Some(it.from), to: Some(it.to) };
    state.told = Field::new(it.told.clone(), fact);
    Ok(())
}

/// Says what a guest knows of a case, as the taskforce knows it.
pub fn told(case: &CaseState, title: &str) -> CaseTold {
    CaseTold {
        year: case.year,
        number: case.number,
        agency: case.agency.clone(),
        country: case.country,
        stage: case.stage,
        facts: CaseFacts {
            areas: case.areas.value.clone(),
            empact: case.empact.value,
            countries: case.countries.value.clone(),
            urgent_by: case.urgent_by.value,
            handling: case.handling.value.clone(),
            scope: case.scope,
        },
        title: title.to_owned(),
        agencies: case.agencies.clone(),
    }
}

impl StayState {
    /// Gives the case as the guest knows it, so that the rules of a case hold on a guest's desk as on others.
    pub fn as_case(&self) -> CaseState {
        fn field<T>(value: T, like: &Field<CaseTold>) -> Field<T> {
            Field { value, set: like.set.clone(), rivals: Vec::new() }
        }
        let told = &self.told.value;
        let (by, at) = (self.told.set.by, self.told.set.at);
        CaseState {
            id: self.case,
            year: told.year,
            number: told.number,
            origin: Origin::Proposed,
            kind: CaseKind::Operation,
            agency: told.agency.clone(),
            country: told.country,
            stage: told.stage,
            steps: vec![StageStep { stage: told.stage, at, by, reason: None }],
            areas: field(told.facts.areas.clone(), &self.told),
            empact: field(told.facts.empact, &self.told),
            countries: field(told.facts.countries.clone(), &self.told),
            urgent_by: field(told.facts.urgent_by, &self.told),
            handling: field(told.facts.handling.clone(), &self.told),
            scope: told.facts.scope,
            order: field((None, String::new()), &self.told),
            agencies: told.agencies.clone(),
            officers: BTreeMap::from([(self.officer, at)]),
            links: Vec::new(),
            round: None,
            decision: None,
            merged_into: None,
            version: 1,
        }
    }
}
