//! What goes to the office and comes from it: unsent work, receipts, who still owes one.

use std::collections::BTreeSet;

use jcat_domain::ids::OfficerId;
use jcat_domain::{Duty, Instant};
use rusqlite::params;
use uuid::Uuid;

use super::{ENDED, MISSING, RECEIPT, Receipt, parcels};
use crate::desk::Desk;
use crate::error::Error;
use crate::joining::{keep, kept};
use crate::office::{Granted, Link, MissingReceipt};
use crate::work::Topic;

/// What was asked of the office on this connection in vain, and what was looked at.
#[derive(Debug, Default)]
pub(crate) struct Known {
    refused: BTreeSet<OfficerId>,
    looked: Option<tokio::time::Instant>,
}

/// How often the office is asked who owes a receipt, and for parcels.
const LOOK: std::time::Duration = std::time::Duration::from_secs(300);

impl Known {
    /// Hands over what is due, takes what came, and ends those who were dismissed from the office. The line may break at any of it.
    pub(crate) async fn settle(&mut self, desk: &Desk, link: &Link) -> Result<(), Error> {
        hand_over(desk, link).await?;
        hand_receipts(desk, link).await?;
        self.end_officers(desk, link).await?;
        if self.looked.is_none_or(|looked| looked.elapsed() > LOOK) {
            self.looked = Some(tokio::time::Instant::now());
            take_parcels(desk, link).await?;
            crate::devices::settle(desk, link).await?;
            let missing = link.missing_receipts().await.map_err(Error::Office)?;
            let open = desk.opened()?;
            let before: Option<Vec<MissingReceipt>> = open.replica.read(|connection| kept(connection, MISSING))?;
            if before.as_ref() != Some(&missing) {
                open.replica.write(|tx| keep(tx, MISSING, &missing))?;
                desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
            }
        }
        Ok(())
    }

    /// Ends in the office database whom the record dismissed: the entry is there first, so that the officer's desk can still pull it.
    async fn end_officers(&mut self, desk: &Desk, link: &Link) -> Result<(), Error> {
        let (dismissed, ended) = desk.query(|read| {
            if !read.author()?.has(Duty::Administrator) {
                return Ok((BTreeSet::new(), BTreeSet::new()));
            }
            let roster = read.roster()?;
            let is_out = |mark: &jcat_domain::fold::Mark| mark.position.is_some();
            let dismissed: BTreeSet<OfficerId> =
                roster.officers.values().filter(|officer| officer.dismissed.as_ref().is_some_and(is_out)).map(|officer| officer.id).collect();
            Ok((dismissed, kept::<BTreeSet<OfficerId>>(read.connection, ENDED)?.unwrap_or_default()))
        })?;
        let mut now_ended: BTreeSet<OfficerId> = ended.intersection(&dismissed).copied().collect();
        for officer in dismissed.difference(&ended) {
            if self.refused.contains(officer) {
                continue;
            }
            match link.dismiss("everyone", *officer).await.map_err(Error::Office)? {
                Granted::Done => drop(now_ended.insert(*officer)),
                Granted::Refused => drop(self.refused.insert(*officer)),
            }
        }
        if now_ended != ended {
            desk.opened()?.replica.write(|tx| keep(tx, ENDED, &now_ended))?;
        }
        Ok(())
    }
}

async fn hand_over(desk: &Desk, link: &Link) -> Result<(), Error> {
    let open = desk.opened()?;
    let waiting: Vec<(Uuid, String, Vec<u8>, Vec<u8>)> = open.replica.read(|connection| {
        let mut statement = connection.prepare_cached("SELECT parcel, audience, devices, sealed FROM parcels ORDER BY audience, parcel")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?.collect::<Result<_, _>>()?)
    })?;
    for (parcel, audience, devices, sealed) in waiting {
        let to: Vec<Uuid> = devices.chunks_exact(16).filter_map(|id| Uuid::from_slice(id).ok()).collect();
        if link.hand_over(&audience, parcel, open.me.device, &to, &sealed).await.map_err(Error::Office)? == Granted::Done {
            open.replica.write(|tx| Ok(tx.execute("DELETE FROM parcels WHERE parcel = ?1", [parcel])?))?;
        }
    }
    Ok(())
}

async fn hand_receipts(desk: &Desk, link: &Link) -> Result<(), Error> {
    let open = desk.opened()?;
    let due: Vec<Receipt> = open.replica.read(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT audience, dismissal, at, entries, unsent FROM purges p
             WHERE stage = 'wiped' AND NOT EXISTS (SELECT 1 FROM parcels WHERE audience = p.audience) ORDER BY audience",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Receipt {
                audience: row.get(0)?,
                device: open.me.device,
                dismissal: row.get(1)?,
                wiped_at: Instant(row.get(2)?),
                entries: crate::replica::log::from_sql(row.get(3)?),
                unsent: crate::replica::log::from_sql(row.get(4)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    })?;
    for receipt in due {
        let bytes = minicbor::to_vec(&receipt).map_err(|_| Error::Internal("writing a receipt"))?;
        let signature = open.me.keys.sign(&[RECEIPT, &bytes].concat());
        // Refused where the officer never had a seat there: then nobody waits for it either.
        link.receipt(&receipt.audience, open.me.device, &bytes, &signature).await.map_err(Error::Office)?;
        let now = desk.world().now();
        open.replica.write(|tx| {
            Ok(tx.execute(
                "UPDATE purges SET stage = 'done', at = ?3 WHERE audience = ?1 AND dismissal = ?2",
                params![receipt.audience, receipt.dismissal, now.0],
            )?)
        })?;
        desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    }
    Ok(())
}

async fn take_parcels(desk: &Desk, link: &Link) -> Result<(), Error> {
    let open = desk.opened()?;
    if !open.replica.read(parcels::unread)?.is_empty() && open.replica.write(|tx| parcels::read_again(tx, &open.me))? {
        desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office, Topic::Notes] });
    }
    for parcel in link.handed_over(open.me.device).await.map_err(Error::Office)? {
        let now = desk.world().now();
        if let Some(why) = open.replica.write(|tx| parcels::keep(tx, &open.me, &parcel, now))? {
            tracing::warn!(parcel = %parcel.parcel, why = why.label(), "a parcel of unsent work does not read here and is kept as it came");
        }
        link.taken(open.me.device, &parcel.audience, parcel.parcel).await.map_err(Error::Office)?;
        desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office, Topic::Notes] });
    }
    Ok(())
}
