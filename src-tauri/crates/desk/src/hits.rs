//! Hits: what the office tells of matches, what this desk asks, and what is made of it.
//!
//! What lives here: taking hits in, passing on what was said of them, questions and second persons. What is shown is in `view`,
//! questions in `asking`, alarms about how the office is asked in `alarms`, what EC3's desk compares in `compared`, keys that are made anew in
//! `rekeyed`. What does not: who is told what; the office decides that (`sql/office/V11__matching.sql`).
//!
//! Invariants
//! - Hits are rows of the office, kept as they came; they are no entries, for they differ by reader and have no author.
//! - What one side makes of a hit is an entry in that case's own journal; the office passes on the bare word.

use std::collections::HashMap;

use jcat_domain::Change;
use jcat_domain::deconfliction::hits::{self as rules, Resolution, SettleHit};
use jcat_domain::ids::{CaseId, ContributionId, HitId};
use jcat_domain::{Audience, Day};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::contact;
use crate::desk::Desk;
use crate::error::Error;
use crate::joining::{keep, kept, settings_of};
use crate::office::{Granted, HITS, Link, OfficeHit, Trouble};
use crate::planned;
use crate::replica::entry::Entry;
use crate::replica::log::{from_sql, to_sql};
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{Topic, Work};

pub(crate) mod alarms;
pub(crate) mod asking;
mod compared;
pub(crate) mod counted;
pub(crate) mod outsiders;
pub(crate) mod rekeyed;
pub(crate) mod view;

/// Under which name a desk keeps which contributions wait for a second person.
const WAITING: &str = "second-persons";

/// A contribution that waits for a second person, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Waiting {
    pub(crate) case: CaseId,
    pub(crate) contribution: ContributionId,
    pub(crate) officer: jcat_domain::ids::OfficerId,
    pub(crate) indicators: u32,
}

// ---- with each contact ---------------------------------------------------------------------------------------------------------

/// Gives what entries that are about to be sent declare for comparison, one for each.
pub(crate) fn declared(connection: &Connection, entries: &[(String, Entry)]) -> Result<Vec<Option<Vec<u8>>>, Error> {
    let mut statement = connection.prepare_cached("SELECT content FROM declared WHERE audience = ?1 AND digest = ?2")?;
    let of = |(audience, entry): &(String, Entry)| {
        let Some(digest) = entry.read_header().and_then(|header| header.keys) else { return Ok(None) };
        Ok(statement.query_row(params![audience, digest], |row| row.get(0)).optional()?)
    };
    entries.iter().map(of).collect()
}

/// Takes in hits, passes on what was said of them, has questions answered that waited.
pub(crate) async fn settle(desk: &Desk, link: &Link) -> Result<(), Error> {
    declare_again(desk, link).await?;
    let mut changed = take_in(desk, link).await?;
    changed |= pass_on(desk, link).await?;
    changed |= asking::have_answered(desk, link).await?;
    changed |= look_who_waits(desk, link).await?;
    compared::compare(desk, link).await?;
    changed |= alarms::take_in(desk, link).await?;
    if changed {
        desk.tell(&crate::Notice::Changed { topics: vec![Topic::Data] });
    }
    Ok(())
}

/// Declares once more what an office restored from a backup has forgotten (V15).
async fn declare_again(desk: &Desk, link: &Link) -> Result<(), Error> {
    loop {
        let forgotten = desk.query(|read| forgotten(read.connection))?;
        if forgotten.is_empty() {
            return Ok(());
        }
        let placed: Vec<(String, u64, Vec<u8>)> =
            forgotten.iter().filter_map(|it| Some((it.audience.clone(), it.position?, it.content.clone()))).collect();
        let taken = match link.declare_again(&placed).await {
            // An office of a former version has no memory of its restores.
            Err(Trouble::OfficeOlder) => None,
            other => other?,
        };
        if taken.is_none() {
            return Ok(());
        }
        desk.opened()?.replica.write(|tx| {
            let mut done = tx.prepare_cached("UPDATE declared SET again = 0 WHERE audience = ?1 AND digest = ?2")?;
            forgotten.iter().try_for_each(|it| done.execute(params![it.audience, it.digest]).map(|_| ())).map_err(Error::from)
        })?;
    }
}

/// What was declared before an office was restored.
struct Forgotten {
    audience: String,
    digest: [u8; 32],
    content: Vec<u8>,
    /// Where its entry stands; none has not been taken by this office: it is sent with what it declares.
    position: Option<u64>,
}

/// Gives what is to be declared again of one journal, in the order of its entries.
fn forgotten(connection: &Connection) -> Result<Vec<Forgotten>, Error> {
    let audience: Option<String> =
        connection.prepare_cached("SELECT min(audience) FROM declared WHERE again = 1")?.query_row([], |row| row.get(0))?;
    let Some(audience) = audience else { return Ok(Vec::new()) };
    let mut places = HashMap::new();
    let mut statement = connection.prepare_cached("SELECT header, position FROM entries WHERE audience = ?1")?;
    let mut rows = statement.query([&audience])?;
    while let Some(row) = rows.next()? {
        let entry = Entry { header: row.get(0)?, signature: [0; 64], salt: None, body: None };
        if let (Some(digest), Some(position)) = (entry.read_header().and_then(|header| header.keys), row.get::<_, Option<i64>>(1)?) {
            places.insert(digest, from_sql(position));
        }
    }
    let mut statement = connection.prepare_cached("SELECT digest, content FROM declared WHERE audience = ?1 AND again = 1")?;
    let rows = statement.query_map([&audience], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
    let mut found = Vec::new();
    for row in rows {
        let (digest, content) = row?;
        found.push(Forgotten { audience: audience.clone(), position: places.get(&digest).copied(), digest, content });
    }
    found.sort_by_key(|it| it.position);
    Ok(found)
}

async fn take_in(desk: &Desk, link: &Link) -> Result<bool, Error> {
    let mut changed = false;
    loop {
        let after = desk.query(|read| cursors(read.connection, read.author()?.has(jcat_domain::Duty::Ec3)))?;
        if after.is_empty() {
            return Ok(changed);
        }
        let hits = match link.hits(&after).await {
            // An office of a former version matches nothing.
            Err(Trouble::OfficeOlder) => return Ok(changed),
            other => other?,
        };
        if hits.is_empty() {
            return Ok(changed);
        }
        desk.opened()?.replica.write(|tx| hits.iter().try_for_each(|hit| keep_hit(tx, hit)))?;
        changed = true;
        if hits.len() < HITS {
            return Ok(changed);
        }
    }
}

/// Gives how far hits were taken in: of each case whose journal this desk reads, and of EC3's desk.
fn cursors(connection: &Connection, ec3: bool) -> Result<Vec<(Option<CaseId>, u64)>, Error> {
    let mut statement = connection.prepare_cached("SELECT audience FROM journals WHERE audience LIKE 'case/%' AND locked = 0 ORDER BY audience")?;
    let audiences: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let cases = audiences.iter().filter_map(|audience| match audience.parse() {
        Ok(Audience::Case(case)) => Some(Some(case)),
        _ => None,
    });
    let mut last = connection.prepare_cached("SELECT COALESCE(max(position), 0) FROM hits WHERE case_id = ?1")?;
    let after = |case: Option<CaseId>| {
        let position: i64 = last.query_row([case.map_or(Uuid::nil(), |case| case.0)], |row| row.get(0))?;
        Ok((case, from_sql(position)))
    };
    cases.chain(ec3.then_some(None)).map(after).collect()
}

fn keep_hit(tx: &Transaction<'_>, hit: &OfficeHit) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO hits (case_id, token, position, level, cause, strong, contribution, n, agency, officer, other, purpose, told, theirs,
                                      revealed, owner, here, here_agency, ours, asker_token, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
    )?
    .execute(params![
        hit.case.map_or(Uuid::nil(), |case| case.0),
        hit.token,
        to_sql(hit.position),
        hit.level,
        hit.cause,
        hit.strong,
        hit.contribution.map(|it| it.0),
        hit.n,
        hit.agency.as_ref().map(jcat_domain::ids::AgencyId::as_str),
        hit.officer.map(|it| it.0),
        hit.other.map(|it| it.0),
        hit.purpose,
        hit.told,
        hit.theirs,
        hit.revealed,
        hit.owner,
        hit.here.map(|it| it.0),
        hit.here_agency.as_ref().map(jcat_domain::ids::AgencyId::as_str),
        hit.ours,
        hit.asker_token,
        hit.at.0,
    ])?;
    Ok(())
}

/// Passes on the bare word of what was said of hits here.
async fn pass_on(desk: &Desk, link: &Link) -> Result<bool, Error> {
    let unsaid: Vec<(Uuid, [u8; 16], String)> = desk.query(|read| {
        let mut statement = read.connection.prepare_cached(
            "SELECT h.case_id, h.token, s.resolution FROM settled s JOIN hits h ON h.case_id = s.case_id AND h.token = s.hit
             WHERE NOT EXISTS (SELECT 1 FROM said WHERE said.hit = s.hit AND said.word = s.resolution)",
        )?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?)
    })?;
    for (case, token, word) in &unsaid {
        // A case that this officer left meanwhile is somebody else's to speak for.
        link.say_of_hit(CaseId(*case), token, word).await?;
        desk.opened()?.replica.write(|tx| Ok(tx.execute("INSERT OR REPLACE INTO said (hit, word) VALUES (?1, ?2)", params![token, word])?))?;
    }
    Ok(!unsaid.is_empty())
}

/// Keeps which contributions wait for a second person.
async fn look_who_waits(desk: &Desk, link: &Link) -> Result<bool, Error> {
    let waiting = match link.waiting().await {
        Err(Trouble::OfficeOlder) => return Ok(false),
        other => other?,
    };
    let waiting: Vec<Waiting> = waiting
        .into_iter()
        .map(|it| Waiting { case: it.case, contribution: it.contribution, officer: it.officer, indicators: it.indicators })
        .collect();
    let open = desk.opened()?;
    if open.replica.read(waits)? == waiting {
        return Ok(false);
    }
    open.replica.write(|tx| keep(tx, WAITING, &waiting))?;
    Ok(true)
}

/// Gives which contributions wait for a second person, as the office last said.
pub(crate) fn waits(connection: &Connection) -> Result<Vec<Waiting>, Error> {
    Ok(kept(connection, WAITING)?.unwrap_or_default())
}

// ---- what somebody does ---------------------------------------------------------------------------------------------------------

/// Says what becomes of a hit (DEC-7).
pub(crate) fn settle_hit(work: &mut Work<'_>, request: SettleHit) -> Result<Nothing, Error> {
    let case = read::case(work.connection, request.case)?;
    if !is_known(work.connection, request.case, request.hit, work.today())? {
        return Err(Error::NotFound("hit"));
    }
    let state = read::hit_if_here(work.connection, request.hit)?;
    let change = rules::settle(&case, state.as_ref(), &request, work.author()?)?;
    work.record(Audience::Case(case.id), request.hit.subject(), change)?;
    Ok(Nothing {})
}

/// Says whether this side of a case was told of the hit, or shares the value with another case of this desk.
fn is_known(connection: &Connection, case: CaseId, hit: HitId, today: Day) -> Result<bool, Error> {
    let told: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM hits WHERE case_id = ?1 AND token = ?2)")?
        .query_row(params![case.0, hit.0.as_bytes()], |row| row.get(0))?;
    Ok(told
        || view::local(connection, case, today)?.iter().any(|found| found.id == hit)
        || planned::clashes(connection, case, today.begins())?.iter().any(|found| found.id == hit))
}

/// A hit, as the side of a case knows it.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct WhichHit {
    /// The case whose side speaks.
    pub case: CaseId,
    /// The hit.
    pub hit: HitId,
    /// Whether this side would show itself; false takes it back.
    pub on: bool,
}

/// Says that this side would show itself to the other if the other did too (DEC-9).
pub(crate) fn reveal(desk: &Desk, request: WhichHit) -> Result<Nothing, Error> {
    let (case, author) = desk.query(|read| Ok((read::case(read.connection, request.case)?, read.author()?.clone())))?;
    rules::may_settle(&case, &author)?;
    ask_office(desk, async |link| link.reveal(request.case, request.hit.0.as_bytes(), request.on).await)
}

/// Names a contribution that waits.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct WhichWaiting {
    /// The case.
    pub case: CaseId,
    /// The contribution.
    pub contribution: ContributionId,
}

/// Lets a contribution be compared that is beyond its recorder's budget, as the second person (DEC-6).
pub(crate) fn approve(desk: &Desk, request: WhichWaiting) -> Result<Nothing, Error> {
    let waiting = desk.query(|read| waits(read.connection))?;
    let it = waiting.iter().find(|it| it.contribution == request.contribution && it.case == request.case).ok_or(Error::NotFound("contribution"))?;
    if it.officer == desk.opened()?.me.officer {
        return Err(jcat_domain::Refusal::SecondPerson.into());
    }
    ask_office(desk, async |link| link.approve(request.case, request.contribution).await)
}

/// Makes a call of the office, takes in what follows from it, and says so.
fn ask_office(desk: &Desk, ask: impl AsyncFnOnce(&Link) -> Result<Granted, Trouble>) -> Result<Nothing, Error> {
    let settings = desk.query(|read| settings_of(read.connection))?.ok_or(Error::NoOffice)?;
    let done = contact::wait_for(async {
        let link = Link::open(&settings).await?;
        let done = ask(&link).await?;
        link.wake().await?;
        let settled = (take_in(desk, &link).await?, look_who_waits(desk, &link).await?, alarms::take_in(desk, &link).await?);
        Ok::<_, Error>((done, settled))
    })??;
    desk.tell(&crate::Notice::Changed { topics: vec![Topic::Data] });
    if done.0 == Granted::Done { Ok(Nothing {}) } else { Err(Error::OfficeRefused) }
}

/// Counts the hits of a case that are the same thing and wait for a word: what stands in the way of action (G4).
pub(crate) fn open_hits(connection: &Connection, case: CaseId, today: Day) -> Result<usize, Error> {
    if settings_of(connection)?.is_none() {
        let found = view::local(connection, case, today)?;
        let clashes = planned::clashes(connection, case, today.begins())?;
        let same = found.iter().filter(|it| it.same && !it.resolution.is_settled()).count();
        return Ok(same + clashes.iter().filter(|it| !it.resolution.is_settled()).count());
    }
    let mut statement = connection.prepare_cached(
        "SELECT s.resolution FROM hits h LEFT JOIN settled s ON s.hit = h.token
         WHERE h.case_id = ?1 AND h.strong = 1 AND h.level >= 0 AND h.cause IN ('recorded', 'planned')",
    )?;
    let mut rows = statement.query([case.0])?;
    let mut open = 0;
    while let Some(row) = rows.next()? {
        let said: Option<String> = row.get(0)?;
        open += usize::from(!resolution(said.as_deref()).is_settled());
    }
    Ok(open)
}

pub(crate) fn resolution(label: Option<&str>) -> Resolution {
    label.and_then(Resolution::from_label).unwrap_or(Resolution::Open)
}

/// Names the change that settles a hit, for the history of its case.
pub(crate) fn detail(change: &Change, label: impl Fn(&str) -> String) -> Option<String> {
    match change {
        Change::HitSettled(it) => Some(format!("{}: {}", label(it.resolution.label()), it.reason)),
        Change::ContributionBegun(it) => Some(it.terms.name.clone()),
        Change::IndicatorsAdded(it) => Some(it.indicators.len().to_string()),
        Change::ContributionMarked(it) => Some(format!("{}: {}", it.marking.tlp, it.reason)),
        Change::MarkingProposed(it) => Some(format!("{}: {}", it.marking.tlp, it.reason)),
        Change::PermissionAsked(it) => Some(format!("{}: {}", label(it.what.label()), it.scope)),
        Change::PermissionAnswered(it) => Some(it.reason.clone()),
        Change::UseDecided(it) => Some(format!("{}: {}", label(it.what.label()), it.reason)),
        Change::ContributionWithdrawn(it) | Change::ContributionRestored(it) => Some(it.reason.clone()),
        _ => None,
    }
}
