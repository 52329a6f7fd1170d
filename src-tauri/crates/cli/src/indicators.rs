//! `jcat indicators …`: reads text, asks whether values are known elsewhere, brings in a file.

use std::io::Read;
use std::path::PathBuf;

use clap::Subcommand;
use jcat_desk::Desk;
use serde_json::{Value, json};

use crate::{Trouble, case_id, open, print_json, print_line, say};

/// The longest text that is read, in bytes.
const LONGEST: u64 = 256 << 20;

#[derive(Debug, Subcommand)]
pub(crate) enum IndicatorsDo {
    /// Recognises and normalises what is in a text. Needs no desk; one JSON object a line, places in characters.
    Read {
        /// The text, or - for standard input.
        #[arg(default_value = "-")]
        file: PathBuf,
        /// The country whose telephone numbers are written without its prefix: at, fr …
        #[arg(long, value_name = "COUNTRY")]
        region: Option<String>,
    },
    /// Asks whether what is in a text is known elsewhere: hit or no hit. That is recorded, and the owner is told.
    Check {
        /// The text, or - for standard input.
        #[arg(default_value = "-")]
        file: PathBuf,
        /// The case, by its number or id.
        #[arg(long)]
        case: String,
        /// Why: cross-check, strategic, operational, exchange …
        #[arg(long)]
        purpose: String,
    },
    /// Brings a file into a case as a contribution: text, CSV, XLSX, EML, MSG, HTML, STIX 2.1, MISP.
    Import(Box<Import>),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// The file.
    file: PathBuf,
    /// The case, by its number or id.
    #[arg(long)]
    case: String,
    /// What the package is called; without it, the name of the file.
    #[arg(long)]
    name: Option<String>,
    /// On what law the data are shared.
    #[arg(long)]
    legal_basis: String,
    /// For what.
    #[arg(long)]
    purpose: String,
    /// CLEAR, GREEN, AMBER, AMBER+STRICT or RED; without it the data go into quarantine.
    #[arg(long)]
    tlp: Option<String>,
    /// CLEAR, GREEN, AMBER or RED; AMBER where nothing is said.
    #[arg(long, requires = "tlp")]
    pap: Option<String>,
    /// Not in judicial proceedings without permission.
    #[arg(long, requires = "tlp")]
    h1: bool,
    /// Not to be passed on without permission.
    #[arg(long, requires = "tlp")]
    h2: bool,
    /// Whom personal data are about: suspect, convicted, potential, victim, witness, contact, informant.
    #[arg(long)]
    category: Option<String>,
    /// Takes a column for a kind: --column "Adresse=domain". May be given several times.
    #[arg(long = "column", value_name = "HEADING=KIND")]
    columns: Vec<String>,
    /// Only shows what would happen.
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(desk: &Desk, does: &IndicatorsDo, as_json: bool) -> Result<(), Trouble> {
    match does {
        IndicatorsDo::Read { file, region } => {
            for row in rows_of(desk, &text_of(file)?, region.as_deref())? {
                // One object a line, its parts always in this order, on a terminal too.
                let parts = ["type", "value", "normal", "start", "end", "verdict", "reason"].map(|it| format!("\"{it}\":{}", row[it]));
                print_line(&format!("{{{}}}", parts.join(",")))?;
            }
            Ok(())
        }
        IndicatorsDo::Check { file, case, purpose } => check(desk, &text_of(file)?, case, purpose, as_json),
        IndicatorsDo::Import(what) => import(desk, what, as_json),
    }
}

fn text_of(file: &PathBuf) -> Result<String, Trouble> {
    let unreadable = |_| Trouble::NotFound("The text cannot be read.".into());
    let mut bytes = Vec::new();
    if file.as_os_str() == "-" {
        std::io::stdin().take(LONGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        std::fs::File::open(file).and_then(|it| it.take(LONGEST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    }
    if bytes.len() as u64 > LONGEST {
        return Err(Trouble::Usage(format!("The text is longer than {} MB; read it in parts.", LONGEST >> 20)));
    }
    // What is no UTF-8 is replaced sign by sign: the rest is read all the same.
    Ok(String::from_utf8(bytes).unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()))
}

fn rows_of(desk: &Desk, text: &str, region: Option<&str>) -> Result<Vec<Value>, Trouble> {
    let answer = desk.call("readIndicators", json!({ "text": text, "region": region }))?;
    Ok(answer.as_array().cloned().unwrap_or_default())
}

fn check(desk: &Desk, text: &str, case: &str, purpose: &str, as_json: bool) -> Result<(), Trouble> {
    open(desk)?;
    let case = case_id(desk, case)?;
    let preview = desk.call("previewData", json!({ "case": case, "text": text, "mapping": {} }))?;
    let taken: Vec<Value> = preview["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|row| !row["normal"].is_null())
        .map(|row| json!({ "kind": row["kind"], "given": row["given"] }))
        .collect();
    let answer = desk.call("checkIndicators", json!({ "case": case, "purpose": purpose, "values": taken }))?;
    if as_json {
        return print_json(&answer);
    }
    for row in answer["rows"].as_array().into_iter().flatten() {
        let here = &row["here"];
        let count = |field: &Value| field.as_array().map_or(0, Vec::len);
        let (places, told) = (count(&here["places"]), count(&row["told"]));
        let warning = here["warning"].as_str();
        let verdict = match (places + told, warning) {
            (0, Some(_)) => "not compared",
            (0, None) => "no hit",
            _ => "hit",
        };
        let why = warning.map(|it| format!("\t{it}")).unwrap_or_default();
        print_line(&format!("{verdict}\t{}\t{}{why}", here["kind"].as_str().unwrap_or_default(), here["normal"].as_str().unwrap_or_default()))?;
        for it in here["similar"].as_array().into_iter().flatten() {
            let text = |field: &str| it[field].as_str().unwrap_or_default().to_owned();
            let (by, count) = (it["measure"]["by"].as_str().unwrap_or_default(), &it["measure"]["count"]);
            let measure = if by == "percent" { format!("{count}%") } else { format!("{by} {count}") };
            print_line(&format!("similar, among what you may read\t{measure}\t{}\t{}", text("normal"), text("label")))?;
        }
    }
    if let Some(beyond) = answer["beyond"].as_u64().filter(|it| *it > 0) {
        say(&format!("{beyond} more values were not looked at for similar ones; ask for fewer at once."));
    }
    if taken.is_empty() {
        say("No value was recognised in it.");
    } else if answer["queued"] == true {
        say("Only this desk's own cases were looked at; the question waits for the office.");
    } else if answer["asked"] != true {
        say("Only this desk's own cases were looked at.");
    }
    Ok(())
}

fn import(desk: &Desk, what: &Import, as_json: bool) -> Result<(), Trouble> {
    open(desk)?;
    let case = case_id(desk, &what.case)?;
    let mut mapping = serde_json::Map::new();
    for column in &what.columns {
        let Some((heading, kind)) = column.split_once('=') else {
            return Err(Trouble::Usage(format!("{column} should read HEADING=KIND.")));
        };
        mapping.insert(heading.to_owned(), json!(kind));
    }
    let preview = desk.call("previewData", json!({ "case": case, "path": what.file, "mapping": mapping }))?;
    let rows = preview["rows"].as_array().cloned().unwrap_or_default();
    for row in rows.iter().filter(|row| row["normal"].is_null()) {
        let text = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
        say(&format!("{}: {} {}", text("around"), text("shown"), text("reason")));
    }
    let name = what.name.clone().or_else(|| what.file.file_stem().map(|it| it.to_string_lossy().into_owned())).unwrap_or_default();
    let mut terms = json!({ "name": name, "legalBasis": what.legal_basis, "purpose": what.purpose, "quarantine": what.tlp.is_none() });
    if let Some(tlp) = &what.tlp {
        terms["marking"] = json!({ "tlp": tlp, "pap": what.pap.as_deref().unwrap_or("AMBER"), "h1": what.h1, "h2": what.h2, "h3": [] });
    }
    if let Some(category) = &what.category {
        terms["category"] = json!(category);
    }
    let importing = json!({ "case": case, "terms": terms, "path": what.file, "mapping": mapping, "seal": preview["seal"], "dryRun": what.dry_run });
    let done = desk.call("importData", importing)?;
    if !mapping.is_empty() && !what.dry_run {
        let columns: Vec<&Value> = preview["columns"].as_array().into_iter().flatten().map(|it| &it["heading"]).collect();
        desk.call("keepColumns", json!({ "columns": columns, "mapping": mapping }))?;
    }
    if as_json {
        return print_json(
            &json!({ "recorded": done["recorded"], "known": done["known"], "refused": preview["refused"], "contributions": done["contributions"] }),
        );
    }
    print_line(&format!("{} new, {} known, {} refused", done["recorded"], done["known"], preview["refused"]))
}
