//! From entries to the state of a case and of its cover. A fold asks the same rules that decide.

use std::collections::{BTreeMap, BTreeSet};

use crate::cases::{CaseKind, CaseState, CountryLink, CoverState, FactEdits, Origin, Stage, rules, stages};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::field::Field;
use crate::fold::Fact;
use crate::{Refusal, Span};

/// Begins a case: a proposal that was submitted, or one that was brought in.
pub fn begin(fact: &Fact<'_>) -> Result<CaseState, Refusal> {
    let (base, facts, stage) = match fact.change {
        Change::ProposalSubmitted(it) => {
            rules::may_propose(&it.agency, fact.author)?;
            ((it.case, it.year, it.number, &it.agency, Some(it.country), Origin::Proposed, BTreeSet::new()), &it.facts, Stage::Submitted)
        }
        Change::CaseBroughtIn(it) => {
            rules::may_bring_in(&it.agency, fact.author)?;
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
        kind: CaseKind::Operation,
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
        Change::CaseMadeProject(_) => state.kind = CaseKind::Project,
        Change::CaseMoved(it) => state.enter(it.to, fact, Some(&it.reason)),
        Change::CaseSuspended(it) => state.enter(Stage::Suspended, fact, Some(&it.reason)),
        Change::CaseResumed(it) => state.enter(stages::resumes_to(state), fact, Some(&it.reason)),
        Change::CaseCancelled(it) => state.enter(Stage::Cancelled, fact, Some(&it.reason)),
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
