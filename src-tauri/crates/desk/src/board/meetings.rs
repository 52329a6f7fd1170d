//! Handlers of the Board's meetings and written procedures.
//!
//! What the Board decides on an item is recorded with the meeting; what follows from it – a case is selected, an attachment granted, priorities
//! set – is recorded with it, by the rule of that thing, and names the decision.

use jcat_domain::attachments::AttachmentOutcome;
use jcat_domain::attachments::rules::{DecideAttachment, ExtendAttachment};
use jcat_domain::board::priorities::{self, PrioritiesTyped};
use jcat_domain::board::rules::{
    self, AgreeAction, AnswerItem, ApproveMinutes, CallBoard, CancelBoard, DecideItem, DeclareInterest, FinishAction, MoveBoard, RecordAttendance,
    RemarkOnBoard, SetItem, WithdrawItem,
};
use jcat_domain::board::{BoardMeetingState, ItemResult, ItemTopic};
use jcat_domain::cases::Outcome;
use jcat_domain::decisions::{DecisionItem, RecordDecision};
use jcat_domain::elections::BoardAct;
use jcat_domain::elections::adoption::{self, RuleSetState};
use jcat_domain::fold::State;
use jcat_domain::ids::{BatchId, BoardMeetingId, CaseId, DecisionId, ItemId, PointId, PrioritiesId};
use jcat_domain::{Audience, Change, Day, Instant, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::attachments;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{Read, Work};

/// Records what came of an item, with what follows from it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecideBoardItem {
    /// The decision.
    pub decide: DecideItem,
    /// On a proposal that the Board decided on: what it made of it.
    #[serde(default)]
    #[ts(optional)]
    pub outcome: Option<Outcome>,
    /// The case that a proposal was merged into.
    #[serde(default)]
    #[ts(optional)]
    pub into: Option<CaseId>,
    /// On a guest who is here: the day on which the longer attachment no longer holds.
    #[serde(default)]
    #[ts(optional)]
    pub extend_to: Option<Day>,
    /// On priorities: what the Board wants.
    #[serde(default)]
    #[ts(optional)]
    pub priorities: Option<PrioritiesTyped>,
}

fn record(work: &mut Work<'_>, meeting: BoardMeetingId, change: Change) -> Result<[u8; 32], Error> {
    Ok(work.record(Audience::Board, meeting.subject(), change)?.digest)
}

/// Gives the rule set in force on the day of a meeting.
fn rules_on(read: &Read<'_>, at: &str) -> Result<Option<RuleSetState>, Error> {
    let day = Instant::from_office_time(at).ok_or(Refusal::NotATime)?.office_day();
    let all: Vec<RuleSetState> = read::all(read.connection, "rule-set")?
        .into_iter()
        .filter_map(|state| if let State::RuleSet(it) = state { Some(it) } else { None })
        .collect();
    Ok(adoption::in_force(&all, day).cloned())
}

/// Gives the next number of a year that this desk knows of.
fn next_number(read: &Read<'_>) -> Result<(i32, u32), Error> {
    let year = read.today().year();
    let last: Option<u32> = read.connection.query_row("SELECT max(number) FROM board_meetings WHERE year = ?1", [year], |row| row.get(0))?;
    Ok((year, last.unwrap_or_default() + 1))
}

/// Calls the Board.
pub(crate) fn call(work: &mut Work<'_>, request: CallBoard) -> Result<BoardMeetingId, Error> {
    let meeting = BoardMeetingId(work.make_id()?);
    let set = rules_on(work, &request.typed.at)?;
    let change = rules::call(&request, work.roster()?, set.as_ref(), meeting, next_number(work)?, work.author()?)?;
    record(work, meeting, change)?;
    let reason = work.words.say("undone-reason");
    work.reverse("cancelBoard", &CancelBoard { meeting, reason })?;
    Ok(meeting)
}

/// Changes a convocation.
pub(crate) fn shift(work: &mut Work<'_>, request: MoveBoard) -> Result<Nothing, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let set = rules_on(work, &request.typed.at)?;
    let change = rules::shift(&state, &request.typed, work.roster()?, set.as_ref(), work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Says that a meeting does not take place.
pub(crate) fn cancel(work: &mut Work<'_>, request: CancelBoard) -> Result<Nothing, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let change = rules::cancel(&state, &request.reason, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Puts an item on an agenda, or changes one.
pub(crate) fn set_item(work: &mut Work<'_>, request: SetItem) -> Result<ItemId, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    if let Some(case) = request.is.case {
        read::case(work.connection, case)?;
    }
    if let Some(attachment) = request.is.attachment {
        read::attachment(work.connection, attachment)?;
    }
    let item = request.item.map_or_else(|| work.make_id().map(ItemId), Ok)?;
    let change = rules::set_item(&state, &request.is, item, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(item)
}

/// Takes an item off an agenda.
pub(crate) fn withdraw_item(work: &mut Work<'_>, request: WithdrawItem) -> Result<Nothing, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let change = rules::withdraw_item(&state, &request, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Records who came.
pub(crate) fn attendance(work: &mut Work<'_>, request: RecordAttendance) -> Result<Nothing, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let change = rules::attendance(&state, &request, work.roster()?, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Declares an interest in an item.
pub(crate) fn declare(work: &mut Work<'_>, request: DeclareInterest) -> Result<Nothing, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let change = rules::declare(&state, &request, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Answers an item of a written procedure.
pub(crate) fn answer(work: &mut Work<'_>, request: AnswerItem) -> Result<Nothing, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let change = rules::answer(&state, &request, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Records what came of an item, and what follows from it.
pub(crate) fn decide(work: &mut Work<'_>, request: DecideBoardItem) -> Result<DecisionId, Error> {
    let state = read::board_meeting(work.connection, request.decide.meeting)?;
    let decision = DecisionId(work.make_id()?);
    let change = rules::decide(&state, &request.decide, decision, work.author()?, work.now)?;
    work.batch = Some(BatchId(work.make_id()?));
    record(work, state.id, change)?;
    let after = read::board_meeting(work.connection, state.id)?;
    let decided = after.decisions.get(&decision).ok_or(Error::Internal("recording a decision"))?;
    follow(work, &after, &request, decision, &decided.act, decided.result)?;
    Ok(decision)
}

/// Records what follows from a decision. What was noted decides nothing.
fn follow(
    work: &mut Work<'_>,
    meeting: &BoardMeetingState,
    request: &DecideBoardItem,
    decision: DecisionId,
    act: &BoardAct,
    result: ItemResult,
) -> Result<(), Error> {
    let item = meeting.items.get(&request.decide.item).ok_or(Error::NotFound("item"))?.is.value.clone();
    let carried = result == ItemResult::Carried;
    match (item.topic, item.case, item.attachment) {
        _ if result == ItemResult::Noted => {}
        (ItemTopic::Proposal, Some(case), _) if carried => {
            let outcome = request.outcome.ok_or(Refusal::OutcomeNotSaid)?;
            let items = vec![DecisionItem { case, outcome, into: request.into }];
            let recorded = RecordDecision { on: act.on, method: act.method, text: act.text.clone(), items, corrects: request.decide.corrects };
            super::record_as(work, recorded, decision)?;
        }
        (ItemTopic::Attachment, _, Some(attachment)) => match request.extend_to {
            Some(to) if carried => {
                attachments::extend(work, ExtendAttachment { attachment, to, act: act.clone(), decision: Some(decision) })?;
            }
            // Not to let a guest stay longer changes nothing.
            Some(_) => {}
            None => {
                // What the Board did not grant it declined; the act says how.
                let outcome = if carried { AttachmentOutcome::Granted } else { AttachmentOutcome::Declined };
                attachments::decide(work, DecideAttachment { attachment, outcome, act: act.clone(), decision: Some(decision) })?;
            }
        },
        (ItemTopic::Priorities, ..) if carried => {
            let typed = request.priorities.as_ref().ok_or(Refusal::OutcomeNotSaid)?;
            let id = PrioritiesId(work.make_id()?);
            let change = priorities::set(typed, id, decision, work.author()?)?;
            work.record(Audience::Taskforce, id.subject(), change)?;
        }
        _ => {}
    }
    Ok(())
}

/// Writes something down for the minutes.
pub(crate) fn remark(work: &mut Work<'_>, request: RemarkOnBoard) -> Result<Nothing, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let point = PointId(work.make_id()?);
    let change = rules::remark(&state, &request, point, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Records that somebody is to do something.
pub(crate) fn agree(work: &mut Work<'_>, request: AgreeAction) -> Result<PointId, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let point = PointId(work.make_id()?);
    let change = rules::agree(&state, &request, work.roster()?, point, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(point)
}

/// Says that it was done.
pub(crate) fn finish(work: &mut Work<'_>, request: FinishAction) -> Result<Nothing, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let change = rules::finish(&state, &request, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}

/// Records that the Board approved the minutes.
pub(crate) fn approve(work: &mut Work<'_>, request: ApproveMinutes) -> Result<Nothing, Error> {
    let state = read::board_meeting(work.connection, request.meeting)?;
    let change = rules::approve(&state, &request, work.author()?, work.now)?;
    record(work, state.id, change)?;
    Ok(Nothing {})
}
