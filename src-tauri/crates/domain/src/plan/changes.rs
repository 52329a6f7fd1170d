//! What is recorded of plans: the bodies of their changes. Frozen once released.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AgencyId, CaseId, OfficerId, TaskId, TemplateId};
use crate::plan::calendar::Minute;
use crate::plan::{TaskStatus, Tie};
use crate::{Country, Day, Instant};

/// One line of a task's checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Check {
    /// What is to be done.
    #[n(0)]
    pub text: String,
    /// Whether it is.
    #[n(1)]
    pub done: bool,
}

/// What a task is, apart from how far it is and what it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "camelCase")]
pub struct TaskFacts {
    /// Its title.
    #[n(0)]
    pub title: String,
    /// The one agency that answers for it.
    #[n(1)]
    pub agency: AgencyId,
    /// Agencies that do it.
    #[n(2)]
    #[serde(default)]
    pub responsible: Vec<AgencyId>,
    /// Agencies that are asked.
    #[n(3)]
    #[serde(default)]
    pub consulted: Vec<AgencyId>,
    /// Agencies that are told.
    #[n(4)]
    #[serde(default)]
    pub informed: Vec<AgencyId>,
    /// How much work it is, in minutes; none for a milestone.
    #[n(5)]
    pub minutes: i64,
    /// The last day of it.
    #[n(6)]
    #[serde(default)]
    pub due: Option<Day>,
    /// The first day of it.
    #[n(7)]
    #[serde(default)]
    pub not_before: Option<Day>,
    /// The officer who sees to it.
    #[n(8)]
    #[serde(default)]
    pub officer: Option<OfficerId>,
    /// What belongs to it.
    #[n(9)]
    #[serde(default)]
    pub checklist: Vec<Check>,
}

/// What a task waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Dependency {
    /// The other task.
    #[n(0)]
    pub task: TaskId,
    /// Which ends are tied.
    #[n(1)]
    pub tie: Tie,
    /// Minutes of the wall clock between them; negative lets them overlap.
    #[n(2)]
    #[serde(default)]
    pub lag: i64,
}

/// A task came into the plan.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TaskAdded {
    /// The task.
    #[n(0)]
    pub task: TaskId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// What it is.
    #[n(2)]
    pub facts: TaskFacts,
    /// What it waits for.
    #[n(3)]
    pub needs: Vec<Dependency>,
}

/// Fields of a task that change. `None` leaves a field as it is; an empty list clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "camelCase")]
pub struct TaskEdits {
    /// Its title.
    #[n(0)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub title: Option<String>,
    /// The one agency that answers for it.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub agency: Option<AgencyId>,
    /// Agencies that do it.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub responsible: Option<Vec<AgencyId>>,
    /// Agencies that are asked.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub consulted: Option<Vec<AgencyId>>,
    /// Agencies that are told.
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub informed: Option<Vec<AgencyId>>,
    /// How much work it is, in minutes.
    #[n(5)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub minutes: Option<i64>,
    /// The last day of it.
    #[n(6)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub due: Option<Vec<Day>>,
    /// The first day of it.
    #[n(7)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_before: Option<Vec<Day>>,
    /// The officer who sees to it.
    #[n(8)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub officer: Option<Vec<OfficerId>>,
    /// What belongs to it.
    #[n(9)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub checklist: Option<Vec<Check>>,
    /// How far it is.
    #[n(10)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub status: Option<TaskStatus>,
}

/// Fields of a task were edited.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TaskEdited {
    /// What changes.
    #[n(0)]
    pub edits: TaskEdits,
}

/// A task waits for another.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TaskTied {
    /// What it waits for, and how.
    #[n(0)]
    pub need: Dependency,
}

/// A task no longer waits for another.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TaskUntied {
    /// The other task.
    #[n(0)]
    pub task: TaskId,
}

/// A task left the plan.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TaskRemoved {}

/// A task that had left the plan came back.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TaskRestored {}

/// Tasks of a template came into the plan. Where they came from is kept (PLN-5).
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PlanTemplated {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The template's name: a label, or the id of one that an office saved.
    #[n(1)]
    pub template: String,
    /// Its version.
    #[n(2)]
    pub version: u32,
    /// How many tasks it brought.
    #[n(3)]
    pub tasks: u32,
}

/// The action window was set: from the first to the last moment of action.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct WindowSet {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// When action begins; none takes the window back.
    #[n(1)]
    pub from: Option<Instant>,
    /// When it ends.
    #[n(2)]
    pub to: Option<Instant>,
}

/// The dates of one task in a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct BaselineRow {
    /// The task.
    #[n(0)]
    pub task: TaskId,
    /// When it was to begin.
    #[n(1)]
    pub from: Minute,
    /// When it was to end.
    #[n(2)]
    pub to: Minute,
}

/// The dates of the plan were kept, for comparing.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct BaselineTaken {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The dates.
    #[n(1)]
    pub rows: Vec<BaselineRow>,
}

/// A country's working calendar was set.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CalendarSet {
    /// The country.
    #[n(0)]
    pub country: Country,
    /// Weekdays without work, Monday is 0.
    #[n(1)]
    pub rest: Vec<u8>,
    /// Holidays.
    #[n(2)]
    pub holidays: Vec<Day>,
}

/// Who answers for a step of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct TemplateStep {
    /// Its name in the template.
    #[n(0)]
    pub key: String,
    /// The title of the task.
    #[n(1)]
    pub title: String,
    /// Which agencies get it.
    #[n(2)]
    pub who: crate::plan::templates::Who,
    /// How much work it is, in minutes.
    #[n(3)]
    pub minutes: i64,
    /// What it needs, by name.
    #[n(4)]
    pub needs: Vec<StepNeed>,
}

/// What a step of a template needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct StepNeed {
    /// The name of the other step.
    #[n(0)]
    pub key: String,
    /// Which ends are tied.
    #[n(1)]
    pub tie: Tie,
    /// Minutes between them.
    #[n(2)]
    pub lag: i64,
}

/// A plan was saved as a template, or a template as a new version.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TemplateSaved {
    /// The template.
    #[n(0)]
    pub template: TemplateId,
    /// Its name.
    #[n(1)]
    pub name: String,
    /// What it was made from: the name of a template and its version.
    #[n(2)]
    pub origin: Option<(String, u32)>,
    /// Its steps.
    #[n(3)]
    pub steps: Vec<TemplateStep>,
}
