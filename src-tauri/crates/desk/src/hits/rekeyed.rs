//! Keys made anew (DEC-2): where normal forms, keys or warning lists have a later version than the one that data were declared with, the desk
//! that answers for them declares them again, by an entry that commits to it like any other. Hits are then found late, in both directions.
//!
//! What was declared before stays in the office beside it: while desks of both versions are in use, each finds the other's.

use jcat_domain::Audience;
use jcat_domain::contributions::rules;
use jcat_domain::ids::ContributionId;
use rusqlite::params;

use crate::contributions::keys;
use crate::desk::Desk;
use crate::error::Error;
use crate::replica::{read, refold};
use crate::work::Read;

/// So many contributions are gone through between two exchanges.
const AT_ONCE: usize = 20;

/// Declares some of what was declared with an earlier version. Says whether there was any: then there may be more.
pub(crate) fn rekey(desk: &Desk) -> Result<bool, Error> {
    let keying = desk.world().keying();
    let anything = !desk.query(due)?.is_empty();
    if anything {
        desk.command("rekeyContributions", |work| {
            for id in due(work)? {
                let state = read::contribution(work.connection, id)?;
                let change = rules::rekey(&state, keying.version, work.author()?)?;
                let declares = keys::declare(keying, &state, 0, &state.indicators);
                work.record_declaring(Audience::Case(state.case), id.subject(), change, declares)?;
            }
            Ok(())
        })?;
    }
    Ok(anything)
}

/// Gives contributions that this desk answers for: of its officer; and of those of the agency whose officer is no longer in post.
fn due(read: &Read<'_>) -> Result<Vec<ContributionId>, Error> {
    let author = read.author()?;
    let Some(agency) = &author.agency else { return Ok(Vec::new()) };
    let mut statement = read.connection.prepare_cached(
        "SELECT id FROM contributions WHERE agency = ?1 AND keyed < ?2 AND withdrawn = 0 AND (ends IS NULL OR ends > ?3) ORDER BY at, id",
    )?;
    let mut rows = statement.query(params![agency.as_str(), read.world.keying().version.0, read.today().to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()?
        && found.len() < AT_ONCE
    {
        let id = ContributionId(row.get(0)?);
        let state = crate::contributions::head(read.connection, id)?;
        let in_post = || Ok::<_, Error>(read.roster()?.officers_on(read.today()).any(|it| it.id == state.by));
        // What holds an entry of a newer version is theirs to key who have that version.
        if refold::is_frozen(read.connection, id.subject(), &Audience::Case(state.case).to_string())? {
            continue;
        }
        if (state.by == author.officer || !in_post()?) && rules::rekey(&state, read.world.keying().version, author).is_ok() {
            found.push(id);
        }
    }
    Ok(found)
}
