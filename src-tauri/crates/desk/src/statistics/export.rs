//! A section as a file: all of it for the office, and for everybody what may be given out. Writing it is recorded before it is done.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jcat_documents::sheet;
use jcat_domain::counters::Bound;
use jcat_domain::handling::Tlp;
use jcat_domain::outcome::rules::FOR_THE_BOARD;
use jcat_domain::records::{Leaving, Object, ObjectKind, Verb};
use jcat_domain::{Day, labels};
use serde::Deserialize;
use ts_rs::TS;

use super::facts::Facts;
use super::sections::row_name;
use super::suppress::{self, LEAST, Mark, Marks};
use super::table::{Column, Set, Table, Thing};
use super::{Period, Reckoning, SectionKey, StatisticsPeriod};
use crate::cases::export::Exported;
use crate::error::Error;
use crate::records::notebook::{Access, Extent};
use crate::work::Read;

labels! {
    /// Whom a file of statistics is for.
    StatisticsReader {
        /// The office: every number.
        Office = "for-the-office",
        /// Everybody: no number below three, and none that would tell one.
        Public = "for-the-public",
    }
}

impl StatisticsReader {
    /// How what is written for this reader may be passed on.
    pub(crate) const fn tlp(self) -> Tlp {
        match self {
            Self::Office => FOR_THE_BOARD,
            Self::Public => Tlp::Clear,
        }
    }
}

/// Asks for a section in a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportStatistics {
    /// Of which days.
    #[serde(default)]
    pub period: StatisticsPeriod,
    /// Which section.
    pub section: SectionKey,
    /// Whom it is for.
    pub reader: StatisticsReader,
    /// The file: `.csv` or `.xlsx`.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Writes a section to a file: its rows, the total, then the marking, the days and the footnotes.
pub(crate) fn export(read: &Read<'_>, request: ExportStatistics) -> Result<Exported, Error> {
    let facts = Facts::of(read, Period::of(read, request.period)?);
    let table = Table::of(request.section, &facts)?;
    let access = Access { extent: Extent::Each, objects: objects_of(&table), ..Access::to(Verb::Export, "exportStatistics", &[]) };
    read.note_leaving(access, &request.leaving.unwrap_or_default())?;
    let marks = match request.reader {
        StatisticsReader::Office => None,
        StatisticsReader::Public => Some(table.given_out()),
    };
    let mut rows = table.lines(read, marks.as_ref());
    let written = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    rows.extend(under(read, &facts.period, &table, request.reader).into_iter().map(|line| vec![line]));
    let headings = headings(read, &table);
    rows.iter_mut().for_each(|row| row.resize(headings.len(), String::new()));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    sheet::write(Path::new(&request.path), &headings, &rows)?;
    Ok(Exported { rows: written })
}

/// A section as it is printed.
pub(crate) struct Printable {
    pub(crate) heading: String,
    /// What it says in a sentence; not for everybody, for its numbers are whole.
    pub(crate) said: String,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) notes: Vec<String>,
}

/// All sections of a period for print, and the cases and events that they count.
pub(crate) struct AllOfIt {
    /// The first day, the last, and the one as of which it is.
    pub(crate) days: [Day; 3],
    pub(crate) sections: Vec<Printable>,
    pub(crate) counted: Vec<Object>,
}

/// Gives all sections that show any number: all of them for the office, and for everybody what may be given out.
pub(crate) fn all(read: &Read<'_>, period: StatisticsPeriod, reader: StatisticsReader) -> Result<AllOfIt, Error> {
    let facts = Facts::of(read, Period::of(read, period)?);
    let days = [facts.period.from, facts.period.last, facts.period.as_of];
    let (mut sections, mut counted) = (Vec::new(), BTreeSet::new());
    for key in SectionKey::ALL {
        let table = Table::of(*key, &facts)?;
        counted.extend(objects_of(&table));
        let public = reader == StatisticsReader::Public;
        let marks = public.then(|| table.given_out());
        let rows = table.lines_with_something(read, marks.as_ref());
        if rows.is_empty() {
            continue;
        }
        sections.push(Printable {
            heading: read.words.heading(key.label()),
            said: if public { String::new() } else { table.said.clone() },
            head: headings(read, &table),
            rows,
            notes: table.notes.iter().map(|note| read.words.say(&format!("statistics-note-{note}"))).collect(),
        });
    }
    Ok(AllOfIt { days, sections, counted: counted.into_iter().collect() })
}

/// What a table counts, each once, as a record of access names it.
fn objects_of(table: &Table) -> Vec<Object> {
    let object = |thing: &Thing| match thing {
        Thing::Outreach(it) => Some(Object { what: ObjectKind::Other, id: it.id.subject() }),
        other => other.case().map(|case| Object { what: ObjectKind::Case, id: case.known() }),
    };
    let each: BTreeSet<Object> = table.things.iter().filter_map(object).collect();
    each.into_iter().collect()
}

fn headings(read: &Read<'_>, table: &Table) -> Vec<String> {
    std::iter::once(read.words.heading(table.key.label())).chain(table.columns.iter().map(|it| read.words.heading(it.key))).collect()
}

/// What stands below the table.
fn under(read: &Read<'_>, period: &Period, table: &Table, reader: StatisticsReader) -> Vec<String> {
    let words = read.words;
    let tlp = reader.tlp();
    let day = |day| words.day(day);
    let days = [("from", day(period.from)), ("last", day(period.last)), ("asOf", day(period.as_of))];
    let days: Vec<(&str, &str)> = days.iter().map(|(name, day)| (*name, day.as_str())).collect();
    let mut lines = vec![format!("TLP:{}", tlp.label()), words.with("statistics-days", &days)];
    lines.extend(table.notes.iter().map(|note| words.say(&format!("statistics-note-{note}"))));
    lines.push(words.say("statistics-scope"));
    if reader == StatisticsReader::Public {
        lines.push(words.say("statistics-note-suppressed"));
    }
    lines
}

impl Table {
    /// Says of each count whether it is given out.
    fn given_out(&self) -> Marks {
        let all = self.rows.iter().map(|row| &row.sets).chain(&self.total);
        let counts: BTreeMap<_, _> = all
            .enumerate()
            .flat_map(|(row, sets)| self.counts().filter_map(move |(column, set)| Some(((row, column), self.weight(sets.get(set)?)))))
            .collect();
        if self.steps { suppress::steps(&counts) } else { suppress::marks(&counts, &self.groups) }
    }

    /// The column that says for each set how many there are, and the set: its count, or else the first that is reckoned from it.
    fn counts(&self) -> impl Iterator<Item = (usize, usize)> {
        let of = |set: usize| {
            let its = || self.columns.iter().enumerate().filter(move |(_, it)| it.set == set);
            its().find(|(_, it)| it.measure == Reckoning::Count).or_else(|| its().next()).map(|(at, _)| (at, set))
        };
        (0..self.sets()).filter_map(of)
    }

    /// Writes the rows and the total; with marks, only what is given out.
    fn lines(&self, read: &Read<'_>, marks: Option<&Marks>) -> Vec<Vec<String>> {
        let line = |at: usize, name: String, sets: &[Set]| {
            let cells = self.columns.iter().map(|it| match (marks, sets.get(it.set)) {
                (_, None) => String::new(),
                (None, Some(set)) => self.cell(it, set),
                (Some(marks), Some(set)) => self.public_cell(it, set, self.mark(marks, at, it.set)),
            });
            std::iter::once(name).chain(cells).collect()
        };
        let name = |key: &str, unit: &Option<String>| {
            let name = row_name(read.words, self.named, key);
            unit.as_ref().map_or_else(|| name.clone(), |unit| format!("{name}, {unit}"))
        };
        let rows = self.rows.iter().enumerate().map(|(at, row)| line(at, name(&row.key, &row.unit), &row.sets));
        let total = self.total.iter().map(|sets| line(self.rows.len(), read.words.heading("in-all"), sets));
        rows.chain(total).collect()
    }

    /// The same without the rows that show no number: paper is short, and to everybody it is not even told whether such a row counts nothing or
    /// too few to be told.
    fn lines_with_something(&self, read: &Read<'_>, marks: Option<&Marks>) -> Vec<Vec<String>> {
        let shows = |cell: &String| !cell.starts_with('<') && cell.bytes().any(|it| matches!(it, b'1'..=b'9'));
        let mut lines = self.lines(read, marks);
        let total = self.total.as_ref().and_then(|_| lines.pop());
        lines.retain(|line| line.iter().skip(1).any(shows));
        lines.extend(total.filter(|line| line.iter().skip(1).any(shows)));
        lines
    }

    /// The mark of the count that a set has.
    fn mark(&self, marks: &Marks, row: usize, set: usize) -> Mark {
        let column = self.counts().find(|(_, its)| *its == set).map(|(column, _)| column);
        column.and_then(|column| marks.get(&(row, column))).copied().unwrap_or(Mark::Withheld)
    }

    fn cell(&self, column: &Column, set: &Set) -> String {
        let number = self.number(column, set);
        let bound = if number.bound == Bound::AtLeast { "≥ " } else { "" };
        number.value.map_or_else(String::new, |value| format!("{bound}{value}"))
    }

    /// What follows from fewer than three things is as small as their number, however large it is itself.
    fn public_cell(&self, column: &Column, set: &Set, mark: Mark) -> String {
        let small = format!("<{LEAST}");
        match (mark, column.measure) {
            (Mark::Shown, _) => self.cell(column, set),
            (Mark::Small, Reckoning::Count) => small,
            (Mark::Small | Mark::Withheld, _) => "…".to_owned(),
        }
    }
}
