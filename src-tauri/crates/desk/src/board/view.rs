//! Views of the Board's meetings: the list, one with everything about it, priorities, and what waits for somebody.

use jcat_domain::attachments::AttachmentStage;
use jcat_domain::board::minutes;
use jcat_domain::board::priorities::{self, PrioritiesState, Priority};
use jcat_domain::board::rules::{ConvocationTyped, WhichBoardMeeting};
use jcat_domain::board::{AgendaItem, BoardMeetingState, ItemResult, ItemState, MeetingForm, SeatVoice, Voice, eligible};
use jcat_domain::duties::Duty;
use jcat_domain::elections::BoardAct;
use jcat_domain::fold::State;
use jcat_domain::hash::Sha256;
use jcat_domain::ids::{AgencyId, BoardMeetingId, DecisionId, ItemId, OfficerId, PointId, PrioritiesId};
use jcat_domain::{Author, Country, Day, Instant, Refusal, zones};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// The meetings of the Board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BoardMeetings {
    /// The meetings and procedures, the latest first.
    pub rows: Vec<BoardMeetingRow>,
    /// Call one.
    pub may: May,
}

/// A meeting of the Board in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoardMeetingRow {
    /// The meeting.
    pub id: BoardMeetingId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
    /// How the Board comes together.
    pub form: MeetingForm,
    /// When it begins.
    pub begins: Instant,
    /// When it ends, or closes.
    pub ends: Instant,
    /// How many items are on the agenda.
    pub items: u32,
    /// How many of them were decided or noted.
    pub decided: u32,
    /// Where it stands.
    pub stands: BoardMeetingStands,
}

jcat_domain::labels! {
    /// Where a meeting stands.
    BoardMeetingStands {
        /// Called.
        Called = "board-called",
        /// Under way: it has begun, and items are open.
        UnderWay = "board-under-way",
        /// Every item is settled; the minutes wait for approval.
        Draft = "board-minutes-draft",
        /// The minutes were approved.
        Approved = "board-minutes-approved",
        /// It does not take place.
        Cancelled = "board-cancelled",
    }
}

/// A meeting of the Board with everything about it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoardMeetingView {
    /// What a list shows of it.
    pub row: BoardMeetingRow,
    /// As somebody would type it.
    pub typed: ConvocationTyped,
    /// Until when items and papers are to be in.
    pub items_until: Option<Instant>,
    /// The seats of the Board on that day.
    pub seats: Vec<SeatRow>,
    /// How many of what the seats weigh must be there, where nobody has an interest.
    pub needed: u32,
    /// The title of the rule set that says so; none where the Board adopted none.
    pub rules: Option<String>,
    /// Who else came.
    pub others: Vec<String>,
    /// Whether who came is on record.
    pub attended: bool,
    /// The agenda, in its order.
    pub items: Vec<ItemRow>,
    /// What was said on the meeting as a whole.
    pub remarks: Vec<RemarkRow>,
    /// What somebody is to do.
    pub actions: Vec<ActionRow>,
    /// The hash of the minutes as they are now.
    pub sha256: Sha256,
    /// The approval of the minutes.
    pub approved: Option<ApprovedView>,
    /// Why it does not take place.
    pub cancelled: Option<String>,
    /// Who called it.
    pub by: String,
    /// What who asks may do.
    pub may: BoardMeetingMay,
}

/// A seat at a meeting.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SeatRow {
    /// The agency that names the seat.
    pub agency: AgencyId,
    /// Its country.
    pub country: Option<Country>,
    /// What its vote weighs.
    #[ts(type = "number")]
    pub weight: u64,
    /// Whether somebody came for it.
    pub present: bool,
    /// Who.
    pub officer: Option<OfficerId>,
    /// The name.
    pub name: Option<String>,
    /// Who could: its representatives and alternates of the day.
    pub people: Vec<SeatPerson>,
}

/// Somebody who could come for a seat.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SeatPerson {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
}

/// An item of an agenda.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemRow {
    /// The item.
    pub id: ItemId,
    /// What it is.
    pub is: AgendaItem,
    /// The number of the proposal, case or application that it is about.
    pub label: Option<String>,
    /// Whether it is about a guest who is here: then the Board decides whether the guest stays longer.
    pub extends: bool,
    /// Agencies that have an interest in it.
    pub interests: Vec<InterestRow>,
    /// In writing: what the seats answered.
    pub answers: Vec<SeatAnswerRow>,
    /// Agencies that name the seats that may vote on it.
    pub eligible: Vec<AgencyId>,
    /// Every decision on it, the first first.
    pub decisions: Vec<ItemDecisionRow>,
    /// What was said of it.
    pub remarks: Vec<RemarkRow>,
    /// Say for one's own seat that it has an interest, or answer.
    pub may_speak: May,
}

/// An interest in an item.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InterestRow {
    /// The agency.
    pub agency: AgencyId,
    /// Which.
    pub reason: String,
}

/// What a seat answered.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeatAnswerRow {
    /// The agency that names the seat.
    pub agency: AgencyId,
    /// What it says.
    pub voice: Voice,
    /// Why.
    pub reason: Option<String>,
    /// Who entered it, where that was somebody of another agency.
    pub entered_by: Option<String>,
}

/// A decision on an item.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ItemDecisionRow {
    /// The decision.
    pub id: DecisionId,
    /// The act.
    pub act: BoardAct,
    /// What came of it.
    pub result: ItemResult,
    /// What each seat said.
    pub voices: Vec<SeatVoice>,
    /// The decision that it corrects.
    pub corrects: Option<DecisionId>,
    /// Whether it stands.
    pub stands: bool,
}

/// Something that was said.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RemarkRow {
    /// Which.
    pub point: PointId,
    /// What.
    pub text: String,
}

/// Something that somebody is to do.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ActionRow {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// Its number.
    pub label: String,
    /// Which.
    pub point: PointId,
    /// On which item.
    pub item: Option<ItemId>,
    /// What.
    pub text: String,
    /// The agency that answers for it.
    pub agency: AgencyId,
    /// The officer who sees to it.
    pub officer: Option<String>,
    /// Its last day.
    pub due: Option<Day>,
    /// Whether it was done.
    pub done: bool,
    /// What came of it.
    pub outcome: Option<String>,
    /// Say that it was done.
    pub may: May,
}

/// The approval of minutes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ApprovedView {
    /// The hash of what was approved.
    pub sha256: Sha256,
    /// The act.
    pub act: BoardAct,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// What may be done with a meeting.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BoardMeetingMay {
    /// Change the convocation, or cancel it.
    pub shift: May,
    /// Keep the agenda.
    pub agenda: May,
    /// Record who came, what was said and decided.
    pub record: May,
    /// Record that the minutes were approved.
    pub approve: May,
}

/// Priorities of a period.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PrioritiesView {
    /// Which.
    pub id: PrioritiesId,
    /// The first day.
    pub from: Day,
    /// The day on which they no longer hold.
    pub to: Day,
    /// The priorities.
    pub list: Vec<Priority>,
    /// The decision.
    pub decision: DecisionId,
    /// Whether these are in force today.
    pub now: bool,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn row(read: &Read<'_>, state: &BoardMeetingState) -> BoardMeetingRow {
    let agenda = state.agenda();
    let decided = agenda.iter().filter(|(id, _)| state.standing(*id).is_some()).count();
    let stands = match () {
        () if state.cancelled.is_some() => BoardMeetingStands::Cancelled,
        () if state.approved.is_some() => BoardMeetingStands::Approved,
        () if read.now < state.begins() => BoardMeetingStands::Called,
        () if state.ends() <= read.now && decided == agenda.len() => BoardMeetingStands::Draft,
        () => BoardMeetingStands::UnderWay,
    };
    BoardMeetingRow {
        id: state.id,
        label: state.label(),
        title: state.convocation.value.title.clone(),
        form: state.convocation.value.form,
        begins: state.begins(),
        ends: state.ends(),
        items: count(agenda.len()),
        decided: count(decided),
        stands,
    }
}

/// Lists the meetings of the Board, the latest first.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<BoardMeetings, Error> {
    let mut statement = read.connection.prepare_cached("SELECT id FROM board_meetings ORDER BY begins DESC, id LIMIT 500")?;
    let ids: Vec<Uuid> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let rows = ids.into_iter().map(|id| read::board_meeting(read.connection, BoardMeetingId(id)).map(|state| row(read, &state)));
    Ok(BoardMeetings { rows: rows.collect::<Result<_, _>>()?, may: read.may(read.author()?.require(&[Duty::Secretary])) })
}

fn seat_rows(read: &Read<'_>, state: &BoardMeetingState) -> Result<Vec<SeatRow>, Error> {
    let roster = read.roster()?;
    let present = state.attendance.as_ref().map(|it| it.value.present.as_slice()).unwrap_or_default();
    let day = state.begins().office_day();
    let seat = |seat: &jcat_domain::elections::Seat| {
        let came = present.iter().find(|it| seat.holds(&it.agency));
        let officer = came.and_then(|it| it.officer);
        let sitting = std::iter::once(&seat.agency).chain(&seat.with).flat_map(|agency| jcat_domain::elections::seats::people(roster, agency));
        let people = sitting.filter(|it| it.span.holds(day)).map(|it| Ok(SeatPerson { officer: it.officer, name: read.officer_name(it.officer)? }));
        Ok(SeatRow {
            agency: seat.agency.clone(),
            country: seat.country,
            weight: seat.weight,
            present: came.is_some(),
            officer,
            name: officer.map(|officer| read.officer_name(officer)).transpose()?,
            people: people.collect::<Result<_, Error>>()?,
        })
    };
    state.convocation.value.seats.iter().map(seat).collect()
}

fn item_row(read: &Read<'_>, state: &BoardMeetingState, id: ItemId, item: &ItemState, author: &Author) -> Result<ItemRow, Error> {
    let is = item.is.value.clone();
    let conflicted = state.conflicted(id);
    let standing = state.standing(id).map(|(id, _)| *id);
    let (label, extends) = match (is.attachment, is.case) {
        (Some(attachment), _) => match read::attachment(read.connection, attachment) {
            Ok(it) => (Some(it.label()), it.stage(read.today()) == AttachmentStage::Active),
            Err(Error::NotFound(_)) => (None, false),
            Err(other) => return Err(other),
        },
        (None, Some(case)) => (read::case_if_here(read.connection, case)?.map(|it| it.label()), false),
        (None, None) => (None, false),
    };
    let answers = item.answers.iter().map(|(agency, it)| {
        let entered_by = it.entered_for.then(|| read.officer_name(it.done.by)).transpose()?;
        Ok(SeatAnswerRow { agency: agency.clone(), voice: it.voice, reason: it.reason.clone(), entered_by })
    });
    let decisions = state.decisions.iter().filter(|(_, it)| it.item == id).map(|(decision, it)| ItemDecisionRow {
        id: *decision,
        act: it.act.clone(),
        result: it.result,
        voices: it.voices.clone(),
        corrects: it.corrects,
        stands: standing == Some(*decision),
    });
    let sits = author.agency.as_ref().is_some_and(|agency| state.convocation.value.seats.iter().any(|seat| seat.holds(agency)));
    let speaks = author.require(&[Duty::Representative, Duty::Alternate, Duty::Secretary]).and_then(|()| match standing {
        Some(_) => Err(Refusal::AlreadyRecorded),
        None if !sits && !author.has(Duty::Secretary) => Err(Refusal::NeedsDuty { duty: Duty::Representative }),
        None => Ok(()),
    });
    Ok(ItemRow {
        id,
        label,
        extends,
        interests: item.interests.iter().map(|(agency, it)| InterestRow { agency: agency.clone(), reason: it.text.clone() }).collect(),
        answers: answers.collect::<Result<_, Error>>()?,
        eligible: eligible(&state.convocation.value.seats, &conflicted).map(|seat| seat.agency.clone()).collect(),
        decisions: decisions.collect(),
        remarks: remarks(state, Some(id)),
        may_speak: read.may(speaks),
        is,
    })
}

fn remarks(state: &BoardMeetingState, item: Option<ItemId>) -> Vec<RemarkRow> {
    let of = state.remarks.iter().filter(|(_, it)| it.item == item);
    of.map(|(point, it)| RemarkRow { point: *point, text: it.text.clone() }).collect()
}

fn action_row(read: &Read<'_>, state: &BoardMeetingState, point: PointId, author: &Author) -> Result<ActionRow, Error> {
    let it = state.actions.get(&point).ok_or(Error::NotFound("point"))?;
    let may = match &it.done {
        Some(_) => Err(Refusal::AlreadyRecorded),
        None => author.require_of(&it.agency).or_else(|_| author.require(&[Duty::Secretary])),
    };
    Ok(ActionRow {
        meeting: state.id,
        label: state.label(),
        point,
        item: it.item,
        text: it.text.clone(),
        agency: it.agency.clone(),
        officer: it.officer.map(|officer| read.officer_name(officer)).transpose()?,
        due: it.due,
        done: it.done.is_some(),
        outcome: it.done.as_ref().and_then(|(text, _)| text.clone()),
        may: read.may(may),
    })
}

/// Gives a convocation as somebody would type it.
fn typed_of(state: &BoardMeetingState) -> ConvocationTyped {
    let it = &state.convocation.value;
    let clock = |at: Instant| zones::clock(at, zones::OFFICE);
    ConvocationTyped {
        title: it.title.clone(),
        form: it.form,
        at: clock(it.when.begins),
        minutes: it.when.minutes,
        place: it.place.clone(),
        items_until: it.items_until.map(clock),
        closes: it.closes.map(clock),
        silence: Some(it.silence),
    }
}

/// Gives a meeting with everything about it.
pub(crate) fn one(read: &Read<'_>, request: WhichBoardMeeting) -> Result<BoardMeetingView, Error> {
    let state = read::board_meeting(read.connection, request.meeting)?;
    let author = read.author()?;
    let convocation = &state.convocation.value;
    let rules = convocation.rules.map(|id| read::rule_set_title(read.connection, id)).transpose()?.flatten();
    let total = convocation.seats.iter().filter(|seat| seat.votes()).map(|seat| seat.weight).sum::<u64>();
    let keeps = author.require(&[Duty::Secretary]);
    let open = match () {
        () if state.approved.is_some() => Err(Refusal::MinutesFixed),
        () if state.cancelled.is_some() => Err(Refusal::MeetingOff),
        () => keeps.clone(),
    };
    let begun = open.clone().and_then(|()| if read.now < state.begins() { Err(Refusal::InTheFuture) } else { Ok(()) });
    let shift = open.clone().and(if state.decisions.is_empty() { Ok(()) } else { Err(Refusal::AlreadyRecorded) });
    let left = state.agenda().into_iter().find(|(id, _)| state.standing(*id).is_none());
    let approve = begun.clone().and_then(|()| match left {
        Some((_, item)) => Err(Refusal::ItemOpen { title: item.is.value.title.clone() }),
        None if read.now < state.ends() => Err(Refusal::InTheFuture),
        None => Ok(()),
    });
    let approved = state
        .approved
        .as_ref()
        .map(|(sha256, act, done)| Ok::<_, Error>(ApprovedView { sha256: *sha256, act: act.clone(), by: read.officer_name(done.by)?, at: done.at }));
    Ok(BoardMeetingView {
        row: row(read, &state),
        typed: typed_of(&state),
        items_until: convocation.items_until,
        seats: seat_rows(read, &state)?,
        needed: u32::try_from(convocation.quorum.fraction.needed(total, convocation.quorum.strict)).unwrap_or(u32::MAX),
        rules,
        others: state.attendance.as_ref().map(|it| it.value.others.clone()).unwrap_or_default(),
        attended: state.attendance.is_some(),
        items: state.agenda().into_iter().map(|(id, item)| item_row(read, &state, id, item, author)).collect::<Result<_, _>>()?,
        remarks: remarks(&state, None),
        actions: state.actions.keys().map(|point| action_row(read, &state, *point, author)).collect::<Result<_, _>>()?,
        sha256: minutes::hash(&state),
        approved: approved.transpose()?,
        cancelled: state.cancelled.as_ref().map(|it| it.text.clone()),
        by: read.officer_name(state.called.by)?,
        may: BoardMeetingMay { shift: read.may(shift), agenda: read.may(open), record: read.may(begun), approve: read.may(approve) },
    })
}

/// Gives what the Board asked of who asks and is not done: their own, and what names nobody of their agency.
pub(crate) fn actions(read: &Read<'_>) -> Result<Vec<ActionRow>, Error> {
    let author = read.author()?;
    let Some(agency) = &author.agency else { return Ok(Vec::new()) };
    let mut statement = read.connection.prepare_cached(
        "SELECT meeting, point FROM board_actions WHERE agency = ?1 AND (officer IS NULL OR officer = ?2) ORDER BY due IS NULL, due, point LIMIT 50",
    )?;
    let found: Vec<(Uuid, Uuid)> = statement
        .query_map(rusqlite::params![agency.as_str(), read.me.officer.0], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let action = |(meeting, point)| action_row(read, &read::board_meeting(read.connection, BoardMeetingId(meeting))?, PointId(point), author);
    found.into_iter().map(action).collect()
}

/// Gives the written procedures that are open and in which one's own seat has not answered every item.
pub(crate) fn to_answer(read: &Read<'_>) -> Result<Vec<BoardMeetingRow>, Error> {
    let author = read.author()?;
    let Some(agency) = author.agency.as_ref().filter(|_| author.require(&[Duty::Representative, Duty::Alternate]).is_ok()) else {
        return Ok(Vec::new());
    };
    let sql = "SELECT id FROM board_meetings WHERE written = 1 AND cancelled = 0 AND approved = 0 AND begins <= ?1 AND closes > ?1 ORDER BY closes, id LIMIT 50";
    let ids: Vec<Uuid> = read.connection.prepare_cached(sql)?.query_map([read.now.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for id in ids {
        let state = read::board_meeting(read.connection, BoardMeetingId(id))?;
        let Some(seat) = state.convocation.value.seats.iter().find(|seat| seat.votes() && seat.holds(agency)) else { continue };
        let open = |(id, item): &(ItemId, &ItemState)| {
            let conflicted = state.conflicted(*id).iter().any(|agency| seat.holds(agency));
            !conflicted && !item.answers.keys().any(|agency| seat.holds(agency))
        };
        if state.agenda().iter().any(open) {
            found.push(row(read, &state));
        }
    }
    Ok(found)
}

/// Gives the priorities of every period, the latest first.
pub(crate) fn priorities(read: &Read<'_>, _: Nothing) -> Result<Vec<PrioritiesView>, Error> {
    let mut all: Vec<PrioritiesState> = read::all(read.connection, "priorities")?
        .into_iter()
        .filter_map(|state| if let State::Priorities(it) = state { Some(it) } else { None })
        .collect();
    all.sort_by_key(|it| std::cmp::Reverse((it.from, it.done.at, it.id)));
    let now = priorities::in_force(&all, read.today()).map(|it| it.id);
    let view =
        |it: PrioritiesState| PrioritiesView { id: it.id, from: it.from, to: it.to, list: it.list, decision: it.decision, now: now == Some(it.id) };
    Ok(all.into_iter().map(view).collect())
}
