//! What was found for a request as a file: the working paper of the office, or what goes to who asked.
//!
//! The answer holds what is told and nothing else: no case, no name of a package, no agency, and no number of what is withheld.

use std::path::Path;

use jcat_documents::sheet;
use jcat_domain::handling::{Handling, Tlp};
use jcat_domain::ids::{CaseId, DataRequestId};
use jcat_domain::labels;
use jcat_domain::marking::Marking;
use jcat_domain::records::{Leaving, Object, ObjectKind, Purpose, Verb};
use serde::Deserialize;
use ts_rs::TS;

use super::WhichDataRequest;
use super::pack::{self, DataRequestView, FoundRow};
use crate::cases::export::Exported;
use crate::error::Error;
use crate::files;
use crate::print;
use crate::records::notebook::{Access, Extent};
use crate::work::Read;

labels! {
    /// For whom the file is.
    PackForm {
        /// For the office: everything, with what is said of it.
        Working = "pack-working",
        /// For who asked: what is told.
        Answer = "pack-answer",
    }
}

/// Asks for what was found in a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportDataRequest {
    /// The request.
    pub request: DataRequestId,
    /// For whom.
    pub form: PackForm,
    /// The file: `.csv`, `.xlsx` or `.html`.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

const WORKING: [&str; 14] =
    ["what", "case", "agency", "name", "values", "since", "legal-basis", "purpose", "marking", "kept-until", "readers", "given", "said", "reason"];
const ANSWER: [&str; 7] = ["what", "values", "since", "legal-basis", "purpose", "kept-until", "recipients"];

/// A table of what was found.
pub(crate) struct PackTable {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) handling: Handling,
    cases: Vec<CaseId>,
}

/// Writes what was found to a file. That is recorded before.
pub(crate) fn export(read: &Read<'_>, request: ExportDataRequest) -> Result<Exported, Error> {
    let view = pack::view(read, WhichDataRequest { request: request.request })?;
    let table = table(read, &view, request.form);
    let path = Path::new(&request.path);
    let page = match path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html")) {
        true => Some(print::as_page(read, &print::data_request::make(read, &view, &table, request.form)?, &request.path)?),
        false => None,
    };
    let objects = table.cases.iter().map(|case| Object { what: ObjectKind::Case, id: case.known() }).collect();
    let access = Access { extent: Extent::Each, objects, purpose: Some(Purpose::Lawfulness), ..Access::to(Verb::Export, "exportDataRequest", &[]) };
    read.note_leaving(access, &request.leaving.unwrap_or_default())?;
    match page {
        Some(page) => files::write_whole(path, page.as_bytes())?,
        None => {
            let columns: Vec<&str> = table.columns.iter().map(String::as_str).collect();
            sheet::write(path, &columns, &table.rows)?;
        }
    }
    Ok(Exported { rows: u32::try_from(table.rows.len()).unwrap_or(u32::MAX) })
}

/// Puts what was found into a table.
fn table(read: &Read<'_>, view: &DataRequestView, form: PackForm) -> PackTable {
    let told = |row: &&FoundRow| row.own && row.rivals.is_empty() && row.said.as_ref().is_some_and(|said| said.withheld.is_none());
    let (columns, kept): (&[&str], Vec<&FoundRow>) = match form {
        PackForm::Working => (&WORKING, view.found.iter().collect()),
        PackForm::Answer => (&ANSWER, view.found.iter().filter(told).collect()),
    };
    let rows = kept.iter().map(|row| columns.iter().map(|column| cell(read, row, column)).collect()).collect();
    let handling = match form {
        PackForm::Working => {
            kept.iter().filter_map(|row| row.marking.as_ref()).map(Marking::handling).fold(Handling::tlp(Tlp::Amber), |a, b| a.join(&b))
        }
        PackForm::Answer => Handling::tlp(Tlp::Red),
    };
    let mut cases: Vec<CaseId> = kept.iter().map(|row| row.case).collect();
    cases.sort_unstable();
    cases.dedup();
    PackTable { columns: columns.iter().map(|it| read.words.say(&format!("pack-column-{it}"))).collect(), rows, handling, cases }
}

fn cell(read: &Read<'_>, row: &FoundRow, column: &str) -> String {
    let words = read.words;
    let day = |day: jcat_domain::Day| words.day(day);
    match column {
        "what" => words.heading(row.what.label()),
        "case" => row.label.clone(),
        "agency" => row.agency.as_str().to_uppercase(),
        "name" => row.name.clone(),
        "values" => row.values.join("; "),
        "since" => day(row.at.office_day()),
        "legal-basis" => row.legal_basis.clone().unwrap_or_default(),
        "purpose" => row.purpose.map(|it| words.label(it.label())).unwrap_or_default(),
        "marking" => row.marking.as_ref().map(|it| print::marking_in_words(words, &it.handling())).unwrap_or_default(),
        "kept-until" => row.kept_until.map(day).unwrap_or_default(),
        "readers" => row.readers.iter().map(|it| it.as_str().to_uppercase()).collect::<Vec<_>>().join(", "),
        "given" => {
            let given = row.given.iter().map(|it| [vec![day(it.at.office_day()), it.by.clone()], it.recipients.clone()].concat().join(", "));
            given.collect::<Vec<_>>().join("; ")
        }
        "said" => said(read, row),
        "reason" => row.said.as_ref().and_then(|it| it.reason.clone()).unwrap_or_default(),
        // Art. 14 of the directive asks for recipients or their categories; their names would say who works together on what.
        "recipients" => words.say(if row.readers.is_empty() { "pack-no-recipients" } else { "pack-recipients" }),
        _ => String::new(),
    }
}

/// Says whether something is told, in words.
fn said(read: &Read<'_>, row: &FoundRow) -> String {
    let words = read.words;
    match &row.said {
        _ if !row.own => words.say("pack-theirs"),
        _ if !row.rivals.is_empty() => words.say("pack-conflict"),
        None => words.say("pack-undecided"),
        Some(said) => {
            said.withheld.map_or_else(|| words.say("pack-told"), |ground| words.with("pack-withheld", &[("ground", &words.label(ground.label()))]))
        }
    }
}
