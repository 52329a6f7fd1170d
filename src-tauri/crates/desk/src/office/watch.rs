//! The calls about workstations: asking to be let in, letting in, leases, and how each of them is.

use jcat_domain::Instant;
use jcat_domain::ids::{DeviceId, OfficerId};
use serde::{Deserialize, Serialize};

use super::link::{Granted, Link, UNREAD, Workstation, bytes, value};
use crate::devices::Entry;
use crate::sync::exchange::Trouble;

/// A workstation that waits with a new key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// The device.
    pub device: DeviceId,
    /// Its officer.
    pub officer: OfficerId,
    /// The device that it was.
    pub former: DeviceId,
    /// The key that will sign its entries.
    pub signing: [u8; 32],
    /// The key that things will be sealed to.
    pub sealing: [u8; 32],
    /// Since when it waits.
    pub asked_at: Instant,
}

/// How a workstation is, as its countersignatures tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceHealth {
    /// The device.
    pub device: DeviceId,
    /// Its officer.
    pub officer: OfficerId,
    /// When the office saw it last, to the hour.
    pub seen_at: Option<Instant>,
    /// Whether it was taken off.
    pub revoked: bool,
    /// Until when its lease was extended.
    pub lease_until: Option<Instant>,
    /// Of the journals that the caller reads too: in how many it has not confirmed the last entry.
    pub behind: u32,
    /// By how many entries.
    pub lag: u32,
}

impl Link {
    /// Asks to be let in with a new key; says how it stands.
    pub async fn ask_in(&self, own: &Workstation, former: DeviceId) -> Result<Entry, Trouble> {
        let (signing, sealing) = (own.signing.as_slice(), own.sealing.as_slice());
        let rows = self.ask("SELECT office_v1.ask_in($1, $2, $3, $4)", &[&own.device.0, &former.0, &signing, &sealing]).await?;
        Entry::from_label(value(rows.first().ok_or(UNREAD)?, 0)?).ok_or(UNREAD)
    }

    /// Asks who waits with a new key.
    pub async fn asking(&self) -> Result<Vec<Asking>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.asking()", &[]).await?;
        let read = |row| {
            Ok(Asking {
                device: DeviceId(value(row, 0)?),
                officer: OfficerId(value(row, 1)?),
                former: DeviceId(value(row, 2)?),
                signing: bytes(row, 3)?,
                sealing: bytes(row, 4)?,
                asked_at: Instant(value(row, 5)?),
            })
        };
        rows.iter().map(read).collect()
    }

    /// Lets a workstation in that waits.
    pub async fn let_in(&self, device: DeviceId) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.let_in($1)", &[&device.0]).await
    }

    /// Turns a workstation away that waits.
    pub async fn turn_away(&self, device: DeviceId) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.turn_away($1)", &[&device.0]).await
    }

    /// Extends the lease of a workstation to so many days from now.
    pub async fn extend_lease(&self, device: DeviceId, days: u16) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.extend_lease($1, $2)", &[&device.0, &i32::from(days)]).await
    }

    /// Asks how each workstation is; no row for anybody but an administrator.
    pub async fn health(&self) -> Result<Vec<DeviceHealth>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.health()", &[]).await?;
        let count = |row, at| value::<i64>(row, at).map(|it| u32::try_from(it).unwrap_or(u32::MAX));
        let time = |row, at| value::<Option<i64>>(row, at).map(|it| it.map(Instant));
        let read = |row| {
            Ok(DeviceHealth {
                device: DeviceId(value(row, 0)?),
                officer: OfficerId(value(row, 1)?),
                seen_at: time(row, 2)?,
                revoked: value(row, 3)?,
                lease_until: time(row, 4)?,
                behind: count(row, 7)?,
                lag: count(row, 8)?,
            })
        };
        rows.iter().map(read).collect()
    }
}
