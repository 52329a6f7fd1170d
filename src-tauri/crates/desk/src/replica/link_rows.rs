//! Rows of links between entities, of halves of links between cases, and of sightings.

use jcat_domain::links::{LinkSays, LinkState};
use jcat_domain::sightings::SightingState;
use rusqlite::{Transaction, params};

use crate::error::Error;
use crate::replica::refold::json;

/// Writes the row of a link.
pub(crate) fn link(tx: &Transaction<'_>, state: &LinkState) -> Result<(), Error> {
    let withdrawn = state.withdrawn.is_some();
    match &state.says {
        LinkSays::Entities(facts) => tx
            .prepare_cached(
                "INSERT OR REPLACE INTO entity_links (id, case_id, from_kind, from_normal, to_kind, to_normal, relation, at, ends, withdrawn, head)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                state.id.0,
                state.case.0,
                facts.from.kind,
                facts.from.normal,
                facts.to.kind,
                facts.to.normal,
                facts.relation.label(),
                state.at.0,
                facts.marking.keep_until.map(|day| day.to_string()),
                withdrawn,
                json(state)?,
            ])?,
        LinkSays::Half { pair, .. } => tx
            .prepare_cached("INSERT OR REPLACE INTO case_halves (id, case_id, pair, withdrawn, head) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![state.id.0, state.case.0, pair, withdrawn, json(state)?])?,
    };
    Ok(())
}

/// Takes it away.
pub(crate) fn forget_link(tx: &Transaction<'_>, state: &LinkState) -> Result<(), Error> {
    let sql = match state.says {
        LinkSays::Entities(_) => "DELETE FROM entity_links WHERE id = ?1",
        LinkSays::Half { .. } => "DELETE FROM case_halves WHERE id = ?1",
    };
    tx.prepare_cached(sql)?.execute([state.id.0])?;
    Ok(())
}

/// Writes the row of a sighting.
pub(crate) fn sighting(tx: &Transaction<'_>, state: &SightingState) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO sightings (id, case_id, contribution, n, kind, count, seen_at, withdrawn, head) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        state.id.0,
        state.case.0,
        state.contribution.0,
        state.n,
        state.kind.label(),
        state.count,
        state.seen_at.0,
        state.withdrawn.is_some(),
        json(state)?,
    ])?;
    Ok(())
}
