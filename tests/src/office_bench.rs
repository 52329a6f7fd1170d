//! What `./x bench` measures of the office database: a throw-away cluster, and beside it plain tables in the same cluster, in the
//! same run. PouchDB, the other opponent of `push` and `pull`, is measured elsewhere.
//!
//! The other side is never made slower than it can be: COPY in one go, prepared inserts, the socket where a line of its own is
//! not what is measured. Ours comes over TLS, signed, chained, authorised row by row, and durable.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Write;
use std::path::Path;
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
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::Type;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;

use crate::cluster::Cluster;
use crate::stations::{Staffed, Station};

/// One row of the answer.
#[derive(Debug)]
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// What both sides are measured in.
    pub unit: &'static str,
    /// Ours.
    pub ours: f64,
    /// What the other side is.
    pub against: String,
    /// The other side's.
    pub theirs: f64,
    /// `≤` or `≥`, and how often the other side's.
    pub goal: (&'static str, f64),
    /// What ours must not exceed, whatever the other side does.
    pub most: Option<f64>,
}

/// The rows there are.
pub const ROWS: [&str; 5] = ["push", "commits", "pull", "rights", "latency"];

const PASSPHRASE: &str = "five words of a measurement";
const BATCH: usize = 500;
const DESKS: u8 = 64;

/// Measures one row; `latency` gives two.
pub fn measure(name: &str, folder: &Path) -> Result<Vec<Row>> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        match name {
            "push" => Ok(vec![push().await?]),
            "commits" => Ok(vec![commits().await?]),
            "pull" => Ok(vec![pull(folder).await?]),
            "rights" => Ok(vec![rights().await?]),
            "latency" => latency(folder).await,
            other => bail!("{other} is not measured here"),
        }
    })
}

async fn superuser(cluster: &Cluster) -> Result<Client> {
    let (client, line) = cluster.by_socket("postgres", "").connect(NoTls).await?;
    tokio::spawn(line);
    Ok(client)
}

fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    part(&all, 0.5)
}

fn part(sorted: &[f64], part: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short list")]
    let place = ((sorted.len().saturating_sub(1)) as f64 * part).round() as usize;
    sorted.get(place).copied().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "a count of entries")]
fn rate(count: usize, began: Instant) -> f64 {
    count as f64 / began.elapsed().as_secs_f64()
}

const BARE: &str =
    "CREATE TABLE public.bare (audience text, position bigint, header bytea NOT NULL, signature bytea NOT NULL, salt bytea, body bytea,
                        PRIMARY KEY (audience, position));
                    GRANT USAGE ON SCHEMA public TO jcat_officers; GRANT SELECT, INSERT ON public.bare TO jcat_officers";

/// Entries acknowledged to one desk that pushes batches, against COPY of the same bytes: rounds of both by turns.
async fn push() -> Result<Row> {
    let mut office = Staffed::with(2).await?;
    let other = superuser(&office.cluster).await?;
    other.batch_execute(BARE).await?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..4 {
        let entries = office.stations[0].write_some("taskforce", 40 * BATCH, &[7; 60])?;
        let began = Instant::now();
        for batch in entries.chunks(BATCH) {
            let answers = office.links[0].push(batch).await?;
            ensure!(matches!(&answers[..], [(_, Pushed::Accepted { places })] if places.len() == BATCH), "all of it is taken");
        }
        ours.push(rate(entries.len(), began));
        let began = Instant::now();
        let sink = other.copy_in("COPY public.bare FROM STDIN BINARY").await?;
        let writer = BinaryCopyInWriter::new(sink, &[Type::TEXT, Type::INT8, Type::BYTEA, Type::BYTEA, Type::BYTEA, Type::BYTEA]);
        let mut writer = std::pin::pin!(writer);
        for (n, (audience, entry)) in entries.iter().enumerate() {
            let position = i64::try_from(round * entries.len() + n)?;
            writer.as_mut().write(&[audience, &position, &entry.header, &entry.signature.as_slice(), &entry.salt, &entry.body]).await?;
        }
        writer.finish().await?;
        theirs.push(rate(entries.len(), began));
    }
    let against = "COPY of the same bytes into one indexed table".to_owned();
    Ok(Row { name: "push", unit: "1/s", ours: middle(ours), against, theirs: middle(theirs), goal: ("≥", 0.16), most: None })
}

/// Pushes of one entry by many desks at once, each followed by a wake-up, while some listen; against bare inserts over the same lines.
async fn commits() -> Result<Row> {
    const SECONDS: u64 = 8;
    let mut office = Staffed::with(DESKS).await?;
    superuser(&office.cluster).await?.batch_execute(BARE).await?;
    let mut listening = Vec::new();
    for station in office.stations.iter().take(8) {
        let mut wakes = Wakes::listen(&station.settings(&office.cluster)).await?;
        listening.push(tokio::spawn(async move { while wakes.next().await.is_ok() {} }));
    }
    let mut desks = Vec::new();
    for (n, (mut station, link)) in office.stations.drain(..).zip(office.links.drain(..)).enumerate() {
        let case = format!("case/00000000-0000-7000-8000-{n:012}");
        let opening = [station.submit(&case)?, station.write(&case, &[7; 60])?];
        link.push(&opening).await?;
        desks.push((station, link, case));
    }
    // The first calls of a session plan its statements; they are not what a desk lives with.
    let (mut desks, _) = ours(desks, Duration::from_secs(2)).await?;
    let (mut all_ours, mut all_theirs) = (Vec::new(), Vec::new());
    for round in 0..2 {
        let (back, rate) = ours(desks, Duration::from_secs(SECONDS / 2)).await?;
        all_ours.push(rate);
        let (back, rate) = bare(back, Duration::from_secs(SECONDS / 2), round).await?;
        all_theirs.push(rate);
        desks = back;
    }
    listening.iter().for_each(tokio::task::JoinHandle::abort);
    let against = format!("bare INSERT commits over the same {DESKS} TLS connections; ours wakes after each push, 8 listen");
    let mean = |all: &[f64]| all.iter().sum::<f64>() / 2.0;
    Ok(Row { name: "commits", unit: "1/s", ours: mean(&all_ours), against, theirs: mean(&all_theirs), goal: ("≥", 0.6), most: None })
}

type Pushing = (Station, Link, String);

async fn ours(desks: Vec<Pushing>, time: Duration) -> Result<(Vec<Pushing>, f64)> {
    let began = Instant::now();
    let work = desks.into_iter().map(|(mut station, link, case)| {
        tokio::spawn(async move {
            let mut count = 0;
            while began.elapsed() < time {
                let entry = station.write(&case, &[7; 60])?;
                let answers = link.push(&[entry]).await?;
                ensure!(matches!(&answers[..], [(_, Pushed::Accepted { .. })]), "taken");
                link.wake().await?;
                count += 1;
            }
            Ok(((station, link, case), count))
        })
    });
    joined(work.collect(), began).await
}

async fn bare(desks: Vec<Pushing>, time: Duration, round: i64) -> Result<(Vec<Pushing>, f64)> {
    let began = Instant::now();
    let work = desks.into_iter().map(|(station, link, case)| {
        tokio::spawn(async move {
            let client = link.line_for_measurement();
            let insert = client.prepare("INSERT INTO public.bare VALUES ($1, $2, $3, $4, $5, $6)").await?;
            let entry = station.sign(&case, 1, [0; 32], &[7; 60])?;
            let mut count = 0;
            while began.elapsed() < time {
                let position = round * 1_000_000 + i64::try_from(count)?;
                let signature = entry.signature.as_slice();
                client.execute(&insert, &[&case, &position, &entry.header, &signature, &entry.salt, &entry.body]).await?;
                count += 1;
            }
            Ok(((station, link, case), count))
        })
    });
    joined(work.collect(), began).await
}

async fn joined(work: Vec<tokio::task::JoinHandle<Result<(Pushing, usize)>>>, began: Instant) -> Result<(Vec<Pushing>, f64)> {
    let (mut desks, mut count) = (Vec::new(), 0);
    for one in work {
        let (desk, done) = one.await??;
        desks.push(desk);
        count += done;
    }
    Ok((desks, rate(count, began)))
}

/// All journals of an officer who reads 40 of 300, against the same with row-level security off.
async fn rights() -> Result<Row> {
    const FILL: &str = "
        INSERT INTO office.heads SELECT 'case/00000000-0000-7000-8000-' || lpad(a::text, 12, '0'), 250, decode(repeat('00', 32), 'hex'), 1 FROM generate_series(1, 300) a;
        INSERT INTO office.entries (audience, position, device, seq, digest, header, signature, salt, body, received_at, directory, chain, entry)
        SELECT 'case/00000000-0000-7000-8000-' || lpad(a::text, 12, '0'), p, $device$, p, sha256(int8send(p)), '\\x9150'::bytea || substring(sha256(int8send(a * 1000 + p)) FOR 16) || decode(repeat('ab', 220), 'hex'),
               decode(repeat('11', 64), 'hex'), decode(repeat('22', 16), 'hex'), decode(repeat('33', 60), 'hex'), 1, 0, sha256(int8send(p)),
               substring(sha256(int8send(a * 1000 + p)) FOR 16)
        FROM generate_series(1, 300) a, generate_series(1, 250) p;
        INSERT INTO office.readers (audience, officer, seat, begun_by)
        SELECT 'case/00000000-0000-7000-8000-' || lpad(a::text, 12, '0'), $officer$, 'reader', $officer$ FROM generate_series(7, 300, 7) a WHERE a <= 280;
        ANALYZE office.entries; ANALYZE office.readers; ANALYZE office.officers; ANALYZE office.heads";
    let office = Staffed::with(5).await?;
    let other = superuser(&office.cluster).await?;
    let fill = FILL
        .replace("$device$", &format!("'{}'", office.stations[4].workstation.device))
        .replace("$officer$", &format!("'{}'", office.stations[1].officer));
    other.batch_execute(&fill).await?;
    let wall = |word: &str| {
        ["office", "officers", "duties", "devices", "opened", "readers", "heads", "entries"]
            .map(|table| format!("ALTER TABLE office.{table} {word} ROW LEVEL SECURITY;"))
            .concat()
    };
    let journals: Vec<String> = office.links[1].heads().await?.into_iter().map(|head| head.audience).filter(|it| it.starts_with("case/")).collect();
    ensure!(journals.len() == 40, "{} journals", journals.len());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..6 {
        for (all, word) in [(&mut ours, "ENABLE"), (&mut theirs, "DISABLE")] {
            other.batch_execute(&wall(word)).await?;
            let link = &office.links[1];
            // Statements are planned anew once tables were altered: a page first.
            for journal in journals.iter().take(8) {
                link.pull(journal, 0).await?;
            }
            let began = Instant::now();
            for journal in &journals {
                let page = link.pull(journal, 0).await?.context("a journal that may be read")?;
                ensure!(page.placed.len() == 250, "{} entries", page.placed.len());
            }
            all.push(began.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    let against = "the same 40 of 300 journals without row-level security (10,000 entries, p50)".to_owned();
    Ok(Row { name: "rights", unit: "ms", ours: middle(ours), against, theirs: middle(theirs), goal: ("≤", 1.8), most: None })
}

/// A desk on its engine over a real line.
struct Driver<'a> {
    desk: &'a Desk,
    device: DeviceId,
    engine: Engine,
    settings: Settings,
    link: Option<Link>,
    state: LinkState,
    timer: Option<(u64, tokio::time::Instant)>,
}

impl<'a> Driver<'a> {
    fn new(desk: &'a Desk, settings: Settings, seed: u64) -> Result<Self> {
        let (_, device) = rehearsal::identity(desk).map_err(said)?;
        Ok(Self { desk, device, engine: Engine::new(Config::usual(seed)), settings, link: None, state: LinkState::Alone, timer: None })
    }

    async fn start(&mut self) -> Result<()> {
        let standing = sync::standing(self.desk).map_err(said)?;
        self.feed(Event::Started(standing)).await
    }

    /// Feeds an event, and whatever follows from it until the engine waits.
    async fn feed(&mut self, event: Event) -> Result<()> {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let now = Moment(i64::try_from(std::time::UNIX_EPOCH.elapsed()?.as_millis())?);
            for effect in self.engine.step(event, now) {
                match sync::perform(self.desk, &effect) {
                    Some(done) => events.push_back(done),
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
                    let signature = sync::countersign(self.desk, head).map_err(|_| Trouble::Broken("countersigning"))?;
                    link.countersign(self.device, head, &signature).await?;
                }
                Ok(Event::Done { ticket })
            }
            _ => Err(Trouble::Broken("not asked of an office that was never restored")),
        }
    }
}

fn said(problem: jcat_desk::Problem) -> anyhow::Error {
    anyhow::anyhow!(problem.message)
}

/// An office of two desks on disk: the first founded it and has cases, the second has nothing yet.
struct Two {
    cluster: Cluster,
    first: Desk,
    second: Desk,
    settings: [Settings; 2],
}

impl Two {
    async fn with(folder: &Path, cases: usize) -> Result<Self> {
        let (first, second) = ["first", "second"].map(|name| Desk::in_folder(&folder.join(name), Surroundings::machine())).into();
        first
            .call("startOffice", json!({ "name": "Ana Bench", "agency": "at", "duties": ["officer", "secretary"], "passphrase": PASSPHRASE }))
            .map_err(said)?;
        first.generate_cases(42, cases).map_err(said)?;
        second.begin_for_measurement("Marie Exemple", "fr", PASSPHRASE.into()).map_err(said)?;
        let logins = [Station::make(1)?.login, Station::make(2)?.login];
        let (cluster, installer) = Cluster::with_roles(&logins)?;
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

/// A new desk takes everything in, on disk; against reading the bytes, verifying them in batches, and a bare encrypted insert.
async fn pull(folder: &Path) -> Result<Row> {
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
    let client = superuser(&two.cluster).await?;
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
    Ok(Row { name: "pull", unit: "1/s", ours, against, theirs: rate(read, began), goal: ("≥", 0.4), most: None })
}

/// From a command on one desk to the notice on another, durable on both; against three writes that are synced and a bare NOTIFY.
async fn latency(folder: &Path) -> Result<Vec<Row>> {
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
        let send = first.feed(Event::LocalWrite);
        let receive = async {
            let mut arrived = None;
            while arrived.is_none() {
                tokio::time::timeout(Duration::from_secs(10), wakes.next()).await.context("no wake-up came")??;
                second.feed(Event::Woken).await?;
                arrived = heard.try_recv().ok();
            }
            anyhow::Ok(arrived)
        };
        let (sent, arrived) = tokio::join!(send, receive);
        sent?;
        let arrived = arrived?.context("a notice")?;
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
    let notifier = superuser(&two.cluster).await?;
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
    let row =
        |name, at, which, goal, most| Row { name, unit: "ms", ours: part(&ours, at), against: against(which), theirs: part(&theirs, at), goal, most };
    // The tail has a limit of its own and no opponent.
    Ok(vec![row("latency", 0.5, "p50", ("≤", 1.6), None), row("latency-p99", 0.99, "p99", ("≤", f64::INFINITY), Some(100.0))])
}
