//! The hash of a journal as a desk holds it: what two desks compare to see that they show the same.

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::Error;
use crate::replica::log::from_sql;
use crate::replica::receive;

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
    let mut statement = connection.prepare_cached(
        "SELECT e.position, e.digest, v.verdict, v.refusal FROM entries e LEFT JOIN verdicts v ON v.entry = e.id AND v.ord = e.ord
         WHERE e.audience = ?1 AND e.position IS NOT NULL
         UNION ALL SELECT position, header, 'set-aside', reason FROM set_aside WHERE audience = ?1 AND position IS NOT NULL
         ORDER BY 1",
    )?;
    let mut rows = statement.query([audience])?;
    let mut entries = Sha256::new();
    while let Some(row) = rows.next()? {
        entries.update(row.get::<_, i64>(0)?.to_be_bytes());
        part(&mut entries, row.get_ref(1)?.as_bytes().unwrap_or_default());
        part(&mut entries, row.get::<_, Option<String>>(2)?.unwrap_or_default().as_bytes());
        part(&mut entries, row.get::<_, Option<String>>(3)?.unwrap_or_default().as_bytes());
    }
    let pending: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE audience = ?1 AND position IS NULL)")?
        .query_row([audience], |row| row.get(0))?;
    let states = if pending { None } else { Some(states(connection, audience)?) };
    Ok(StateHash { position: receive::end(connection, audience)?.position, entries: entries.finalize().into(), states })
}

fn states(connection: &Connection, audience: &str) -> Result<[u8; 32], Error> {
    let mut statement = connection.prepare_cached("SELECT subject, state, frozen FROM subjects WHERE audience = ?1 ORDER BY subject")?;
    let mut rows = statement.query([audience])?;
    let mut hash = Sha256::new();
    while let Some(row) = rows.next()? {
        hash.update(row.get::<_, Uuid>(0)?.as_bytes());
        part(&mut hash, row.get::<_, String>(1)?.as_bytes());
        hash.update([u8::from(row.get::<_, bool>(2)?)]);
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
