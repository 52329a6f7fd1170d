//! Coordination meetings on a case (PLN-8): when and where, who is invited and who came, what was agreed.
//!
//! Each meeting is a subject of its own in the case's journal. Its fields are set one by one, so that two desks that change
//! different things of it both keep theirs. What was agreed is a list to which points are added and in which a point is taken
//! back, never edited: two desks that write minutes at the same table keep each other's points, in whatever order they arrive.
//! A point that somebody is to do names the task that it became.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Instant;
use crate::field::Field;
use crate::ids::{CaseId, MeetingId, OfficerId, PointId, TaskId};

mod changes;
mod folds;
pub mod rules;

pub use changes::*;
pub use folds::{begin, fold};

labels! {
    /// What a point of the minutes is.
    PointKind {
        /// It was agreed.
        Agreed = "agreed",
        /// Somebody is to do it: it became a task.
        Action = "action-point",
    }
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeetingState {
    /// The meeting.
    pub id: MeetingId,
    /// The case.
    pub case: CaseId,
    /// Its title.
    pub title: Field<String>,
    /// When.
    pub when: Field<When>,
    /// Where, or how to join.
    pub place: Field<Option<String>>,
    /// The agenda, an item a line.
    pub agenda: Field<Vec<String>>,
    /// Who is invited.
    pub invited: Field<People>,
    /// Who came, and what is to be remembered; none before somebody wrote it.
    pub minutes: Option<Field<Minutes>>,
    /// What was agreed, by its id: in the order in which it was recorded.
    pub points: BTreeMap<PointId, Point>,
    /// Whether it does not take place.
    pub cancelled: Option<Cancelled>,
    /// Who called it.
    pub by: OfficerId,
    /// When it was called.
    pub called: Instant,
    /// How often what a calendar shows of it was changed: the sequence of RFC 5545.
    pub revision: u32,
}

/// A point of the minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// What it is.
    pub kind: PointKind,
    /// What was agreed, or is to be done.
    pub text: String,
    /// The task that it became.
    pub task: Option<TaskId>,
    /// Who wrote it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// Why it no longer stands.
    pub withdrawn: Option<String>,
}

/// That a meeting does not take place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cancelled {
    /// Who said so.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

impl MeetingState {
    /// When it ends.
    pub fn ends(&self) -> Instant {
        Instant(self.when.value.begins.0 + i64::from(self.when.value.minutes) * 60_000)
    }

    /// The points that stand.
    pub fn standing(&self) -> impl Iterator<Item = (&PointId, &Point)> {
        self.points.iter().filter(|(_, point)| point.withdrawn.is_none())
    }

    /// Who came; those who were invited before anybody wrote who did.
    pub fn attended(&self) -> &People {
        self.minutes.as_ref().map_or(&self.invited.value, |minutes| &minutes.value.attended)
    }
}

#[cfg(test)]
mod tests;
