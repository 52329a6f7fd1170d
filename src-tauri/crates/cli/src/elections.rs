//! `jcat elections …`: archives of elections, for any verifier and by this one.

use std::path::PathBuf;

use clap::Subcommand;
use jcat_desk::Desk;
use serde_json::{Value, json};

use crate::{Trouble, print_json, print_line, say};

#[derive(Debug, Subcommand)]
pub(crate) enum ElectionsDo {
    /// Verifies an archive: every ballot, every proof, the count. Needs no desk; ends with 7 and the first thing wrong otherwise.
    Verify {
        /// The archive.
        file: PathBuf,
    },
}

/// Says whether a command asks for nothing but a file.
pub(crate) const fn needs_no_desk(does: &ElectionsDo) -> bool {
    matches!(does, ElectionsDo::Verify { .. })
}

pub(crate) fn run(desk: &Desk, does: &ElectionsDo, as_json: bool) -> Result<(), Trouble> {
    match does {
        ElectionsDo::Verify { file } => verify(desk, &json!({ "path": file }), as_json),
    }
}

fn verify(desk: &Desk, request: &Value, as_json: bool) -> Result<(), Trouble> {
    let report = desk.call("verifyElectionFile", request.clone())?;
    let sound = report["sound"] == true;
    if as_json {
        print_json(&report)?;
    } else if sound {
        print_sound(&report)?;
    } else {
        print_faults(&report)?;
    }
    if sound { Ok(()) } else { Err(Trouble::Unverified) }
}

fn print_sound(report: &Value) -> Result<(), Trouble> {
    let text = |field: &str| report[field].as_str().unwrap_or_default();
    print_line(&format!("election     {} ({})", text("name"), text("uuid")))?;
    print_line(&format!("state        {}, event {}", text("phase"), report["height"]))?;
    print_line(&format!("head         {}", text("head")))?;
    print_line(&format!("may vote     {} credentials; roll not checked", report["credentials"]))?;
    print_line(&format!("ballots      {}, of which {} count: every one is well formed and signed, and its proofs hold", report["ballots"], report["counted"]))?;
    print_line(&format!("trustees     {}, of whom {} have decrypted", report["trustees"], report["decrypted"]))?;
    for question in report["result"].as_array().into_iter().flatten() {
        print_line(&format!("result       {}", question["question"].as_str().unwrap_or_default()))?;
        for answer in question["answers"].as_array().into_iter().flatten() {
            print_line(&format!("  {:>9}  {}", answer["votes"].as_u64().unwrap_or_default(), answer["answer"].as_str().unwrap_or_default()))?;
        }
        if !question["blank"].is_null() {
            print_line(&format!("  {:>9}  blank", question["blank"].as_u64().unwrap_or_default()))?;
        }
    }
    for remark in report["remarks"].as_array().into_iter().flatten() {
        say(remark.as_str().unwrap_or_default());
    }
    Ok(())
}

fn print_faults(report: &Value) -> Result<(), Trouble> {
    for fault in report["faults"].as_array().into_iter().flatten() {
        print_line(&format!("{}: {}", fault["place"].as_str().unwrap_or_default(), fault["sentence"].as_str().unwrap_or_default()))?;
    }
    Ok(())
}
