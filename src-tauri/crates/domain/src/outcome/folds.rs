//! From entries to a report, and to what the Board was told of it.

use std::collections::BTreeMap;

use super::rules::{leads, noting_holds, put_of};
use super::{Approval, Confirmation, Noted, NotingState, OutcomeState, waivers};
use crate::Refusal;
use crate::change::Change;
use crate::duties::Duty;
use crate::field::Field;
use crate::fold::Fact;

/// Begins a report.
pub fn begin(fact: &Fact<'_>) -> Result<OutcomeState, Refusal> {
    let Change::OutcomeDrafted(it) = fact.change else { return Err(Refusal::NotRecorded) };
    leads(&it.agency, it.country, fact.author)?;
    Ok(OutcomeState {
        case: it.case,
        agency: it.agency.clone(),
        country: it.country,
        period: Field::new(it.period, fact),
        parts: BTreeMap::new(),
        confirmed: BTreeMap::new(),
        waivers: Vec::new(),
        approved: None,
        at: fact.at,
    })
}

/// Folds a later entry of a report.
pub fn fold(state: &mut OutcomeState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        // Two desks of the lead began it while apart: one report, the second is an edit of its period.
        Change::OutcomeDrafted(it) => {
            leads(&state.agency, state.country, fact.author)?;
            state.period.set(it.period, fact);
        }
        Change::OutcomeEdited(it) => {
            leads(&state.agency, state.country, fact.author)?;
            if let Some(period) = it.period {
                state.period.set(period, fact);
            }
            for written in &it.parts {
                match state.parts.get_mut(&written.part) {
                    Some(field) => field.set(written.text.clone(), fact),
                    None => {
                        state.parts.insert(written.part, Field::new(written.text.clone(), fact));
                    }
                }
            }
        }
        Change::NumbersConfirmed(it) => {
            fact.author.require(&[Duty::Officer, Duty::Ec3])?;
            fact.author.require_of(&it.agency)?;
            let word = Confirmation { digest: it.digest.clone(), totals: it.totals.clone(), by: fact.author.officer, at: fact.at };
            state.confirmed.insert(it.agency.clone(), word);
            // Its own word takes the place of going without it, for good: numbers that change afterwards are asked for again.
            state.waivers.iter_mut().filter(|waiver| waiver.agency == it.agency).for_each(|waiver| waiver.ended = true);
        }
        Change::ConfirmationWaiverAsked(_) | Change::ConfirmationWaiverSeconded(_) | Change::ConfirmationWaiverEnded(_) => {
            waivers::fold(state, fact)?;
        }
        Change::PublicApproved(it) => {
            leads(&state.agency, state.country, fact.author)?;
            state.approved = Some(Approval { digest: it.digest.clone(), by: fact.author.officer, at: fact.at });
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// Begins a noting.
pub fn begin_noting(fact: &Fact<'_>) -> Result<NotingState, Refusal> {
    let (put, without) = put_of(fact.change).ok_or(Refusal::NotRecorded)?;
    leads(&put.agency, put.country, fact.author)?;
    Ok(NotingState { put: put.clone(), without, put_at: fact.at, noted: None })
}

/// Folds a later entry of a noting.
pub fn fold_noting(state: &mut NotingState, fact: &Fact<'_>) -> Result<(), Refusal> {
    noting_holds(state, fact.change, fact.author)?;
    if let Some((put, without)) = put_of(fact.change) {
        (state.put, state.without, state.put_at) = (put.clone(), without, fact.at);
        return Ok(());
    }
    let Change::OutcomeNoted(it) = fact.change else { return Err(Refusal::AlreadyRecorded) };
    let (what, without) = (state.put.clone(), state.without.clone());
    state.noted = Some(Noted { what, without, on: it.on, text: it.text.clone(), by: fact.author.officer, at: fact.at });
    Ok(())
}
