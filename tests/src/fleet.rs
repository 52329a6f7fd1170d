//! Desks as processes that are told what to do and killed, a ledger of what they said was done, and the questions that are asked
//! of all of them afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail, ensure};
use jcat_desk::domain::Instant;
use jcat_desk::domain::ids::OfficerId;
use jcat_desk::sync::rehearsal::{self, DIE_AT, Moment};
use jcat_desk::sync::{self, StateHash};
use jcat_desk::{Desk, Surroundings};
use serde_json::{Value, json};

use crate::built;
use crate::cli::{Jcat, PASSPHRASE};
use crate::cluster::Cluster;

/// A desk's process.
pub struct StationProcess {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// What a desk's process said.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It is done.
    Done(Value),
    /// It is not, for a reason: the code of a problem.
    No(String),
    /// The process is gone.
    Gone,
}

impl StationProcess {
    /// Starts it, to die at a pass of a moment where one is given. None where it died before it was open.
    pub fn start(desk: &Jcat, die_at: Option<(Moment, u64)>) -> Result<Option<Self>> {
        let mut command = Command::new(built("jcat-station"));
        if let Some((moment, pass)) = die_at {
            command.env(DIE_AT, format!("{}:{pass}", moment.name()));
        }
        Self::spawn(command, desk)
    }

    /// Starts it with its clock at a moment, to die at a pass of another. None where it died before it was open.
    pub fn start_at(desk: &Jcat, now: Instant, (moment, pass): (Moment, u64)) -> Result<Option<Self>> {
        let mut command = Command::new(built("jcat-station"));
        command.env(DIE_AT, format!("{}:{pass}", moment.name())).env("JCAT_STATION_AT", now.0.to_string());
        Self::spawn(command, desk)
    }

    /// Starts it where no file may grow past a size, as on a full disk. The signal that comes with such a limit is passed over: a disk
    /// that is full sends none.
    pub fn start_with_room(desk: &Jcat, bytes: u64) -> Result<Option<Self>> {
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' XFSZ; exec \"$@\"", "sh", "prlimit", &format!("--fsize={bytes}"), "--"]).arg(built("jcat-station"));
        Self::spawn(command, desk)
    }

    fn spawn(mut command: Command, desk: &Jcat) -> Result<Option<Self>> {
        command.arg(desk.desk()).arg(PASSPHRASE).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().context("starting jcat-station")?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().context("its output")?);
        let mut it = Self { child, input, output };
        match it.line()?.as_deref() {
            Some("open") => Ok(Some(it)),
            None => Ok(None),
            Some(other) => bail!("the desk did not open: {other}"),
        }
    }

    fn line(&mut self) -> Result<Option<String>> {
        let mut line = String::new();
        // A line without its end was cut off by the kill: it was not said.
        Ok((self.output.read_line(&mut line)? > 0 && line.ends_with('\n')).then(|| line.trim_end().to_owned()))
    }

    /// Tells it what to do; does not wait.
    pub fn tell(&mut self, line: &str) {
        if let Some(input) = &mut self.input {
            // It may be gone: then nothing will be heard of it.
            let _ = writeln!(input, "{line}");
        }
    }

    /// Waits for what it says.
    pub fn hear(&mut self) -> Result<Said> {
        Ok(match self.line()? {
            None => Said::Gone,
            Some(line) => match line.split_once(' ') {
                Some(("done", answer)) => Said::Done(serde_json::from_str(answer)?),
                Some(("no", code)) => Said::No(code.to_owned()),
                _ => bail!("not an answer: {line}"),
            },
        })
    }

    /// Tells it what to do and waits for the answer.
    pub fn ask(&mut self, line: &str) -> Result<Said> {
        self.tell(line);
        self.hear()
    }

    /// Tells it to call a row of the table.
    pub fn call(&mut self, name: &str, request: &Value) -> Result<Said> {
        self.ask(&format!("call {name} {request}"))
    }

    /// Ends it at once, as `kill -9` does.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        Ok(())
    }

    /// Waits for its end; says whether it ended itself where a test had asked for it.
    pub fn ended(mut self) -> Result<bool> {
        use std::os::unix::process::ExitStatusExt;
        drop(self.input.take());
        Ok(self.child.wait()?.signal() == Some(rustix::process::Signal::ABORT.as_raw()))
    }
}

impl Drop for StationProcess {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Chance that follows from a seed.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Begins.
    pub const fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// Draws a number below a bound: SplitMix64.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }

    /// Draws one of several.
    pub fn of_these<T: Copy>(&mut self, these: &[T]) -> T {
        these[usize::try_from(self.below(these.len() as u64)).unwrap_or_default()]
    }
}

/// Gives the seed of a run: that of `JCAT_SEED`, or a new one, which is printed so that a failure can be looked at again.
pub fn seed() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seed = std::env::var("JCAT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(u64::from(since.subsec_nanos()) ^ since.as_secs());
    eprintln!("JCAT_SEED={seed}");
    seed
}

/// Gives the size of a run: what is usual, or so many per cent of it as `JCAT_SIZE` says. More before a release, less while writing.
pub fn sized(usual: usize) -> usize {
    let percent: usize = std::env::var("JCAT_SIZE").ok().and_then(|percent| percent.parse().ok()).unwrap_or(100);
    (usual * percent / 100).max(1)
}

/// A batch of notes that a desk was told to write.
#[derive(Clone, Debug)]
struct Batch {
    case: String,
    count: usize,
    done: bool,
}

/// What desks were told to record, and what they said was done.
#[derive(Debug, Default)]
pub struct Ledger {
    batches: Mutex<BTreeMap<String, Batch>>,
    done: AtomicUsize,
}

impl Ledger {
    fn batches(&self) -> MutexGuard<'_, BTreeMap<String, Batch>> {
        self.batches.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that a batch is about to be written; gives the line that tells it.
    pub fn tell(&self, case: &str, mark: &str, count: usize) -> String {
        self.batches().insert(mark.to_owned(), Batch { case: case.to_owned(), count, done: false });
        format!("notes {case} {mark} {count}")
    }

    /// Notes that a batch is acknowledged.
    pub fn done(&self, mark: &str) {
        if let Some(batch) = self.batches().get_mut(mark) {
            batch.done = true;
            self.done.fetch_add(batch.count, Ordering::Relaxed);
        }
    }

    /// Counts the notes that were acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Checks what a desk shows of a case: every acknowledged batch is there, no batch in parts, no note twice, none from nowhere.
    /// Gives how many notes there are.
    pub fn check(&self, desk: &Desk, case: &str) -> Result<usize> {
        let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut count = 0;
        loop {
            let page = called(desk, "caseNotes", json!({ "case": case, "offset": count, "limit": 500 }))?;
            let rows = page["rows"].as_array().context("rows")?;
            for row in rows {
                let text = row["text"].as_str().context("a text")?;
                let (mark, rest) = text.split_once(' ').context("a mark")?;
                let number = rest.split(':').next().unwrap_or_default().parse()?;
                seen.entry(mark.to_owned()).or_default().push(number);
            }
            count += rows.len();
            if rows.is_empty() {
                break;
            }
        }
        for (mark, batch) in self.batches().iter().filter(|(_, batch)| batch.case == case) {
            let mut found = seen.remove(mark).unwrap_or_default();
            found.sort_unstable();
            ensure!(found.windows(2).all(|pair| pair[0] != pair[1]), "a note of {mark} is there twice");
            ensure!(!batch.done || found.len() == batch.count, "{mark} was acknowledged: {} of {} notes are there", found.len(), batch.count);
            ensure!(found.is_empty() || found.len() == batch.count, "{} of {} notes of {mark}", found.len(), batch.count);
        }
        ensure!(seen.is_empty(), "notes that nobody wrote: {:?}", seen.keys());
        Ok(count)
    }
}

/// Opens a desk in this process.
pub fn opened(desk: &Jcat) -> Result<Desk> {
    let it = Desk::in_folder(&desk.desk(), Surroundings::machine());
    it.unlock(&PASSPHRASE.to_owned().into()).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
    Ok(it)
}

/// Calls a row of the table in this process.
pub fn called(desk: &Desk, name: &str, request: Value) -> Result<Value> {
    desk.call(name, request).map_err(|problem| anyhow::anyhow!("{name}: {problem:?}"))
}

/// Exchanges once. A desk that the office does not answer asks again later, as its window would: on a machine with much to do a connection
/// may take longer than a desk waits for one.
fn exchanged(desk: &Desk) -> Result<()> {
    for _ in 0..5 {
        match desk.call("syncOffice", json!({})) {
            Err(problem) if problem.code == "office-unreachable" => {}
            answer => return answer.map(drop).map_err(|problem| anyhow::anyhow!("syncOffice: {problem:?}")),
        }
    }
    bail!("the office does not answer")
}

/// Has desks exchange in turn until nothing moves any more.
pub fn settle(desks: &[&Desk], cluster: &Cluster) -> Result<()> {
    let heads = || cluster.psql("jcat", &["-c", "SELECT sum(position) FROM office.heads"]);
    let mut before = String::new();
    for _ in 0..8 {
        for desk in desks {
            exchanged(desk)?;
        }
        let now = heads()?;
        if now == before {
            return Ok(());
        }
        before = now;
    }
    bail!("the office does not come to rest")
}

/// Checks that all who may read a journal hold the same of it, to the last position, and that the office holds each entry once.
/// Gives the number of journals compared and of entries in the office.
pub fn agree(cluster: &Cluster, desks: &[&Desk]) -> Result<(usize, usize)> {
    let rows = cluster.psql(
        "jcat",
        &[
            "-c",
            "SELECT r.audience, r.officer, h.position FROM office.readers r JOIN office.heads h USING (audience)
             WHERE r.ended_at IS NULL OR r.ended_at > clock_timestamp() GROUP BY 1, 2, 3",
        ],
    )?;
    let mut readers: BTreeMap<String, (u64, BTreeSet<String>)> = BTreeMap::new();
    for row in rows.lines() {
        let [audience, officer, head] = row.split('|').collect::<Vec<_>>()[..] else { bail!("a row: {row}") };
        readers.entry(audience.to_owned()).or_insert((head.parse()?, BTreeSet::new())).1.insert(officer.to_owned());
    }
    let who = |desk: &Desk| -> Result<OfficerId> { Ok(rehearsal::identity(desk).map_err(|problem| anyhow::anyhow!("{problem:?}"))?.0) };
    let mut compared = 0;
    for (audience, (head, officers)) in &readers {
        let mut first: Option<StateHash> = None;
        for desk in desks {
            if !officers.contains(&who(desk)?.to_string()) {
                continue;
            }
            let hash = sync::state_hash(desk, audience).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
            ensure!(hash.position == *head, "{audience}: a desk is at {} of {head}", hash.position);
            ensure!(hash.states.is_some(), "{audience}: entries that only one desk has");
            ensure!(first.is_none_or(|first| first == hash), "{audience}: two desks do not hold the same");
            first = Some(hash);
            compared += 1;
        }
    }
    for desk in desks {
        let found = called(desk, "verifyReplica", json!({}))?;
        ensure!(found["faults"] == json!([]) && found["setAside"] == 0, "{found}");
    }
    let stored = cluster
        .psql("jcat", &["-c", "SELECT count(*), count(DISTINCT (audience, entry)), (SELECT sum(position) FROM office.heads) FROM office.entries"])?;
    let counts: Vec<usize> = stored.split('|').map(str::parse).collect::<Result<_, _>>()?;
    ensure!(counts.windows(2).all(|pair| pair[0] == pair[1]), "each entry once, each position once: {stored}");
    Ok((compared, counts[0]))
}
