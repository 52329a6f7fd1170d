//! A desk as a process of its own, told what to do line by line: what the proofs of reliability kill. It is opened once, so that a
//! kill costs one start and a thousand entries do not cost a thousand.
//!
//! Lines in: `notes CASE MARK COUNT`, `call NAME JSON`, `sync`. Lines out: `open` once, then for each line `done JSON` or `no CODE`.

use std::io::{BufRead, Write};
use std::path::Path;

use anyhow::{Context, Result};
use jcat_desk::domain::Instant;
use jcat_desk::domain::ids::CaseId;
use jcat_desk::{Desk, Problem, Surroundings};
use serde_json::{Value, json};

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (folder, passphrase) = (arguments.next().context("a desk's folder")?, arguments.next().context("a passphrase")?);
    let desk = Desk::in_folder(Path::new(&folder), surroundings()?);
    say(&match desk.unlock(&passphrase.into()) {
        Ok(()) => "open".to_owned(),
        Err(problem) => format!("no {}", problem.code),
    })?;
    for line in std::io::stdin().lock().lines() {
        say(&match answer(&desk, &line?)? {
            Ok(it) => format!("done {it}"),
            Err(problem) => format!("no {}", problem.code),
        })?;
    }
    Ok(())
}

/// The machine's clock and chance; or a clock that stands still at the millisecond that `JCAT_STATION_AT` names, with chance of its own at each start.
fn surroundings() -> Result<Surroundings> {
    let Ok(at) = std::env::var("JCAT_STATION_AT") else { return Ok(Surroundings::machine()) };
    let seed = u64::try_from(std::time::UNIX_EPOCH.elapsed()?.as_nanos() & u128::from(u64::MAX))?;
    Ok(Surroundings::fixed(Instant(at.parse()?), seed))
}

fn answer(desk: &Desk, line: &str) -> Result<Result<Value, Problem>> {
    let mut parts = line.splitn(2, ' ');
    let (what, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    Ok(match what {
        "notes" => {
            let parts: Vec<&str> = rest.split(' ').collect();
            let [case, mark, count] = parts.as_slice() else { anyhow::bail!("notes CASE MARK COUNT") };
            desk.generate_notes(CaseId(case.parse()?), mark, count.parse()?).map(|()| Value::Null)
        }
        "call" => {
            let (name, request) = rest.split_once(' ').context("call NAME JSON")?;
            desk.call(name, serde_json::from_str(request)?)
        }
        "sync" => desk.call("syncOffice", json!({})).map(|_| Value::Null),
        other => anyhow::bail!("{other} is nothing to do"),
    })
}

fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}
