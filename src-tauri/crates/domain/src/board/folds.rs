//! From entries to the state of a meeting of the Board.

use std::collections::{BTreeMap, BTreeSet};

use super::counting::{self, count, result};
use super::{
    Answered, Attendance, BoardAction, BoardMeetingState, BoardRemark, ItemDecided, ItemDecision, ItemResult, ItemState, MeetingForm, minutes,
};
use crate::change::Change;
use crate::decisions::Method;
use crate::duties::{Author, Duty};
use crate::elections::BoardAct;
use crate::elections::state::{Done, Remark};
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::{AgencyId, ItemId, PointId, TaskId};
use crate::{Instant, Refusal};

/// Who keeps the Board's meetings.
pub(super) const KEEPS: &[Duty] = &[Duty::Secretary];
/// Who speaks for a seat.
pub(super) const SPEAKS: &[Duty] = &[Duty::Representative, Duty::Alternate];

/// Begins a meeting.
pub fn begin(fact: &Fact<'_>) -> Result<BoardMeetingState, Refusal> {
    let Change::BoardCalled(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(KEEPS)?;
    Ok(BoardMeetingState {
        id: it.meeting,
        number: (it.year, it.number),
        convocation: Field::new(it.convocation.clone(), fact),
        revision: 0,
        called: Done::of(fact),
        cancelled: None,
        items: BTreeMap::new(),
        attendance: None,
        decisions: BTreeMap::new(),
        remarks: BTreeMap::new(),
        actions: BTreeMap::new(),
        approved: None,
    })
}

/// Folds a later entry of a meeting.
pub fn fold(state: &mut BoardMeetingState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author, fact.at)?;
    let done = Done::of(fact);
    match fact.change {
        Change::BoardMoved(it) => {
            state.convocation.set(it.convocation.clone(), fact);
            state.revision += 1;
        }
        Change::BoardCancelled(it) => {
            state.cancelled = Some(Remark { text: it.reason.clone(), done });
            state.revision += 1;
        }
        Change::ItemSet(it) => match state.items.get_mut(&it.item) {
            Some(item) => item.is.set(it.is.clone(), fact),
            None => {
                let new = ItemState { is: Field::new(it.is.clone(), fact), withdrawn: None, interests: BTreeMap::new(), answers: BTreeMap::new() };
                state.items.insert(it.item, new);
            }
        },
        Change::ItemWithdrawn(it) => item(state, it.item)?.withdrawn = Some(Remark { text: it.reason.clone(), done }),
        Change::AttendanceRecorded(it) => {
            let attendance = Attendance { present: it.present.clone(), others: it.others.clone() };
            match &mut state.attendance {
                Some(field) => field.set(attendance, fact),
                none => *none = Some(Field::new(attendance, fact)),
            }
        }
        Change::InterestDeclared(it) => {
            item(state, it.item)?.interests.insert(it.agency.clone(), Remark { text: it.reason.clone(), done });
        }
        Change::SeatAnswered(it) => {
            let entered_for = !fact.author.is_of(&it.agency);
            let answered = Answered { voice: it.voice, reason: it.reason.clone(), entered_for, done };
            item(state, it.item)?.answers.insert(it.agency.clone(), answered);
        }
        Change::ItemDecided(it) => {
            let (act, result) = weigh(state, it, fact.at)?;
            let decision = ItemDecision { item: it.item, act, result, voices: it.voices.clone(), corrects: it.corrects, done };
            state.decisions.insert(it.decision, decision);
        }
        Change::BoardRemarked(it) => {
            state.remarks.insert(it.point, BoardRemark { item: it.item, text: it.text.clone(), done });
        }
        Change::ActionAgreed(it) => {
            let action = BoardAction {
                item: it.item,
                text: it.text.clone(),
                agency: it.agency.clone(),
                officer: it.officer,
                due: it.due,
                agreed: done,
                done: None,
                task: None,
            };
            state.actions.insert(it.point, action);
        }
        Change::ActionDone(it) => {
            state.actions.get_mut(&it.point).ok_or(Refusal::NothingToEnd)?.done = Some((it.text.clone(), done));
        }
        Change::PointPlanned(it) => state.actions.get_mut(&it.point).ok_or(Refusal::NothingToEnd)?.task = it.task,
        Change::MinutesApproved(it) => state.approved = Some((it.sha256, it.act.clone(), done)),
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

fn item(state: &mut BoardMeetingState, id: ItemId) -> Result<&mut ItemState, Refusal> {
    state.items.get_mut(&id).ok_or(Refusal::NotRecorded)
}

/// Says whether a change holds in this state, by this author, at this time. The same answer when deciding and when folding.
pub(super) fn holds(state: &BoardMeetingState, change: &Change, who: &Author, at: Instant) -> Result<(), Refusal> {
    // What somebody is to do is done also after the minutes were approved. Everything else of an approved meeting is fixed: what was wrong is
    // corrected by a later decision (BRD-2).
    if let Change::ActionDone(it) = change {
        let action = state.actions.get(&it.point).ok_or(Refusal::NothingToEnd)?;
        who.require_of(&action.agency).or_else(|_| who.require(KEEPS))?;
        return if action.done.is_none() { Ok(()) } else { Err(Refusal::AlreadyRecorded) };
    }
    if let Change::PointPlanned(it) = change {
        return may_plan(state, it.point, it.task, who);
    }
    if state.approved.is_some() {
        return Err(Refusal::MinutesFixed);
    }
    if state.cancelled.is_some() {
        return Err(Refusal::MeetingOff);
    }
    match change {
        Change::InterestDeclared(it) => {
            speaks_for(&it.agency, who)?;
            seat_of(state, &it.agency)?;
            let decided = state.standing(it.item).is_some();
            on_agenda(state, it.item)?;
            if decided { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        Change::SeatAnswered(it) => {
            if state.convocation.value.form != MeetingForm::Written {
                return Err(Refusal::OutOfPlace);
            }
            speaks_for(&it.agency, who)?;
            on_agenda(state, it.item)?;
            let seat = seat_of(state, &it.agency)?;
            if state.conflicted(it.item).iter().any(|agency| seat.holds(agency)) {
                return Err(Refusal::HasInterest { agency: it.agency.clone() });
            }
            if at < state.begins() {
                return Err(Refusal::InTheFuture);
            }
            if state.ends() <= at { Err(Refusal::ProcedureClosed) } else { Ok(()) }
        }
        _ => {
            who.require(KEEPS)?;
            kept(state, change, at)
        }
    }
}

/// Says whether an action point comes into a plan, or leaves it. Whether somebody may plan on the case is the plan's own rule, asked where the task is
/// recorded.
fn may_plan(state: &BoardMeetingState, point: PointId, task: Option<TaskId>, who: &Author) -> Result<(), Refusal> {
    who.require(&[Duty::Officer, Duty::Ec3])?;
    let action = state.actions.get(&point).ok_or(Refusal::NothingToEnd)?;
    if state.case_of(action).is_none() {
        return Err(Refusal::NoCaseNamed);
    }
    match task {
        Some(_) if action.done.is_some() || action.task.is_some() => Err(Refusal::AlreadyRecorded),
        Some(task) if task != point.task() => Err(Refusal::OutOfPlace),
        None if action.task.is_none() => Err(Refusal::NothingToEnd),
        _ => Ok(()),
    }
}

/// What the secretary records.
fn kept(state: &BoardMeetingState, change: &Change, at: Instant) -> Result<(), Refusal> {
    let begun = || if at < state.begins() { Err(Refusal::InTheFuture) } else { Ok(()) };
    match change {
        // What was decided stands on the convocation that it was decided on.
        Change::BoardMoved(_) | Change::BoardCancelled(_) if !state.decisions.is_empty() => Err(Refusal::AlreadyRecorded),
        Change::BoardMoved(_) | Change::BoardCancelled(_) => Ok(()),
        Change::ItemSet(it) if state.standing(it.item).is_some() => Err(Refusal::AlreadyRecorded),
        Change::ItemSet(it) => match state.items.get(&it.item) {
            Some(item) if item.withdrawn.is_some() => Err(Refusal::NothingToEnd),
            _ => Ok(()),
        },
        Change::ItemWithdrawn(it) => {
            on_agenda(state, it.item)?;
            if state.standing(it.item).is_some() { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        Change::AttendanceRecorded(it) => {
            begun()?;
            for (n, present) in it.present.iter().enumerate() {
                let seat = seat_of(state, &present.agency)?;
                if it.present.iter().skip(n + 1).any(|other| seat.holds(&other.agency)) {
                    return Err(Refusal::VotedTwice { agency: present.agency.clone() });
                }
            }
            // Who was there when something was decided is not told otherwise afterwards.
            if state.decisions.is_empty() { Ok(()) } else { Err(Refusal::AlreadyRecorded) }
        }
        Change::ItemDecided(it) => weigh(state, it, at).map(|_| ()),
        Change::BoardRemarked(it) => {
            begun()?;
            if state.remarks.contains_key(&it.point) { Err(Refusal::AlreadyRecorded) } else { it.item.map_or(Ok(()), |item| on_agenda(state, item)) }
        }
        Change::ActionAgreed(it) => {
            begun()?;
            if state.actions.contains_key(&it.point) { Err(Refusal::AlreadyRecorded) } else { it.item.map_or(Ok(()), |item| on_agenda(state, item)) }
        }
        Change::MinutesApproved(it) => {
            if at < state.ends() {
                return Err(Refusal::InTheFuture);
            }
            if let Some((_, open)) = state.agenda().into_iter().find(|(id, _)| state.standing(*id).is_none()) {
                return Err(Refusal::ItemOpen { title: open.is.value.title.clone() });
            }
            if it.sha256 != minutes::hash(state) { Err(Refusal::TextChanged) } else { it.act.carried() }
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Weighs a decision: who may vote on the item, who is there, what they said, and what that comes to.
fn weigh(state: &BoardMeetingState, it: &ItemDecided, at: Instant) -> Result<(BoardAct, ItemResult), Refusal> {
    on_agenda(state, it.item)?;
    if state.decisions.contains_key(&it.decision) {
        return Err(Refusal::AlreadyRecorded);
    }
    // An item that was decided is decided anew by what names the decision that it corrects, and by nothing else.
    if let Some((standing, _)) = state.standing(it.item)
        && it.corrects != Some(*standing)
    {
        return Err(Refusal::AlreadyRecorded);
    }
    let written = state.is_written();
    if written != (it.method == Method::WrittenProcedure) {
        return Err(Refusal::OutOfPlace);
    }
    if at < state.begins() {
        return Err(Refusal::InTheFuture);
    }
    if written && at < state.ends() {
        return Err(Refusal::ProcedureOpen);
    }
    let (there, voices) = if written {
        counting::written(state, it.item)
    } else {
        let attendance = state.attendance.as_ref().ok_or(Refusal::NoAttendance)?;
        (attendance.value.present.iter().map(|it| it.agency.clone()).collect::<BTreeSet<AgencyId>>(), it.voices.clone())
    };
    let convocation = &state.convocation.value;
    let counted = count(&convocation.seats, convocation.quorum, &state.conflicted(it.item), &there, &voices)?;
    let result = result(counted, it.method, it.result == ItemResult::Noted)?;
    let act = BoardAct {
        on: if written { state.ends().office_day() } else { state.begins().office_day() },
        method: it.method,
        text: it.text.clone(),
        seats: counted.seats,
        present: counted.present,
        in_favour: counted.in_favour,
        against: counted.against,
        abstained: counted.abstained,
    };
    if result == it.result { Ok((act, result)) } else { Err(Refusal::ResultDiffers { result }) }
}

/// What a decision would come to, for who records it.
pub(super) fn forecast(state: &BoardMeetingState, it: &ItemDecided, at: Instant) -> Result<ItemResult, Refusal> {
    match weigh(state, it, at) {
        Ok((_, result)) => Ok(result),
        Err(Refusal::ResultDiffers { result }) => Ok(result),
        Err(refusal) => Err(refusal),
    }
}

fn on_agenda(state: &BoardMeetingState, item: ItemId) -> Result<(), Refusal> {
    match state.items.get(&item) {
        Some(found) if found.withdrawn.is_none() => Ok(()),
        _ => Err(Refusal::NotRecorded),
    }
}

fn seat_of<'a>(state: &'a BoardMeetingState, agency: &AgencyId) -> Result<&'a crate::elections::Seat, Refusal> {
    let mut seats = state.convocation.value.seats.iter();
    seats.find(|seat| seat.holds(agency)).ok_or_else(|| Refusal::NotOnRoll { agency: agency.clone() })
}

/// Says whether somebody speaks for an agency: who represents it, or the secretary for it.
fn speaks_for(agency: &AgencyId, who: &Author) -> Result<(), Refusal> {
    if who.is_of(agency) && who.require(SPEAKS).is_ok() { Ok(()) } else { who.require(KEEPS) }
}
