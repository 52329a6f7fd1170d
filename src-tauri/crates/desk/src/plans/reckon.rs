//! A plan with its dates, reckoned from the rows of its tasks whenever somebody looks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jcat_domain::cases::CaseState;
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, CaseId, OfficerId, TaskId};
use jcat_domain::plan::calendar::{Calendar, Minute, OPENS, WORKING_DAY};
use jcat_domain::plan::schedule::{Activity, Need, Progress, Schedule, Until, schedule};
use jcat_domain::plan::templates::Who;
use jcat_domain::plan::{PlanState, StepNeed, TaskStatus, TemplateStep, Tie};
use jcat_domain::readiness::gates::PlanFacts;
use jcat_domain::roster::Roster;
use jcat_domain::{Country, Day, Instant};
use rusqlite::{Connection, Row};

use crate::error::Error;
use crate::replica::read;
use crate::work::Read;

/// A task as its row says it.
pub(crate) struct TaskLine {
    pub(crate) id: TaskId,
    pub(crate) title: String,
    pub(crate) agency: AgencyId,
    pub(crate) responsible: Vec<AgencyId>,
    pub(crate) minutes: i64,
    pub(crate) due: Option<Day>,
    pub(crate) not_before: Option<Day>,
    pub(crate) officer: Option<OfficerId>,
    pub(crate) status: TaskStatus,
    pub(crate) begun: Option<Instant>,
    pub(crate) done: Option<Instant>,
    pub(crate) checks: u32,
    pub(crate) checked: u32,
    pub(crate) conflicts: u32,
    pub(crate) needs: Vec<(TaskId, Tie, i64)>,
}

/// A plan with its dates.
pub(crate) struct Reckoned {
    /// What is said of it as a whole.
    pub(crate) state: PlanState,
    /// Its tasks that were not taken out, in the order they came.
    pub(crate) tasks: Vec<TaskLine>,
    /// Their dates, in the same order.
    pub(crate) schedule: Schedule,
    /// The calendars, the first for countries that set none.
    pub(crate) calendars: Vec<Calendar>,
    /// Which calendar each country keeps.
    pub(crate) of_country: BTreeMap<Country, usize>,
    /// Now, on the wall clock.
    pub(crate) now: Minute,
    /// When everything must be done.
    pub(crate) target: Option<Minute>,
}

/// Reads a case's plan and reckons its dates.
pub(crate) fn reckon(read: &Read<'_>, case: &CaseState) -> Result<Reckoned, Error> {
    let state = read::plan(read.connection, case.id)?;
    let tasks = lines(read, case)?;
    let roster = read.roster()?;
    let (calendars, of_country) = calendars(read)?;
    let now = Minute::of(read.now);
    let window = state.window();
    let target = window.map(|(from, _)| Minute::of(from));
    let places: HashMap<TaskId, usize> = tasks.iter().enumerate().map(|(at, task)| (task.id, at)).collect();
    let activities: Vec<Activity> = tasks
        .iter()
        .map(|task| {
            let country = roster.organisations.get(&task.agency).and_then(|it| it.country);
            let calendar = country.and_then(|country| of_country.get(&country)).copied().unwrap_or_default();
            let needs = task.needs.iter().filter_map(|(other, tie, lag)| Some(Need { task: *places.get(other)?, tie: *tie, lag: *lag }));
            let after = window.is_some_and(|(from, _)| task.not_before.is_some_and(|day| day > from.office_day()));
            Activity {
                minutes: task.minutes,
                calendar,
                not_before: task.not_before.map(|day| Minute(Minute::midnight(day).0 + OPENS)),
                due: task.due.map(|day| Minute(Minute::midnight(day).0 + OPENS + WORKING_DAY)),
                progress: progress(task, calendars.get(calendar)),
                until: if after { Until::Whenever } else { Until::Target },
                needs: needs.collect(),
            }
        })
        .collect();
    let schedule = schedule(&activities, &calendars, now, target);
    Ok(Reckoned { state, tasks, schedule, calendars, of_country, now, target })
}

/// Counts the tasks of a case's plan.
pub(crate) fn tasks(connection: &Connection, case: CaseId) -> Result<usize, Error> {
    let sql = "SELECT count(*) FROM tasks WHERE case_id = ?1 AND removed = 0";
    let tasks: u32 = connection.prepare_cached(sql)?.query_row([case.0], |row| row.get(0))?;
    Ok(usize::try_from(tasks).unwrap_or(usize::MAX))
}

fn progress(task: &TaskLine, calendar: Option<&Calendar>) -> Progress {
    match (task.status, task.begun, task.done) {
        (TaskStatus::Done, begun, Some(done)) => {
            let to = Minute::of(done);
            // Marked as done at once: it was done in the time it was to take.
            let from = begun.filter(|begun| *begun < done).map(Minute::of);
            Progress::Done(from.unwrap_or_else(|| calendar.map_or(to, |calendar| calendar.backward(to, task.minutes))), to)
        }
        (TaskStatus::Begun, Some(begun), _) => Progress::Begun(Minute::of(begun)),
        _ => Progress::Open,
    }
}

fn lines(read: &Read<'_>, case: &CaseState) -> Result<Vec<TaskLine>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT id, title, agency, responsible, minutes, due, not_before, officer, status, begun, done, checks, checked, conflicts
         FROM tasks WHERE case_id = ?1 AND removed = 0 ORDER BY added, id",
    )?;
    let mut rows = statement.query([case.id.0])?;
    let mut tasks = Vec::new();
    while let Some(row) = rows.next()? {
        tasks.push(line(row)?);
    }
    let places: HashMap<TaskId, usize> = tasks.iter().enumerate().map(|(at, task): (usize, &TaskLine)| (task.id, at)).collect();
    let mut statement = read.connection.prepare_cached("SELECT task, other, tie, lag FROM task_needs WHERE case_id = ?1")?;
    let mut rows = statement.query([case.id.0])?;
    while let Some(row) = rows.next()? {
        let waits = places.get(&TaskId(row.get(0)?)).and_then(|at| tasks.get_mut(*at));
        let tie = Tie::from_label(row.get_ref(2)?.as_str().unwrap_or_default());
        if let (Some(waits), Some(tie)) = (waits, tie) {
            waits.needs.push((TaskId(row.get(1)?), tie, row.get(3)?));
        }
    }
    Ok(tasks)
}

fn line(row: &Row<'_>) -> Result<TaskLine, Error> {
    let damaged = || Error::Damaged("a derived task does not read".into());
    let day = |at: usize| -> Result<Option<Day>, Error> {
        let text: Option<String> = row.get(at)?;
        text.map(|text| text.parse().map_err(|_| damaged())).transpose()
    };
    Ok(TaskLine {
        id: TaskId(row.get(0)?),
        title: row.get(1)?,
        agency: AgencyId::parse(row.get_ref(2)?.as_str().unwrap_or_default()).ok_or_else(damaged)?,
        responsible: serde_json::from_str(row.get_ref(3)?.as_str().unwrap_or_default()).map_err(|_| damaged())?,
        minutes: row.get(4)?,
        due: day(5)?,
        not_before: day(6)?,
        officer: row.get::<_, Option<uuid::Uuid>>(7)?.map(OfficerId),
        status: TaskStatus::from_label(row.get_ref(8)?.as_str().unwrap_or_default()).ok_or_else(damaged)?,
        begun: row.get::<_, Option<i64>>(9)?.map(Instant),
        done: row.get::<_, Option<i64>>(10)?.map(Instant),
        checks: row.get(11)?,
        checked: row.get(12)?,
        conflicts: row.get(13)?,
        needs: Vec::new(),
    })
}

/// Reads the calendars that countries set; the first is that of a country that set none: Monday to Friday, no holidays.
fn calendars(read: &Read<'_>) -> Result<(Vec<Calendar>, BTreeMap<Country, usize>), Error> {
    let mut calendars = vec![Calendar::week([5, 6], [])];
    let mut of_country = BTreeMap::new();
    for state in read::all(read.connection, "calendar")? {
        if let State::Calendar(it) = state {
            let (rest, holidays) = it.days.value;
            of_country.insert(it.country, calendars.len());
            calendars.push(Calendar::week(rest, holidays));
        }
    }
    Ok((calendars, of_country))
}

impl Reckoned {
    /// Gives by how many working minutes the plan is late: what its worst task lacks; none or less: it can be kept.
    pub(crate) fn late(&self) -> i64 {
        self.schedule.times.iter().flatten().map(|times| -times.slack).max().unwrap_or_default().max(0)
    }

    /// Gives what the gates read of it.
    pub(crate) fn facts(&self) -> PlanFacts {
        let open = self.tasks.iter().filter(|task| task.status != TaskStatus::Done);
        PlanFacts {
            window: self.state.window(),
            tasks: self.tasks.len(),
            in_cycle: self.schedule.cycle.len().saturating_sub(1),
            late: self.late(),
            accountable: open.map(|task| task.agency.clone()).collect(),
        }
    }
}

/// Makes the steps of a template from a plan: who by their part in the case. Tasks that several agencies have alike are one step
/// for each agency.
pub(crate) fn steps(plan: &Reckoned, case: &CaseState, roster: &Roster) -> Vec<TemplateStep> {
    let part = |agency: &AgencyId| {
        let hosts = roster.is_of_the_union(agency);
        match (hosts, *agency == case.agency) {
            (true, _) => Who::Ec3,
            (false, true) => Who::Lead,
            (false, false) => Who::Each,
        }
    };
    let bare = |task: &TaskLine| {
        let ending = format!(" ({})", task.agency.as_str().to_uppercase());
        task.title.strip_suffix(&ending).map_or_else(|| task.title.clone(), str::to_owned)
    };
    // Tasks with one bare title and an agency in brackets are one step for each agency.
    let mut key_of: HashMap<TaskId, String> = HashMap::new();
    let mut steps: Vec<TemplateStep> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for task in &plan.tasks {
        let title = bare(task);
        let is_each = title != task.title || part(&task.agency) == Who::Each;
        if let Some(step) = seen.get(&title).filter(|_| is_each).and_then(|at| steps.get(*at)) {
            key_of.insert(task.id, step.key.clone());
            continue;
        }
        let key = format!("s{}", steps.len() + 1);
        key_of.insert(task.id, key.clone());
        seen.insert(title.clone(), steps.len());
        let who = if is_each { Who::Each } else { part(&task.agency) };
        steps.push(TemplateStep { key, title, who, minutes: task.minutes, needs: Vec::new() });
    }
    let mut known: BTreeSet<(String, String)> = BTreeSet::new();
    for task in &plan.tasks {
        for (other, tie, lag) in &task.needs {
            let (Some(own), Some(other)) = (key_of.get(&task.id), key_of.get(other)) else { continue };
            if own == other || !known.insert((own.clone(), other.clone())) {
                continue;
            }
            if let Some(step) = steps.iter_mut().find(|step| step.key == *own) {
                step.needs.push(StepNeed { key: other.clone(), tie: *tie, lag: *lag });
            }
        }
    }
    steps
}
