//! From entries to the state of an attachment.

use std::collections::BTreeMap;

use super::rules::{KEEPS, may_endorse};
use super::{AttachmentOutcome, AttachmentStage, AttachmentState, Closed, Closing, Decided, Endorsement, Extended, Found, Kept};
use crate::Refusal;
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::elections::BoardAct;
use crate::elections::state::Done;
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::DecisionId;

/// Begins an attachment.
pub fn begin(fact: &Fact<'_>) -> Result<AttachmentState, Refusal> {
    let (id, number, application, from_offer, before) = match fact.change {
        Change::AttachmentDrafted(it) => (it.attachment, (it.year, it.number), &it.application, it.from_offer, None),
        Change::AttachmentBroughtIn(it) => (it.attachment, (it.year, it.number), &it.application, None, Some(it.text.clone())),
        _ => return Err(Refusal::OutOfPlace),
    };
    fact.author.require(KEEPS)?;
    Ok(AttachmentState {
        id,
        number,
        application: Field::new(application.clone(), fact),
        begun: Done::of(fact),
        from_offer,
        before,
        submitted: None,
        found: None,
        answers: BTreeMap::new(),
        decided: None,
        started: None,
        extended: Vec::new(),
        closed: None,
        kept: None,
    })
}

/// Folds a later entry of an attachment.
pub fn fold(state: &mut AttachmentState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author, fact.at.office_day())?;
    let done = Done::of(fact);
    match fact.change {
        Change::AttachmentEdited(it) => state.application.set(it.application.clone(), fact),
        Change::AttachmentSubmitted(_) => state.submitted = Some(done),
        Change::AttachmentFoundEligible(it) => {
            // Who was asked before and is counted no longer has no say; what the others said stands.
            state.answers.retain(|country, _| it.countries.contains(country));
            state.found = Some(Found { on: it.on, countries: it.countries.clone(), done });
        }
        Change::AttachmentEndorsed(it) => drop(state.answers.insert(it.country, Endorsement { opposed: None, done })),
        Change::AttachmentOpposed(it) => drop(state.answers.insert(it.country, Endorsement { opposed: Some(it.reason.clone()), done })),
        Change::AttachmentDecided(it) => {
            state.decided = Some(Decided { outcome: it.outcome, act: it.act.clone(), decision: it.decision, done });
        }
        Change::AttachmentStarted(it) => state.started = Some((it.officer, done)),
        Change::AttachmentExtended(it) => {
            state.extended.push(Extended { to: it.to, act: it.act.clone(), decision: it.decision, done });
        }
        Change::AttachmentEnded(it) => state.closed = Some(Closed { how: Closing::Early, on: it.on, reason: it.reason.clone(), done }),
        Change::AttachmentRevoked(it) => {
            state.closed = Some(Closed { how: Closing::Revoked, on: fact.at.office_day(), reason: it.reason.clone(), done });
        }
        Change::AttachmentWithdrawn(it) => {
            state.closed = Some(Closed { how: Closing::Withdrawn, on: fact.at.office_day(), reason: it.reason.clone(), done });
        }
        Change::AttachmentKept(it) => state.kept = Some(Kept { since: it.since, reason: it.reason.clone(), done }),
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// Says whether an act says what is recorded of it. One that was decided in a meeting was judged there, under the rule set of its day, and only
/// its numbers must fit; another one must be valid by itself. What the Board did not grant it declined, by whatever numbers.
fn says(act: &BoardAct, decision: Option<DecisionId>, outcome: AttachmentOutcome) -> Result<(), Refusal> {
    let carried = match decision {
        None => act.carried(),
        Some(_) => act.counts().and_then(|()| {
            let fits = act.against == 0 || act.in_favour > act.against;
            if fits { Ok(()) } else { Err(Refusal::NotCarried { in_favour: act.in_favour, against: act.against }) }
        }),
    };
    match (outcome, carried) {
        (AttachmentOutcome::Declined, Err(Refusal::NotCarried { .. })) => Ok(()),
        (_, carried) => carried,
    }
}

/// Says whether a change holds in this state, by this author, on this day. The same answer when deciding and when folding.
pub(super) fn holds(state: &AttachmentState, change: &Change, who: &Author, today: crate::Day) -> Result<(), Refusal> {
    use AttachmentStage::{Active, Approved, BoardDecision, Draft, Eligibility, Endorsement as Asked};
    let stage = state.stage(today);
    let stands = |any_of: &[AttachmentStage]| if any_of.contains(&stage) { Ok(()) } else { Err(Refusal::AttachmentNotThere { stage }) };
    match change {
        Change::AttachmentEdited(it) => {
            who.require(KEEPS)?;
            // Case, organisation and days are what was submitted; a paper may be renewed for as long as something is to come.
            let before = &state.application.value;
            let papers_only = super::Application { papers: before.papers.clone(), ..it.application.clone() } == *before;
            if papers_only { stands(&[Draft, Eligibility, Asked, BoardDecision, Approved, Active]) } else { stands(&[Draft]) }
        }
        Change::AttachmentSubmitted(_) => who.require(KEEPS).and_then(|()| stands(&[Draft])),
        Change::AttachmentFoundEligible(_) => who.require(KEEPS).and_then(|()| stands(&[Eligibility, Asked, BoardDecision])),
        Change::AttachmentEndorsed(it) => may_endorse(state, it.country, who).and_then(|()| stands(&[Asked, BoardDecision])),
        Change::AttachmentOpposed(it) => may_endorse(state, it.country, who).and_then(|()| stands(&[Asked, BoardDecision])),
        Change::AttachmentDecided(it) => {
            who.require(&[Duty::Secretary])?;
            // The Board may decline what a country does not endorse.
            match it.outcome {
                AttachmentOutcome::Granted => stands(&[BoardDecision])?,
                AttachmentOutcome::Declined => stands(&[Eligibility, Asked, BoardDecision])?,
            }
            says(&it.act, it.decision, it.outcome)
        }
        Change::AttachmentStarted(_) => {
            who.require(KEEPS)?;
            if state.started.is_some() {
                return Err(Refusal::AlreadyRecorded);
            }
            stands(&[Approved])
        }
        Change::AttachmentExtended(it) => {
            who.require(&[Duty::Secretary])?;
            stands(&[Approved, Active])?;
            if state.closed.is_some() {
                return Err(Refusal::AlreadyRecorded);
            }
            if let Some(to) = state.to().filter(|to| it.to <= *to) {
                return Err(Refusal::NotLater { until: to.before() });
            }
            says(&it.act, it.decision, AttachmentOutcome::Granted)
        }
        Change::AttachmentEnded(it) => {
            who.require(KEEPS)?;
            stands(&[Approved, Active])?;
            match state.to() {
                _ if state.closed.is_some() => Err(Refusal::AlreadyRecorded),
                Some(to) if to <= it.on => Err(Refusal::NotSooner { until: to.before() }),
                _ if it.on <= state.from() => Err(Refusal::EmptyInterval { from: state.from(), to: it.on }),
                _ => Ok(()),
            }
        }
        Change::AttachmentRevoked(_) => who.require(KEEPS).and_then(|()| stands(&[Approved, Active])),
        Change::AttachmentWithdrawn(_) => who.require(KEEPS).and_then(|()| stands(&[Draft, Eligibility, Asked, BoardDecision, Approved])),
        Change::AttachmentKept(_) => who.require(KEEPS).and_then(|()| stands(&[Approved, Active])),
        _ => Err(Refusal::AlreadyRecorded),
    }
}
