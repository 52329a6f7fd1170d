//! `./x bench`: ours and the other side in one run, from a seed. One JSON object a line with `--json`.
//!
//! The other side of `list`, `open`, `search` and `record` is SQL written by hand against the same encrypted file, through a
//! connection of our own with the same settings; of `rebuild`, a batch verification and a bare insert of the same bytes. The
//! rows of the office database are in `office_bench`.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use jcat_desk::{Desk, Surroundings};
use jcat_tests::ballot_bench;
use jcat_tests::bench::{Row, Sizes};
use jcat_tests::case_bench;
use jcat_tests::data_bench;
use jcat_tests::office_bench;
use jcat_tests::read_bench;
use jcat_tests::statistics_bench;
use jcat_tests::window_bench::{self, Desks, Kept, Starts};
use rusqlite::{Connection, OpenFlags, params};
use serde_json::{Value, json};

/// The rows that one desk of many cases is made for.
const TOGETHER: [&str; 10] = ["list", "open", "search", "record", "plan", "timeline", "rebuild", "start", "memory", "interact"];

const PASSPHRASE: &str = "five words of a measurement";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let as_json = arguments.iter().any(|it| it == "--json");
    let sizes = Sizes::from_arguments(&arguments)?;
    let only: Vec<&String> = arguments.iter().filter(|it| !it.starts_with("--")).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|it| *it == name);
    let apart = [
        office_bench::ROWS.as_slice(),
        &case_bench::ROWS,
        &ballot_bench::ROWS,
        &read_bench::ROWS,
        &data_bench::ROWS,
        &statistics_bench::ROWS,
        &["cast"],
    ]
    .concat();
    if let Some(unknown) = only.iter().find(|name| !apart.contains(&name.as_str()) && !TOGETHER.contains(&name.as_str())) {
        bail!("{unknown} is no row; there are: {}", [apart, TOGETHER.to_vec()].concat().join(", "));
    }
    let folder = tempfile::tempdir()?;
    let mut bench = Bench { as_json, desk: Desk::in_folder(&folder.path().join("desk"), Surroundings::machine()), failed: Vec::new() };
    for name in office_bench::ROWS.into_iter().filter(|name| wanted(name)) {
        bench.rows(name, office_bench::measure(name, folder.path(), &sizes));
    }
    for name in ballot_bench::ROWS.into_iter().filter(|name| wanted(name)) {
        bench.rows(name, ballot_bench::measure(name, folder.path()));
    }
    for name in case_bench::ROWS.into_iter().filter(|name| wanted(name)) {
        bench.rows(name, case_bench::measure(name, folder.path(), &sizes));
    }
    if wanted("cast") {
        let measured = tokio::runtime::Runtime::new()?.block_on(window_bench::cast(folder.path()));
        bench.rows("cast", measured);
    }
    for name in read_bench::ROWS.into_iter().filter(|name| wanted(name)) {
        bench.rows(name, read_bench::measure(name, folder.path()));
    }
    for name in data_bench::ROWS.into_iter().filter(|name| wanted(name)) {
        bench.rows(name, data_bench::measure(name, folder.path()));
    }
    for name in statistics_bench::ROWS.into_iter().filter(|name| wanted(name)) {
        bench.rows(name, statistics_bench::measure(folder.path(), &sizes));
    }
    if !only.is_empty() && only.iter().all(|name| apart.contains(&name.as_str())) {
        return bench.end();
    }
    bench.fill(&folder.path().join("desk.key"), sizes.cases)?;
    let side = Side::open(folder.path())?;
    if wanted("list") {
        bench.list(&side)?;
    }
    if wanted("open") {
        bench.open(&side)?;
    }
    if wanted("search") {
        bench.search(&side)?;
    }
    if wanted("record") {
        bench.record(folder.path())?;
    }
    if wanted("plan") || wanted("timeline") {
        bench.plan(&side)?;
    }
    if wanted("rebuild") {
        bench.rebuild(&side, folder.path())?;
    }
    drop(side);
    if ["start", "memory", "interact", "timeline"].iter().any(|it| wanted(it)) {
        bench.window(folder.path(), &wanted)?;
    }
    bench.end()
}

struct Bench {
    as_json: bool,
    desk: Desk,
    /// The rows that could not be measured, and why.
    failed: Vec<String>,
}

/// The other side: a connection of its own to the same encrypted file.
struct Side {
    connection: Connection,
}

impl Side {
    fn open(folder: &Path) -> Result<Self> {
        let key = std::fs::read_to_string(folder.join("desk.key"))?;
        let connection = Connection::open_with_flags(folder.join("desk/replica.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        prepare(&connection, &key)?;
        Ok(Self { connection })
    }
}

fn prepare(connection: &Connection, key: &str) -> Result<()> {
    connection.pragma_update(None, "key", format!("x'{key}'"))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -64 * 1024)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the rows are the output")]
fn say(line: &str) {
    println!("{line}");
}

/// Runs something so many times and gives the seconds of each, in order of size.
fn times(count: usize, mut work: impl FnMut(usize) -> Result<()>) -> Result<Vec<f64>> {
    let mut all = Vec::with_capacity(count);
    for n in 0..count {
        let began = Instant::now();
        work(n)?;
        all.push(began.elapsed().as_secs_f64());
    }
    all.sort_by(f64::total_cmp);
    Ok(all)
}

fn at(sorted: &[f64], part: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short list")]
    let place = ((sorted.len().saturating_sub(1)) as f64 * part).round() as usize;
    sorted.get(place).copied().unwrap_or_default() * 1_000.0
}

impl Bench {
    fn call(&self, name: &str, request: Value) -> Result<Value> {
        self.desk.call(name, request).map_err(|problem| anyhow::anyhow!("{name}: {}", problem.message))
    }

    /// Calls as the window does: the answer is text, which the page reads.
    fn ask(&self, name: &str, request: Value) -> Result<String> {
        self.desk.call_text(name, request).map_err(|problem| anyhow::anyhow!("{name}: {}", problem.message))
    }

    fn row(&self, row: &Row) {
        say(&if self.as_json { row.to_json().to_string() } else { row.to_line() });
    }

    /// Says rows; one that could not be measured does not keep the others from it.
    fn rows(&mut self, name: &str, measured: Result<Vec<Row>>) {
        match measured {
            Ok(rows) => rows.iter().for_each(|row| self.row(row)),
            Err(error) => self.failed.push(format!("{name}: {error:#}")),
        }
    }

    fn end(self) -> Result<()> {
        anyhow::ensure!(self.failed.is_empty(), "not measured: {}", self.failed.join("; "));
        Ok(())
    }

    /// Makes the desk with its cases, one of them with many notes and events.
    fn fill(&self, key_file: &Path, cases: usize) -> Result<()> {
        self.call("startOffice", json!({ "name": "Ana Bench", "agency": "at", "duties": ["officer", "secretary"], "passphrase": PASSPHRASE }))?;
        self.desk.generate_cases(42, cases).map_err(|problem| anyhow::anyhow!(problem.message))?;
        let key = self.desk.raw_key_for_measurement().context("the key of the measured file")?;
        std::fs::write(key_file, key)?;
        Ok(())
    }

    fn list(&mut self, side: &Side) -> Result<()> {
        let stages = ["selected", "data", "planning", "readying"];
        let ranks = [7, 8, 9, 10];
        let ask =
            |n: usize| json!({ "filter": { "stages": [stages[n % 4], stages[(n + 1) % 4]] }, "sort": "changed", "descending": true, "limit": 100 });
        let ours = times(60, |n| self.ask("caseList", ask(n)).map(drop))?;
        let sql = "SELECT c.id, c.label, c.title, c.stage, c.since, c.country, c.lead, c.agency, c.area, c.priority, c.tlp, c.h1, c.h2, c.urgent_by, c.changed_at,
            c.awaits, c.conflicts, c.round FROM cases c WHERE c.stage_rank IN (?1, ?2) ORDER BY c.changed_at DESC, c.id LIMIT 100";
        let theirs = times(60, |n| {
            let (a, b) = (ranks[n % 4], ranks[(n + 1) % 4]);
            let rows =
                side.connection.prepare_cached(sql)?.query_map(params![a, b], |row| row.get::<_, String>(2))?.collect::<Result<Vec<_>, _>>()?;
            let count: i64 = side
                .connection
                .prepare_cached("SELECT count(*) FROM cases c WHERE c.stage_rank IN (?1, ?2)")?
                .query_row(params![a, b], |row| row.get(0))?;
            anyhow::ensure!(rows.len() == 100 && count > 100);
            Ok(())
        })?;
        let against = "hand-written SQL, same encrypted file (p50)";
        self.row(&Row::new("list", "ms", at(&ours, 0.5)).against(against, at(&theirs, 0.5)).at_most(1.5).below(16.0));
        Ok(())
    }

    fn open(&mut self, side: &Side) -> Result<()> {
        let list = self.call("caseList", json!({ "filter": { "country": "AT" }, "limit": 1 }))?;
        let case = list["rows"][0]["id"].clone();
        let id: uuid::Uuid = serde_json::from_value(case.clone())?;
        self.desk.generate_notes(jcat_desk::domain::ids::CaseId(id), "Note", 5_000).map_err(|problem| anyhow::anyhow!(problem.message))?;
        let ours = times(60, |_| self.ask("caseDossier", json!({ "case": case })).map(drop))?;
        let theirs = times(60, |_| {
            let connection = &side.connection;
            let text = |sql: &str| -> Result<String> { Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))?) };
            text("SELECT label || title || stage FROM cases WHERE id = ?1")?;
            text("SELECT state FROM subjects WHERE subject = ?1")?;
            let many = |sql: &str| -> Result<usize> {
                let mut statement = connection.prepare_cached(sql)?;
                let rows = statement.query_map([id], |row| row.get::<_, Vec<u8>>(0))?;
                Ok(rows.collect::<Result<Vec<_>, _>>()?.len())
            };
            many("SELECT CAST(body AS BLOB) FROM notes WHERE case_id = ?1 ORDER BY at DESC, id LIMIT 30")?;
            many("SELECT e.header FROM events v JOIN entries e ON e.ord = v.ord WHERE v.case_id = ?1 ORDER BY v.at DESC, e.id DESC LIMIT 30")?;
            let count = |sql: &str| -> Result<i64> { Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))?) };
            anyhow::ensure!(count("SELECT count(*) FROM notes WHERE case_id = ?1")? == 5_000);
            count("SELECT count(*) FROM events WHERE case_id = ?1")?;
            Ok(())
        })?;
        let against = "hand-written SQL, 5,000 notes and events (p50)";
        self.row(&Row::new("open", "ms", at(&ours, 0.5)).against(against, at(&theirs, 0.5)).at_most(2.0).below(50.0));
        Ok(())
    }

    /// The critical path of 2,000 tasks after one change, as the window gets it.
    fn plan(&mut self, side: &Side) -> Result<()> {
        let proposal = json!({
            "facts": { "areas": ["facilitators"], "empact": null, "countries": ["AT"], "urgentBy": null,
                "handling": { "tlp": "AMBER", "h1": false, "h2": false, "h3": null }, "scope": "taskforce" },
            "cover": { "title": "A long plan", "summary": null, "victims": null, "loss": null },
        });
        let case = self.call("proposeCase", proposal)?;
        let round = self.call("openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }))?;
        self.call("closeRound", json!({ "round": round }))?;
        self.call("selectCase", json!({ "case": case, "reason": "Measured." }))?;
        let mut tasks: Vec<Value> = Vec::new();
        for n in 0..2_000_usize {
            // Two ties each, to the one before and to one some way back: long chains that meet.
            let back = [n.checked_sub(1).filter(|_| n % 5 != 0), n.checked_sub(7 + n % 13)];
            let needs = back.iter().flatten().filter_map(|at| tasks.get(*at)).map(|task| json!({ "task": task, "tie": "finish-start", "lag": 0 }));
            let facts = json!({ "title": format!("Task {n}"), "agency": "at", "minutes": 60 + n % 900 });
            let added = self.call("addTask", json!({ "case": case, "facts": facts, "needs": needs.collect::<Vec<_>>() }))?;
            tasks.push(added);
        }
        let mut ours = Vec::new();
        for n in 0..40_usize {
            let Some(task) = tasks.get(n * 37 % tasks.len().max(1)) else { continue };
            self.call("editTask", json!({ "task": task, "edits": { "minutes": 30 + n } }))?;
            ours.extend(times(1, |_| self.ask("plan", json!({ "case": case })).map(drop))?);
        }
        ours.sort_by(f64::total_cmp);
        let id = uuid::Uuid::parse_str(case.as_str().context("a case")?)?;
        let theirs = times(40, |_| {
            for sql in ["SELECT * FROM tasks WHERE case_id = ?1 AND removed = 0 ORDER BY added, id", "SELECT * FROM task_needs WHERE case_id = ?1"] {
                let mut statement = side.connection.prepare_cached(sql)?;
                let mut rows = statement.query(params![id])?;
                while let Some(row) = rows.next()? {
                    std::hint::black_box(row.get_ref(1)?);
                }
            }
            Ok(())
        })?;
        self.row(&Row::new("plan", "ms", at(&ours, 0.5)).against("reading its 2,000 tasks and their ties", at(&theirs, 0.5)).below(20.0));
        Ok(())
    }

    fn search(&mut self, side: &Side) -> Result<()> {
        // Each keystroke of three searches, from the second letter on.
        let typed: Vec<String> = ["quiet harbour", "bulletproof", "velvet signal 4"]
            .iter()
            .flat_map(|word| (2..=word.len()).map(|end| word.get(..end).unwrap_or_default().to_owned()))
            .collect();
        let count = typed.len();
        let word = |n: usize| typed.get(n % count).cloned().unwrap_or_default();
        let ours = times(count * 3, |n| self.ask("search", json!({ "text": word(n), "limit": 20 })).map(drop))?;
        let theirs = times(count * 3, |n| {
            let words: Vec<String> = word(n).split_whitespace().map(|it| format!("\"{it}\"")).collect();
            let query = format!("{} *", words.join(" "));
            let mut statement = side.connection.prepare_cached("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT 20")?;
            let rows = statement.query_map([query], |row| row.get::<_, i64>(0))?;
            anyhow::ensure!(rows.collect::<Result<Vec<_>, _>>()?.len() <= 20);
            Ok(())
        })?;
        let row = |name, part| Row::new(name, "ms", at(&ours, part)).against("bare FTS5 query, each keystroke", at(&theirs, part)).at_most(1.5);
        self.row(&row("search", 0.5));
        self.row(&row("search-p99", 0.99).below(20.0));
        Ok(())
    }

    fn record(&mut self, folder: &Path) -> Result<()> {
        let ours = times(200, |n| self.ask("nameOrganisation", json!({ "id": "at", "name": format!("Name {n}"), "short": null })).map(drop))?;
        let key = std::fs::read_to_string(folder.join("desk.key"))?;
        let other = Connection::open(folder.join("side.db"))?;
        prepare(&other, &key)?;
        other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        other.pragma_update(None, "synchronous", "FULL")?;
        // By hand, the same rows in the same tables: entry, state, search text, undo step.
        other.execute_batch(include_str!("../../../src-tauri/crates/desk/sql/replica/V1__replica.sql"))?;
        let same = times(200, |n| {
            other.execute_batch("BEGIN IMMEDIATE")?;
            let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| other.prepare_cached(sql).and_then(|mut it| it.execute(values));
            let (n, id) = (i64::try_from(n)?, uuid::Uuid::from_u128(u128::try_from(n)? + 1));
            run(
                "INSERT INTO entries (audience, id, subject, kind, device, seq, digest, header, signature, salt, body)
                 VALUES ('everyone', ?1, x'01', 'organisation.named', x'02', ?2, zeroblob(32), zeroblob(220), zeroblob(64), zeroblob(16), zeroblob(40))",
                &[&id, &(n + 1)],
            )?;
            run(
                "INSERT OR REPLACE INTO subjects (subject, kind, audience, state) VALUES (x'01', 'organisation', 'everyone', ?1)",
                &[&format!("{n:>600}")],
            )?;
            if n > 0 {
                run("DELETE FROM words WHERE rowid = ?1", &[&n])?;
                run("DELETE FROM found WHERE rowid = ?1", &[&n])?;
            }
            run("INSERT INTO found (rowid, what, id) VALUES (?1, 'agency', x'01')", &[&(n + 1)])?;
            run("INSERT INTO words (rowid, text) VALUES (?1, ?2)", &[&(n + 1), &format!("Name {n} at")])?;
            run("INSERT INTO undo (redo, label, steps) VALUES (0, 'nameOrganisation', ?1)", &[&format!("{n:>100}")])?;
            other.execute_batch("COMMIT")?;
            Ok(())
        })?;
        // By hand, the least that is durable: the entry and its state, no index, not searchable, not undoable.
        other.execute_batch("CREATE TABLE bare (ord INTEGER PRIMARY KEY, header BLOB, signature BLOB, body BLOB); CREATE TABLE state (id INTEGER PRIMARY KEY, state TEXT);")?;
        let least = times(200, |n| {
            other.execute_batch("BEGIN IMMEDIATE")?;
            other
                .prepare_cached("INSERT INTO bare (header, signature, body) VALUES (?1, ?2, ?3)")?
                .execute(params![[0u8; 220], [0u8; 64], [0u8; 40]])?;
            other.prepare_cached("INSERT OR REPLACE INTO state (id, state) VALUES (1, ?1)")?.execute([format!("{n:>600}")])?;
            other.execute_batch("COMMIT")?;
            Ok(())
        })?;
        let row = |name, against, theirs: &[f64]| Row::new(name, "ms", at(&ours, 0.5)).against(against, at(theirs, 0.5)).at_most(1.5);
        self.row(&row("record", "the same rows by hand, one transaction, FULL", &same));
        self.row(&row("record-least", "two rows without index by hand, FULL", &least));
        Ok(())
    }

    /// Start, memory and interaction, in the real window under whatever display there is.
    fn window(&mut self, folder: &Path, wanted: &impl Fn(&str) -> bool) -> Result<()> {
        self.desk.lock();
        let small = Bench { as_json: self.as_json, desk: Desk::in_folder(&folder.join("small"), Surroundings::machine()), failed: Vec::new() };
        small.fill(&folder.join("small.key"), 100)?;
        small.desk.lock();
        let kept = |name: &str| Kept { folder: folder.join(name), key: folder.join(format!("{name}.key")) };
        let desks = Desks { large: kept("desk"), small: kept("small") };
        let runtime = tokio::runtime::Runtime::new()?;
        if wanted("start") || wanted("memory") {
            let secret = PASSPHRASE.into();
            let derive = times(5, |_| self.desk.derive_for_measurement(&secret).map_err(|problem| anyhow::anyhow!(problem.message)))?;
            let Starts { ours, empty, plain } = runtime.block_on(window_bench::start(&desks))?;
            let against = format!("an empty Tauri window; unlocked by key (a passphrase takes {:.0} ms more)", at(&derive, 0.5));
            self.row(&Row::new("start", "ms", ours.millis).against(against, empty.millis).at_most(1.3));
            self.row(&Row::new("memory", "MiB", ours.memory).against("the same, idle; process tree", empty.memory).at_most(1.4));
            let against = "an empty Tauri window drawn without OpenGL";
            self.row(&Row::new("start-plain", "ms", ours.millis).against(against, plain.millis));
            self.row(&Row::new("memory-plain", "MiB", ours.memory).against(against, plain.memory));
        }
        if wanted("timeline") {
            for row in runtime.block_on(window_bench::timeline(&desks.large))? {
                self.row(&row);
            }
        }
        if wanted("interact") {
            for row in runtime.block_on(window_bench::interact(&desks))? {
                self.row(&row);
            }
        }
        Ok(())
    }

    fn rebuild(&mut self, side: &Side, folder: &Path) -> Result<()> {
        let began = Instant::now();
        let done = self.call("rebuildReplica", json!({}))?;
        let entries = done["entries"].as_f64().unwrap_or_default();
        let ours = entries / began.elapsed().as_secs_f64();
        let key = std::fs::read_to_string(folder.join("desk.key"))?;
        let other = Connection::open(folder.join("bare.db"))?;
        prepare(&other, &key)?;
        other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        other.execute_batch("CREATE TABLE entries (ord INTEGER PRIMARY KEY, header BLOB, signature BLOB, body BLOB)")?;
        let signing: [u8; 32] = side.connection.query_row("SELECT signing FROM devices LIMIT 1", [], |row| row.get(0))?;
        let public = ed25519_dalek::VerifyingKey::from_bytes(&signing)?;
        let began = Instant::now();
        other.execute_batch("BEGIN")?;
        let mut statement = side.connection.prepare("SELECT header, signature, body FROM entries")?;
        let mut rows = statement.query([])?;
        let (mut batch, mut count) = (Vec::new(), 0.0);
        while let Some(row) = rows.next()? {
            let (header, signature, body): (Vec<u8>, [u8; 64], Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            other.prepare_cached("INSERT INTO entries (header, signature, body) VALUES (?1, ?2, ?3)")?.execute(params![header, signature, body])?;
            let entry = jcat_desk::entry::Entry { header, signature, salt: None, body: None };
            batch.push((entry.signed_bytes(), ed25519_dalek::Signature::from_bytes(&signature)));
            count += 1.0;
            if batch.len() == 512 {
                verify(&batch, &public)?;
                batch.clear();
            }
        }
        verify(&batch, &public)?;
        other.execute_batch("COMMIT")?;
        let theirs = count / began.elapsed().as_secs_f64();
        self.row(&Row::new("rebuild", "1/s", ours).against("batch verify + bare insert, entries a second", theirs).at_least(0.5));
        Ok(())
    }
}

fn verify(batch: &[(Vec<u8>, ed25519_dalek::Signature)], public: &ed25519_dalek::VerifyingKey) -> Result<()> {
    let messages: Vec<&[u8]> = batch.iter().map(|(message, _)| message.as_slice()).collect();
    let signatures: Vec<ed25519_dalek::Signature> = batch.iter().map(|(_, signature)| *signature).collect();
    let keys = vec![*public; batch.len()];
    ed25519_dalek::verify_batch(&messages, &signatures, &keys).map_err(|_| anyhow::anyhow!("a signature of the measured file does not fit"))
}
