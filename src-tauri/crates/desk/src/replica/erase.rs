//! Emptying what was erased (AUD-4): bodies and salts, what was derived from them, and what else holds a copy.
//!
//! Invariants
//! - Nothing here decides that something is erased: the fold of a contribution or of an agency's papers says so, from two signed entries that the office
//!   has placed.
//! - An entry may be without a body where such an erasure names its subject, and nowhere else; `jcat replica verify` says where one is
//!   without.
//! - Rows, bodies and what was noted move in the transaction that took the entry in; what follows (free pages, the WAL, copies that were put
//!   aside) can be done again at any time.

use std::collections::{BTreeMap, BTreeSet};

use jcat_domain::change::KIND_VERSION;
use jcat_domain::contributions::ContributionState;
use jcat_domain::contributions::retention::{self, goes_along};
use jcat_domain::corrections::ReceivedBy;
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, DocumentId, PermissionId, SubjectId};
use jcat_domain::{Audience, Change, Instant};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use crate::blobs::store;
use crate::error::Error;
use crate::replica::entry::{Entry, Header};
use crate::replica::log::{from_sql, to_sql};
use crate::replica::{Replica, papers_rows, purge, refold};
use crate::sync::may_die;

/// Gives the position of the entry that erased a subject; none where nothing did.
pub(crate) fn erased_at(connection: &Connection, subject: SubjectId) -> Result<Option<u64>, Error> {
    let found: Option<i64> =
        connection.prepare_cached("SELECT position FROM erased WHERE subject = ?1")?.query_row([subject.0], |row| row.get(0)).optional()?;
    Ok(found.map(from_sql))
}

/// Notes what a state says was erased, once the office has given that entry its place: it is emptied before the transaction ends.
pub(super) fn note(tx: &Transaction<'_>, state: &State) -> Result<(), Error> {
    let (case, unit, erased) = match state {
        State::Contribution(it) => (it.case, it.id.subject(), it.retention.erased.as_slice()),
        State::Papers(it) => (it.case, it.case.papers(&it.agency), it.erased.as_slice()),
        _ => return Ok(()),
    };
    let audience = Audience::Case(case).to_string();
    for position in erased.iter().filter_map(|it| it.mark.position) {
        tx.prepare_cached("INSERT OR IGNORE INTO erasures (audience, position, unit) VALUES (?1, ?2, ?3)")?.execute(params![
            audience,
            to_sql(position),
            unit.0
        ])?;
        if matches!(state, State::Contribution(_)) {
            goes(tx, unit.0, unit.0, &audience, position)?;
        }
    }
    Ok(())
}

/// Notes that a subject is emptied by an erasure. One that another has emptied already stays with that.
fn goes(tx: &Transaction<'_>, subject: Uuid, unit: Uuid, audience: &str, position: u64) -> Result<(), Error> {
    tx.prepare_cached("INSERT OR IGNORE INTO erased (subject, unit, audience, position) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        subject,
        unit,
        audience,
        to_sql(position)
    ])?;
    Ok(())
}

/// Gives what an erasure on record names, beside the data themselves; none where the state does not say that it erased.
pub(crate) fn named(state: &State, position: u64) -> Option<&BTreeSet<SubjectId>> {
    let erased = match state {
        State::Contribution(it) => it.retention.erased.as_slice(),
        State::Papers(it) => it.erased.as_slice(),
        _ => return None,
    };
    erased.iter().find(|it| it.mark.position == Some(position)).map(|it| &it.also)
}

/// What only this desk has and what quotes data that an entry would erase: read before that entry is folded, which takes the rows away that say so.
pub(crate) type Quotes = Vec<(Uuid, Vec<Uuid>)>;

/// Empties what was noted, and what goes with it. Gives the subjects that were folded again.
pub(crate) fn empty_noted(tx: &Transaction<'_>, own: &Quotes) -> Result<Vec<SubjectId>, Error> {
    let noted: Vec<(Uuid, String, i64)> = tx
        .prepare_cached("SELECT unit, audience, position FROM erasures WHERE emptied = 0 ORDER BY audience, position")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut touched = Vec::new();
    for (unit, audience, position) in noted {
        let position = from_sql(position);
        let Some((state, _)) = refold::load(tx, SubjectId(unit))? else { continue };
        let Some(also) = named(&state, position) else { continue };
        secure(tx)?;
        if let State::Contribution(it) = &state {
            keep_receivers(tx, it)?;
        }
        let own = own.iter().filter(|(of, _)| *of == unit).flat_map(|(_, quotes)| quotes.iter().copied());
        for subject in also.iter().map(|subject| subject.0).chain(own) {
            let theirs = match &state {
                State::Papers(it) => is_paper(tx, &audience, subject, &it.agency)?,
                _ => is_quote(tx, &audience, subject)?,
            };
            if theirs {
                goes(tx, subject, unit, &audience, position)?;
            }
        }
        let subjects: Vec<Uuid> = tx
            .prepare_cached("SELECT subject FROM erased WHERE unit = ?1 AND emptied = 0")?
            .query_map([unit], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for subject in &subjects {
            empty(tx, &audience, *subject)?;
        }
        may_die!(BodiesEmptied);
        for subject in &subjects {
            refold::subject(tx, SubjectId(*subject))?;
        }
        if let State::Papers(it) = &state {
            papers_rows::decided(tx, it)?;
        }
        tx.prepare_cached("DELETE FROM hits WHERE contribution = ?1")?.execute([unit])?;
        // A step to undo holds what stood there before, in clear.
        tx.execute("DELETE FROM undo", [])?;
        tx.prepare_cached("UPDATE erased SET emptied = 1 WHERE unit = ?1")?.execute([unit])?;
        tx.prepare_cached("UPDATE erasures SET emptied = 1 WHERE audience = ?1 AND position = ?2")?.execute(params![audience, to_sql(position)])?;
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

/// Puts down who received one's own agency's data by a permission or a match: what says so is emptied now, and they are to be told.
fn keep_receivers(tx: &Transaction<'_>, state: &ContributionState) -> Result<(), Error> {
    let me: Option<Uuid> = tx.prepare_cached("SELECT value FROM desk WHERE name = 'officer'")?.query_row([], |row| row.get(0)).optional()?;
    let own = me.map_or(Ok(None), |officer| papers_rows::agency_of(tx, officer))?;
    if own.as_ref() != Some(&state.agency) {
        return Ok(());
    }
    let mut keep = tx.prepare_cached("INSERT OR IGNORE INTO received (unit, name, way, at) VALUES (?1, ?2, ?3, ?4)")?;
    let mut asked: BTreeMap<PermissionId, String> = BTreeMap::new();
    let mut statement = tx.prepare_cached(
        "SELECT kind, body, COALESCE(received_at, 0) FROM entries
         WHERE subject = ?1 AND body IS NOT NULL AND kind IN ('contribution.permission-asked', 'contribution.permission-answered')
         ORDER BY position IS NULL, position, ord",
    )?;
    let mut rows = statement.query([state.id.0])?;
    while let Some(row) = rows.next()? {
        let (kind, body) = (row.get_ref(0)?.as_str().unwrap_or_default(), row.get_ref(1)?.as_blob().unwrap_or_default());
        match Change::decode(kind, KIND_VERSION, body) {
            Some(Change::PermissionAsked(it)) => drop(asked.insert(it.permission, it.scope)),
            Some(Change::PermissionAnswered(it)) if it.granted => {
                if let Some(scope) = asked.get(&it.permission) {
                    keep.execute(params![state.id.0, scope, ReceivedBy::Permission.label(), row.get::<_, i64>(2)?])?;
                }
            }
            _ => {}
        }
    }
    tx.prepare_cached(
        "INSERT OR IGNORE INTO received (unit, name, way, at)
         SELECT contribution, upper(agency), ?2, min(at) FROM hits WHERE contribution = ?1 AND agency IS NOT NULL AND told > 0 GROUP BY agency",
    )?
    .execute(params![state.id.0, ReceivedBy::Match.label()])?;
    Ok(())
}

/// Freed cells and pages are overwritten at once, so that little is left even if the rest is interrupted.
fn secure(tx: &Transaction<'_>) -> Result<(), Error> {
    Ok(tx.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?)
}

/// Says whether a subject of that journal is a link between values or a sighting, by its first entry: nothing else goes with data.
fn is_quote(tx: &Transaction<'_>, audience: &str, subject: Uuid) -> Result<bool, Error> {
    Ok(first(tx, audience, subject)?.is_some_and(|header| goes_along(&header.kind)))
}

/// Says whether a subject of that journal is a note or a document of an officer of that agency, by its first entry: nothing else is among its
/// papers. The office asks the same of what it has.
fn is_paper(tx: &Transaction<'_>, audience: &str, subject: Uuid, agency: &AgencyId) -> Result<bool, Error> {
    let Some(header) = first(tx, audience, subject)?.filter(|header| retention::is_paper(&header.kind)) else { return Ok(false) };
    Ok(papers_rows::agency_of(tx, header.author.0)?.is_some_and(|its| its == *agency))
}

/// Gives the header of the first entry about a subject. What somebody wrote about it later is no reason not to erase it.
fn first(connection: &Connection, audience: &str, subject: Uuid) -> Result<Option<Header>, Error> {
    Ok(began(connection, audience, subject)?.map(|(header, _)| header))
}

/// Gives the header of the first entry about a subject and when it was there: as its desk said or as the office did, whichever is earlier.
pub(crate) fn began(connection: &Connection, audience: &str, subject: Uuid) -> Result<Option<(Header, Instant)>, Error> {
    let found: Option<(Vec<u8>, Option<i64>)> = connection
        .prepare_cached(
            "SELECT header, received_at FROM entries WHERE subject = ?1 AND audience = ?2 ORDER BY position IS NULL, position, ord LIMIT 1",
        )?
        .query_row(params![subject, audience], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((header, received)) = found else { return Ok(None) };
    Ok(read_header(header).map(|header| {
        let claimed = header.claimed_at;
        (header, received.map_or(claimed, |at| claimed.min(Instant(at))))
    }))
}

fn read_header(header: Vec<u8>) -> Option<Header> {
    Entry { header, signature: [0; 64], salt: None, body: None }.read_header()
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

/// Empties the entries of a subject that may be without a body, wherever a copy of them is, and lets go of the keys that they declare and of the
/// pieces of files that they name. Gives how many had a body.
fn empty(tx: &Transaction<'_>, audience: &str, subject: Uuid) -> Result<usize, Error> {
    let about: Vec<(i64, Vec<u8>)> = tx
        .prepare_cached("SELECT ord, header FROM entries WHERE subject = ?1 AND audience = ?2")?
        .query_map(params![subject, audience], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut emptied = 0;
    for (ord, header) in about {
        let Some(header) = read_header(header) else { continue };
        if let Some(digest) = header.keys {
            tx.prepare_cached("DELETE FROM declared WHERE audience = ?1 AND digest = ?2")?.execute(params![audience, digest])?;
        }
        if may_be_missing(&header.kind, audience) {
            emptied += tx.prepare_cached("UPDATE entries SET salt = NULL, body = NULL WHERE ord = ?1 AND body IS NOT NULL")?.execute([ord])?;
        }
    }
    store::forget_document(tx, audience, DocumentId(subject))?;
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
           AND NOT EXISTS (SELECT 1 FROM erased x JOIN entries named ON named.subject = x.unit AND named.audience = x.audience
                             AND named.position = x.position AND named.kind IN ('contribution.erased', 'papers.erased')
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
        let mut statement = connection.prepare_cached("SELECT subject, unit, audience, position FROM erased WHERE emptied = 1 AND wiped = 0")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?.collect::<Result<_, _>>()?)
    })?;
    if due.is_empty() {
        return Ok(false);
    }
    for (_, copy) in purge::put_aside(replica)? {
        copy.write(|tx| {
            secure(tx)?;
            for (subject, unit, audience, position) in &due {
                tx.prepare_cached("INSERT OR IGNORE INTO erasures (audience, position, unit, emptied) VALUES (?1, ?2, ?3, 1)")?
                    .execute(params![audience, position, unit])?;
                tx.prepare_cached("INSERT OR IGNORE INTO erased (subject, unit, audience, position, emptied) VALUES (?1, ?2, ?3, ?4, 1)")?
                    .execute(params![subject, unit, audience, position])?;
                empty(tx, audience, *subject)?;
                refold::subject(tx, SubjectId(*subject))?;
            }
            tx.execute("DELETE FROM undo", [])?;
            purge::forget_words(tx)
        })?;
        purge::wipe(&copy)?;
    }
    replica.write(purge::forget_words)?;
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

/// Says whether a body may be missing: of data, links, sightings, notes and documents of a case.
pub(crate) fn may_be_missing(kind: &str, audience: &str) -> bool {
    audience.parse::<Audience>().is_ok_and(|audience| retention::may_be_emptied(kind, &audience))
}
