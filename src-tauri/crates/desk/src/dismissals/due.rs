//! Which dismissals of this desk's officer there are to act on.

use std::collections::BTreeMap;

use jcat_domain::change::{Change, KIND_VERSION};
use jcat_domain::fold::State;
use jcat_domain::ids::{CaseId, DeviceId, OfficerId};
use jcat_domain::{Audience, Duty, Instant};
use rusqlite::{Connection, OptionalExtension, params};

use super::Dismissal;
use crate::error::Error;
use crate::lease;
use crate::replica::entry::Entry;
use crate::replica::{read, refold};

/// Gives the dismissals of this desk's officer that nothing was done about yet.
pub(crate) fn due(connection: &Connection, me: OfficerId, now: Instant) -> Result<Vec<Dismissal>, Error> {
    let mut found = match of_the_office(connection, me)? {
        Some(dismissal) => everywhere(connection, &dismissal)?,
        None if is_guest_gone(connection, me, now)? => of_a_guest(connection, me)?,
        None => from_cases(connection, me)?,
    };
    let known = |dismissal: &Dismissal| -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM purges WHERE audience = ?1 AND dismissal = ?2)";
        Ok(connection.prepare_cached(sql)?.query_row(params![dismissal.audience, dismissal.digest], |row| row.get(0))?)
    };
    let mut unknown = Vec::new();
    for dismissal in found.drain(..) {
        if !known(&dismissal)? {
            unknown.push(dismissal);
        }
    }
    Ok(unknown)
}

/// The dismissal from the office itself, as the journal of everyone tells it.
fn of_the_office(connection: &Connection, me: OfficerId) -> Result<Option<Dismissal>, Error> {
    let Some((State::Officer(officer), _)) = refold::load(connection, me.subject())? else { return Ok(None) };
    let Some(mark) = officer.dismissed.filter(|mark| mark.position.is_some()) else { return Ok(None) };
    let found = connection
        .prepare_cached("SELECT digest, received_at, device FROM entries WHERE audience = 'everyone' AND id = ?1")?
        .query_row([mark.entry.0], |row| {
            Ok(Dismissal { audience: String::new(), digest: row.get(0)?, at: Instant(row.get(1)?), by: DeviceId(row.get(2)?) })
        })
        .optional()?;
    Ok(found)
}

/// Says whether an officer was here as a guest alone, and every term as guest is over: the recorded end of an attachment is in the journal of
/// everyone, as the end of the term, which the coordinator or the secretary signed. `now` is the later of two clocks: a clock that is set back
/// keeps nothing.
pub(crate) fn is_guest_gone(connection: &Connection, me: OfficerId, now: Instant) -> Result<bool, Error> {
    let Some((State::Officer(officer), _)) = refold::load(connection, me.subject())? else { return Ok(false) };
    let said_at = lease::of(connection)?.map_or(now, |lease| lease.said_at);
    let today = now.max(said_at).office_day();
    let was_guest = officer.posts.iter().any(|post| post.duty == Duty::Guest && post.span.from.is_some_and(|from| from <= today));
    Ok(was_guest && officer.posts.iter().all(|post| post.span.to.is_some_and(|to| to <= today)))
}

/// Every case that a guest read and the office no longer lists. The end that stands is the last entry of the officer that has its place.
fn of_a_guest(connection: &Connection, me: OfficerId) -> Result<Vec<Dismissal>, Error> {
    let end = connection
        .prepare_cached(
            "SELECT digest, received_at, device FROM entries e WHERE audience = 'everyone' AND subject = ?1 AND position IS NOT NULL
               AND kind IN ('officer.post-granted', 'officer.post-ended') AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.entry = e.id)
             ORDER BY position DESC LIMIT 1",
        )?
        .query_row([me.subject().0], |row| Ok((row.get(0)?, Instant(row.get(1)?), DeviceId(row.get(2)?))))
        .optional()?;
    let Some((digest, at, by)) = end else { return Ok(Vec::new()) };
    let mut statement =
        connection.prepare_cached("SELECT audience FROM journals WHERE audience LIKE 'case/%' AND locked = 1 AND position > 0 ORDER BY audience")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.map(|audience| Ok(Dismissal { audience: audience?, digest, at, by })).collect()
}

/// Everything but the journal of everyone, which says why; cases first, then what they are known by.
fn everywhere(connection: &Connection, dismissal: &Dismissal) -> Result<Vec<Dismissal>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT audience FROM (SELECT audience FROM journals UNION SELECT audience FROM entries WHERE position IS NULL)
         WHERE audience NOT IN ('everyone', 'desk') ORDER BY audience = 'taskforce', audience",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.map(|audience| Ok(Dismissal { audience: audience?, ..dismissal.clone() })).collect()
}

/// Cases that the officer was taken off, where that is the last word and the office no longer lists the journal. While what the
/// taskforce knows is itself under lock, nobody can tell what holds.
fn from_cases(connection: &Connection, me: OfficerId) -> Result<Vec<Dismissal>, Error> {
    if refold::is_locked(connection, "taskforce")? {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(
        "SELECT header, body, digest, received_at, device FROM entries e INDEXED BY entries_leaving
         WHERE kind = 'case.officer-left' AND position IS NOT NULL AND audience = 'taskforce'
           AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.entry = e.id) ORDER BY position",
    )?;
    let mut rows = statement.query([])?;
    let mut last: BTreeMap<CaseId, Dismissal> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let body: Option<Vec<u8>> = row.get(1)?;
        let Some(Change::OfficerLeft(it)) = body.and_then(|body| Change::decode("case.officer-left", KIND_VERSION, &body)) else { continue };
        let entry = Entry { header: row.get(0)?, signature: [0; 64], salt: None, body: None };
        let Some(header) = entry.read_header().filter(|_| it.officer == me) else { continue };
        let case = CaseId(header.subject.0);
        let audience = Audience::Case(case).to_string();
        last.insert(case, Dismissal { audience, digest: row.get(2)?, at: Instant(row.get(3)?), by: DeviceId(row.get(4)?) });
    }
    let mut found = Vec::new();
    for (case, dismissal) in last {
        let on_it = read::case_if_here(connection, case)?.is_none_or(|state| state.officers.contains_key(&me));
        let listed = "SELECT EXISTS (SELECT 1 FROM journals WHERE audience = ?1 AND locked = 0)";
        let listed: bool = connection.prepare_cached(listed)?.query_row([&dismissal.audience], |row| row.get(0))?;
        if !on_it && !listed {
            found.push(dismissal);
        }
    }
    Ok(found)
}
