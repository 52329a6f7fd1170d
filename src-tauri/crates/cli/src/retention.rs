//! `jcat retention …`: what is due for review, legal holds, and erasing by two persons.

use clap::{Args, Subcommand};
use jcat_desk::Desk;
use jcat_desk::domain::contributions::retention::Ground;
use jcat_desk::domain::ids::ContributionId;
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
    /// Keeps data until the next review, with a reason. No day: as late as it may be.
    Continue {
        /// The contribution, by id.
        contribution: String,
        /// Why they are still needed.
        #[arg(long)]
        reason: String,
        /// The day of the next review.
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
    },
    /// Places a legal hold: nothing is erased until it is lifted.
    Hold {
        /// The contribution, by id.
        contribution: String,
        /// The court's reference.
        #[arg(long)]
        reference: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Lifts the hold that one's agency placed.
    Release {
        /// The contribution, by id.
        contribution: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Proposes to erase data. A second person of another agency confirms it.
    Erase {
        #[command(flatten)]
        what: What,
        /// Why: not-needed, provider-asked, subject-asked, unlawful.
        #[arg(long, default_value = "not-needed")]
        ground: String,
    },
    /// Agrees to a proposal as the second person: the data are erased everywhere. It cannot be undone.
    Confirm {
        #[command(flatten)]
        what: What,
    },
}

#[derive(Debug, Args)]
pub(crate) struct What {
    /// The contribution, by id.
    contribution: String,
    /// Only says what would be erased.
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(desk: &Desk, does: &RetentionDo, as_json: bool) -> Result<(), Trouble> {
    open(desk)?;
    let (name, request) = match does {
        RetentionDo::Due { case } => return due(desk, case.as_deref(), as_json),
        RetentionDo::Erase { what, .. } | RetentionDo::Confirm { what } if what.dry_run => return would_erase(desk, &what.contribution, as_json),
        RetentionDo::Continue { contribution, reason, until: Some(until) } => {
            ("continueReview", json!({ "contribution": named(contribution)?, "reason": reason, "until": until }))
        }
        RetentionDo::Continue { contribution, reason, until: None } => {
            ("continueReview", json!({ "contribution": named(contribution)?, "reason": reason }))
        }
        RetentionDo::Hold { contribution, reference, reason } => {
            ("placeHold", json!({ "contribution": named(contribution)?, "reference": reference, "reason": reason }))
        }
        RetentionDo::Release { contribution, reason } => ("liftHold", json!({ "contribution": named(contribution)?, "reason": reason })),
        RetentionDo::Erase { what, ground } => {
            if Ground::from_label(ground).is_none() {
                let known: Vec<&str> = Ground::ALL.iter().map(|it| it.label()).collect();
                return Err(Trouble::Usage(format!("{ground} is no ground. There are: {}.", known.join(", "))));
            }
            ("proposeErasure", json!({ "contribution": named(&what.contribution)?, "ground": ground }))
        }
        RetentionDo::Confirm { what } => ("confirmErasure", json!({ "contribution": named(&what.contribution)? })),
    };
    let answer = desk.call(name, request)?;
    if as_json { print_json(&answer) } else { Ok(()) }
}

fn named(said: &str) -> Result<Value, Trouble> {
    match said.parse::<ContributionId>() {
        Ok(_) => Ok(json!(said)),
        Err(_) => Err(Trouble::Usage(format!("{said} is no id of a contribution. `jcat retention due` and `jcat call contributions` list them."))),
    }
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
            "erased      {:10} {}  {} indicators of {}: {}, signed by {} and {}",
            text(&row["label"]),
            text(&row["contribution"]),
            row["count"],
            text(&row["agency"]),
            text(&row["ground"]),
            signed("first"),
            signed("second")
        ))?;
    }
    let report = &list["report"];
    if report["contributions"] == 0 {
        return print_line("Nothing is erased today, even if nobody decides.");
    }
    print_line(&format!(
        "If nobody decides, {} contributions are erased today: {} indicators, {} links and sightings. Holds keep {} with {} indicators.",
        report["contributions"], report["indicators"], report["quotes"], report["held"], report["heldIndicators"]
    ))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn show(row: &Value) -> Result<(), Trouble> {
    let mut said = vec![format!("{} indicators of {}, {} links and sightings", row["count"], text(&row["agency"]), row["quotes"])];
    for hold in row["holds"].as_array().into_iter().flatten() {
        said.push(format!("held: {} ({})", text(&hold["reference"]), text(&hold["agency"])));
    }
    if let Some(ground) = row["ground"].as_str() {
        said.push(format!("{} proposed to erase: {ground}", text(&row["first"]["agency"])));
    }
    if row["long"] == true {
        said.push("kept for more than five years about victims, witnesses or minors".to_owned());
    }
    print_line(&format!("{:11} {:10} {}  {}", text(&row["due"]), text(&row["label"]), text(&row["contribution"]), said.join("; ")))
}

/// Says what goes if two persons sign now, and what stands in the way. Changes nothing.
fn would_erase(desk: &Desk, contribution: &str, as_json: bool) -> Result<(), Trouble> {
    let id = named(contribution)?;
    let what = desk.call("erasureOf", json!({ "contribution": id }))?;
    if as_json { print_json(&what) } else { show(&what) }
}
