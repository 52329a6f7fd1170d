//! Whether the records of access are whole: each desk's own chain, each journal's chain, their ends, and, where the office answers,
//! its head and what other desks have signed of it.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::contact;
use crate::desk::Desk;
use crate::error::Error;
use crate::joining::settings_of;
use crate::office::{Head, Link, Trouble, Witness};
use crate::replica::check;
use crate::replica::log::{from_sql, to_sql};
use crate::undo::Nothing;
use crate::witnesses;

/// What was found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordsVerification {
    /// Records whose header, body, chains and signature were checked.
    pub entries: u64,
    /// Journals they are in.
    pub journals: u64,
    /// Desks that wrote them.
    pub desks: u64,
    /// Whether the office's own copy was compared.
    pub office: bool,
    /// Signatures of desks on a journal's head that were compared with what is here.
    pub signed: u64,
    /// The first things that are wrong, each with where. Empty when all is well.
    pub faults: Vec<String>,
}

/// What this desk holds of a journal that the office lists for it.
struct Held {
    head: Head,
    signed: Vec<Witness>,
}

/// Checks every record of access that this desk holds.
pub(crate) fn verify(desk: &Desk, _: Nothing) -> Result<RecordsVerification, Error> {
    super::keeping::keep(desk)?;
    let open = desk.opened()?;
    let (checked, desks, settings) = open.replica.read(|connection| {
        let checked = check::verify_journals(connection, "records/%")?;
        let desks = connection.query_row("SELECT count(DISTINCT device) FROM entries WHERE audience LIKE 'records/%'", [], |row| row.get(0))?;
        Ok((checked, from_sql(desks), settings_of(connection)?))
    })?;
    let mut found =
        RecordsVerification { entries: checked.entries, journals: checked.journals, desks, office: false, signed: 0, faults: checked.faults };
    let Some(settings) = settings else { return Ok(found) };
    let device = open.me.device;
    let asked = contact::wait_for(async {
        let link = Link::open(&settings).await?;
        link.hello(device).await?;
        let mut signed: HashMap<String, Vec<Witness>> = HashMap::new();
        for it in link.witnessed_by_all().await? {
            signed.entry(it.head.audience.clone()).or_default().push(it);
        }
        let heads = link.heads().await?.into_iter().filter(|head| head.audience.starts_with("records/"));
        Ok::<_, Trouble>(heads.map(|head| Held { signed: signed.remove(&head.audience).unwrap_or_default(), head }).collect::<Vec<_>>())
    })?;
    let asked = match asked {
        Ok(asked) => asked,
        // Out of reach: what is here was checked, and that the office was not asked is said.
        Err(Trouble::Unreachable) => return Ok(found),
        // A certificate that does not hold, a restore that nobody announced, an answer that does not read: the office was asked, and
        // whoever verifies must not be told that all is well.
        Err(trouble) => return Err(trouble.into()),
    };
    found.office = true;
    open.replica.read(|connection| {
        let keys = signing_keys(connection)?;
        asked.iter().try_for_each(|held| compare(connection, &keys, held, &mut found))
    })?;
    Ok(found)
}

fn signing_keys(connection: &Connection) -> Result<HashMap<Uuid, [u8; 32]>, Error> {
    let mut statement = connection.prepare("SELECT device, signing FROM devices")?;
    let keys = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(keys)
}

/// Compares what is here with the office's head and with the heads that desks have signed.
fn compare(connection: &Connection, keys: &HashMap<Uuid, [u8; 32]>, held: &Held, found: &mut RecordsVerification) -> Result<(), Error> {
    let end = crate::replica::receive::end(connection, &held.head.audience)?;
    let here = |position: u64| -> Result<Option<[u8; 32]>, Error> {
        if position == end.position {
            return Ok(Some(end.chain));
        }
        use rusqlite::OptionalExtension;
        let chain = connection
            .prepare_cached(
                "SELECT chain FROM entries WHERE audience = ?1 AND position = ?2 UNION ALL SELECT chain FROM set_aside WHERE audience = ?1 AND position = ?2",
            )?
            .query_row(rusqlite::params![held.head.audience, to_sql(position)], |row| row.get(0))
            .optional()?;
        Ok(chain)
    };
    let audience = &held.head.audience;
    if held.head.position < end.position {
        found.faults.push(format!("{audience}: the office's copy ends at {}, this desk took in {}", held.head.position, end.position));
    } else if held.head.position > 0 && here(held.head.position)?.is_some_and(|chain| chain != held.head.chain) {
        found.faults.push(format!("{audience}: the office has another history up to {}", held.head.position));
    }
    for it in &held.signed {
        let Witness { device, head, .. } = it;
        if !keys.get(&device.0).is_some_and(|key| witnesses::is_signed_by(it, key)) {
            found.faults.push(format!("{audience}: what desk {device} is said to have signed at {} does not fit its key", head.position));
            continue;
        }
        found.signed += 1;
        if head.position > held.head.position {
            found
                .faults
                .push(format!("{audience}: desk {device} has signed up to {}, the office's copy ends at {}", head.position, held.head.position));
        } else if head.position > 0 && here(head.position)?.is_some_and(|chain| chain != head.chain) {
            found.faults.push(format!("{audience}: desk {device} has signed another history up to {}", head.position));
        }
    }
    Ok(())
}
