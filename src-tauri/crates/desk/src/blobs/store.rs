//! What this desk holds of files: tables `blobs`, `chunks` and `taking_in`. Readers take a connection, writers a transaction.

use jcat_domain::documents::Sha256Hash;
use jcat_domain::ids::DocumentId;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::blobs::{Address, read_manifest};
use crate::error::Error;
use crate::replica::entry::Header;
use crate::replica::log::{from_sql, to_sql};

/// A file as this desk knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Blob {
    pub(crate) audience: String,
    /// The address of its manifest.
    pub(crate) address: Address,
    pub(crate) document: DocumentId,
    /// Which version of the document it is.
    pub(crate) sha256: Sha256Hash,
    /// The addresses of its pieces; none until the manifest has come.
    pub(crate) pieces: Option<Vec<Address>>,
    pub(crate) wanted: bool,
    pub(crate) whole: bool,
    pub(crate) at_office: bool,
    /// How many of its pieces the office has, while it is being sent.
    pub(crate) sent: u64,
    pub(crate) fault: Option<Fault>,
}

/// Why a file does not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The office does not have it, or not all of it.
    Absent,
    /// What came is not what the author signed.
    Damaged,
    /// There is no room for it on this disk.
    NoRoom,
}

impl Fault {
    const fn label(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Damaged => "damaged",
            Self::NoRoom => "no-room",
        }
    }

    fn from_label(label: &str) -> Option<Self> {
        [Self::Absent, Self::Damaged, Self::NoRoom].into_iter().find(|fault| fault.label() == label)
    }
}

const COLUMNS: &str = "SELECT audience, address, document, sha256, chunks, wanted, whole, at_office, sent, fault FROM blobs";

/// Of these journals files are neither offered nor fetched.
const OPEN: &str = "audience NOT IN (SELECT audience FROM journals WHERE locked = 1 OR stopped IS NOT NULL)";

fn blob_of(row: &Row<'_>) -> rusqlite::Result<Blob> {
    Ok(Blob {
        audience: row.get(0)?,
        address: row.get(1)?,
        document: DocumentId(row.get(2)?),
        sha256: Sha256Hash(row.get(3)?),
        pieces: row.get::<_, Option<Vec<u8>>>(4)?.as_deref().and_then(read_manifest),
        wanted: row.get(5)?,
        whole: row.get(6)?,
        at_office: row.get(7)?,
        sent: from_sql(row.get(8)?),
        fault: row.get::<_, Option<String>>(9)?.as_deref().and_then(Fault::from_label),
    })
}

/// Finds a file by the address of its manifest.
pub(crate) fn find(connection: &Connection, audience: &str, address: &Address) -> Result<Option<Blob>, Error> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE audience = ?1 AND address = ?2"))?;
    Ok(statement.query_row(params![audience, address], blob_of).optional()?)
}

/// Gives the files that are whole here and that the office does not have as far as this desk knows.
pub(crate) fn to_offer(connection: &Connection) -> Result<Vec<Blob>, Error> {
    listed(connection, &format!("{COLUMNS} WHERE whole = 1 AND at_office = 0 AND {OPEN} ORDER BY audience, address"))
}

/// Gives the files that somebody here asked for and that are not whole yet.
pub(crate) fn to_fetch(connection: &Connection) -> Result<Vec<Blob>, Error> {
    listed(connection, &format!("{COLUMNS} WHERE wanted = 1 AND whole = 0 AND {OPEN} ORDER BY audience, address"))
}

/// Gives the files that are whole here and that the office said it has.
pub(crate) fn to_check(connection: &Connection) -> Result<Vec<Blob>, Error> {
    listed(connection, &format!("{COLUMNS} WHERE whole = 1 AND at_office = 1 AND {OPEN} ORDER BY audience, address"))
}

fn listed(connection: &Connection, sql: &str) -> Result<Vec<Blob>, Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], blob_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives a piece.
pub(crate) fn piece(connection: &Connection, audience: &str, address: &Address) -> Result<Option<Vec<u8>>, Error> {
    let mut statement = connection.prepare_cached("SELECT content FROM chunks WHERE audience = ?1 AND address = ?2")?;
    Ok(statement.query_row(params![audience, address], |row| row.get(0)).optional()?)
}

/// Says which of these pieces are not here, in their order.
pub(crate) fn missing(connection: &Connection, audience: &str, pieces: &[Address]) -> Result<Vec<Address>, Error> {
    let mut statement = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM chunks WHERE audience = ?1 AND address = ?2)")?;
    let mut found = Vec::new();
    for address in pieces {
        let here: bool = statement.query_row(params![audience, address], |row| row.get(0))?;
        if !here {
            found.push(*address);
        }
    }
    Ok(found)
}

/// Says whether an entry waits for a file of its own to be at the office.
pub(crate) fn waits_for_its_files(connection: &Connection, header: &Header) -> Result<bool, Error> {
    let mut statement = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM blobs WHERE audience = ?1 AND address = ?2 AND at_office = 1)")?;
    for blob in &header.blobs {
        let there: bool = statement.query_row(params![header.audience, blob.address], |row| row.get(0))?;
        if !there {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps a piece of a file that is being taken in and that no entry names yet.
pub(crate) fn take_in(tx: &Transaction<'_>, audience: &str, address: &Address, content: &[u8]) -> Result<(), Error> {
    keep_piece(tx, audience, address, content)?;
    tx.prepare_cached("INSERT OR IGNORE INTO taking_in (audience, address) VALUES (?1, ?2)")?.execute(params![audience, address])?;
    Ok(())
}

/// Keeps a piece.
pub(crate) fn keep_piece(tx: &Transaction<'_>, audience: &str, address: &Address, content: &[u8]) -> Result<(), Error> {
    tx.prepare_cached("INSERT OR IGNORE INTO chunks (audience, address, content) VALUES (?1, ?2, ?3)")?
        .execute(params![audience, address, content])?;
    Ok(())
}

/// Keeps a file whose pieces were taken in, in the transaction of the entry that names it.
pub(crate) fn keep_taken_in(
    tx: &Transaction<'_>,
    audience: &str,
    address: &Address,
    document: DocumentId,
    sha256: Sha256Hash,
    pieces: &[Address],
) -> Result<(), Error> {
    tx.prepare_cached("INSERT INTO blobs (audience, address, document, sha256, chunks, whole) VALUES (?1, ?2, ?3, ?4, ?5, 1)")?.execute(params![
        audience,
        address,
        document.0,
        sha256.0,
        pieces.concat()
    ])?;
    let mut settle = tx.prepare_cached("DELETE FROM taking_in WHERE audience = ?1 AND address = ?2")?;
    for piece in pieces {
        settle.execute(params![audience, piece])?;
    }
    Ok(())
}

/// Lets go of pieces that were taken in for nothing.
pub(crate) fn give_up(tx: &Transaction<'_>, audience: &str, pieces: &[Address]) -> Result<(), Error> {
    for table in ["chunks", "taking_in"] {
        // Both names are written above.
        let mut remove = tx.prepare_cached(&format!("DELETE FROM {table} WHERE audience = ?1 AND address = ?2"))?;
        for piece in pieces {
            remove.execute(params![audience, piece])?;
        }
    }
    Ok(())
}

/// Lets go of what a program left that died while it took a file in. Only while nobody takes one in.
pub(crate) fn sweep(tx: &Transaction<'_>) -> Result<(), Error> {
    tx.execute_batch("DELETE FROM chunks WHERE (audience, address) IN (SELECT audience, address FROM taking_in); DELETE FROM taking_in;")?;
    Ok(())
}

/// Asks for a file: it is fetched until it is whole.
pub(crate) fn want(tx: &Transaction<'_>, audience: &str, address: &Address, document: DocumentId, sha256: Sha256Hash) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO blobs (audience, address, document, sha256, wanted) VALUES (?1, ?2, ?3, ?4, 1)
         ON CONFLICT (audience, address) DO UPDATE SET wanted = NOT whole, fault = NULL",
    )?
    .execute(params![audience, address, document.0, sha256.0])?;
    Ok(())
}

/// Asks for a file no longer. What has come of it stays.
pub(crate) fn want_no_more(tx: &Transaction<'_>, audience: &str, address: &Address, fault: Option<Fault>) -> Result<(), Error> {
    tx.prepare_cached("UPDATE blobs SET wanted = 0, fault = ?3 WHERE audience = ?1 AND address = ?2")?.execute(params![
        audience,
        address,
        fault.map(Fault::label)
    ])?;
    Ok(())
}

/// Keeps the manifest of a file that is being fetched.
pub(crate) fn keep_manifest(tx: &Transaction<'_>, blob: &Blob, manifest: &[u8]) -> Result<(), Error> {
    tx.prepare_cached("UPDATE blobs SET chunks = ?3 WHERE audience = ?1 AND address = ?2")?.execute(params![
        blob.audience,
        blob.address,
        manifest
    ])?;
    Ok(())
}

/// Notes that a file is whole.
pub(crate) fn now_whole(tx: &Transaction<'_>, blob: &Blob) -> Result<(), Error> {
    tx.prepare_cached("UPDATE blobs SET whole = 1, wanted = 0, fault = NULL, at_office = 1 WHERE audience = ?1 AND address = ?2")?
        .execute(params![blob.audience, blob.address])?;
    Ok(())
}

/// Notes that what is here of a file is not what was signed: it is let go of, so that it can be fetched anew.
pub(crate) fn now_damaged(tx: &Transaction<'_>, blob: &Blob) -> Result<(), Error> {
    if let Some(pieces) = &blob.pieces {
        give_up(tx, &blob.audience, pieces)?;
    }
    tx.prepare_cached("UPDATE blobs SET whole = 0, wanted = 0, chunks = NULL, fault = 'damaged' WHERE audience = ?1 AND address = ?2")?
        .execute(params![blob.audience, blob.address])?;
    Ok(())
}

/// Notes whether the office has a file.
pub(crate) fn at_office(tx: &Transaction<'_>, audience: &str, address: &Address, there: There) -> Result<(), Error> {
    tx.prepare_cached("UPDATE blobs SET at_office = ?3 WHERE audience = ?1 AND address = ?2")?.execute(params![
        audience,
        address,
        there == There::Yes
    ])?;
    Ok(())
}

/// Notes how many pieces of a file the office has.
pub(crate) fn sent(tx: &Transaction<'_>, blob: &Blob, pieces: u64) -> Result<(), Error> {
    tx.prepare_cached("UPDATE blobs SET sent = ?3 WHERE audience = ?1 AND address = ?2")?.execute(params![
        blob.audience,
        blob.address,
        to_sql(pieces)
    ])?;
    Ok(())
}

/// Whether the office has a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum There {
    /// It said so.
    Yes,
    /// It said that it has not.
    No,
}

/// Lets go of a file that was given up before it was sent.
pub(crate) fn forget(tx: &Transaction<'_>, blob: &Blob) -> Result<(), Error> {
    if let Some(pieces) = &blob.pieces {
        give_up(tx, &blob.audience, pieces)?;
    }
    tx.prepare_cached("DELETE FROM blobs WHERE audience = ?1 AND address = ?2")?.execute(params![blob.audience, blob.address])?;
    Ok(())
}

/// Lets go of what is here of a document's files: what erasing it calls, with `secure_delete` on.
pub(crate) fn forget_document(tx: &Transaction<'_>, audience: &str, document: DocumentId) -> Result<(), Error> {
    let sql = format!("{COLUMNS} WHERE audience = ?1 AND document = ?2");
    let blobs: Vec<Blob> = tx.prepare_cached(&sql)?.query_map(params![audience, document.0], blob_of)?.collect::<Result<_, _>>()?;
    blobs.iter().try_for_each(|blob| forget(tx, blob))
}

/// Lets go of every piece of every file of an audience: what a purge calls after a signed dismissal, with `secure_delete` on. The
/// keys of the files stand in the entries of the audience, which go with the same purge.
pub(crate) fn forget_audience(tx: &Transaction<'_>, audience: &str) -> Result<(), Error> {
    for table in ["chunks", "taking_in", "blobs"] {
        // All three names are written above.
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE audience = ?1"))?.execute([audience])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::Replica;
    use crate::vault::ReplicaKey;

    const CASE: &str = "case/00000000-0000-7000-8000-000000000001";
    const OTHER: &str = "case/00000000-0000-7000-8000-000000000002";

    fn filled() -> Replica {
        let replica = Replica::create(None, &ReplicaKey::new([1; 32])).expect("a replica");
        replica
            .write(|tx| {
                for audience in [CASE, OTHER] {
                    take_in(tx, audience, &[1; 32], b"one")?;
                    take_in(tx, audience, &[2; 32], b"two")?;
                    keep_taken_in(tx, audience, &[9; 32], DocumentId(uuid::Uuid::nil()), Sha256Hash([3; 32]), &[[1; 32], [2; 32]])?;
                    take_in(tx, audience, &[4; 32], b"left by a program that died")?;
                }
                Ok(())
            })
            .expect("written");
        replica
    }

    fn count(replica: &Replica, audience: &str) -> (i64, i64, i64) {
        let of = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table} WHERE audience = ?1");
            replica.read(|connection| Ok(connection.query_row(&sql, [audience], |row| row.get(0))?)).expect("counted")
        };
        (of("blobs"), of("chunks"), of("taking_in"))
    }

    #[test]
    fn what_a_dead_program_left_is_swept_and_what_an_entry_names_stays() {
        let replica = filled();
        assert_eq!(count(&replica, CASE), (1, 3, 1));
        replica.write(sweep).expect("swept");
        assert_eq!(count(&replica, CASE), (1, 2, 0));
        let blob = replica.read(|connection| find(connection, CASE, &[9; 32])).expect("read").expect("kept");
        assert_eq!((blob.pieces.as_deref(), blob.whole, blob.at_office), (Some(&[[1; 32], [2; 32]][..]), true, false));
    }

    #[test]
    fn an_audience_is_forgotten_whole_and_alone() {
        let replica = filled();
        replica.write(|tx| forget_audience(tx, CASE)).expect("forgotten");
        assert_eq!(count(&replica, CASE), (0, 0, 0));
        assert_eq!(count(&replica, OTHER), (1, 3, 1));
    }

    #[test]
    fn what_is_locked_is_neither_offered_nor_fetched() {
        let replica = filled();
        let offered = |replica: &Replica| replica.read(to_offer).expect("read").into_iter().map(|blob| blob.audience).collect::<Vec<_>>();
        assert_eq!(offered(&replica), [CASE, OTHER]);
        let lock = "INSERT INTO journals (audience, chain, locked) VALUES (?1, zeroblob(32), 1)";
        replica.write(|tx| Ok(tx.execute(lock, [CASE]).map(drop)?)).expect("locked");
        assert_eq!(offered(&replica), [OTHER]);
    }
}
