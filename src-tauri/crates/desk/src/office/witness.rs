//! The calls about what desks witness: heads with what was made of them, and who announced a restore.

use jcat_domain::Instant;
use jcat_domain::ids::DeviceId;

use super::link::{Granted, Link, bytes, stored, value};
use crate::sync::exchange::{Head, Trouble};

/// A head that a device signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The device.
    pub device: DeviceId,
    /// The head.
    pub head: Head,
    /// What the device made of the journal up to there, and with which rules; none where it only signed the head.
    pub made: Option<([u8; 32], [u8; 32])>,
    /// Its signature.
    pub signature: [u8; 64],
    /// When the office took it.
    pub signed_at: Instant,
}

impl Link {
    /// Hands over this device's signature on a head and on what it made of the journal.
    pub async fn witness(&self, device: DeviceId, head: &Head, state: &[u8; 32], rules: &[u8; 32], signature: &[u8; 64]) -> Result<Granted, Trouble> {
        let (position, chain) = (stored(head.position)?, head.chain.as_slice());
        let parts = (state.as_slice(), rules.as_slice(), signature.as_slice());
        self.request(
            "SELECT office_v1.witness($1, $2, $3, $4, $5, $6, $7)",
            &[&device.0, &head.audience, &position, &chain, &parts.0, &parts.1, &parts.2],
        )
        .await
    }

    /// Asks what devices have signed since a moment, of all journals of the caller.
    pub async fn witnessed(&self, since: Instant) -> Result<Vec<Witness>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.witnessed($1)", &[&since.0]).await?;
        let read = |row| {
            let position = u64::try_from(value::<i64>(row, 2)?).map_err(|_| super::link::UNREAD)?;
            let made = match value::<Option<&[u8]>>(row, 4)? {
                Some(_) => Some((bytes(row, 4)?, bytes(row, 5)?)),
                None => None,
            };
            Ok(Witness {
                device: DeviceId(value(row, 1)?),
                head: Head { audience: value(row, 0)?, position, chain: bytes(row, 3)? },
                made,
                signature: bytes(row, 6)?,
                signed_at: Instant(value(row, 7)?),
            })
        };
        rows.iter().map(read).collect()
    }

    /// Asks for everything that devices have signed of the caller's journals, page by page.
    pub async fn witnessed_by_all(&self) -> Result<Vec<Witness>, Trouble> {
        let (mut all, mut since): (Vec<Witness>, _) = (Vec::new(), Instant(0));
        loop {
            let page = self.witnessed(since).await?;
            let latest = page.last().map_or(since, |it| it.signed_at);
            all.retain(|it| it.signed_at < since);
            all.extend(page);
            if latest == since {
                return Ok(all);
            }
            since = latest;
        }
    }

    /// Announces a restore under a number, signed by this device.
    pub async fn announce_restore(&self, incarnation: u32, device: DeviceId, signature: &[u8; 64]) -> Result<Granted, Trouble> {
        let incarnation = i32::try_from(incarnation).map_err(|_| Trouble::Broken("a number that no office reaches"))?;
        self.request("SELECT office_v1.announce_restore($1, $2, $3)", &[&incarnation, &device.0, &signature.as_slice()]).await
    }

    /// Asks who announced the restore that the office speaks of.
    pub async fn announcement(&self) -> Result<Option<(DeviceId, [u8; 64])>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.announcement()", &[]).await?;
        rows.first().map(|row| Ok((DeviceId(value(row, 0)?), bytes(row, 1)?))).transpose()
    }
}
