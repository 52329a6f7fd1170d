//! How the conditions stand for many applications at once: asked after every change of the roster or of a case, and each morning.
//!
//! Read from narrow rows, not from whole states: a thousand applications are a few milliseconds.

use std::collections::{BTreeMap, HashMap};

use jcat_domain::attachments::Condition;
use jcat_domain::attachments::eligible::{Asked, CaseFor, eligible};
use jcat_domain::cases::{CountryLink, LinkKind, Stage};
use jcat_domain::ids::{AgencyId, AttachmentId, CaseId};
use jcat_domain::{Country, Day, Span};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;
use crate::replica::read;
use crate::work::Read;

/// Asks how things stand on a day; today where none is named.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct OnDay {
    /// The day.
    #[ts(optional)]
    pub on: Option<Day>,
}

/// How the conditions stand for an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StandingRow {
    /// The application.
    pub attachment: AttachmentId,
    /// The case.
    pub case: CaseId,
    /// How many member countries are linked to the case.
    pub linked: usize,
    /// What does not hold.
    pub lacks: Vec<Condition>,
}

fn day(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Option<Day>> {
    Ok(row.get_ref(at)?.as_str().ok().and_then(|text| text.parse().ok()))
}

fn links(connection: &Connection) -> Result<HashMap<Uuid, Vec<CountryLink>>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT case_id, country, kind, first, ends FROM case_links WHERE case_id IN (SELECT case_id FROM attachments WHERE over = 0) ORDER BY case_id, n",
    )?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<Uuid, Vec<CountryLink>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let country = row.get_ref(1)?.as_str().ok().and_then(Country::parse);
        let kind = row.get_ref(2)?.as_str().ok().and_then(LinkKind::from_label);
        let (Some(country), Some(kind)) = (country, kind) else { return Err(Error::Damaged("a link of a case does not read".into())) };
        found.entry(row.get(0)?).or_default().push(CountryLink { country, kind, span: Span { from: day(row, 3)?, to: day(row, 4)? } });
    }
    Ok(found)
}

/// Reckons the conditions of every application of which something is still to come, as cases and roster are known now.
pub(crate) fn all(read: &Read<'_>, request: OnDay) -> Result<Vec<StandingRow>, Error> {
    let on = request.on.unwrap_or(read.today());
    let roster = read.roster()?;
    let most_days = read::places(read.connection)?.most_days;
    let links = links(read.connection)?;
    let mut statement = read.connection.prepare_cached(
        "SELECT a.id, a.case_id, a.applicant, a.first, a.ends, c.stage, c.area FROM attachments a JOIN cases c ON c.id = a.case_id
         WHERE a.over = 0 AND (a.ends IS NULL OR a.ends > ?1) ORDER BY a.year, a.number, a.id",
    )?;
    let mut rows = statement.query([on.to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let case: Uuid = row.get(1)?;
        let (applicant, stage) = (row.get_ref(2)?.as_str().ok().and_then(AgencyId::parse), row.get_ref(5)?.as_str().ok().and_then(Stage::from_label));
        let (Some(applicant), Some(stage), Some(from)) = (applicant, stage, day(row, 3)?) else {
            return Err(Error::Damaged("a row of an attachment does not read".into()));
        };
        let asked = Asked { applicant: &applicant, from, to: day(row, 4)? };
        let in_an_area = row.get_ref(6)?.as_str().is_ok_and(|area| !area.is_empty());
        // The stage of now, without the steps that led to it: days that are past are looked at one application at a time.
        let case_for = CaseFor { stage, steps: &[], in_an_area, links: links.get(&case).map_or(&[], Vec::as_slice) };
        let it = eligible(&asked, &case_for, roster, most_days, on);
        found.push(StandingRow { attachment: AttachmentId(row.get(0)?), case: CaseId(case), linked: it.linked.len(), lacks: it.lacks() });
    }
    Ok(found)
}

/// The same, by application.
pub(crate) fn by_id(read: &Read<'_>, request: OnDay) -> Result<BTreeMap<AttachmentId, StandingRow>, Error> {
    Ok(all(read, request)?.into_iter().map(|it| (it.attachment, it)).collect())
}
