//! Handlers of readiness and of the register of authorities.

use jcat_domain::authorities::{self, RecordAuthority};
use jcat_domain::cases::CaseState;
use jcat_domain::ids::{AuthorityId, CaseId, ConsultationId};
use jcat_domain::readiness::rules::{
    self, AgreeEmbargo, AskWaiver, CommitResource, EndWaiver, InformEurojust, NameActionLeads, RecordConsultation, SecondWaiver, SetEvidence,
    SetNeed, SetSafety, WithdrawConsultation, WriteEmbargo,
};
use jcat_domain::readiness::{ReadinessState, value};
use jcat_domain::{Audience, Change};

use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::Work;

pub(crate) mod view;

fn case_and_facts(work: &Work<'_>, case: CaseId) -> Result<(CaseState, ReadinessState), Error> {
    Ok((read::case(work.connection, case)?, read::readiness(work.connection, case)?))
}

fn record(work: &mut Work<'_>, case: CaseId, change: Change) -> Result<Nothing, Error> {
    work.record(Audience::Case(case), case.readiness(), change)?;
    Ok(Nothing {})
}

/// Puts an authority into the register, or changes what it says of one.
pub(crate) fn record_authority(work: &mut Work<'_>, request: RecordAuthority) -> Result<AuthorityId, Error> {
    let authority = match request.authority {
        Some(authority) => {
            let known = read::authority(work.connection, authority)?;
            work.reverse("recordAuthority", &RecordAuthority { authority: Some(authority), facts: known.facts.value })?;
            authority
        }
        None => AuthorityId(work.make_id()?),
    };
    let change = authorities::record(&request.facts, authority, work.author()?)?;
    work.record(Audience::Taskforce, authority.subject(), change)?;
    Ok(authority)
}

/// Records a consultation, or what is known of one now.
pub(crate) fn consult(work: &mut Work<'_>, request: RecordConsultation) -> Result<ConsultationId, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let authority = read::authority(work.connection, request.facts.authority)?;
    let consultation = match request.consultation {
        Some(known) => {
            let before = facts.consultations.get(&known).ok_or(Error::NotFound("consultation"))?;
            let before = RecordConsultation { case: case.id, consultation: Some(known), facts: before.facts.value.clone() };
            work.reverse("recordConsultation", &before)?;
            known
        }
        None => {
            let made = ConsultationId(work.make_id()?);
            let back = WithdrawConsultation { case: case.id, consultation: made, reason: work.words.say("undone-reason") };
            work.reverse("withdrawConsultation", &back)?;
            made
        }
    };
    let change = rules::consult(&case, &authority, &request, consultation, work.author()?)?;
    record(work, case.id, change)?;
    Ok(consultation)
}

/// Takes a consultation back.
pub(crate) fn withdraw_consultation(work: &mut Work<'_>, request: WithdrawConsultation) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::withdraw_consultation(&case, &facts, &request, work.author()?)?;
    if let Some(known) = facts.consultations.get(&request.consultation) {
        let before = RecordConsultation { case: case.id, consultation: Some(request.consultation), facts: known.facts.value.clone() };
        work.reverse("recordConsultation", &before)?;
    }
    record(work, case.id, change)
}

/// Records that Eurojust was informed.
pub(crate) fn inform_eurojust(work: &mut Work<'_>, request: InformEurojust) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::inform_eurojust(&case, &request, work.author()?)?;
    work.reverse("informEurojust", &InformEurojust { case: case.id, on: value(facts.eurojust.as_ref()) })?;
    record(work, case.id, change)
}

/// Says how much a country needs.
pub(crate) fn set_need(work: &mut Work<'_>, request: SetNeed) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::need(&case, &request, work.author()?)?;
    let known = facts.resources.get(&request.country).and_then(|kinds| kinds.get(&request.kind));
    let quantity = known.and_then(|it| it.need.as_ref()).map_or(0, |field| field.value);
    work.reverse("setNeed", &SetNeed { quantity, ..request })?;
    record(work, case.id, change)
}

/// Commits something of an agency.
pub(crate) fn commit(work: &mut Work<'_>, request: CommitResource) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::commit(&case, work.roster()?, &request, work.author()?)?;
    let known = facts.resources.get(&request.country).and_then(|kinds| kinds.get(&request.kind));
    let quantity = known.and_then(|it| it.committed.get(&request.agency)).map_or(0, |field| field.value);
    work.reverse("commitResource", &CommitResource { quantity, ..request })?;
    record(work, case.id, change)
}

/// Names who leads a country's action, and who stands in.
pub(crate) fn name_leads(work: &mut Work<'_>, request: NameActionLeads) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::name_leads(&case, work.roster()?, &request, work.author()?)?;
    if let Some(known) = facts.leads.get(&request.country) {
        work.reverse("nameActionLeads", &NameActionLeads { lead: known.value.lead, deputy: known.value.deputy, ..request })?;
    }
    record(work, case.id, change)
}

/// Says where evidence goes, and who receives it.
pub(crate) fn set_evidence(work: &mut Work<'_>, request: SetEvidence) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::set_evidence(&case, work.roster()?, &request, work.author()?)?;
    let storage = value(facts.storage.as_ref()).unwrap_or_default();
    work.reverse("setEvidence", &SetEvidence { case: case.id, storage, custodian: value(facts.custodian.as_ref()) })?;
    record(work, case.id, change)
}

/// Writes the embargo text.
pub(crate) fn write_embargo(work: &mut Work<'_>, request: WriteEmbargo) -> Result<Nothing, Error> {
    let case = read::case(work.connection, request.case)?;
    let change = rules::write_embargo(&case, &request, work.author()?)?;
    record(work, case.id, change)
}

/// Agrees to the embargo text for one's own agency.
pub(crate) fn agree(work: &mut Work<'_>, request: AgreeEmbargo) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::agree(&case, &facts, request.text, work.author()?)?;
    record(work, case.id, change)
}

/// Says how victims are told and how material is handled.
pub(crate) fn set_safety(work: &mut Work<'_>, request: SetSafety) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::set_safety(&case, &request, work.author()?)?;
    let before = |asked: &Option<String>, known: Option<String>| asked.as_ref().map(|_| known.unwrap_or_default());
    let victims = before(&request.victims, value(facts.victims.as_ref()));
    let special = before(&request.special, value(facts.special.as_ref()));
    work.reverse("setSafety", &SetSafety { case: case.id, victims, special })?;
    record(work, case.id, change)
}

/// Asks to go without a gate.
pub(crate) fn ask_waiver(work: &mut Work<'_>, request: AskWaiver) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::ask_waiver(&case, &facts, &request, work.author()?)?;
    record(work, case.id, change)
}

/// Seconds a waiver.
pub(crate) fn second_waiver(work: &mut Work<'_>, request: SecondWaiver) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::second_waiver(&case, &facts, request.waiver, work.author()?)?;
    record(work, case.id, change)
}

/// Ends a waiver.
pub(crate) fn end_waiver(work: &mut Work<'_>, request: EndWaiver) -> Result<Nothing, Error> {
    let (case, facts) = case_and_facts(work, request.case)?;
    let change = rules::end_waiver(&case, &facts, &request, work.author()?)?;
    record(work, case.id, change)
}
