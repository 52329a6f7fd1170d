//! Requests on readiness, and the rules that answer them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ActionLeadsNamed, AuthorityConsulted, ConsultationFacts, ConsultationWithdrawn, EmbargoAgreed, EmbargoWritten, EurojustInformed, EvidenceSet,
    Gate, NeedSet, ReadinessState, ResourceCommitted, ResourceKind, SafetySet, WaiverAsked, WaiverEnded, WaiverSeconded,
};
use crate::authorities::AuthorityState;
use crate::cases::{CaseState, rules as case_rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::ids::{AgencyId, CaseId, ConsultationId, EntryId, OfficerId};
use crate::plan::rules::may_plan;
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Country, Day, Refusal};

/// The fewest characters of a waiver's reason.
pub const WAIVER_REASON: usize = 20;
/// The most of anything that is needed or committed.
pub const MOST: u32 = 100_000;

/// Records a consultation of an authority, or what is known of one now.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordConsultation {
    /// The case.
    pub case: CaseId,
    /// The consultation; none for a new one.
    #[serde(default)]
    pub consultation: Option<ConsultationId>,
    /// What is known of it.
    pub facts: ConsultationFacts,
}

/// Takes a consultation back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawConsultation {
    /// The case.
    pub case: CaseId,
    /// The consultation.
    pub consultation: ConsultationId,
    /// Why.
    pub reason: String,
}

/// Says when Eurojust was informed; none takes it back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct InformEurojust {
    /// The case.
    pub case: CaseId,
    /// When.
    pub on: Option<Day>,
}

/// Says how much a country needs.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SetNeed {
    /// The case.
    pub case: CaseId,
    /// The country.
    pub country: Country,
    /// What.
    pub kind: ResourceKind,
    /// How much.
    pub quantity: u32,
}

/// Commits something of an agency.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CommitResource {
    /// The case.
    pub case: CaseId,
    /// The country in which it is needed.
    pub country: Country,
    /// What.
    pub kind: ResourceKind,
    /// The agency that gives it.
    pub agency: AgencyId,
    /// How much.
    pub quantity: u32,
}

/// Names who leads a country's action, and who stands in.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct NameActionLeads {
    /// The case.
    pub case: CaseId,
    /// The country.
    pub country: Country,
    /// Who leads there.
    pub lead: OfficerId,
    /// Who stands in.
    pub deputy: OfficerId,
}

/// Says where evidence goes, and who receives it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetEvidence {
    /// The case.
    pub case: CaseId,
    /// Where it goes; empty clears it.
    pub storage: String,
    /// Who receives it.
    pub custodian: Option<OfficerId>,
}

/// Writes the embargo text. Agreements to an earlier one no longer count.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WriteEmbargo {
    /// The case.
    pub case: CaseId,
    /// The text.
    pub text: String,
}

/// Agrees to the embargo text for one's own agency.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct AgreeEmbargo {
    /// The case.
    pub case: CaseId,
    /// The entry that holds the text that was read.
    pub text: EntryId,
}

/// Says how victims are told and how material is handled. What is left out stays; an empty text clears.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetSafety {
    /// The case.
    pub case: CaseId,
    /// How and when victims are told.
    #[serde(default)]
    pub victims: Option<String>,
    /// How material of child sexual exploitation is handled.
    #[serde(default)]
    pub special: Option<String>,
}

/// Asks to go without a gate.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AskWaiver {
    /// The case.
    pub case: CaseId,
    /// The gate.
    pub gate: Gate,
    /// Why, in at least twenty characters.
    pub reason: String,
}

/// Seconds a waiver.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SecondWaiver {
    /// The case.
    pub case: CaseId,
    /// The entry that asked.
    pub waiver: EntryId,
}

/// Ends a waiver.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EndWaiver {
    /// The case.
    pub case: CaseId,
    /// The entry that asked.
    pub waiver: EntryId,
    /// Why.
    pub reason: String,
}

/// Says whether the author may record what makes the case ready: takes part in a case that runs.
pub fn may_record(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    may_prepare(case, who)
}

/// A project of mutual interest has no gates (PLN-9).
fn may_prepare(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    if case.is_project() { Err(Refusal::NotForProjects) } else { may_plan(case, who) }
}

/// Says whether the author may decide for the whole case: the lead or EC3, while it runs.
pub fn may_decide(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    case_rules::may_admit(case, who)?;
    may_prepare(case, who)
}

/// Says whether the author may ask to go without a gate: an officer of the lead, while the case runs.
pub fn may_waive(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    case_rules::may_lead(case, who)?;
    may_prepare(case, who)
}

/// Says whether the author may speak for a country: of one of its agencies, of the lead, or EC3.
pub fn may_speak_for(case: &CaseState, country: Country, who: &Author) -> Result<(), Refusal> {
    may_record(case, who)?;
    if who.country == Some(country) { Ok(()) } else { case_rules::may_admit(case, who) }
}

/// Records a consultation (G1): an authority of that country, which may be that of a body of several.
pub fn consult(
    case: &CaseState,
    authority: &AuthorityState,
    request: &RecordConsultation,
    consultation: ConsultationId,
    who: &Author,
) -> Result<Change, Refusal> {
    let facts = &request.facts;
    may_speak_for(case, facts.country, who)?;
    let register = &authority.facts.value;
    if !register.kind.is_judicial() || register.country.is_some_and(|country| country != facts.country) {
        return Err(Refusal::NotItsAuthority { country: facts.country });
    }
    consultation_fits(facts)?;
    let reference = facts.reference.as_deref().map_or(Ok(None), |text| text::optional(TextField::Contact, text))?;
    Ok(Change::AuthorityConsulted(AuthorityConsulted { case: case.id, consultation, facts: ConsultationFacts { reference, ..facts.clone() } }))
}

// ---- what fits: asked when deciding and when folding ------------------------------------------------------------------------

/// Refuses what was granted for no time at all.
pub fn consultation_fits(facts: &ConsultationFacts) -> Result<(), Refusal> {
    match (facts.valid_from, facts.valid_to) {
        (Some(from), Some(to)) if to <= from => Err(Refusal::EmptyInterval { from, to }),
        _ => Ok(()),
    }
}

/// Refuses one officer as both who leads a country's action and who stands in (G3).
pub fn leads_fit(lead: OfficerId, deputy: OfficerId) -> Result<(), Refusal> {
    if lead == deputy { Err(Refusal::SameOfficer) } else { Ok(()) }
}

/// Refuses more than anybody needs or gives (G2).
pub fn bounded(quantity: u32) -> Result<u32, Refusal> {
    if quantity <= MOST { Ok(quantity) } else { Err(Refusal::OutOfRange { value: quantity.into(), least: 0, most: MOST.into() }) }
}

/// Says whether the author may agree to a text for the agency (G8): for one's own, to the text that is shown, once.
pub fn may_agree(state: &ReadinessState, agency: &AgencyId, text: EntryId, who: &Author) -> Result<(), Refusal> {
    who.require_of(agency)?;
    let embargo = state.embargo.as_ref().ok_or(Refusal::NotRecorded)?;
    if embargo.text.set.mark.entry != text {
        return Err(Refusal::TextChanged);
    }
    if embargo.has_agreed(agency) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

/// Refuses a second wish to go without the same gate, and a reason that says nothing.
pub fn waiver_fits(state: &ReadinessState, gate: Gate, reason: &str) -> Result<(), Refusal> {
    let found = reason.chars().count();
    if found < WAIVER_REASON {
        return Err(Refusal::ReasonTooShort { least: WAIVER_REASON, found });
    }
    if state.waivers.iter().any(|waiver| waiver.gate == gate && !waiver.ended) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

/// Says whether the author may second a waiver: of EC3, not who asked for it, once.
pub fn may_second_waiver(state: &ReadinessState, waiver: EntryId, who: &Author) -> Result<(), Refusal> {
    who.require(&[Duty::Ec3])?;
    let asked = state.waivers.iter().find(|it| it.id == waiver && !it.ended).ok_or(Refusal::NothingToEnd)?;
    if asked.by == who.officer {
        return Err(Refusal::SecondPerson);
    }
    if asked.seconded.is_some() { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

// ---- the rules ---------------------------------------------------------------------------------------------------------

/// Takes a consultation back.
pub fn withdraw_consultation(case: &CaseState, state: &ReadinessState, request: &WithdrawConsultation, who: &Author) -> Result<Change, Refusal> {
    let known = state.consultations.get(&request.consultation).filter(|known| !known.withdrawn).ok_or(Refusal::NothingToEnd)?;
    may_speak_for(case, known.facts.value.country, who)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    Ok(Change::ConsultationWithdrawn(ConsultationWithdrawn { case: case.id, consultation: request.consultation, reason }))
}

/// Records that Eurojust was informed (G1).
pub fn inform_eurojust(case: &CaseState, request: &InformEurojust, who: &Author) -> Result<Change, Refusal> {
    if !who.has(Duty::Eurojust) {
        may_decide(case, who)?;
    }
    Ok(Change::EurojustInformed(EurojustInformed { case: case.id, on: request.on }))
}

/// Says how much a country needs (G2).
pub fn need(case: &CaseState, request: &SetNeed, who: &Author) -> Result<Change, Refusal> {
    may_speak_for(case, request.country, who)?;
    Ok(Change::NeedSet(NeedSet { case: case.id, country: request.country, kind: request.kind, quantity: bounded(request.quantity)? }))
}

/// Commits something (G2): for one's own agency, or by EC3 for another.
pub fn commit(case: &CaseState, roster: &Roster, request: &CommitResource, who: &Author) -> Result<Change, Refusal> {
    may_record(case, who)?;
    crate::plan::rules::can_answer(case, roster, &request.agency)?;
    who.require_of(&request.agency).or_else(|refusal| if who.has(Duty::Ec3) { Ok(()) } else { Err(refusal) })?;
    let CommitResource { country, kind, .. } = *request;
    let quantity = bounded(request.quantity)?;
    Ok(Change::ResourceCommitted(ResourceCommitted { case: case.id, country, kind, agency: request.agency.clone(), quantity }))
}

/// Names who leads a country's action (G3): two officers who may read the case.
pub fn name_leads(case: &CaseState, roster: &Roster, request: &NameActionLeads, who: &Author) -> Result<Change, Refusal> {
    may_speak_for(case, request.country, who)?;
    let NameActionLeads { country, lead, deputy, .. } = *request;
    for officer in [lead, deputy] {
        may_read(case, roster, officer)?;
    }
    leads_fit(lead, deputy)?;
    Ok(Change::ActionLeadsNamed(ActionLeadsNamed { case: case.id, country, lead, deputy }))
}

fn may_read(case: &CaseState, roster: &Roster, officer: OfficerId) -> Result<(), Refusal> {
    if !roster.officers.contains_key(&officer) {
        return Err(Refusal::UnknownOfficer);
    }
    let name = || roster.officer_name(officer).unwrap_or_default().to_owned();
    if crate::notes::may_read(case, roster, officer) { Ok(()) } else { Err(Refusal::MayNotRead { officer: name() }) }
}

/// Says where evidence goes (G7).
pub fn set_evidence(case: &CaseState, roster: &Roster, request: &SetEvidence, who: &Author) -> Result<Change, Refusal> {
    may_decide(case, who)?;
    request.custodian.map_or(Ok(()), |officer| may_read(case, roster, officer))?;
    let storage = text::optional(TextField::Title, &request.storage)?;
    Ok(Change::EvidenceSet(EvidenceSet { case: case.id, storage, custodian: request.custodian }))
}

/// Writes the embargo text (G8).
pub fn write_embargo(case: &CaseState, request: &WriteEmbargo, who: &Author) -> Result<Change, Refusal> {
    may_decide(case, who)?;
    Ok(Change::EmbargoWritten(EmbargoWritten { case: case.id, text: text::required(TextField::Decision, &request.text)? }))
}

/// Agrees to the embargo text (G8): for one's own agency, to the text that is shown.
pub fn agree(case: &CaseState, state: &ReadinessState, text: EntryId, who: &Author) -> Result<Change, Refusal> {
    may_record(case, who)?;
    let agency = who.agency.clone().ok_or(Refusal::NeedsDuty { duty: Duty::Officer })?;
    if !case.agencies.contains(&agency) {
        return Err(Refusal::NotOnCase { agency });
    }
    may_agree(state, &agency, text, who)?;
    Ok(Change::EmbargoAgreed(EmbargoAgreed { case: case.id, agency, text }))
}

/// Says how victims are told and how material is handled (G10).
pub fn set_safety(case: &CaseState, request: &SetSafety, who: &Author) -> Result<Change, Refusal> {
    may_decide(case, who)?;
    let list = |text: &Option<String>| -> Result<Option<Vec<String>>, Refusal> {
        text.as_deref().map(|text| text::optional(TextField::Summary, text).map(|kept| kept.into_iter().collect())).transpose()
    };
    Ok(Change::SafetySet(SafetySet { case: case.id, victims: list(&request.victims)?, special: list(&request.special)? }))
}

/// Reads the reason of going without something: one that says something.
pub(crate) fn waiver_reason(typed: &str) -> Result<String, Refusal> {
    let reason = text::required(TextField::Reason, typed)?;
    let found = reason.chars().count();
    if found < WAIVER_REASON { Err(Refusal::ReasonTooShort { least: WAIVER_REASON, found }) } else { Ok(reason) }
}

/// Asks to go without a gate: the lead, with a reason that says something.
pub fn ask_waiver(case: &CaseState, state: &ReadinessState, request: &AskWaiver, who: &Author) -> Result<Change, Refusal> {
    may_waive(case, who)?;
    let reason = waiver_reason(&request.reason)?;
    waiver_fits(state, request.gate, &reason)?;
    Ok(Change::WaiverAsked(WaiverAsked { case: case.id, gate: request.gate, reason }))
}

/// Seconds a waiver: somebody of EC3 who did not ask for it.
pub fn second_waiver(case: &CaseState, state: &ReadinessState, waiver: EntryId, who: &Author) -> Result<Change, Refusal> {
    may_decide(case, who)?;
    may_second_waiver(state, waiver, who)?;
    Ok(Change::WaiverSeconded(WaiverSeconded { case: case.id, waiver }))
}

/// Ends a waiver.
pub fn end_waiver(case: &CaseState, state: &ReadinessState, request: &EndWaiver, who: &Author) -> Result<Change, Refusal> {
    may_decide(case, who)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    if state.waivers.iter().any(|it| it.id == request.waiver && !it.ended) {
        Ok(Change::WaiverEnded(WaiverEnded { case: case.id, waiver: request.waiver, reason }))
    } else {
        Err(Refusal::NothingToEnd)
    }
}

#[cfg(test)]
mod tests;
