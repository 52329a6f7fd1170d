//! Requests on plans, and the rules that answer them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    BaselineRow, BaselineTaken, CalendarSet, Check, Dependency, TaskAdded, TaskEdited, TaskEdits, TaskFacts, TaskRemoved, TaskRestored, TaskState,
    TaskTied, TaskUntied, TemplateSaved, TemplateStep, WindowSet,
};
use crate::cases::{CaseState, rules as case_rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::ids::{AgencyId, CaseId, TaskId, TemplateId};
use crate::notes;
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Country, Day, Instant, Refusal};

/// The most work one task takes, in minutes: a thousand working days.
pub const LONGEST: i64 = 1_000 * super::calendar::WORKING_DAY;
/// The most minutes between two tied tasks: a year.
pub const FARTHEST: i64 = 366 * super::calendar::DAY;
/// The most tasks of a plan.
pub const MOST_TASKS: usize = 5_000;

/// Puts a task into a case's plan (PLN-2).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddTask {
    /// The case.
    pub case: CaseId,
    /// What it is.
    pub facts: TaskFacts,
    /// What it waits for.
    #[serde(default)]
    pub needs: Vec<Dependency>,
}

/// Edits a task. A field that is left out stays as it is; an empty list clears it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditTask {
    /// The task.
    pub task: TaskId,
    /// What changes.
    pub edits: TaskEdits,
}

/// Names a task.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichTask {
    /// The task.
    pub task: TaskId,
}

/// Lets a task wait for another, or changes how.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct TieTask {
    /// The task that waits.
    pub task: TaskId,
    /// What it waits for, and how.
    pub need: Dependency,
}

/// Lets a task no longer wait for another.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct UntieTask {
    /// The task that waits.
    pub task: TaskId,
    /// What it no longer waits for.
    pub other: TaskId,
}

/// Sets the action window of a case, or takes it back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SetWindow {
    /// The case.
    pub case: CaseId,
    /// When action begins; none takes the window back.
    pub from: Option<Instant>,
    /// When it ends.
    pub to: Option<Instant>,
}

/// Sets a country's working calendar.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetCalendar {
    /// The country.
    pub country: Country,
    /// Weekdays without work, Monday is 0.
    pub rest: BTreeSet<u8>,
    /// Holidays.
    pub holidays: BTreeSet<Day>,
}

/// Says whether the author may work on the plan: takes part in a case that runs.
pub fn may_plan(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    case_rules::may_take_part(case, who)?;
    if case.stage.is_running() { Ok(()) } else { Err(Refusal::NotRunning { stage: case.stage }) }
}

/// Says whether the author may say when a country works: its officers, EC3 and administrators.
pub fn may_set_calendar(country: Country, who: &Author) -> Result<(), Refusal> {
    who.require(&[Duty::Officer, Duty::Ec3, Duty::Administrator])?;
    let own = who.country == Some(country) || who.has(Duty::Ec3) || who.has(Duty::Administrator);
    if own { Ok(()) } else { Err(Refusal::NeedsDuty { duty: Duty::Ec3 }) }
}

/// Says whether an agency can answer for a task: it takes part, or hosts the taskforce.
pub fn can_answer(case: &CaseState, roster: &Roster, agency: &AgencyId) -> Result<(), Refusal> {
    if !roster.organisations.contains_key(agency) {
        return Err(Refusal::UnknownAgency { agency: agency.clone() });
    }
    if roster.is_of_the_union(agency) || case.agencies.contains(agency) { Ok(()) } else { Err(Refusal::NotOnCase { agency: agency.clone() }) }
}

/// Puts a task into the plan (PLN-2): one agency that takes part answers for it.
pub fn add(case: &CaseState, roster: &Roster, graph: &Graph, request: &AddTask, task: TaskId, who: &Author) -> Result<Change, Refusal> {
    may_plan(case, who)?;
    if graph.len() >= MOST_TASKS {
        return Err(Refusal::TooMany { limit: MOST_TASKS, found: graph.len() + 1 });
    }
    let facts = &request.facts;
    let edits = TaskEdits {
        title: Some(facts.title.clone()),
        agency: Some(facts.agency.clone()),
        responsible: Some(facts.responsible.clone()),
        consulted: Some(facts.consulted.clone()),
        informed: Some(facts.informed.clone()),
        minutes: Some(facts.minutes),
        due: Some(facts.due.into_iter().collect()),
        not_before: Some(facts.not_before.into_iter().collect()),
        officer: Some(facts.officer.into_iter().collect()),
        checklist: Some(facts.checklist.clone()),
        status: None,
    };
    let read = read_edits(case, roster, &edits)?;
    in_order(facts.not_before, facts.due)?;
    text::few(request.needs.len())?;
    for need in &request.needs {
        check_need(graph, need)?;
    }
    let facts = TaskFacts { title: read.title.unwrap_or_default(), checklist: read.checklist.unwrap_or_default(), ..facts.clone() };
    Ok(Change::TaskAdded(TaskAdded { task, case: case.id, facts, needs: request.needs.clone() }))
}

/// Edits a task: its fields, or how far it is.
pub fn edit(case: &CaseState, roster: &Roster, task: &TaskState, edits: &TaskEdits, who: &Author) -> Result<Change, Refusal> {
    may_plan(case, who)?;
    is_there(task)?;
    let edits = read_edits(case, roster, edits)?;
    let after = |edit: &Option<Vec<Day>>, before: Option<Day>| edit.as_ref().map_or(before, |days| days.first().copied());
    in_order(after(&edits.not_before, task.not_before.value), after(&edits.due, task.due.value))?;
    Ok(Change::TaskEdited(TaskEdited { edits }))
}

fn is_there(task: &TaskState) -> Result<(), Refusal> {
    if task.removed { Err(Refusal::NotRecorded) } else { Ok(()) }
}

fn in_order(not_before: Option<Day>, due: Option<Day>) -> Result<(), Refusal> {
    match (not_before, due) {
        (Some(from), Some(to)) if to < from => Err(Refusal::EmptyInterval { from, to }),
        _ => Ok(()),
    }
}

fn read_edits(case: &CaseState, roster: &Roster, edits: &TaskEdits) -> Result<TaskEdits, Refusal> {
    if let Some(agency) = &edits.agency {
        can_answer(case, roster, agency)?;
    }
    for list in [&edits.responsible, &edits.consulted, &edits.informed].into_iter().flatten() {
        text::few(list.len())?;
        list.iter().try_for_each(|agency| can_answer(case, roster, agency))?;
    }
    if let Some(minutes) = edits.minutes.filter(|minutes| !(0..=LONGEST).contains(minutes)) {
        return Err(Refusal::OutOfRange { value: minutes, least: 0, most: LONGEST });
    }
    for officer in edits.officer.iter().flatten() {
        if !notes::may_read(case, roster, *officer) {
            return Err(Refusal::MayNotRead { officer: roster.officer_name(*officer).unwrap_or_default().to_owned() });
        }
    }
    let line = |check: &Check| Ok(Check { text: text::required(TextField::Title, &check.text)?, done: check.done });
    let checklist = edits.checklist.as_ref().map(|list| {
        text::few(list.len())?;
        list.iter().map(line).collect::<Result<Vec<_>, Refusal>>()
    });
    Ok(TaskEdits {
        title: edits.title.as_deref().map(|title| text::required(TextField::Title, title)).transpose()?,
        checklist: checklist.transpose()?,
        ..edits.clone()
    })
}

/// What each task of a plan waits for.
pub type Graph = BTreeMap<TaskId, Vec<TaskId>>;

fn check_need(graph: &Graph, need: &Dependency) -> Result<(), Refusal> {
    if !graph.contains_key(&need.task) {
        return Err(Refusal::NotRecorded);
    }
    if (-FARTHEST..=FARTHEST).contains(&need.lag) { Ok(()) } else { Err(Refusal::OutOfRange { value: need.lag, least: -FARTHEST, most: FARTHEST }) }
}

/// Lets a task wait for another (PLN-2). A cycle is refused with its path, from the task over what it would wait for back to it.
pub fn tie(
    case: &CaseState,
    task: &TaskState,
    graph: &Graph,
    need: &Dependency,
    title: impl Fn(TaskId) -> String,
    who: &Author,
) -> Result<Change, Refusal> {
    may_plan(case, who)?;
    is_there(task)?;
    check_need(graph, need)?;
    if let Some(path) = path(graph, need.task, task.id) {
        let path = std::iter::once(task.id).chain(path).map(title).collect();
        return Err(Refusal::Cycle { path });
    }
    Ok(Change::TaskTied(TaskTied { need: *need }))
}

/// Finds how one task waits for another: from the first over what each waits for to the last.
pub fn path(graph: &Graph, from: TaskId, to: TaskId) -> Option<Vec<TaskId>> {
    let mut came: BTreeMap<TaskId, Option<TaskId>> = BTreeMap::from([(from, None)]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            let mut path = vec![at];
            let mut step = at;
            while let Some(Some(before)) = came.get(&step) {
                path.push(*before);
                step = *before;
            }
            path.reverse();
            return Some(path);
        }
        for next in graph.get(&at).into_iter().flatten() {
            if !came.contains_key(next) {
                came.insert(*next, Some(at));
                open.push(*next);
            }
        }
    }
    None
}

/// Lets a task no longer wait for another.
pub fn untie(case: &CaseState, task: &TaskState, other: TaskId, who: &Author) -> Result<Change, Refusal> {
    may_plan(case, who)?;
    if task.needs.contains_key(&other) { Ok(Change::TaskUntied(TaskUntied { task: other })) } else { Err(Refusal::NothingToEnd) }
}

/// Takes a task out of the plan. What others wait for in it is void, and comes back with it.
pub fn remove(case: &CaseState, task: &TaskState, who: &Author) -> Result<Change, Refusal> {
    may_plan(case, who)?;
    if task.removed { Err(Refusal::NothingToEnd) } else { Ok(Change::TaskRemoved(TaskRemoved {})) }
}

/// Brings a task back. A cycle that would come back with it is refused.
pub fn restore(case: &CaseState, task: &TaskState, graph: &Graph, title: impl Fn(TaskId) -> String, who: &Author) -> Result<Change, Refusal> {
    may_plan(case, who)?;
    if !task.removed {
        return Err(Refusal::NothingToEnd);
    }
    for need in task.needs.keys() {
        if let Some(path) = path(graph, *need, task.id) {
            return Err(Refusal::Cycle { path: std::iter::once(task.id).chain(path).map(title).collect() });
        }
    }
    Ok(Change::TaskRestored(TaskRestored {}))
}

/// Sets the action window: by the lead or EC3, with its end after its begin.
pub fn set_window(case: &CaseState, request: &SetWindow, who: &Author) -> Result<Change, Refusal> {
    case_rules::may_admit(case, who)?;
    may_plan(case, who)?;
    match (request.from, request.to) {
        (None, None) => {}
        (Some(from), Some(to)) if from < to => {}
        (from, to) => {
            let day = |at: Option<Instant>| at.or(from).or(to).unwrap_or_default().office_day();
            return Err(Refusal::EmptyInterval { from: day(from), to: day(to) });
        }
    }
    Ok(Change::WindowSet(WindowSet { case: case.id, from: request.from, to: request.to }))
}

/// Says whether the author may keep the dates of the plan: the lead or EC3.
pub fn may_keep_dates(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    case_rules::may_admit(case, who)?;
    may_plan(case, who)
}

/// Keeps the dates of the plan, for comparing.
pub fn baseline(case: &CaseState, rows: Vec<BaselineRow>, who: &Author) -> Result<Change, Refusal> {
    may_keep_dates(case, who)?;
    if rows.is_empty() { Err(Refusal::EmptyPlan) } else { Ok(Change::BaselineTaken(BaselineTaken { case: case.id, rows })) }
}

/// Sets a country's working calendar: at least one weekday of work.
pub fn set_calendar(request: &SetCalendar, who: &Author) -> Result<Change, Refusal> {
    may_set_calendar(request.country, who)?;
    let rest: Vec<u8> = request.rest.iter().copied().filter(|day| *day < 7).collect();
    if rest.len() == 7 {
        return Err(Refusal::NoWorkingDay);
    }
    let most = 1_000;
    if request.holidays.len() > most {
        return Err(Refusal::TooMany { limit: most, found: request.holidays.len() });
    }
    Ok(Change::CalendarSet(CalendarSet { country: request.country, rest, holidays: request.holidays.iter().copied().collect() }))
}

/// Saves a plan as a template, or a template as its next version.
pub fn save_template(
    template: TemplateId,
    name: &str,
    origin: Option<(String, u32)>,
    steps: Vec<TemplateStep>,
    who: &Author,
) -> Result<Change, Refusal> {
    who.require(&[Duty::Officer, Duty::Ec3])?;
    if steps.is_empty() {
        return Err(Refusal::EmptyPlan);
    }
    // An entry holds 256 KiB; a template is what people plan with, not a whole operation.
    let most = 300;
    if steps.len() > most {
        return Err(Refusal::TooMany { limit: most, found: steps.len() });
    }
    let name = text::required(TextField::Name, name)?;
    Ok(Change::TemplateSaved(TemplateSaved { template, name, origin, steps }))
}

#[cfg(test)]
mod tests;
