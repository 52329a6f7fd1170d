//! What `./x bench` measures of a case's data: a seized user database from its file to what is recorded, and the first screen of a
//! case that has much.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail, ensure};
use jcat_desk::Desk;
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::bench::{Row, middle};
use crate::case_bench::{begin, call};

/// The rows there are.
pub const ROWS: [&str; 2] = ["import", "open-data"];

/// User records of the seized database.
const USERS: usize = 136_000;

/// Measures one row.
pub fn measure(name: &str, folder: &Path) -> Result<Vec<Row>> {
    match name {
        "import" => import(&folder.join("import")),
        "open-data" => open_data(&folder.join("open-data")),
        other => bail!("{other} is not measured here"),
    }
}

fn terms() -> Value {
    json!({ "name": "Seized panel", "legalBasis": "§ 110 StPO", "purpose": "operational", "category": "victim",
        "marking": { "tlp": "AMBER", "pap": "AMBER" } })
}

/// From a CSV file to recorded, folded and compared with the desk's other cases; against reading the same file and inserting the same
/// rows into an encrypted table with one index, in one transaction.
fn import(folder: &Path) -> Result<Vec<Row>> {
    let (desk, case) = begin(&folder.join("desk"), "A seized panel")?;
    let file = folder.join("users.csv");
    let mut text = String::from("user,address\n");
    for n in 0..USERS {
        writeln!(text, "user{n},user{n}@panel-{}.example", n % 997)?;
    }
    std::fs::write(&file, &text)?;
    let began = Instant::now();
    // As the window does: looked at first, and then recorded as what was looked at.
    let mapping = json!({ "user": "", "address": "email" });
    let preview = call(&desk, "previewData", json!({ "case": case, "path": file, "mapping": mapping }))?;
    let seal = &preview["seal"];
    let done = call(&desk, "importData", json!({ "case": case, "terms": terms(), "path": file, "mapping": mapping, "seal": seal }))?;
    let ours = began.elapsed().as_secs_f64();
    ensure!(done["recorded"] == USERS, "{} recorded", done["recorded"]);

    let began = Instant::now();
    let mut bare = Connection::open(folder.join("bare.db"))?;
    bare.pragma_update(None, "key", format!("x'{}'", "11".repeat(32)))?;
    bare.pragma_update(None, "journal_mode", "WAL")?;
    bare.execute_batch(
        "CREATE TABLE users (id INTEGER PRIMARY KEY, user TEXT NOT NULL, address TEXT NOT NULL); CREATE INDEX users_address ON users (address)",
    )?;
    let tx = bare.transaction()?;
    let mut reader = csv::Reader::from_path(&file)?;
    for record in reader.records() {
        let record = record?;
        tx.prepare_cached("INSERT INTO users (user, address) VALUES (?1, ?2)")?.execute(params![record.get(0), record.get(1)])?;
    }
    tx.commit()?;
    let theirs = began.elapsed().as_secs_f64();
    Ok(vec![Row::new("import", "s", ours).against(format!("reading and bare encrypted inserting of the same {USERS} rows"), theirs).at_most(4.0)])
}

/// The first screen of the tab Data with 50,000 indicators, against the same with 500.
fn open_data(folder: &Path) -> Result<Vec<Row>> {
    let mut sizes = Vec::new();
    for count in [500, 50_000] {
        let (desk, case) = begin(&folder.join(count.to_string()), "Much data")?;
        let values: Vec<Value> = (0..count).map(|n| json!({ "kind": "email", "given": format!("user{n}@panel-{}.example", n % 97) })).collect();
        call(&desk, "recordContribution", json!({ "case": case, "terms": terms(), "indicators": values }))?;
        let first = |desk: &Desk| -> Result<f64> {
            let began = Instant::now();
            let data = call(desk, "contributions", json!({ "case": case }))?;
            let page = call(desk, "caseIndicators", json!({ "case": case, "offset": 0, "limit": 100 }))?;
            let took = began.elapsed().as_secs_f64() * 1_000.0;
            ensure!(page["rows"].as_array().map(Vec::len) == Some(100) && !data.is_null(), "a first page");
            Ok(took)
        };
        sizes.push(middle((0..40).map(|_| first(&desk)).collect::<Result<_>>()?));
    }
    let [few, many] = sizes[..] else { bail!("two sizes") };
    Ok(vec![Row::new("open-data", "ms", many).against("50,000 indicators against 500, first screen (p50)", few).at_most(1.5).below(200.0)])
}
