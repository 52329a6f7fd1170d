//! Lists of proposals and cases: filter, sort, group, page, all in SQL on derived rows.

use jcat_domain::cases::{CaseKind, CrimeArea, Stage};
use jcat_domain::handling::Tlp;
use jcat_domain::ids::{AgencyId, CaseId};
use jcat_domain::labels;
use jcat_domain::{Audience, Country, Day, Instant};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::cases::stages;
use crate::error::Error;
use crate::search;
use crate::work::Read;

/// The most rows of one page.
const PAGE: u32 = 1_000;

/// What is asked of a list of cases. Every filter that is given must fit.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CaseFilter {
    /// Stages; none means every one that is not over.
    #[ts(optional)]
    pub stages: Option<Vec<Stage>>,
    /// Crime areas, any of them.
    #[ts(optional)]
    pub areas: Option<Vec<CrimeArea>>,
    /// The country that proposed or leads.
    #[ts(optional)]
    pub country: Option<Country>,
    /// A country it touches.
    #[ts(optional)]
    pub touches: Option<Country>,
    /// An agency that takes part.
    #[ts(optional)]
    pub agency: Option<AgencyId>,
    /// Only what one's own agency leads or takes part in.
    #[ts(optional)]
    pub mine: Option<bool>,
    /// A TLP label.
    #[ts(optional)]
    pub tlp: Option<Tlp>,
    /// Words in title, summary or number.
    #[ts(optional)]
    pub text: Option<String>,
    /// Only what has this number.
    #[ts(optional)]
    pub label: Option<String>,
    /// Only what was brought in and waits for its lead's approval.
    #[ts(optional)]
    pub awaits: Option<bool>,
    /// Only operations, or only projects of mutual interest.
    #[ts(optional)]
    pub kind: Option<CaseKind>,
    /// Only what is in conflict.
    #[ts(optional)]
    pub conflicts: Option<bool>,
    /// Also what is over.
    #[ts(optional)]
    pub over: Option<bool>,
}

labels! {
    /// What a list of cases is sorted by.
    CaseSort {
        /// When something was last recorded.
        Changed = "changed",
        /// The number.
        Number = "number",
        /// The title.
        Title = "title",
        /// The country.
        Country = "country",
        /// The stage.
        Stage = "stage",
        /// The Board's order.
        Order = "order",
        /// The marking.
        Tlp = "tlp",
        /// The day by which it must be acted on.
        Urgent = "urgent",
        /// When it was submitted.
        Submitted = "submitted",
    }
}

labels! {
    /// What rows of a list of cases stand in groups by.
    CaseGroup {
        /// Where they stand.
        Stage = "stage",
        /// The country that proposed or leads.
        Country = "country",
        /// The first crime area.
        Area = "area",
        /// The marking.
        Tlp = "tlp",
    }
}

impl CaseGroup {
    /// The column that names a group, and the order in which groups follow each other.
    const fn columns(self) -> (&'static str, &'static str) {
        match self {
            Self::Stage => ("c.stage", "c.stage_rank DESC"),
            Self::Country => ("c.country", "c.country"),
            Self::Area => ("c.area", "c.area"),
            Self::Tlp => ("c.tlp", "c.tlp_rank DESC"),
        }
    }
}

/// Asks for a page of cases.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CaseListRequest {
    /// What fits.
    pub filter: CaseFilter,
    /// What it is sorted by.
    pub sort: CaseSort,
    /// Whether the greatest come first.
    pub descending: bool,
    /// What rows stand in groups by, if they do.
    #[ts(optional)]
    pub group: Option<CaseGroup>,
    /// Rows to leave out.
    pub offset: u32,
    /// Rows to give, at most 1,000.
    pub limit: u32,
}

impl Default for CaseListRequest {
    fn default() -> Self {
        Self { filter: CaseFilter::default(), sort: CaseSort::Changed, descending: true, group: None, offset: 0, limit: 100 }
    }
}

/// A page of cases.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseList {
    /// The rows.
    pub rows: Vec<CaseRow>,
    /// How many fit.
    pub total: u32,
    /// How many cases there are.
    pub all: u32,
    /// The groups in order; only where rows stand in groups.
    pub groups: Vec<GroupCount>,
}

/// How many cases stand in a group.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GroupCount {
    /// The stage, country, crime area or TLP label; empty for cases that have none.
    pub key: String,
    /// How many.
    pub count: u32,
}

labels! {
    /// What the next step of a case waits for, in one label.
    NextStep {
        /// A scoring round.
        Round = "waits-for-round",
        /// The proposer's answer.
        Proposer = "waits-for-proposer",
        /// Scores.
        Scores = "being-scored",
        /// The Board.
        Board = "waits-for-board",
        /// The lead's approval of a case that was brought in.
        Approval = "waits-for-approval",
        /// Data of the members.
        Data = "waits-for-data",
        /// An action plan.
        Plan = "waits-for-plan",
        /// What makes it ready.
        Readiness = "being-readied",
        /// The operation.
        Operation = "waits-for-operation",
        /// What fell since it was ready (RDY): it is ready no longer.
        Fallen = "ready-no-longer",
        /// The outcome.
        Outcome = "waits-for-outcome",
        /// Nothing: the Board noted the outcome.
        Closing = "may-be-closed",
        /// Nothing.
        Nothing = "nothing",
    }
}

/// A case in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseRow {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub label: String,
    /// Its title; none where it may not be read.
    pub title: Option<String>,
    /// What it is for.
    pub kind: CaseKind,
    /// Where it stands.
    pub stage: Stage,
    /// Since when.
    pub since: Instant,
    /// The country that proposed or leads; none for one that a European body keeps.
    pub country: Option<Country>,
    /// Whether that country leads.
    pub leads: bool,
    /// The agency.
    pub agency: AgencyId,
    /// The first crime area.
    pub area: Option<CrimeArea>,
    /// The Board's order.
    pub order: Option<u32>,
    /// TLP label.
    pub tlp: Tlp,
    /// Handling code H1.
    pub h1: bool,
    /// Handling code H2.
    pub h2: bool,
    /// By when it must be acted on.
    pub urgent_by: Option<Day>,
    /// When something was last recorded.
    pub changed_at: Instant,
    /// What its next step waits for.
    pub next: NextStep,
    /// Whether a field is in conflict.
    pub in_conflict: bool,
    /// Whether an entry of it was overtaken.
    pub overtaken: bool,
    /// Whether one's own desk holds entries of it that the office has not taken yet.
    pub waits: bool,
}

/// A condition that is put together, with the values that are bound to it.
#[derive(Default)]
pub(crate) struct Where {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
}

impl Where {
    pub(crate) fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(if self.sql.is_empty() { " WHERE " } else { " AND " });
        self.sql.push_str(condition);
        self.values.extend(values);
    }
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// Turns a filter into a condition. Names of columns come from here, values are bound.
fn conditions(read: &Read<'_>, filter: &CaseFilter) -> Result<Where, Error> {
    let mut it = Where::default();
    let stages: Vec<Stage> = match &filter.stages {
        Some(stages) => stages.clone(),
        None if filter.over.unwrap_or_default() => Vec::new(),
        None => Stage::ALL.iter().copied().filter(|stage| !stage.is_over()).collect(),
    };
    if !stages.is_empty() {
        let ranks = stages.iter().map(|stage| Value::Integer(i64::try_from(stage.rank()).unwrap_or_default()));
        it.and(&format!("c.stage_rank IN ({})", marks(stages.len())), ranks);
    }
    if let Some(areas) = filter.areas.as_ref().filter(|areas| !areas.is_empty()) {
        let terms = areas.iter().map(|area| Value::Text(area.label().into()));
        it.and(&format!("c.id IN (SELECT id FROM case_has WHERE what = 'area' AND term IN ({}))", marks(areas.len())), terms);
    }
    if let Some(country) = filter.country {
        it.and("c.country = ?", [Value::Text(country.code().into())]);
    }
    if let Some(country) = filter.touches {
        it.and("c.id IN (SELECT id FROM case_has WHERE what = 'country' AND term = ?)", [Value::Text(country.code().into())]);
    }
    let own = if filter.mine.unwrap_or_default() { read.author()?.agency.clone() } else { None };
    for agency in filter.agency.iter().chain(own.iter()) {
        it.and("c.id IN (SELECT id FROM case_has WHERE what = 'agency' AND term = ?)", [Value::Text(agency.as_str().into())]);
    }
    if let Some(tlp) = filter.tlp {
        it.and("c.tlp_rank = ?", [Value::Integer(tlp as i64)]);
    }
    if let Some(query) = filter.text.as_deref().and_then(search::to_query) {
        it.and("c.id IN (SELECT f.id FROM words w JOIN found f ON f.rowid = w.rowid WHERE words MATCH ? AND f.what = 'case')", [Value::Text(query)]);
    }
    if let Some(label) = &filter.label {
        it.and("c.label = ?", [Value::Text(label.clone())]);
    }
    if filter.awaits.unwrap_or_default() {
        it.and("c.awaits = 1", []);
    }
    if let Some(kind) = filter.kind {
        it.and("c.project = ?", [Value::Integer((!kind.is_operation()).into())]);
    }
    if filter.conflicts.unwrap_or_default() {
        it.and("c.conflicts > 0", []);
    }
    Ok(it)
}

fn order(request: &CaseListRequest) -> String {
    let way = if request.descending { "DESC" } else { "ASC" };
    let sort = match request.sort {
        CaseSort::Changed => format!("c.changed_at {way}"),
        CaseSort::Number => format!("c.year {way}, c.number {way}"),
        CaseSort::Title => format!("c.folded {way}"),
        CaseSort::Country => format!("c.country {way}"),
        CaseSort::Stage => format!("c.stage_rank {way}, c.changed_at DESC"),
        // What has no order comes last both ways.
        CaseSort::Order => format!("c.priority IS NULL, c.priority {way}"),
        CaseSort::Tlp => format!("c.tlp_rank {way}, c.changed_at DESC"),
        CaseSort::Urgent => format!("c.urgent_by IS NULL, c.urgent_by {way}"),
        CaseSort::Submitted => format!("c.submitted_at {way}"),
    };
    let group = request.group.map(|group| format!("{}, ", group.columns().1)).unwrap_or_default();
    format!(" ORDER BY {group}{sort}, c.id")
}

/// Gives a page of cases.
pub(crate) fn list(read: &Read<'_>, request: CaseListRequest) -> Result<CaseList, Error> {
    let it = conditions(read, &request.filter)?;
    let connection = read.connection;
    let groups = request.group.map(|group| count_by(read, &it, group)).transpose()?.unwrap_or_default();
    let total = if request.group.is_some() {
        groups.iter().map(|group| group.count).sum()
    } else {
        connection.prepare_cached(&format!("SELECT count(*) FROM cases c{}", it.sql))?.query_row(params_from_iter(&it.values), |row| row.get(0))?
    };
    // The page is found on the narrow index, and only its rows are read whole.
    let page = format!("SELECT c.id FROM cases c{}{} LIMIT ? OFFSET ?", it.sql, order(&request));
    let mut values = it.values;
    values.push(Value::Integer(request.limit.clamp(1, PAGE).into()));
    values.push(Value::Integer(request.offset.into()));
    let ids: Vec<Uuid> = connection.prepare_cached(&page)?.query_map(params_from_iter(&values), |row| row.get(0))?.collect::<Result<_, _>>()?;
    let rows = rows(read, ids)?;
    let all = connection.prepare_cached("SELECT n FROM counts WHERE name = 'cases'")?.query_row([], |row| row.get(0))?;
    Ok(CaseList { rows, total, all, groups })
}

/// Reads the rows of cases as they stand now, in the order in which their ids are given.
pub(crate) fn rows(read: &Read<'_>, ids: impl IntoIterator<Item = Uuid>) -> Result<Vec<CaseRow>, Error> {
    let mut rows = whole(read.connection, ids)?;
    now(read, &mut rows)?;
    Ok(rows)
}

/// Says what no row holds: whether the office has all of a case that was recorded here; of one that was ready that it is ready no
/// longer, and of one in its wrap-up that it can be closed. Time alone can do the second. Only who is on the case has what the last
/// two follow from; to others it stands as it was said to.
pub(crate) fn now(read: &Read<'_>, rows: &mut [CaseRow]) -> Result<(), Error> {
    wait(read.connection, rows)?;
    let waits = |row: &CaseRow| match row.next {
        NextStep::Operation => true,
        NextStep::Outcome => row.stage == Stage::WrapUp,
        _ => false,
    };
    if !rows.iter().any(waits) {
        return Ok(());
    }
    // Which these are is asked once for all rows; what is reckoned then is reckoned for few.
    let (on, noted) = (stages::cases_on(read)?, stages::cases_noted(read)?);
    for row in rows.iter_mut().filter(|row| waits(row)) {
        if row.next == NextStep::Operation && on.contains(&row.id) && stages::has_fallen(read, row.id)? {
            row.next = NextStep::Fallen;
        } else if row.next == NextStep::Outcome && noted.contains(&row.id) && stages::may_be_closed(read, row.id)? {
            row.next = NextStep::Closing;
        }
    }
    Ok(())
}

/// Says of each row whether own entries of the case wait for the office: of its journal, or of what the taskforce knows of it.
fn wait(connection: &Connection, rows: &mut [CaseRow]) -> Result<(), Error> {
    // A desk that works alone has nobody to wait for, and nothing but pending entries.
    let met: bool = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM office)")?.query_row([], |row| row.get(0))?;
    if !met {
        return Ok(());
    }
    // Looked up by index for the rows of the page alone. What the office has acknowledged merely has no place here yet.
    const OWED: &str =
        "e.position IS NULL AND NOT EXISTS (SELECT 1 FROM acknowledged a WHERE a.audience = e.audience AND a.device = e.device AND a.seq = e.seq)";
    let mut statement = connection.prepare_cached(&format!(
        "SELECT EXISTS (SELECT 1 FROM entries e INDEXED BY entries_subject WHERE e.subject IN (?1, ?2) AND {OWED})
             OR EXISTS (SELECT 1 FROM entries e INDEXED BY entries_pending WHERE e.audience = ?3 AND {OWED})"
    ))?;
    for row in rows {
        let case = row.id;
        row.waits = statement.query_row(params![case.known().0, case.cover().0, Audience::Case(case).to_string()], |row| row.get(0))?;
    }
    Ok(())
}

fn whole(connection: &Connection, ids: impl IntoIterator<Item = Uuid>) -> Result<Vec<CaseRow>, Error> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE c.id = ?1"))?;
    ids.into_iter().map(|id| statement.query_row([id], row_of)?).collect()
}

fn count_by(read: &Read<'_>, it: &Where, group: CaseGroup) -> Result<Vec<GroupCount>, Error> {
    let (key, order) = group.columns();
    let sql = format!("SELECT {key}, count(*) FROM cases c{} GROUP BY {key} ORDER BY {order}", it.sql);
    let mut statement = read.connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&it.values), |row| Ok(GroupCount { key: row.get(0)?, count: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) const COLUMNS: &str =
    "SELECT c.id, c.label, c.title, c.stage, c.since, c.country, c.lead IS NOT NULL, c.agency, c.area, c.priority, c.tlp, c.h1, c.h2,
    c.urgent_by, c.changed_at, c.awaits, c.conflicts, c.round,
    EXISTS (SELECT 1 FROM verdicts v WHERE v.subject = c.id AND v.verdict = 'overtaken'), c.project FROM cases c";

type Answer<T> = Result<Result<T, Error>, rusqlite::Error>;

/// Reads a row of [`COLUMNS`]; what `now` says of it is not in it.
pub(crate) fn row_of(row: &Row<'_>) -> Answer<CaseRow> {
    let broken = || Error::Damaged("a derived row does not read".into());
    let text = |at: usize| row.get::<_, String>(at);
    let (Some(stage), Some(agency), Some(tlp)) = (Stage::from_label(&text(3)?), AgencyId::parse(&text(7)?), Tlp::from_label(&text(10)?)) else {
        return Ok(Err(broken()));
    };
    let title = text(2)?;
    let kind = if row.get(19)? { CaseKind::Project } else { CaseKind::Operation };
    let urgent_by: Option<String> = row.get(13)?;
    Ok(Ok(CaseRow {
        id: CaseId(row.get(0)?),
        label: text(1)?,
        title: (!title.is_empty()).then_some(title),
        stage,
        since: Instant(row.get(4)?),
        country: Country::parse(&text(5)?),
        leads: row.get(6)?,
        agency,
        area: CrimeArea::from_label(&text(8)?),
        order: row.get(9)?,
        tlp,
        h1: row.get(11)?,
        h2: row.get(12)?,
        urgent_by: urgent_by.and_then(|day| day.parse().ok()),
        changed_at: Instant(row.get(14)?),
        next: next_step(stage, kind, row.get(15)?, row.get::<_, Option<Uuid>>(17)?.is_some()),
        kind,
        in_conflict: row.get::<_, i64>(16)? > 0,
        overtaken: row.get(18)?,
        waits: false,
    }))
}

const fn next_step(stage: Stage, kind: CaseKind, awaits: bool, scored: bool) -> NextStep {
    if awaits {
        return NextStep::Approval;
    }
    match stage {
        Stage::Submitted => NextStep::Round,
        Stage::Returned => NextStep::Proposer,
        Stage::UnderReview if scored => NextStep::Scores,
        Stage::UnderReview | Stage::Deferred => NextStep::Board,
        Stage::Selected => NextStep::Data,
        Stage::Data => NextStep::Plan,
        Stage::Planning if !kind.is_operation() => NextStep::Outcome,
        Stage::Planning | Stage::Readying => NextStep::Readiness,
        Stage::Ready => NextStep::Operation,
        Stage::Operation | Stage::WrapUp => NextStep::Outcome,
        _ => NextStep::Nothing,
    }
}
