//! Hits as statistics count them: one for each case that is told of it, with what that case had made of it by a moment.

use jcat_domain::Instant;
use jcat_domain::deconfliction::hits::Resolution;
use jcat_domain::ids::{CaseId, HitId};
use rusqlite::params;
use uuid::Uuid;

use super::{resolution, view};
use crate::error::Error;
use crate::joining::settings_of;
use crate::planned;
use crate::replica::read;
use crate::work::Read;

/// A hit of one case.
pub(crate) struct Counted {
    pub(crate) case: CaseId,
    pub(crate) at: Instant,
    pub(crate) resolution: Resolution,
}

/// Gives the hits of the cases of this desk that were found before a moment: as the office tells of them, or, while there is none, as the
/// desk finds them by itself. What was only asked is none.
pub(crate) fn counted(read: &Read<'_>, before: Instant) -> Result<Vec<Counted>, Error> {
    let told = settings_of(read.connection)?.is_some();
    let found = if told { told_of(read)? } else { found_here(read)? };
    found.into_iter().filter(|(_, it, _)| it.at < before).map(|(hit, it, said)| as_of(read, hit, it, said, before)).collect()
}

/// A hit, its row, and when this side last said a word.
type Found = (HitId, Counted, Option<Instant>);

/// EC3's desk is told of both sides under no case: those rows are left out, the cases' own count.
fn told_of(read: &Read<'_>) -> Result<Vec<Found>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT h.token, h.case_id, h.at, s.resolution, s.at FROM hits h LEFT JOIN settled s ON s.hit = h.token
         WHERE h.level >= 0 AND h.cause <> 'asked' AND h.case_id <> zeroblob(16) ORDER BY h.case_id, h.position",
    )?;
    let rows = statement.query_map([], |row| {
        let said: Option<String> = row.get(3)?;
        let it = Counted { case: CaseId(row.get(1)?), at: Instant(row.get(2)?), resolution: resolution(said.as_deref()) };
        Ok((HitId(row.get(0)?), it, row.get::<_, Option<i64>>(4)?.map(Instant)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn found_here(read: &Read<'_>) -> Result<Vec<Found>, Error> {
    let sql = "SELECT case_id FROM shared UNION SELECT case_id FROM planned ORDER BY case_id";
    let cases: Vec<Uuid> = read.connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut said = read.connection.prepare_cached("SELECT max(at) FROM settled WHERE hit = ?1")?;
    let mut found = Vec::new();
    for case in cases.into_iter().map(CaseId) {
        let values = view::local(read.connection, case, read.today())?.into_iter().map(|it| (it.id, it.resolution, it.at));
        let clashes = planned::clashes(read.connection, case, read.now)?.into_iter().map(|it| (it.id, it.resolution, it.at));
        for (hit, resolution, at) in values.chain(clashes) {
            let last: Option<i64> = said.query_row(params![hit.0], |row| row.get(0))?;
            found.push((hit, Counted { case, at, resolution }, last.map(Instant)));
        }
    }
    Ok(found)
}

/// Where a word was said later, the one before it stands in the hit's own history.
fn as_of(read: &Read<'_>, hit: HitId, mut it: Counted, said: Option<Instant>, before: Instant) -> Result<Counted, Error> {
    if said.is_some_and(|at| at >= before) {
        let steps = read::hit_if_here(read.connection, hit)?.map(|state| state.steps).unwrap_or_default();
        it.resolution = steps.iter().rev().find(|step| step.at < before).map_or(Resolution::Open, |step| step.resolution);
    }
    Ok(it)
}
