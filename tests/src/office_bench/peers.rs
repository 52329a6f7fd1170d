//! PouchDB, in a process of its own: the same work with the tool that people would take otherwise. Its records are neither
//! signed nor encrypted nor authorised.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::bench::Row;
use crate::root;

/// What is installed for it, in a folder under target that git does not know.
const PACKAGES: [&str; 3] = ["pouchdb@9", "express@4", "express-pouchdb@4"];

/// What was measured of it.
pub(super) struct Measured {
    what: String,
    rate: f64,
}

/// A row of ours beside it.
pub(super) fn row(name: &str, ours: f64, theirs: &Measured) -> Row {
    Row::new(name, "1/s", ours).against(theirs.what.clone(), theirs.rate)
}

/// Documents that it pushes a second. A tenth of what it pulls: it takes as long.
pub(super) fn pushes(documents: usize) -> Result<Measured> {
    let count = (documents / 10).max(1);
    Ok(Measured { what: format!("PouchDB push of {count} documents"), rate: run("push", count)? })
}

/// Documents that a fresh one pulls a second.
pub(super) fn pulls(documents: usize) -> Result<Measured> {
    Ok(Measured { what: format!("PouchDB fresh pull of {documents} documents"), rate: run("pull", documents)? })
}

fn run(what: &str, documents: usize) -> Result<f64> {
    let folder = root().join("target/peers");
    std::fs::create_dir_all(&folder)?;
    if !folder.join("node_modules/express-pouchdb").is_dir() {
        let mut npm = Command::new("npm");
        npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", "--prefix"]).arg(&folder).args(PACKAGES);
        ensure!(npm.output().context("starting npm")?.status.success(), "npm did not install {}", PACKAGES.join(", "));
    }
    let script = folder.join("pouch.mjs");
    std::fs::write(&script, include_str!("../../peers/pouch.mjs"))?;
    let mut node = Command::new("node");
    let output = node.arg(&script).args([what, &documents.to_string()]).current_dir(&folder).output().context("starting node")?;
    ensure!(output.status.success(), "PouchDB: {}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).context("reading what PouchDB measured")?;
    ensure!(said["written"] == documents, "PouchDB wrote {} of {documents}", said["written"]);
    said["rate"].as_f64().context("a rate")
}
