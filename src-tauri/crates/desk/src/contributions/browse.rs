//! The indicators of every case that this desk reads, in pages, and what the screen of indicators begins with.
//!
//! A page in the middle of a million is found by counting contributions, not indicators: what is said of a contribution is read only
//! where the page begins, goes through, and ends.

use std::collections::HashMap;

use jcat_domain::Duty;
use jcat_domain::handling::Tlp;
use jcat_domain::ids::{AgencyId, CaseId, ContributionId};
use jcat_domain::records::Purpose;
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::head;
use super::view::{IndicatorRow, PAGE, Standing, filter, rows_of};
use crate::error::Error;
use crate::hits::asking::name_of;
use crate::hits::view::Named;
use crate::joining::settings_of;
use crate::records::seen::ListsCases;
use crate::undo::Nothing;
use crate::work::Read;

/// The most cases that are offered to choose from.
const CASES: u32 = 500;

/// Asks for a page of the indicators of all cases of this desk. Every filter that is given must fit.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BrowseIndicators {
    /// One case alone.
    #[serde(default)]
    #[ts(optional)]
    pub case: Option<CaseId>,
    /// One kind alone.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<String>,
    /// One TLP label alone.
    #[serde(default)]
    #[ts(optional)]
    pub tlp: Option<Tlp>,
    /// What the value holds; written so that nobody clicks on it, or as it is.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// How many to pass over.
    #[serde(default)]
    pub offset: u32,
    /// How many to give, at most 500.
    pub limit: u32,
}

/// A page of indicators of several cases.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BrowsedPage {
    /// How many there are in all.
    pub total: u32,
    /// The page: the newest contribution first, each in its order.
    pub rows: Vec<BrowsedIndicator>,
}

/// An indicator, with its case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BrowsedIndicator {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title; none where this reader is not told.
    pub title: Option<String>,
    /// What the contribution is called.
    pub name: String,
    /// The indicator.
    pub indicator: IndicatorRow,
}

impl ListsCases for BrowsedPage {
    fn cases(&self) -> Vec<CaseId> {
        let mut cases: Vec<CaseId> = self.rows.iter().map(|it| it.case).collect();
        cases.dedup();
        cases
    }
}

/// What the screen of indicators begins with.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorDesk {
    /// How many indicators stand on this desk.
    pub total: u32,
    /// The kinds that stand, the most frequent first.
    pub kinds: Vec<KindHeld>,
    /// The labels of all kinds.
    pub every_kind: Vec<String>,
    /// Cases that hold indicators, by number.
    pub holding: Vec<IndicatorCase>,
    /// Cases that values may be asked for: those that who asks takes part in, the one that changed last first.
    pub asking: Vec<IndicatorCase>,
    /// Purposes that values may be asked for.
    pub purposes: Vec<Purpose>,
    /// Whether an office compares with all cases; if not, only this desk's own are.
    pub office: bool,
    /// Who sits at EC3's desk today.
    pub ec3: Vec<Named>,
    /// Whether who asks is one of them and is told of both sides of every hit.
    pub at_ec3: bool,
    /// Whether who asks hears of the office's alarms.
    pub hears_alarms: bool,
}

/// How many indicators of a kind stand.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KindHeld {
    /// The label of the kind.
    pub kind: String,
    /// How many.
    pub held: u32,
}

/// A case to choose.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IndicatorCase {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title; none where this reader is not told.
    pub title: Option<String>,
}

impl ListsCases for IndicatorDesk {
    fn cases(&self) -> Vec<CaseId> {
        let mut cases: Vec<CaseId> = self.holding.iter().chain(&self.asking).map(|it| it.case).collect();
        cases.sort_unstable();
        cases.dedup();
        cases
    }
}

/// Gives what the screen of indicators begins with.
pub(crate) fn desk(read: &Read<'_>, _: Nothing) -> Result<IndicatorDesk, Error> {
    let author = read.author()?;
    let today = read.today();
    let mut kinds = read.connection.prepare_cached(
        "SELECT k.kind, sum(k.held) AS held FROM contribution_kinds k JOIN contributions c ON c.id = k.contribution
         WHERE c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?1) GROUP BY k.kind ORDER BY held DESC, k.kind",
    )?;
    let kinds: Vec<KindHeld> =
        kinds.query_map([today.to_string()], |row| Ok(KindHeld { kind: row.get(0)?, held: row.get(1)? }))?.collect::<Result<_, _>>()?;
    let roster = read.roster()?;
    let sits = roster.officers.values().filter(|officer| officer.posts.iter().any(|post| post.duty == Duty::Ec3 && post.span.holds(today)));
    let own = author.agency.as_ref().map_or("", AgencyId::as_str);
    Ok(IndicatorDesk {
        total: kinds.iter().map(|it| it.held).sum(),
        kinds,
        every_kind: jcat_indicators::Kind::ALL.iter().map(|it| it.label().to_owned()).collect(),
        holding: cases(
            read,
            "SELECT DISTINCT c.id, c.label, c.title FROM cases c JOIN contributions d ON d.case_id = c.id
             WHERE d.withdrawn = 0 AND (d.ends IS NULL OR d.ends > ?1) ORDER BY c.label LIMIT ?2",
            params![today.to_string(), CASES],
        )?,
        asking: cases(
            read,
            "SELECT c.id, c.label, c.title FROM cases c
             WHERE c.id IN (SELECT id FROM case_has WHERE what = 'agency' AND term = ?1 UNION SELECT id FROM case_has WHERE what = 'officer' AND term = ?2)
               AND c.stage NOT IN ('not-selected', 'withdrawn', 'merged', 'closed', 'cancelled')
             ORDER BY c.changed_at DESC, c.id LIMIT ?3",
            params![own, author.officer.to_string(), CASES],
        )?,
        purposes: Purpose::ALL.iter().copied().filter(|it| it.is_of_cases()).collect(),
        office: settings_of(read.connection)?.is_some(),
        ec3: sits.take(10).map(|officer| Named { officer: officer.id, name: officer.name.value.clone() }).collect(),
        at_ec3: author.has(Duty::Ec3),
        hears_alarms: jcat_domain::deconfliction::alarms::may_hear(author).is_ok(),
    })
}

fn cases(read: &Read<'_>, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<IndicatorCase>, Error> {
    let mut statement = read.connection.prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| {
        let title: String = row.get(2)?;
        Ok(IndicatorCase { case: CaseId(row.get(0)?), label: row.get(1)?, title: Some(title).filter(|it| !it.is_empty()) })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A contribution and how many of its indicators are asked for.
struct Part {
    id: ContributionId,
    count: u32,
}

/// Gives a page of the indicators of every case of this desk.
pub(crate) fn browse(read: &Read<'_>, request: BrowseIndicators) -> Result<BrowsedPage, Error> {
    let limit = usize::try_from(request.limit.clamp(1, PAGE)).unwrap_or_default();
    let kind = request.kind.as_deref().filter(|it| !it.is_empty());
    let sought = request.text.as_deref().map(|it| jcat_indicators::refang(it.trim()).into_owned()).filter(|it| !it.is_empty());
    let parts = parts(read, &request, kind, sought.as_deref())?;
    let mut page = BrowsedPage { total: parts.iter().fold(0, |sum: u32, it| sum.saturating_add(it.count)), rows: Vec::new() };
    let mut skip = request.offset;
    for part in &parts {
        if page.rows.len() >= limit {
            break;
        }
        if skip >= part.count {
            skip -= part.count;
            continue;
        }
        let standing = Standing { state: head(read.connection, part.id)?, held: part.count };
        let room = u32::try_from(limit - page.rows.len()).unwrap_or_default();
        let mut rows = Vec::new();
        if kind.is_none() && sought.is_none() {
            rows_of(read, &standing, ("n >= ?2", vec![Value::from(i64::from(skip))]), room, &mut rows)?;
        } else {
            let (sql, values) = filter(kind, sought.as_deref());
            rows_of(read, &standing, (&format!("{sql} LIMIT -1 OFFSET {skip}"), values), room, &mut rows)?;
        }
        skip = 0;
        let (label, title) = name_of(read, standing.state.case)?;
        let with_case = |indicator| BrowsedIndicator {
            case: standing.state.case,
            label: label.clone().unwrap_or_default(),
            title: title.clone(),
            name: standing.state.terms.name.clone(),
            indicator,
        };
        page.rows.extend(rows.into_iter().map(with_case));
    }
    Ok(page)
}

/// Gives the contributions that have what is asked for, the newest first, and how much each has of it.
fn parts(read: &Read<'_>, request: &BrowseIndicators, kind: Option<&str>, sought: Option<&str>) -> Result<Vec<Part>, Error> {
    // Looking into values is the only thing that reads all of them; it is done in one go through the table.
    let matching: Option<HashMap<Uuid, u32>> = sought.map(|sought| matching(read, kind, sought)).transpose()?;
    let counted = if kind.is_some() && matching.is_none() {
        "SELECT c.id, k.held FROM contribution_kinds k JOIN contributions c ON c.id = k.contribution WHERE k.kind = ?4 AND"
    } else {
        "SELECT c.id, c.held FROM contributions c INDEXED BY contributions_browsed WHERE ?4 = ?4 AND"
    };
    let mut statement = read.connection.prepare_cached(&format!(
        "{counted} c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?1) AND (?2 IS NULL OR c.case_id = ?2) AND (?3 IS NULL OR c.tlp = ?3)
         ORDER BY c.at DESC, c.id DESC"
    ))?;
    let with = params![read.today().to_string(), request.case.map(|it| it.0), request.tlp.map(|it| it.label()), kind.unwrap_or_default()];
    let mut rows = statement.query(with)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, held): (Uuid, u32) = (row.get(0)?, row.get(1)?);
        let count = matching.as_ref().map_or(held, |it| it.get(&id).copied().unwrap_or_default());
        if count > 0 {
            found.push(Part { id: ContributionId(id), count });
        }
    }
    Ok(found)
}

/// Counts the indicators whose value holds a text, by contribution.
fn matching(read: &Read<'_>, kind: Option<&str>, sought: &str) -> Result<HashMap<Uuid, u32>, Error> {
    // The filter leaves its first place to the contribution, which is not asked for here.
    let (sql, values) = filter(kind, Some(sought));
    let mut statement =
        read.connection.prepare_cached(&format!("SELECT contribution, count(*) FROM indicators WHERE ?1 = ?1 AND {sql} GROUP BY contribution"))?;
    let all = std::iter::once(Value::from(0i64)).chain(values);
    Ok(statement.query_map(params_from_iter(all), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}
