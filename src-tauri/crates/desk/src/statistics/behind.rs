//! The rows behind a number, as far as this desk may read them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jcat_domain::Instant;
use jcat_domain::cases::Stage;
use jcat_domain::ids::{AttachmentId, CaseId, OutreachId};
use jcat_domain::outreach::Headcount;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::Facts;
use super::table::{Table, Thing, days};
use super::{Period, SectionKey, StatisticsPeriod};
use crate::error::Error;
use crate::operation;
use crate::outreach;
use crate::work::Read;

/// The most rows of one page.
const PAGE: u32 = 500;

/// Asks for the rows behind a number.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WhichStatistic {
    /// Of which days.
    #[serde(default)]
    pub period: StatisticsPeriod,
    /// The section.
    pub section: SectionKey,
    /// The key of the row; none names the total.
    #[serde(default)]
    #[ts(optional)]
    pub row: Option<String>,
    /// The unit of the row, where it has one.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
    /// The key of the column.
    pub column: String,
    /// Rows to leave out.
    #[serde(default)]
    pub offset: u32,
    /// Rows to give, at most 500; none means 100.
    #[serde(default)]
    pub limit: u32,
}

/// The rows behind a number.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NumberRows {
    /// The rows, the newest first.
    pub rows: Vec<NumberRow>,
    /// How many there are.
    pub total: u32,
}

/// A row behind a number: a case, something of a case, or an event of outreach.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NumberRow {
    /// The case; none where an event of outreach is counted.
    pub case: Option<CaseId>,
    /// Its number.
    pub label: String,
    /// Its title, or that of the event; none where it may not be read.
    pub title: Option<String>,
    /// Where it stands now; none of a case that is not here.
    pub stage: Option<Stage>,
    /// What of it is counted, in words; none where the case itself is.
    pub what: Option<String>,
    /// The application, where one is counted.
    pub attachment: Option<AttachmentId>,
    /// The event of outreach, where one is counted.
    pub outreach: Option<OutreachId>,
}

/// Gives the rows behind a number.
pub(crate) fn rows(read: &Read<'_>, asked: WhichStatistic) -> Result<NumberRows, Error> {
    let facts = Facts::of(read, Period::of(read, asked.period)?);
    let table = Table::of(asked.section, &facts)?;
    let place = asked.row.as_deref().map(|row| (row, asked.unit.as_deref()));
    let set = table.set_of(place, &asked.column).ok_or(Error::NotFound("number"))?;
    let total = u32::try_from(set.len()).unwrap_or(u32::MAX);
    let limit = if asked.limit == 0 { 100 } else { asked.limit.min(PAGE) };
    let page = table.things_of(set).into_iter().rev();
    let page = page.skip(usize::try_from(asked.offset).unwrap_or(usize::MAX)).take(usize::try_from(limit).unwrap_or_default());
    let mut known = HashMap::new();
    let rows = page.map(|thing| row(read, thing, &mut known)).collect::<Result<_, _>>()?;
    Ok(NumberRows { rows, total })
}

/// Number, title and stage of a case that is here.
type Known = Option<(String, String, String)>;

fn named(read: &Read<'_>, case: CaseId) -> Result<Known, Error> {
    let mut statement = read.connection.prepare_cached("SELECT label, title, stage FROM cases WHERE id = ?1")?;
    Ok(statement.query_row([case.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?)
}

fn row(read: &Read<'_>, thing: &Thing, known: &mut HashMap<CaseId, Known>) -> Result<NumberRow, Error> {
    let what = what(read, thing);
    let case = thing.case();
    if let Thing::Outreach(it) = thing {
        let (label, title) = (String::new(), Some(it.title.clone()));
        return Ok(NumberRow { case, label, title, stage: None, what, attachment: None, outreach: Some(it.id) });
    }
    let (label, title, stage) = match case.map(|case| known.entry(case)) {
        None => None,
        Some(Entry::Occupied(kept)) => kept.get().clone(),
        Some(Entry::Vacant(place)) => {
            let it = named(read, *place.key())?;
            place.insert(it).clone()
        }
    }
    .unwrap_or_default();
    let attachment = if let Thing::Application(it) = thing { Some(it.id) } else { None };
    let title = (!title.is_empty()).then_some(title);
    Ok(NumberRow { case, label, title, stage: Stage::from_label(&stage), what, attachment, outreach: None })
}

/// Says what is counted, and of an event which it is.
fn what(read: &Read<'_>, thing: &Thing) -> Option<String> {
    let words = read.words;
    let day = |at: Instant| words.day(at.office_day());
    match thing {
        Thing::Case(_) => None,
        Thing::Stay(it) => Some(words.with("statistics-stay", &[("days", &words.decimal(&days(it.millis))), ("day", &day(it.until))])),
        Thing::Hit(it) => Some(words.with("statistics-hit", &[("day", &day(it.at)), ("what", &words.label(it.resolution.label()))])),
        Thing::Figure(it) => Some(operation::say_total(words, &it.total)),
        Thing::Application(it) => Some(format!("{}: {}", it.name, words.label(it.stage.label()))),
        Thing::Waiver(it) => {
            let id = if it.agreed { "statistics-waiver-agreed" } else { "statistics-waiver" };
            Some(words.with(id, &[("day", &day(it.at)), ("gate", &words.label(it.gate.label()))]))
        }
        Thing::Outreach(it) => {
            let which = format!("{}, {}", words.heading(it.kind.label()), outreach::view::days_text(words, it.days));
            let count = |it: Headcount| outreach::view::count_text(words, it);
            Some(match &it.report {
                None => which,
                Some(report) => {
                    let counts = [("practitioners", count(report.practitioners)), ("countries", count(report.countries))];
                    let counts = counts.each_ref().map(|(name, text)| (*name, text.as_str()));
                    format!("{which}. {}", words.with("statistics-outreach-reported", &counts))
                }
            })
        }
    }
}
