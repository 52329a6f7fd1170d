//! What is recorded of the Board's meetings: the bodies of their changes. Frozen once released.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ItemResult, ItemTopic, MeetingForm, Silence, Voice};
use crate::decisions::Method;
use crate::elections::rule_set::Quorum;
use crate::elections::{BoardAct, Seat};
use crate::hash::Sha256;
use crate::ids::{AgencyId, AttachmentId, BoardMeetingId, CaseId, DecisionId, ItemId, OfficerId, PointId, RuleSetId, TaskId};
use crate::meetings::When;
use crate::{Day, Instant};

/// What the Board is called to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Encode, Decode)]
pub struct Convocation {
    /// Its title.
    #[n(0)]
    pub title: String,
    /// How the Board comes together.
    #[n(1)]
    pub form: MeetingForm,
    /// When it meets; in writing, from when on answers are taken.
    #[n(2)]
    pub when: When,
    /// Where, or how to join.
    #[n(3)]
    pub place: Option<String>,
    /// Until when items and papers are to be in.
    #[n(4)]
    pub items_until: Option<Instant>,
    /// In writing: when it closes.
    #[n(5)]
    pub closes: Option<Instant>,
    /// In writing: what silence counts as.
    #[n(6)]
    pub silence: Silence,
    /// The seats of that day.
    #[n(7)]
    pub seats: Vec<Seat>,
    /// How many must take part.
    #[n(8)]
    pub quorum: Quorum,
    /// The rule set that says so; none where the Board adopted none.
    #[n(9)]
    pub rules: Option<RuleSetId>,
}

/// The Board was called.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct BoardCalled {
    /// The meeting.
    #[n(0)]
    pub meeting: BoardMeetingId,
    /// Year of its number.
    #[n(1)]
    pub year: i32,
    /// Number in that year, the next that its desk knew.
    #[n(2)]
    pub number: u32,
    /// What to.
    #[n(3)]
    pub convocation: Convocation,
}

/// The convocation was changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct BoardMoved {
    /// What it is now.
    #[n(0)]
    pub convocation: Convocation,
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct AgendaItem {
    /// Its place.
    #[n(0)]
    pub order: u32,
    /// Its title.
    #[n(1)]
    pub title: String,
    /// What is to be known of it.
    #[n(2)]
    pub text: Option<String>,
    /// What it is about.
    #[n(3)]
    pub topic: ItemTopic,
    /// The proposal, or the case.
    #[n(4)]
    pub case: Option<CaseId>,
    /// The application for an attachment.
    #[n(5)]
    pub attachment: Option<AttachmentId>,
}

/// An item came onto the agenda, or was changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ItemSet {
    /// The item.
    #[n(0)]
    pub item: ItemId,
    /// What it is.
    #[n(1)]
    pub is: AgendaItem,
}

/// An item left the agenda.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ItemWithdrawn {
    /// The item.
    #[n(0)]
    pub item: ItemId,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// Who came for a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Present {
    /// The agency that names the seat.
    #[n(0)]
    pub agency: AgencyId,
    /// Who came; none where nobody wrote down who.
    #[n(1)]
    pub officer: Option<OfficerId>,
}

/// Who came was recorded.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttendanceRecorded {
    /// For seats.
    #[n(0)]
    pub present: Vec<Present>,
    /// Others, in words.
    #[n(1)]
    pub others: Vec<String>,
}

/// An agency has an interest in an item (BRD-4).
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct InterestDeclared {
    /// The item.
    #[n(0)]
    pub item: ItemId,
    /// The agency.
    #[n(1)]
    pub agency: AgencyId,
    /// Which.
    #[n(2)]
    pub reason: String,
}

/// A seat answered in a written procedure.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct SeatAnswered {
    /// The item.
    #[n(0)]
    pub item: ItemId,
    /// The agency that names the seat.
    #[n(1)]
    pub agency: AgencyId,
    /// What it says.
    #[n(2)]
    pub voice: Voice,
    /// Why.
    #[n(3)]
    pub reason: Option<String>,
}

/// What a seat said to an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct SeatVoice {
    /// The agency that names the seat.
    #[n(0)]
    pub agency: AgencyId,
    /// What it said.
    #[n(1)]
    pub voice: Voice,
}

/// An item was decided, or noted.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ItemDecided {
    /// The decision.
    #[n(0)]
    pub decision: DecisionId,
    /// The item.
    #[n(1)]
    pub item: ItemId,
    /// How.
    #[n(2)]
    pub method: Method,
    /// Its words.
    #[n(3)]
    pub text: String,
    /// What came of it, as who recorded it saw it; it is reckoned again when it is folded.
    #[n(4)]
    pub result: ItemResult,
    /// What the seats said.
    #[n(5)]
    pub voices: Vec<SeatVoice>,
    /// The decision it corrects.
    #[n(6)]
    pub corrects: Option<DecisionId>,
}

/// Something was said that the minutes keep.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct BoardRemarked {
    /// Which remark.
    #[n(0)]
    pub point: PointId,
    /// On which item; none on the meeting as a whole.
    #[n(1)]
    pub item: Option<ItemId>,
    /// What.
    #[n(2)]
    pub text: String,
}

/// Somebody is to do something.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ActionAgreed {
    /// The point.
    #[n(0)]
    pub point: PointId,
    /// On which item.
    #[n(1)]
    pub item: Option<ItemId>,
    /// What.
    #[n(2)]
    pub text: String,
    /// The one agency that answers for it.
    #[n(3)]
    pub agency: AgencyId,
    /// The officer who sees to it.
    #[n(4)]
    pub officer: Option<OfficerId>,
    /// The last day of it.
    #[n(5)]
    pub due: Option<Day>,
}

/// It was done.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ActionDone {
    /// The point.
    #[n(0)]
    pub point: PointId,
    /// What came of it.
    #[n(1)]
    pub text: Option<String>,
}

/// It came into the plan of the case that its item names, or left it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PointPlanned {
    /// The point.
    #[n(0)]
    pub point: PointId,
    /// The task; none: it is in no plan any more.
    #[n(1)]
    pub task: Option<TaskId>,
}

/// The Board approved the minutes.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MinutesApproved {
    /// The hash of what it approved.
    #[n(0)]
    pub sha256: Sha256,
    /// The act.
    #[n(1)]
    pub act: BoardAct,
}
