//! `jcat audit …`: records of access, and whether they are whole.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jcat_desk::Desk;
use jcat_desk::domain::records::{Purpose, Verb};
use serde_json::{Map, Value, json};

use crate::{Trouble, case_id, officer_id, open, print_json, print_line, requests};

#[derive(Debug, Subcommand)]
pub(crate) enum AuditDo {
    /// Lists who did what, when and why: one's own acts, and those that one may read.
    List {
        #[command(flatten)]
        which: Which,
        /// How many, from the newest on.
        #[arg(long, default_value_t = 100)]
        limit: u32,
    },
    /// Writes the same to CSV or XLSX. That is itself recorded.
    Export {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        leaving: Leaving,
    },
    /// Says who looked at a case, or was given it.
    Looks {
        /// The case, by id or number.
        case: String,
    },
    /// Requests of data subjects to one's own agency: what is found, what is told, the answer.
    Request {
        #[command(subcommand)]
        does: requests::RequestDo,
    },
    /// Corrections of data that others received: who was told, and who has still to be.
    Corrections {
        #[command(subcommand)]
        does: requests::CorrectionsDo,
    },
    /// Checks the chain of each desk and of each journal, their ends, and what other desks have signed; ends with 7 at the first
    /// thing wrong.
    Verify,
}

#[derive(Debug, Args)]
pub(crate) struct Which {
    /// Who did it, by id or by name.
    #[arg(long)]
    who: Option<String>,
    /// Whose data: at, fr, ec3 …
    #[arg(long)]
    owner: Option<String>,
    /// What was done: consult, export, disclose …
    #[arg(long)]
    verb: Option<String>,
    /// Why: operational, exchange …
    #[arg(long)]
    purpose: Option<String>,
    /// Only where nobody said why.
    #[arg(long)]
    unstated: bool,
    /// With which case, by id or number.
    #[arg(long)]
    case: Option<String>,
    /// From this day on.
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Up to this day, which is in it.
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
}

/// Why something leaves the desk, and for whom.
#[derive(Debug, Args)]
pub(crate) struct Leaving {
    /// Why: operational, exchange …
    #[arg(long, value_name = "PURPOSE")]
    why: Option<String>,
    /// The reason in words.
    #[arg(long, value_name = "TEXT")]
    justification: Option<String>,
    /// Who gets it; may be given several times.
    #[arg(long = "for", value_name = "WHOM")]
    recipients: Vec<String>,
}

impl Leaving {
    pub(crate) fn request(&self) -> Result<Value, Trouble> {
        let mut said = Map::new();
        if let Some(why) = &self.why {
            said.insert("purpose".into(), purpose(why)?);
        }
        if let Some(justification) = &self.justification {
            said.insert("justification".into(), json!(justification));
        }
        if !self.recipients.is_empty() {
            said.insert("recipients".into(), json!(self.recipients));
        }
        Ok(Value::Object(said))
    }
}

fn purpose(said: &str) -> Result<Value, Trouble> {
    one_of("purpose", said, Purpose::ALL.iter().map(|it| it.label()))
}

pub(crate) fn one_of<'a>(what: &str, said: &str, known: impl Iterator<Item = &'a str>) -> Result<Value, Trouble> {
    let known: Vec<&str> = known.collect();
    if known.contains(&said) { Ok(json!(said)) } else { Err(Trouble::Usage(format!("{said} is no {what}. There are: {}.", known.join(", ")))) }
}

impl Which {
    fn filter(&self, desk: &Desk) -> Result<Value, Trouble> {
        let mut filter = Map::new();
        let mut put = |name: &str, value: Value| drop(filter.insert(name.to_owned(), value));
        if let Some(who) = &self.who {
            put("who", officer_id(desk, who)?);
        }
        if let Some(owner) = &self.owner {
            put("owner", json!(owner));
        }
        if let Some(verb) = &self.verb {
            put("verb", one_of("act", verb, Verb::ALL.iter().map(|it| it.label()))?);
        }
        if let Some(why) = &self.purpose {
            put("purpose", purpose(why)?);
        }
        if self.unstated {
            put("unstated", json!(true));
        }
        if let Some(case) = &self.case {
            put("case", case_id(desk, case)?);
        }
        if let Some(from) = &self.from {
            put("from", json!(from));
        }
        if let Some(to) = &self.to {
            put("to", json!(to));
        }
        Ok(Value::Object(filter))
    }
}

pub(crate) fn run(desk: &Desk, does: &AuditDo, as_json: bool) -> Result<(), Trouble> {
    open(desk)?;
    match does {
        AuditDo::List { which, limit } => {
            let filter = which.filter(desk)?;
            let page = desk.call("records", json!({ "filter": filter, "limit": limit }))?;
            if as_json { print_json(&page) } else { show(&page["rows"]) }
        }
        AuditDo::Looks { case } => {
            let looks = desk.call("whoLooked", json!({ "case": case_id(desk, case)? }))?;
            if as_json { print_json(&looks) } else { show(&looks["rows"]) }
        }
        AuditDo::Export { file, which, leaving } => {
            let request = json!({ "filter": which.filter(desk)?, "path": file, "leaving": leaving.request()? });
            let written = desk.call("exportRecords", request)?;
            if as_json { print_json(&written) } else { Ok(()) }
        }
        AuditDo::Request { does } => requests::request(desk, does, as_json),
        AuditDo::Corrections { does } => requests::corrections(desk, does, as_json),
        AuditDo::Verify => verify(&desk.call("verifyRecords", json!({}))?, as_json),
    }
}

fn show(rows: &Value) -> Result<(), Trouble> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for row in rows.as_array().into_iter().flatten() {
        let at = jcat_desk::domain::Instant(row["at"].as_i64().unwrap_or_default()).in_utc();
        let named: Vec<String> =
            row["objects"].as_array().into_iter().flatten().map(|it| text(it["name"].as_str().map_or(&it["id"], |_| &it["name"]))).collect();
        let with = if named.is_empty() { format!("{} in a list", row["count"]) } else { named.join(", ") };
        let why = row["purpose"].as_str().unwrap_or("not stated");
        print_line(&format!(
            "{at}  {:8} {}  {} ({})  of {}: {with}  [{why}]",
            text(&row["verb"]),
            text(&row["said"]),
            text(&row["byName"]),
            row["agency"].as_str().unwrap_or("?"),
            text(&row["owner"]),
        ))?;
    }
    Ok(())
}

fn verify(found: &Value, as_json: bool) -> Result<(), Trouble> {
    let faults = found["faults"].as_array().cloned().unwrap_or_default();
    if as_json {
        print_json(found)?;
    } else {
        for fault in &faults {
            print_line(fault.as_str().unwrap_or_default())?;
        }
        if faults.is_empty() {
            print_line(&format!(
                "{} records of {} desks in {} journals: every chain, signature and end fits",
                found["entries"], found["desks"], found["journals"]
            ))?;
            print_line(&if found["office"] == true {
                format!("the office’s copy and {} signatures of desks on it say the same", found["signed"])
            } else {
                "the office was not asked: that the newest records were cut off from every copy here would not be seen".to_owned()
            })?;
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Trouble::Unverified) }
}
