//! What the entries of a task, a plan, a calendar and a template fold to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::field::Field;
use crate::ids::{AgencyId, CaseId, OfficerId, TaskId, TemplateId};
use crate::plan::{BaselineRow, Check, TaskStatus, TemplateStep, Tie};
use crate::{Country, Day, Instant};

/// A task of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskState {
    /// The task.
    pub id: TaskId,
    /// The case.
    pub case: CaseId,
    /// Its title.
    pub title: Field<String>,
    /// The one agency that answers for it.
    pub agency: Field<AgencyId>,
    /// Agencies that do it.
    pub responsible: Field<Vec<AgencyId>>,
    /// Agencies that are asked.
    pub consulted: Field<Vec<AgencyId>>,
    /// Agencies that are told.
    pub informed: Field<Vec<AgencyId>>,
    /// How much work it is, in minutes.
    pub minutes: Field<i64>,
    /// The last day of it.
    pub due: Field<Option<Day>>,
    /// The first day of it.
    pub not_before: Field<Option<Day>>,
    /// The officer who sees to it.
    pub officer: Field<Option<OfficerId>>,
    /// What belongs to it.
    pub checklist: Field<Vec<Check>>,
    /// How far it is.
    pub status: Field<TaskStatus>,
    /// When it was begun.
    pub begun: Option<Instant>,
    /// When it was done.
    pub done: Option<Instant>,
    /// What it waits for: which ends are tied, and the minutes between.
    pub needs: BTreeMap<TaskId, Field<(Tie, i64)>>,
    /// Whether it left the plan.
    pub removed: bool,
    /// When it came into the plan.
    pub added: Instant,
}

/// Where tasks of a plan came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanOrigin {
    /// The template's name.
    pub template: String,
    /// Its version.
    pub version: u32,
    /// Who used it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// What is said of a plan as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanState {
    /// The case.
    pub case: CaseId,
    /// From the first to the last moment of action.
    pub window: Option<Field<Option<(Instant, Instant)>>>,
    /// The templates that were used.
    pub origins: Vec<PlanOrigin>,
    /// The dates that were kept, for comparing.
    pub baseline: Vec<BaselineRow>,
    /// When they were kept.
    pub baseline_at: Option<Instant>,
}

impl PlanState {
    /// A plan of which nothing was said yet.
    pub const fn new(case: CaseId) -> Self {
        Self { case, window: None, origins: Vec::new(), baseline: Vec::new(), baseline_at: None }
    }

    /// Gives the action window, where there is one.
    pub fn window(&self) -> Option<(Instant, Instant)> {
        self.window.as_ref().and_then(|window| window.value)
    }
}

/// A country's working calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarState {
    /// The country.
    pub country: Country,
    /// Weekdays without work, and holidays.
    pub days: Field<(Vec<u8>, Vec<Day>)>,
}

/// A template that an office saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TemplateState {
    /// The template.
    pub id: TemplateId,
    /// Its name.
    pub name: String,
    /// How often it was saved.
    pub version: u32,
    /// What it was made from.
    pub origin: Option<(String, u32)>,
    /// Its steps.
    pub steps: Vec<TemplateStep>,
    /// Who saved it last.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}
