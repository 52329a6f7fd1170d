//! What is recorded of meetings: the bodies of their changes. Frozen once released.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PointKind;
use crate::Instant;
use crate::ids::{AuthorityId, CaseId, MeetingId, OfficerId, PointId, TaskId};

/// When a meeting is, and in whose clocks it was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct When {
    /// When it begins.
    #[n(0)]
    pub begins: Instant,
    /// How long it is meant to take, in minutes.
    #[n(1)]
    pub minutes: u32,
    /// The zone in which it was set, by its name in the tz database.
    #[n(2)]
    pub zone: String,
}

/// Officers, and authorities and contacts of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct People {
    /// Officers of the office.
    #[n(0)]
    #[serde(default)]
    pub officers: Vec<OfficerId>,
    /// Authorities and contacts of the register.
    #[n(1)]
    #[serde(default)]
    pub authorities: Vec<AuthorityId>,
}

/// Who came, and what is to be remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Minutes {
    /// Who came.
    #[n(0)]
    pub attended: People,
    /// What was said.
    #[n(1)]
    pub text: Option<String>,
}

/// A meeting was called.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MeetingCalled {
    /// The meeting.
    #[n(0)]
    pub meeting: MeetingId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// Its title.
    #[n(2)]
    pub title: String,
    /// When.
    #[n(3)]
    pub when: When,
    /// Where, or how to join.
    #[n(4)]
    pub place: Option<String>,
    /// The agenda.
    #[n(5)]
    pub agenda: Vec<String>,
    /// Who is invited.
    #[n(6)]
    pub invited: People,
}

/// What changes of a meeting. `None` leaves a field as it is; an empty list of places clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(default)]
pub struct MeetingEdits {
    /// Its title.
    #[n(0)]
    #[ts(optional)]
    pub title: Option<String>,
    /// When.
    #[n(1)]
    #[ts(optional)]
    pub when: Option<When>,
    /// Where, or how to join.
    #[n(2)]
    #[ts(optional)]
    pub place: Option<Vec<String>>,
    /// The agenda.
    #[n(3)]
    #[ts(optional)]
    pub agenda: Option<Vec<String>>,
    /// Who is invited.
    #[n(4)]
    #[ts(optional)]
    pub invited: Option<People>,
}

/// A meeting was moved, or something else of it was changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MeetingChanged {
    /// What changes.
    #[n(0)]
    pub edits: MeetingEdits,
}

/// A meeting that was cancelled takes place after all.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MeetingRestored {}

/// Who came was recorded, and what is to be remembered.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MeetingMinuted {
    /// Who, and what.
    #[n(0)]
    pub minutes: Minutes,
}

/// Something was agreed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PointAgreed {
    /// The point.
    #[n(0)]
    pub point: PointId,
    /// What it is.
    #[n(1)]
    pub kind: PointKind,
    /// What was agreed, or is to be done.
    #[n(2)]
    pub text: String,
    /// The task that it became.
    #[n(3)]
    pub task: Option<TaskId>,
}

/// A point no longer stands.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PointWithdrawn {
    /// The point.
    #[n(0)]
    pub point: PointId,
    /// Why.
    #[n(1)]
    pub reason: String,
}
