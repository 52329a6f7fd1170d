//! `jcat elections …`: archives of elections, for any verifier and by this one.

use std::path::PathBuf;

use clap::Subcommand;
use jcat_desk::Desk;
use serde_json::{Value, json};

use crate::{Trouble, open, print_json, print_line, say};

#[derive(Debug, Subcommand)]
pub(crate) enum ElectionsDo {
    /// Verifies an archive: every ballot, every proof, the count. Needs no desk; ends with 7 and the first thing wrong otherwise.
    Verify {
        /// The archive.
        file: PathBuf,
        /// The roll that `export` wrote: checks credential by credential.
        #[arg(long, value_name = "FILE")]
        roll: Option<PathBuf>,
    },
    /// Writes the archive of a round to a file, for any verifier.
    Export {
        /// The ballot, by the uuid that the notice board shows; or the election, by its id, for its last round.
        id: String,
        /// The file, which must not exist.
        file: PathBuf,
        /// Where the roll goes.
        #[arg(long, value_name = "FILE")]
        roll: Option<PathBuf>,
    },
}

pub(crate) fn run(desk: &Desk, does: &ElectionsDo, as_json: bool) -> Result<(), Trouble> {
    match does {
        ElectionsDo::Verify { file, roll } => verify(desk, &json!({ "path": file, "roll": roll }), as_json),
        ElectionsDo::Export { id, file, roll } => {
            open(desk)?;
            let (election, ballot) = find(desk, id)?;
            desk.call("exportElection", json!({ "election": election, "ballot": ballot, "path": file, "roll": roll }))?;
            Ok(())
        }
    }
}

/// Finds a round: by its ballot, or the last secret one of an election.
fn find(desk: &Desk, id: &str) -> Result<(Value, Value), Trouble> {
    for row in desk.call("elections", json!({}))?.as_array().into_iter().flatten() {
        let view = desk.call("election", json!({ "election": row["id"] }))?;
        let rounds = view["rounds"].as_array().cloned().unwrap_or_default();
        let found = rounds.iter().rev().find(|round| !round["ballot"].is_null() && (row["id"] == id || round["ballot"] == id));
        if let Some(round) = found {
            return Ok((row["id"].clone(), round["ballot"].clone()));
        }
    }
    Err(Trouble::NotFound(format!("No ballot and no election on this desk is called {id}.")))
}

fn verify(desk: &Desk, request: &Value, as_json: bool) -> Result<(), Trouble> {
    let report = desk.call("verifyElectionFile", request.clone())?;
    let fits = report["roll"].is_null() || report["roll"]["fits"] == true;
    let sound = report["sound"] == true;
    if as_json {
        print_json(&report)?;
    } else if sound {
        print_sound(&report)?;
    } else {
        print_faults(&report)?;
    }
    if sound && fits { Ok(()) } else { Err(Trouble::Unverified) }
}

fn print_sound(report: &Value) -> Result<(), Trouble> {
    let text = |field: &str| report[field].as_str().unwrap_or_default();
    print_line(&format!("election     {} ({})", text("name"), text("uuid")))?;
    print_line(&format!("state        {}, event {}", text("phase"), report["height"]))?;
    print_line(&format!("head         {}", text("head")))?;
    print_line(&format!("may vote     {} credentials; {}", report["credentials"], roll_in_words(&report["roll"])))?;
    print_line(&format!(
        "ballots      {}, of which {} count: every one is well formed and signed, and its proofs hold",
        report["ballots"], report["counted"]
    ))?;
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

fn roll_in_words(roll: &Value) -> String {
    let list = |field: &str| roll[field].as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
    match roll {
        Value::Null => "roll not checked".to_owned(),
        _ if roll["fits"] == true => format!("each of one seat of the roll: {}", list("found")),
        _ if roll["sameRoll"] != true => "the election commits to another roll".to_owned(),
        _ => format!("{} of no seat of the roll; missing: {}", roll["strange"], list("missing")),
    }
}

fn print_faults(report: &Value) -> Result<(), Trouble> {
    for fault in report["faults"].as_array().into_iter().flatten() {
        print_line(&format!("{}: {}", fault["place"].as_str().unwrap_or_default(), fault["sentence"].as_str().unwrap_or_default()))?;
    }
    Ok(())
}
