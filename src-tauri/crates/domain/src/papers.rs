//! How long notes and documents of a case are kept, and how they are erased (AUD-4; Art. 31 of the Europol Regulation).
//!
//! The notes and documents of one agency on one case are its papers there, and reviewed as one: a decision for each note would be made by
//! nobody. Each is due three years after it came, or when the last review said that was made since. What a review, a hold and an erasure
//! take is as for data (`contributions/retention.rs`); an erasure names which of the papers go.
//!
//! Invariants
//! - An erasure names notes and documents, and the second signature none that the first did not. Whether they are that agency's is asked where
//!   they are emptied: it stands in their own entries.
//! - Nothing of a note or a document is left but its headers; what is said of it stands here, without names and values.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::cases::{CaseState, rules};
use crate::change::Change;
use crate::contributions::retention::{
    ContinueReview, Continued, Erased, Ground, Hold, LiftHold, PlaceHold, Proposed, REMINDER, REVIEW, REVIEWS, ReviewStage, Signed, may_agree,
    may_erase, may_hold, may_lift, next_review,
};
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{AgencyId, CaseId, SubjectId};
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal};

/// The most notes and documents that one erasure names: they fit into one entry.
pub const MOST: usize = 10_000;

/// A review of papers went on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PapersContinued {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// Whose papers.
    #[n(1)]
    pub agency: AgencyId,
    /// The day of the next review.
    #[n(2)]
    pub until: Day,
    /// Why they are kept.
    #[n(3)]
    pub reason: String,
}

/// A court asked that papers be kept.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PapersHeld {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// Whose papers.
    #[n(1)]
    pub agency: AgencyId,
    /// The court's reference.
    #[n(2)]
    pub reference: String,
    /// Why.
    #[n(3)]
    pub reason: String,
}

/// A legal hold on papers was lifted.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PapersReleased {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// Whose papers.
    #[n(1)]
    pub agency: AgencyId,
    /// Why.
    #[n(2)]
    pub reason: String,
}

/// Which papers are to be erased, and why: what two persons sign, one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PapersErasure {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// Whose papers.
    #[n(1)]
    pub agency: AgencyId,
    /// Why. Nothing else is said of it.
    #[n(2)]
    pub ground: Ground,
    /// The notes and documents.
    #[n(3)]
    pub papers: Vec<SubjectId>,
}

/// What is on record of how long an agency's papers on a case are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersState {
    /// The case.
    pub case: CaseId,
    /// Whose papers.
    pub agency: AgencyId,
    /// The last review that went on.
    pub continued: Option<Continued>,
    /// Legal holds, one for each agency.
    pub holds: BTreeMap<AgencyId, Hold>,
    /// A proposal to erase some that waits for a second person.
    pub proposed: Option<Proposed>,
    /// A second person agreed on this desk, and the office has not placed that yet: nothing is gone before.
    pub agreed: Option<Erased>,
    /// What was erased, the first first.
    pub erased: Vec<Erased>,
}

impl PapersState {
    /// Papers of which nothing is on record.
    pub const fn new(case: CaseId, agency: AgencyId) -> Self {
        Self { case, agency, continued: None, holds: BTreeMap::new(), proposed: None, agreed: None, erased: Vec::new() }
    }

    /// Gives the day on which a note or a document that came then is reviewed at the latest.
    pub fn review_due(&self, came: Instant) -> Day {
        match &self.continued {
            Some(it) if came <= it.at => it.until.min(it.at.office_day().plus_months(REVIEW)),
            _ => came.office_day().plus_months(REVIEW),
        }
    }

    /// Says whether a court asked that they be kept.
    pub fn is_held(&self) -> bool {
        !self.holds.is_empty()
    }
}

/// Says where something stands that is due on that day.
pub fn stage_of(due: Day, today: Day) -> ReviewStage {
    match () {
        () if due <= today => ReviewStage::Due,
        () if due <= today.plus(REMINDER) => ReviewStage::Soon,
        () => ReviewStage::Later,
    }
}

/// Goes on with papers at their review: an officer of their agency, or EC3, which keeps the records of a case whose agency has left.
pub fn go_on(state: &PapersState, request: &ContinueReview, now: Instant, who: &Author) -> Result<Change, Refusal> {
    let until = next_review(request.until, None, now)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::PapersContinued(PapersContinued { case: state.case, agency: state.agency.clone(), until, reason }), who)
}

/// Places a legal hold: an officer of an agency of the case, or EC3.
pub fn hold(case: &CaseState, state: &PapersState, request: &PlaceHold, who: &Author) -> Result<Change, Refusal> {
    rules::may_take_part(case, who)?;
    let reference = text::required(TextField::Name, &request.reference)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::PapersHeld(PapersHeld { case: state.case, agency: state.agency.clone(), reference, reason }), who)
}

/// Lifts a legal hold: the agency that placed it.
pub fn lift(state: &PapersState, request: &LiftHold, who: &Author) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::PapersReleased(PapersReleased { case: state.case, agency: state.agency.clone(), reason }), who)
}

/// Says whether somebody may propose that papers be erased: an officer of their agency, or who leads the case.
pub fn may_propose(case: &CaseState, state: &PapersState, who: &Author) -> Result<(), Refusal> {
    who.require(REVIEWS)?;
    if who.is_of(&state.agency) { Ok(()) } else { rules::may_lead(case, who) }
}

/// Proposes that some of an agency's papers be erased.
pub fn propose(case: &CaseState, state: &PapersState, ground: Ground, papers: &BTreeSet<SubjectId>, who: &Author) -> Result<Change, Refusal> {
    may_propose(case, state, who)?;
    not_agreed(state)?;
    match papers.len() {
        0 => return Err(Refusal::NothingToErase),
        found if found > MOST => return Err(Refusal::TooMany { limit: MOST, found }),
        _ => {}
    }
    let papers = papers.iter().copied().collect();
    decided(state, Change::PapersErasureProposed(PapersErasure { case: state.case, agency: state.agency.clone(), ground, papers }), who)
}

/// Agrees as the second person: to all that was proposed, or to those of it that are named. The others stay proposed.
pub fn confirm(state: &PapersState, some: Option<&BTreeSet<SubjectId>>, who: &Author) -> Result<Change, Refusal> {
    who.require(REVIEWS)?;
    not_agreed(state)?;
    let Proposed { ground, also, .. } = state.proposed.as_ref().ok_or(Refusal::NotRecorded)?;
    let papers: Vec<SubjectId> = also.iter().copied().filter(|it| some.is_none_or(|some| some.contains(it))).collect();
    if papers.is_empty() {
        return Err(Refusal::NothingToErase);
    }
    decided(state, Change::PapersErased(PapersErasure { case: state.case, agency: state.agency.clone(), ground: *ground, papers }), who)
}

/// Refuses what two have signed already.
const fn not_agreed(state: &PapersState) -> Result<(), Refusal> {
    if state.agreed.is_some() { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

fn decided(state: &PapersState, change: Change, who: &Author) -> Result<Change, Refusal> {
    holds(state, &change, who)?;
    Ok(change)
}

/// Says whether a change holds. The same answer when deciding and when folding.
fn holds(state: &PapersState, change: &Change, author: &Author) -> Result<(), Refusal> {
    match change {
        Change::PapersContinued(_) => {
            author.require(REVIEWS)?;
            if author.has(Duty::Ec3) { Ok(()) } else { author.require_of(&state.agency) }
        }
        Change::PapersHeld(_) => may_hold(&state.holds, author),
        Change::PapersReleased(_) => may_lift(&state.holds, author),
        Change::PapersErasureProposed(_) => may_erase(&state.holds, author),
        // Two desks may agree to the same without knowing of each other: what comes second changes nothing.
        Change::PapersErased(it) if is_done(state, &it.papers) => author.require(REVIEWS),
        Change::PapersErased(it) => may_agree(&state.agency, &state.holds, state.proposed.as_ref(), &it.papers, author),
        _ => Err(Refusal::OutOfPlace),
    }
}

/// Says whether all of these are erased already.
fn is_done(state: &PapersState, papers: &[SubjectId]) -> bool {
    !papers.is_empty() && papers.iter().all(|subject| state.erased.iter().any(|erased| erased.also.contains(subject)))
}

/// Folds a fact into an agency's papers on a case, and begins them with the first.
pub fn fold(state: Option<&mut PapersState>, fact: &Fact<'_>) -> Result<Option<PapersState>, Refusal> {
    let (case, agency) = whose(fact.change)?;
    let Some(state) = state else {
        let mut begun = PapersState::new(case, agency.clone());
        return step(&mut begun, fact).map(|()| Some(begun));
    };
    step(state, fact).map(|()| None)
}

/// Says whose papers on which case a change is about; the subject of the entry follows from it.
pub fn whose(change: &Change) -> Result<(CaseId, &AgencyId), Refusal> {
    match change {
        Change::PapersContinued(it) => Ok((it.case, &it.agency)),
        Change::PapersHeld(it) => Ok((it.case, &it.agency)),
        Change::PapersReleased(it) => Ok((it.case, &it.agency)),
        Change::PapersErasureProposed(it) | Change::PapersErased(it) => Ok((it.case, &it.agency)),
        _ => Err(Refusal::OutOfPlace),
    }
}

fn step(state: &mut PapersState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    let (by, at) = (fact.author.officer, fact.at);
    let agency = fact.author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    match fact.change {
        Change::PapersContinued(it) => {
            state.continued = Some(Continued { until: it.until, reason: it.reason.clone(), by, at });
            // Whoever goes on with them does not erase them.
            (state.proposed, state.agreed) = (None, None);
        }
        Change::PapersHeld(it) => {
            state.holds.insert(agency, Hold { reference: it.reference.clone(), reason: it.reason.clone(), by, at });
            (state.proposed, state.agreed) = (None, None);
        }
        Change::PapersReleased(_) => drop(state.holds.remove(&agency)),
        Change::PapersErasureProposed(it) => {
            let first = Signed { by, agency, at };
            state.proposed = Some(Proposed { ground: it.ground, also: it.papers.iter().copied().collect(), first });
        }
        Change::PapersErased(it) if is_done(state, &it.papers) => {}
        Change::PapersErased(it) => {
            let proposed = state.proposed.clone().ok_or(Refusal::NotRecorded)?;
            let (also, second) = (it.papers.iter().copied().collect(), Signed { by, agency, at });
            let erased = Erased { ground: it.ground, also, first: proposed.first, second, mark: fact.mark.clone() };
            if fact.mark.position.is_none() {
                state.agreed = Some(erased);
            } else {
                state.proposed = state.proposed.take().and_then(|mut left| {
                    left.also.retain(|subject| !erased.also.contains(subject));
                    (!left.also.is_empty()).then_some(left)
                });
                state.erased.push(erased);
                state.agreed = None;
            }
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

#[cfg(test)]
mod tests;
