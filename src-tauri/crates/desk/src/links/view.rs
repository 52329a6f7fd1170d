//! What is shown of the links of a case: a list that is complete, and of which the page draws a picture.

use std::collections::BTreeMap;

use jcat_domain::ids::{AgencyId, CaseId, LinkId};
use jcat_domain::links::{self as rules, LinkFacts, LinkRelation, LinkState, LinkedValue, WithdrawLink};
use jcat_domain::marking::{Evaluation, Marking};
use jcat_domain::sightings::SightingKind;
use jcat_domain::{Day, Instant, contributions::rules as data_rules};
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::halves::{self, CaseLinkRow, read_link};
use super::stands_sql;
use crate::contributions::read_head;
use crate::error::Error;
use crate::records::seen::ListsCases;
use crate::replica::read;
use crate::work::{May, Read};

/// The most rows of one page.
const PAGE: u32 = 500;

/// Asks for the links of a case.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CaseLinks {
    /// The case.
    pub case: CaseId,
    /// Those of one value alone, and of what it is the same as.
    #[serde(default)]
    #[ts(optional)]
    pub of: Option<LinkedValue>,
    /// How many to pass over.
    #[serde(default)]
    pub offset: u32,
    /// How many to give, at most 500.
    pub limit: u32,
}

/// The links of a case that stand.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkList {
    /// The case.
    pub case: CaseId,
    /// How many links between its entities there are in all.
    pub total: u32,
    /// The page of them, the newest first.
    pub rows: Vec<LinkRow>,
    /// What they link.
    pub values: Vec<ValueRow>,
    /// Links to other cases, as far as who asks reads those.
    pub cases: Vec<CaseLinkRow>,
    /// Whether who asks may draw one.
    pub draw: May,
}

impl ListsCases for LinkList {
    fn cases(&self) -> Vec<CaseId> {
        std::iter::once(self.case).chain(self.cases.iter().map(|it| it.other)).collect()
    }
}

/// A link between two entities.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkRow {
    /// The link.
    pub id: LinkId,
    /// From this one, by its place among the values …
    pub from: u32,
    /// … to this one.
    pub to: u32,
    /// What the first is to the second.
    pub relation: LinkRelation,
    /// The first day on which it is known to hold.
    pub since: Option<Day>,
    /// The last one.
    pub until: Option<Day>,
    /// How it may be used, with what it links (DAT-2).
    pub marking: Marking,
    /// What its agency said of the link itself.
    pub own_marking: Marking,
    /// How good it is.
    pub evaluation: Option<Evaluation>,
    /// How it is known.
    pub evidence: String,
    /// Who decided that two are the same, and on what ground.
    pub decision: Option<String>,
    /// Whose word it is.
    pub agency: AgencyId,
    /// Who drew it.
    pub by_name: String,
    /// When.
    pub at: Instant,
    /// Whether who asks may take it back.
    pub withdraw: May,
}

/// A value that is linked.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueRow {
    /// The label of its kind.
    pub kind: String,
    /// Its normal form.
    pub normal: String,
    /// The same so that nobody clicks on it by accident.
    pub shown: String,
    /// Which of these values stands for all that are the same, by its place; its own where it stands for itself.
    pub group: u32,
    /// How often agencies saw it.
    pub seen: u32,
    /// How many said that it is not what it was taken for.
    pub false_positive: u32,
    /// How many said that it is no longer in use.
    pub expired: u32,
}

/// Says in SQL that a link stands: `?1` the case, `?2` the day.
fn standing() -> String {
    format!(
        "l.case_id = ?1 AND l.withdrawn = 0 AND (l.ends IS NULL OR l.ends > ?2) AND {} AND {}",
        stands_sql("l.from_kind", "l.from_normal", "?1", "?2"),
        stands_sql("l.to_kind", "l.to_normal", "?1", "?2")
    )
}

/// Gives links of a case that stand, by a further condition.
fn links(connection: &Connection, case: CaseId, today: Day, further: &str, values: Vec<Value>) -> Result<Vec<LinkState>, Error> {
    let mut statement = connection.prepare_cached(&format!("SELECT l.head FROM entity_links l WHERE {} {further}", standing()))?;
    let given = [Value::from(case.0.as_bytes().to_vec()), Value::from(today.to_string())];
    let mut rows = statement.query(params_from_iter(given.into_iter().chain(values)))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read_link(row.get_ref(0)?.as_str().unwrap_or_default())?);
    }
    Ok(found)
}

/// Gives the links between two values, in either direction.
pub(crate) fn between(connection: &Connection, case: CaseId, a: &LinkedValue, b: &LinkedValue, today: Day) -> Result<Vec<LinkState>, Error> {
    let further = "AND ((l.from_normal = ?3 AND l.from_kind = ?4 AND l.to_normal = ?5 AND l.to_kind = ?6)
                     OR (l.from_normal = ?5 AND l.from_kind = ?6 AND l.to_normal = ?3 AND l.to_kind = ?4)) ORDER BY l.id";
    let values = [&a.normal, &a.kind, &b.normal, &b.kind].map(|text| Value::from(text.clone()));
    links(connection, case, today, further, values.to_vec())
}

/// Gives what is the same on a case: each value that a link says so of, with the first of its group.
pub(crate) fn same(connection: &Connection, case: CaseId, today: Day) -> Result<BTreeMap<LinkedValue, LinkedValue>, Error> {
    let all = links(connection, case, today, "AND l.relation = 'same-as' ORDER BY l.id", Vec::new())?;
    let pairs = all.iter().filter_map(LinkState::facts).map(|facts| (&facts.from, &facts.to));
    Ok(rules::united(pairs).into_iter().map(|(value, first)| (value.clone(), first.clone())).collect())
}

/// Gives all that is the same as a value, itself among it, in order.
pub(crate) fn group(same: &BTreeMap<LinkedValue, LinkedValue>, value: &LinkedValue) -> Vec<LinkedValue> {
    match same.get(value) {
        Some(first) => same.iter().filter(|(_, of)| *of == first).map(|(value, _)| value.clone()).collect(),
        None => vec![value.clone()],
    }
}

/// Gives the links of a case, or of one value with what it is the same as.
pub(crate) fn list(read: &Read<'_>, request: CaseLinks) -> Result<LinkList, Error> {
    let case = read::case(read.connection, request.case)?;
    let same = same(read.connection, request.case, read.today())?;
    let limit = request.limit.clamp(1, PAGE);
    let (total, found) = match &request.of {
        None => page(read, request.case, request.offset, limit)?,
        Some(value) => {
            let all = around(read, request.case, &group(&same, value))?;
            let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
            (total, all.into_iter().skip(usize::try_from(request.offset).unwrap_or(usize::MAX)).take(usize::try_from(limit).unwrap_or(0)).collect())
        }
    };
    let mut values = Values { read, case: request.case, same: &same, rows: Vec::new(), places: BTreeMap::new(), markings: BTreeMap::new() };
    let mut rows = Vec::new();
    for state in &found {
        if let Some(facts) = state.facts() {
            rows.push(values.row(state, facts)?);
        }
    }
    let values = values.rows;
    let draw = read.may(data_rules::may_contribute(&case, read.author()?));
    Ok(LinkList { case: request.case, total, rows, values, cases: halves::of_case(read, request.case)?, draw })
}

fn page(read: &Read<'_>, case: CaseId, offset: u32, limit: u32) -> Result<(u32, Vec<LinkState>), Error> {
    let mut count = read.connection.prepare_cached(&format!("SELECT count(*) FROM entity_links l WHERE {}", standing()))?;
    let total = count.query_row(params![case.0, read.today().to_string()], |row| row.get(0))?;
    let values = vec![Value::from(i64::from(limit)), Value::from(i64::from(offset))];
    let found = links(read.connection, case, read.today(), "ORDER BY l.at DESC, l.id DESC LIMIT ?3 OFFSET ?4", values)?;
    Ok((total, found))
}

/// Gives the links that one of some values is an end of, the newest first.
fn around(read: &Read<'_>, case: CaseId, members: &[LinkedValue]) -> Result<Vec<LinkState>, Error> {
    let mut found: BTreeMap<(Instant, LinkId), LinkState> = BTreeMap::new();
    for member in members {
        let values = || vec![Value::from(member.normal.clone()), Value::from(member.kind.clone())];
        for further in ["AND l.from_normal = ?3 AND l.from_kind = ?4", "AND l.to_normal = ?3 AND l.to_kind = ?4"] {
            for state in links(read.connection, case, read.today(), further, values())? {
                found.insert((state.at, state.id), state);
            }
        }
    }
    Ok(found.into_values().rev().collect())
}

/// The values of a page, each once.
struct Values<'a> {
    read: &'a Read<'a>,
    case: CaseId,
    same: &'a BTreeMap<LinkedValue, LinkedValue>,
    rows: Vec<ValueRow>,
    places: BTreeMap<LinkedValue, u32>,
    markings: BTreeMap<LinkedValue, Option<Marking>>,
}

impl Values<'_> {
    fn row(&mut self, state: &LinkState, facts: &LinkFacts) -> Result<LinkRow, Error> {
        let (from, to) = (self.place(&facts.from)?, self.place(&facts.to)?);
        let ends = [&facts.from, &facts.to].map(|end| self.markings.get(end).cloned().flatten());
        let marking = ends.iter().flatten().fold(facts.marking.clone(), |joined, it| joined.join(it));
        let request = WithdrawLink { link: state.id, reason: "-".to_owned() };
        Ok(LinkRow {
            id: state.id,
            from,
            to,
            relation: facts.relation,
            since: facts.since,
            until: facts.until,
            marking,
            own_marking: facts.marking.clone(),
            evaluation: facts.evaluation,
            evidence: facts.evidence.clone(),
            decision: facts.decision.clone(),
            agency: state.agency.clone(),
            by_name: self.read.officer_name(state.by)?,
            at: state.at,
            withdraw: self.read.may(rules::withdraw(state, &request, self.read.author()?)),
        })
    }

    fn place(&mut self, value: &LinkedValue) -> Result<u32, Error> {
        if let Some(place) = self.places.get(value) {
            return Ok(*place);
        }
        let place = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.places.insert(value.clone(), place);
        let mut row = ValueRow {
            kind: value.kind.clone(),
            normal: value.normal.clone(),
            shown: jcat_indicators::defang(&value.normal),
            group: place,
            seen: 0,
            false_positive: 0,
            expired: 0,
        };
        let mut statement = self.read.connection.prepare_cached(
            "SELECT s.kind, sum(s.count), count(DISTINCT s.head ->> '$.agency') FROM indicators i
             JOIN contributions c ON c.id = i.contribution AND c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?4)
             JOIN sightings s ON s.contribution = i.contribution AND s.n = i.n AND s.withdrawn = 0
             WHERE i.case_id = ?1 AND i.normal = ?2 AND i.kind = ?3 GROUP BY s.kind",
        )?;
        let mut found = statement.query(params![self.case.0, value.normal, value.kind, self.read.today().to_string()])?;
        while let Some(line) = found.next()? {
            let (times, agencies): (i64, u32) = (line.get(1)?, line.get(2)?);
            match SightingKind::from_label(line.get_ref(0)?.as_str().unwrap_or_default()) {
                Some(SightingKind::Seen) => row.seen = u32::try_from(times).unwrap_or(u32::MAX),
                Some(SightingKind::FalsePositive) => row.false_positive = agencies,
                Some(SightingKind::Expired) => row.expired = agencies,
                None => {}
            }
        }
        drop(found);
        self.rows.push(row);
        let marking = marking_of(self.read, self.case, value)?;
        self.markings.insert(value.clone(), marking);
        // What stands for all that are the same is on the page too, so that it can be named.
        if let Some(first) = self.same.get(value).filter(|first| *first != value) {
            let group = self.place(&first.clone())?;
            if let Some(row) = usize::try_from(place).ok().and_then(|at| self.rows.get_mut(at)) {
                row.group = group;
            }
        }
        Ok(place)
    }
}

/// Gives the marking of a value on a case: of all that agencies said of it, together (DAT-2).
fn marking_of(read: &Read<'_>, case: CaseId, value: &LinkedValue) -> Result<Option<Marking>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT DISTINCT c.head FROM indicators i JOIN contributions c ON c.id = i.contribution
         WHERE i.case_id = ?1 AND i.normal = ?2 AND i.kind = ?3 AND c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?4)",
    )?;
    let mut rows = statement.query(params![case.0, value.normal, value.kind, read.today().to_string()])?;
    let mut markings = Vec::new();
    while let Some(row) = rows.next()? {
        markings.push(read_head(row.get_ref(0)?.as_str().unwrap_or_default())?.marking());
    }
    Ok(Marking::join_all(&markings))
}
