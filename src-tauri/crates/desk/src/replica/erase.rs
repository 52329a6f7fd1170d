//! Emptying what was erased (AUD-4): bodies and salts, what was derived from them, and what else holds a copy.
//!
//! Invariants
//! - Nothing here decides that something is erased: the fold of a contribution says so, from two signed entries that the office has placed.
//! - An entry may be without a body where such an erasure names its subject, and nowhere else; `jcat replica verify` says where one is
//!   without.
//! - Rows, bodies and what was noted move in the transaction that took the entry in; what follows (free pages, the WAL, copies that were put
//!   aside) can be done again at any time.

use jcat_domain::Audience;
use jcat_domain::contributions::ContributionState;
use jcat_domain::contributions::retention::{self, STAYS, goes_along};
use jcat_domain::fold::State;
use jcat_domain::ids::SubjectId;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use crate::error::Error;
use crate::replica::entry::Entry;
use crate::replica::log::{from_sql, to_sql};
use crate::replica::{Replica, purge, refold};
use crate::sync::may_die;

/// Gives the position of the entry that erased a subject; none where nothing did.
pub(crate) fn erased_at(connection: &Connection, subject: SubjectId) -> Result<Option<u64>, Error> {
    let found: Option<i64> =
        connection.prepare_cached("SELECT position FROM erased WHERE subject = ?1")?.query_row([subject.0], |row| row.get(0)).optional()?;
    Ok(found.map(from_sql))
}

/// Notes that a contribution was erased, once the office has given that entry its place: it is emptied before the transaction ends.
pub(super) fn note(tx: &Transaction<'_>, state: &ContributionState) -> Result<(), Error> {
    let Some(position) = state.retention.erased.as_ref().and_then(|it| it.mark.position) else { return Ok(()) };
    let audience = Audience::Case(state.case).to_string();
    tx.prepare_cached("INSERT OR IGNORE INTO erased (subject, contribution, audience, position) VALUES (?1, ?1, ?2, ?3)")?.execute(params![
        state.id.0,
        audience,
        to_sql(position)
    ])?;
    Ok(())
}

/// What only this desk has and what quotes data that an entry would erase: read before that entry is folded, which takes the rows away that say so.
pub(crate) type Quotes = Vec<(Uuid, Vec<Uuid>)>;

/// Empties what was noted, and what quotes it. Gives the subjects that were folded again.
pub(crate) fn empty_noted(tx: &Transaction<'_>, own: &Quotes) -> Result<Vec<SubjectId>, Error> {
    let noted: Vec<(Uuid, String, i64)> = tx
        .prepare_cached("SELECT subject, audience, position FROM erased WHERE emptied = 0 AND subject = contribution")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut touched = Vec::new();
    for (contribution, audience, position) in noted {
        let Some((State::Contribution(state), _)) = refold::load(tx, SubjectId(contribution))? else { continue };
        let Some(erased) = &state.retention.erased else { continue };
        secure(tx)?;
        let mut also: Vec<Uuid> = erased.also.iter().map(|subject| subject.0).collect();
        also.extend(own.iter().filter(|(of, _)| *of == contribution).flat_map(|(_, quotes)| quotes));
        for subject in also {
            if is_quote(tx, &audience, subject)? {
                tx.prepare_cached("INSERT OR IGNORE INTO erased (subject, contribution, audience, position) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![subject, contribution, audience, position])?;
            }
        }
        let subjects: Vec<Uuid> = tx
            .prepare_cached("SELECT subject FROM erased WHERE contribution = ?1 AND emptied = 0")?
            .query_map([contribution], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for subject in &subjects {
            empty(tx, &audience, *subject)?;
        }
        may_die!(BodiesEmptied);
        for subject in &subjects {
            refold::subject(tx, SubjectId(*subject))?;
        }
        tx.prepare_cached("DELETE FROM hits WHERE contribution = ?1")?.execute([contribution])?;
        // A step to undo holds what stood there before, in clear.
        tx.execute("DELETE FROM undo", [])?;
        tx.prepare_cached("UPDATE erased SET emptied = 1 WHERE contribution = ?1")?.execute([contribution])?;
        touched.extend(subjects.into_iter().map(SubjectId));
    }
    Ok(touched)
}

/// Empties what came later about subjects that are erased: they say nothing any more. Called before they are folded.
pub(crate) fn empty_late(tx: &Transaction<'_>, subjects: impl IntoIterator<Item = SubjectId>) -> Result<Vec<SubjectId>, Error> {
    let mut late = Vec::new();
    for subject in subjects {
        let audience: Option<String> = tx
            .prepare_cached("SELECT audience FROM erased WHERE subject = ?1 AND emptied = 1")?
            .query_row([subject.0], |row| row.get(0))
            .optional()?;
        if let Some(audience) = audience
            && empty(tx, &audience, subject.0)? > 0
        {
            tx.prepare_cached("UPDATE erased SET wiped = 0 WHERE subject = ?1")?.execute([subject.0])?;
            late.push(subject);
        }
    }
    Ok(late)
}

/// Freed cells and pages are overwritten at once, so that little is left even if the rest is interrupted.
fn secure(tx: &Transaction<'_>) -> Result<(), Error> {
    Ok(tx.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?)
}

/// Says whether all that is here of a subject is a link between values or a sighting of that journal: nothing else goes with data.
fn is_quote(tx: &Transaction<'_>, audience: &str, subject: Uuid) -> Result<bool, Error> {
    let mut statement = tx.prepare_cached("SELECT audience, kind FROM entries WHERE subject = ?1")?;
    let mut rows = statement.query([subject])?;
    while let Some(row) = rows.next()? {
        if row.get_ref(0)?.as_str().unwrap_or_default() != audience || !goes_along(row.get_ref(1)?.as_str().unwrap_or_default()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Gives what only this desk has and what quotes the data: it was recorded without knowing that they are erased.
pub(super) fn own_quotes(tx: &Transaction<'_>, contribution: Uuid) -> Result<Vec<Uuid>, Error> {
    let quoting = quoting(tx, contribution)?;
    let mut statement = tx.prepare_cached(
        "SELECT NOT EXISTS (SELECT 1 FROM entries e LEFT JOIN journals j ON j.audience = e.audience
                            WHERE e.subject = ?1 AND (e.position IS NOT NULL OR e.seq <= COALESCE(j.attempted, 0)))",
    )?;
    let mut own = Vec::new();
    for subject in quoting {
        if statement.query_row([subject], |row| row.get(0))? {
            own.push(subject);
        }
    }
    Ok(own)
}

/// Gives the sightings of a contribution's indicators, and the links at whose ends a value stands that nothing else on the case holds.
pub(crate) fn quoting(connection: &Connection, contribution: Uuid) -> Result<Vec<Uuid>, Error> {
    // What this desk agreed to erase, too, holds no value any more.
    let alone = |side: &str| {
        let same = format!("i.case_id = l.case_id AND i.normal = l.{side}_normal AND i.kind = l.{side}_kind");
        format!(
            "EXISTS (SELECT 1 FROM indicators i WHERE i.contribution = ?1 AND {same})
             AND NOT EXISTS (SELECT 1 FROM indicators i JOIN contributions o ON o.id = i.contribution AND o.head ->> '$.retention.agreed' IS NULL
                             WHERE i.contribution <> ?1 AND {same})"
        )
    };
    let sql = format!(
        "SELECT id FROM sightings WHERE contribution = ?1
         UNION SELECT l.id FROM entity_links l JOIN contributions c ON c.id = ?1 AND c.case_id = l.case_id WHERE ({}) OR ({}) ORDER BY 1",
        alone("from"),
        alone("to")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([contribution], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Empties the entries of a subject, wherever a copy of them is, and lets go of the keys that they declare. Gives how many had a body.
fn empty(tx: &Transaction<'_>, audience: &str, subject: Uuid) -> Result<usize, Error> {
    let declaring: Vec<Vec<u8>> = tx
        .prepare_cached("SELECT header FROM entries WHERE subject = ?1 AND audience = ?2")?
        .query_map(params![subject, audience], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for header in declaring {
        let entry = Entry { header, signature: [0; 64], salt: None, body: None };
        if let Some(digest) = entry.read_header().and_then(|header| header.keys) {
            tx.prepare_cached("DELETE FROM declared WHERE audience = ?1 AND digest = ?2")?.execute(params![audience, digest])?;
        }
    }
    let [proposed, erased, given_up] = STAYS else { return Err(Error::Internal("kinds that stay")) };
    let emptied = tx
        .prepare_cached(
            "UPDATE entries SET salt = NULL, body = NULL WHERE subject = ?1 AND audience = ?2 AND body IS NOT NULL AND kind NOT IN (?3, ?4, ?5)",
        )?
        .execute(params![subject, audience, proposed, erased, given_up])?;
    // What was not believed, kept back, or handed over by somebody who left: their headers are read by nobody here, and name the subject.
    for table in ["set_aside", "unsent", "other_version"] {
        tx.execute(
            &format!("UPDATE {table} SET salt = NULL, body = NULL WHERE audience = ?2 AND body IS NOT NULL AND instr(header, ?1) > 0"),
            params![subject, audience],
        )?;
    }
    tx.execute("UPDATE handed_over SET body = NULL WHERE audience = ?2 AND body IS NOT NULL AND instr(header, ?1) > 0", params![subject, audience])?;
    Ok(emptied)
}

/// Gives the entries that are without a body and that no erasure on record names: what `verify` reports.
pub(crate) fn unnamed(connection: &Connection, like: &str) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare(
        "SELECT e.ord, e.audience FROM entries e WHERE e.body IS NULL AND e.audience LIKE ?1
           AND NOT EXISTS (SELECT 1 FROM erased x JOIN entries named ON named.subject = x.contribution AND named.audience = x.audience
                             AND named.position = x.position AND named.kind = 'contribution.erased'
                           WHERE x.subject = e.subject AND x.audience = e.audience)
         ORDER BY e.audience, e.ord",
    )?;
    let rows = statement.query_map([like], |row| {
        Ok(format!("entry {} of {}: its body is missing, and no erasure names it", row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes what was emptied out of the files of this desk: of the replica, and of those that a restore put aside. Says whether there was anything.
pub(crate) fn wipe(replica: &Replica) -> Result<bool, Error> {
    let due: Vec<(Uuid, Uuid, String, i64)> = replica.read(|connection| {
        let mut statement =
            connection.prepare_cached("SELECT subject, contribution, audience, position FROM erased WHERE emptied = 1 AND wiped = 0")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?.collect::<Result<_, _>>()?)
    })?;
    if due.is_empty() {
        return Ok(false);
    }
    for (_, copy) in purge::put_aside(replica)? {
        copy.write(|tx| {
            secure(tx)?;
            for (subject, contribution, audience, position) in &due {
                tx.prepare_cached("INSERT OR IGNORE INTO erased (subject, contribution, audience, position, emptied) VALUES (?1, ?2, ?3, ?4, 1)")?
                    .execute(params![subject, contribution, audience, position])?;
                empty(tx, audience, *subject)?;
                refold::subject(tx, SubjectId(*subject))?;
            }
            Ok(tx.execute("DELETE FROM undo", []).map(drop)?)
        })?;
        purge::wipe(&copy)?;
    }
    purge::wipe(replica)?;
    may_die!(ErasedWiped);
    replica.write(|tx| {
        for (subject, ..) in &due {
            tx.prepare_cached("UPDATE erased SET wiped = 1 WHERE subject = ?1 AND emptied = 1")?.execute([subject])?;
        }
        Ok(())
    })?;
    Ok(true)
}

/// Says whether a body may be missing: of data, links and sightings of a case.
pub(crate) fn may_be_missing(kind: &str, audience: &str) -> bool {
    audience.parse::<Audience>().is_ok_and(|audience| retention::may_be_emptied(kind, &audience))
}
