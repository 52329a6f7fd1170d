//! The calls about what ends: receipts that are missing, and the unsent work of who was dismissed.

use jcat_domain::Instant;
use jcat_domain::ids::{DeviceId, OfficerId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::link::{Granted, Link, value};
use crate::sync::exchange::Trouble;

/// A workstation that has not said for 24 hours that it wiped an audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingReceipt {
    /// The audience.
    pub audience: String,
    /// Who was dismissed from it.
    pub officer: OfficerId,
    /// The workstation.
    pub device: DeviceId,
    /// When.
    pub dismissed_at: Instant,
}

/// Unsent work of somebody who was dismissed, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Its audience.
    pub audience: String,
    /// Its id.
    pub parcel: Uuid,
    /// The workstation it comes from.
    pub device: DeviceId,
    /// What only those it is addressed to can open.
    pub sealed: Vec<u8>,
}

impl Link {
    /// Asks who owes a receipt, as far as the caller looks after it.
    pub async fn missing_receipts(&self) -> Result<Vec<MissingReceipt>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.missing_receipts()", &[]).await?;
        let read = |row| {
            let (officer, device) = (OfficerId(value(row, 1)?), DeviceId(value(row, 2)?));
            Ok(MissingReceipt { audience: value(row, 0)?, officer, device, dismissed_at: Instant(value(row, 3)?) })
        };
        rows.iter().map(read).collect()
    }

    /// Says that a device is lost or destroyed; its receipts are not waited for.
    pub async fn write_off(&self, device: DeviceId) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.write_off($1)", &[&device.0]).await
    }

    /// Hands over unsent work, sealed, for the workstations named.
    pub async fn hand_over(&self, audience: &str, parcel: Uuid, device: DeviceId, to: &[Uuid], sealed: &[u8]) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.hand_over($1, $2, $3, $4, $5)", &[&audience, &parcel, &device.0, &to, &sealed]).await
    }

    /// Asks for the parcels that are addressed to this workstation.
    pub async fn handed_over(&self, device: DeviceId) -> Result<Vec<Parcel>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.handed_over($1)", &[&device.0]).await?;
        let read = |row| Ok(Parcel { audience: value(row, 0)?, parcel: value(row, 1)?, device: DeviceId(value(row, 2)?), sealed: value(row, 3)? });
        rows.iter().map(read).collect()
    }

    /// Says that a parcel is kept here.
    pub async fn taken(&self, device: DeviceId, audience: &str, parcel: Uuid) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.taken($1, $2, $3)", &[&device.0, &audience, &parcel]).await
    }
}
