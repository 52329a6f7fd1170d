//! Rows that follow from elections and mandates: which elections the first screen reads.

use jcat_domain::elections::ElectionState;
use jcat_domain::elections::mandates::MandatesState;
use jcat_domain::fold::State;
use rusqlite::{Connection, Transaction, params};

use crate::error::Error;
use crate::replica::refold;

/// Writes the rows of an election.
pub(crate) fn election(tx: &Transaction<'_>, state: &ElectionState) -> Result<(), Error> {
    forget_election(tx, state)?;
    if !state.is_settled() {
        tx.prepare_cached("INSERT INTO elections_open (election) VALUES (?1)")?.execute([state.id.0])?;
    }
    for (office, _) in state.declared.iter().filter(|(_, it)| !state.rehearsal && !it.is_annulled()) {
        tx.prepare_cached("INSERT INTO outcomes_declared (election, office) VALUES (?1, ?2)")?.execute(params![state.id.0, office.as_str()])?;
    }
    Ok(())
}

/// Takes them away.
pub(crate) fn forget_election(tx: &Transaction<'_>, state: &ElectionState) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM elections_open WHERE election = ?1")?.execute([state.id.0])?;
    tx.prepare_cached("DELETE FROM outcomes_declared WHERE election = ?1")?.execute([state.id.0])?;
    Ok(())
}

/// Writes the rows of an office over time.
pub(crate) fn mandates(tx: &Transaction<'_>, state: &MandatesState) -> Result<(), Error> {
    forget_mandates(tx, state)?;
    for it in &state.announced {
        tx.prepare_cached("INSERT INTO outcomes_announced (election, office) VALUES (?1, ?2)")?
            .execute(params![it.election.0, state.office.as_str()])?;
    }
    Ok(())
}

/// Takes them away.
pub(crate) fn forget_mandates(tx: &Transaction<'_>, state: &MandatesState) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM outcomes_announced WHERE office = ?1")?.execute([state.office.as_str()])?;
    Ok(())
}

/// Reads the elections that may still ask something of somebody: those that are not settled, and those whose outcome the taskforce was not told.
pub(crate) fn unsettled(connection: &Connection) -> Result<Vec<ElectionState>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT state FROM subjects WHERE subject IN (
             SELECT election FROM elections_open
             UNION SELECT d.election FROM outcomes_declared d
                   WHERE NOT EXISTS (SELECT 1 FROM outcomes_announced a WHERE a.election = d.election AND a.office = d.office))
         ORDER BY subject",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().map_err(|_| Error::Damaged("a derived state does not read".into()))?;
        if let State::Election(state) = refold::parse(text)? {
            found.push(state);
        }
    }
    Ok(found)
}
