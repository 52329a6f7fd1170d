//! From entries to the state of an event.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::rules::KEEPS;
use super::{Headcount, OutreachDays, OutreachDeed, OutreachFacts, OutreachPart, OutreachReport, OutreachStage};
use crate::change::Change;
use crate::duties::Author;
use crate::elections::state::Done;
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::{OfficerId, OutreachId};
use crate::{Country, Day, Instant, Refusal};

/// An event, and what was done with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutreachState {
    /// The event.
    pub id: OutreachId,
    /// What is said of it.
    pub facts: Field<OutreachFacts>,
    /// Who took part; none while nobody reported.
    pub report: Option<Field<OutreachReport>>,
    /// Why it does not take place.
    pub cancelled: Option<String>,
    /// What was done with it, in order. The first says who recorded it.
    pub steps: Vec<OutreachStep>,
}

/// Something that was done with an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutreachStep {
    /// What.
    pub deed: OutreachDeed,
    /// Why, where somebody has to say so.
    pub reason: Option<String>,
    /// The parts that a change touched.
    pub parts: Vec<OutreachPart>,
    /// How many practitioners a report counted.
    pub practitioners: Option<Headcount>,
    /// Who, and when.
    pub done: Done,
}

impl OutreachState {
    /// Where it stands on a day.
    pub fn stage(&self, today: Day) -> OutreachStage {
        if self.cancelled.is_some() {
            return OutreachStage::Cancelled;
        }
        if self.report.is_some() {
            return OutreachStage::Reported;
        }
        match self.facts.value.days {
            OutreachDays::On { last, .. } | OutreachDays::Between { last, .. } if last < today => OutreachStage::Unreported,
            OutreachDays::On { from, .. } if from <= today => OutreachStage::UnderWay,
            // Some time between two days may lie ahead until the last of them is over.
            OutreachDays::On { .. } | OutreachDays::Between { .. } | OutreachDays::Unknown => OutreachStage::Planned,
        }
    }

    /// Says whether it was held, or has begun.
    pub fn was_held(&self, today: Day) -> bool {
        !matches!(self.stage(today), OutreachStage::Planned | OutreachStage::Cancelled)
    }

    /// Gives those who saw to it so far: who recorded it, and who changed what is said of it. Its report is asked of them first.
    pub fn seen_to_by(&self) -> BTreeSet<OfficerId> {
        let sees_to_it = |step: &&OutreachStep| matches!(step.deed, OutreachDeed::Recorded | OutreachDeed::Changed | OutreachDeed::Resumed);
        self.steps.iter().filter(sees_to_it).map(|step| step.done.by).collect()
    }

    /// Gives the report.
    pub fn reported(&self) -> Option<&OutreachReport> {
        self.report.as_ref().map(|report| &report.value)
    }

    /// Gives the countries that it reached, as far as they are named: those it was held in, and those its report names.
    pub fn reached(&self) -> BTreeSet<Country> {
        let named = self.reported().into_iter().flat_map(|it| it.named.iter());
        self.facts.value.countries.iter().chain(named).copied().collect()
    }
}

impl OutreachStep {
    const fn plain(deed: OutreachDeed, done: Done) -> Self {
        Self { deed, reason: None, parts: Vec::new(), practitioners: None, done }
    }
}

/// Begins an event.
pub fn begin(fact: &Fact<'_>) -> Result<OutreachState, Refusal> {
    let Change::OutreachRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(KEEPS)?;
    Ok(OutreachState {
        id: it.outreach,
        facts: Field::new(it.facts.clone(), fact),
        report: None,
        cancelled: None,
        steps: vec![OutreachStep::plain(OutreachDeed::Recorded, Done::of(fact))],
    })
}

/// Folds a later entry of an event.
pub fn fold(state: &mut OutreachState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author, fact.at)?;
    let plain = |deed| OutreachStep::plain(deed, Done::of(fact));
    let step = match fact.change {
        Change::OutreachChanged(it) => {
            let parts = differing(&state.facts.value, &it.facts);
            state.facts.set(it.facts.clone(), fact);
            OutreachStep { parts, ..plain(OutreachDeed::Changed) }
        }
        Change::OutreachReported(it) => {
            match &mut state.report {
                Some(report) => report.set(it.report.clone(), fact),
                none => *none = Some(Field::new(it.report.clone(), fact)),
            }
            OutreachStep { practitioners: Some(it.report.practitioners), ..plain(OutreachDeed::Reported) }
        }
        Change::OutreachReportWithdrawn(it) => {
            state.report = None;
            OutreachStep { reason: Some(it.reason.clone()), ..plain(OutreachDeed::ReportWithdrawn) }
        }
        Change::OutreachCancelled(it) => {
            state.cancelled = Some(it.reason.clone());
            OutreachStep { reason: Some(it.reason.clone()), ..plain(OutreachDeed::Cancelled) }
        }
        Change::OutreachResumed(it) => {
            state.cancelled = None;
            OutreachStep { reason: Some(it.reason.clone()), ..plain(OutreachDeed::Resumed) }
        }
        _ => return Err(Refusal::AlreadyRecorded),
    };
    state.steps.push(step);
    Ok(())
}

/// Names the parts in which two differ.
fn differing(before: &OutreachFacts, now: &OutreachFacts) -> Vec<OutreachPart> {
    let parts = [
        (OutreachPart::Title, before.title != now.title),
        (OutreachPart::Kind, before.kind != now.kind),
        (OutreachPart::Days, before.days != now.days),
        (OutreachPart::Place, before.place != now.place || before.countries != now.countries),
        (OutreachPart::Languages, before.languages != now.languages),
        (OutreachPart::Organiser, before.organiser != now.organiser),
        (OutreachPart::Audience, before.audience != now.audience),
        (OutreachPart::Materials, before.materials != now.materials),
        (OutreachPart::Events, before.events != now.events),
    ];
    parts.into_iter().filter_map(|(part, differs)| differs.then_some(part)).collect()
}

/// Says whether a change holds in this state, by this author, at this time. The same answer when deciding and when folding.
pub(super) fn holds(state: &OutreachState, change: &Change, who: &Author, at: Instant) -> Result<(), Refusal> {
    who.require(KEEPS)?;
    let stands = || if state.cancelled.is_some() { Err(Refusal::OutreachCancelled) } else { Ok(()) };
    let begun = |facts: &OutreachFacts| match facts.days.span() {
        Some((from, _)) if at.office_day() < from => Err(Refusal::OutreachNotBegun { from }),
        _ => Ok(()),
    };
    match change {
        // Who took part in it is on record: it cannot lie ahead any more.
        Change::OutreachChanged(it) if state.report.is_some() => stands().and_then(|()| begun(&it.facts)),
        Change::OutreachChanged(_) => stands(),
        Change::OutreachReported(_) => stands().and_then(|()| begun(&state.facts.value)),
        Change::OutreachReportWithdrawn(_) if state.report.is_none() => Err(Refusal::NothingToEnd),
        Change::OutreachReportWithdrawn(_) => Ok(()),
        Change::OutreachCancelled(_) if state.report.is_some() => Err(Refusal::OutreachReported),
        Change::OutreachCancelled(_) => stands(),
        Change::OutreachResumed(_) if state.cancelled.is_none() => Err(Refusal::NothingToEnd),
        Change::OutreachResumed(_) => Ok(()),
        _ => Err(Refusal::AlreadyRecorded),
    }
}
