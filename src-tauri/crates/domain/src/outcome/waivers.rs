//! Going without an agency's own confirmation (OUT): otherwise a case whose agency never answers could not be closed.
//!
//! The shape is that of the waivers of readiness: the lead asks with a reason, somebody else of EC3 seconds it, either ends it. What
//! was left out stays marked as not confirmed and counts nowhere: not before the Board, not in statistics, not in the public version.
//! The agency's own confirmation, whenever it comes, ends the waiver.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{leads, may_confirm, may_put, unconfirmed};
use super::{ConfirmationWaiver, ConfirmationWaiverAsked, ConfirmationWaiverEnded, ConfirmationWaiverSeconded, NumbersDigest, OutcomeState};
use crate::cases::{CaseState, rules as case_rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{AgencyId, CaseId, EntryId};
use crate::readiness::rules::waiver_reason;
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal};

/// For how many days agencies are waited for, from the day on which the report was begun.
pub const PATIENCE: u64 = 14;

/// Asks to go without an agency's confirmation.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AskConfirmationWaiver {
    /// The case.
    pub case: CaseId,
    /// The agency that does not answer.
    pub agency: AgencyId,
    /// Why, in at least twenty characters.
    pub reason: String,
}

/// Seconds going without an agency's confirmation.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SecondConfirmationWaiver {
    /// The case.
    pub case: CaseId,
    /// The entry that asked.
    pub waiver: EntryId,
}

/// Asks for an agency's confirmation after all.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EndConfirmationWaiver {
    /// The case.
    pub case: CaseId,
    /// The entry that asked.
    pub waiver: EntryId,
    /// Why.
    pub reason: String,
}

// ---- what follows from them --------------------------------------------------------------------------------------------

/// Lists the agencies that are left out: nobody confirmed their numbers as they are now, and two persons decided to go without.
pub fn left_out(state: &OutcomeState, agencies: &BTreeMap<AgencyId, NumbersDigest>) -> BTreeSet<AgencyId> {
    unconfirmed(state, agencies).into_iter().filter(|agency| open(state, agency).is_some_and(|it| it.seconded.is_some())).collect()
}

/// Lists the agencies that are still waited for.
pub fn missing(state: &OutcomeState, agencies: &BTreeMap<AgencyId, NumbersDigest>) -> BTreeSet<AgencyId> {
    let left_out = left_out(state, agencies);
    unconfirmed(state, agencies).into_iter().filter(|agency| !left_out.contains(agency)).collect()
}

/// Finds the waiver of an agency that was asked for and not ended.
pub fn open<'a>(state: &'a OutcomeState, agency: &AgencyId) -> Option<&'a ConfirmationWaiver> {
    state.waivers.iter().rev().find(|waiver| waiver.agency == *agency && !waiver.ended)
}

/// Gives the day from which one may be asked for.
pub fn from_day(state: &OutcomeState) -> Day {
    state.at.office_day().plus(PATIENCE)
}

// ---- rules -------------------------------------------------------------------------------------------------------------

/// Says whether somebody may ask to go without an agency's confirmation: the lead, for an agency other than one's own, once it was
/// waited for. Whether it has confirmed meanwhile is not asked here.
pub fn may_ask(case: &CaseState, state: &OutcomeState, agency: &AgencyId, now: Instant, who: &Author) -> Result<(), Refusal> {
    may_put(case, who)?;
    if may_confirm(case, agency, who).is_ok() {
        return Err(Refusal::ConfirmInstead);
    }
    let from = from_day(state);
    // The clocks of desks differ, so that this is asked when somebody decides and not again when it is folded.
    if now.office_day() < from { Err(Refusal::TooEarlyToWaive { from }) } else { Ok(()) }
}

/// Asks to go without an agency's confirmation.
pub fn ask(
    case: &CaseState,
    state: &OutcomeState,
    agencies: &BTreeMap<AgencyId, NumbersDigest>,
    request: &AskConfirmationWaiver,
    now: Instant,
    who: &Author,
) -> Result<Change, Refusal> {
    let agency = &request.agency;
    may_ask(case, state, agency, now, who)?;
    if !agencies.contains_key(agency) {
        return Err(Refusal::NotOnCase { agency: agency.clone() });
    }
    if !unconfirmed(state, agencies).contains(agency) {
        return Err(Refusal::HasConfirmed { agency: agency.clone() });
    }
    let reason = waiver_reason(&request.reason)?;
    if open(state, agency).is_some() {
        return Err(Refusal::AlreadyRecorded);
    }
    Ok(Change::ConfirmationWaiverAsked(ConfirmationWaiverAsked { agency: agency.clone(), reason }))
}

/// Seconds it: somebody of EC3 who did not ask for it.
pub fn second(case: &CaseState, state: &OutcomeState, waiver: EntryId, who: &Author) -> Result<Change, Refusal> {
    case_rules::may_admit(case, who)?;
    may_second(state, waiver, who)?;
    Ok(Change::ConfirmationWaiverSeconded(ConfirmationWaiverSeconded { waiver }))
}

/// Ends it: the lead or EC3.
pub fn end(case: &CaseState, state: &OutcomeState, request: &EndConfirmationWaiver, who: &Author) -> Result<Change, Refusal> {
    case_rules::may_admit(case, who)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    let known = state.waivers.iter().any(|it| it.id == request.waiver && !it.ended);
    if known { Ok(Change::ConfirmationWaiverEnded(ConfirmationWaiverEnded { waiver: request.waiver, reason })) } else { Err(Refusal::NothingToEnd) }
}

/// Says whether a waiver may be seconded by somebody. The same answer when deciding and when folding.
fn may_second(state: &OutcomeState, waiver: EntryId, who: &Author) -> Result<(), Refusal> {
    who.require(&[Duty::Ec3])?;
    let asked = state.waivers.iter().find(|it| it.id == waiver && !it.ended).ok_or(Refusal::NothingToEnd)?;
    if asked.by == who.officer {
        return Err(Refusal::SecondPerson);
    }
    if asked.seconded.is_some() { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

/// Folds what is said of waivers.
pub(super) fn fold(state: &mut OutcomeState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::ConfirmationWaiverAsked(it) => {
            leads(&state.agency, state.country, fact.author)?;
            if open(state, &it.agency).is_some() {
                return Err(Refusal::AlreadyRecorded);
            }
            state.waivers.push(ConfirmationWaiver {
                id: fact.mark.entry,
                agency: it.agency.clone(),
                reason: it.reason.clone(),
                by: fact.author.officer,
                at: fact.at,
                seconded: None,
                ended: false,
            });
        }
        Change::ConfirmationWaiverSeconded(it) => {
            may_second(state, it.waiver, fact.author)?;
            let seconded = Some((fact.author.officer, fact.at));
            state.waivers.iter_mut().filter(|waiver| waiver.id == it.waiver).for_each(|waiver| waiver.seconded = seconded);
        }
        Change::ConfirmationWaiverEnded(it) => {
            leads(&state.agency, state.country, fact.author).or_else(|_| fact.author.require(&[Duty::Ec3]))?;
            state.waivers.iter_mut().find(|waiver| waiver.id == it.waiver && !waiver.ended).ok_or(Refusal::NothingToEnd)?.ended = true;
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

#[cfg(test)]
mod tests;
