//! Handlers of plans: tasks, what they wait for, the action window, templates, calendars.

use std::collections::BTreeMap;

use jcat_domain::cases::CaseState;
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, CaseId, TaskId, TemplateId};
use jcat_domain::plan::rules::{self, AddTask, EditTask, Graph, SetCalendar, SetWindow, TieTask, UntieTask, WhichTask};
use jcat_domain::plan::templates::{self, Template};
use jcat_domain::plan::{BaselineRow, PlanTemplated, TaskAdded, TaskEdits, TaskState, TemplateStep};
use jcat_domain::{Audience, Change, Refusal, founding};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::drafts::WhichCase;
use crate::error::Error;
use crate::replica::{read, refold};
use crate::undo::Nothing;
use crate::work::Work;

pub(crate) mod reckon;
pub(crate) mod view;

/// Uses a template for a case's plan.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct UseTemplate {
    /// The case.
    pub case: CaseId,
    /// A built-in template by its name, or one that an office saved by its id.
    pub template: String,
}

/// Saves a case's plan as a template.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaveTemplate {
    /// The case.
    pub case: CaseId,
    /// The name of the template.
    pub name: String,
    /// The template that becomes a new version; none for a new one.
    #[serde(default)]
    pub template: Option<TemplateId>,
}

fn task_and_case(connection: &Connection, task: TaskId) -> Result<(TaskState, CaseState), Error> {
    let task = read::task(connection, task)?;
    let case = read::case(connection, task.case)?;
    Ok((task, case))
}

/// Reads what each task of a plan waits for.
pub(crate) fn graph(connection: &Connection, case: CaseId) -> Result<Graph, Error> {
    let mut graph = Graph::new();
    let mut tasks = connection.prepare_cached("SELECT id FROM tasks WHERE case_id = ?1 AND removed = 0")?;
    let mut rows = tasks.query([case.0])?;
    while let Some(row) = rows.next()? {
        graph.insert(TaskId(row.get(0)?), Vec::new());
    }
    let mut needs = connection.prepare_cached("SELECT task, other FROM task_needs WHERE case_id = ?1")?;
    let mut rows = needs.query([case.0])?;
    while let Some(row) = rows.next()? {
        if let Some(needs) = graph.get_mut(&TaskId(row.get(0)?)) {
            needs.push(TaskId(row.get(1)?));
        }
    }
    Ok(graph)
}

/// Reads what the tasks of a plan are called, for a refusal that names them.
pub(crate) fn titles(connection: &Connection, case: CaseId) -> Result<BTreeMap<TaskId, String>, Error> {
    let mut statement = connection.prepare_cached("SELECT id, title FROM tasks WHERE case_id = ?1")?;
    let rows = statement.query_map([case.0], |row| Ok((TaskId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn record(work: &mut Work<'_>, task: &TaskState, change: Change) -> Result<(), Error> {
    work.record(Audience::Case(task.case), task.id.subject(), change).map(|_| ())
}

/// Puts a task into a plan.
pub(crate) fn add(work: &mut Work<'_>, request: AddTask) -> Result<TaskId, Error> {
    let case = read::case(work.connection, request.case)?;
    let task = TaskId(work.make_id()?);
    let change = rules::add(&case, work.roster()?, &graph(work.connection, case.id)?, &request, task, work.author()?)?;
    work.record(Audience::Case(case.id), task.subject(), change)?;
    work.reverse("removeTask", &WhichTask { task })?;
    Ok(task)
}

/// Edits a task.
pub(crate) fn edit(work: &mut Work<'_>, request: EditTask) -> Result<Nothing, Error> {
    let (task, case) = task_and_case(work.connection, request.task)?;
    let change = rules::edit(&case, work.roster()?, &task, &request.edits, work.author()?)?;
    record(work, &task, change)?;
    work.reverse("editTask", &EditTask { task: task.id, edits: before(&task, &request.edits) })?;
    Ok(Nothing {})
}

/// Gives the edits that put back what these edits change.
fn before(task: &TaskState, edits: &TaskEdits) -> TaskEdits {
    fn list<T: Clone, E>(edit: &Option<E>, value: &Option<T>) -> Option<Vec<T>> {
        edit.as_ref().map(|_| value.iter().cloned().collect())
    }
    TaskEdits {
        title: edits.title.as_ref().map(|_| task.title.value.clone()),
        agency: edits.agency.as_ref().map(|_| task.agency.value.clone()),
        responsible: edits.responsible.as_ref().map(|_| task.responsible.value.clone()),
        consulted: edits.consulted.as_ref().map(|_| task.consulted.value.clone()),
        informed: edits.informed.as_ref().map(|_| task.informed.value.clone()),
        minutes: edits.minutes.map(|_| task.minutes.value),
        due: list(&edits.due, &task.due.value),
        not_before: list(&edits.not_before, &task.not_before.value),
        officer: list(&edits.officer, &task.officer.value),
        checklist: edits.checklist.as_ref().map(|_| task.checklist.value.clone()),
        status: edits.status.map(|_| task.status.value),
    }
}

/// Lets a task wait for another, or changes how.
pub(crate) fn tie(work: &mut Work<'_>, request: TieTask) -> Result<Nothing, Error> {
    let (task, case) = task_and_case(work.connection, request.task)?;
    let (graph, titles) = (graph(work.connection, case.id)?, titles(work.connection, case.id)?);
    let title = |id| titles.get(&id).cloned().unwrap_or_default();
    let change = rules::tie(&case, &task, &graph, &request.need, title, work.author()?)?;
    record(work, &task, change)?;
    match task.needs.get(&request.need.task) {
        Some(known) => {
            let (tie, lag) = known.value;
            let need = jcat_domain::plan::Dependency { tie, lag, ..request.need };
            work.reverse("tieTask", &TieTask { task: task.id, need })?;
        }
        None => work.reverse("untieTask", &UntieTask { task: task.id, other: request.need.task })?,
    }
    Ok(Nothing {})
}

/// Lets a task no longer wait for another.
pub(crate) fn untie(work: &mut Work<'_>, request: UntieTask) -> Result<Nothing, Error> {
    let (task, case) = task_and_case(work.connection, request.task)?;
    let change = rules::untie(&case, &task, request.other, work.author()?)?;
    record(work, &task, change)?;
    if let Some(known) = task.needs.get(&request.other) {
        let (tie, lag) = known.value;
        work.reverse("tieTask", &TieTask { task: task.id, need: jcat_domain::plan::Dependency { task: request.other, tie, lag } })?;
    }
    Ok(Nothing {})
}

/// Takes a task out of the plan.
pub(crate) fn remove(work: &mut Work<'_>, request: WhichTask) -> Result<Nothing, Error> {
    let (task, case) = task_and_case(work.connection, request.task)?;
    let change = rules::remove(&case, &task, work.author()?)?;
    record(work, &task, change)?;
    work.reverse("restoreTask", &request)?;
    Ok(Nothing {})
}

/// Brings a task back.
pub(crate) fn restore(work: &mut Work<'_>, request: WhichTask) -> Result<Nothing, Error> {
    let (task, case) = task_and_case(work.connection, request.task)?;
    let (graph, titles) = (graph(work.connection, case.id)?, titles(work.connection, case.id)?);
    let change = rules::restore(&case, &task, &graph, |id| titles.get(&id).cloned().unwrap_or_default(), work.author()?)?;
    record(work, &task, change)?;
    work.reverse("removeTask", &request)?;
    Ok(Nothing {})
}

/// Sets the action window.
pub(crate) fn set_window(work: &mut Work<'_>, request: SetWindow) -> Result<Nothing, Error> {
    let case = read::case(work.connection, request.case)?;
    let change = rules::set_window(&case, &request, work.author()?)?;
    let before = read::plan(work.connection, case.id)?.window();
    work.record(Audience::Case(case.id), case.id.plan(), change)?;
    let (from, to) = before.map_or((None, None), |(from, to)| (Some(from), Some(to)));
    work.reverse("setWindow", &SetWindow { case: case.id, from, to })?;
    Ok(Nothing {})
}

/// Keeps the dates of the plan as they are reckoned now.
pub(crate) fn take_baseline(work: &mut Work<'_>, request: WhichCase) -> Result<Nothing, Error> {
    let case = read::case(work.connection, request.case)?;
    let plan = reckon::reckon(work, &case)?;
    let dated = plan.tasks.iter().zip(&plan.schedule.times);
    let rows = dated.filter_map(|(task, times)| times.map(|times| BaselineRow { task: task.id, from: times.early_start, to: times.early_finish }));
    let change = rules::baseline(&case, rows.collect(), work.author()?)?;
    work.record(Audience::Case(case.id), case.id.plan(), change)?;
    Ok(Nothing {})
}

/// Puts the tasks of a template into a plan. Its tasks have ids that follow from case and template: two desks that use it at
/// once make one plan.
pub(crate) fn use_template(work: &mut Work<'_>, request: UseTemplate) -> Result<u32, Error> {
    let case = read::case(work.connection, request.case)?;
    rules::may_plan(&case, work.author()?)?;
    let (version, steps) = steps_of(work, &request.template)?;
    let ec3 = AgencyId::parse("ec3").ok_or(Error::Internal("the host's id"))?;
    let roster = work.roster()?;
    let has_country = |agency: &&AgencyId| roster.organisations.get(*agency).is_some_and(|it| it.country.is_some());
    let each = case.agencies.iter().filter(has_country).cloned().collect();
    let planned = templates::plan(case.id, &request.template, version, &steps, &case.agency, &ec3, &each);
    let tasks = u32::try_from(planned.len()).unwrap_or(u32::MAX);
    work.batch = Some(jcat_domain::ids::BatchId(work.make_id()?));
    let used = Change::PlanTemplated(PlanTemplated { case: case.id, template: request.template.clone(), version, tasks });
    let recorded = work.record(Audience::Case(case.id), case.id.plan(), used)?;
    let mut added = 0;
    for task in planned {
        // What somebody took out stays out; what is there stays as it is.
        if refold::load(work.connection, task.task.subject())?.is_some() {
            continue;
        }
        let change = Change::TaskAdded(TaskAdded { task: task.task, case: case.id, facts: task.facts, needs: task.needs });
        work.record_with(Audience::Case(case.id), task.task.subject(), change, Some(recorded.digest), Vec::new())?;
        work.reverse("removeTask", &WhichTask { task: task.task })?;
        added += 1;
    }
    if added == 0 { Err(Refusal::AlreadyRecorded.into()) } else { Ok(added) }
}

/// Reads a template: built in, or saved.
fn steps_of(work: &Work<'_>, name: &str) -> Result<(u32, Vec<TemplateStep>), Error> {
    if let Some(template) = Template::from_label(name) {
        return Ok((templates::VERSION, template.steps(|key| work.words.say(&format!("step-{key}")))));
    }
    let id = name.parse().map(TemplateId).map_err(|_| Error::NotFound("template"))?;
    let template = read::template(work.connection, id)?;
    Ok((template.version, template.steps))
}

/// Saves a plan as a template: titles, work, ties, and who by their part in the case. What it came from is kept.
pub(crate) fn save_template(work: &mut Work<'_>, request: SaveTemplate) -> Result<TemplateId, Error> {
    let case = read::case(work.connection, request.case)?;
    rules::may_plan(&case, work.author()?)?;
    let plan = reckon::reckon(work, &case)?;
    let steps = reckon::steps(&plan, &case, work.roster()?);
    let origin = plan.state.origins.last().map(|origin| (origin.template.clone(), origin.version));
    let template = match request.template {
        Some(template) => read::template(work.connection, template)?.id,
        None => TemplateId(work.make_id()?),
    };
    let change = rules::save_template(template, &request.name, origin, steps, work.author()?)?;
    work.record(Audience::Taskforce, template.subject(), change)?;
    Ok(template)
}

/// Sets a country's working calendar.
pub(crate) fn set_calendar(work: &mut Work<'_>, request: SetCalendar) -> Result<Nothing, Error> {
    let change = rules::set_calendar(&request, work.author()?)?;
    let subject = founding::calendar(request.country);
    if let Some((State::Calendar(known), _)) = refold::load(work.connection, subject)? {
        let (rest, holidays) = known.days.value;
        let before = SetCalendar { country: request.country, rest: rest.into_iter().collect(), holidays: holidays.into_iter().collect() };
        work.reverse("setCalendar", &before)?;
    }
    work.record(Audience::Taskforce, subject, change)?;
    Ok(Nothing {})
}
