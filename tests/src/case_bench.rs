//! What `./x bench` measures of single cases: counters of an action day, a case in planning with its plan and its history.
//!
//! Each has a desk of its own, so that nothing else stands in the file. The other side is SQL written by hand, on a connection of its
//! own to the same encrypted file.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use jcat_desk::domain::ids::CaseId;
use jcat_desk::domain::{Audience, Duty};
use jcat_desk::memory_office::{self, MemoryOffice};
use jcat_desk::{Desk, Problem, Surroundings};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

use crate::bench::{Row, Sizes, middle};

/// The rows that are measured here.
pub const ROWS: [&str; 3] = ["counters", "case", "eligibility"];

/// Measures a row of [`ROWS`].
pub fn measure(name: &str, folder: &Path, sizes: &Sizes) -> Result<Vec<Row>> {
    match name {
        "counters" => counters(folder, sizes).map(|row| vec![row]),
        "eligibility" => eligibility(folder).map(|row| vec![row]),
        _ => case(folder, sizes).map(|row| vec![row]),
    }
}

pub(crate) fn said(problem: Problem) -> anyhow::Error {
    anyhow!("{}: {}", problem.code, problem.message)
}

pub(crate) fn call(desk: &Desk, name: &str, request: Value) -> Result<Value> {
    desk.call(name, request).map_err(said).with_context(|| name.to_owned())
}

/// A desk of its own in a folder, whose officer leads, with one case that was selected.
pub(crate) fn begin(folder: &Path, title: &str) -> Result<(Desk, CaseId)> {
    let desk = Desk::in_folder(folder, Surroundings::machine());
    let passphrase = "five words of a measurement";
    call(&desk, "startOffice", json!({ "name": "Ana Bench", "agency": "at", "duties": ["officer", "secretary"], "passphrase": passphrase }))?;
    let proposal = json!({
        "facts": { "areas": ["facilitators"], "empact": null, "countries": ["AT"], "urgentBy": null,
            "handling": { "tlp": "AMBER", "h1": false, "h2": false, "h3": null }, "scope": "taskforce" },
        "cover": { "title": title, "summary": null, "victims": null, "loss": null },
    });
    let case = call(&desk, "proposeCase", proposal)?;
    let round = call(&desk, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }))?;
    call(&desk, "closeRound", json!({ "round": round }))?;
    call(&desk, "selectCase", json!({ "case": case, "reason": "Measured." }))?;
    Ok((desk, CaseId(serde_json::from_value(case)?)))
}

/// The other side: a connection of its own to a desk's encrypted file, to read.
fn beside(desk: &Desk, folder: &Path) -> Result<Connection> {
    connect(desk, folder, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// A connection of its own to a desk's encrypted file.
pub(crate) fn connect(desk: &Desk, folder: &Path, flags: OpenFlags) -> Result<Connection> {
    let key = desk.raw_key_for_measurement().context("the key of the measured file")?;
    let connection = Connection::open_with_flags(folder.join("replica.db"), flags)?;
    connection.pragma_update(None, "key", format!("x'{key}'"))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -64 * 1024)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

const TIMES: usize = 40;

/// The middle of so many runs, in milliseconds.
pub(crate) fn millis(mut work: impl FnMut() -> Result<()>) -> Result<f64> {
    let mut all = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let began = Instant::now();
        work()?;
        all.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(middle(all))
}

/// Counters that five desks recorded apart, folded on one of them: what the tab Operation asks for, against a bare sum over the same rows.
fn counters(folder: &Path, sizes: &Sizes) -> Result<Row> {
    let folder = folder.join("counters");
    let (desk, case) = begin(&folder, "A long action day")?;
    let mut office = MemoryOffice::default();
    let now = Surroundings::machine().now();
    let others = ["fr", "de", "nl", "ro"].map(|agency| (Desk::in_memory(Surroundings::machine()), agency));
    for (other, agency) in &others {
        memory_office::newcomer(other, &format!("Officer {agency}"), agency, &[Duty::Officer]).map_err(said)?;
    }
    let mut all: Vec<&Desk> = vec![&desk];
    all.extend(others.iter().map(|(other, _)| other));
    office.sync(&all, now).map_err(said)?;
    for each in &all {
        each.generate_counters(case, sizes.counters / all.len()).map_err(said)?;
    }
    for each in &all {
        office.push(each, now).map_err(said)?;
    }
    office.pull(&desk, |audience| !matches!(audience, Audience::Records(_))).map_err(said)?;
    let side = beside(&desk, &folder)?;
    let rows: i64 = side.query_row("SELECT count(*) FROM counters WHERE case_id = ?1 AND counts = 1", [case.0], |row| row.get(0))?;
    anyhow::ensure!(usize::try_from(rows)? == sizes.counters / all.len() * all.len(), "{rows} events came of {}", sizes.counters);
    let board = call(&desk, "counterBoard", json!({ "case": case }))?;
    let asked = json!({ "case": case });
    let ours = millis(|| desk.call_text("counterBoard", asked.clone()).map(drop).map_err(said))?;
    let mut groups = 0;
    let theirs = millis(|| {
        let sql = "SELECT kind, country, unit, sum(whole), sum(nano), sum(atto) FROM counters WHERE case_id = ?1 GROUP BY kind, country, unit";
        let mut statement = side.prepare_cached(sql)?;
        let mut rows = statement.query([case.0])?;
        groups = 0;
        while let Some(row) = rows.next()? {
            std::hint::black_box(row.get::<_, i64>(3)?);
            groups += 1;
        }
        Ok(())
    })?;
    anyhow::ensure!(board["totals"].as_array().map(Vec::len) == Some(groups), "both add up the same groups");
    Ok(Row::new("counters", "ms", ours).against(format!("a bare SQL sum over the same {rows} rows of five desks"), theirs).at_most(2.0))
}

/// A case in planning with its tasks and its history, opened: its head and overview, with how ready it is, against the best SQL for the same rows.
fn case(folder: &Path, sizes: &Sizes) -> Result<Row> {
    let folder = folder.join("case");
    let (desk, case) = begin(&folder, "A large case")?;
    let officers = call(&desk, "officers", json!({}))?;
    call(&desk, "joinOfficer", json!({ "case": case, "officer": officers[0]["id"] }))?;
    call(&desk, "joinAgency", json!({ "case": case, "agency": "fr" }))?;
    for stage in ["data", "planning"] {
        call(&desk, "moveCase", json!({ "case": case, "to": stage, "reason": "Measured." }))?;
    }
    let mut tasks: Vec<Value> = Vec::new();
    for n in 0..sizes.tasks {
        let back = [n.checked_sub(1).filter(|_| n % 5 != 0), n.checked_sub(7 + n % 13)];
        let needs = back.iter().flatten().filter_map(|at| tasks.get(*at)).map(|task| json!({ "task": task, "tie": "finish-start", "lag": 0 }));
        let facts = json!({ "title": format!("Task {n}"), "agency": "at", "minutes": 60 + n % 900 });
        let added = call(&desk, "addTask", json!({ "case": case, "facts": facts, "needs": needs.collect::<Vec<_>>() }))?;
        tasks.push(added);
    }
    desk.generate_notes(case, "Note", sizes.events.saturating_sub(sizes.tasks)).map_err(said)?;
    let side = beside(&desk, &folder)?;
    let asked = json!({ "case": case });
    let ours = millis(|| desk.call_text("caseDossier", asked.clone()).map(drop).map_err(said))?;
    let theirs = millis(|| by_hand(&side, case))?;
    let events: i64 = side.query_row("SELECT count(*) FROM events WHERE case_id = ?1", [case.0], |row| row.get(0))?;
    let against = format!("hand-written SQL: its row, state, plan, newest notes and events of {events}");
    Ok(Row::new("case", "ms", ours).against(against, theirs).at_most(2.0).below(50.0))
}

/// How many applications are open, over how many cases.
const APPLICATIONS: usize = 1_000;
const CASES: usize = 100;

/// The conditions of every open application, asked after a change of the roster: what Today and the pipeline ask for each time.
fn eligibility(folder: &Path) -> Result<Row> {
    let desk = Desk::in_folder(&folder.join("eligibility"), Surroundings::machine());
    let duties = ["officer", "secretary", "coordinator"];
    call(&desk, "startOffice", json!({ "name": "Ana Bench", "agency": "at", "duties": duties, "passphrase": "five words of a measurement" }))?;
    let facts = json!({ "areas": ["facilitators"], "empact": null, "countries": [], "urgentBy": null,
        "handling": { "tlp": "AMBER", "h1": false, "h2": false, "h3": null }, "scope": "taskforce" });
    let mut cases = Vec::with_capacity(CASES);
    for n in 0..CASES {
        let cover = json!({ "title": format!("Project {n}"), "summary": null, "victims": null, "loss": null });
        let case = call(&desk, "beginProject", json!({ "facts": facts, "cover": cover }))?;
        for country in ["AT", "FR"] {
            call(&desk, "linkCountry", json!({ "case": case, "country": country, "kind": "victims", "on": "2020-01-01" }))?;
        }
        cases.push(case);
    }
    for n in 0..APPLICATIONS {
        let applicant = json!({ "id": format!("applicant-{n}"), "kind": "company", "country": null, "name": format!("Applicant {n}") });
        let application = json!({ "case": cases[n % CASES], "applicant": applicant, "person": "Somebody", "email": null, "from": "2090-01-01",
            "to": "2090-06-01", "purpose": "Measured.", "papers": [] });
        let attachment = call(&desk, "draftAttachment", json!({ "application": application }))?;
        call(&desk, "submitAttachment", json!({ "attachment": attachment }))?;
    }
    let mut all = Vec::with_capacity(TIMES);
    for n in 0..TIMES {
        // France leaves and comes back: each time every answer is another.
        let left = n % 2 == 0;
        let to = if left { json!("2020-06-01") } else { Value::Null };
        call(&desk, "endMembership", json!({ "id": "fr", "kind": "member", "from": null, "to": to }))?;
        let began = Instant::now();
        let answer = desk.call_text("attachmentEligibility", json!({})).map_err(said)?;
        all.push(began.elapsed().as_secs_f64() * 1_000.0);
        let lacking = answer.matches("two-linked-members").count();
        anyhow::ensure!(lacking == if left { APPLICATIONS } else { 0 }, "{lacking} of {APPLICATIONS} lack a link");
    }
    Ok(Row::new("eligibility", "ms", middle(all))
        .of(format!("{APPLICATIONS} open applications over {CASES} cases, after a change of the roster"))
        .below(10.0))
}

/// Reads by hand what the screen of a case shows: whoever writes it knows which statements that takes, and none more.
fn by_hand(side: &Connection, case: CaseId) -> Result<()> {
    let many = |sql: &str| -> Result<usize> {
        let mut statement = side.prepare_cached(sql)?;
        let width = statement.column_count();
        let mut rows = statement.query([case.0])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            for column in 0..width {
                std::hint::black_box(row.get_ref(column)?);
            }
            count += 1;
        }
        Ok(count)
    };
    many("SELECT * FROM cases WHERE id = ?1")?;
    many("SELECT state FROM subjects WHERE subject = ?1")?;
    many("SELECT what, term FROM case_has WHERE id = ?1")?;
    // How ready it is follows from the dates of its tasks: nobody tells without reading them all.
    many("SELECT * FROM tasks WHERE case_id = ?1 AND removed = 0")?;
    many("SELECT task, other, tie, lag FROM task_needs WHERE case_id = ?1")?;
    many("SELECT id, author, at, body, mentions, corrects, corrected_by, task FROM notes WHERE case_id = ?1 ORDER BY at DESC, id LIMIT 30")?;
    many("SELECT v.at, e.header, e.body FROM events v JOIN entries e ON e.ord = v.ord WHERE v.case_id = ?1 ORDER BY v.at DESC, e.id DESC LIMIT 30")?;
    for table in ["notes", "events", "documents"] {
        many(&format!("SELECT count(*) FROM {table} WHERE case_id = ?1"))?;
    }
    Ok(())
}
