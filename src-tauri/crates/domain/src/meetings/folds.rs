//! From entries to the state of a meeting.
//!
//! Who takes part in the case is not asked here, as in the plan: the office lets nobody else write in its journal.

use std::collections::BTreeMap;

use super::{Cancelled, MeetingEdits, MeetingState, Point};
use crate::Refusal;
use crate::change::Change;
use crate::duties::Duty;
use crate::field::Field;
use crate::fold::Fact;

/// Whose duty it is to call meetings and write what they agreed.
pub(super) const MEETS: &[Duty] = &[Duty::Officer, Duty::Ec3, Duty::Eurojust];

/// Begins a meeting.
pub fn begin(fact: &Fact<'_>) -> Result<MeetingState, Refusal> {
    let Change::MeetingCalled(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(MEETS)?;
    Ok(MeetingState {
        id: it.meeting,
        case: it.case,
        title: Field::new(it.title.clone(), fact),
        when: Field::new(it.when.clone(), fact),
        place: Field::new(it.place.clone(), fact),
        agenda: Field::new(it.agenda.clone(), fact),
        invited: Field::new(it.invited.clone(), fact),
        minutes: None,
        points: BTreeMap::new(),
        cancelled: None,
        by: fact.author.officer,
        called: fact.at,
        revision: 0,
    })
}

/// Folds a later entry of a meeting.
pub fn fold(state: &mut MeetingState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact)?;
    match fact.change {
        Change::MeetingChanged(it) => {
            edit(state, &it.edits, fact);
            state.revision += 1;
        }
        Change::MeetingCancelled(it) => {
            state.cancelled = Some(Cancelled { by: fact.author.officer, at: fact.at, reason: it.reason.clone() });
            state.revision += 1;
        }
        Change::MeetingRestored(_) => {
            state.cancelled = None;
            state.revision += 1;
        }
        Change::MeetingMinuted(it) => match &mut state.minutes {
            Some(minutes) => minutes.set(it.minutes.clone(), fact),
            none => *none = Some(Field::new(it.minutes.clone(), fact)),
        },
        Change::PointAgreed(it) => {
            let point = Point { kind: it.kind, text: it.text.clone(), task: it.task, by: fact.author.officer, at: fact.at, withdrawn: None };
            state.points.insert(it.point, point);
        }
        Change::PointWithdrawn(it) => {
            let point = state.points.get_mut(&it.point).ok_or(Refusal::NothingToEnd)?;
            point.withdrawn = Some(it.reason.clone());
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

fn holds(state: &MeetingState, fact: &Fact<'_>) -> Result<(), Refusal> {
    fact.author.require(MEETS)?;
    still_holds(state, fact.change)
}

/// Says whether a change still means something in this state. The same answer when deciding and when folding.
///
/// What was agreed and who came is kept also of a meeting that somebody cancelled meanwhile: it did take place.
pub(super) fn still_holds(state: &MeetingState, change: &Change) -> Result<(), Refusal> {
    match change {
        Change::MeetingCancelled(_) if state.cancelled.is_some() => Err(Refusal::NothingToEnd),
        Change::MeetingRestored(_) if state.cancelled.is_none() => Err(Refusal::NothingToEnd),
        Change::PointAgreed(it) if state.points.contains_key(&it.point) => Err(Refusal::AlreadyRecorded),
        Change::PointWithdrawn(it) => match state.points.get(&it.point) {
            Some(point) if point.withdrawn.is_none() => Ok(()),
            _ => Err(Refusal::NothingToEnd),
        },
        _ => Ok(()),
    }
}

fn edit(state: &mut MeetingState, edits: &MeetingEdits, fact: &Fact<'_>) {
    fn set<T: Clone + PartialEq>(field: &mut Field<T>, value: Option<T>, fact: &Fact<'_>) {
        if let Some(value) = value {
            field.set(value, fact);
        }
    }
    set(&mut state.title, edits.title.clone(), fact);
    set(&mut state.when, edits.when.clone(), fact);
    set(&mut state.place, edits.place.as_ref().map(|places| places.first().cloned()), fact);
    set(&mut state.agenda, edits.agenda.clone(), fact);
    set(&mut state.invited, edits.invited.clone(), fact);
}
