//! `jcat capacity …`: what agencies can give in a quarter, and what cases ask of them (PRO-5).

use clap::Subcommand;
use jcat_desk::Desk;
use jcat_desk::domain::capacity::Quarter;
use serde_json::{Value, json};

use crate::{Trouble, case_id, open, print_json, print_line};

#[derive(Debug, Subcommand)]
pub(crate) enum CapacityDo {
    /// Lists agencies with what they declared and what selected cases ask of them, over four quarters.
    Show {
        /// The first quarter, as in 2027-Q1. None: the one we are in.
        #[arg(long, value_name = "QUARTER")]
        from: Option<String>,
        /// Only where more is asked than was declared.
        #[arg(long)]
        over: bool,
    },
    /// Declares what one's own agency can give in a quarter, or revises it.
    Declare {
        /// The agency.
        agency: String,
        /// The quarter, as in 2027-Q1.
        quarter: String,
        /// Person-days. None: takes back what was declared.
        days: Option<u32>,
    },
    /// Estimates what a case asks of an agency in a quarter, or revises it.
    Estimate {
        /// The case, by id or number.
        case: String,
        /// The agency.
        agency: String,
        /// The quarter, as in 2027-Q1.
        quarter: String,
        /// Person-days. 0: nothing is asked of it.
        days: u32,
    },
    /// Says what agencies would be asked for with a case, beside all others that were selected.
    With {
        /// The case, by id or number.
        case: String,
    },
}

pub(crate) fn run(desk: &Desk, does: &CapacityDo, as_json: bool) -> Result<(), Trouble> {
    open(desk)?;
    let answer = match does {
        CapacityDo::Show { from, over } => return show(desk, from.as_deref(), *over, as_json),
        CapacityDo::With { case } => return with(desk, case, as_json),
        CapacityDo::Declare { agency, quarter, days } => {
            desk.call("declareCapacity", json!({ "agency": agency, "quarter": read(quarter)?, "days": days }))?
        }
        CapacityDo::Estimate { case, agency, quarter, days } => {
            let case = case_id(desk, case)?;
            desk.call("estimateEffort", json!({ "case": case, "agency": agency, "quarter": read(quarter)?, "days": days }))?
        }
    };
    if as_json { print_json(&answer) } else { Ok(()) }
}

fn read(said: &str) -> Result<Quarter, Trouble> {
    said.parse().map_err(|_| Trouble::Usage(format!("{said} is no quarter. One is written as 2027-Q1.")))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Says how what is asked compares with what was declared.
fn compared(asked: u64, row: &Value) -> String {
    let Some(declared) = row["declared"].as_u64() else { return format!("{asked} asked, nothing declared") };
    let share = row["percent"].as_u64().map(|percent| format!(" ({percent}%)")).unwrap_or_default();
    let over = if text(&row["load"]) == "over" { "  OVER" } else { "" };
    format!("{asked} of {declared} person-days{share}{over}")
}

fn show(desk: &Desk, from: Option<&str>, only_over: bool, as_json: bool) -> Result<(), Trouble> {
    let request = match from {
        Some(from) => json!({ "from": read(from)? }),
        None => json!({}),
    };
    let board = desk.call("capacity", request)?;
    if as_json {
        return print_json(&board);
    }
    for row in board["agencies"].as_array().into_iter().flatten() {
        for cell in row["cells"].as_array().into_iter().flatten() {
            let said = cell["declared"].is_u64() || cell["asked"].as_u64().unwrap_or_default() > 0;
            if !said || only_over && text(&cell["load"]) != "over" {
                continue;
            }
            let cases = cell["cases"].as_array().into_iter().flatten().map(|it| format!("{} {}", text(&it["label"]), it["days"]));
            let cases = cases.collect::<Vec<_>>().join(", ");
            let asked = compared(cell["asked"].as_u64().unwrap_or_default(), cell);
            print_line(format!("{:10} {}  {asked}  {cases}", text(&row["agency"]), text(&cell["quarter"])).trim_end())?;
        }
    }
    print_line(&format!("{} selected cases are counted; of {} there is no estimate that you may read.", board["counted"], board["without"]))
}

fn with(desk: &Desk, case: &str, as_json: bool) -> Result<(), Trouble> {
    let view = desk.call("effort", json!({ "case": case_id(desk, case)? }))?;
    if as_json {
        return print_json(&view);
    }
    for row in view["would"].as_array().into_iter().flatten() {
        let all = row["days"].as_u64().unwrap_or_default() + row["others"].as_u64().unwrap_or_default();
        print_line(&format!("{:10} {}  {:6} for it; with it {}", text(&row["agency"]), text(&row["quarter"]), row["days"], compared(all, row)))?;
    }
    Ok(())
}
