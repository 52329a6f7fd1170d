//! Action points of the Board in the plans of cases: one press makes the task, the next undoes it, and both sides say so.

use jcat_domain::board::BoardMeetingState;
use jcat_domain::board::rules::{self, WhichAction};
use jcat_domain::cases::CaseState;
use jcat_domain::ids::{BatchId, BoardMeetingId, CaseId, PointId, TaskId};
use jcat_domain::plan::rules::{self as plan_rules, AddTask};
use jcat_domain::plan::{TaskState, TaskStatus};
use jcat_domain::{Audience, Change, Refusal};
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;
use crate::plans;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// The case that an action point is about, and its task there.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActionOnCase {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// The task that it became.
    pub task: Option<TaskId>,
    /// How far that is; none where it was taken out of the plan, or who asks does not read the case.
    pub status: Option<TaskStatus>,
    /// Take it into the plan.
    pub may_plan: May,
}

/// The action point that a task comes from.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TaskFromBoard {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// Its number.
    pub label: String,
}

fn task_if_here(read: &Read<'_>, task: TaskId) -> Result<Option<TaskState>, Error> {
    match read::task(read.connection, task) {
        Err(Error::NotFound(_)) => Ok(None),
        found => found.map(Some),
    }
}

/// Gives what an action point has to do with a case; none where its item names none, or one that has not come here yet.
pub(super) fn on_case(read: &Read<'_>, state: &BoardMeetingState, point: PointId) -> Result<Option<ActionOnCase>, Error> {
    let action = state.actions.get(&point).ok_or(Error::NotFound("point"))?;
    let Some(case) = state.case_of(action) else { return Ok(None) };
    let Some(case) = read::case_if_here(read.connection, case)? else { return Ok(None) };
    let task = action.task.map(|task| task_if_here(read, task)).transpose()?.flatten();
    let status = task.as_ref().filter(|task| !task.removed).map(|task| task.status.value);
    let left_the_plan = task.as_ref().is_some_and(|task| task.removed);
    let author = read.author()?;
    let may_plan = match plan_rules::may_plan(&case, author) {
        Ok(()) if left_the_plan => Ok(()),
        Ok(()) => rules::plan(state, point, Some(point.task()), author, read.now).map(drop),
        refused => refused,
    };
    Ok(Some(ActionOnCase { case: case.id, label: case.label(), task: action.task, status, may_plan: read.may(may_plan) }))
}

/// Gives the meeting that a task comes from.
pub(crate) fn behind(read: &Read<'_>, task: TaskId) -> Result<Option<TaskFromBoard>, Error> {
    let sql = "SELECT meeting FROM board_actions WHERE task = ?1";
    let meeting: Option<Uuid> = read.connection.prepare_cached(sql)?.query_row(params![task.0], |row| row.get(0)).optional()?;
    let Some(meeting) = meeting.map(BoardMeetingId) else { return Ok(None) };
    Ok(Some(TaskFromBoard { meeting, label: read::board_meeting(read.connection, meeting)?.label() }))
}

fn meeting_and_case(read: &Read<'_>, request: WhichAction) -> Result<(BoardMeetingState, CaseState), Error> {
    let state = read::board_meeting(read.connection, request.meeting)?;
    let action = state.actions.get(&request.point).ok_or(Refusal::NothingToEnd)?;
    let case = state.case_of(action).ok_or(Refusal::NoCaseNamed)?;
    Ok((state, read::case(read.connection, case)?))
}

/// Takes an action point into the plan of its case. Its task has an id of its own, so that a second press, or a second desk, makes none beside it.
pub(crate) fn plan(work: &mut Work<'_>, request: WhichAction) -> Result<TaskId, Error> {
    let (state, case) = meeting_and_case(work, request)?;
    let author = work.author()?;
    let action = state.actions.get(&request.point).ok_or(Refusal::NothingToEnd)?;
    let task = request.point.task();
    let (graph, titles) = (plans::graph(work.connection, case.id)?, plans::titles(work.connection, case.id)?);
    let known = task_if_here(work, task)?;
    let change = match &known {
        // Its task is in the plan of another case, which this desk may not read.
        None if action.task.is_some() => return Err(Refusal::AlreadyRecorded.into()),
        None => {
            let add = AddTask { case: case.id, facts: rules::task_facts(action, &case, work.roster()?), needs: Vec::new() };
            Some(plan_rules::add(&case, work.roster()?, &graph, &add, task, author)?)
        }
        Some(known) if known.removed => Some(plan_rules::restore(&case, known, &graph, |id| titles.get(&id).cloned().unwrap_or_default(), author)?),
        Some(_) => plan_rules::may_plan(&case, author).map(|()| None)?,
    };
    let said = match action.task {
        Some(_) => None,
        None => Some(rules::plan(&state, request.point, Some(task), author, work.now)?),
    };
    if change.is_none() && said.is_none() {
        return Ok(task);
    }
    work.batch = Some(BatchId(work.make_id()?));
    let plan = known.map_or(case.id, |known| known.case);
    record(work, &state, plan, task, (change, said))?;
    work.reverse("unplanActionPoint", &request)?;
    Ok(task)
}

/// Takes an action point out of the plan: its task leaves the plan, and the point waits again.
pub(crate) fn unplan(work: &mut Work<'_>, request: WhichAction) -> Result<Nothing, Error> {
    let (state, case) = meeting_and_case(work, request)?;
    let author = work.author()?;
    plan_rules::may_plan(&case, author)?;
    let said = rules::plan(&state, request.point, None, author, work.now)?;
    let task = request.point.task();
    let known = task_if_here(work, task)?;
    let change = match &known {
        Some(known) if !known.removed => Some(plan_rules::remove(&case, known, author)?),
        _ => None,
    };
    // The point may name another case by now; the task stays where it was added.
    let plan = known.map_or(case.id, |known| known.case);
    work.batch = Some(BatchId(work.make_id()?));
    record(work, &state, plan, task, (change, Some(said)))?;
    work.reverse("planActionPoint", &request)?;
    Ok(Nothing {})
}

/// Records the two sides, the plan's first.
fn record(
    work: &mut Work<'_>,
    meeting: &BoardMeetingState,
    plan: CaseId,
    task: TaskId,
    (of_plan, of_board): (Option<Change>, Option<Change>),
) -> Result<(), Error> {
    if let Some(change) = of_plan {
        work.record(Audience::Case(plan), task.subject(), change)?;
    }
    if let Some(change) = of_board {
        work.record(Audience::Board, meeting.id.subject(), change)?;
    }
    Ok(())
}
