//! What the entries of a case's readiness fold to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::field::Field;
use crate::ids::{AgencyId, CaseId, ConsultationId, EntryId, OfficerId};
use crate::readiness::{ConsultationFacts, Gate, ResourceKind};
use crate::{Country, Day, Instant};

/// A consultation of an authority.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Consultation {
    /// What is known of it.
    pub facts: Field<ConsultationFacts>,
    /// Whether it no longer counts.
    pub withdrawn: bool,
}

/// What a country needs of one kind, and what agencies give.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Resource {
    /// How much is needed.
    pub need: Option<Field<u32>>,
    /// How much each agency gives.
    pub committed: BTreeMap<AgencyId, Field<u32>>,
}

impl Resource {
    /// Gives how much is committed.
    pub fn given(&self) -> u64 {
        self.committed.values().map(|field| u64::from(field.value)).sum()
    }

    /// Gives how much is needed.
    pub fn needed(&self) -> u64 {
        self.need.as_ref().map_or(0, |field| u64::from(field.value))
    }
}

/// Who leads a country's action, and who stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionLeads {
    /// Who leads.
    pub lead: OfficerId,
    /// Who stands in.
    pub deputy: OfficerId,
}

/// What is said in public, and who agreed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Embargo {
    /// The text, with the entry that holds it.
    pub text: Field<String>,
    /// Which text each agency agreed to last.
    pub agreed: BTreeMap<AgencyId, EntryId>,
}

impl Embargo {
    /// Says whether an agency agreed to the text that is shown.
    pub fn has_agreed(&self, agency: &AgencyId) -> bool {
        self.agreed.get(agency) == Some(&self.text.set.mark.entry)
    }
}

/// A wish to go without a gate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiver {
    /// The entry that asked.
    pub id: EntryId,
    /// The gate.
    pub gate: Gate,
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

/// The facts of a case's readiness.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadinessState {
    /// The case.
    pub case: CaseId,
    /// Consultations of authorities.
    pub consultations: BTreeMap<ConsultationId, Consultation>,
    /// When Eurojust was informed.
    pub eurojust: Option<Field<Option<Day>>>,
    /// What is needed and given, by country and kind.
    pub resources: BTreeMap<Country, BTreeMap<ResourceKind, Resource>>,
    /// Who leads where.
    pub leads: BTreeMap<Country, Field<ActionLeads>>,
    /// Where evidence goes.
    pub storage: Option<Field<Option<String>>>,
    /// Who receives it.
    pub custodian: Option<Field<Option<OfficerId>>>,
    /// What is said in public.
    pub embargo: Option<Embargo>,
    /// How victims are told.
    pub victims: Option<Field<Option<String>>>,
    /// How material is handled.
    pub special: Option<Field<Option<String>>>,
    /// Waivers, in the order they were asked for.
    pub waivers: Vec<Waiver>,
}

impl ReadinessState {
    /// A case of whose readiness nothing was recorded yet.
    pub const fn new(case: CaseId) -> Self {
        Self {
            case,
            consultations: BTreeMap::new(),
            eurojust: None,
            resources: BTreeMap::new(),
            leads: BTreeMap::new(),
            storage: None,
            custodian: None,
            embargo: None,
            victims: None,
            special: None,
            waivers: Vec::new(),
        }
    }

    /// Finds the waiver of a gate that holds: asked for, seconded, not ended.
    pub fn waiver(&self, gate: Gate) -> Option<&Waiver> {
        self.waivers.iter().rev().find(|waiver| waiver.gate == gate && waiver.seconded.is_some() && !waiver.ended)
    }
}

/// Gives the value of a field that may not have been set yet.
pub fn value<T: Clone>(field: Option<&Field<Option<T>>>) -> Option<T> {
    field.and_then(|field| field.value.clone())
}
