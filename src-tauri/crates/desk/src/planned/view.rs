//! What is shown of planned actions.

use jcat_domain::Instant;
use jcat_domain::deconfliction::Level;
use jcat_domain::ids::{AgencyId, PlannedActionId};
use jcat_domain::marking::Marking;
use jcat_domain::planned::{self as rules, CallOffAction, PlannedArea, PlannedState};
use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;

use super::read_planned;
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::joining::settings_of;
use crate::replica::read;
use crate::work::{May, Read};

/// The most actions that are shown of a case.
const SHOWN: u32 = 500;

/// The planned actions of a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlannedList {
    /// They, the next first; what was called off last.
    pub rows: Vec<PlannedRow>,
    /// Whether the office compares them with those of all cases; if not, only this desk's own are compared.
    pub office: bool,
    /// Whether who asks may plan one.
    pub plan: May,
}

/// A planned action.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedRow {
    /// The action.
    pub id: PlannedActionId,
    /// What, in words.
    pub what: String,
    /// The place, as degrees north and east.
    pub place: Option<String>,
    /// How far around it, in metres.
    pub radius: Option<u32>,
    /// The kind of its infrastructure.
    pub kind: Option<String>,
    /// Its normal form.
    pub normal: Option<String>,
    /// The same so that nobody clicks on it by accident.
    pub shown: Option<String>,
    /// When it begins.
    pub from: Instant,
    /// When it is over.
    pub to: Instant,
    /// How close in time another may not come, in hours.
    pub margin: u32,
    /// How it may be used.
    pub marking: Marking,
    /// What others are told of a conflict with it.
    pub told: Level,
    /// What the owner decided to tell others, where it is not what the table says.
    pub tells: Option<Level>,
    /// Whose it is.
    pub agency: AgencyId,
    /// Who planned it.
    pub by_name: String,
    /// When that was recorded.
    pub at: Instant,
    /// With how many actions of other cases it conflicts, as far as is known here.
    pub conflicts: u32,
    /// Whether somebody planned it otherwise without knowing of this.
    pub in_conflict: bool,
    /// Why it was called off.
    pub called_off: Option<String>,
    /// Whether who asks may change it or call it off.
    pub change: May,
    /// Whether who asks may plan it after all.
    pub restore: May,
}

/// Writes a place as it is typed.
pub(crate) fn degrees(area: PlannedArea) -> String {
    let text = |millionths: i32| {
        let sign = if millionths < 0 { "-" } else { "" };
        let all = millionths.unsigned_abs();
        format!("{sign}{}.{:06}", all / 1_000_000, all % 1_000_000)
    };
    format!("{}, {}", text(area.lat), text(area.lon))
}

/// Gives the planned actions of a case.
pub(crate) fn list(read: &Read<'_>, request: WhichCase) -> Result<PlannedList, Error> {
    let case = read::case(read.connection, request.case)?;
    let office = settings_of(read.connection)?.is_some();
    let here = super::clashes(read.connection, request.case, read.now)?;
    let mut told =
        read.connection.prepare_cached("SELECT count(*) FROM hits WHERE case_id = ?1 AND contribution = ?2 AND cause = 'planned' AND level >= 0")?;
    let mut statement = read.connection.prepare_cached("SELECT head FROM planned WHERE case_id = ?1 ORDER BY standing DESC, from_at, id LIMIT ?2")?;
    let mut rows = statement.query(params![request.case.0, SHOWN])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let state = read_planned(row.get_ref(0)?.as_str().unwrap_or_default())?;
        let known = u32::try_from(here.iter().filter(|it| it.ours.id == state.id).count()).unwrap_or(u32::MAX);
        // Those with cases that are read here are known at once, also out of reach of the office; it tells of the others, and of these again.
        let told: u32 = told.query_row(params![state.case.0, state.id.0], |row| row.get(0))?;
        let conflicts = known.max(told);
        found.push(one(read, &case, state, conflicts)?);
    }
    Ok(PlannedList { rows: found, office, plan: read.may(rules::may_plan(&case, read.author()?)) })
}

fn one(read: &Read<'_>, case: &jcat_domain::cases::CaseState, state: PlannedState, conflicts: u32) -> Result<PlannedRow, Error> {
    let request = CallOffAction { action: state.id, reason: "-".to_owned() };
    let author = read.author()?;
    let (change, restore) = (read.may(rules::call_off(&state, &request, author)), read.may(rules::restore(case, &state, &request, author)));
    let target = state.facts.target.as_ref();
    Ok(PlannedRow {
        id: state.id,
        place: state.facts.area.map(degrees),
        radius: state.facts.area.map(|area| area.radius),
        kind: target.map(|it| it.kind.clone()),
        normal: target.map(|it| it.normal.clone()),
        shown: target.map(|it| jcat_indicators::defang(&it.normal)),
        from: state.facts.from,
        to: state.facts.to,
        margin: state.facts.margin,
        told: state.facts.level(),
        tells: state.facts.tells,
        by_name: read.officer_name(state.by)?,
        at: state.at,
        conflicts,
        in_conflict: !state.rivals.is_empty(),
        called_off: state.called_off.as_ref().map(|(reason, ..)| reason.clone()),
        change,
        restore,
        what: state.facts.what,
        marking: state.facts.marking,
        agency: state.agency,
    })
}
