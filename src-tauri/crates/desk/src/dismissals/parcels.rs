//! What becomes of a parcel of unsent work that came: what can be believed is handed over, the rest stays sealed until it can.
//!
//! Invariant: whatever came is kept here, read or not, before the office hears that it was taken; this desk may be the last to have it.

use ed25519_dalek::{Signature, VerifyingKey};
use jcat_domain::ids::{DeviceId, EntryId, OfficerId};
use jcat_domain::{Instant, labels};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use super::purging::parcel_context;
use super::{HandedOver, Unsent, case_of};
use crate::error::Error;
use crate::office::Parcel;
use crate::replica::entry::Entry;
use crate::replica::log::Me;
use crate::work::Read;

labels! {
    /// Why a parcel, or an entry in it, cannot be read here.
    Unread {
        /// This desk's key does not open it.
        Sealed = "sealed",
        /// It opens, and what is in it does not read.
        Malformed = "malformed",
        /// A signature cannot be checked: the workstation that wrote it is not known here, or not yet.
        Unproven = "unproven",
    }
}

/// Keeps a parcel: the entries in it that are what they claim to be, and all of it as it came where that is not each of them.
pub(super) fn keep(tx: &Transaction<'_>, me: &Me, parcel: &Parcel, now: Instant) -> Result<Option<Unread>, Error> {
    let unread = take_out(tx, me, parcel, now)?;
    match unread {
        None => tx.execute("DELETE FROM unread_parcels WHERE parcel = ?1", [parcel.parcel])?,
        Some(why) => tx.execute(
            "INSERT INTO unread_parcels (parcel, audience, device, sealed, why, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (parcel) DO UPDATE SET why = excluded.why",
            params![parcel.parcel, parcel.audience, parcel.device.0, parcel.sealed, why.label(), now.0],
        )?,
    };
    Ok(unread)
}

/// Keeps the entries of a parcel that are what they claim to be; says why that is not each of them.
fn take_out(tx: &Transaction<'_>, me: &Me, parcel: &Parcel, now: Instant) -> Result<Option<Unread>, Error> {
    let Some(content) = me.keys.open(&parcel.sealed, &parcel_context(&parcel.audience)) else { return Ok(Some(Unread::Sealed)) };
    let Ok(entries) = minicbor::decode::<Vec<Unsent>>(&content) else { return Ok(Some(Unread::Malformed)) };
    let mut unread = None;
    for it in entries {
        let entry = Entry { header: it.header, signature: it.signature, salt: it.salt, body: it.body };
        let Some(header) = entry.read_header().filter(|header| header.audience == parcel.audience && entry.keeps_its_commitment(header)) else {
            unread = unread.or(Some(Unread::Malformed));
            continue;
        };
        let key: Option<[u8; 32]> = tx
            .prepare_cached("SELECT signing FROM devices WHERE device = ?1 AND officer = ?2")?
            .query_row(params![header.device.0, header.author.0], |row| row.get(0))
            .optional()?;
        let key = key.and_then(|key| VerifyingKey::from_bytes(&key).ok());
        let signed = key.is_some_and(|key| key.verify_strict(&entry.signed_bytes(), &Signature::from_bytes(&entry.signature)).is_ok());
        if !signed {
            unread = Some(Unread::Unproven);
            continue;
        }
        tx.prepare_cached(
            "INSERT OR IGNORE INTO handed_over (audience, entry, officer, header, signature, body, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![parcel.audience, header.id.0, header.author.0, entry.header, entry.signature, entry.body, now.0])?;
    }
    Ok(unread)
}

/// Gives the parcels that nobody put away yet, with when each came.
pub(super) fn unread(connection: &Connection) -> Result<Vec<(Parcel, Instant)>, Error> {
    let mut statement = connection.prepare_cached("SELECT audience, parcel, device, sealed, at FROM unread_parcels WHERE settled = 0")?;
    let rows = statement.query_map([], |row| {
        let parcel = Parcel { audience: row.get(0)?, parcel: row.get(1)?, device: DeviceId(row.get(2)?), sealed: row.get(3)? };
        Ok((parcel, Instant(row.get(4)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Looks again at what could not be read: a workstation may have become known meanwhile. Says whether all of a parcel was read.
pub(super) fn read_again(tx: &Transaction<'_>, me: &Me) -> Result<bool, Error> {
    let mut read = false;
    for (parcel, came) in unread(tx)? {
        read |= keep(tx, me, &parcel, came)?.is_none();
    }
    Ok(read)
}

/// Gives what of unsent work could not be read here and waits for a look: each parcel by its own id.
pub(super) fn waiting(read: &Read<'_>) -> Result<Vec<HandedOver>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT p.parcel, p.audience, p.why, p.at, d.officer FROM unread_parcels p LEFT JOIN devices d ON d.device = p.device WHERE p.settled = 0
           AND p.audience NOT IN (SELECT audience FROM journals WHERE locked = 1) ORDER BY p.at, p.parcel LIMIT 500",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (case, label) = case_of(read.connection, &row.get::<_, String>(1)?)?;
        let by = row.get::<_, Option<Uuid>>(4)?.map(|officer| read.officer_name(OfficerId(officer))).transpose()?;
        found.push(HandedOver {
            entry: EntryId(row.get(0)?),
            case,
            label,
            by: by.unwrap_or_else(|| read.words.say("officer-unknown")),
            said: read.words.say(&format!("handed-over-{}", row.get::<_, String>(2)?)),
            at: Instant(row.get(3)?),
            text: None,
        });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use jcat_domain::Duty;
    use serde_json::{Value, json};

    use super::*;
    use crate::memory_office::{self, MemoryOffice};
    use crate::replica::purge;
    use crate::{Desk, Surroundings, keys};

    const START: Instant = Instant(1_803_891_600_000);

    fn said(desk: &Desk) -> Vec<String> {
        let handed = desk.call("handedOver", json!({})).expect("what was handed over");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        handed.as_array().into_iter().flatten().map(|row| format!("{}: {}", text(&row["by"]), text(&row["said"]))).collect()
    }

    fn kept(desk: &Desk, parcel: &Parcel) -> Option<Unread> {
        let open = desk.opened().expect("open");
        open.replica.write(|tx| keep(tx, &open.me, parcel, START)).expect("kept")
    }

    fn count(desk: &Desk) -> i64 {
        let open = desk.opened().expect("open");
        open.replica.read(|connection| Ok(connection.query_row("SELECT count(*) FROM unread_parcels", [], |row| row.get(0))?)).expect("a count")
    }

    #[test]
    fn a_parcel_that_cannot_be_read_is_kept_and_shown_until_it_can_or_is_put_away() {
        let world = Surroundings::fixed(START, 1);
        let vienna = Desk::in_memory(world.clone());
        let begin = json!({ "name": "Ana Test", "agency": "at", "duties": ["officer"], "passphrase": "" });
        vienna.call("startOffice", begin).expect("an office");
        let paris = Desk::in_memory(world.clone());
        memory_office::newcomer(&paris, "Marie Exemple", "fr", &[Duty::Officer]).expect("a newcomer");

        // What Paris has recorded of itself, sealed to Vienna, which has not met that workstation yet.
        let (from, to) = (paris.opened().expect("open"), vienna.opened().expect("open"));
        let entries: Vec<Unsent> = from
            .replica
            .read(|connection| {
                let mut statement = connection.prepare("SELECT header, signature, salt, body FROM entries WHERE audience = 'everyone'")?;
                let rows = statement
                    .query_map([], |row| Ok(Unsent { header: row.get(0)?, signature: row.get(1)?, salt: row.get(2)?, body: row.get(3)? }))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .expect("entries");
        assert!(!entries.is_empty(), "Paris has recorded something");
        let number = std::cell::Cell::new(0);
        let parcel = |audience: &str, content: &[u8]| {
            number.set(number.get() + 1);
            let sealed = keys::seal(content, &[to.me.keys.sealing_public()], &parcel_context(audience), &world).expect("sealed");
            Parcel { audience: audience.into(), parcel: Uuid::from_u128(number.get()), device: from.me.device, sealed }
        };
        let content = minicbor::to_vec(&entries).expect("written");
        let unknown = parcel("everyone", &content);
        assert_eq!(kept(&vienna, &unknown), Some(Unread::Unproven), "nobody knows the key");
        assert_eq!(said(&vienna).len(), 1, "one line for the parcel: {:?}", said(&vienna));

        let case = "case/00000000-0000-7000-8000-000000000001";
        let torn = parcel(case, &content[..content.len() - 1]);
        assert_eq!(kept(&vienna, &torn), Some(Unread::Malformed));
        let foreign = Parcel { sealed: vec![7; 90], ..parcel(case, &content) };
        assert_eq!(kept(&vienna, &foreign), Some(Unread::Sealed));
        assert_eq!(kept(&vienna, &foreign), Some(Unread::Sealed), "handed over twice");
        assert_eq!(count(&vienna), 3, "each once");

        // Once the workstation is known, its work is handed over as it is.
        MemoryOffice::default().sync(&[&vienna, &paris], world.now()).expect("an exchange");
        assert!(to.replica.write(|tx| read_again(tx, &to.me)).expect("read again"), "one of them reads now");
        assert!(!to.replica.write(|tx| read_again(tx, &to.me)).expect("read again"), "the others still do not");
        let lines = said(&vienna);
        assert_eq!((lines.len(), count(&vienna)), (entries.len() + 2, 2), "{lines:?}");
        assert!(lines.iter().all(|line| line.starts_with("Marie Exemple: ")), "and who it is from is known: {lines:?}");

        // Putting one away keeps its bytes; a dismissal that wipes the case takes them out.
        vienna.call("settleHandedOver", json!({ "entry": torn.parcel, "how": "put-away" })).expect("put away");
        assert_eq!((said(&vienna).len(), count(&vienna)), (entries.len() + 1, 2));
        to.replica.write(|tx| purge::delete(tx, case)).expect("wiped");
        assert_eq!(count(&vienna), 0);
    }
}
