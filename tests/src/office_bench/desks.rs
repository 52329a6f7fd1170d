//! Whole desks on disk over real lines: pulling everything, joining a large office, and how soon one sees what another recorded.

use std::collections::{BTreeSet, VecDeque};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use jcat_desk::domain::Instant as Moment;
use jcat_desk::domain::ids::{AgencyId, DeviceId, OfficerId};
use jcat_desk::entry::Entry;
use jcat_desk::office::{Enrolment, Founding, Granted, Link, Pushed, Settings, Trouble, Wakes, Workstation, found};
use jcat_desk::sync::engine::{Config, Effect, Engine, Event, LinkState, Ticket};
use jcat_desk::sync::{self, rehearsal};
use jcat_desk::{Desk, Notice, Surroundings};
use rusqlite::{Connection, params};
use serde_json::json;
use tokio_postgres::NoTls;
use uuid::Uuid;

use super::{peers, rate};
use crate::bench::{Row, part};
use crate::cluster::Cluster;
use crate::stations::Station;

const PASSPHRASE: &str = "five words of a measurement";

/// A desk on its engine over a real line.
struct Driver {
    desk: Arc<Desk>,
    device: DeviceId,
    engine: Engine,
    settings: Settings,
    link: Option<Link>,
    state: LinkState,
    timer: Option<(u64, tokio::time::Instant)>,
    /// When the first screen had something to show, once it had.
    usable: Option<Instant>,
}

impl Driver {
    fn new(desk: &Arc<Desk>, settings: Settings, seed: u64) -> Result<Self> {
        let (_, device) = rehearsal::identity(desk).map_err(said)?;
        Ok(Self {
            desk: Arc::clone(desk),
            device,
            engine: Engine::new(Config::usual(seed)),
            settings,
            link: None,
            state: LinkState::Alone,
            timer: None,
            usable: None,
        })
    }

    async fn start(&mut self) -> Result<()> {
        let standing = sync::standing(&self.desk).map_err(said)?;
        self.feed(Event::Started(standing)).await
    }

    /// Feeds an event, and whatever follows from it until the engine waits.
    async fn feed(&mut self, event: Event) -> Result<()> {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let now = Moment(i64::try_from(std::time::UNIX_EPOCH.elapsed()?.as_millis())?);
            for effect in self.engine.step(event, now) {
                match sync::perform(&self.desk, &effect) {
                    Some(done) => {
                        events.push_back(done);
                        if self.usable.is_none() && matches!(effect, Effect::ApplyPage { .. }) && first_screen(&self.desk)? {
                            self.usable = Some(Instant::now());
                        }
                    }
                    None => events.extend(self.line(effect).await?),
                }
            }
        }
        Ok(())
    }

    async fn line(&mut self, effect: Effect) -> Result<Option<Event>> {
        let ticket = effect.ticket();
        match effect {
            Effect::SetTimer { timer, ms } => self.timer = Some((timer, tokio::time::Instant::now() + Duration::from_millis(ms))),
            Effect::Tell(state) => self.state = state,
            Effect::Disconnect => self.link = None,
            Effect::Renew => bail!("a copy of the desk was met"),
            asked => return Ok(Some(self.ask(ticket, asked).await.unwrap_or_else(|trouble| Event::Failed { ticket, trouble }))),
        }
        Ok(None)
    }

    async fn ask(&mut self, ticket: Ticket, asked: Effect) -> Result<Event, Trouble> {
        if matches!(asked, Effect::Connect { .. }) {
            let link = Link::open(&self.settings).await?;
            let hello = link.hello(self.device).await?;
            self.link = Some(link);
            return Ok(Event::Connected { ticket, hello });
        }
        let link = self.link.as_ref().ok_or(Trouble::Unreachable)?;
        match asked {
            Effect::AskHeads { .. } => Ok(Event::Heads { ticket, heads: link.heads().await? }),
            Effect::Pull { audience, after, .. } => match link.pull(&audience, after).await? {
                Some(page) => Ok(Event::Paged { ticket, page }),
                None => Err(Trouble::Broken("a journal that is listed is not given")),
            },
            Effect::Push { entries, .. } => {
                let answers = link.push(&entries).await?;
                link.wake().await?;
                Ok(Event::Pushed { ticket, answers })
            }
            Effect::Countersign { heads, .. } => {
                for head in &heads {
                    let signature = sync::countersign(&self.desk, head).map_err(|_| Trouble::Broken("countersigning"))?;
                    link.countersign(self.device, head, &signature).await?;
                }
                Ok(Event::Done { ticket })
            }
            _ => Err(Trouble::Broken("not asked of an office that was never restored")),
        }
    }
}

/// Says whether Today answers for an officer who is known, and the list has its first page of cases.
fn first_screen(desk: &Desk) -> Result<bool> {
    let known = !desk.call("deskStatus", json!({})).map_err(said)?["me"].is_null();
    Ok(known
        && desk.call("today", json!({})).is_ok()
        && desk.call("caseList", json!({})).map_err(said)?["rows"].as_array().is_some_and(|rows| rows.len() >= 50))
}

fn said(problem: jcat_desk::Problem) -> anyhow::Error {
    anyhow::anyhow!(problem.message)
}

/// An office of two desks on disk: the first founded it and has cases, the second has nothing yet.
struct Two {
    cluster: Cluster,
    first: Arc<Desk>,
    second: Arc<Desk>,
    settings: [Settings; 2],
}

impl Two {
    async fn with(folder: &Path, cases: usize) -> Result<Self> {
        let (first, second) = ["first", "second"].map(|name| Arc::new(Desk::in_folder(&folder.join(name), Surroundings::machine()))).into();
        first
            .call("startOffice", json!({ "name": "Ana Bench", "agency": "at", "duties": ["officer", "secretary"], "passphrase": PASSPHRASE }))
            .map_err(said)?;
        first.generate_cases(42, cases).map_err(said)?;
        second.begin_for_measurement("Marie Exemple", "fr", PASSPHRASE.into()).map_err(said)?;
        let logins = [Station::make(1)?.login, Station::make(2)?.login];
        let (cluster, installer) = Cluster::with_roles(&logins, true)?;
        let settings = logins.clone().map(|login| {
            use secrecy::ExposeSecret;
            cluster.settings(&login.name, login.password.expose_secret())
        });
        let agency = |id| AgencyId::parse(id).context("an agency");
        let (officer, device) = rehearsal::identity(&first).map_err(said)?;
        let founding =
            Founding { office: Uuid::from_u128(0x0ff), login: logins[0].name.clone(), officer, agency: agency("at")?, workstation: keys(device) };
        ensure!(found(&installer, &founding).await? == Granted::Done, "founded");
        let (officer, device) = rehearsal::identity(&second).map_err(said)?;
        let enrolment =
            Enrolment { login: logins[1].name.clone(), officer, agency: agency("fr")?, duties: Vec::new(), workstation: Some(keys(device)) };
        let link = Link::open(&settings[0]).await?;
        ensure!(link.enrol(&enrolment).await? == Granted::Done, "enrolled");
        for audience in ["taskforce", "board"] {
            ensure!(link.admit(audience, officer, None).await? == Granted::Done, "admitted");
        }
        Ok(Self { cluster, first, second, settings })
    }
}

/// The office's copy of a device's keys is not what desks go by: they read the journal of everyone.
fn keys(device: DeviceId) -> Workstation {
    Workstation { device, signing: [1; 32], sealing: [1; 32] }
}

fn encrypted(path: &Path, key: &str) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "key", format!("x'{key}'"))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -64 * 1024)?;
    Ok(connection)
}

/// A new desk joins an office of so many entries, all of which it may read: cases and their covers in the journal of the
/// taskforce, notes in those of a hundred cases.
pub(super) async fn catch_up(folder: &Path, entries: usize) -> Result<Vec<Row>> {
    let two = Two::with(&folder.join("catch-up"), 0).await?;
    let mut first = Driver::new(&two.first, two.settings[0].clone(), 1)?;
    first.start().await?;
    ensure!(first.state == LinkState::Live, "the first desk has sent all: {:?}", first.state);
    let link = Link::open(&two.settings[0]).await?;
    let mut cases = BTreeSet::new();
    let (send, mut batches) = tokio::sync::mpsc::channel::<Vec<(String, Entry)>>(4);
    std::thread::scope(|scope| -> Result<()> {
        // Signed beside: it takes half of the time.
        let first = &two.first;
        let signing = scope.spawn(move || first.sign_for_measurement(7, entries, |batch| send.blocking_send(batch).is_ok()).map_err(said));
        let sent = tokio::task::block_in_place(|| {
            tokio::runtime::Handle::current().block_on(async {
                let mut left = entries;
                while left > 0 {
                    let batch = batches.recv().await.context("entries to send")?;
                    left = left.saturating_sub(batch.len());
                    cases.extend(batch.iter().map(|(audience, _)| audience).filter(|it| it.starts_with("case/")).cloned());
                    let answers = link.push(&batch).await?;
                    ensure!(answers.iter().all(|(_, answer)| matches!(answer, Pushed::Accepted { .. })), "all of it is taken");
                }
                Ok(())
            })
        });
        drop(batches);
        signing.join().map_err(|_| anyhow::anyhow!("signing"))??;
        sent
    })?;
    let (officer, _) = rehearsal::identity(&two.second).map_err(said)?;
    for case in &cases {
        ensure!(link.admit(case, officer, None).await? == Granted::Done, "admitted to {case}");
    }
    let mut second = Driver::new(&two.second, two.settings[1].clone(), 2)?;
    let began = Instant::now();
    second.start().await?;
    let all = began.elapsed().as_secs_f64();
    ensure!(second.state == LinkState::Live, "the second desk has all: {:?}", second.state);
    let journals = sync::standing(&two.second).map_err(said)?.journals;
    let count: u64 = journals.values().map(|end| end.position).sum();
    ensure!(count >= u64::try_from(entries)? && journals.values().all(|end| end.stopped.is_none()), "{count} entries");
    ensure!(rehearsal::set_aside(&two.second).map_err(said)?.is_empty(), "all of them are believed");
    let usable = second.usable.context("a first screen")?.duration_since(began).as_secs_f64();
    let office: i64 = two.cluster.superuser().await?.query_one("SELECT pg_database_size('jcat')", &[]).await?.try_get(0)?;
    let replica = std::fs::metadata(folder.join("catch-up/second/replica.db"))?.len();
    let sizes = format!("{count} entries; office {} MB, replica {} MB on disk", office / 1_000_000, replica / 1_000_000);
    Ok(vec![
        Row::new("catch-up", "s", usable).of(format!("first screen usable; {sizes}")).below(10.0),
        Row::new("catch-up-all", "s", all).of("everything taken in").below(180.0),
    ])
}

/// A new desk takes everything in, on disk; against reading the bytes, verifying them in batches, and a bare encrypted insert.
pub(super) async fn pull(folder: &Path, documents: usize) -> Result<Vec<Row>> {
    let two = Two::with(&folder.join("pull"), 2_000).await?;
    let mut first = Driver::new(&two.first, two.settings[0].clone(), 1)?;
    first.start().await?;
    ensure!(first.state == LinkState::Live, "the first desk has sent all: {:?}", first.state);
    let mut second = Driver::new(&two.second, two.settings[1].clone(), 2)?;
    let began = Instant::now();
    second.start().await?;
    let seconds = began.elapsed().as_secs_f64();
    ensure!(second.state == LinkState::Live, "the second desk has all: {:?}", second.state);
    let journals = sync::standing(&two.second).map_err(said)?.journals;
    let count: u64 = journals.values().map(|end| end.position).sum();
    ensure!(count > 2_000 && journals.values().all(|end| end.stopped.is_none()), "{count} entries");
    ensure!(rehearsal::set_aside(&two.second).map_err(said)?.is_empty(), "all of them are believed");

    let key = two.second.raw_key_for_measurement().context("the key of the measured file")?;
    let (_, device): (OfficerId, DeviceId) = rehearsal::identity(&two.first).map_err(said)?;
    let signing: [u8; 32] =
        encrypted(&folder.join("pull/second/replica.db"), &key)?
            .query_row("SELECT signing FROM devices WHERE device = ?1", [device.0], |row| row.get(0))?;
    let public = ed25519_dalek::VerifyingKey::from_bytes(&signing)?;
    let mut other = encrypted(&folder.join("pull/bare.db"), &key)?;
    other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    other.execute_batch("CREATE TABLE entries (ord INTEGER PRIMARY KEY, header BLOB, signature BLOB, salt BLOB, body BLOB)")?;
    let client = two.cluster.superuser().await?;
    let page = client
        .prepare("SELECT header, signature, salt, body FROM office.entries WHERE audience = $1 AND position > $2 ORDER BY position LIMIT 500")
        .await?;
    let audiences = client.query("SELECT audience FROM office.heads WHERE position > 0", &[]).await?;
    let began = Instant::now();
    let mut read = 0;
    for audience in &audiences {
        let audience: String = audience.try_get(0)?;
        let mut after = 0_i64;
        loop {
            let rows = client.query(&page, &[&audience, &after]).await?;
            if rows.is_empty() {
                break;
            }
            after += i64::try_from(rows.len())?;
            read += rows.len();
            let tx = other.transaction()?;
            let mut signed = Vec::with_capacity(rows.len());
            for row in &rows {
                let (header, signature): (Vec<u8>, &[u8]) = (row.try_get(0)?, row.try_get(1)?);
                let (salt, body): (Option<&[u8]>, Option<&[u8]>) = (row.try_get(2)?, row.try_get(3)?);
                tx.prepare_cached("INSERT INTO entries (header, signature, salt, body) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![header, signature, salt, body])?;
                let entry = Entry { header, signature: signature.try_into()?, salt: None, body: None };
                if entry.read_header().is_some_and(|header| header.device == device) {
                    signed.push((entry.signed_bytes(), ed25519_dalek::Signature::from_bytes(&entry.signature)));
                }
            }
            let messages: Vec<&[u8]> = signed.iter().map(|(message, _)| message.as_slice()).collect();
            let signatures: Vec<_> = signed.iter().map(|(_, signature)| *signature).collect();
            ed25519_dalek::verify_batch(&messages, &signatures, &vec![public; signed.len()])
                .map_err(|_| anyhow::anyhow!("a signature does not fit"))?;
            tx.commit()?;
        }
    }
    ensure!(u64::try_from(read)? >= count, "the same entries");
    let against = format!("SELECT of the bytes, batch verify, bare encrypted insert; {read} entries");
    #[expect(clippy::cast_precision_loss, reason = "a count of entries")]
    let ours = count as f64 / seconds;
    let bare = Row::new("pull", "1/s", ours).against(against, rate(read, began)).at_least(0.4);
    Ok(vec![bare, peers::row("pull-pouchdb", ours, &peers::pulls(documents)?).at_least(5.0)])
}

/// From a command on one desk to the notice on another, durable on both; against three writes that are synced and a bare NOTIFY.
pub(super) async fn latency(folder: &Path) -> Result<Vec<Row>> {
    const TIMES: usize = 200;
    let two = Two::with(&folder.join("latency"), 20).await?;
    let mut first = Driver::new(&two.first, two.settings[0].clone(), 1)?;
    first.start().await?;
    let (notices, mut heard) = tokio::sync::mpsc::unbounded_channel();
    two.second.listen(move |notice| {
        if matches!(notice, Notice::Changed { .. }) {
            let _ = notices.send(Instant::now());
        }
    });
    let mut second = Driver::new(&two.second, two.settings[1].clone(), 2)?;
    second.start().await?;
    first.feed(Event::Woken).await?;
    let mut wakes = Wakes::listen(&two.settings[1]).await?;
    while heard.try_recv().is_ok() {}
    let mut ours = Vec::with_capacity(TIMES);
    for n in 0..TIMES {
        let began = Instant::now();
        let name = json!({ "id": "at", "name": format!("Name {n}"), "short": null });
        two.first.call("nameOrganisation", name).map_err(said)?;
        // Two workstations: what the first still keeps of its push does not hold up the second.
        let sending = tokio::spawn(async move { first.feed(Event::LocalWrite).await.map(|()| first) });
        let mut arrived = None;
        while arrived.is_none() {
            tokio::time::timeout(Duration::from_secs(10), wakes.next()).await.context("no wake-up came")??;
            second.feed(Event::Woken).await?;
            arrived = heard.try_recv().ok();
        }
        first = sending.await??;
        let arrived = arrived.context("a notice")?;
        ours.push(arrived.duration_since(began).as_secs_f64() * 1_000.0);
        while heard.try_recv().is_ok() {}
    }
    ours.sort_by(f64::total_cmp);

    let mut file = File::create(folder.join("latency/synced"))?;
    let (listener, mut line) = two.cluster.by_socket("postgres", "").connect(NoTls).await?;
    let (woken, mut wakes) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Some(Ok(message)) = std::future::poll_fn(|context| line.poll_message(context)).await {
            if matches!(message, tokio_postgres::AsyncMessage::Notification(_)) {
                let _ = woken.send(());
            }
        }
    });
    listener.batch_execute("LISTEN bare").await?;
    let notifier = two.cluster.superuser().await?;
    let mut theirs = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let began = Instant::now();
        for _ in 0..3 {
            file.write_all(&[7; 4_096])?;
            file.sync_data()?;
        }
        notifier.batch_execute("NOTIFY bare").await?;
        wakes.recv().await.context("a notification")?;
        theirs.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    theirs.sort_by(f64::total_cmp);
    let against = |which: &str| format!("three fdatasync and a bare NOTIFY round trip ({which})");
    // The tail has a limit of its own and no goal beside the other side.
    Ok(vec![
        Row::new("latency", "ms", part(&ours, 0.5)).against(against("p50"), part(&theirs, 0.5)).at_most(1.6),
        Row::new("latency-p99", "ms", part(&ours, 0.99)).against(against("p99"), part(&theirs, 0.99)).below(100.0),
    ])
}
