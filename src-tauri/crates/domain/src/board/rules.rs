//! Requests on meetings of the Board, and the rules that answer them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::folds::{self, KEEPS};
use super::{
    ActionAgreed, ActionDone, AgendaItem, AttendanceRecorded, BoardAction, BoardCalled, BoardMeetingState, BoardMoved, BoardRemarked, Convocation,
    InterestDeclared, ItemDecided, ItemResult, ItemSet, ItemTopic, ItemWithdrawn, MeetingForm, MinutesApproved, PointPlanned, Present, SeatAnswered,
    SeatVoice, Silence, Voice,
};
use crate::cases::{CaseState, Reasoned};
use crate::change::Change;
use crate::decisions::Method;
use crate::duties::{Author, Duty};
use crate::elections::adoption::RuleSetState;
use crate::elections::{BoardAct, RuleSet, seats};
use crate::hash::Sha256;
use crate::ids::{AgencyId, BoardMeetingId, DecisionId, ItemId, OfficerId, PointId, TaskId};
use crate::meetings::When;
use crate::plan::TaskFacts;
use crate::plan::calendar::WORKING_DAY;
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal, notes, zones};

/// What people type of a meeting of the Board. Times are those of the office's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConvocationTyped {
    /// Its title.
    pub title: String,
    /// How the Board comes together.
    pub form: MeetingForm,
    /// When it begins: `2027-01-26 14:00`.
    pub at: String,
    /// How long it is meant to take, in minutes; in writing it lasts until it closes.
    pub minutes: u32,
    /// Where, or how to join.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// Until when items and papers are to be in.
    #[serde(default)]
    #[ts(optional)]
    pub items_until: Option<String>,
    /// In writing: when it closes.
    #[serde(default)]
    #[ts(optional)]
    pub closes: Option<String>,
    /// In writing: what silence counts as.
    #[serde(default)]
    #[ts(optional)]
    pub silence: Option<Silence>,
}

/// Calls the Board (BRD-1, BRD-5).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CallBoard {
    /// What to.
    pub typed: ConvocationTyped,
}

/// Changes a convocation.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MoveBoard {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// What it is now.
    pub typed: ConvocationTyped,
}

/// Names a meeting of the Board.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichBoardMeeting {
    /// The meeting.
    pub meeting: BoardMeetingId,
}

/// Says that a meeting does not take place.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CancelBoard {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// Why.
    pub reason: String,
}

/// Puts an item on an agenda, or changes one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetItem {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// The item; none puts a new one on.
    #[serde(default)]
    #[ts(optional)]
    pub item: Option<ItemId>,
    /// What it is.
    pub is: AgendaItem,
}

/// Takes an item off an agenda.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawItem {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// The item.
    pub item: ItemId,
    /// Why.
    pub reason: String,
}

/// Records who came.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordAttendance {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// For seats.
    pub present: Vec<Present>,
    /// Others.
    #[serde(default)]
    pub others: Vec<String>,
}

/// Declares that an agency has an interest in an item (BRD-4).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DeclareInterest {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// The item.
    pub item: ItemId,
    /// The agency; none means one's own.
    #[serde(default)]
    #[ts(optional)]
    pub agency: Option<AgencyId>,
    /// Which.
    pub reason: String,
}

/// Answers an item of a written procedure.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AnswerItem {
    /// The procedure.
    pub meeting: BoardMeetingId,
    /// The item.
    pub item: ItemId,
    /// The agency whose answer it is; none means one's own.
    #[serde(default)]
    #[ts(optional)]
    pub agency: Option<AgencyId>,
    /// What it says.
    pub voice: Voice,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Records what came of an item.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DecideItem {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// The item.
    pub item: ItemId,
    /// How.
    pub method: Method,
    /// The words of the decision.
    pub text: String,
    /// Whether it is noted and nothing decided.
    #[serde(default)]
    pub noted: bool,
    /// What the seats said.
    #[serde(default)]
    pub voices: Vec<SeatVoice>,
    /// The decision it corrects.
    #[serde(default)]
    #[ts(optional)]
    pub corrects: Option<DecisionId>,
}

/// Writes something down for the minutes.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RemarkOnBoard {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// On which item.
    #[serde(default)]
    #[ts(optional)]
    pub item: Option<ItemId>,
    /// What.
    pub text: String,
}

/// Records that somebody is to do something.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AgreeAction {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// On which item.
    #[serde(default)]
    #[ts(optional)]
    pub item: Option<ItemId>,
    /// What.
    pub text: String,
    /// The agency that answers for it.
    pub agency: AgencyId,
    /// The officer who sees to it.
    #[serde(default)]
    #[ts(optional)]
    pub officer: Option<OfficerId>,
    /// Its last day.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<Day>,
}

/// Names an action point.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichAction {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// Which.
    pub point: PointId,
}

/// Says that it was done.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FinishAction {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// The point.
    pub point: PointId,
    /// What came of it.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// Records that the Board approved the minutes.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ApproveMinutes {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// The hash of what it had before it.
    pub sha256: Sha256,
    /// The act.
    pub act: BoardAct,
}

fn decided(state: &BoardMeetingState, change: Change, who: &Author, now: Instant) -> Result<Change, Refusal> {
    folds::holds(state, &change, who, now)?;
    Ok(change)
}

fn moment(text: &str) -> Result<Instant, Refusal> {
    Instant::from_office_time(text).ok_or(Refusal::NotATime)
}

/// Reads what was typed; seats and quorum are those of the rule set in force on the day.
fn read(typed: &ConvocationTyped, roster: &Roster, rules: Option<&RuleSetState>) -> Result<Convocation, Refusal> {
    let begins = moment(&typed.at)?;
    let usual = RuleSet::default();
    let set = rules.map_or(&usual, |it| &it.rules);
    let said = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(moment).transpose();
    let items_until = said(&typed.items_until)?;
    let closes = said(&typed.closes)?.filter(|_| typed.form == MeetingForm::Written);
    match (typed.form, closes) {
        (MeetingForm::Written, None) => return Err(Refusal::NotATime),
        (MeetingForm::Written, Some(closes)) if closes <= begins => return Err(Refusal::DeadlineOutOfOrder),
        (MeetingForm::Meeting, _) if !(5..=7 * 24 * 60).contains(&typed.minutes) => {
            return Err(Refusal::OutOfRange { value: i64::from(typed.minutes), least: 5, most: 7 * 24 * 60 });
        }
        _ => {}
    }
    if items_until.is_some_and(|until| begins < until) {
        return Err(Refusal::DeadlineOutOfOrder);
    }
    Ok(Convocation {
        title: text::required(TextField::Title, &typed.title)?,
        form: typed.form,
        when: When { begins, minutes: typed.minutes, zone: zones::OFFICE.name().to_owned() },
        place: typed.place.as_deref().map_or(Ok(None), |place| text::optional(TextField::Title, place))?,
        items_until,
        closes,
        silence: typed.silence.unwrap_or(Silence::Consent),
        seats: seats::seats(roster, set, begins.office_day())?,
        quorum: set.quorum,
        rules: rules.map(|it| it.id),
    })
}

/// Calls the Board.
pub fn call(
    request: &CallBoard,
    roster: &Roster,
    rules: Option<&RuleSetState>,
    meeting: BoardMeetingId,
    (year, number): (i32, u32),
    who: &Author,
) -> Result<Change, Refusal> {
    who.require(KEEPS)?;
    Ok(Change::BoardCalled(BoardCalled { meeting, year, number, convocation: read(&request.typed, roster, rules)? }))
}

/// Changes a convocation.
pub fn shift(
    state: &BoardMeetingState,
    typed: &ConvocationTyped,
    roster: &Roster,
    rules: Option<&RuleSetState>,
    who: &Author,
    now: Instant,
) -> Result<Change, Refusal> {
    decided(state, Change::BoardMoved(BoardMoved { convocation: read(typed, roster, rules)? }), who, now)
}

/// Says that a meeting does not take place.
pub fn cancel(state: &BoardMeetingState, reason: &str, who: &Author, now: Instant) -> Result<Change, Refusal> {
    decided(state, Change::BoardCancelled(Reasoned { reason: text::required(TextField::Reason, reason)? }), who, now)
}

/// Puts an item on the agenda, or changes it. What an item is about is named as it is.
pub fn set_item(state: &BoardMeetingState, is: &AgendaItem, item: ItemId, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let fits = match is.topic {
        ItemTopic::Proposal | ItemTopic::Outcome => is.case.is_some() && is.attachment.is_none(),
        ItemTopic::Attachment => is.attachment.is_some(),
        ItemTopic::Priorities => is.case.is_none() && is.attachment.is_none(),
        ItemTopic::Other => true,
    };
    if !fits {
        return Err(Refusal::TopicMissing);
    }
    let text = is.text.as_deref().map_or(Ok(None), |text| text::optional(TextField::Summary, text))?;
    let is = AgendaItem { title: text::required(TextField::Title, &is.title)?, text, ..is.clone() };
    decided(state, Change::ItemSet(ItemSet { item, is }), who, now)
}

/// Takes an item off the agenda.
pub fn withdraw_item(state: &BoardMeetingState, request: &WithdrawItem, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::ItemWithdrawn(ItemWithdrawn { item: request.item, reason }), who, now)
}

/// Records who came.
pub fn attendance(state: &BoardMeetingState, request: &RecordAttendance, roster: &Roster, who: &Author, now: Instant) -> Result<Change, Refusal> {
    for present in &request.present {
        match present.officer.map(|officer| roster.officers.get(&officer)) {
            Some(None) => return Err(Refusal::UnknownOfficer),
            Some(Some(officer)) if officer.agency != present.agency => return Err(Refusal::NotOfAgency { agency: present.agency.clone() }),
            _ => {}
        }
    }
    text::few(request.others.len())?;
    let others = request.others.iter().filter_map(|it| text::optional(TextField::Name, it).transpose()).collect::<Result<_, _>>()?;
    decided(state, Change::AttendanceRecorded(AttendanceRecorded { present: request.present.clone(), others }), who, now)
}

fn agency_of(named: Option<&AgencyId>, who: &Author) -> Result<AgencyId, Refusal> {
    named.cloned().or_else(|| who.agency.clone()).ok_or(Refusal::NeedsDuty { duty: Duty::Representative })
}

/// Declares an interest in an item.
pub fn declare(state: &BoardMeetingState, request: &DeclareInterest, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let (agency, reason) = (agency_of(request.agency.as_ref(), who)?, text::required(TextField::Reason, &request.reason)?);
    decided(state, Change::InterestDeclared(InterestDeclared { item: request.item, agency, reason }), who, now)
}

/// Answers an item of a written procedure.
pub fn answer(state: &BoardMeetingState, request: &AnswerItem, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let agency = agency_of(request.agency.as_ref(), who)?;
    let reason = request.reason.as_deref().map_or(Ok(None), |reason| text::optional(TextField::Reason, reason))?;
    decided(state, Change::SeatAnswered(SeatAnswered { item: request.item, agency, voice: request.voice, reason }), who, now)
}

/// Records what came of an item: who recorded it says how and what the seats said, and the rule what that comes to.
pub fn decide(state: &BoardMeetingState, request: &DecideItem, decision: DecisionId, who: &Author, now: Instant) -> Result<Change, Refusal> {
    who.require(KEEPS)?;
    let mut change = ItemDecided {
        decision,
        item: request.item,
        method: request.method,
        text: text::required(TextField::Decision, &request.text)?,
        result: if request.noted { ItemResult::Noted } else { ItemResult::Carried },
        voices: request.voices.clone(),
        corrects: request.corrects,
    };
    change.result = folds::forecast(state, &change, now)?;
    decided(state, Change::ItemDecided(change), who, now)
}

/// Writes something down for the minutes.
pub fn remark(state: &BoardMeetingState, request: &RemarkOnBoard, point: PointId, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let text = text::required(TextField::Note, &request.text)?;
    decided(state, Change::BoardRemarked(BoardRemarked { point, item: request.item, text }), who, now)
}

/// Records that somebody is to do something.
pub fn agree(
    state: &BoardMeetingState,
    request: &AgreeAction,
    roster: &Roster,
    point: PointId,
    who: &Author,
    now: Instant,
) -> Result<Change, Refusal> {
    if !roster.organisations.contains_key(&request.agency) {
        return Err(Refusal::UnknownAgency { agency: request.agency.clone() });
    }
    match request.officer.map(|officer| roster.officers.get(&officer)) {
        Some(None) => return Err(Refusal::UnknownOfficer),
        Some(Some(officer)) if officer.agency != request.agency => return Err(Refusal::NotOfAgency { agency: request.agency.clone() }),
        _ => {}
    }
    let text = text::required(TextField::Decision, &request.text)?;
    let agreed = ActionAgreed { point, item: request.item, text, agency: request.agency.clone(), officer: request.officer, due: request.due };
    decided(state, Change::ActionAgreed(agreed), who, now)
}

/// Says that it was done.
pub fn finish(state: &BoardMeetingState, request: &FinishAction, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let text = request.text.as_deref().map_or(Ok(None), |text| text::optional(TextField::Reason, text))?;
    decided(state, Change::ActionDone(ActionDone { point: request.point, text }), who, now)
}

/// Takes an action point into the plan of its case, or out of it.
pub fn plan(state: &BoardMeetingState, point: PointId, task: Option<TaskId>, who: &Author, now: Instant) -> Result<Change, Refusal> {
    decided(state, Change::PointPlanned(PointPlanned { point, task }), who, now)
}

/// What the plan is told of an action point. Its text may be longer than a title: the whole of it stands with the meeting.
pub fn task_facts(action: &BoardAction, case: &CaseState, roster: &Roster) -> TaskFacts {
    let line = action.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let most = TextField::Title.limit();
    let title = if line.chars().count() <= most { line } else { line.chars().take(most - 1).chain(['…']).collect() };
    TaskFacts {
        title,
        agency: action.agency.clone(),
        responsible: Vec::new(),
        consulted: Vec::new(),
        informed: Vec::new(),
        minutes: WORKING_DAY,
        due: action.due,
        not_before: None,
        // Who does not read the case is not named in its plan.
        officer: action.officer.filter(|officer| notes::may_read(case, roster, *officer)),
        checklist: Vec::new(),
    }
}

/// Records that the Board approved the minutes.
pub fn approve(state: &BoardMeetingState, request: &ApproveMinutes, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let act = request.act.clone().read(now.office_day())?;
    decided(state, Change::MinutesApproved(MinutesApproved { sha256: request.sha256, act }), who, now)
}
