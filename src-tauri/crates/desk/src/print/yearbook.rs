//! The yearbook: every section of the statistics of some days on paper, for the Board or for everybody.

use jcat_domain::handling::Handling;
use jcat_domain::records::{Leaving, Verb};
use serde::Deserialize;
use ts_rs::TS;

use super::{Block, Pen, Printed, PrintedSection, pages};
use crate::error::Error;
use crate::files;
use crate::records::notebook::{Access, Extent};
use crate::statistics::StatisticsPeriod;
use crate::statistics::export::{self, AllOfIt, StatisticsReader};
use crate::undo::Nothing;
use crate::work::Read;

/// Asks for the yearbook for the window to print.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PrintYearbook {
    /// Of which days.
    #[serde(default)]
    pub period: StatisticsPeriod,
    /// Whom it is for.
    pub reader: StatisticsReader,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Asks for the yearbook as a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WriteYearbook {
    /// Of which days.
    #[serde(default)]
    pub period: StatisticsPeriod,
    /// Whom it is for.
    pub reader: StatisticsReader,
    /// The file: `.html`.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Gives the yearbook for the window to print.
pub(crate) fn print(read: &Read<'_>, request: PrintYearbook) -> Result<Printed, Error> {
    let all = export::all(read, request.period, request.reader)?;
    leaves(read, "printYearbook", &all, request.leaving)?;
    make(read, all, request.reader)
}

/// Writes the yearbook.
pub(crate) fn write(read: &Read<'_>, request: WriteYearbook) -> Result<Nothing, Error> {
    let path = super::page_at(&request.path)?;
    let all = export::all(read, request.period, request.reader)?;
    leaves(read, "writeYearbook", &all, request.leaving)?;
    let printed = make(read, all, request.reader)?;
    files::write_whole(path, super::html::page(&printed, read.words).as_bytes())?;
    Ok(Nothing {})
}

fn leaves(read: &Read<'_>, how: &str, all: &AllOfIt, leaving: Option<Leaving>) -> Result<(), Error> {
    let access = Access { extent: Extent::Each, objects: all.counted.clone(), ..Access::to(Verb::Export, how, &[]) };
    read.note_leaving(access, &leaving.unwrap_or_default())
}

fn make(read: &Read<'_>, all: AllOfIt, reader: StatisticsReader) -> Result<Printed, Error> {
    let pen = Pen::of(read);
    let [from, last, as_of] = all.days.map(|day| read.words.day(day));
    let days = [("from", from.as_str()), ("last", last.as_str()), ("asOf", as_of.as_str())];
    let mut about = vec![text(read.words.with("statistics-days", &days)), text(pen.say("statistics-scope"))];
    if reader == StatisticsReader::Public {
        about.extend(["yearbook-suppressed", "statistics-note-suppressed"].map(|key| text(pen.say(key))));
    }
    let mut sections = vec![pen.section("yearbook-about", about)];
    for it in all.sections {
        let table = Block::Table { widths: pages::widths(&it.head, &it.rows), head: it.head, rows: it.rows };
        let blocks = [text(it.said), table].into_iter().chain(it.notes.into_iter().map(text)).collect();
        sections.push(PrintedSection { heading: it.heading, blocks });
    }
    let title = read.words.with("yearbook-title", &[("from", &from), ("last", &last)]);
    let handling = Handling::tlp(reader.tlp());
    match reader {
        StatisticsReader::Office => pen.printed(title, String::new(), handling, sections),
        StatisticsReader::Public => Ok(pen.anonymous(title, handling, sections)),
    }
}

const fn text(text: String) -> Block {
    Block::Text { text }
}
