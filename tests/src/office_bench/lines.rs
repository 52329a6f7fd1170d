//! One line at a time, without a replica: what the database itself costs.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use jcat_desk::office::{Link, Pushed, Wakes};
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::Type;

use super::{peers, rate};
use crate::bench::{Row, middle};
use crate::stations::{Staffed, Station};

const BATCH: usize = 500;
const DESKS: u16 = 64;

const BARE: &str =
    "CREATE TABLE public.bare (audience text, position bigint, header bytea NOT NULL, signature bytea NOT NULL, salt bytea, body bytea,
                        PRIMARY KEY (audience, position));
                    GRANT USAGE ON SCHEMA public TO jcat_officers; GRANT SELECT, INSERT ON public.bare TO jcat_officers";

/// Entries acknowledged to one desk that pushes batches, against COPY of the same bytes: rounds of both by turns.
pub(super) async fn push(documents: usize) -> Result<Vec<Row>> {
    let mut office = Staffed::durable(2).await?;
    let other = office.cluster.superuser().await?;
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
    let ours = middle(ours);
    let copy = Row::new("push", "1/s", ours).against("COPY of the same bytes into one indexed table", middle(theirs)).at_least(0.16);
    Ok(vec![copy, peers::row("push-pouchdb", ours, &peers::pushes(documents)?).at_least(25.0)])
}

/// Pushes of one entry by many desks at once, each followed by a wake-up, while some listen; against bare inserts over the same lines.
pub(super) async fn commits() -> Result<Vec<Row>> {
    const SECONDS: u64 = 8;
    let mut office = Staffed::durable(DESKS).await?;
    office.cluster.superuser().await?.batch_execute(BARE).await?;
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
    Ok(vec![Row::new("commits", "1/s", mean(&all_ours)).against(against, mean(&all_theirs)).at_least(0.6)])
}

type Pushing = (Station, Link, String);

async fn ours(desks: Vec<Pushing>, time: Duration) -> Result<(Vec<Pushing>, f64)> {
    let began = Instant::now();
    let work = desks.into_iter().map(|(mut station, link, case)| {
        tokio::spawn(async move {
            let mut count = 0;
            while began.elapsed() < time {
                let entry = station.write(&case, &[7; 60])?;
                let sent = link.send(&[entry], &[]).await?;
                ensure!(matches!(&sent.answers[..], [(_, Pushed::Accepted { .. })]), "taken");
                if !sent.told {
                    link.wake().await?;
                }
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
pub(super) async fn rights() -> Result<Vec<Row>> {
    const FILL: &str = "
        -- Rows that no header stands for.
        ALTER TABLE office.entries DISABLE TRIGGER signed_as_sent;
        INSERT INTO office.heads SELECT 'case/00000000-0000-7000-8000-' || lpad(a::text, 12, '0'), 250, decode(repeat('00', 32), 'hex'), 1 FROM generate_series(1, 300) a;
        INSERT INTO office.entries (audience, position, device, seq, digest, header, signature, salt, body, received_at, directory, chain, entry)
        SELECT 'case/00000000-0000-7000-8000-' || lpad(a::text, 12, '0'), p, $device$, p, sha256(int8send(p)), '\\x9150'::bytea || substring(sha256(int8send(a * 1000 + p)) FOR 16) || decode(repeat('ab', 220), 'hex'),
               decode(repeat('11', 64), 'hex'), decode(repeat('22', 16), 'hex'), decode(repeat('33', 60), 'hex'), 1, 0, sha256(int8send(p)),
               substring(sha256(int8send(a * 1000 + p)) FOR 16)
        FROM generate_series(1, 300) a, generate_series(1, 250) p;
        INSERT INTO office.readers (audience, officer, seat, begun_by)
        SELECT 'case/00000000-0000-7000-8000-' || lpad(a::text, 12, '0'), $officer$, 'reader', $officer$ FROM generate_series(7, 300, 7) a WHERE a <= 280;
        ANALYZE office.entries; ANALYZE office.readers; ANALYZE office.officers; ANALYZE office.heads";
    let office = Staffed::durable(5).await?;
    let other = office.cluster.superuser().await?;
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
    let against = "the same 40 of 300 journals without row-level security (10,000 entries, p50)";
    Ok(vec![Row::new("rights", "ms", middle(ours)).against(against, middle(theirs)).at_most(1.8)])
}
