//! What is shown of hits.

use std::collections::HashSet;

use jcat_domain::deconfliction::hits::{self as rules, Resolution};
use jcat_domain::deconfliction::{self, Level};
use jcat_domain::handling::Tlp;
use jcat_domain::ids::{AgencyId, CaseId, ContributionId, HitId, OfficerId, PlannedActionId};
use jcat_domain::marking::Pap;
use jcat_domain::records::Purpose;
use jcat_domain::{Day, Duty, Instant};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::asking::{self, Question, name_of, short};
use super::{resolution, waits};
use crate::contributions::keys::Compared;
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::joining::settings_of;
use crate::planned;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// The most hits that are shown of a case.
const SHOWN: u32 = 1_000;

/// The hits of a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HitList {
    /// They: what waits for a word first, the same thing before what is alike.
    pub rows: Vec<HitRow>,
    /// Who sits at EC3's desk today.
    pub ec3: Vec<Named>,
    /// Whether the office compares with all cases; if not, only this desk's own are.
    pub office: bool,
    /// Contributions that are compared once a second person agrees.
    pub waiting: Vec<WaitingRow>,
    /// Questions that had to wait for the office.
    pub questions: Vec<Question>,
    /// Whether who asks may say what becomes of hits.
    pub settle: May,
}

/// An officer by name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Named {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
}

/// A hit, as far as this side is told.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HitRow {
    /// The hit.
    pub id: HitId,
    /// What to name to EC3's desk.
    pub token: String,
    /// `recorded`, `asked`, `common`, or `local`: found on this desk alone.
    pub cause: String,
    /// Whether it is the same thing, or has something in common.
    pub same: bool,
    /// How much this side is told.
    pub level: Level,
    /// This side's planned action, where two of them collide.
    pub action: Option<PlannedActionId>,
    /// What is planned.
    pub what: Option<String>,
    /// The kind of this side's indicator.
    pub kind: Option<String>,
    /// Its normal form.
    pub normal: Option<String>,
    /// The same so that nobody clicks on it by accident.
    pub shown: Option<String>,
    /// The TLP label of this side's data.
    pub tlp: Option<Tlp>,
    /// Their PAP label.
    pub pap: Option<Pap>,
    /// The contribution it came with.
    pub contribution: Option<ContributionId>,
    /// Whose data the others are, or who asked.
    pub agency: Option<AgencyId>,
    /// Whom to ring there.
    pub contact: Option<Named>,
    /// The other case.
    pub case: Option<CaseId>,
    /// Its number.
    pub label: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Why they asked or recorded.
    pub purpose: Option<Purpose>,
    /// How much the other side was told.
    pub told: Option<Level>,
    /// What the other side made of it.
    pub theirs: Option<Resolution>,
    /// Whether this side would show itself.
    pub revealed: bool,
    /// What this side made of it.
    pub resolution: Resolution,
    /// What may be said of it now.
    pub next: Vec<Resolution>,
    /// Whether the first word is overdue.
    pub overdue: bool,
    /// Why it stands so.
    pub reason: Option<String>,
    /// Who said so.
    pub by_name: Option<String>,
    /// When it was found.
    pub at: Instant,
}

/// A contribution that is compared once a second person agrees.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitingRow {
    /// The contribution.
    pub contribution: ContributionId,
    /// What it is called.
    pub name: String,
    /// Who recorded it.
    pub by_name: String,
    /// How many indicators.
    pub indicators: u32,
    /// Whether who asks may be the second person.
    pub approve: May,
}

/// Hits of a case that wait for a word, for Today.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HitsWait {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Hits that are the same thing.
    pub same: u32,
    /// Hits that have something in common.
    pub alike: u32,
    /// Of these, how many wait longer than two working days.
    pub overdue: u32,
    /// How often somebody asked for this case's data in the last two weeks.
    pub asked: u32,
    /// Contributions that wait for a second person.
    pub second: u32,
}

/// Gives the hits of a case.
pub(crate) fn list(read: &Read<'_>, request: WhichCase) -> Result<HitList, Error> {
    let case = read::case(read.connection, request.case)?;
    let office = settings_of(read.connection)?.is_some();
    let mut rows = without_echoes(if office { told(read, request.case)? } else { on_this_desk(read, request.case)? });
    rows.sort_by_key(|row| (row.cause == "asked", row.resolution.is_settled(), !row.same, std::cmp::Reverse(row.at)));
    let may = rules::may_settle(&case, read.author()?);
    let ec3 =
        read.roster()?.officers.values().filter(|officer| officer.posts.iter().any(|post| post.duty == Duty::Ec3 && post.span.holds(read.today())));
    Ok(HitList {
        rows,
        ec3: ec3.take(10).map(|officer| Named { officer: officer.id, name: officer.name.value.clone() }).collect(),
        office,
        waiting: waiting(read, request.case)?,
        questions: asking::questions(read, request)?,
        settle: read.may(may),
    })
}

fn waiting(read: &Read<'_>, case: CaseId) -> Result<Vec<WaitingRow>, Error> {
    let row = |it: super::Waiting| {
        let action = read::planned(read.connection, PlannedActionId(it.contribution.0)).map(|state| state.facts.what);
        let name = crate::contributions::head(read.connection, it.contribution).map(|state| state.terms.name).or(action).unwrap_or_default();
        let second = if it.officer == read.me.officer { Err(jcat_domain::Refusal::SecondPerson) } else { Ok(()) };
        Ok(WaitingRow {
            contribution: it.contribution,
            name,
            by_name: read.officer_name(it.officer)?,
            indicators: it.indicators,
            approve: read.may(second),
        })
    };
    waits(read.connection)?.into_iter().filter(|it| it.case == case).map(row).collect()
}

/// Gives what the office tells this side.
fn told(read: &Read<'_>, case: CaseId) -> Result<Vec<HitRow>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT h.token, h.cause, h.strong, h.level, h.contribution, h.n, h.agency, h.officer, h.other, h.purpose, h.told, h.theirs, h.revealed, h.at,
                coalesce(i.kind, p.kind), coalesce(i.normal, p.normal), p.id, p.what
         FROM hits h LEFT JOIN indicators i ON i.contribution = h.contribution AND i.n = h.n
         LEFT JOIN planned p ON h.cause = 'planned' AND p.id = h.contribution
         WHERE h.case_id = ?1 AND h.level >= 0 ORDER BY h.position DESC LIMIT ?2",
    )?;
    let mut rows = statement.query(params![case.0, SHOWN])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let token: [u8; 16] = row.get(0)?;
        let (cause, at): (String, i64) = (row.get(1)?, row.get(13)?);
        let officer = row.get::<_, Option<Uuid>>(7)?.map(OfficerId);
        let other = row.get::<_, Option<Uuid>>(8)?.map(CaseId);
        let (label, title) = other.map_or(Ok((None, None)), |case| name_of(read, case))?;
        let purpose: Option<i16> = row.get(9)?;
        let mut level = deconfliction::of_rank(row.get(3)?).unwrap_or(Level::Exists);
        // Who is on the other case too reads what is there.
        if other.map(|other| reads(read.connection, other)).transpose()?.unwrap_or_default() {
            level = Level::Content;
        }
        let hit = HitRow {
            id: HitId(Uuid::from_bytes(token)),
            token: short(&token),
            same: row.get(2)?,
            level,
            contribution: if cause == "planned" { None } else { row.get::<_, Option<Uuid>>(4)?.map(ContributionId) },
            action: row.get::<_, Option<Uuid>>(16)?.map(PlannedActionId),
            what: row.get(17)?,
            kind: row.get(14)?,
            normal: row.get(15)?,
            shown: None,
            tlp: None,
            pap: None,
            agency: row.get::<_, Option<String>>(6)?.as_deref().and_then(AgencyId::parse),
            contact: officer.map(|officer| Ok::<_, Error>(Named { officer, name: read.officer_name(officer)? })).transpose()?,
            case: other,
            label,
            title,
            purpose: purpose.and_then(|at| usize::try_from(at).ok()).and_then(|at| Purpose::ALL.get(at).copied()),
            told: row.get::<_, Option<i16>>(10)?.and_then(deconfliction::of_rank),
            theirs: row.get::<_, Option<String>>(11)?.as_deref().and_then(Resolution::from_label),
            revealed: row.get(12)?,
            resolution: Resolution::Open,
            next: Vec::new(),
            overdue: false,
            reason: None,
            by_name: None,
            at: Instant(at),
            cause,
        };
        found.push(with_word(read, with_marking(read, hit)?)?);
    }
    Ok(found)
}

/// Says whether this desk reads a case.
fn reads(connection: &Connection, case: CaseId) -> Result<bool, Error> {
    let mut statement = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM journals WHERE audience = 'case/' || ?1 AND locked = 0)")?;
    Ok(statement.query_row([case.to_string()], |row| row.get(0))?)
}

/// Adds how this side's value is shown and how it may be used.
fn with_marking(read: &Read<'_>, mut hit: HitRow) -> Result<HitRow, Error> {
    hit.shown = hit.normal.as_deref().map(jcat_indicators::defang);
    if let Some(contribution) = hit.contribution.filter(|_| hit.normal.is_some()) {
        let marking = crate::contributions::head(read.connection, contribution)?.marking();
        (hit.tlp, hit.pap) = (Some(marking.tlp), Some(marking.pap));
    }
    Ok(hit)
}

/// Leaves out what a stronger hit says already: the same value here, the same case there, and only something in common.
fn without_echoes(rows: Vec<HitRow>) -> Vec<HitRow> {
    let said = |it: &HitRow| Some((it.contribution?, it.normal.clone()?, it.case?));
    let same: HashSet<_> = rows.iter().filter(|it| it.same && it.cause != "asked").filter_map(said).collect();
    rows.into_iter().filter(|it| it.same || it.cause == "asked" || !said(it).is_some_and(|it| same.contains(&it))).collect()
}

/// Adds what this side made of a hit.
fn with_word(read: &Read<'_>, mut hit: HitRow) -> Result<HitRow, Error> {
    if hit.cause == "asked" {
        return Ok(hit);
    }
    let state = read::hit_if_here(read.connection, hit.id)?;
    hit.resolution = state.as_ref().map_or(Resolution::Open, |state| state.resolution());
    hit.next = Resolution::ALL.iter().copied().filter(|next| hit.resolution.leads_to(*next)).collect();
    hit.overdue = hit.same && rules::is_overdue(hit.at, hit.resolution, read.now);
    if let Some(step) = state.as_ref().and_then(|state| state.steps.last()) {
        hit.reason = Some(step.reason.clone());
        hit.by_name = Some(read.officer_name(step.by)?);
    }
    Ok(hit)
}

/// A value that two cases of this desk share.
pub(crate) struct Shared {
    pub(crate) id: HitId,
    pub(crate) other: CaseId,
    pub(crate) agency: String,
    pub(crate) same: bool,
    pub(crate) contribution: ContributionId,
    pub(crate) n: u32,
    pub(crate) resolution: Resolution,
    pub(crate) at: Instant,
}

/// Gives the values that a case shares with others of this desk: one for each value and other case.
pub(crate) fn local(connection: &Connection, case: CaseId, today: Day) -> Result<Vec<Shared>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT s.key, m.contribution, m.n, m.strength, t.strength, c.case_id, c.agency, max(c.at, o.at)
         FROM shared s
         JOIN keys m ON m.key = s.key AND m.strength < 8 JOIN contributions o ON o.id = m.contribution AND o.case_id = s.case_id AND o.withdrawn = 0 AND (o.ends IS NULL OR o.ends > ?3)
         JOIN keys t ON t.key = s.key AND t.strength < 8 JOIN contributions c ON c.id = t.contribution AND c.case_id <> s.case_id AND c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?3)
         WHERE s.case_id = ?1 ORDER BY s.key, c.case_id, m.strength + t.strength, m.contribution, m.n, c.agency LIMIT ?2",
    )?;
    let mut rows = statement.query(params![case.0, SHOWN * 10, today.to_string()])?;
    let mut found: Vec<Shared> = Vec::new();
    let mut word = connection.prepare_cached("SELECT resolution FROM settled WHERE hit = ?1")?;
    while let Some(row) = rows.next()? {
        let (mine, theirs): (u8, u8) = (row.get(3)?, row.get(4)?);
        let other = CaseId(row.get(5)?);
        let key: Vec<u8> = row.get(0)?;
        let id = HitId::between(case, other, &key);
        if !Compared::meets(mine, theirs) || found.last().is_some_and(|last| last.id == id) {
            continue;
        }
        let said: Option<String> = word.query_row([id.0], |row| row.get(0)).optional()?;
        found.push(Shared {
            id,
            other,
            agency: row.get(6)?,
            same: mine == 0 && theirs == 0,
            contribution: ContributionId(row.get(1)?),
            n: row.get(2)?,
            resolution: resolution(said.as_deref()),
            at: Instant(row.get(7)?),
        });
    }
    // Two keys of one pair of values say the same thing twice: the strongest stays.
    found.sort_by_key(|it| (it.other, it.contribution, it.n, !it.same));
    found.dedup_by_key(|it| (it.other, it.contribution, it.n));
    Ok(found)
}

/// Gives what this desk finds by itself, while it has no office.
fn on_this_desk(read: &Read<'_>, case: CaseId) -> Result<Vec<HitRow>, Error> {
    let mut indicator = read.connection.prepare_cached("SELECT kind, normal FROM indicators WHERE contribution = ?1 AND n = ?2")?;
    let mut rows = Vec::new();
    for it in local(read.connection, case, read.today())? {
        let value: Option<(String, String)> =
            indicator.query_row(params![it.contribution.0, it.n], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let (kind, normal) = value.unzip();
        let (label, title) = name_of(read, it.other)?;
        let agency = AgencyId::parse(&it.agency);
        let found = here(it.id, it.resolution, it.at);
        let hit = HitRow { same: it.same, kind, normal, contribution: Some(it.contribution), agency, case: Some(it.other), label, title, ..found };
        rows.push(with_word(read, with_marking(read, hit)?)?);
    }
    for it in planned::clashes(read.connection, case, read.now)? {
        rows.push(with_word(read, with_marking(read, clash(read, it)?)?)?);
    }
    Ok(rows)
}

/// A collision of two planned actions of this desk's cases, as a hit of the side of the first.
fn clash(read: &Read<'_>, it: planned::Clash) -> Result<HitRow, Error> {
    let (label, title) = name_of(read, it.theirs.case)?;
    let (kind, normal) = it.ours.facts.target.map(|target| (target.kind, target.normal)).unzip();
    Ok(HitRow {
        action: Some(it.ours.id),
        what: Some(it.ours.facts.what),
        kind,
        normal,
        agency: Some(it.theirs.agency),
        case: Some(it.theirs.case),
        label,
        title,
        ..here(it.id, it.resolution, it.at)
    })
}

/// What all have in common that this desk finds by itself.
fn here(id: HitId, resolution: Resolution, at: Instant) -> HitRow {
    HitRow {
        token: short(id.0.as_bytes()),
        id,
        cause: "local".to_owned(),
        same: true,
        level: Level::Content,
        action: None,
        what: None,
        kind: None,
        normal: None,
        shown: None,
        tlp: None,
        pap: None,
        contribution: None,
        agency: None,
        contact: None,
        case: None,
        label: None,
        title: None,
        purpose: None,
        told: None,
        theirs: None,
        revealed: false,
        resolution,
        next: Vec::new(),
        overdue: false,
        reason: None,
        by_name: None,
        at,
    }
}

/// Two weeks, in milliseconds.
const TWO_WEEKS: i64 = 14 * 86_400_000;

/// Gives the cases one's agency takes part in, or is on oneself, whose hits wait.
pub(crate) fn waiting_today(read: &Read<'_>) -> Result<Vec<HitsWait>, Error> {
    let author = read.author()?;
    let own = author.agency.as_ref().map_or("", AgencyId::as_str);
    let mut statement = read.connection.prepare_cached(
        "SELECT DISTINCT c.id, c.label, c.title FROM cases c
         JOIN (SELECT case_id FROM hits UNION SELECT case_id FROM shared UNION SELECT case_id FROM planned) h ON h.case_id = c.id
         WHERE EXISTS (SELECT 1 FROM case_has x WHERE x.id = c.id AND ((x.what = 'agency' AND x.term = ?1) OR (x.what = 'officer' AND x.term = ?2)))
         ORDER BY c.changed_at DESC, c.id LIMIT 50",
    )?;
    let cases: Vec<(Uuid, String, String)> = statement
        .query_map(params![own, author.officer.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let office = settings_of(read.connection)?.is_some();
    let second = waits(read.connection)?;
    let mut found = Vec::new();
    for (id, label, title) in cases {
        let case = CaseId(id);
        let mut it = HitsWait { case, label, title, same: 0, alike: 0, overdue: 0, asked: 0, second: 0 };
        it.second = u32::try_from(second.iter().filter(|it| it.case == case && it.officer != read.me.officer).count()).unwrap_or(u32::MAX);
        for (same, cause, resolution, at) in words_of(read, case, office)? {
            if cause == "asked" {
                it.asked += u32::from(at.0 > read.now.0 - TWO_WEEKS);
            } else if !resolution.is_settled() {
                *(if same { &mut it.same } else { &mut it.alike }) += 1;
                it.overdue += u32::from(same && rules::is_overdue(at, resolution, read.now));
            }
        }
        if it.same + it.alike + it.asked + it.second > 0 {
            found.push(it);
        }
    }
    Ok(found)
}

/// Gives of each hit of a case whether it is the same thing, how it came, where it stands and since when.
fn words_of(read: &Read<'_>, case: CaseId, office: bool) -> Result<Vec<(bool, String, Resolution, Instant)>, Error> {
    if !office {
        let values = local(read.connection, case, read.today())?.into_iter().map(|it| (it.same, "local".to_owned(), it.resolution, it.at));
        let clashes = planned::clashes(read.connection, case, read.now)?.into_iter().map(|it| (true, "local".to_owned(), it.resolution, it.at));
        return Ok(values.chain(clashes).collect());
    }
    let mut statement = read.connection.prepare_cached(
        "SELECT h.strong, h.cause, s.resolution, h.at FROM hits h LEFT JOIN settled s ON s.hit = h.token WHERE h.case_id = ?1 AND h.level >= 0 LIMIT ?2",
    )?;
    let rows = statement.query_map(params![case.0, SHOWN], |row| {
        Ok((row.get(0)?, row.get(1)?, resolution(row.get::<_, Option<String>>(2)?.as_deref()), Instant(row.get(3)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A hit as EC3's desk sees it: both sides.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskHit {
    /// What the side names.
    pub token: String,
    /// What who asked names.
    pub asker_token: Option<String>,
    /// `recorded`, `asked`, `common`.
    pub cause: String,
    /// Whether it is the same thing.
    pub same: bool,
    /// How much the side is told.
    pub level: Level,
    /// The side's case.
    pub here: Option<CaseId>,
    /// Its number.
    pub here_label: Option<String>,
    /// Its agency.
    pub here_agency: Option<AgencyId>,
    /// What it made of it.
    pub ours: Option<Resolution>,
    /// The other case.
    pub other: Option<CaseId>,
    /// Its number.
    pub other_label: Option<String>,
    /// Its agency.
    pub other_agency: Option<AgencyId>,
    /// What that made of it.
    pub theirs: Option<Resolution>,
    /// Whether neither has said a word for longer than two working days.
    pub overdue: bool,
    /// When it was found.
    pub at: Instant,
}

/// Gives what EC3's desk is told of all hits, the newest first: who rings with a token is answered from here.
pub(crate) fn ec3(read: &Read<'_>, _: Nothing) -> Result<Vec<DeskHit>, Error> {
    read.author()?.require(&[Duty::Ec3])?;
    let mut statement = read.connection.prepare_cached(
        "SELECT token, asker_token, cause, strong, level, here, here_agency, ours, other, agency, theirs, at FROM hits
         WHERE case_id = ?1 AND level >= 0 ORDER BY position DESC LIMIT ?2",
    )?;
    let mut rows = statement.query(params![Uuid::nil(), SHOWN])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let here = row.get::<_, Option<Uuid>>(5)?.map(CaseId);
        let other = row.get::<_, Option<Uuid>>(8)?.map(CaseId);
        let agency = |at: usize| -> Result<Option<AgencyId>, Error> { Ok(row.get::<_, Option<String>>(at)?.as_deref().and_then(AgencyId::parse)) };
        let word =
            |at: usize| -> Result<Option<Resolution>, Error> { Ok(row.get::<_, Option<String>>(at)?.as_deref().and_then(Resolution::from_label)) };
        let (same, at) = (row.get(3)?, Instant(row.get(11)?));
        let (ours, theirs) = (word(7)?, word(10)?);
        found.push(DeskHit {
            token: short(&row.get::<_, [u8; 16]>(0)?),
            asker_token: row.get::<_, Option<[u8; 16]>>(1)?.map(|token| short(&token)),
            cause: row.get(2)?,
            same,
            level: deconfliction::of_rank(row.get(4)?).unwrap_or(Level::Exists),
            here,
            here_label: here.map_or(Ok((None, None)), |case| name_of(read, case))?.0,
            here_agency: agency(6)?,
            ours,
            other,
            other_label: other.map_or(Ok((None, None)), |case| name_of(read, case))?.0,
            other_agency: agency(9)?,
            theirs,
            overdue: same && rules::is_overdue(at, ours.or(theirs).unwrap_or(Resolution::Open), read.now),
            at,
        });
    }
    Ok(found)
}
