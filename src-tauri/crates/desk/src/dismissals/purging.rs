//! The purge on the desk of who was dismissed: unsent work sealed to others, then nothing left here.

use std::collections::BTreeSet;

use jcat_domain::change::{Change, KIND_VERSION};
use jcat_domain::ids::{AgencyId, CaseId, DeviceId, OfficerId};
use jcat_domain::roster::Roster;
use jcat_domain::{Audience, Duty, Instant};
use rusqlite::{Connection, Transaction, params};

use super::{Dismissal, LARGEST, PARCEL, Unsent, due};
use crate::desk::Desk;
use crate::error::Error;
use crate::keys;
use crate::replica::entry::Entry;
use crate::replica::{purge, read};
use crate::surroundings::Surroundings;
use crate::sync;
use crate::work::Topic;

/// Gives the workstations that unsent work of an audience is sealed to, with their keys: those of the lead and of EC3 for a case, of
/// the agency for its drafts, of EC3 and the administrators for the rest; where none of them is known, the one that signed the dismissal.
fn recipients(connection: &Connection, dismissal: &Dismissal, me: OfficerId, now: Instant) -> Result<Vec<(DeviceId, [u8; 32])>, Error> {
    let roster = read::roster(connection)?;
    let (agency, duties) = match dismissal.audience.parse::<Audience>() {
        Ok(Audience::Case(case)) => (agency_of(connection, case)?, &[Duty::Ec3] as &[Duty]),
        Ok(Audience::Agency(agency)) => (Some(agency), &[] as &[Duty]),
        Ok(Audience::Hit(_)) => (None, &[Duty::Ec3] as &[Duty]),
        _ => (None, &[Duty::Ec3, Duty::Administrator] as &[Duty]),
    };
    let meant = |officer: OfficerId| officer != me && is_meant(&roster, officer, agency.as_ref(), duties, now);
    let mut statement = connection.prepare("SELECT device, officer, sealing FROM devices WHERE revoked IS NULL ORDER BY device")?;
    let rows = statement.query_map([], |row| Ok((DeviceId(row.get(0)?), OfficerId(row.get(1)?), row.get::<_, [u8; 32]>(2)?)))?;
    let all: Vec<(DeviceId, OfficerId, [u8; 32])> = rows.collect::<Result<_, _>>()?;
    let to = |meant: &dyn Fn(DeviceId, OfficerId) -> bool| -> Vec<_> {
        all.iter().filter(|(device, officer, _)| meant(*device, *officer)).map(|(device, _, key)| (*device, *key)).collect()
    };
    let lookers: &[Duty] = &[Duty::Ec3, Duty::Administrator];
    let found = [
        to(&|_, officer| meant(officer)),
        to(&|device, _| device == dismissal.by),
        to(&|_, officer| officer != me && is_meant(&roster, officer, None, lookers, now)),
    ];
    Ok(found.into_iter().find(|it| !it.is_empty()).unwrap_or_default())
}

fn is_meant(roster: &Roster, officer: OfficerId, agency: Option<&AgencyId>, duties: &[Duty], now: Instant) -> bool {
    let Some(state) = roster.officers.get(&officer) else { return false };
    let on = state.posts.iter().filter(|post| post.span.holds(now.office_day()));
    let of_agency = agency == Some(&state.agency);
    on.into_iter()
        .any(|post| duties.contains(&post.duty) || (of_agency && matches!(post.duty, Duty::Officer | Duty::Representative | Duty::Alternate)))
}

/// Gives the agency that proposed or brought in a case, from its first entry: what is under lock is not folded.
fn agency_of(connection: &Connection, case: CaseId) -> Result<Option<AgencyId>, Error> {
    let mut statement = connection.prepare(
        "SELECT kind, body FROM entries WHERE subject = ?1 AND audience = 'taskforce' AND kind IN ('case.submitted', 'case.brought-in') ORDER BY position IS NULL, position",
    )?;
    let mut rows = statement.query([case.known().0])?;
    while let Some(row) = rows.next()? {
        let (kind, body): (String, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?);
        match body.and_then(|body| Change::decode(&kind, KIND_VERSION, &body)) {
            Some(Change::ProposalSubmitted(it)) => return Ok(Some(it.agency)),
            Some(Change::CaseBroughtIn(it)) => return Ok(Some(it.agency)),
            _ => {}
        }
    }
    Ok(None)
}

/// Does what can be done without the office: seals and deletes what a dismissal names, and writes the file anew where that is due.
/// Says whether anything was deleted.
pub(crate) fn purge_here(desk: &Desk) -> Result<bool, Error> {
    let open = desk.opened()?;
    let due = open.replica.read(|connection| due(connection, open.me.officer, desk.world().now()))?;
    for dismissal in &due {
        begin(desk, dismissal)?;
    }
    if !due.is_empty() {
        sync::tell_all(desk);
    }
    let unfinished: Vec<String> = open.replica.read(|connection| {
        let mut statement = connection.prepare_cached("SELECT audience FROM purges WHERE stage = 'deleted' ORDER BY audience")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    })?;
    if unfinished.is_empty() {
        return Ok(!due.is_empty());
    }
    for (_, copy) in purge::put_aside(&open.replica)? {
        for audience in &unfinished {
            copy.write(|tx| purge::delete(tx, audience))?;
        }
        purge::wipe(&copy)?;
    }
    purge::wipe(&open.replica)?;
    let now = desk.world().now();
    open.replica.write(|tx| Ok(tx.execute("UPDATE purges SET stage = 'wiped', at = ?1 WHERE stage = 'deleted'", [now.0])?))?;
    desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    Ok(!due.is_empty())
}

/// Seals what was not sent and deletes the audience, in one transaction.
fn begin(desk: &Desk, dismissal: &Dismissal) -> Result<(), Error> {
    let open = desk.opened()?;
    let now = desk.world().now();
    // What only a copy holds that was put aside is not lost either.
    let mut aside = Vec::new();
    for (_, copy) in purge::put_aside(&open.replica)? {
        aside.extend(copy.read(|connection| purge::unsent(connection, &dismissal.audience))?);
    }
    open.replica.write(|tx| {
        let mut unsent = purge::unsent(tx, &dismissal.audience)?;
        let known: BTreeSet<Vec<u8>> = unsent.iter().map(|entry| entry.header.clone()).collect();
        aside.retain(|entry| !known.contains(&entry.header) && !is_here(tx, entry).unwrap_or_default());
        unsent.append(&mut aside);
        let to = recipients(tx, dismissal, open.me.officer, now)?;
        seal_all(tx, desk.world(), &dismissal.audience, &unsent, &to)?;
        let entries = purge::delete(tx, &dismissal.audience)?;
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        tx.execute(
            "INSERT OR REPLACE INTO purges (audience, dismissal, dismissed_at, entries, unsent, stage, at) VALUES (?1, ?2, ?3, ?4, ?5, 'deleted', ?6)",
            params![dismissal.audience, dismissal.digest, dismissal.at.0, count(entries), count(unsent.len()), now.0],
        )?;
        Ok(())
    })
}

/// Says whether an entry is in its journal here: a copy that was put aside may not know yet that it was sent.
fn is_here(tx: &Transaction<'_>, entry: &Entry) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM entries WHERE digest = ?1 AND audience = ?2)";
    let audience = entry.read_header().map(|header| header.audience).unwrap_or_default();
    Ok(tx.prepare_cached(sql)?.query_row(params![entry.digest(), audience], |row| row.get(0))?)
}

fn seal_all(tx: &Transaction<'_>, world: &Surroundings, audience: &str, unsent: &[Entry], to: &[(DeviceId, [u8; 32])]) -> Result<(), Error> {
    let keys: Vec<[u8; 32]> = to.iter().map(|(_, key)| *key).collect();
    let devices: Vec<u8> = to.iter().flat_map(|(device, _)| device.0.into_bytes()).collect();
    let mut rest = unsent;
    while !rest.is_empty() && !to.is_empty() {
        let mut bytes = 0;
        let fits = rest.iter().take_while(|entry| {
            bytes += entry.header.len() + entry.body.as_ref().map_or(0, Vec::len) + 100;
            bytes <= LARGEST
        });
        let (part, later) = rest.split_at_checked(fits.count().max(1)).unwrap_or((rest, &[]));
        rest = later;
        let part: Vec<Unsent> = part
            .iter()
            .map(|it| Unsent { header: it.header.clone(), signature: it.signature, salt: it.salt.clone(), body: it.body.clone() })
            .collect();
        let content = zeroize::Zeroizing::new(minicbor::to_vec(&part).map_err(|_| Error::Internal("writing a parcel"))?);
        let sealed = keys::seal(&content, &keys, &parcel_context(audience), world)?;
        tx.execute(
            "INSERT INTO parcels (parcel, audience, devices, sealed) VALUES (?1, ?2, ?3, ?4)",
            params![world.make_id()?, audience, devices, sealed],
        )?;
    }
    Ok(())
}

pub(super) fn parcel_context(audience: &str) -> Vec<u8> {
    [PARCEL, audience.as_bytes()].concat()
}
