//! Alarms of the office (DEC-6): taking them in, showing them, saying what came of one.
//!
//! Invariant: an alarm is a row of the office, kept as it came. What somebody says of one stands in the office, for the others who hear of it,
//! and in the records of access of who said it.

use jcat_domain::deconfliction::alarms::{self as rules, AlarmKind, LookIntoAlarm};
use jcat_domain::ids::{AgencyId, AlarmId, CaseId, ContributionId, OfficerId};
use jcat_domain::records::{ObjectKind, Purpose, Verb};
use jcat_domain::{Author, Instant};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::ask_office;
use super::asking::name_of;
use crate::desk::Desk;
use crate::error::Error;
use crate::office::{ALARMS, Link, OfficeAlarm, Trouble};
use crate::records::notebook::Access;
use crate::replica::log::{from_sql, to_sql};
use crate::undo::Nothing;
use crate::work::{May, Read};

/// The most alarms that are shown.
const SHOWN: u32 = 500;

/// An alarm, to somebody who hears of them.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AlarmRow {
    /// The alarm.
    pub id: AlarmId,
    /// What it is about.
    pub what: AlarmKind,
    /// Whom it is about.
    pub officer: OfficerId,
    /// That officer's name.
    pub name: String,
    /// That officer's agency.
    pub agency: AgencyId,
    /// The case that was asked for last, or that the data are in.
    pub case: CaseId,
    /// Its number, as far as this desk knows it.
    pub label: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The data whose keys are others.
    pub contribution: Option<ContributionId>,
    /// How many values.
    pub count: u32,
    /// When it was raised.
    pub at: Instant,
    /// What came of it; none: nobody has looked into it.
    pub reason: Option<String>,
    /// Who said so.
    pub by_name: Option<String>,
    /// When.
    pub said_at: Option<Instant>,
    /// Whether who asks may say what came of it.
    pub look: May,
}

// ---- with each contact ----------------------------------------------------------------------------------------------------------

/// Takes in what the office tells of alarms. Says whether there was anything new.
pub(super) async fn take_in(desk: &Desk, link: &Link) -> Result<bool, Error> {
    let mut changed = false;
    loop {
        let after = desk.query(|read| if rules::may_hear(read.author()?).is_ok() { last(read.connection).map(Some) } else { Ok(None) })?;
        let Some(after) = after else { return Ok(changed) };
        let alarms = match link.alarms(after).await {
            // An office of a former version raises none.
            Err(Trouble::OfficeOlder) => return Ok(changed),
            other => other?,
        };
        if alarms.is_empty() {
            return Ok(changed);
        }
        desk.opened()?.replica.write(|tx| alarms.iter().try_for_each(|alarm| keep(tx, alarm)))?;
        changed = true;
        if alarms.len() < ALARMS {
            return Ok(changed);
        }
    }
}

fn last(connection: &Connection) -> Result<u64, Error> {
    let last = connection.prepare_cached("SELECT COALESCE(max(position), 0) FROM alarms")?.query_row([], |row| row.get(0))?;
    Ok(from_sql(last))
}

fn keep(tx: &Transaction<'_>, alarm: &OfficeAlarm) -> Result<(), Error> {
    let (reason, by, said_at) = match &alarm.looked {
        Some((reason, by, at)) => (Some(reason), Some(by.0), Some(at.0)),
        None => (None, None, None),
    };
    tx.prepare_cached(
        "INSERT OR REPLACE INTO alarms (alarm, position, what, officer, agency, case_id, contribution, n, at, reason, looked_by, looked_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        alarm.alarm.0,
        to_sql(alarm.position),
        alarm.what,
        alarm.officer.0,
        alarm.agency.as_str(),
        alarm.case.0,
        alarm.contribution.map(|it| it.0),
        alarm.count,
        alarm.at.0,
        reason,
        by,
        said_at,
    ])?;
    Ok(())
}

// ---- what is shown --------------------------------------------------------------------------------------------------------------

/// Gives the alarms of the office: those that nobody has looked into first, the newest first.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<Vec<AlarmRow>, Error> {
    rules::may_hear(read.author()?)?;
    rows(read, "1")
}

/// Gives those that nobody has looked into, for Today; none to who does not hear of them.
pub(crate) fn waiting(read: &Read<'_>, author: &Author) -> Result<Vec<AlarmRow>, Error> {
    if rules::may_hear(author).is_ok() { rows(read, "reason IS NULL") } else { Ok(Vec::new()) }
}

fn rows(read: &Read<'_>, condition: &str) -> Result<Vec<AlarmRow>, Error> {
    let sql = format!(
        "SELECT alarm, what, officer, agency, case_id, contribution, n, at, reason, looked_by, looked_at FROM alarms
         WHERE {condition} ORDER BY reason IS NOT NULL, at DESC, alarm LIMIT {SHOWN}"
    );
    let mut statement = read.connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(shown(read, row)?);
    }
    Ok(found)
}

fn shown(read: &Read<'_>, row: &Row<'_>) -> Result<AlarmRow, Error> {
    let unread = || Error::Damaged("an alarm does not read".into());
    let (what, agency): (String, String) = (row.get(1)?, row.get(3)?);
    let (officer, case) = (OfficerId(row.get(2)?), CaseId(row.get(4)?));
    let looked_by = row.get::<_, Option<Uuid>>(9)?.map(OfficerId);
    let (label, title) = name_of(read, case)?;
    Ok(AlarmRow {
        id: AlarmId(row.get(0)?),
        what: AlarmKind::from_label(&what).ok_or_else(unread)?,
        officer,
        name: read.officer_name(officer)?,
        agency: AgencyId::parse(&agency).ok_or_else(unread)?,
        case,
        label,
        title,
        contribution: row.get::<_, Option<Uuid>>(5)?.map(ContributionId),
        count: row.get(6)?,
        at: Instant(row.get(7)?),
        reason: row.get(8)?,
        by_name: looked_by.map(|by| read.officer_name(by)).transpose()?,
        said_at: row.get::<_, Option<i64>>(10)?.map(Instant),
        look: read.may(rules::may_look_into(officer, looked_by, read.author()?)),
    })
}

// ---- what somebody does ---------------------------------------------------------------------------------------------------------

/// Says what came of an alarm. It is on record, with whom it is about, before the office is told.
pub(crate) fn look_into(desk: &Desk, request: LookIntoAlarm) -> Result<Nothing, Error> {
    let (officer, reason) = desk.query(|read| {
        rules::may_hear(read.author()?)?;
        let mut statement = read.connection.prepare_cached("SELECT officer, looked_by FROM alarms WHERE alarm = ?1")?;
        let found: Option<(Uuid, Option<Uuid>)> = statement.query_row([request.alarm.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let (officer, looked_by) = found.ok_or(Error::NotFound("alarm"))?;
        Ok((OfficerId(officer), rules::look_into(OfficerId(officer), looked_by.map(OfficerId), &request, read.author()?)?))
    })?;
    let said = Access {
        purpose: Some(Purpose::SelfMonitoring),
        justification: Some(reason.clone()),
        ..Access::to(Verb::Consult, "lookIntoAlarm", &[(ObjectKind::Officer, officer.subject())])
    };
    desk.opened()?.notebook.note(&said, desk.world().now())?;
    ask_office(desk, async |link| link.look_into_alarm(request.alarm, &reason).await)
}
