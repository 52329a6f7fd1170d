//! From entries to the state of a task, a plan, a calendar, a template.
//!
//! Who takes part in a case is not asked here: the office lets nobody else write in its journal, and the known part of the case
//! is another subject. What remains is that somebody wrote it whose duty it can be.

use std::collections::BTreeMap;

use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::field::Field;
use crate::fold::Fact;
use crate::plan::{CalendarState, Dependency, PlanOrigin, PlanState, TaskEdits, TaskState, TaskStatus, TemplateState};
use crate::{Instant, Refusal};

/// Whose duty it can be to write in the file of a case.
pub const WORKS_ON: &[Duty] = &[Duty::Officer, Duty::Ec3, Duty::Analyst, Duty::Eurojust, Duty::Guest];

fn may_work(author: &Author) -> Result<(), Refusal> {
    author.require(WORKS_ON)
}

/// Begins a task.
pub fn begin_task(fact: &Fact<'_>) -> Result<TaskState, Refusal> {
    let Change::TaskAdded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    may_work(fact.author)?;
    let facts = &it.facts;
    let mut state = TaskState {
        id: it.task,
        case: it.case,
        title: Field::new(facts.title.clone(), fact),
        agency: Field::new(facts.agency.clone(), fact),
        responsible: Field::new(facts.responsible.clone(), fact),
        consulted: Field::new(facts.consulted.clone(), fact),
        informed: Field::new(facts.informed.clone(), fact),
        minutes: Field::new(facts.minutes, fact),
        due: Field::new(facts.due, fact),
        not_before: Field::new(facts.not_before, fact),
        officer: Field::new(facts.officer, fact),
        checklist: Field::new(facts.checklist.clone(), fact),
        status: Field::new(TaskStatus::Open, fact),
        begun: None,
        done: None,
        needs: BTreeMap::new(),
        removed: false,
        added: fact.at,
    };
    it.needs.iter().for_each(|need| tie(&mut state, need, fact));
    Ok(state)
}

/// Folds a later entry of a task.
pub fn fold_task(state: &mut TaskState, fact: &Fact<'_>) -> Result<(), Refusal> {
    may_work(fact.author)?;
    match fact.change {
        Change::TaskEdited(it) => edit(state, &it.edits, fact),
        Change::TaskTied(it) => tie(state, &it.need, fact),
        Change::TaskUntied(it) => {
            state.needs.remove(&it.task).ok_or(Refusal::NothingToEnd)?;
        }
        Change::TaskRemoved(_) if !state.removed => state.removed = true,
        Change::TaskRestored(_) if state.removed => state.removed = false,
        Change::TaskRemoved(_) | Change::TaskRestored(_) => return Err(Refusal::NothingToEnd),
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

fn tie(state: &mut TaskState, need: &Dependency, fact: &Fact<'_>) {
    let value = (need.tie, need.lag);
    match state.needs.get_mut(&need.task) {
        Some(field) => field.set(value, fact),
        None => {
            state.needs.insert(need.task, Field::new(value, fact));
        }
    }
}

fn edit(state: &mut TaskState, edits: &TaskEdits, fact: &Fact<'_>) {
    fn set<T: Clone + PartialEq>(field: &mut Field<T>, value: Option<T>, fact: &Fact<'_>) {
        if let Some(value) = value {
            field.set(value, fact);
        }
    }
    set(&mut state.title, edits.title.clone(), fact);
    set(&mut state.agency, edits.agency.clone(), fact);
    set(&mut state.responsible, edits.responsible.clone(), fact);
    set(&mut state.consulted, edits.consulted.clone(), fact);
    set(&mut state.informed, edits.informed.clone(), fact);
    set(&mut state.minutes, edits.minutes, fact);
    set(&mut state.due, edits.due.as_ref().map(|days| days.first().copied()), fact);
    set(&mut state.not_before, edits.not_before.as_ref().map(|days| days.first().copied()), fact);
    set(&mut state.officer, edits.officer.as_ref().map(|officers| officers.first().copied()), fact);
    set(&mut state.checklist, edits.checklist.clone(), fact);
    if let Some(status) = edits.status {
        state.status.set(status, fact);
        (state.begun, state.done) = reached(status, state.begun, fact.at);
    }
}

/// Says when a task was begun and done, given that its status was set at a moment.
fn reached(status: TaskStatus, begun: Option<Instant>, at: Instant) -> (Option<Instant>, Option<Instant>) {
    match status {
        TaskStatus::Open => (None, None),
        TaskStatus::Begun => (begun.or(Some(at)), None),
        TaskStatus::Done => (begun.or(Some(at)), Some(at)),
    }
}

/// Folds an entry of what is said of a plan as a whole; the first begins it.
pub fn fold_plan(state: Option<&mut PlanState>, fact: &Fact<'_>) -> Result<Option<PlanState>, Refusal> {
    may_work(fact.author)?;
    let case = match fact.change {
        Change::PlanTemplated(it) => it.case,
        Change::WindowSet(it) => it.case,
        Change::BaselineTaken(it) => it.case,
        _ => return Err(Refusal::OutOfPlace),
    };
    let mut begun = PlanState::new(case);
    let is_first = state.is_none();
    let plan = state.unwrap_or(&mut begun);
    match fact.change {
        Change::WindowSet(it) => {
            let value = it.from.zip(it.to);
            match &mut plan.window {
                Some(window) => window.set(value, fact),
                None => plan.window = Some(Field::new(value, fact)),
            }
        }
        Change::PlanTemplated(it) => {
            let origin = PlanOrigin { template: it.template.clone(), version: it.version, by: fact.author.officer, at: fact.at };
            plan.origins.push(origin);
        }
        Change::BaselineTaken(it) => {
            plan.baseline = it.rows.clone();
            plan.baseline_at = Some(fact.at);
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(is_first.then_some(begun))
}

/// Begins a country's calendar.
pub fn begin_calendar(fact: &Fact<'_>) -> Result<CalendarState, Refusal> {
    let Change::CalendarSet(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    super::rules::may_set_calendar(it.country, fact.author)?;
    Ok(CalendarState { country: it.country, days: Field::new((it.rest.clone(), it.holidays.clone()), fact) })
}

/// Folds a later entry of a country's calendar.
pub fn fold_calendar(state: &mut CalendarState, fact: &Fact<'_>) -> Result<(), Refusal> {
    let Change::CalendarSet(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    super::rules::may_set_calendar(state.country, fact.author)?;
    state.days.set((it.rest.clone(), it.holidays.clone()), fact);
    Ok(())
}

/// Begins a template.
pub fn begin_template(fact: &Fact<'_>) -> Result<TemplateState, Refusal> {
    let Change::TemplateSaved(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(&[Duty::Officer, Duty::Ec3])?;
    Ok(TemplateState {
        id: it.template,
        name: it.name.clone(),
        version: 1,
        origin: it.origin.clone(),
        steps: it.steps.clone(),
        by: fact.author.officer,
        at: fact.at,
    })
}

/// Folds a later version of a template.
pub fn fold_template(state: &mut TemplateState, fact: &Fact<'_>) -> Result<(), Refusal> {
    let version = state.version + 1;
    *state = TemplateState { version, ..begin_template(fact)? };
    Ok(())
}
