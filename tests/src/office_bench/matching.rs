//! Matching: values compared with millions of keys against the bare indexed join, and a value that too many cases have.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use jcat_desk::domain::ids::CaseId;
use jcat_desk::office::Answered;
use sha2::{Digest, Sha256};
use tokio_postgres::Client;
use uuid::Uuid;

use super::rate;
use crate::bench::{Row, middle};
use crate::stations::{Staffed, key};

/// Values that are compared, and as many as one call takes.
const VALUES: usize = 50_000;
const AT_ONCE: usize = 1_000;
/// One value in so many is known to another case.
const KNOWN: usize = 50;
/// Rounds of both sides by turns, each with values of its own.
const ROUNDS: usize = 3;

const CASE: &str = "case/00000000-0000-7000-8000-00000000ffff";

/// Other cases' data: a thousand contributions that share the keys. The bare table has the same rows.
const CASES: &str = "
    INSERT INTO office.declared (case_id, subject, officer, agency, level, purpose, declared_at, indicators)
    SELECT ('00000000-0000-7000-8001-' || lpad(c::text, 12, '0'))::uuid, ('00000000-0000-7000-8002-' || lpad(c::text, 12, '0'))::uuid, $officer$, 'it', 2, 0, 1, 50
    FROM generate_series(0, 999) c;
    CREATE TABLE public.bare_keys (key bytea, case_id uuid, subject uuid, n integer, flags smallint)";
const KEYS: &str = "
    INSERT INTO office.assertions (key, case_id, subject, n, flags)
    SELECT substring(sha256(s.secret || sha256(int8send(g))) FOR 16), ('00000000-0000-7000-8001-' || lpad((g % 1000)::text, 12, '0'))::uuid,
           ('00000000-0000-7000-8002-' || lpad((g % 1000)::text, 12, '0'))::uuid, (g / 1000)::integer, 0
    FROM office.secret s, generate_series($from$::bigint, $to$::bigint - 1) g;
    INSERT INTO public.bare_keys SELECT sha256(int8send(g)), ('00000000-0000-7000-8001-' || lpad((g % 1000)::text, 12, '0'))::uuid,
           ('00000000-0000-7000-8002-' || lpad((g % 1000)::text, 12, '0'))::uuid, (g / 1000)::integer, 0
    FROM generate_series($from$::bigint, $to$::bigint - 1) g;
    CREATE INDEX IF NOT EXISTS bare_keys_key ON public.bare_keys (key)";

/// 50,000 values against three million keys, and against ten million.
pub(super) async fn compare() -> Result<Vec<Row>> {
    let mut office = Staffed::durable(4).await?;
    let other = office.cluster.superuser().await?;
    // Making millions of keys takes longer than any statement of a desk may.
    other.batch_execute("SET statement_timeout = 0").await?;
    let opening = [office.stations[1].submit(CASE)?, office.stations[1].write(CASE, b"opened")?];
    office.links[1].push(&opening).await?;
    other.batch_execute(&CASES.replace("$officer$", &format!("'{}'", office.stations[3].officer))).await?;
    let mut fresh = 0;
    let mut first = None;
    let (mut rates, mut times) = (Vec::new(), Vec::new());
    for (from, to) in [(0, 3_000_000_u64), (3_000_000, 10_000_000)] {
        other.batch_execute(&KEYS.replace("$from$", &from.to_string()).replace("$to$", &to.to_string())).await?;
        for statement in ["VACUUM ANALYZE office.assertions", "VACUUM ANALYZE public.bare_keys", "ANALYZE office.declared", "CHECKPOINT"] {
            other.batch_execute(statement).await?;
        }
        let (mut ours, mut bare, mut seconds) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let values = values(&mut fresh, to);
            let theirs = joined(&other, &values).await?;
            let (found, taken, began) = asked(&office, &other, &values).await?;
            first = first.or(Some(began));
            #[expect(clippy::cast_precision_loss, reason = "a count of values")]
            ours.push(VALUES as f64 / taken.as_secs_f64());
            seconds.push(taken.as_secs_f64());
            ensure!(found == VALUES / KNOWN, "{found} of the known values were found");
            bare.push(theirs);
        }
        rates.push((middle(ours), middle(bare)));
        times.push(middle(seconds));
    }
    let [(ours, bare), _] = rates[..] else { anyhow::bail!("two sizes") };
    let [three, ten] = times[..] else { anyhow::bail!("two sizes") };
    let first = first.context("a first question")?.as_secs_f64() * 1_000.0;
    Ok(vec![
        Row::new("match-first", "ms", first).of("the first 1,000 values that a session asks for, against 3,000,000 keys").below(100.0),
        Row::new("match", "1/s", ours).against("the bare indexed join, the same values against the same 3,000,000 keys", bare).at_least(0.6),
        Row::new("match-time", "s", three).of("50,000 values in calls of 1,000, owners told").below(1.0),
        Row::new("match-growth", "s", ten).against("10,000,000 keys against 3,000,000", three).at_most(1.5),
    ])
}

/// Values of a round: some that others have, each in this round alone, and the rest new.
fn values(fresh: &mut u64, keys: u64) -> Vec<[u8; 32]> {
    let of = |number: u64| -> [u8; 32] { Sha256::digest(number.to_be_bytes()).into() };
    (0..VALUES)
        .map(|n| {
            *fresh += 1;
            if n % KNOWN == 0 { of(*fresh * 7_919 % keys) } else { of(u64::MAX / 2 + *fresh) }
        })
        .collect()
}

/// How many were found, how long the office took to say so, and how long of the first of the questions.
async fn asked(office: &Staffed, other: &Client, values: &[[u8; 32]]) -> Result<(usize, Duration, Duration)> {
    let case = CaseId(CASE.strip_prefix("case/").context("a case")?.parse::<Uuid>()?);
    let (mut found, mut taken, mut first) = (0, Duration::ZERO, None);
    for some in values.chunks(AT_ONCE) {
        // The day's budget is not what is measured, nor what giving it back takes.
        other.batch_execute("TRUNCATE office.spent").await?;
        let keys: Vec<(u32, u8, [u8; 32])> = (0..).zip(some).map(|(n, key)| (n, 0, *key)).collect();
        let began = Instant::now();
        let Answered::Found(rows) = office.links[1].compare(case, 2, &keys).await? else { anyhow::bail!("the question was refused") };
        let took = began.elapsed();
        first = first.or(Some(took));
        taken += took;
        found += rows.len();
    }
    Ok((found, taken, first.unwrap_or_default()))
}

async fn joined(other: &Client, values: &[[u8; 32]]) -> Result<f64> {
    let statement = other
        .prepare("SELECT k.n, b.case_id, b.subject, b.n, b.flags FROM unnest($1::integer[], $2::bytea[]) AS k(n, key) JOIN public.bare_keys b ON b.key = k.key")
        .await?;
    let began = Instant::now();
    let mut found = 0;
    for some in values.chunks(AT_ONCE) {
        let numbers: Vec<i32> = (0..).take(some.len()).collect();
        let keys: Vec<&[u8]> = some.iter().map(<[u8; 32]>::as_slice).collect();
        found += other.query(&statement, &[&numbers, &keys]).await?.len();
    }
    ensure!(found == VALUES / KNOWN, "{found} of the known values were joined");
    Ok(rate(VALUES, began))
}

/// A value that 5,000 cases have, recorded in one more, against one that a single case has.
pub(super) async fn over_common() -> Result<Vec<Row>> {
    const HAVE: usize = 5_000;
    const TIMES: usize = 21;
    let mut office = Staffed::durable(2).await?;
    let other = office.cluster.superuser().await?;
    let case = |n: usize| format!("case/00000000-0000-7000-8000-{n:012}");
    let mut next = 0;
    let mut record = async |office: &mut Staffed, names: &[String]| -> Result<f64> {
        other.batch_execute("TRUNCATE office.spent").await?;
        let (mut opening, mut entries, mut contents) = (Vec::new(), Vec::new(), Vec::new());
        for name in names {
            next += 1;
            opening.extend([office.stations[1].submit(&case(next))?, office.stations[1].write(&case(next), b"opened")?]);
            let (entry, content) = office.stations[1].declare(&case(next), 1_000_000 + next as u128, 2, &[(0, 0, key(name))])?;
            entries.push(entry);
            contents.push(Some(content));
        }
        opening.sort_by(|(a, _), (b, _)| b.cmp(a));
        office.links[1].push(&opening).await?;
        let began = Instant::now();
        office.links[1].push_declaring(&entries, &contents).await?;
        Ok(began.elapsed().as_secs_f64() * 1_000.0)
    };
    for _ in 0..HAVE / 20 {
        record(&mut office, &vec!["common".to_owned(); 20]).await?;
    }
    let (mut common, mut single) = (Vec::new(), Vec::new());
    for n in 0..TIMES {
        let one = format!("single {n}");
        record(&mut office, std::slice::from_ref(&one)).await?;
        single.push(record(&mut office, &[one]).await?);
        common.push(record(&mut office, &["common".to_owned()]).await?);
    }
    Ok(vec![
        Row::new("over-common", "ms", middle(common))
            .against("a value that one other case has, recorded once more (p50)", middle(single))
            .at_most(2.0),
    ])
}
