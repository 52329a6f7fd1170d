//! What `./x bench` measures of statistics: a quarter of the cases, each with eight stays, every third of them completed, beside fifty
//! times as many counters, which no number is added up from.
//!
//! Cases go through the journal. Signing millions of counters would take hours, so these, stays and outcomes are written into the derived
//! tables by hand, as a fold leaves them. The other side is SQL written by hand on the same encrypted file.

use std::path::Path;

use anyhow::{Context, Result};
use jcat_desk::{Desk, Surroundings};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

use crate::bench::{Row, Sizes};
use crate::case_bench::{call, connect, millis, said};

/// The rows that are measured here.
pub const ROWS: [&str; 1] = ["statistics"];

/// Five years of stays, outcomes and figures for every case, and counters under them.
const FILLED: &str = "
    DELETE FROM case_stays;
    WITH RECURSIVE n (k) AS (VALUES (0) UNION ALL SELECT k + 1 FROM n WHERE k < 7)
    INSERT INTO case_stays (case_id, n, stage, since, until)
    SELECT id, k, CASE k WHEN 0 THEN 0 ELSE k + 6 END, changed_at - (8 - k) * 86400000 * (1 + number % 180),
           CASE k WHEN 7 THEN NULL ELSE changed_at - (7 - k) * 86400000 * (1 + number % 180) END FROM cases, n;
    INSERT INTO outcomes (case_id, put_at, noted_at, year, last, counted_at)
    SELECT id, changed_at, changed_at, CAST(strftime('%Y', day) AS INTEGER), day, changed_at - 1
    FROM (SELECT id, changed_at, date(changed_at / 1000 - number % 1800 * 86400, 'unixepoch') AS day FROM cases WHERE number % 3 = 0);
    WITH kinds (kind, unit) AS (VALUES (0, ''), (1, ''), (4, ''), (7, 'EUR')), countries (country) AS (VALUES ('DE'), ('RO'))
    INSERT INTO outcome_figures (case_id, kind, country, unit, quantity, at_least)
    SELECT o.case_id, kind, country, unit, '12', 0 FROM outcomes o, kinds, countries;
    INSERT INTO gate_waivers (case_id, id, gate, at, seconded_at)
    SELECT id, id, 'gate-judicial', changed_at - 1, changed_at - 1 FROM cases WHERE number % 10 = 0;";

/// So many counters under each case, in the order of the table: by turns every one of millions would be written to another page.
const COUNTED: &str = "
    WITH RECURSIVE n (k) AS (VALUES (1) UNION ALL SELECT k + 1 FROM n WHERE k < ?1)
    INSERT INTO counters (case_id, kind, country, unit, id, agency, whole, nano, atto, at_least, tlp_rank, counts, disputed, at)
    SELECT c.id, k % 4, 'RO', '', CAST(printf('%016d', (c.place * ?1 + k)) AS BLOB), 'at', 1, 0, 0, 0, 2, 1, 0, k
    FROM numbered c CROSS JOIN n ORDER BY c.place, k % 4, k";

/// The statements that somebody who knows the tables writes for the same numbers. All take the first and last moment and day.
const BY_HAND: [&str; 10] = [
    "SELECT year, count(*) FROM outcomes WHERE last BETWEEN ?3 AND ?4 AND counted_at < ?2 AND ?1 > 0 GROUP BY year",
    "SELECT o.year, h.term, count(*) FROM outcomes o JOIN case_has h ON h.what = 'area' AND h.id = o.case_id
     WHERE o.last BETWEEN ?3 AND ?4 AND o.counted_at < ?2 AND ?1 > 0 GROUP BY o.year, h.term",
    "SELECT c.country, count(*) FROM outcomes o JOIN cases c ON c.id = o.case_id
     WHERE o.last BETWEEN ?3 AND ?4 AND o.counted_at < ?2 AND ?1 > 0 GROUP BY c.country",
    "SELECT h.term, count(*) FROM outcomes o JOIN case_has h ON h.what = 'agency' AND h.id = o.case_id
     WHERE o.last BETWEEN ?3 AND ?4 AND o.counted_at < ?2 AND ?1 > 0 GROUP BY h.term",
    "SELECT h.term, count(*) FROM case_stays s JOIN case_has h ON h.what = 'area' AND h.id = s.case_id
     WHERE s.n = 0 AND s.since BETWEEN ?1 AND ?2 AND ?3 < ?4 GROUP BY h.term",
    "SELECT c.country, max(s.stage), count(*) FROM (SELECT case_id, max(stage) AS stage, min(since) AS since FROM case_stays WHERE since < ?2 GROUP BY case_id) s
     JOIN cases c ON c.id = s.case_id WHERE s.since >= ?1 AND ?3 < ?4 GROUP BY c.country, s.stage",
    "SELECT stage, avg(took) FROM (SELECT stage, until - since AS took, row_number() OVER (PARTITION BY stage ORDER BY until - since) AS place,
        count(*) OVER (PARTITION BY stage) AS many FROM case_stays WHERE until BETWEEN ?1 AND ?2)
     WHERE place IN ((many + 1) / 2, (many + 2) / 2) AND ?3 < ?4 GROUP BY stage",
    "SELECT count(*), sum(selected), sum(ready) FROM (SELECT min(since) AS since, max(stage >= 7) AS selected, max(stage IN (11, 12, 13)) AS ready
        FROM case_stays WHERE since < ?2 GROUP BY case_id) WHERE since >= ?1 AND ?3 < ?4",
    "SELECT f.kind, f.unit, sum(CAST(f.quantity AS INTEGER)), count(DISTINCT f.case_id) FROM outcomes o JOIN outcome_figures f ON f.case_id = o.case_id
     WHERE o.last BETWEEN ?3 AND ?4 AND o.counted_at < ?2 AND ?1 > 0 GROUP BY f.kind, f.unit",
    "SELECT gate, count(*), count(seconded_at) FROM gate_waivers WHERE at BETWEEN ?1 AND ?2 AND ?3 < ?4 GROUP BY gate",
];

/// Measures statistics of the usual five years.
pub fn measure(folder: &Path, sizes: &Sizes) -> Result<Vec<Row>> {
    let folder = folder.join("statistics");
    let (cases, counters) = ((sizes.cases / 4).max(1), sizes.counters * 50);
    let desk = Desk::in_folder(&folder, Surroundings::machine());
    call(
        &desk,
        "startOffice",
        json!({ "name": "Ana Bench", "agency": "at", "duties": ["officer", "secretary"], "passphrase": "five words of a measurement" }),
    )?;
    desk.generate_cases(42, cases).map_err(said)?;
    let side = connect(&desk, &folder, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    fill(&side, cases, counters)?;
    let answer = call(&desk, "statistics", json!({}))?;
    let (first, last) = (answer["from"].as_str().context("a day")?.to_owned(), answer["last"].as_str().context("a day")?.to_owned());
    let [begins, ends]: [i64; 2] = [format!("{first}T00:00:00"), format!("{last}T23:59:59")]
        .map(|at| side.query_row("SELECT unixepoch(?1) * 1000", [at], |row| row.get(0)).unwrap_or_default());
    let ours = millis(|| desk.call_text("statistics", json!({})).map(drop).map_err(said))?;
    let mut completed = 0_i64;
    let theirs = millis(|| {
        for (place, sql) in BY_HAND.iter().enumerate() {
            let mut statement = side.prepare_cached(sql)?;
            let mut rows = statement.query(rusqlite::params![begins, ends, first, last])?;
            completed = if place == 0 { 0 } else { completed };
            while let Some(row) = rows.next()? {
                let count = row.get_ref(1)?;
                completed += if place == 0 { count.as_i64().unwrap_or_default() } else { 0 };
                std::hint::black_box(count);
            }
        }
        Ok(())
    })?;
    let total = |key: &str| {
        let section = answer["sections"].as_array().into_iter().flatten().find(|it| it["key"] == key);
        section.map(|it| it["total"][0]["behind"].clone()).unwrap_or(Value::Null)
    };
    anyhow::ensure!(
        total("operations-by-year") == json!(completed),
        "both count the same operations: {} and {completed}",
        total("operations-by-year")
    );
    let against = format!("ten statements by hand over {cases} cases, {} stays, {counters} counters", cases * 8);
    Ok(vec![Row::new("statistics", "ms", ours).against(against, theirs).at_most(2.0).below(300.0)])
}

fn fill(side: &Connection, cases: usize, counters: usize) -> Result<()> {
    side.execute_batch("BEGIN IMMEDIATE")?;
    side.execute_batch(FILLED)?;
    side.execute_batch("CREATE TEMP TABLE numbered AS SELECT row_number() OVER (ORDER BY id) - 1 AS place, id FROM cases; CREATE UNIQUE INDEX temp.at ON numbered (place)")?;
    side.execute(COUNTED, [i64::try_from(counters / cases.max(1))?])?;
    side.execute_batch("COMMIT")?;
    Ok(())
}
