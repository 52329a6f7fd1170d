//! Handlers of coordination meetings on cases (PLN-8).

use std::collections::BTreeSet;

use jcat_domain::cases::CaseState;
use jcat_domain::fold::State;
use jcat_domain::ids::{AuthorityId, BatchId, MeetingId, PointId, TaskId};
use jcat_domain::meetings::MeetingState;
use jcat_domain::meetings::rules::{
    self, AgreePoint, CallMeeting, CancelMeeting, ChangeMeeting, MeetingTyped, RecordMinutes, SettleMeeting, WhichMeeting, WithdrawPoint,
};
use jcat_domain::plan::rules::{self as plan_rules, AddTask, WhichTask};
use jcat_domain::{Audience, Change, zones};
use rusqlite::Connection;

use crate::error::Error;
use crate::plans;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::Work;

pub(crate) mod invite;
pub(crate) mod view;

fn meeting_and_case(connection: &Connection, meeting: MeetingId) -> Result<(MeetingState, CaseState), Error> {
    let meeting = read::meeting(connection, meeting)?;
    let case = read::case(connection, meeting.case)?;
    Ok((meeting, case))
}

/// Lists the ids of the register of authorities and contacts.
fn register(connection: &Connection) -> Result<BTreeSet<AuthorityId>, Error> {
    let ids = read::all(connection, "authority")?.into_iter().filter_map(|state| match state {
        State::Authority(it) => Some(it.id),
        _ => None,
    });
    Ok(ids.collect())
}

fn record(work: &mut Work<'_>, meeting: &MeetingState, change: Change) -> Result<(), Error> {
    work.record(Audience::Case(meeting.case), meeting.id.subject(), change).map(|_| ())
}

/// Calls a meeting.
pub(crate) fn call(work: &mut Work<'_>, request: CallMeeting) -> Result<MeetingId, Error> {
    let case = read::case(work.connection, request.case)?;
    let meeting = MeetingId(work.make_id()?);
    let change = rules::call(&case, work.roster()?, &register(work.connection)?, &request, meeting, work.author()?)?;
    work.record(Audience::Case(case.id), meeting.subject(), change)?;
    let reason = work.words.say("undone-reason");
    work.reverse("cancelMeeting", &CancelMeeting { meeting, reason })?;
    Ok(meeting)
}

/// Changes a meeting.
pub(crate) fn change(work: &mut Work<'_>, request: ChangeMeeting) -> Result<Nothing, Error> {
    let (meeting, case) = meeting_and_case(work.connection, request.meeting)?;
    let change = rules::change(&case, work.roster()?, &register(work.connection)?, &meeting, &request.typed, work.author()?)?;
    if let Some(change) = change {
        record(work, &meeting, change)?;
        work.reverse("changeMeeting", &ChangeMeeting { meeting: meeting.id, typed: typed_of(&meeting)? })?;
    }
    Ok(Nothing {})
}

/// Keeps one of the values that desks set without knowing of each other.
pub(crate) fn settle(work: &mut Work<'_>, request: SettleMeeting) -> Result<Nothing, Error> {
    let (meeting, case) = meeting_and_case(work.connection, request.meeting)?;
    let change = rules::settle(&case, &meeting, &request.edits, work.author()?)?;
    record(work, &meeting, change)?;
    Ok(Nothing {})
}

/// Gives a meeting as somebody would type it.
pub(crate) fn typed_of(meeting: &MeetingState) -> Result<MeetingTyped, Error> {
    let when = &meeting.when.value;
    let zone = rules::zone(&when.zone)?;
    Ok(MeetingTyped {
        title: meeting.title.value.clone(),
        at: zones::clock(when.begins, zone),
        zone: Some(when.zone.clone()),
        minutes: when.minutes,
        place: meeting.place.value.clone(),
        agenda: meeting.agenda.value.clone(),
        invited: meeting.invited.value.clone(),
    })
}

/// Says that a meeting does not take place.
pub(crate) fn cancel(work: &mut Work<'_>, request: CancelMeeting) -> Result<Nothing, Error> {
    let (meeting, case) = meeting_and_case(work.connection, request.meeting)?;
    let change = rules::cancel(&case, &meeting, &request.reason, work.author()?)?;
    record(work, &meeting, change)?;
    work.reverse("restoreMeeting", &WhichMeeting { meeting: meeting.id })?;
    Ok(Nothing {})
}

/// Says that a meeting takes place after all.
pub(crate) fn restore(work: &mut Work<'_>, request: WhichMeeting) -> Result<Nothing, Error> {
    let (meeting, case) = meeting_and_case(work.connection, request.meeting)?;
    let change = rules::restore(&case, &meeting, work.author()?)?;
    record(work, &meeting, change)?;
    if let Some(cancelled) = meeting.cancelled {
        work.reverse("cancelMeeting", &CancelMeeting { meeting: meeting.id, reason: cancelled.reason })?;
    }
    Ok(Nothing {})
}

/// Records who came, and what is to be remembered.
pub(crate) fn minute(work: &mut Work<'_>, request: RecordMinutes) -> Result<Nothing, Error> {
    let (meeting, case) = meeting_and_case(work.connection, request.meeting)?;
    let now = work.now;
    let change = rules::minute(&case, work.roster()?, &register(work.connection)?, &meeting, &request, now, work.author()?)?;
    record(work, &meeting, change)?;
    if let Some(before) = &meeting.minutes {
        let before = before.value.clone();
        work.reverse("recordMinutes", &RecordMinutes { meeting: meeting.id, attended: before.attended, text: before.text })?;
    }
    Ok(Nothing {})
}

/// Records what a meeting agreed. What somebody is to do comes into the plan in the same batch, by the plan's own rule.
pub(crate) fn agree(work: &mut Work<'_>, request: AgreePoint) -> Result<PointId, Error> {
    let (meeting, case) = meeting_and_case(work.connection, request.meeting)?;
    let task = request.follow_up.as_ref().map(|_| work.make_id().map(TaskId)).transpose()?;
    let point = PointId(work.make_id()?);
    let change = rules::agree(&case, &meeting, &request, (point, task), work.author()?)?;
    work.batch = Some(BatchId(work.make_id()?));
    if let (Some(task), Some(follow_up), Change::PointAgreed(agreed)) = (task, &request.follow_up, &change) {
        let add = AddTask { case: case.id, facts: rules::task_of(&agreed.text, follow_up), needs: Vec::new() };
        let added = plan_rules::add(&case, work.roster()?, &plans::graph(work.connection, case.id)?, &add, task, work.author()?)?;
        work.record(Audience::Case(case.id), task.subject(), added)?;
        work.reverse("removeTask", &WhichTask { task })?;
    }
    record(work, &meeting, change)?;
    let reason = work.words.say("undone-reason");
    work.reverse("withdrawPoint", &WithdrawPoint { meeting: meeting.id, point, reason })?;
    Ok(point)
}

/// Takes a point back. Its task stays: whether it is still to be done is the plan's question.
pub(crate) fn withdraw(work: &mut Work<'_>, request: WithdrawPoint) -> Result<Nothing, Error> {
    let (meeting, case) = meeting_and_case(work.connection, request.meeting)?;
    let change = rules::withdraw(&case, &meeting, &request, work.author()?)?;
    record(work, &meeting, change)?;
    Ok(Nothing {})
}
