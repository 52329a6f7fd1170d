//! What is recorded of readiness: the bodies of its changes. Each names its case, so that any can be the first. Frozen once
//! released.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AgencyId, AuthorityId, CaseId, ConsultationId, EntryId, OfficerId};
use crate::readiness::{Answer, Gate, Instrument, ResourceKind};
use crate::{Country, Day};

/// What is known of a consultation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "camelCase")]
pub struct ConsultationFacts {
    /// The country whose action it covers.
    #[n(0)]
    pub country: Country,
    /// The authority of the register.
    #[n(1)]
    pub authority: AuthorityId,
    /// The day on which it was consulted.
    #[n(2)]
    pub on: Day,
    /// What came of it.
    #[n(3)]
    pub answer: Answer,
    /// On what it acts.
    #[n(4)]
    pub instrument: Instrument,
    /// Its reference there.
    #[n(5)]
    #[serde(default)]
    pub reference: Option<String>,
    /// The first day on which the instrument holds.
    #[n(6)]
    #[serde(default)]
    pub valid_from: Option<Day>,
    /// The day on which it no longer holds; none where it has no end.
    #[n(7)]
    #[serde(default)]
    pub valid_to: Option<Day>,
}

/// An authority was consulted, or what is known of a consultation changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AuthorityConsulted {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The consultation.
    #[n(1)]
    pub consultation: ConsultationId,
    /// What is known of it.
    #[n(2)]
    pub facts: ConsultationFacts,
}

/// A consultation was recorded by mistake, or no longer counts.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ConsultationWithdrawn {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The consultation.
    #[n(1)]
    pub consultation: ConsultationId,
    /// Why.
    #[n(2)]
    pub reason: String,
}

/// Eurojust was informed, or that was recorded by mistake.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct EurojustInformed {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// When; none takes it back.
    #[n(1)]
    pub on: Option<Day>,
}

/// How much a country needs for the action.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct NeedSet {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The country in which it is needed.
    #[n(1)]
    pub country: Country,
    /// What.
    #[n(2)]
    pub kind: ResourceKind,
    /// How much.
    #[n(3)]
    pub quantity: u32,
}

/// An agency committed something to the action in a country.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ResourceCommitted {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The country in which it is needed.
    #[n(1)]
    pub country: Country,
    /// What.
    #[n(2)]
    pub kind: ResourceKind,
    /// The agency that gives it.
    #[n(3)]
    pub agency: AgencyId,
    /// How much.
    #[n(4)]
    pub quantity: u32,
}

/// Who leads a country's action, and who stands in.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ActionLeadsNamed {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The country.
    #[n(1)]
    pub country: Country,
    /// Who leads there.
    #[n(2)]
    pub lead: OfficerId,
    /// Who stands in.
    #[n(3)]
    pub deputy: OfficerId,
}

/// Where evidence goes, and who receives it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct EvidenceSet {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// Where it goes.
    #[n(1)]
    pub storage: Option<String>,
    /// Who receives it.
    #[n(2)]
    pub custodian: Option<OfficerId>,
}

/// What is said in public, and not before when. Agreements are to one text: a new one asks for new ones.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct EmbargoWritten {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The text.
    #[n(1)]
    pub text: String,
}

/// An agency agreed to the text.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct EmbargoAgreed {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The agency.
    #[n(1)]
    pub agency: AgencyId,
    /// The entry that holds the text.
    #[n(2)]
    pub text: EntryId,
}

/// How victims are told and how material is handled.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct SafetySet {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// How and when victims are told. `None` leaves it as it is; an empty list clears it.
    #[n(1)]
    pub victims: Option<Vec<String>>,
    /// How material of child sexual exploitation is handled.
    #[n(2)]
    pub special: Option<Vec<String>>,
}

/// The lead asked to go without a gate.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct WaiverAsked {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The gate.
    #[n(1)]
    pub gate: Gate,
    /// Why.
    #[n(2)]
    pub reason: String,
}

/// A second person agreed to go without a gate.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct WaiverSeconded {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The entry that asked.
    #[n(1)]
    pub waiver: EntryId,
}

/// A waiver no longer holds.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct WaiverEnded {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The entry that asked.
    #[n(1)]
    pub waiver: EntryId,
    /// Why.
    #[n(2)]
    pub reason: String,
}
