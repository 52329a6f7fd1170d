//! The lease: how long a desk may open what it holds without a word of the office. A laptop that stays away locks itself.
//!
//! Counted by the later of this desk's clock and the office's time at the last contact, so that a clock set back wins nothing.
//! What is locked opens by itself at the next contact, if the office still lists it. A desk that works alone has no lease.

use jcat_domain::Instant;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::dismissals;
use crate::error::Error;
use crate::joining::{keep, kept};
use crate::replica::refold;
use crate::sync;

/// Under which name a desk keeps its lease.
const LEASE: &str = "lease";

/// What the office said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Lease {
    /// Until when journals may be opened.
    pub(crate) until: Instant,
    /// The office's time when it said so.
    pub(crate) said_at: Instant,
}

/// Keeps what the office said.
pub(crate) fn renew(connection: &Connection, lease: Lease) -> Result<(), Error> {
    keep(connection, LEASE, &lease)
}

/// Gives what the office said last.
pub(crate) fn of(connection: &Connection) -> Result<Option<Lease>, Error> {
    kept(connection, LEASE)
}

/// Says whether this desk has been away too long. One that the office took off was given no time at all, which is another matter.
pub(crate) fn is_over(connection: &Connection, now: Instant) -> Result<bool, Error> {
    Ok(of(connection)?.is_some_and(|lease| lease.until > lease.said_at && now > lease.until))
}

/// Refuses what is under lock, and says why it is.
pub(crate) fn opens(connection: &Connection, audience: &str, now: Instant) -> Result<(), Error> {
    if !refold::is_locked(connection, audience)? {
        return Ok(());
    }
    Err(if is_over(connection, now)? { Error::LeaseOver } else { Error::JournalLocked })
}

/// Locks every journal but that of everyone where the lease has run out; says whether it has.
pub(crate) fn enforce(desk: &Desk) -> Result<bool, Error> {
    let open = desk.opened()?;
    let Some(lease) = open.replica.read(of)? else { return Ok(false) };
    let now = desk.world().now();
    // A guest's desk is locked from midnight of the last day on, also where the office is out of reach.
    let gone = open.replica.read(|connection| dismissals::is_guest_gone(connection, open.me.officer, now))?;
    if now.max(lease.said_at) <= lease.until && !gone {
        return Ok(false);
    }
    if open.replica.write(sync::lock_all)? {
        sync::tell_all(desk);
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use jcat_domain::Instant;
    use serde_json::json;

    use super::*;
    use crate::Surroundings;

    const DAY: i64 = 86_400_000;
    const START: Instant = Instant(1_790_000_000_000);

    fn titles(desk: &Desk) -> usize {
        desk.call("caseList", json!({})).expect("a list")["total"].as_u64().and_then(|total| usize::try_from(total).ok()).unwrap_or_default()
    }

    #[test]
    fn a_desk_that_was_away_too_long_shows_nothing_but_the_roster() {
        let world = Surroundings::fixed(START, 1);
        let desk = Desk::in_memory(world.clone());
        let request = json!({ "name": "Ana Test", "agency": "at", "duties": ["officer"], "passphrase": "" });
        desk.call("startOffice", request).expect("an office");
        let facts = json!({ "areas": ["facilitators"], "empact": null, "countries": [], "urgentBy": null,
            "handling": { "tlp": "AMBER", "h1": false, "h2": false, "h3": null }, "scope": "taskforce" });
        let cover = json!({ "title": "Quiet Harbour", "summary": null, "victims": null, "loss": null });
        desk.call("proposeCase", json!({ "facts": facts.clone(), "cover": cover.clone() })).expect("a case");
        let open = desk.opened().expect("open");
        // As after a contact: the office has the journals, and said how long they may be opened.
        let sql = "INSERT INTO journals (audience, position, chain) SELECT DISTINCT audience, 1, zeroblob(32) FROM entries WHERE audience <> 'desk'";
        open.replica.write(|tx| Ok(tx.execute(sql, []).map(drop)?)).expect("journals");
        open.replica.write(|tx| renew(tx, Lease { until: Instant(START.0 + 14 * DAY), said_at: START })).expect("a lease");
        world.set(Instant(START.0 + 14 * DAY));
        assert!(!enforce(&desk).expect("looked"), "the last moment");
        assert_eq!(titles(&desk), 1);
        world.set(Instant(START.0 + 14 * DAY + 1));
        assert!(enforce(&desk).expect("looked"));
        assert_eq!(titles(&desk), 0, "hidden");
        let proposed = desk.call("proposeCase", json!({ "facts": facts, "cover": cover })).expect_err("under lock");
        assert_eq!(proposed.code, "lease-over", "and why, and what opens it: {proposed:?}");
        assert!(!desk.call("officers", json!({})).expect("the roster").as_array().is_some_and(Vec::is_empty), "the roster stays");
        world.set(Instant(START.0 - 3_650 * DAY));
        assert_eq!(titles(&desk), 0, "a clock set back opens nothing");
    }
}
