//! The table of what the proofs of a run have shown (design: reliability). Each proof leaves a row, or parts of one, under
//! `target/reliability`; here they become one table.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::root;
use crate::shell::say;

/// One proof, its parts put together.
#[derive(Debug, Default)]
struct Row {
    claim: String,
    parts: u32,
    /// In the order in which the proof names them.
    counts: Vec<(String, u64)>,
    seconds: f64,
}

fn folder() -> PathBuf {
    root().join("target/reliability")
}

/// Takes away what an earlier run left: the table says what this one has shown.
pub(crate) fn forget() -> Result<()> {
    match std::fs::remove_dir_all(folder()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).context("removing the rows of an earlier run"),
        _ => Ok(()),
    }
}

/// Prints the table.
pub(crate) fn print() -> Result<()> {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for file in std::fs::read_dir(folder()).into_iter().flatten() {
        let path = file?.path();
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        add(&mut rows, &serde_json::from_str(&text).with_context(|| format!("reading {}", path.display()))?);
    }
    if rows.is_empty() {
        return Ok(());
    }
    say("\nproof    seconds  what holds, and what was counted");
    let mut seconds = 0.0;
    for (test, row) in &rows {
        let counts: Vec<String> = row.counts.iter().map(|(what, many)| format!("{} {what}", grouped(*many))).collect();
        say(&format!("{test:<8} {:>7.1}  {}", row.seconds, row.claim));
        say(&format!("{:<16}  {}", "", counts.join(", ")));
        seconds += row.seconds;
    }
    say(&format!("{:<8} {seconds:>7.1}  of one core, over all", "together"));
    Ok(())
}

/// Adds a part to its row: counts are added or the largest counts, seconds are added.
fn add(rows: &mut BTreeMap<String, Row>, part: &Value) {
    let text = |name: &str| part.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let row = rows.entry(text("test")).or_default();
    row.claim = text("claim");
    row.parts += 1;
    row.seconds += part.get("seconds").and_then(Value::as_f64).unwrap_or_default();
    for count in part.get("counts").and_then(Value::as_array).into_iter().flatten() {
        let what = count.get(0).and_then(Value::as_str).unwrap_or_default();
        let many = count.get(1).and_then(Value::as_u64).unwrap_or_default();
        let most = count.get(2).and_then(Value::as_str) == Some("most");
        match row.counts.iter_mut().find(|(known, _)| known == what) {
            Some((_, so_far)) => *so_far = if most { many.max(*so_far) } else { so_far.saturating_add(many) },
            None => row.counts.push((what.to_owned(), many)),
        }
    }
}

/// Writes a number in groups of three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let lead = digits.len() % 3;
    let (first, rest) = digits.split_at_checked(lead).unwrap_or(("", &digits));
    let groups = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let parts: Vec<String> = std::iter::once(first.to_owned()).filter(|first| !first.is_empty()).chain(groups).collect();
    parts.join(",")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parts_of_a_proof_become_one_row() {
        let mut rows = BTreeMap::new();
        for (seeds, quiet) in [(1_200, 28), (300, 11)] {
            let counts = json!([["seeds", seeds, "sum"], ["s to rest at most", quiet, "most"]]);
            add(&mut rows, &json!({ "test": "T1", "claim": "all the same", "counts": counts, "seconds": 1.5 }));
        }
        let row = rows.get("T1").expect("a row");
        assert_eq!(row.counts, [("seeds".to_owned(), 1_500), ("s to rest at most".to_owned(), 28)]);
        assert_eq!((row.parts, row.seconds), (2, 3.0));
        assert_eq!([7, 1_500, 500_000, 1_000_000].map(grouped), ["7", "1,500", "500,000", "1,000,000"]);
    }
}
