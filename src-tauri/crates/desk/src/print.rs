//! What is printed: the file of a case, the situation report of an action day, the public version of an outcome (PLN-10, OPS-5, OUT), the
//! minutes of an election.
//!
//! One description of a print for both ways out: the window draws it and has it printed, `jcat call` writes it as a page that any
//! browser prints. Everything in it comes from the same views as the screens, so that it says what its reader may see and no more.
//! The marking is that of everything in it together, and stands on every page. Who took it out, why and for whom is on record
//! before anything is given.

use std::path::Path;

use jcat_domain::Instant;
use jcat_domain::handling::Handling;
use jcat_domain::ids::{CaseId, ElectionId};
use jcat_domain::records::{Leaving, ObjectKind, Verb};
use jcat_domain::zones;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::elections::WhichElection;
use crate::error::Error;
use crate::files;
use crate::operation::situation;
use crate::records::notebook::Access;
use crate::undo::Nothing;
use crate::words::{Language, Words};
use crate::work::{Read, Work};

pub(crate) mod board_minutes;
mod case_file;
pub(crate) mod data_request;
mod html;
pub(crate) mod letter;
mod minutes;
mod outcome;
mod pages;
mod report;
mod ties;
pub(crate) mod yearbook;

/// Asks for a print of a case, for the window.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PrintCase {
    /// The case.
    pub case: CaseId,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Asks for a print of a case as a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WriteCase {
    /// The case.
    pub case: CaseId,
    /// The file: `.html`.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Asks for the minutes of an election as a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WriteMinutes {
    /// The election.
    pub election: ElectionId,
    /// The file: `.html`.
    pub path: String,
}

/// Something to print.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Printed {
    /// What it is.
    pub title: String,
    /// What stands above it: the case by its number, without its title; empty where that is for nobody to read.
    pub label: String,
    /// How it may be passed on: what all that is in it asks for together.
    pub handling: Handling,
    /// The same in words, on every page.
    pub marking: String,
    /// Who had it printed, and when; on every page, where that is for its readers.
    pub by: String,
    /// Its pages: each bears the marking at its head and its foot.
    pub pages: Vec<PrintedPage>,
}

impl Printed {
    fn of(self, label: String, by: String) -> Self {
        Self { label, by, ..self }
    }
}

/// A page of a print.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PrintedPage {
    /// The language of what stands on it, where that need not be its reader's.
    pub lang: Option<Language>,
    /// What stands on it.
    pub sections: Vec<PrintedSection>,
}

/// A section of a print.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PrintedSection {
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// Names with what is said of each.
    Facts {
        /// The lines.
        rows: Vec<FactLine>,
    },
    /// A paragraph, with the line ends of its author.
    Text {
        /// What it says.
        text: String,
    },
    /// A table.
    Table {
        /// The headings of its columns.
        head: Vec<String>,
        /// How wide they are, in per cent.
        widths: Vec<u32>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
}

/// A name with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FactLine {
    /// The name.
    pub name: String,
    /// What is said.
    pub value: String,
}

/// Gives the file of a case for the window to print.
pub(crate) fn case_file(read: &Read<'_>, request: PrintCase) -> Result<Printed, Error> {
    let file = case_file::make(read, request.case)?;
    leaves(read, "printCaseFile", &file.cases, request.leaving)?;
    Ok(file.printed)
}

/// Writes the file of a case.
pub(crate) fn write_case_file(read: &Read<'_>, request: WriteCase) -> Result<Nothing, Error> {
    let file = case_file::make(read, request.case)?;
    write(read, "writeCaseFile", &file.printed, &file.cases, request)
}

/// Gives the situation report of an action day for the window to print. That it was made is on the board for all: the next is due
/// so long after it.
pub(crate) fn situation_report(work: &mut Work<'_>, request: PrintCase) -> Result<Printed, Error> {
    let printed = report::make(work, request.case)?;
    leaves(work, "printSituationReport", &[request.case], request.leaving)?;
    situation::report_made(work, request.case)?;
    Ok(printed)
}

/// Writes the situation report of an action day.
pub(crate) fn write_situation_report(work: &mut Work<'_>, request: WriteCase) -> Result<Nothing, Error> {
    let printed = report::make(work, request.case)?;
    let case = request.case;
    write(work, "writeSituationReport", &printed, &[case], request)?;
    situation::report_made(work, case)?;
    Ok(Nothing {})
}

/// Gives the public version of an outcome for the window to print, once it was approved.
pub(crate) fn public_version(read: &Read<'_>, request: PrintCase) -> Result<Printed, Error> {
    let printed = outcome::public(read, request.case)?;
    leaves(read, "printPublicVersion", &[request.case], request.leaving)?;
    Ok(printed)
}

/// Writes the public version of an outcome, once it was approved.
pub(crate) fn write_public_version(read: &Read<'_>, request: WriteCase) -> Result<Nothing, Error> {
    let printed = outcome::public(read, request.case)?;
    write(read, "writePublicVersion", &printed, &[request.case], request)
}

/// Drafts the minutes of an election for the window to print.
pub(crate) fn minutes(read: &Read<'_>, request: WhichElection) -> Result<Printed, Error> {
    minutes::make(read, request.election)
}

/// Writes the minutes of an election.
pub(crate) fn write_minutes(read: &Read<'_>, request: WriteMinutes) -> Result<Nothing, Error> {
    let printed = minutes::make(read, request.election)?;
    let path = page_at(&request.path)?;
    files::write_whole(path, html::page(&printed, read.words).as_bytes())?;
    Ok(Nothing {})
}

/// Reads the path of a page.
fn page_at(path: &str) -> Result<&Path, Error> {
    let path = Path::new(path);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html")) { Ok(path) } else { Err(jcat_documents::Error::UnknownKind.into()) }
}

/// Gives a print as a page that any browser prints; the file must be named as one.
pub(crate) fn as_page(read: &Read<'_>, printed: &Printed, path: &str) -> Result<String, Error> {
    page_at(path)?;
    Ok(html::page(printed, read.words))
}

fn write(read: &Read<'_>, how: &str, printed: &Printed, cases: &[CaseId], request: WriteCase) -> Result<Nothing, Error> {
    let path = page_at(&request.path)?;
    let page = html::page(printed, read.words);
    leaves(read, how, cases, request.leaving)?;
    files::write_whole(path, page.as_bytes())?;
    Ok(Nothing {})
}

/// Notes what leaves of a case, and of every other that it names.
fn leaves(read: &Read<'_>, how: &str, cases: &[CaseId], leaving: Option<Leaving>) -> Result<(), Error> {
    let objects: Vec<_> = cases.iter().map(|case| (ObjectKind::Case, case.known())).collect();
    read.note_leaving(Access::to(Verb::Export, how, &objects), &leaving.unwrap_or_default())
}

// ---- what both are made of -------------------------------------------------------------------------------------------------

/// Gives a marking in words.
pub(crate) fn marking_in_words(words: &Words, handling: &Handling) -> String {
    let restriction = handling.h3.as_ref().map(|text| format!("H3: {text}"));
    let codes = [handling.h1.then(|| words.say("h1")), handling.h2.then(|| words.say("h2")), restriction];
    let tlp = format!("TLP:{}", handling.tlp.label());
    std::iter::once(tlp).chain(codes.into_iter().flatten()).collect::<Vec<_>>().join(" · ")
}

/// Writes the pieces of a print: in the words of its reader, or of a language that the print asks for.
struct Pen<'a> {
    read: &'a Read<'a>,
    words: &'a Words,
}

impl<'a> Pen<'a> {
    const fn of(read: &'a Read<'a>) -> Self {
        Self { read, words: read.words }
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    fn label(&self, text: &str) -> String {
        self.words.label(text)
    }

    /// A moment on the office's clock.
    fn moment(&self, at: Instant) -> String {
        zones::clock(at, zones::OFFICE)
    }

    fn yes(&self, ok: bool, key: &str) -> String {
        if ok { self.say(key) } else { String::new() }
    }

    /// A marking in words.
    fn marking(&self, handling: &Handling) -> String {
        marking_in_words(self.words, handling)
    }

    fn facts(&self, rows: Vec<(&str, String)>) -> Block {
        let kept = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Block::Facts { rows: kept.map(|(key, value)| FactLine { name: self.say(key), value }).collect() }
    }

    fn table(&self, head: &[&str], rows: Vec<Vec<String>>) -> Block {
        let head: Vec<String> = head.iter().map(|key| self.say(key)).collect();
        Block::Table { widths: pages::widths(&head, &rows), head, rows }
    }

    fn section(&self, key: &str, blocks: Vec<Block>) -> PrintedSection {
        PrintedSection { heading: self.say(key), blocks }
    }

    /// Puts a print together.
    fn printed(&self, title: String, label: String, handling: Handling, sections: Vec<PrintedSection>) -> Result<Printed, Error> {
        Ok(self.anonymous(title, handling, sections).of(label, self.by()?))
    }

    /// Who has it printed, and when.
    fn by(&self) -> Result<String, Error> {
        let by = self.read.officer_name(self.read.me.officer)?;
        Ok(self.words.with("printed-by", &[("who", &by), ("at", &self.moment(self.read.now))]))
    }

    /// The same, naming neither a case nor who had it printed: for everybody.
    fn anonymous(&self, title: String, handling: Handling, sections: Vec<PrintedSection>) -> Printed {
        let marking = self.marking(&handling);
        let pages = self.pages(&title, &marking, said(sections));
        Printed { title, label: String::new(), marking, handling, by: String::new(), pages }
    }

    /// Puts sections on pages.
    fn pages(&self, title: &str, marking: &str, sections: Vec<PrintedSection>) -> Vec<PrintedPage> {
        pages::cut(title, marking, sections, |heading| self.words.with("print-goes-on", &[("heading", heading)]))
    }
}

/// Leaves out what says nothing: blocks without rows, and sections without blocks.
fn said(sections: Vec<PrintedSection>) -> Vec<PrintedSection> {
    let says = |block: &Block| match block {
        Block::Facts { rows } => !rows.is_empty(),
        Block::Text { text } => !text.is_empty(),
        Block::Table { rows, .. } => !rows.is_empty(),
    };
    let kept = sections.into_iter().map(|section| PrintedSection { blocks: section.blocks.into_iter().filter(says).collect(), ..section });
    kept.filter(|section| !section.blocks.is_empty()).collect()
}
