//! What stories of an office of real desks tell again and again.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::cli::Jcat;
pub use crate::shared_office::{INSTALLER, SharedOffice as Office, call, done, exchanged, officer};

/// The titles of all cases.
pub fn titles(jcat: &Jcat) -> Result<Vec<String>> {
    let list = call(jcat, "caseList", &json!({ "sort": "title", "descending": false }))?;
    Ok(list["rows"].as_array().context("rows")?.iter().filter_map(|row| row["title"].as_str().map(str::to_owned)).collect())
}

/// Exchanges on each desk in turn, so often that what one sends and another answers has arrived.
pub fn exchange(desks: &[&Jcat]) -> Result<()> {
    for desk in desks.iter().chain(desks) {
        exchanged(desk.run(&["office", "sync"])?)?;
    }
    Ok(())
}

/// The notes of a case.
pub fn notes(jcat: &Jcat, case: &Value) -> Result<Vec<String>> {
    let page = call(jcat, "caseNotes", &json!({ "case": case, "limit": 50 }))?;
    Ok(page["rows"].as_array().context("rows")?.iter().filter_map(|row| row["text"].as_str().map(str::to_owned)).collect())
}
