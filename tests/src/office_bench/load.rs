//! Many desks at once: each sends at its own times, hears that there is something new, asks for the heads and pulls what it reads.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use jcat_desk::office::{Granted, Link, Pushed, Wakes};
use tokio::sync::Barrier;
use tokio::time::Instant;

use crate::bench::{Row, Sizes, part};
use crate::stations::{Staffed, Station};

/// Officers who read a case.
const READERS: u16 = 5;

/// Entries a second of all clients together, for five hundred of them.
const RATE: f64 = 1_000.0;

/// One client: a desk without a replica, on its two connections.
struct Client {
    station: Station,
    link: Link,
    wakes: Wakes,
    case: String,
    /// Between two entries.
    every: Duration,
    /// Before the first.
    first: Duration,
    pulled: u64,
    waits: Vec<f64>,
    /// When the office wants to be asked for a wake-up again.
    wake_again: Option<Instant>,
}

/// Clients in groups that read one case each push at a steady rate; how long an entry waits for its acknowledgement is counted
/// from the moment at which it was to be sent, so that a slow answer is not hidden by what could not begin before it.
pub(super) async fn load(sizes: &Sizes) -> Result<Vec<Row>> {
    let count = (sizes.clients / READERS).max(1) * READERS;
    let rate = RATE * f64::from(count) / 500.0;
    let office = Staffed::durable(count).await?;
    let Staffed { cluster, mut stations, links, .. } = office;
    let mut cases = Vec::new();
    for (n, (stations, links)) in stations.chunks_mut(usize::from(READERS)).zip(links.chunks(usize::from(READERS))).enumerate() {
        let case = format!("case/00000000-0000-7000-8000-{n:012}");
        let (Some((keeper, others)), Some(link)) = (stations.split_first_mut(), links.first()) else { continue };
        link.push(&[keeper.submit(&case)?, keeper.write(&case, &[7; 60])?]).await?;
        for other in others {
            ensure!(link.admit(&case, other.officer, None).await? == Granted::Done, "admitted");
        }
        cases.push(case);
    }
    let every = Duration::from_secs_f64(f64::from(count) / rate);
    let mut clients = Vec::new();
    for (n, (station, link)) in stations.into_iter().zip(links).enumerate() {
        let wakes = Wakes::listen(&station.settings(&cluster)).await?;
        let case = cases.get(n / usize::from(READERS)).context("a case")?.clone();
        let first = every.mul_f64(f64::from(u16::try_from(n)?) / f64::from(count));
        let mut client = Client { station, link, wakes, case, every, first, pulled: 0, waits: Vec::new(), wake_again: None };
        // The first calls of a session plan its statements; they are not what a desk lives with.
        client.send(Instant::now()).await?;
        client.take().await?;
        client.waits.clear();
        clients.push(client);
    }
    let all_sent = Arc::new(Barrier::new(clients.len()));
    let began = Instant::now();
    let until = began + Duration::from_secs(sizes.seconds);
    let working: Vec<_> = clients.into_iter().map(|client| tokio::spawn(client.work(began, until, Arc::clone(&all_sent)))).collect();
    tokio::time::sleep_until(began + Duration::from_secs(sizes.seconds) / 2).await;
    let memory = cluster.memory();
    let (mut waits, mut pulled) = (Vec::new(), 0);
    for client in working {
        let client = client.await??;
        waits.extend(client.waits);
        pulled += client.pulled;
    }
    let taken = began.elapsed().as_secs_f64();
    waits.sort_by(f64::total_cmp);
    let entries: i64 =
        cluster.superuser().await?.query_one("SELECT count(*) FROM office.entries WHERE audience LIKE 'case/%'", &[]).await?.try_get(0)?;
    let acknowledged = waits.len() + cases.len() + usize::from(count);
    ensure!(usize::try_from(entries)? == acknowledged, "{entries} entries, {acknowledged} acknowledged");
    ensure!(pulled == u64::try_from(entries)? * u64::from(READERS), "every reader has every entry: {pulled} of {entries} times {READERS}");
    let what = format!(
        "p99 of {} entries in {taken:.0} s by {count} clients, each case read by {READERS}; p50 {:.1} ms; no error",
        waits.len(),
        part(&waits, 0.5)
    );
    Ok(vec![
        Row::new("load", "ms", part(&waits, 0.99)).of(what).below(500.0),
        Row::new("load-memory", "MiB", memory).of(format!("the server and its {} connections, shared pages counted in parts", 2 * count)),
    ])
}

impl Client {
    async fn work(mut self, began: Instant, until: Instant, all_sent: Arc<Barrier>) -> Result<Self> {
        let mut due = began + self.first;
        while due < until {
            let again = self.wake_again.unwrap_or(due);
            tokio::select! {
                biased;
                () = tokio::time::sleep_until(due) => {
                    self.send(due).await?;
                    due += self.every;
                }
                () = tokio::time::sleep_until(again), if self.wake_again.is_some() => self.wake().await?,
                woken = self.wakes.next() => {
                    woken?;
                    self.take().await?;
                }
            }
        }
        // What came last may have been sent by others after their last entry: the poll of a desk finds it.
        all_sent.wait().await;
        self.take().await?;
        Ok(self)
    }

    async fn send(&mut self, due: Instant) -> Result<()> {
        let entry = self.station.write(&self.case, &[7; 60])?;
        let sent = self.link.send(&[entry], &[]).await?;
        ensure!(matches!(&sent.answers[..], [(_, Pushed::Accepted { .. })]), "taken");
        self.waits.push(due.elapsed().as_secs_f64() * 1_000.0);
        if sent.told { Ok(()) } else { self.wake().await }
    }

    async fn wake(&mut self) -> Result<()> {
        let again = self.link.wake().await?;
        self.wake_again = again.map(|again| Instant::now() + again);
        Ok(())
    }

    /// What a desk does that was woken: the heads, then what lies behind them.
    async fn take(&mut self) -> Result<()> {
        let heads = self.link.heads().await?;
        let head = heads.into_iter().find(|head| head.audience == self.case).context("a head")?.position;
        while self.pulled < head {
            let page = self.link.pull(&self.case, self.pulled).await?.context("a journal that may be read")?;
            self.pulled += u64::try_from(page.placed.len())?;
        }
        Ok(())
    }
}
