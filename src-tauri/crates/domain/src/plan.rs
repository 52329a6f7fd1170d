//! The action plan of a case: tasks that need each other, with one agency that answers for each (PLN-2 to PLN-5).
//!
//! A task is a subject of its own in the case's journal, so that folding one stays small however long the plan is; what a task
//! needs stands with the task that waits. A cycle therefore cannot be seen by a fold: adding one knowingly is refused when
//! deciding, and one that two desks make without knowing of each other is a standing condition (gate G6). What is said of the
//! plan as a whole (window, baseline, template) is a second, small subject.

pub mod calendar;
mod changes;
mod folds;
pub mod rules;
pub mod schedule;
mod states;
pub mod templates;

pub use changes::*;
pub use folds::{WORKS_ON, begin_calendar, begin_task, begin_template, fold_calendar, fold_plan, fold_task, fold_template};
pub use states::*;

labels! {
    /// How far a task is.
    TaskStatus {
        /// Not begun.
        Open = "to-do",
        /// Being worked on.
        Begun = "under-way",
        /// Done.
        Done = "done",
    }
}

labels! {
    /// Which ends of two tasks are tied.
    Tie {
        /// It begins when the other has ended.
        FinishStart = "finish-start",
        /// It begins when the other has begun.
        StartStart = "start-start",
        /// It ends when the other has ended.
        FinishFinish = "finish-finish",
    }
}
