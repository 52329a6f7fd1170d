//! What is shown of contributions and of a case's indicators.

use std::collections::BTreeSet;

use jcat_domain::cases::CaseState;
use jcat_domain::contributions::retention::{self, Ground};
use jcat_domain::contributions::rules::{self, AnswerPermission, AskPermission, DecideUse, ProposeMarking, WithdrawContribution};
use jcat_domain::contributions::{ContributionState, Use, holds};
use jcat_domain::deconfliction::Level;
use jcat_domain::handling::Tlp;
use jcat_domain::ids::{AgencyId, CaseId, ContributionId, PermissionId};
use jcat_domain::marking::{DataSubject, Evaluation, Marking, Pap};
use jcat_domain::records::Purpose;
use jcat_domain::{Change, Country, Day, Instant};
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{keys, places, read_head};
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::history::country_of;
use crate::indicators::warning;
use crate::records::seen::NamesCase;
use crate::replica::read;
use crate::work::{May, Read};

/// The most rows of one page.
pub(super) const PAGE: u32 = 500;

/// The contributions to a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ContributionList {
    /// They, the newest first.
    pub rows: Vec<ContributionRow>,
    /// How many indicators stand.
    pub indicators: u32,
    /// The marking that satisfies all that stand; none where there is nothing.
    pub marking: Option<Marking>,
    /// Whether data may be recorded.
    pub record: May,
}

/// A contribution.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContributionRow {
    /// The contribution.
    pub id: ContributionId,
    /// What it is called.
    pub name: String,
    /// Whose data they are.
    pub agency: AgencyId,
    /// Who recorded them.
    pub by_name: String,
    /// The country of that officer's agency.
    pub country: Option<Country>,
    /// When.
    pub at: Instant,
    /// How many indicators there are.
    pub count: u32,
    /// How many of them have come.
    pub held: u32,
    /// On what law they are shared.
    pub legal_basis: String,
    /// For what.
    pub purpose: Purpose,
    /// How they may be used.
    pub marking: Marking,
    /// Whether they came without a marking and are in quarantine.
    pub unmarked: bool,
    /// How good they are.
    pub evaluation: Option<Evaluation>,
    /// Whom they are about.
    pub category: Option<DataSubject>,
    /// Whether a minor is among them.
    pub minor: bool,
    /// What the owner decided to tell others of a match, where it is not what the table says.
    pub tells: Option<Level>,
    /// What others are told of a match.
    pub told: Level,
    /// Where they come from.
    pub source: Option<String>,
    /// The first day on which they were observed.
    pub observed_from: Option<Day>,
    /// The last one.
    pub observed_to: Option<Day>,
    /// The first day on which they are no longer kept.
    pub ends: Option<Day>,
    /// Whether they stand: neither withdrawn nor past their time.
    pub stands: bool,
    /// Why they were withdrawn.
    pub withdrawn: Option<String>,
    /// Stricter markings that were proposed.
    pub proposals: Vec<ProposalRow>,
    /// Requests for permissions.
    pub permissions: Vec<PermissionRow>,
    /// Uses of which somebody said whether they are made.
    pub uses: Vec<UseRow>,
    /// What who asks may do.
    pub may: ContributionMay,
}

/// A stricter marking that somebody proposed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProposalRow {
    /// The marking.
    pub marking: Marking,
    /// Why.
    pub reason: String,
    /// Who.
    pub by_name: String,
    /// When.
    pub at: Instant,
}

/// A request for a permission.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PermissionRow {
    /// The request.
    pub id: PermissionId,
    /// For what.
    pub what: Use,
    /// In which proceedings, or to whom.
    pub scope: String,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by_name: String,
    /// When.
    pub at: Instant,
    /// Whether the provider granted it; none while it has not answered.
    pub granted: Option<bool>,
    /// Whether it holds today.
    pub holds: bool,
    /// The first day on which it no longer holds.
    pub until: Option<Day>,
    /// What the provider said.
    pub answer: Option<String>,
}

/// Whether data are put to a use.
#[derive(Clone, Debug, Serialize, TS)]
pub struct UseRow {
    /// The use.
    pub what: Use,
    /// Whether it is made.
    pub used: bool,
    /// Why.
    pub reason: String,
}

/// What somebody may do with a contribution.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContributionMay {
    /// Mark it anew.
    pub remark: May,
    /// Propose a stricter marking.
    pub propose: May,
    /// Withdraw it.
    pub withdraw: May,
    /// Put it back.
    pub restore: May,
    /// Ask for a permission.
    pub ask: May,
    /// Answer a request.
    pub answer: May,
    /// Say whether it is used.
    pub decide_use: May,
    /// Propose to erase it.
    pub erase: May,
}

/// Gives the contributions to a case.
pub(crate) fn list(read: &Read<'_>, request: WhichCase) -> Result<ContributionList, Error> {
    let case = read::case(read.connection, request.case)?;
    let mut statement = read.connection.prepare_cached("SELECT head, held FROM contributions WHERE case_id = ?1 ORDER BY at DESC, id DESC")?;
    let mut found = statement.query([case.id.0])?;
    let (mut rows, mut indicators, mut marking) = (Vec::new(), 0u32, None::<Marking>);
    while let Some(line) = found.next()? {
        let state = read_head(line.get_ref(0)?.as_str().unwrap_or_default())?;
        let held: u32 = line.get(1)?;
        // What is erased is no contribution any more; that it was one is shown with what is kept for how long.
        if state.retention.erased.is_some() {
            continue;
        }
        if state.stands(read.today()) {
            indicators = indicators.saturating_add(held);
            marking = Some(marking.map_or_else(|| state.marking(), |joined| joined.join(&state.marking())));
        }
        rows.push(row(read, &case, &state, held)?);
    }
    Ok(ContributionList { rows, indicators, marking, record: read.may(rules::may_contribute(&case, read.author()?)) })
}

fn row(read: &Read<'_>, case: &CaseState, state: &ContributionState, held: u32) -> Result<ContributionRow, Error> {
    let terms = &state.terms;
    let proposals = state
        .proposals
        .iter()
        .map(|it| Ok(ProposalRow { marking: it.marking.clone(), reason: it.reason.clone(), by_name: read.officer_name(it.by)?, at: it.at }));
    let permissions = state.permissions.iter().map(|(id, it)| {
        let answer = it.answer.as_ref();
        Ok(PermissionRow {
            id: *id,
            what: it.what,
            scope: it.scope.clone(),
            reason: it.reason.clone(),
            by_name: read.officer_name(it.by)?,
            at: it.at,
            granted: answer.map(|answer| answer.granted),
            holds: it.holds(read.today()),
            until: answer.and_then(|answer| answer.until),
            answer: answer.map(|answer| answer.reason.clone()),
        })
    });
    Ok(ContributionRow {
        id: state.id,
        name: terms.name.clone(),
        agency: state.agency.clone(),
        by_name: read.officer_name(state.by)?,
        country: country_of(read, state.by)?,
        at: state.at,
        count: state.count,
        held,
        legal_basis: terms.legal_basis.clone(),
        purpose: terms.purpose,
        marking: state.marking(),
        unmarked: state.is_unmarked(),
        evaluation: terms.evaluation,
        category: terms.category,
        minor: terms.minor,
        tells: terms.tells,
        told: state.level(false),
        source: terms.source.clone(),
        observed_from: terms.observed_from,
        observed_to: terms.observed_to,
        ends: state.ends(),
        stands: state.stands(read.today()),
        withdrawn: state.withdrawn.as_ref().map(|(reason, ..)| reason.clone()),
        proposals: proposals.collect::<Result<_, Error>>()?,
        permissions: permissions.collect::<Result<_, Error>>()?,
        uses: state.uses.iter().map(|(what, (used, reason))| UseRow { what: *what, used: *used, reason: reason.clone() }).collect(),
        may: may(read, case, state)?,
    })
}

/// Says what who asks may do, by asking the rules with something that says enough.
fn may(read: &Read<'_>, case: &CaseState, state: &ContributionState) -> Result<ContributionMay, Error> {
    let author = read.author()?;
    let (contribution, reason) = (state.id, "-".to_owned());
    let leave = WithdrawContribution { contribution, reason: reason.clone() };
    // The strictest there is: only who asks is looked at.
    let strictest = Marking { h1: true, h2: true, ..Marking::of(Tlp::Red, Pap::Red) }.join(&state.marking());
    let propose = ProposeMarking { contribution, marking: strictest, reason: reason.clone() };
    let permission = PermissionId(uuid::Uuid::nil());
    let ask = AskPermission { contribution, what: Use::Court, scope: reason.clone(), reason: reason.clone() };
    let first = state.permissions.keys().next().copied().unwrap_or(permission);
    let answer = AnswerPermission { contribution, permission: first, granted: true, until: None, reason: reason.clone() };
    let using = DecideUse { contribution, what: Use::Court, used: true, reason: reason.clone() };
    let marked = Change::ContributionMarked(jcat_domain::contributions::ContributionMarked {
        marking: state.marking(),
        category: state.terms.category,
        minor: state.terms.minor,
        tells: state.terms.tells,
        reason,
        keyed: None,
    });
    Ok(ContributionMay {
        remark: read.may(holds(state, &marked, author)),
        propose: read.may(rules::propose(case, state, &propose, author)),
        withdraw: read.may(rules::withdraw(state, &leave, author)),
        restore: read.may(rules::restore(case, state, &leave, author)),
        ask: read.may(rules::ask(case, state, permission, &ask, author)),
        answer: read.may(rules::answer(state, &answer, read.now, author)),
        decide_use: read.may(rules::decide_use(case, state, &using, author)),
        erase: read.may(retention::propose(case, state, Ground::NotNeeded, &BTreeSet::new(), author)),
    })
}

/// Asks for a page of a case's indicators.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CaseIndicators {
    /// The case.
    pub case: CaseId,
    /// One contribution alone.
    #[serde(default)]
    #[ts(optional)]
    pub contribution: Option<ContributionId>,
    /// One kind alone.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<String>,
    /// What the value holds.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// How many to pass over.
    #[serde(default)]
    pub offset: u32,
    /// How many to give, at most 500.
    pub limit: u32,
}

impl NamesCase for CaseIndicators {
    fn case(&self) -> CaseId {
        self.case
    }
}

/// A page of indicators.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IndicatorPage {
    /// How many there are in all.
    pub total: u32,
    /// The page.
    pub rows: Vec<IndicatorRow>,
}

/// An indicator.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IndicatorRow {
    /// The contribution it came with.
    pub contribution: ContributionId,
    /// Its place there, from 0.
    pub n: u32,
    /// The label of its kind.
    pub kind: String,
    /// Its normal form.
    pub normal: String,
    /// The same so that nobody clicks on it by accident.
    pub shown: String,
    /// As it was given, where that is written otherwise.
    pub given: Option<String>,
    /// Whose it is.
    pub agency: AgencyId,
    /// Its TLP label.
    pub tlp: Tlp,
    /// Its PAP label.
    pub pap: Pap,
    /// Whether it is in quarantine.
    pub unmarked: bool,
    /// How good it is.
    pub evaluation: Option<Evaluation>,
    /// In how many other cases of this desk it is; one more than are listed where it is in more.
    pub elsewhere: u32,
    /// What the warning list that it is on says of it.
    pub warning: Option<String>,
    /// Why it is compared with others' all the same; none: what is on a warning list is not.
    pub because: Option<String>,
}

/// A contribution that stands, and how many indicators of it are here.
pub(super) struct Standing {
    pub(super) state: ContributionState,
    pub(super) held: u32,
}

/// Gives a page of the indicators of a case that stand: the newest contribution first, each in its order. Without a filter it costs
/// the same however many there are.
pub(crate) fn indicators(read: &Read<'_>, request: CaseIndicators) -> Result<IndicatorPage, Error> {
    let limit = request.limit.clamp(1, PAGE);
    let mut statement = read.connection.prepare_cached(
        "SELECT head, held FROM contributions
         WHERE case_id = ?1 AND withdrawn = 0 AND (ends IS NULL OR ends > ?2) AND (?3 IS NULL OR id = ?3) ORDER BY at DESC, id DESC",
    )?;
    let mut found = statement.query(params![request.case.0, read.today().to_string(), request.contribution.map(|it| it.0)])?;
    let mut standing = Vec::new();
    while let Some(row) = found.next()? {
        standing.push(Standing { state: read_head(row.get_ref(0)?.as_str().unwrap_or_default())?, held: row.get(1)? });
    }
    let kind = request.kind.as_deref().filter(|it| !it.is_empty());
    let text = request.text.as_deref().map(str::trim).filter(|it| !it.is_empty());
    let mut page = IndicatorPage { total: 0, rows: Vec::new() };
    let mut skip = request.offset;
    for it in &standing {
        let room = limit - u32::try_from(page.rows.len()).unwrap_or(limit);
        if kind.is_none() && text.is_none() {
            page.total = page.total.saturating_add(it.held);
            if skip >= it.held {
                skip -= it.held;
                continue;
            }
            rows_of(read, it, ("n >= ?2", vec![Value::from(i64::from(skip))]), room, &mut page.rows)?;
            skip = 0;
            continue;
        }
        let (sql, values) = filter(kind, text);
        let matching = matching(read, it, &sql, &values)?;
        page.total = page.total.saturating_add(matching);
        if skip >= matching {
            skip -= matching;
            continue;
        }
        rows_of(read, it, (&format!("{sql} LIMIT -1 OFFSET {skip}"), values), room, &mut page.rows)?;
        skip = 0;
    }
    Ok(page)
}

/// Makes a condition of what was asked for. `?1` is the contribution.
pub(super) fn filter(kind: Option<&str>, text: Option<&str>) -> (String, Vec<Value>) {
    let (mut parts, mut values) = (Vec::new(), Vec::new());
    if let Some(kind) = kind {
        values.push(Value::from(kind.to_owned()));
        parts.push(format!("kind = ?{}", values.len() + 1));
    }
    if let Some(text) = text {
        values.push(Value::from(text.to_lowercase()));
        parts.push(format!("(instr(lower(normal), ?{0}) > 0 OR instr(lower(coalesce(given, '')), ?{0}) > 0)", values.len() + 1));
    }
    (parts.join(" AND "), values)
}

fn matching(read: &Read<'_>, it: &Standing, sql: &str, values: &[Value]) -> Result<u32, Error> {
    let mut statement = read.connection.prepare_cached(&format!("SELECT count(*) FROM indicators WHERE contribution = ?1 AND {sql}"))?;
    let all = std::iter::once(Value::from(it.state.id.0.as_bytes().to_vec())).chain(values.iter().cloned());
    Ok(statement.query_row(params_from_iter(all), |row| row.get(0))?)
}

pub(super) fn rows_of(
    read: &Read<'_>,
    it: &Standing,
    (sql, values): (&str, Vec<Value>),
    room: u32,
    page: &mut Vec<IndicatorRow>,
) -> Result<(), Error> {
    if room == 0 {
        return Ok(());
    }
    let limited = sql.replacen("LIMIT -1", &format!("ORDER BY n LIMIT {room}"), 1);
    let sql = if limited == sql { format!("{sql} ORDER BY n LIMIT {room}") } else { limited };
    let mut statement =
        read.connection.prepare_cached(&format!("SELECT n, kind, normal, given, because FROM indicators WHERE contribution = ?1 AND {sql}"))?;
    let all = std::iter::once(Value::from(it.state.id.0.as_bytes().to_vec())).chain(values);
    let mut rows = statement.query(params_from_iter(all))?;
    let marking = it.state.marking();
    while let Some(row) = rows.next()? {
        let (kind, normal): (String, String) = (row.get(1)?, row.get(2)?);
        let elsewhere = places::places(read, &keys::keys_of(&kind, &normal), Some(it.state.case))?;
        let mut cases: Vec<CaseId> = elsewhere.iter().map(|place| place.case).collect();
        cases.sort_unstable();
        cases.dedup();
        page.push(IndicatorRow {
            contribution: it.state.id,
            n: row.get(0)?,
            shown: jcat_indicators::defang(&normal),
            warning: warning(&kind, &normal, read.words),
            because: row.get(4)?,
            kind,
            normal,
            given: row.get(3)?,
            agency: it.state.agency.clone(),
            tlp: marking.tlp,
            pap: marking.pap,
            unmarked: it.state.is_unmarked(),
            evaluation: it.state.terms.evaluation,
            elsewhere: u32::try_from(cases.len()).unwrap_or(u32::MAX),
        });
    }
    Ok(())
}
