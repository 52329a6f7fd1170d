//! Views of plans: the list and the time line in one answer, a task with everything about it, templates and calendars.

use std::collections::{BTreeMap, BTreeSet};

use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, CaseId, OfficerId, TaskId};
use jcat_domain::plan::calendar::Minute;
use jcat_domain::plan::rules::{self, SetWindow, WhichTask};
use jcat_domain::plan::schedule::Times;
use jcat_domain::plan::templates::{self, Template};
use jcat_domain::plan::{Check, TaskStatus, Tie};
use jcat_domain::{Country, Day, Instant};
use serde::Serialize;
use ts_rs::TS;

use super::reckon::{self, Reckoned, TaskLine};
use crate::board::planning::TaskFromBoard;
use crate::cases::conflicts::{self, Conflict};
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// A case's plan with its dates.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// The case.
    pub case: CaseId,
    /// Its tasks, the earliest first.
    pub tasks: Vec<TaskRow>,
    /// What waits for what.
    pub ties: Vec<TieRow>,
    /// A circle of tasks that wait for each other, by title, the first again at the end; empty where there is none.
    pub cycle: Vec<String>,
    /// The action window.
    pub window: Option<Window>,
    /// Now, on the wall clock.
    pub now: Minute,
    /// The end of the last task.
    pub end: Minute,
    /// By how many working minutes the plan is late; 0 when it can be kept.
    pub late: i64,
    /// The task that is latest, where the plan is late, and the day by which it should end.
    pub worst: Option<Worst>,
    /// How many tasks are done.
    pub done: u32,
    /// The days on which the lead does not work, from the first to the last date, at most three years of them.
    pub rest: Vec<Minute>,
    /// When the dates were last kept for comparing.
    pub baseline_at: Option<Instant>,
    /// The templates it came from.
    pub origins: Vec<Origin>,
    /// What who asks may do.
    pub may: PlanMay,
}

/// A template that a plan came from.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Origin {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u32,
}

/// The action window.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// When action begins.
    pub from: Instant,
    /// When it ends.
    pub to: Instant,
    /// The begin, on the wall clock.
    pub from_minute: Minute,
    /// The end, on the wall clock.
    pub to_minute: Minute,
}

/// The task of a late plan that is latest.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Worst {
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// The last day on which it would have to be done.
    pub by: Day,
}

/// What may be done with a plan.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlanMay {
    /// Add and edit tasks, use templates.
    pub plan: May,
    /// Set the action window.
    pub window: May,
    /// Keep the dates.
    pub baseline: May,
}

/// A task in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskRow {
    /// The task.
    pub id: TaskId,
    /// Its title.
    pub title: String,
    /// The one agency that answers for it.
    pub agency: AgencyId,
    /// The country of that agency.
    pub country: Option<Country>,
    /// Agencies that do it.
    pub responsible: Vec<AgencyId>,
    /// How much work it is, in minutes; 0 for a milestone.
    pub minutes: i64,
    /// The same in working days, two decimals at most.
    pub days: f64,
    /// Its last day.
    pub due: Option<Day>,
    /// Its first day.
    pub not_before: Option<Day>,
    /// The officer who sees to it.
    pub officer: Option<OfficerId>,
    /// The name.
    pub officer_name: Option<String>,
    /// How far it is.
    pub status: TaskStatus,
    /// Lines of its checklist.
    pub checks: u32,
    /// Those that are done.
    pub checked: u32,
    /// Fields that two desks set without knowing of each other.
    pub conflicts: u32,
    /// Its dates; none on a circle or after one.
    pub dates: Option<Dates>,
    /// The dates that were kept.
    pub baseline: Option<Stretch>,
}

/// The dates of a task.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Dates {
    /// The earliest begin.
    pub from: Minute,
    /// The earliest end.
    pub to: Minute,
    /// The day of the begin.
    pub first: Day,
    /// The day of the end.
    pub last: Day,
    /// The latest end.
    pub latest: Minute,
    /// Working minutes to spare; negative: late by so much.
    pub slack: i64,
    /// The same in working days.
    pub slack_days: f64,
    /// Whether nothing is to spare.
    pub critical: bool,
}

/// From one minute of the wall clock to another.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct Stretch {
    /// The begin.
    pub from: Minute,
    /// The end.
    pub to: Minute,
}

/// One task waits for another.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct TieRow {
    /// The task that waits.
    pub task: TaskId,
    /// What it waits for.
    pub other: TaskId,
    /// Which ends are tied.
    pub tie: Tie,
    /// Minutes between them.
    pub lag: i64,
    /// Whether both are critical.
    pub critical: bool,
}

/// A task with everything about it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskView {
    /// What a list shows of it.
    pub row: TaskRow,
    /// The case.
    pub case: CaseId,
    /// Agencies that are asked.
    pub consulted: Vec<AgencyId>,
    /// Agencies that are told.
    pub informed: Vec<AgencyId>,
    /// Its checklist.
    pub checklist: Vec<Check>,
    /// What it waits for.
    pub needs: Vec<Neighbour>,
    /// What waits for it.
    pub needed_by: Vec<Neighbour>,
    /// Fields that two desks set without knowing of each other.
    pub conflicts: Vec<Conflict>,
    /// The meeting of the Board that asked for it.
    pub from_board: Option<TaskFromBoard>,
    /// Notes on it, the newest first.
    pub notes: Vec<crate::history::NoteRow>,
    /// Whether who asks may edit it.
    pub may: May,
}

/// A task that is tied to another.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Neighbour {
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// Which ends are tied.
    pub tie: Tie,
    /// Minutes between them.
    pub lag: i64,
}

/// A template to choose.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TemplateRow {
    /// What it is called in a call.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its version.
    pub version: u32,
    /// How many steps it has.
    pub steps: u32,
    /// Whether it is part of the program.
    pub built_in: bool,
    /// What it was made from.
    pub origin: Option<Origin>,
}

/// A country's working calendar.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CalendarRow {
    /// The country.
    pub country: Country,
    /// Weekdays without work, Monday is 0.
    pub rest: Vec<u8>,
    /// Holidays.
    pub holidays: Vec<Day>,
    /// Whether anybody set it; without, it is Monday to Friday.
    pub set: bool,
    /// What desks set that did not know of each other; a value is the weekdays, then the holidays.
    pub conflicts: Vec<Conflict>,
    /// Whether who asks may set it.
    pub may: May,
}

/// The most days whose rest is listed.
const REST: i64 = 1_100;

/// Gives a case's plan with its dates.
pub(crate) fn plan(read: &Read<'_>, request: WhichCase) -> Result<PlanView, Error> {
    let case = read::case(read.connection, request.case)?;
    let plan = reckon::reckon(read, &case)?;
    let author = read.author()?;
    let mut rows = rows(read, &plan)?;
    let critical: BTreeSet<TaskId> = rows.iter().filter(|row| row.dates.is_some_and(|dates| dates.critical)).map(|row| row.id).collect();
    let titles: BTreeMap<TaskId, &str> = plan.tasks.iter().map(|task| (task.id, task.title.as_str())).collect();
    let ties = plan.tasks.iter().flat_map(|task| task.needs.iter().map(move |need| (task.id, need)));
    let ties = ties.filter(|(_, (other, ..))| titles.contains_key(other)).map(|(task, (other, tie, lag))| TieRow {
        task,
        other: *other,
        tie: *tie,
        lag: *lag,
        critical: critical.contains(&task) && critical.contains(other),
    });
    let cycle = plan.schedule.cycle.iter().filter_map(|at| plan.tasks.get(*at)).map(|task| task.title.clone());
    let (ties, cycle) = (ties.collect(), cycle.collect());
    let late = plan.late();
    let worst = rows.iter().filter_map(|row| row.dates.map(|dates| (row, dates))).min_by_key(|(_, dates)| dates.slack);
    let worst = worst.filter(|_| late > 0).map(|(row, dates)| Worst { task: row.id, title: row.title.clone(), by: dates.latest.last_day() });
    rows.sort_by(|a, b| order(a).cmp(&order(b)));
    let window = plan.state.window().map(|(from, to)| Window { from, to, from_minute: Minute::of(from), to_minute: Minute::of(to) });
    let set_window = SetWindow { case: case.id, from: None, to: None };
    Ok(PlanView {
        case: case.id,
        ties,
        cycle,
        window,
        now: plan.now,
        end: plan.schedule.end,
        late,
        worst,
        done: u32::try_from(rows.iter().filter(|row| row.status == TaskStatus::Done).count()).unwrap_or(u32::MAX),
        rest: rest(&plan, &rows, case.country),
        baseline_at: plan.state.baseline_at,
        origins: plan.state.origins.iter().map(|origin| named(read, &origin.template, origin.version)).collect::<Result<_, _>>()?,
        may: PlanMay {
            plan: read.may(rules::may_plan(&case, author)),
            window: read.may(rules::set_window(&case, &set_window, author)),
            baseline: read.may(rules::may_keep_dates(&case, author)),
        },
        tasks: rows,
    })
}

/// The earliest first; what has no dates last.
fn order(row: &TaskRow) -> (bool, Option<Minute>, Option<Minute>, &str, TaskId) {
    (row.dates.is_none(), row.dates.map(|dates| dates.from), row.dates.map(|dates| dates.to), &row.title, row.id)
}

fn named(read: &Read<'_>, template: &str, version: u32) -> Result<Origin, Error> {
    let name = match template.parse().map(jcat_domain::ids::TemplateId) {
        Ok(id) => match read::template(read.connection, id) {
            Ok(found) => found.name,
            Err(Error::NotFound(_)) => template.to_owned(),
            Err(other) => return Err(other),
        },
        Err(_) => read.words.label(template),
    };
    Ok(Origin { name, version })
}

/// Lists the days without work of the lead's calendar, between the first and the last date.
fn rest(plan: &Reckoned, rows: &[TaskRow], lead: Option<Country>) -> Vec<Minute> {
    let calendar = lead.and_then(|country| plan.of_country.get(&country)).and_then(|at| plan.calendars.get(*at)).or_else(|| plan.calendars.first());
    let Some(calendar) = calendar else { return Vec::new() };
    let starts = rows.iter().filter_map(|row| row.dates.map(|dates| dates.from)).min().unwrap_or(plan.now).min(plan.now);
    let ends = plan.schedule.end.max(plan.target.unwrap_or(plan.schedule.end)).max(plan.now);
    let day = jcat_domain::plan::calendar::DAY;
    let first = starts.0.div_euclid(day) - 14;
    let last = (ends.0.div_euclid(day) + 14).min(first + REST);
    (first..=last).map(|it| Minute(it * day)).filter(|midnight| !calendar.works_on(midnight.day())).collect()
}

fn rows(read: &Read<'_>, plan: &Reckoned) -> Result<Vec<TaskRow>, Error> {
    let baseline: BTreeMap<TaskId, Stretch> = plan.state.baseline.iter().map(|row| (row.task, Stretch { from: row.from, to: row.to })).collect();
    let dated = plan.tasks.iter().zip(&plan.schedule.times);
    dated.map(|(task, times)| row(read, task, times.as_ref(), baseline.get(&task.id).copied())).collect()
}

fn row(read: &Read<'_>, task: &TaskLine, times: Option<&Times>, baseline: Option<Stretch>) -> Result<TaskRow, Error> {
    let dates = times.map(|times| Dates {
        from: times.early_start,
        to: times.early_finish,
        first: times.early_start.day(),
        last: if times.early_finish > times.early_start { times.early_finish.last_day() } else { times.early_finish.day() },
        latest: times.late_finish,
        slack: times.slack,
        slack_days: days(times.slack),
        critical: task.status != TaskStatus::Done && times.slack <= 0,
    });
    Ok(TaskRow {
        id: task.id,
        title: task.title.clone(),
        agency: task.agency.clone(),
        country: read.roster()?.organisations.get(&task.agency).and_then(|it| it.country),
        responsible: task.responsible.clone(),
        minutes: task.minutes,
        days: days(task.minutes),
        due: task.due,
        not_before: task.not_before,
        officer: task.officer,
        officer_name: task.officer.map(|officer| read.officer_name(officer)).transpose()?,
        status: task.status,
        checks: task.checks,
        checked: task.checked,
        conflicts: task.conflicts,
        dates,
        baseline,
    })
}

/// Gives working minutes as working days, to two places.
#[expect(clippy::cast_precision_loss, reason = "minutes of a plan are far below 2^53")]
fn days(minutes: i64) -> f64 {
    let hundredths = minutes * 100 / jcat_domain::plan::calendar::WORKING_DAY;
    hundredths as f64 / 100.0
}

/// Gives a task with everything about it.
pub(crate) fn task(read: &Read<'_>, request: WhichTask) -> Result<TaskView, Error> {
    let state = read::task(read.connection, request.task)?;
    let case = read::case(read.connection, state.case)?;
    let plan = reckon::reckon(read, &case)?;
    let at = plan.tasks.iter().position(|task| task.id == request.task).ok_or(Error::NotFound("task"))?;
    let row = rows(read, &plan)?.into_iter().nth(at).ok_or(Error::NotFound("task"))?;
    let titles: BTreeMap<TaskId, &str> = plan.tasks.iter().map(|task| (task.id, task.title.as_str())).collect();
    let neighbour = |task: TaskId, tie: Tie, lag: i64| Some(Neighbour { task, title: (*titles.get(&task)?).to_owned(), tie, lag });
    let needs = state.needs.iter().filter_map(|(other, need)| neighbour(*other, need.value.0, need.value.1)).collect();
    let needed_by = plan.tasks.iter().flat_map(|task| task.needs.iter().map(move |need| (task.id, need)));
    let needed_by = needed_by.filter(|(_, (other, ..))| *other == request.task).filter_map(|(task, (_, tie, lag))| neighbour(task, *tie, *lag));
    let mut found = Vec::new();
    conflicts::add(read, &mut found, "title", &state.title, |_| None)?;
    conflicts::add(read, &mut found, "accountable", &state.agency, |_| None)?;
    conflicts::add(read, &mut found, "responsible", &state.responsible, |_| None)?;
    conflicts::add(read, &mut found, "minutes", &state.minutes, |_| None)?;
    conflicts::add(read, &mut found, "due", &state.due, |_| None)?;
    conflicts::add(read, &mut found, "notBefore", &state.not_before, |_| None)?;
    conflicts::add(read, &mut found, "officer", &state.officer, |_| None)?;
    conflicts::add(read, &mut found, "checklist", &state.checklist, |_| None)?;
    conflicts::add(read, &mut found, "status", &state.status, |_| None)?;
    Ok(TaskView {
        row,
        case: case.id,
        consulted: state.consulted.value.clone(),
        informed: state.informed.value.clone(),
        checklist: state.checklist.value.clone(),
        needs,
        needed_by: needed_by.collect(),
        conflicts: found,
        from_board: crate::board::planning::behind(read, request.task)?,
        notes: crate::history::notes_on(read, case.id, request.task)?,
        may: read.may(rules::may_plan(&case, read.author()?)),
    })
}

/// Lists the templates: those of the program, then those an office saved.
pub(crate) fn templates(read: &Read<'_>, _: Nothing) -> Result<Vec<TemplateRow>, Error> {
    let count = |steps: usize| u32::try_from(steps).unwrap_or(u32::MAX);
    let mut found: Vec<TemplateRow> = Template::ALL
        .iter()
        .map(|template| TemplateRow {
            id: template.label().to_owned(),
            name: read.words.label(template.label()),
            version: templates::VERSION,
            steps: count(template.steps(str::to_owned).len()),
            built_in: true,
            origin: None,
        })
        .collect();
    for state in read::all(read.connection, "template")? {
        if let State::Template(it) = state {
            let origin = it.origin.as_ref().map(|(name, version)| named(read, name, *version)).transpose()?;
            found.push(TemplateRow {
                id: it.id.to_string(),
                name: it.name,
                version: it.version,
                steps: count(it.steps.len()),
                built_in: false,
                origin,
            });
        }
    }
    Ok(found)
}

/// Lists the working calendar of every country on the roster.
pub(crate) fn calendars(read: &Read<'_>, _: Nothing) -> Result<Vec<CalendarRow>, Error> {
    let (roster, author, _) = read.who()?;
    let mut set = BTreeMap::new();
    for state in read::all(read.connection, "calendar")? {
        if let State::Calendar(it) = state {
            set.insert(it.country, it.days);
        }
    }
    let row = |country: &Country| {
        let known = set.get(country);
        let (rest, holidays) = known.map_or_else(|| (vec![5, 6], Vec::new()), |days| days.value.clone());
        let mut found = Vec::new();
        if let Some(days) = known {
            conflicts::add(read, &mut found, "calendar", days, |_| None)?;
        }
        let may = read.may(rules::may_set_calendar(*country, author));
        Ok(CalendarRow { country: *country, rest, holidays, set: known.is_some(), conflicts: found, may })
    };
    roster.countries.keys().map(row).collect()
}
