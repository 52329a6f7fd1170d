//! `jcat audit request …` and `jcat audit corrections …`: requests of data subjects, and corrections of data that others received (AUD-5).

use std::path::PathBuf;

use clap::Subcommand;
use jcat_desk::Desk;
use jcat_desk::domain::data_requests::{DataRequestKind, DataRequestOutcome, WithholdGround};
use serde_json::{Map, Value, json};

use crate::audit::{Leaving, one_of};
use crate::{Trouble, open, print_json, print_line};

#[derive(Debug, Subcommand)]
pub(crate) enum RequestDo {
    /// Lists requests to one's own agency, what is due first.
    List,
    /// Records a request.
    Record {
        /// The number of your file; no name.
        reference: String,
        /// What is asked for: ask-access, ask-rectification, ask-erasure, ask-restriction.
        #[arg(long, default_value = "ask-access")]
        kind: String,
        /// The day it came in.
        #[arg(long, value_name = "DAY")]
        received: String,
        /// The day by which it is answered. None: a month later.
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
        /// What describes who asks, as in email=someone@example.com; may be given several times.
        #[arg(long = "about", value_name = "KIND=VALUE", required = true)]
        about: Vec<String>,
    },
    /// Shows what is found for a request and what is said of it.
    Show {
        /// The request, by id or reference.
        request: String,
    },
    /// Tells things that were found, or withholds them with a ground and a reason.
    Decide {
        /// The request, by id or reference.
        request: String,
        /// What was found, by its id; none: all of one's own that is undecided.
        rows: Vec<String>,
        /// Withholds it on this ground: obstructs-inquiries, prejudices-prevention, public-security, national-security, rights-of-others.
        #[arg(long, value_name = "GROUND")]
        withhold: Option<String>,
        /// The reason in words.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Writes what was found to CSV, XLSX or HTML. That is recorded.
    Pack {
        /// The request, by id or reference.
        request: String,
        /// The file.
        file: PathBuf,
        /// Only what is told, for who asked.
        #[arg(long)]
        answer: bool,
        #[command(flatten)]
        leaving: Leaving,
    },
    /// Records the answer and closes the request.
    Answer {
        /// The request, by id or reference.
        request: String,
        /// What came of it, where something else than access was asked for: answer-granted, answer-partly, answer-refused.
        #[arg(long)]
        outcome: Option<String>,
        /// Why not all of it.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Sets another day by which it is answered.
    Due {
        /// The request, by id or reference.
        request: String,
        /// The day.
        due: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Opens a request again that was answered or taken back.
    Reopen {
        /// The request, by id or reference.
        request: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Takes a request back.
    Withdraw {
        /// The request, by id or reference.
        request: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CorrectionsDo {
    /// Lists corrections of data that one's agency received, and of its own, what waits first.
    List,
    /// Puts a value of one's own agency's data right. Whoever received the data is told.
    Correct {
        /// The data, by the id of their contribution.
        contribution: String,
        /// The kind of the value: domain, email, phone …
        kind: String,
        /// The value as it is recorded.
        value: String,
        /// What it should have been. None: it is taken out.
        becomes: Option<String>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Takes a correction back: the data are as they were.
    TakeBack {
        /// The correction, by id.
        correction: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Says that one's agency acted on a correction.
    Acknowledge {
        /// The correction, by id.
        correction: String,
        /// What was done, whom one told further.
        #[arg(long)]
        note: Option<String>,
    },
    /// Names somebody whom one's agency has to tell itself.
    Add {
        /// The correction, by id.
        correction: String,
        /// Who.
        name: String,
        /// When they received the data.
        #[arg(long, value_name = "DAY")]
        on: String,
    },
    /// Says that somebody was told.
    Told {
        /// The correction, by id.
        correction: String,
        /// Whom, by id.
        untold: String,
        /// How.
        #[arg(long)]
        note: Option<String>,
    },
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Puts what was given beside what is always there.
fn with(mut request: Value, given: &[(&str, &Option<String>)]) -> Value {
    if let Some(fields) = request.as_object_mut() {
        let said = given.iter().filter_map(|(name, value)| Some(((*name).to_owned(), json!(value.as_ref()?))));
        fields.extend(said.collect::<Map<_, _>>());
    }
    request
}

/// Finds a request by id or by the one reference that fits.
fn request_id(desk: &Desk, said: &str) -> Result<Value, Trouble> {
    let all = desk.call("dataRequests", json!({}))?;
    let mut fits = list(&all["rows"]).filter(|it| it["request"] == *said || it["reference"] == *said);
    match (fits.next(), fits.next()) {
        (Some(one), None) => Ok(one["request"].clone()),
        (None, _) => Err(Trouble::NotFound(format!("No request on this desk is called {said}."))),
        (Some(_), Some(_)) => Err(Trouble::Usage(format!("More than one request is called {said}; use the id."))),
    }
}

pub(crate) fn request(desk: &Desk, does: &RequestDo, as_json: bool) -> Result<(), Trouble> {
    open(desk)?;
    let answer = match does {
        RequestDo::List => return show_list(desk, as_json),
        RequestDo::Show { request } => return show(desk, request, as_json),
        RequestDo::Record { reference, kind, received, due, about } => {
            let kind = one_of("kind of request", kind, DataRequestKind::ALL.iter().map(|it| it.label()))?;
            let about: Vec<Value> = about.iter().map(|it| identifier(it)).collect::<Result<_, _>>()?;
            let request = json!({ "reference": reference, "kind": kind, "received": received, "about": about });
            let made = desk.call("recordDataRequest", with(request, &[("due", due)]))?;
            if !as_json {
                return print_line(text(&made));
            }
            made
        }
        RequestDo::Decide { request, rows, withhold, reason } => decide(desk, request, rows, (withhold.as_deref(), reason))?,
        RequestDo::Pack { request, file, answer, leaving } => {
            let form = if *answer { "pack-answer" } else { "pack-working" };
            let request = json!({ "request": request_id(desk, request)?, "form": form, "path": file, "leaving": leaving.request()? });
            desk.call("exportDataRequest", request)?
        }
        RequestDo::Answer { request, outcome, reason } => {
            if let Some(outcome) = outcome {
                one_of("outcome", outcome, DataRequestOutcome::ALL.iter().map(|it| it.label()))?;
            }
            let request = json!({ "request": request_id(desk, request)? });
            desk.call("answerDataRequest", with(request, &[("outcome", outcome), ("reason", reason)]))?
        }
        RequestDo::Due { request, due, reason } => {
            desk.call("changeDataRequestDue", json!({ "request": request_id(desk, request)?, "due": due, "reason": reason }))?
        }
        RequestDo::Reopen { request, reason } => {
            desk.call("reopenDataRequest", json!({ "request": request_id(desk, request)?, "reason": reason }))?
        }
        RequestDo::Withdraw { request, reason } => {
            desk.call("withdrawDataRequest", json!({ "request": request_id(desk, request)?, "reason": reason }))?
        }
    };
    if as_json { print_json(&answer) } else { Ok(()) }
}

fn identifier(said: &str) -> Result<Value, Trouble> {
    let (kind, given) =
        said.split_once('=').ok_or_else(|| Trouble::Usage(format!("{said} should read KIND=VALUE, as in email=someone@example.com.")))?;
    Ok(json!({ "kind": kind, "given": given }))
}

fn decide(desk: &Desk, request: &str, rows: &[String], (withhold, reason): (Option<&str>, &Option<String>)) -> Result<Value, Trouble> {
    let id = request_id(desk, request)?;
    let rows: Vec<Value> = if rows.is_empty() {
        let view = desk.call("dataRequest", json!({ "request": id }))?;
        list(&view["found"]).filter(|it| it["own"] == true && it["said"].is_null()).map(|it| it["row"].clone()).collect()
    } else {
        rows.iter().map(|it| json!(it)).collect()
    };
    let withheld = withhold.map(|it| one_of("ground", it, WithholdGround::ALL.iter().map(|it| it.label()))).transpose()?;
    let mut said = with(json!({}), &[("reason", reason)]);
    if let Some(withheld) = withheld {
        said["withheld"] = withheld;
    }
    Ok(desk.call("decideDataRequestRows", json!({ "request": id, "rows": rows, "said": said }))?)
}

fn show_list(desk: &Desk, as_json: bool) -> Result<(), Trouble> {
    let all = desk.call("dataRequests", json!({}))?;
    if as_json {
        return print_json(&all);
    }
    for row in list(&all["rows"]) {
        let stands = match (row["open"] == true, row["overdue"] == true) {
            (true, true) => format!("OVERDUE since {}", text(&row["due"])),
            (true, false) => format!("by {}", text(&row["due"])),
            _ if row["outcome"].is_null() => "taken back".to_owned(),
            _ => text(&row["outcome"]).to_owned(),
        };
        print_line(&format!("{}  {:20} {:18} {stands}", text(&row["request"]), text(&row["reference"]), text(&row["kind"])))?;
    }
    Ok(())
}

fn show(desk: &Desk, request: &str, as_json: bool) -> Result<(), Trouble> {
    let view = desk.call("dataRequest", json!({ "request": request_id(desk, request)? }))?;
    if as_json {
        return print_json(&view);
    }
    for row in list(&view["found"]) {
        let said = match (row["own"] == true, row["said"].is_null()) {
            (false, _) => format!("told by {} alone", text(&row["agency"])),
            (true, true) => "undecided".to_owned(),
            (true, false) => row["said"]["withheld"].as_str().map_or_else(|| "told".to_owned(), |ground| format!("withheld: {ground}")),
        };
        let values = list(&row["values"]).map(text).collect::<Vec<_>>().join(", ");
        print_line(&format!("{}  {:18} {}  {}  {values}  [{said}]", text(&row["row"]), text(&row["what"]), text(&row["label"]), text(&row["name"])))?;
    }
    print_line(&format!("{} of one's own undecided. What others hold and this desk does not read is not here.", view["undecided"]))
}

pub(crate) fn corrections(desk: &Desk, does: &CorrectionsDo, as_json: bool) -> Result<(), Trouble> {
    open(desk)?;
    let answer = match does {
        CorrectionsDo::List => return show_corrections(desk, as_json),
        CorrectionsDo::Correct { contribution, kind, value, becomes, reason } => {
            let value = with(json!({ "kind": kind, "normal": value }), &[("becomes", becomes)]);
            let made = desk.call("correctIndicators", json!({ "contribution": contribution, "values": [value], "reason": reason }))?;
            if !as_json {
                return print_line(&format!("{} agencies are told; {} you have to tell yourself.", made["told"], made["untold"]));
            }
            made
        }
        CorrectionsDo::TakeBack { correction, reason } => desk.call("takeBackCorrection", json!({ "correction": correction, "reason": reason }))?,
        CorrectionsDo::Acknowledge { correction, note } => {
            desk.call("acknowledgeCorrection", with(json!({ "correction": correction, "done": true }), &[("note", note)]))?
        }
        CorrectionsDo::Add { correction, name, on } => desk.call("addUntold", json!({ "correction": correction, "name": name, "on": on }))?,
        CorrectionsDo::Told { correction, untold, note } => {
            desk.call("tickUntold", with(json!({ "correction": correction, "untold": untold, "done": true }), &[("note", note)]))?
        }
    };
    if as_json { print_json(&answer) } else { Ok(()) }
}

fn show_corrections(desk: &Desk, as_json: bool) -> Result<(), Trouble> {
    let all = desk.call("corrections", json!({}))?;
    if as_json {
        return print_json(&all);
    }
    for row in list(&all["received"]).chain(list(&all["own"])) {
        let waits = if row["waits"] == true { "  WAITS FOR YOU" } else { "" };
        let back = if row["takenBack"].is_null() { "" } else { "  taken back" };
        let name = row["papers"].as_u64().map_or_else(|| text(&row["name"]).to_owned(), |papers| format!("(notes and documents: {papers})"));
        print_line(&format!(
            "{}  {:10} {}  {} {}{back}{waits}",
            text(&row["correction"]),
            text(&row["agency"]),
            text(&row["label"]),
            text(&row["what"]),
            name
        ))?;
        for value in list(&row["values"]) {
            print_line(&format!("    {} → {}", text(&value["was"]), value["now"].as_str().unwrap_or("taken out")))?;
        }
        for told in list(&row["told"]) {
            let stands = if told["waits"] == true { "has not answered" } else { "nothing is asked of it" };
            print_line(&format!("    {}: received on {}, {stands}", text(&told["agency"]), text(&told["received"])))?;
        }
        for untold in list(&row["untold"]).filter(|it| it["waits"] == true) {
            print_line(&format!("    {}  tell {} yourself ({})", text(&untold["untold"]), text(&untold["name"]), text(&untold["on"])))?;
        }
    }
    Ok(())
}
