//! Workstations: which the office has and how they are, one that asks with a new key, one that is taken off, a lease before a mission.
//!
//! Invariants
//! - Letting in and taking off is first an entry in the journal of everyone, signed by who may, then a call of the office database.
//!   A desk that is killed in between makes the call at its next contact.
//! - A desk that met a copy of itself waits with its new key until somebody else has looked.

use std::collections::BTreeSet;

use jcat_domain::change::Change;
use jcat_domain::fold::State;
use jcat_domain::ids::{DeviceId, OfficerId};
use jcat_domain::roster::{DeviceApproved, DeviceRevoked, DeviceState};
use jcat_domain::{Audience, Duty, Instant, Refusal, labels};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contact;
use crate::desk::Desk;
use crate::error::Error;
use crate::joining::{keep, kept, settings_of};
use crate::lease::{self, Lease};
use crate::office::{self, Asking, DeviceHealth, Granted, Link, Workstation};
use crate::office_view::{self, OfficeView};
use crate::replica::refold;
use crate::undo::Nothing;
use crate::work::{May, Read, Topic, Work};

/// Under which name a desk keeps how the office has it.
const ENTRY: &str = "entry";
/// Under which name a desk keeps which device it was before it met a copy of itself.
const FORMER: &str = "former";
/// Under which names a desk keeps what the office said of workstations.
const ASKING: &str = "asking";
const HEALTH: &str = "health";

labels! {
    /// How the office has this workstation.
    Entry {
        /// As one of its own.
        Known = "known",
        /// Waiting to be let in with a new key.
        Waiting = "waiting",
        /// Turned away.
        Refused = "refused",
        /// Taken off.
        Revoked = "revoked",
        /// Not at all: its invitation has lapsed.
        Nothing = "nothing",
    }
}

// ---- this workstation ---------------------------------------------------------------------------------------------------------

/// Keeps which device this desk was, for asking to be let in as another.
pub(crate) fn was(connection: &Connection, former: DeviceId) -> Result<(), Error> {
    keep(connection, FORMER, &former)
}

/// Has the office take this workstation in, where it does not know it yet: with the place that an invitation left open, or, with a new
/// key, by asking somebody to look. Says whether it is known now.
pub(crate) async fn come_in(desk: &Desk, link: &Link, own: &Workstation) -> Result<Granted, office::Trouble> {
    let broken = |_| office::Trouble::Broken("the desk's own records");
    let former: Option<DeviceId> = desk.query(|read| kept(read.connection, FORMER)).map_err(broken)?;
    let entry = match former {
        Some(former) => link.ask_in(own, former).await?,
        None if link.join(own).await? == Granted::Done => Entry::Known,
        // Only to hear whether it was taken off.
        None => link.ask_in(own, own.device).await?,
    };
    note(desk, entry).map_err(broken)?;
    Ok(if entry == Entry::Known { Granted::Done } else { Granted::Refused })
}

/// Notes how the office has this workstation, and tells the screens where that is news.
pub(crate) fn note(desk: &Desk, entry: Entry) -> Result<(), Error> {
    let open = desk.opened()?;
    if open.replica.read(|connection| kept::<Entry>(connection, ENTRY))? != Some(entry) {
        open.replica.write(|tx| keep(tx, ENTRY, &entry))?;
        desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    }
    Ok(())
}

/// Gives how the office has this workstation, as of the last contact.
pub(crate) fn entry(connection: &Connection) -> Result<Entry, Error> {
    Ok(kept(connection, ENTRY)?.unwrap_or(Entry::Known))
}

// ---- looking after workstations --------------------------------------------------------------------------------------------------

/// Names a device.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct WhichDevice {
    /// The device.
    pub device: DeviceId,
}

fn state_of(connection: &Connection, device: DeviceId) -> Result<Option<DeviceState>, Error> {
    Ok(match refold::load(connection, device.subject())? {
        Some((State::Device(state), _)) => Some(state),
        _ => None,
    })
}

/// Lets a workstation in that waits with a new key.
pub(crate) fn approve(desk: &Desk, request: WhichDevice) -> Result<OfficeView, Error> {
    let settings = desk.query(|read| settings_of(read.connection))?.ok_or(Error::NoOffice)?;
    let asking = contact::wait_for(async { Link::open(&settings).await?.asking().await })??;
    let asked = asking.into_iter().find(|it| it.device == request.device).ok_or(Error::NotFound("workstation"))?;
    desk.command("approveDevice", |work| record_approval(work, &asked))?;
    // The word goes out before the office is asked to act on it.
    contact::sync_now(desk, Nothing {})?;
    let waits = contact::wait_for(async {
        let link = Link::open(&settings).await?;
        // The contact above may have let it in already, on the word that it sent.
        let granted = link.let_in(request.device).await?;
        Ok::<bool, office::Trouble>(granted == Granted::Refused && link.asking().await?.iter().any(|it| it.device == request.device))
    })??;
    if waits {
        return Err(Error::OfficeRefused);
    }
    forget_asking(desk, request.device)?;
    office_view::view(desk, Nothing {})
}

fn record_approval(work: &mut Work<'_>, asked: &Asking) -> Result<(), Error> {
    if asked.officer != work.author()?.officer {
        work.author()?.require(&[Duty::Administrator])?;
    }
    if state_of(work.connection, asked.device)?.is_some() {
        return Ok(());
    }
    let change = Change::DeviceApproved(DeviceApproved { officer: asked.officer, signing: asked.signing, sealing: asked.sealing });
    work.record(Audience::Everyone, asked.device.subject(), change).map(drop)
}

/// Turns a workstation away that waits with a new key.
pub(crate) fn refuse(desk: &Desk, request: WhichDevice) -> Result<OfficeView, Error> {
    ask_office(desk, async |link| link.turn_away(request.device).await)?;
    forget_asking(desk, request.device)?;
    office_view::view(desk, Nothing {})
}

fn forget_asking(desk: &Desk, device: DeviceId) -> Result<(), Error> {
    let open = desk.opened()?;
    open.replica.write(|tx| {
        let mut asking: Vec<Asking> = kept(tx, ASKING)?.unwrap_or_default();
        asking.retain(|it| it.device != device);
        keep(tx, ASKING, &asking)
    })?;
    desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    Ok(())
}

/// Takes a workstation off: what it signs from here on is believed by no desk, and the office takes nothing from it.
pub(crate) fn revoke(desk: &Desk, request: WhichDevice) -> Result<OfficeView, Error> {
    desk.command("revokeDevice", |work| {
        let state = state_of(work.connection, request.device)?.ok_or(Error::NotFound("workstation"))?;
        may_look_after(work, &state)?;
        if state.revoked.is_some() {
            return Ok(());
        }
        let change = Change::DeviceRevoked(DeviceRevoked { officer: state.officer });
        work.record(Audience::Everyone, request.device.subject(), change).map(drop)
    })?;
    ask_office(desk, async |link| link.revoke(request.device).await)?;
    office_view::view(desk, Nothing {})
}

fn may_look_after(read: &Read<'_>, device: &DeviceState) -> Result<(), Error> {
    Ok(jcat_domain::roster::rules::may_look_after(device, read.author()?)?)
}

/// Extends a lease before a mission.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct ExtendLease {
    /// The workstation; none for this one.
    #[serde(default)]
    pub device: Option<DeviceId>,
    /// For how many days from today: 30 at most for one's own, 90 for an administrator, never a guest's.
    pub days: u16,
}

/// Has the office let a workstation open what it holds for longer without another word.
pub(crate) fn extend_lease(desk: &Desk, request: ExtendLease) -> Result<OfficeView, Error> {
    let own = desk.opened()?.me.device;
    let device = request.device.unwrap_or(own);
    let said = ask_office_for(desk, async |link| Ok((link.extend_lease(device, request.days).await?, link.hello(own).await?)))?;
    let (Granted::Done, hello) = said else { return Err(Refusal::LeaseTooLong.into()) };
    if let Some(until) = hello.lease_until {
        desk.opened()?.replica.write(|tx| lease::renew(tx, Lease { until, said_at: hello.now }))?;
        desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    }
    office_view::view(desk, Nothing {})
}

fn ask_office_for<T>(desk: &Desk, ask: impl AsyncFnOnce(&Link) -> Result<T, office::Trouble>) -> Result<T, Error> {
    let settings = desk.query(|read| settings_of(read.connection))?.ok_or(Error::NoOffice)?;
    Ok(contact::wait_for(async { ask(&Link::open(&settings).await?).await })??)
}

fn ask_office(desk: &Desk, ask: impl AsyncFnOnce(&Link) -> Result<Granted, office::Trouble>) -> Result<(), Error> {
    if ask_office_for(desk, ask)? == Granted::Done { Ok(()) } else { Err(Error::OfficeRefused) }
}

// ---- with each contact ------------------------------------------------------------------------------------------------------------

/// Makes the calls that entries on record ask for, and keeps what the office says of workstations.
pub(crate) async fn settle(desk: &Desk, link: &Link) -> Result<(), Error> {
    let asking = link.asking().await.map_err(Error::Office)?;
    let health = link.health().await.map_err(Error::Office)?;
    let (approved, revoked) = desk.query(|read| on_record(read.connection))?;
    let mut still = Vec::new();
    for it in asking {
        let let_in = approved.contains(&it.device) && link.let_in(it.device).await.map_err(Error::Office)? == Granted::Done;
        if !let_in {
            still.push(it);
        }
    }
    for it in health.iter().filter(|it| !it.revoked && revoked.contains(&it.device)) {
        link.revoke(it.device).await.map_err(Error::Office)?;
    }
    let open = desk.opened()?;
    let before: (Option<Vec<Asking>>, Option<Vec<DeviceHealth>>) =
        open.replica.read(|connection| Ok((kept(connection, ASKING)?, kept(connection, HEALTH)?)))?;
    if before != (Some(still.clone()), Some(health.clone())) {
        open.replica.write(|tx| {
            keep(tx, ASKING, &still)?;
            keep(tx, HEALTH, &health)
        })?;
        desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    }
    Ok(())
}

/// Gives the workstations that entries with a place let in, and those that they took off.
fn on_record(connection: &Connection) -> Result<(BTreeSet<DeviceId>, BTreeSet<DeviceId>), Error> {
    let mut statement = connection.prepare_cached("SELECT subject, state FROM subjects WHERE kind = 'device'")?;
    let mut rows = statement.query([])?;
    let (mut approved, mut revoked) = (BTreeSet::new(), BTreeSet::new());
    while let Some(row) = rows.next()? {
        let device = DeviceId(row.get(0)?);
        let State::Device(state) = refold::parse(row.get_ref(1)?.as_str().unwrap_or_default())? else { continue };
        if state.approved.is_some_and(|mark| mark.position.is_some()) {
            approved.insert(device);
        }
        if state.revoked.is_some_and(|mark| mark.position.is_some()) {
            revoked.insert(device);
        }
    }
    Ok((approved, revoked))
}

// ---- what people see ----------------------------------------------------------------------------------------------------------------

/// A workstation.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceRow {
    /// The device.
    pub device: DeviceId,
    /// Its officer.
    pub officer: OfficerId,
    /// The officer's name.
    pub name: String,
    /// Whether it is this one.
    pub own: bool,
    /// Whether it was taken off.
    pub revoked: bool,
    /// Whether who asks may take it off.
    pub may: May,
    /// When the office saw it last, to the hour; none before the first time, and to anybody but an administrator.
    pub seen_at: Option<Instant>,
    /// In how many journals it had not confirmed the last entry at the last look.
    pub behind: u32,
    /// By how many entries in all.
    pub lag: u32,
    /// Until when its lease was extended.
    pub lease_until: Option<Instant>,
}

/// Gives every workstation, those that were taken off last.
pub(crate) fn rows(read: &Read<'_>) -> Result<Vec<DeviceRow>, Error> {
    let health: Vec<DeviceHealth> = kept(read.connection, HEALTH)?.unwrap_or_default();
    let mut statement = read.connection.prepare_cached("SELECT subject, state FROM subjects WHERE kind = 'device' ORDER BY subject")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let device = DeviceId(row.get(0)?);
        let State::Device(state) = refold::parse(row.get_ref(1)?.as_str().unwrap_or_default())? else { continue };
        let known = health.iter().find(|it| it.device == device);
        let may = read.may(jcat_domain::roster::rules::may_look_after(&state, read.author()?));
        found.push(DeviceRow {
            device,
            officer: state.officer,
            name: read.officer_name(state.officer)?,
            own: device == read.me.device,
            revoked: state.revoked.is_some() || known.is_some_and(|it| it.revoked),
            may,
            seen_at: known.and_then(|it| it.seen_at),
            behind: known.map_or(0, |it| it.behind),
            lag: known.map_or(0, |it| it.lag),
            lease_until: known.and_then(|it| it.lease_until),
        });
    }
    found.sort_by_key(|row| row.revoked);
    Ok(found)
}

/// A workstation that waits with a new key.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AskingRow {
    /// The device.
    pub device: DeviceId,
    /// The officer's name.
    pub name: String,
    /// The device that it was.
    pub former: DeviceId,
    /// Since when it waits.
    pub asked_at: Instant,
    /// Whether it may be let in or turned away from here: not at the workstation that asks, nor at the one it was.
    pub may: May,
}

/// Gives who waits with a new key, as the office said at the last contact.
pub(crate) fn asking(read: &Read<'_>) -> Result<Vec<AskingRow>, Error> {
    let all: Vec<Asking> = kept(read.connection, ASKING)?.unwrap_or_default();
    let row = |it: Asking| {
        let here = read.me.device == it.device || read.me.device == it.former;
        let allowed = match it.officer == read.me.officer {
            true if here => Err(Refusal::OwnWorkstation),
            true => Ok(()),
            false => read.author()?.require(&[Duty::Administrator]),
        };
        Ok(AskingRow { device: it.device, name: read.officer_name(it.officer)?, former: it.former, asked_at: it.asked_at, may: read.may(allowed) })
    };
    all.into_iter().map(row).collect()
}
