//! The minutes: made of what was recorded, never typed a second time. Their hash is what the Board approves.

use serde::Serialize;

use super::{Attendance, BoardMeetingState, ItemResult, SeatVoice};
use crate::canonical;
use crate::elections::BoardAct;
use crate::hash::Sha256;
use crate::ids::{AgencyId, DecisionId, ItemId, OfficerId, PointId};
use crate::{Day, Instant};

/// What the minutes say.
#[derive(Serialize)]
struct Minutes<'a> {
    label: String,
    title: &'a str,
    begins: Instant,
    ends: Instant,
    attendance: Attendance,
    items: Vec<Item<'a>>,
    remarks: Vec<(PointId, Option<ItemId>, &'a str)>,
    actions: Vec<Action<'a>>,
}

/// A decision, its act, what came of it, what the seats said, what it corrects.
type DecisionLine<'a> = (DecisionId, &'a BoardAct, ItemResult, &'a [SeatVoice], Option<DecisionId>);

#[derive(Serialize)]
struct Item<'a> {
    item: ItemId,
    title: &'a str,
    interests: Vec<(&'a AgencyId, &'a str)>,
    decisions: Vec<DecisionLine<'a>>,
}

#[derive(Serialize)]
struct Action<'a> {
    point: PointId,
    item: Option<ItemId>,
    text: &'a str,
    agency: &'a AgencyId,
    officer: Option<OfficerId>,
    due: Option<Day>,
}

/// Hashes the minutes as they are now. What somebody did about an action point since is no part of them.
pub fn hash(state: &BoardMeetingState) -> Sha256 {
    let items = state.agenda().into_iter().map(|(id, item)| Item {
        item: id,
        title: &item.is.value.title,
        interests: item.interests.iter().map(|(agency, remark)| (agency, remark.text.as_str())).collect(),
        decisions: state
            .decisions
            .iter()
            .filter(|(_, decision)| decision.item == id)
            .map(|(decision, it)| (*decision, &it.act, it.result, it.voices.as_slice(), it.corrects))
            .collect(),
    });
    let actions = state.actions.iter().map(|(point, it)| Action {
        point: *point,
        item: it.item,
        text: &it.text,
        agency: &it.agency,
        officer: it.officer,
        due: it.due,
    });
    let minutes = Minutes {
        label: state.label(),
        title: &state.convocation.value.title,
        begins: state.begins(),
        ends: state.ends(),
        attendance: state.attendance.as_ref().map(|it| it.value.clone()).unwrap_or_default(),
        items: items.collect(),
        remarks: state.remarks.iter().map(|(point, it)| (*point, it.item, it.text.as_str())).collect(),
        actions: actions.collect(),
    };
    // Nothing in it is a number with a fraction or a key that is no text, which is all that canonical JSON refuses.
    Sha256::of(canonical::write(&minutes).unwrap_or_default().as_bytes())
}
