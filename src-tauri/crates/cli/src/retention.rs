//! `jcat retention …`: what is due for review, legal holds, and erasing by two persons.

use clap::{Args, Subcommand};
use jcat_desk::Desk;
use jcat_desk::domain::contributions::retention::Ground;
use jcat_desk::domain::ids::{ContributionId, SubjectId};
use serde_json::{Value, json};

use crate::{Trouble, case_id, open, print_json, print_line};

#[derive(Debug, Subcommand)]
pub(crate) enum RetentionDo {
    /// Lists what is due or will be within 90 days, what is held, proposed or kept for long, what was erased, and what would be erased today.
    Due {
        /// Only of this case, by id or number.
        #[arg(long)]
        case: Option<String>,
    },
    /// Keeps data, or notes and documents, until the next review, with a reason. No day: as late as it may be.
    Continue {
        #[command(flatten)]
        what: Unit,
        /// Why they are still needed.
        #[arg(long)]
        reason: String,
        /// The day of the next review.
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
    },
    /// Places a legal hold: nothing is erased until it is lifted.
    Hold {
        #[command(flatten)]
        what: Unit,
        /// The court's reference.
        #[arg(long)]
        reference: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Lifts the hold that one's agency placed.
    Release {
        #[command(flatten)]
        what: Unit,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Proposes to erase data, or notes and documents. A second person of another agency confirms it.
    Erase {
        #[command(flatten)]
        what: What,
        /// With --papers-of: this note or document, by id; may be said more than once. Not said: those whose review has come.
        #[arg(long = "paper", value_name = "ID", requires = "papers_of")]
        papers: Vec<String>,
        /// Why: not-needed, provider-asked, subject-asked, unlawful.
        #[arg(long, default_value = "not-needed")]
        ground: String,
    },
    /// Lists the notes and documents of an agency on a case, each with its id and the day of its review.
    Papers {
        /// The agency.
        agency: String,
        /// The case, by id or number.
        #[arg(long)]
        case: String,
        /// Only those with this in their name or text.
        #[arg(long)]
        find: Option<String>,
    },
    /// Agrees to a proposal as the second person: what it names is erased everywhere. It cannot be undone.
    Confirm {
        #[command(flatten)]
        what: What,
    },
}

/// A contribution, or an agency's notes and documents on a case.
#[derive(Debug, Args)]
pub(crate) struct Unit {
    /// The contribution, by id.
    #[arg(required_unless_present = "papers_of", conflicts_with = "papers_of")]
    contribution: Option<String>,
    /// The notes and documents of this agency instead, on the case of --case.
    #[arg(long, value_name = "AGENCY", requires = "case")]
    papers_of: Option<String>,
    /// The case of --papers-of, by id or number.
    #[arg(long, requires = "papers_of")]
    case: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct What {
    #[command(flatten)]
    unit: Unit,
    /// Only says what would be erased.
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(desk: &Desk, does: &RetentionDo, as_json: bool) -> Result<(), Trouble> {
    open(desk)?;
    let (name, request) = match does {
        RetentionDo::Due { case } => return due(desk, case.as_deref(), as_json),
        RetentionDo::Papers { agency, case, find } => return papers(desk, (agency, case, find.as_deref()), as_json),
        RetentionDo::Erase { what, .. } | RetentionDo::Confirm { what } if what.dry_run => {
            return would_erase(desk, named(desk, &what.unit)?, as_json);
        }
        RetentionDo::Continue { what, reason, until } => {
            let mut request = named(desk, what)?;
            request["reason"] = json!(reason);
            if let Some(until) = until {
                request["until"] = json!(until);
            }
            ("continueReview", request)
        }
        RetentionDo::Hold { what, reference, reason } => {
            let mut request = named(desk, what)?;
            (request["reference"], request["reason"]) = (json!(reference), json!(reason));
            ("placeHold", request)
        }
        RetentionDo::Release { what, reason } => {
            let mut request = named(desk, what)?;
            request["reason"] = json!(reason);
            ("liftHold", request)
        }
        RetentionDo::Erase { what, papers, ground } => {
            if Ground::from_label(ground).is_none() {
                let known: Vec<&str> = Ground::ALL.iter().map(|it| it.label()).collect();
                return Err(Trouble::Usage(format!("{ground} is no ground. There are: {}.", known.join(", "))));
            }
            let mut request = named(desk, &what.unit)?;
            request["ground"] = json!(ground);
            if !papers.is_empty() {
                if let Some(wrong) = papers.iter().find(|id| id.parse::<SubjectId>().is_err()) {
                    return Err(Trouble::Usage(format!("{wrong} is no id of a note or document. `jcat retention papers` lists them.")));
                }
                request["papers"] = json!(papers);
            }
            ("proposeErasure", request)
        }
        RetentionDo::Confirm { what } => ("confirmErasure", named(desk, &what.unit)?),
    };
    let answer = desk.call(name, request)?;
    if as_json { print_json(&answer) } else { Ok(()) }
}

/// Gives the part of a request that says what it is about.
fn named(desk: &Desk, unit: &Unit) -> Result<Value, Trouble> {
    match (&unit.contribution, &unit.papers_of, &unit.case) {
        (Some(said), ..) if said.parse::<ContributionId>().is_err() => {
            Err(Trouble::Usage(format!("{said} is no id of a contribution. `jcat retention due` and `jcat call contributions` list them.")))
        }
        (Some(contribution), ..) => Ok(json!({ "contribution": contribution })),
        (None, Some(agency), Some(case)) => Ok(json!({ "case": case_id(desk, case)?, "agency": agency })),
        (None, ..) => Err(Trouble::Usage("Say which: a contribution by its id, or --papers-of AGENCY --case CASE.".to_owned())),
    }
}

fn papers(desk: &Desk, (agency, case, find): (&str, &str, Option<&str>), as_json: bool) -> Result<(), Trouble> {
    let list = desk.call("papersOf", json!({ "case": case_id(desk, case)?, "agency": agency, "text": find }))?;
    if as_json {
        return print_json(&list);
    }
    let rows = list["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        return print_line(if find.is_some() { "None has this in its name or text." } else { "There is none." });
    }
    for row in rows {
        let what = if row["document"] == true { "document" } else { "note" };
        let name = text(&row["name"]).split_whitespace().collect::<Vec<_>>().join(" ");
        print_line(&format!("{what:8}  {}  review {}  {name}", text(&row["paper"]), text(&row["due"])))?;
    }
    let (found, shown) = (list["found"].as_u64().unwrap_or_default(), rows.len() as u64);
    if found > shown { print_line(&format!("… and {} newer. --find TEXT looks for one of them.", found - shown)) } else { Ok(()) }
}

fn due(desk: &Desk, case: Option<&str>, as_json: bool) -> Result<(), Trouble> {
    let mut list = desk.call("retention", json!({}))?;
    if let Some(case) = case {
        let case = case_id(desk, case)?;
        for rows in ["rows", "erased"] {
            if let Some(rows) = list[rows].as_array_mut() {
                rows.retain(|row| row["case"] == case);
            }
        }
    }
    if as_json {
        return print_json(&list);
    }
    for row in list["rows"].as_array().into_iter().flatten() {
        show(row)?;
    }
    for row in list["erased"].as_array().into_iter().flatten() {
        let signed = |who: &str| format!("{} ({})", text(&row[who]["byName"]), text(&row[who]["agency"]));
        print_line(&format!(
            "erased      {:10} {}  {} {} of {}: {}, signed by {} and {}",
            text(&row["label"]),
            unit(row),
            row["count"],
            if row["contribution"].is_null() { "notes and documents" } else { "indicators" },
            text(&row["agency"]),
            text(&row["ground"]),
            signed("first"),
            signed("second")
        ))?;
    }
    let report = &list["report"];
    if report["contributions"] == 0 && report["papers"] == 0 {
        return print_line("Nothing is erased today, even if nobody decides.");
    }
    print_line(&format!(
        "If nobody decides, {} contributions are erased today: {} indicators, {} links and sightings; and {} notes and documents. \
         Holds keep {} contributions with {} indicators, and {} notes and documents.",
        report["contributions"],
        report["indicators"],
        report["quotes"],
        report["papers"],
        report["held"],
        report["heldIndicators"],
        report["heldPapers"]
    ))
}

/// Names what a row is about, in the width of an id.
fn unit(row: &Value) -> &str {
    row["contribution"].as_str().unwrap_or("notes and documents                 ")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn show(row: &Value) -> Result<(), Trouble> {
    let mut said = match row["documents"].as_u64() {
        Some(documents) => {
            vec![format!("{} of {}, {documents} of them documents, {} due today", row["count"], text(&row["agency"]), row["dueToday"])]
        }
        None => vec![format!("{} indicators of {}, {} links and sightings", row["count"], text(&row["agency"]), row["quotes"])],
    };
    for hold in row["holds"].as_array().into_iter().flatten() {
        said.push(format!("held: {} ({})", text(&hold["reference"]), text(&hold["agency"])));
    }
    if let Some(ground) = row["ground"].as_str() {
        let some = if row["contribution"].is_null() { format!(" {} of them", row["proposed"]) } else { String::new() };
        said.push(format!("{} proposed to erase{some}: {ground}", text(&row["first"]["agency"])));
    }
    if row["long"] == true {
        said.push("kept for more than five years about victims, witnesses or minors".to_owned());
    }
    print_line(&format!("{:11} {:10} {}  {}", text(&row["due"]), text(&row["label"]), unit(row), said.join("; ")))
}

/// Says what goes if two persons sign now, and what stands in the way. Changes nothing.
fn would_erase(desk: &Desk, request: Value, as_json: bool) -> Result<(), Trouble> {
    let what = desk.call("erasureOf", request)?;
    if as_json { print_json(&what) } else { show(&what) }
}
