//! What the entries of a meeting of the Board fold to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{AgendaItem, Convocation, ItemResult, MeetingForm, Present, SeatVoice, Voice};
use crate::decisions::Method;
use crate::elections::BoardAct;
use crate::elections::state::{Done, Remark};
use crate::field::Field;
use crate::hash::Sha256;
use crate::ids::{AgencyId, BoardMeetingId, DecisionId, ItemId, OfficerId, PointId};
use crate::{Day, Instant};

/// A meeting of the Board, or a written procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardMeetingState {
    /// The meeting.
    pub id: BoardMeetingId,
    /// Year and number.
    pub number: (i32, u32),
    /// What the Board is called to.
    pub convocation: Field<Convocation>,
    /// How often what a calendar shows of it was changed.
    pub revision: u32,
    /// Who called it.
    pub called: Done,
    /// That it does not take place.
    pub cancelled: Option<Remark>,
    /// Items, by their id.
    pub items: BTreeMap<ItemId, ItemState>,
    /// Who came.
    pub attendance: Option<Field<Attendance>>,
    /// Decisions, by their id.
    pub decisions: BTreeMap<DecisionId, ItemDecision>,
    /// What was said, and what somebody is to do.
    pub remarks: BTreeMap<PointId, BoardRemark>,
    /// What somebody is to do.
    pub actions: BTreeMap<PointId, BoardAction>,
    /// The approval of the minutes: their hash, the act, who recorded it.
    pub approved: Option<(Sha256, BoardAct, Done)>,
}

/// An item of an agenda.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemState {
    /// What it is.
    pub is: Field<AgendaItem>,
    /// Why it is off the agenda.
    pub withdrawn: Option<Remark>,
    /// Agencies that have an interest in it, and which.
    pub interests: BTreeMap<AgencyId, Remark>,
    /// In writing: what the seats answered.
    pub answers: BTreeMap<AgencyId, Answered>,
}

/// What a seat answered in a written procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// What it says.
    pub voice: Voice,
    /// Why.
    pub reason: Option<String>,
    /// Whether somebody of another agency entered it for the seat.
    pub entered_for: bool,
    /// Who, and when.
    pub done: Done,
}

/// Who came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// For seats.
    pub present: Vec<Present>,
    /// Others.
    pub others: Vec<String>,
}

/// What was decided on an item, with what made it valid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemDecision {
    /// The item.
    pub item: ItemId,
    /// The act: words, method, seats that had a vote and were there, how they voted.
    pub act: BoardAct,
    /// What came of it.
    pub result: ItemResult,
    /// What each seat said.
    pub voices: Vec<SeatVoice>,
    /// The decision it corrects.
    pub corrects: Option<DecisionId>,
    /// Who recorded it.
    pub done: Done,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardRemark {
    /// On which item.
    pub item: Option<ItemId>,
    /// What.
    pub text: String,
    /// Who wrote it down.
    pub done: Done,
}

/// Something that somebody is to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardAction {
    /// On which item.
    pub item: Option<ItemId>,
    /// What.
    pub text: String,
    /// The agency that answers for it.
    pub agency: AgencyId,
    /// The officer who sees to it.
    pub officer: Option<OfficerId>,
    /// Its last day.
    pub due: Option<Day>,
    /// Who wrote it down.
    pub agreed: Done,
    /// What came of it.
    pub done: Option<(Option<String>, Done)>,
}

impl BoardMeetingState {
    /// Gives the number as people say it: `BM-27-003`, in writing `WP-27-003`.
    pub fn label(&self) -> String {
        let (year, number) = self.number;
        let prefix = if self.is_written() { "WP" } else { "BM" };
        format!("{prefix}-{:02}-{number:03}", year.rem_euclid(100))
    }

    /// Says whether it is a written procedure.
    pub fn is_written(&self) -> bool {
        self.convocation.value.form == MeetingForm::Written
    }

    /// When it begins.
    pub fn begins(&self) -> Instant {
        self.convocation.value.when.begins
    }

    /// When it ends: in writing, when it closes.
    pub fn ends(&self) -> Instant {
        let it = &self.convocation.value;
        it.closes.unwrap_or(Instant(it.when.begins.0 + i64::from(it.when.minutes) * 60_000))
    }

    /// The items on the agenda, in their order.
    pub fn agenda(&self) -> Vec<(ItemId, &ItemState)> {
        let mut found: Vec<_> = self.items.iter().filter(|(_, item)| item.withdrawn.is_none()).map(|(id, item)| (*id, item)).collect();
        found.sort_by_key(|(id, item)| (item.is.value.order, *id));
        found
    }

    /// The agencies that have an interest in an item.
    pub fn conflicted(&self, item: ItemId) -> BTreeSet<AgencyId> {
        self.items.get(&item).map(|it| it.interests.keys().cloned().collect()).unwrap_or_default()
    }

    /// The decision on an item that stands: the last that none of this meeting corrects.
    pub fn standing(&self, item: ItemId) -> Option<(&DecisionId, &ItemDecision)> {
        let corrected: BTreeSet<DecisionId> = self.decisions.values().filter_map(|it| it.corrects).collect();
        self.decisions.iter().filter(|(id, it)| it.item == item && !corrected.contains(id)).max_by_key(|(id, it)| (it.done.at, **id))
    }

    /// The method that a decision of this meeting is made by, where only one is possible.
    pub fn only_method(&self) -> Option<Method> {
        self.is_written().then_some(Method::WrittenProcedure)
    }
}
