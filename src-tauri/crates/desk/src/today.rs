//! Today: what waits for the officer, each with what it is about.

use jcat_domain::cases::Stage;
use jcat_domain::duties::Duty;
use jcat_domain::ids::{AgencyId, CaseId, NoteId, OfficerId, RoundId, TaskId};
use jcat_domain::readiness::Gate;
use jcat_domain::{Author, Country, Day, Instant};
use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::cases::list::{self, CaseRow};
use crate::elections::view::ElectionRow;
use crate::error::Error;
use crate::hits::alarms::{self, AlarmRow};
use crate::hits::view::{self as hit_view, HitsWait};
use crate::inbox::{self, Inbox};
use crate::replica::read;
use crate::roster::{self, AsOf, Gap, HandoverItem, Move};
use crate::rounds;
use crate::undo::Nothing;
use crate::work::Read;

pub mod waiting;

/// What waits.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// The day.
    pub day: Day,
    /// Proposals that one's agency has still to score.
    pub to_score: Vec<ToScore>,
    /// Proposals of one's agency that were returned.
    pub returned: Vec<CaseRow>,
    /// Drafts of one's agency.
    pub drafts: Vec<crate::drafts::DraftRow>,
    /// For the secretary: submitted proposals that are in no round.
    pub for_a_round: Vec<CaseRow>,
    /// For the secretary: rounds that are due to be closed.
    pub to_close: Vec<rounds::RoundRow>,
    /// For the secretary: proposals that wait for the Board.
    pub for_the_board: Vec<CaseRow>,
    /// Cases that were brought in and wait for one's approval.
    pub to_approve: Vec<CaseRow>,
    /// Proposals and cases of one's agency that must be acted on soon.
    pub urgent: Vec<CaseRow>,
    /// Notes of the last two weeks that name one.
    pub mentions: Vec<MentionRow>,
    /// What does not simply hold.
    pub inbox: Inbox,
    /// Tasks of one's own, and those of one's agency that nobody sees to, due within a week.
    pub tasks: Vec<TaskDue>,
    /// What cases lack that one leads and is on, while they are made ready; and those that are ready no longer.
    pub lacking: Vec<CaseLacks>,
    /// Outcomes of operations in which something is asked of one.
    pub outcomes: Vec<waiting::OutcomeWaits>,
    /// Elections in which a step is one's own to take.
    pub elections: Vec<ElectionRow>,
    /// Cases of one's agency, or that one is on, with hits that wait for a word.
    pub hits: Vec<HitsWait>,
    /// Data of one's own agency of which somebody asked for a permission, or proposed a stricter marking.
    pub asked: Vec<crate::contributions::asked::AskedOfUs>,
    /// For EC3 and administrators: alarms that nobody has looked into.
    pub alarms: Vec<AlarmRow>,
    /// Data whose review is asked of one, and proposals to erase that wait for one as the second person.
    pub retention: Vec<crate::retention::view::RetentionRow>,
    /// Requests of data subjects that are due soon or overdue.
    pub requests: Vec<crate::data_requests::pack::DataRequestRow>,
    /// Corrections of data that one's agency received, and of its own of which it has somebody to tell itself.
    pub corrections: Vec<crate::corrections::view::CorrectionRow>,
    /// Applications for attachments, and guests, of which something is asked of one.
    pub attachments: Vec<crate::attachments::view::AttachmentRow>,
    /// Occasional contributions that wait for their sponsor: one's own, and all of them for the coordinator.
    pub offers: Vec<crate::offers::view::OfferRow>,
    /// Events of outreach whose report is asked of one.
    pub outreach: Vec<crate::outreach::view::OutreachRow>,
    /// What the Board asked of one.
    pub board_actions: Vec<crate::board::view::ActionRow>,
    /// Written procedures that wait for the answer of one's own seat.
    pub to_answer: Vec<crate::board::view::BoardMeetingRow>,
    /// Situation reports that are due.
    pub reports: Vec<waiting::ReportDue>,
    /// When the next one will be, so that Today is asked for again then.
    pub again: Option<Instant>,
    /// Gaps in the cover of one's own agency.
    pub gaps: Vec<Gap>,
    /// Duties that wait for one's own word as the second person.
    pub to_second: Vec<roster::ProposedRow>,
    /// Terms of one's own agency that end.
    pub terms: Vec<Move>,
    /// What somebody of one's agency who has left still holds.
    pub handover: Vec<HandoverRow>,
    /// How many officers are in the room, and who is away.
    pub room: Room,
    /// What was recorded last.
    pub lately: Vec<CaseRow>,
    /// How many things wait.
    pub count: usize,
}

/// A task that is due.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TaskDue {
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its last day.
    pub due: Option<Day>,
    /// Whether that day has passed.
    pub late: bool,
}

/// A case that one leads and what it lacks for action.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseLacks {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Where it stands: `ready` means that it is ready no longer.
    pub stage: Stage,
    /// The gates that stand in the way.
    pub gates: Vec<Gate>,
}

/// A proposal to score.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ToScore {
    /// The round.
    pub round: RoundId,
    /// The day on which it is to be closed.
    pub closes: Option<Day>,
    /// The proposal.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
    /// The country that proposed it.
    pub country: Option<Country>,
}

/// A note that names one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MentionRow {
    /// The note.
    pub note: NoteId,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Its beginning.
    pub text: String,
}

/// Somebody who has left and what still names them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoverRow {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
    /// How much there is.
    pub items: Vec<HandoverItem>,
}

/// Who is there.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Room {
    /// Officers in post today.
    pub officers: usize,
    /// Those who are away.
    pub away: Vec<Away>,
}

/// Somebody who is away.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Away {
    /// The name.
    pub name: String,
    /// The organisation.
    pub agency: AgencyId,
}

/// The most rows of one kind.
const EACH: u32 = 50;
const TWO_WEEKS: i64 = 14 * 86_400_000;

/// Gives what waits.
pub(crate) fn today(read: &Read<'_>, _: Nothing) -> Result<Today, Error> {
    let (all, author, day) = read.who()?;
    let agency = author.agency.clone();
    let secretary = author.has(Duty::Secretary);
    let own = agency.as_ref().map_or("", AgencyId::as_str);
    let stage = |stage: Stage| i64::try_from(stage.rank()).unwrap_or_default();
    let mut to_score = Vec::new();
    let mut to_close = Vec::new();
    for round in rounds::open_rounds(read)? {
        for case in rounds::to_score(read, &round)? {
            let title = read::cover(read.connection, case.id).map(|cover| cover.title.value).unwrap_or_default();
            to_score.push(ToScore { round: round.id, closes: round.closes, case: case.id, label: case.label(), title, country: case.country });
        }
        if secretary && round.closes.is_none_or(|closes| closes <= day) {
            to_close.push(rounds::RoundRow {
                id: round.id,
                opened_at: round.opened.1,
                closes: round.closes,
                closed_at: None,
                proposals: round.cases.len(),
                to_score: 0,
            });
        }
    }
    let only = |wanted: bool, condition: &str, values: &[&dyn rusqlite::ToSql]| if wanted { rows(read, condition, values) } else { Ok(Vec::new()) };
    let returned = rows(read, "c.stage_rank = ?1 AND c.agency = ?2", params![stage(Stage::Returned), own])?;
    let for_a_round = only(secretary, "c.stage_rank = ?1", params![stage(Stage::Submitted)])?;
    let mut for_the_board = only(secretary, "c.stage_rank IN (?1, ?2)", params![stage(Stage::UnderReview), stage(Stage::Deferred)])?;
    let scoring: Vec<CaseId> = rounds::open_rounds(read)?.into_iter().flat_map(|round| round.cases).collect();
    for_the_board.retain(|row| !scoring.contains(&row.id));
    let to_approve = rows(read, "c.awaits = 1 AND c.agency = ?1", params![own])?;
    let soon = day.plus(30).to_string();
    let urgent = rows(read, "c.agency = ?1 AND c.urgent_by <= ?2 AND c.stage_rank < ?3", params![own, soon, stage(Stage::WrapUp)])?;
    let urgent: Vec<CaseRow> = urgent.into_iter().filter(|row| !row.stage.is_over()).collect();
    let drafts = crate::drafts::list(read, Nothing {})?;
    let inbox = inbox::inbox(read, Nothing {})?;
    let view = roster::roster(read, AsOf::default())?;
    let of_mine = |it: &AgencyId| Some(it) == agency.as_ref();
    let gaps: Vec<Gap> = view.gaps.into_iter().filter(|gap| of_mine(&gap.agency)).collect();
    let terms: Vec<Move> = view.moves.into_iter().filter(|it| !it.arrives && of_mine(&it.agency)).collect();
    let mentions = mentions(read)?;
    let handover = handovers(read)?;
    let tasks = tasks(read, own, day)?;
    let lacking = lacking(read, author)?;
    let outcomes = waiting::outcomes(read, author)?;
    let (reports, again) = waiting::reports(read, author)?;
    let elections: Vec<ElectionRow> = crate::elections::view::waiting(read)?;
    let attachments = crate::attachments::view::waiting(read)?;
    let offers = crate::offers::view::waiting(read)?;
    let outreach = crate::outreach::view::waiting(read)?;
    let board_actions = crate::board::view::actions(read)?;
    let to_answer = crate::board::view::to_answer(read)?;
    let to_second = roster::proposed::to_second(read)?;
    let away = all.officers_on(day).map(|officer| roster::officer_row(all, officer, day)).filter(|row| row.away);
    let room = Room { officers: all.officers_on(day).count(), away: away.map(|row| Away { name: row.name, agency: row.agency }).collect() };
    let hits = hit_view::waiting_today(read)?;
    let asked = crate::contributions::asked::waiting(read)?;
    let alarms = alarms::waiting(read, author)?;
    let retention = crate::retention::view::waiting(read)?;
    let requests = crate::data_requests::pack::waiting(read)?;
    let corrections = crate::corrections::view::waiting(read)?;
    let lately = list::rows(read, lately(read)?)?;
    let count = [
        to_score.len(),
        returned.len(),
        for_a_round.len(),
        to_close.len(),
        for_the_board.len(),
        to_approve.len(),
        mentions.len(),
        inbox.overtaken.len(),
        inbox.conflicts.len(),
        gaps.len(),
        terms.len(),
        to_second.len(),
        handover.len(),
        tasks.len(),
        lacking.len(),
        outcomes.len(),
        reports.len(),
        elections.len(),
        hits.len(),
        asked.len(),
        alarms.len(),
        retention.len(),
        requests.len(),
        corrections.len(),
        attachments.len(),
        offers.len(),
        outreach.len(),
        board_actions.len(),
        to_answer.len(),
    ]
    .iter()
    .sum();
    Ok(Today {
        day,
        to_score,
        returned,
        drafts,
        for_a_round,
        to_close,
        for_the_board,
        to_approve,
        urgent,
        mentions,
        inbox,
        tasks,
        lacking,
        outcomes,
        elections,
        hits,
        asked,
        alarms,
        retention,
        requests,
        corrections,
        attachments,
        offers,
        outreach,
        board_actions,
        to_answer,
        reports,
        again,
        gaps,
        to_second,
        terms,
        handover,
        room,
        lately,
        count,
    })
}

/// Gives the newest cases that fit. They are found on a narrow index first, and only those that are shown are read whole.
fn rows(read: &Read<'_>, condition: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<CaseRow>, Error> {
    let sql = format!("SELECT c.id FROM cases c WHERE {condition} ORDER BY c.changed_at DESC, c.id LIMIT {EACH}");
    let ids: Vec<Uuid> = read.connection.prepare_cached(&sql)?.query_map(values, |row| row.get(0))?.collect::<Result<_, _>>()?;
    list::rows(read, ids)
}

/// Gives the ids of what was recorded last.
fn lately(read: &Read<'_>) -> Result<Vec<Uuid>, Error> {
    let mut statement = read.connection.prepare_cached("SELECT id FROM cases ORDER BY changed_at DESC, id LIMIT 8")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn mentions(read: &Read<'_>) -> Result<Vec<MentionRow>, Error> {
    let mut found = Vec::new();
    for note in roster::mentioned_since(read, read.me.officer, read.now.0 - TWO_WEEKS)? {
        let mut statement = read.connection.prepare_cached(
            "SELECT n.case_id, c.label, n.author, n.at, substr(n.body, 1, 160) FROM notes n JOIN cases c ON c.id = n.case_id WHERE n.id = ?1 AND n.corrected_by IS NULL",
        )?;
        let mut rows = statement.query([note])?;
        if let Some(row) = rows.next()? {
            let by = read.officer_name(OfficerId(row.get::<_, Uuid>(2)?))?;
            found.push(MentionRow {
                note: NoteId(note),
                case: CaseId(row.get(0)?),
                label: row.get(1)?,
                by,
                at: Instant(row.get(3)?),
                text: row.get(4)?,
            });
        }
    }
    Ok(found)
}

/// Lists open tasks due within a week: one's own, and one's agency's that name nobody.
fn tasks(read: &Read<'_>, agency: &str, day: Day) -> Result<Vec<TaskDue>, Error> {
    let soon = day.plus(7).to_string();
    let mut statement = read.connection.prepare_cached(
        "SELECT t.id, t.title, t.case_id, c.label, t.due FROM tasks t JOIN cases c ON c.id = t.case_id
         WHERE t.officer = ?1 AND t.due <= ?2 AND t.status <> 'done' AND t.removed = 0 AND c.stage NOT IN ('closed', 'cancelled')
         UNION
         SELECT t.id, t.title, t.case_id, c.label, t.due FROM tasks t JOIN cases c ON c.id = t.case_id
         WHERE t.agency = ?3 AND t.officer IS NULL AND t.due <= ?2 AND t.status <> 'done' AND t.removed = 0 AND c.stage NOT IN ('closed', 'cancelled')
         ORDER BY 5, 1 LIMIT ?4",
    )?;
    let mut rows = statement.query(params![read.me.officer.0, soon, agency, EACH])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let due: Option<Day> = row.get_ref(4)?.as_str().ok().and_then(|text| text.parse().ok());
        found.push(TaskDue {
            task: TaskId(row.get(0)?),
            title: row.get(1)?,
            case: CaseId(row.get(2)?),
            label: row.get(3)?,
            due,
            late: due.is_some_and(|due| due < day),
        });
    }
    Ok(found)
}

/// Lists what the cases lack that one leads and is on, while they are made ready or should be.
fn lacking(read: &Read<'_>, author: &Author) -> Result<Vec<CaseLacks>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT c.id, c.title FROM case_has h JOIN cases c ON c.id = h.id
         WHERE h.what = 'officer' AND h.term = ?1 AND c.stage IN ('readying', 'ready') ORDER BY c.changed_at DESC LIMIT 20",
    )?;
    let on: Vec<(Uuid, String)> =
        statement.query_map([read.me.officer.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for (case, title) in on {
        let case = read::case(read.connection, CaseId(case))?;
        if jcat_domain::cases::rules::may_lead(&case, author).is_err() {
            continue;
        }
        let gates = crate::readiness::view::gates_now(read, &case)?;
        let gates: Vec<Gate> = gates.into_iter().filter(|(_, standing)| standing.fails()).map(|(gate, _)| gate).collect();
        if !gates.is_empty() {
            found.push(CaseLacks { case: case.id, label: case.label(), title, stage: case.stage, gates });
        }
    }
    Ok(found)
}

fn handovers(read: &Read<'_>) -> Result<Vec<HandoverRow>, Error> {
    let (all, author, day) = read.who()?;
    let mut found = Vec::new();
    for officer in all.officers.values() {
        let left = !officer.posts.iter().any(|post| post.span.to.is_none_or(|to| day < to));
        if left && author.is_of(&officer.agency) {
            let items = roster::handover(read, officer.id)?;
            if !items.is_empty() {
                found.push(HandoverRow { officer: officer.id, name: officer.name.value.clone(), items });
            }
        }
    }
    Ok(found)
}
