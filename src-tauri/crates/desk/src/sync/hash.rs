//! The hash of a journal as a desk holds it: what two desks compare to see that they show the same.

use std::collections::{BTreeMap, BTreeSet};

use jcat_domain::Refusal;
use jcat_domain::ids::SubjectId;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::Error;
use crate::replica::log::from_sql;
use crate::replica::receive;
use crate::replica::refold::{self, Alone};

/// What a desk makes of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateHash {
    /// The last position that it covers.
    pub position: u64,
    /// Over position, digest and verdict of each entry in office order.
    pub entries: [u8; 32],
    /// Over the states of its subjects. None while entries of this journal that only this desk has are part of them.
    pub states: Option<[u8; 32]>,
}

pub(crate) fn of(connection: &Connection, audience: &str) -> Result<StateHash, Error> {
    let strangers = strangers(connection, audience)?;
    let verdicts: BTreeMap<i64, (&str, Option<String>)> = strangers
        .iter()
        .flat_map(|(_, alone)| &alone.verdicts)
        .map(|(ord, (verdict, refusal))| Ok((*ord, (*verdict, refusal.as_ref().map(refold::json).transpose()?))))
        .collect::<Result<_, Error>>()?;
    let is_strange: BTreeSet<Uuid> = strangers.iter().map(|(subject, _)| *subject).collect();
    let mut statement = connection.prepare_cached(
        "SELECT e.position, e.digest, v.verdict, v.refusal, e.ord, e.subject FROM entries e LEFT JOIN verdicts v ON v.entry = e.id AND v.ord = e.ord
         WHERE e.audience = ?1 AND e.position IS NOT NULL
         UNION ALL SELECT position, header, 'set-aside', reason, NULL, NULL FROM set_aside WHERE audience = ?1 AND position IS NOT NULL
         ORDER BY 1",
    )?;
    let mut rows = statement.query([audience])?;
    let mut entries = Sha256::new();
    while let Some(row) = rows.next()? {
        entries.update(row.get::<_, i64>(0)?.to_be_bytes());
        part(&mut entries, row.get_ref(1)?.as_bytes().unwrap_or_default());
        let (verdict, refusal): (Option<String>, Option<String>) = match row.get::<_, Option<Uuid>>(5)? {
            Some(subject) if is_strange.contains(&subject) => {
                verdicts.get(&row.get(4)?).map(|(verdict, refusal)| (Some((*verdict).to_owned()), refusal.clone())).unwrap_or_default()
            }
            _ => (row.get(2)?, row.get(3)?),
        };
        part(&mut entries, verdict.unwrap_or_default().as_bytes());
        part(&mut entries, refusal.unwrap_or_default().as_bytes());
    }
    let pending: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE audience = ?1 AND position IS NULL)")?
        .query_row([audience], |row| row.get(0))?;
    let states = if pending { None } else { Some(states(connection, audience, &strangers)?) };
    Ok(StateHash { position: receive::end(connection, audience)?.position, entries: entries.finalize().into(), states })
}

/// What stands in this journal about subjects that live in others, as a desk sees it that reads this one alone. What is signed of a journal must not
/// say what stands in another.
fn strangers(connection: &Connection, audience: &str) -> Result<Vec<(Uuid, Alone)>, Error> {
    let out_of_place = refold::json(&Refusal::OutOfPlace)?;
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT v.subject FROM verdicts v JOIN entries e ON e.ord = v.ord WHERE v.refusal = ?2 AND e.audience = ?1 ORDER BY v.subject",
    )?;
    let subjects: Vec<Uuid> = statement.query_map([audience, &out_of_place], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let alone = |subject| Ok(refold::as_an_outsider(connection, SubjectId(subject), audience)?.map(|alone| (subject, alone)));
    subjects.into_iter().filter_map(|subject| alone(subject).transpose()).collect()
}

fn states(connection: &Connection, audience: &str, strangers: &[(Uuid, Alone)]) -> Result<[u8; 32], Error> {
    let mut strange = strangers.iter().filter_map(|(subject, alone)| Some((*subject, alone.state.as_ref()?, alone.frozen))).peekable();
    let mut statement = connection.prepare_cached("SELECT subject, state, frozen FROM subjects WHERE audience = ?1 ORDER BY subject")?;
    let mut rows = statement.query([audience])?;
    let mut hash = Sha256::new();
    let mut add = |subject: Uuid, state: &str, frozen: bool| {
        hash.update(subject.as_bytes());
        part(&mut hash, state.as_bytes());
        hash.update([u8::from(frozen)]);
    };
    while let Some(row) = rows.next()? {
        let here: Uuid = row.get(0)?;
        while let Some((subject, state, frozen)) = strange.next_if(|(subject, ..)| *subject < here) {
            add(subject, &refold::json(state)?, frozen);
        }
        add(here, row.get_ref(1)?.as_str().unwrap_or_default(), row.get(2)?);
    }
    for (subject, state, frozen) in strange {
        add(subject, &refold::json(state)?, frozen);
    }
    Ok(hash.finalize().into())
}

/// Adds a part with its length before it, so that no two lists of parts look alike.
fn part(hash: &mut Sha256, bytes: &[u8]) {
    hash.update(u64::try_from(bytes.len()).unwrap_or_default().to_be_bytes());
    hash.update(bytes);
}

pub(crate) fn digests(connection: &Connection, audience: &str) -> Result<Vec<(u64, [u8; 32])>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT position, digest, NULL FROM entries WHERE audience = ?1 AND position IS NOT NULL
         UNION ALL SELECT position, NULL, header FROM set_aside WHERE audience = ?1 AND position IS NOT NULL ORDER BY 1",
    )?;
    let rows = statement.query_map([audience], |row| {
        let digest: Option<[u8; 32]> = row.get(1)?;
        let header: Option<Vec<u8>> = row.get(2)?;
        let digest = digest.unwrap_or_else(|| Sha256::digest(header.unwrap_or_default()).into());
        Ok((from_sql(row.get(0)?), digest))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
