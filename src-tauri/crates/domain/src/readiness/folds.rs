//! From entries to the facts of a case's readiness. Who keeps the case is asked when deciding: it stands in another subject.

use crate::change::Change;
use crate::duties::Duty;
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::CaseId;
use crate::plan::WORKS_ON;
use crate::readiness::{ActionLeads, Consultation, Embargo, ReadinessState, Resource, ResourceKind, Waiver, rules};
use crate::{Country, Refusal};

/// Folds an entry of readiness; the first begins it.
pub fn fold(state: Option<&mut ReadinessState>, fact: &Fact<'_>) -> Result<Option<ReadinessState>, Refusal> {
    fact.author.require(WORKS_ON)?;
    let mut begun = ReadinessState::new(case_of(fact.change)?);
    let is_first = state.is_none();
    step(state.unwrap_or(&mut begun), fact)?;
    Ok(is_first.then_some(begun))
}

/// Gives the case that a change of readiness names.
pub fn case_of(change: &Change) -> Result<CaseId, Refusal> {
    Ok(match change {
        Change::AuthorityConsulted(it) => it.case,
        Change::ConsultationWithdrawn(it) => it.case,
        Change::EurojustInformed(it) => it.case,
        Change::NeedSet(it) => it.case,
        Change::ResourceCommitted(it) => it.case,
        Change::ActionLeadsNamed(it) => it.case,
        Change::EvidenceSet(it) => it.case,
        Change::EmbargoWritten(it) => it.case,
        Change::EmbargoAgreed(it) => it.case,
        Change::SafetySet(it) => it.case,
        Change::WaiverAsked(it) => it.case,
        Change::WaiverSeconded(it) => it.case,
        Change::WaiverEnded(it) => it.case,
        _ => return Err(Refusal::OutOfPlace),
    })
}

fn set<T: Clone + PartialEq>(field: &mut Option<Field<T>>, value: T, fact: &Fact<'_>) {
    match field {
        Some(field) => field.set(value, fact),
        None => *field = Some(Field::new(value, fact)),
    }
}

fn step(state: &mut ReadinessState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::AuthorityConsulted(it) => {
            rules::consultation_fits(&it.facts)?;
            match state.consultations.get_mut(&it.consultation) {
                Some(known) => {
                    known.facts.set(it.facts.clone(), fact);
                    known.withdrawn = false;
                }
                None => {
                    let facts = Field::new(it.facts.clone(), fact);
                    state.consultations.insert(it.consultation, Consultation { facts, withdrawn: false });
                }
            }
        }
        Change::ConsultationWithdrawn(it) => {
            state.consultations.get_mut(&it.consultation).filter(|known| !known.withdrawn).ok_or(Refusal::NothingToEnd)?.withdrawn = true;
        }
        Change::EurojustInformed(it) => set(&mut state.eurojust, it.on, fact),
        Change::NeedSet(it) => set(&mut resource(state, it.country, it.kind).need, rules::bounded(it.quantity)?, fact),
        Change::ResourceCommitted(it) => {
            fact.author.require_of(&it.agency).or_else(|_| fact.author.require(&[Duty::Ec3]))?;
            rules::bounded(it.quantity)?;
            let committed = &mut resource(state, it.country, it.kind).committed;
            match committed.get_mut(&it.agency) {
                Some(field) => field.set(it.quantity, fact),
                None => {
                    committed.insert(it.agency.clone(), Field::new(it.quantity, fact));
                }
            }
        }
        Change::ActionLeadsNamed(it) => {
            rules::leads_fit(it.lead, it.deputy)?;
            let leads = ActionLeads { lead: it.lead, deputy: it.deputy };
            match state.leads.get_mut(&it.country) {
                Some(field) => field.set(leads, fact),
                None => {
                    state.leads.insert(it.country, Field::new(leads, fact));
                }
            }
        }
        Change::EvidenceSet(it) => {
            set(&mut state.storage, it.storage.clone(), fact);
            set(&mut state.custodian, it.custodian, fact);
        }
        Change::EmbargoWritten(it) => match &mut state.embargo {
            Some(embargo) => embargo.text.set(it.text.clone(), fact),
            None => state.embargo = Some(Embargo { text: Field::new(it.text.clone(), fact), agreed: [].into() }),
        },
        Change::EmbargoAgreed(it) => {
            rules::may_agree(state, &it.agency, it.text, fact.author)?;
            state.embargo.as_mut().ok_or(Refusal::NotRecorded)?.agreed.insert(it.agency.clone(), it.text);
        }
        Change::SafetySet(it) => {
            if let Some(victims) = &it.victims {
                set(&mut state.victims, victims.first().cloned(), fact);
            }
            if let Some(special) = &it.special {
                set(&mut state.special, special.first().cloned(), fact);
            }
        }
        Change::WaiverAsked(it) => {
            rules::waiver_fits(state, it.gate, &it.reason)?;
            let (id, by, at) = (fact.mark.entry, fact.author.officer, fact.at);
            state.waivers.push(Waiver { id, gate: it.gate, reason: it.reason.clone(), by, at, seconded: None, ended: false });
        }
        Change::WaiverSeconded(it) => {
            rules::may_second_waiver(state, it.waiver, fact.author)?;
            let waiver = state.waivers.iter_mut().find(|waiver| waiver.id == it.waiver && !waiver.ended).ok_or(Refusal::NothingToEnd)?;
            waiver.seconded = Some((fact.author.officer, fact.at));
        }
        Change::WaiverEnded(it) => {
            state.waivers.iter_mut().find(|waiver| waiver.id == it.waiver && !waiver.ended).ok_or(Refusal::NothingToEnd)?.ended = true;
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

fn resource(state: &mut ReadinessState, country: Country, kind: ResourceKind) -> &mut Resource {
    state.resources.entry(country).or_default().entry(kind).or_default()
}
