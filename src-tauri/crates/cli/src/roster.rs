//! `jcat roster …`: officers in and out, and duties that two persons name somebody to.

use std::path::PathBuf;

use clap::Subcommand;
use jcat_desk::Desk;
use serde_json::{Value, json};

use crate::{ImportWhat, Jcat, Trouble, audit, officer_id, open, print_json, print_line};

#[derive(Debug, Subcommand)]
pub(crate) enum RosterDo {
    /// Brings in officers from CSV, XLSX or vCard.
    Import(ImportWhat),
    /// Writes the officers of today to CSV, XLSX or vCard. That is recorded, with what is said of it.
    Export {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        leaving: audit::Leaving,
    },
    /// Lists duties that wait for a second person.
    Proposed,
    /// Proposes a duty that takes two persons of different agencies: administrator, auditor, secretary.
    Propose {
        /// The officer, by id or by name.
        officer: String,
        /// The duty.
        duty: String,
        /// The first day; today if it is left out.
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// The first day without it; none if it is left out.
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
    },
    /// Seconds a proposed duty, as an administrator, a representative or EC3 of another agency than whoever proposed it.
    Second {
        /// Its id, as the list names it.
        proposal: String,
    },
    /// Takes a proposed duty back.
    Withdraw {
        /// Its id, as the list names it.
        proposal: String,
    },
}

impl Jcat {
    pub(crate) fn roster(&self, desk: &Desk, does: &RosterDo) -> Result<(), Trouble> {
        match does {
            RosterDo::Import(what) => return self.import(desk, "importRoster", what),
            RosterDo::Export { file, leaving } => {
                open(desk)?;
                return self.done(&desk.call("exportRoster", json!({ "path": file, "leaving": leaving.request()? }))?);
            }
            RosterDo::Proposed => open(desk)?,
            RosterDo::Propose { officer, duty, from, to } => {
                open(desk)?;
                let from = match from {
                    Some(day) => json!(day),
                    None => desk.call("deskStatus", json!({}))?["today"].clone(),
                };
                desk.call("proposePost", json!({ "officer": officer_id(desk, officer)?, "duty": duty, "from": from, "to": to }))?;
            }
            RosterDo::Second { proposal } => {
                open(desk)?;
                on_proposed(desk, "secondPost", proposal)?;
            }
            RosterDo::Withdraw { proposal } => {
                open(desk)?;
                on_proposed(desk, "withdrawPost", proposal)?;
            }
        }
        self.show_proposed(&desk.call("proposedPosts", json!({}))?)
    }

    fn show_proposed(&self, list: &Value) -> Result<(), Trouble> {
        if self.json {
            return print_json(list);
        }
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        for row in list.as_array().into_iter().flatten() {
            let (who, by) =
                (format!("{} ({})", text(&row["name"]), text(&row["agency"])), format!("{} ({})", text(&row["by"]), text(&row["byAgency"])));
            let span = &row["post"]["span"];
            let until = span["to"].as_str().map_or_else(|| "without an end".to_owned(), |day| format!("to before {day}"));
            print_line(&format!("{}\t{who}\t{}\tfrom {} {until}\tby {by}", text(&row["id"]), text(&row["post"]["duty"]), text(&span["from"])))?;
        }
        Ok(())
    }
}

/// Calls a row on a proposed duty that the list of them names.
fn on_proposed(desk: &Desk, name: &str, proposal: &str) -> Result<(), Trouble> {
    let list = desk.call("proposedPosts", json!({}))?;
    let found = list.as_array().into_iter().flatten().find(|row| row["id"] == proposal);
    let found = found.ok_or_else(|| Trouble::NotFound(format!("No duty is proposed under the id {proposal}.")))?;
    desk.call(name, json!({ "officer": found["officer"], "proposal": found["id"] }))?;
    Ok(())
}
