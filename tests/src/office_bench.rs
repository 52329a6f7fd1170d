//! What `./x bench` measures of the office database: a throw-away cluster, and beside it plain tables in the same cluster, in the
//! same run.
//!
//! The other side is never made slower than it can be: COPY in one go, prepared inserts, the socket where a line of its own is
//! not what is measured. Ours comes over TLS, signed, chained, authorised row by row, and durable.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::bench::{Row, Sizes};

mod desks;
mod lines;
mod load;
mod matching;
mod peers;

/// The rows there are.
pub const ROWS: [&str; 9] = ["push", "commits", "pull", "latency", "catch-up", "load", "rights", "match", "over-common"];

/// Measures one row; one with two opponents, or with a second limit, gives two.
pub fn measure(name: &str, folder: &Path, sizes: &Sizes) -> Result<Vec<Row>> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        match name {
            "push" => lines::push(sizes.documents).await,
            "commits" => lines::commits().await,
            "pull" => desks::pull(folder, sizes.documents).await,
            "latency" => desks::latency(folder).await,
            "catch-up" => desks::catch_up(folder, sizes.entries).await,
            "load" => load::load(sizes).await,
            "rights" => lines::rights().await,
            "match" => matching::compare().await,
            "over-common" => matching::over_common().await,
            other => bail!("{other} is not measured here"),
        }
    })
}

#[expect(clippy::cast_precision_loss, reason = "a count of entries")]
fn rate(count: usize, began: Instant) -> f64 {
    count as f64 / began.elapsed().as_secs_f64()
}
