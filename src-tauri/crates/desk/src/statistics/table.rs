//! A section while it is laid out: what stands in each of its cells, as things, so that a number is reckoned from the very rows it opens.

use jcat_domain::counters::{self, Bound, Total};
use jcat_domain::ids::CaseId;

use super::facts::{Application, Facts, Figure, Hit, Stay, Waiver};
use super::outreach::{self, Event};
use super::suppress::{Cell, Group};
use super::{Reckoning, RowName, SectionKey, StatisticsColumn, StatisticsNumber, StatisticsRow, StatisticsSection, sections};
use crate::error::Error;
use crate::work::Read;

/// A tenth of a day, in milliseconds.
const TENTH: i64 = 8_640_000;

/// What is counted.
pub(super) enum Thing {
    Case(CaseId),
    Stay(Stay),
    Hit(Hit),
    Figure(Figure),
    Application(Application),
    Waiver(Waiver),
    Outreach(Event),
}

impl Thing {
    /// The case that it is, or is of; none of an event of outreach.
    pub(super) const fn case(&self) -> Option<CaseId> {
        match self {
            Self::Case(case) => Some(*case),
            Self::Stay(it) => Some(it.case),
            Self::Hit(it) => Some(it.case),
            Self::Figure(it) => Some(it.case),
            Self::Application(it) => Some(it.case),
            Self::Waiver(it) => Some(it.case),
            Self::Outreach(_) => None,
        }
    }

    /// For how many it counts where it is asked whether they are few.
    fn weight(&self) -> usize {
        match self {
            Self::Outreach(it) => usize::try_from(it.weight).unwrap_or(usize::MAX),
            Self::Case(_) | Self::Stay(_) | Self::Hit(_) | Self::Figure(_) | Self::Application(_) | Self::Waiver(_) => 1,
        }
    }
}

/// Places of things in the table's list.
pub(super) type Set = Vec<u32>;

/// A column: which of a row's sets it is reckoned from, and how.
pub(super) struct Column {
    pub(super) key: &'static str,
    pub(super) set: usize,
    pub(super) measure: Reckoning,
}

/// A row with its sets.
pub(super) struct Row {
    pub(super) key: String,
    pub(super) unit: Option<String>,
    pub(super) sets: Vec<Set>,
}

/// A section while it is laid out.
pub(super) struct Table {
    pub(super) key: SectionKey,
    pub(super) named: RowName,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// The sets over all rows, each thing once.
    pub(super) total: Option<Vec<Set>>,
    pub(super) things: Vec<Thing>,
    pub(super) said: String,
    /// The words of its footnotes.
    pub(super) notes: Vec<&'static str>,
    /// Cells that stand to each other as parts of something that is told too.
    pub(super) groups: Vec<Group>,
    /// Whether each row is a part of the one before, so that what it lost can be told from both.
    pub(super) steps: bool,
}

impl Table {
    /// Lays out a section.
    pub(super) fn of(key: SectionKey, facts: &Facts<'_>) -> Result<Self, Error> {
        match key {
            SectionKey::OperationsByYear => sections::operations_by_year(facts),
            SectionKey::OperationsByCountry => sections::operations_by_country(facts),
            SectionKey::CasesByArea => sections::cases_by_area(facts),
            SectionKey::CasesByLead => sections::cases_by_lead(facts),
            SectionKey::CasesByStage => sections::cases_by_stage(facts),
            SectionKey::TimeInStage => sections::time_in_stage(facts),
            SectionKey::Funnel => sections::funnel(facts),
            SectionKey::Hits => sections::hits(facts),
            SectionKey::Figures => sections::figures(facts),
            SectionKey::Attachments => sections::attachments(facts),
            SectionKey::Waivers => sections::waivers(facts),
            SectionKey::Outreach => outreach::by_kind(facts),
        }
    }

    /// Begins an empty table with a set for each count.
    pub(super) fn new(key: SectionKey, named: RowName, columns: Vec<Column>) -> Self {
        let (rows, things) = (Vec::new(), Vec::new());
        Self { key, named, columns, rows, total: None, things, said: String::new(), notes: Vec::new(), groups: Vec::new(), steps: false }
    }

    pub(super) fn sets(&self) -> usize {
        self.columns.iter().map(|column| column.set + 1).max().unwrap_or_default()
    }

    /// Adds a thing to the list.
    pub(super) fn thing(&mut self, thing: Thing) -> u32 {
        let place = u32::try_from(self.things.len()).unwrap_or(u32::MAX);
        self.things.push(thing);
        place
    }

    /// Gives the place of a row, which is begun where it is not there yet.
    pub(super) fn row(&mut self, key: &str, unit: Option<&str>) -> usize {
        if let Some(at) = self.rows.iter().position(|row| row.key == key && row.unit.as_deref() == unit) {
            return at;
        }
        self.rows.push(Row { key: key.to_owned(), unit: unit.map(str::to_owned), sets: vec![Vec::new(); self.sets()] });
        self.rows.len() - 1
    }

    /// Puts a thing into a set of a row.
    pub(super) fn put(&mut self, row: usize, set: usize, thing: u32) {
        if let Some(set) = self.rows.get_mut(row).and_then(|row| row.sets.get_mut(set)) {
            set.push(thing);
        }
    }

    /// Puts a thing into a set of the total.
    pub(super) fn put_total(&mut self, set: usize, thing: u32) {
        let sets = self.sets();
        if let Some(set) = self.total.get_or_insert_with(|| vec![Vec::new(); sets]).get_mut(set) {
            set.push(thing);
        }
    }

    /// Begins the total, which may stay empty.
    pub(super) fn with_total(mut self) -> Self {
        self.total = Some(vec![Vec::new(); self.sets()]);
        self
    }

    /// Says that the rows of a column are parts of its total.
    pub(super) fn parts(&mut self, column: usize) {
        self.groups.push(Group::Parts(self.rows_at(column)));
    }

    /// The cells of a column, without its total.
    pub(super) fn rows_at(&self, column: usize) -> Vec<Cell> {
        (0..self.rows.len()).map(|row| (row, column)).collect()
    }

    /// Puts rows in order: the most first, by the first set.
    pub(super) fn most_first(&mut self) {
        self.rows.sort_by(|a, b| {
            let count = |row: &Row| row.sets.iter().map(Vec::len).next().unwrap_or_default();
            count(b).cmp(&count(a)).then_with(|| a.key.cmp(&b.key))
        });
    }

    /// Gives how many things stand in a set of the total.
    pub(super) fn in_all(&self, set: usize) -> usize {
        self.total.as_ref().and_then(|total| total.get(set)).map_or(0, Vec::len)
    }

    /// Gives how many things stand in a set of a row.
    pub(super) fn count(&self, key: &str, set: usize) -> usize {
        self.rows.iter().find(|row| row.key == key).and_then(|row| row.sets.get(set)).map_or(0, Vec::len)
    }

    /// Gives the set of a cell; none names the total.
    pub(super) fn set_of(&self, row: Option<(&str, Option<&str>)>, column: &str) -> Option<&Set> {
        let at = self.columns.iter().find(|it| it.key == column)?.set;
        match row {
            None => self.total.as_ref()?.get(at),
            Some((key, unit)) => self.rows.iter().find(|row| row.key == key && row.unit.as_deref() == unit)?.sets.get(at),
        }
    }

    /// Reckons the number of a cell.
    pub(super) fn number(&self, column: &Column, set: &Set) -> StatisticsNumber {
        let (value, bound) = match column.measure {
            Reckoning::Count => (Some(set.len().to_string()), Bound::Exactly),
            Reckoning::Share => (share(set.len(), self.whole(column.set)), Bound::Exactly),
            Reckoning::MedianDays => (self.median(set).map(days), Bound::Exactly),
            Reckoning::Sum => self.sum(set).map_or((None, Bound::Exactly), |(sum, bound)| (Some(sum), bound)),
            Reckoning::Countries => {
                outreach::countries(self.events(set)).map_or((None, Bound::Exactly), |it| (Some(it.number.to_string()), it.bound))
            }
        };
        StatisticsNumber { value, bound, behind: u32::try_from(set.len()).unwrap_or(u32::MAX) }
    }

    /// What a share is of: the total, or the first row where the rows are steps of one thing.
    fn whole(&self, set: usize) -> usize {
        let first = || self.rows.first().and_then(|row| row.sets.get(set)).map_or(0, Vec::len);
        self.total.as_ref().and_then(|total| total.get(set)).map_or_else(first, Vec::len)
    }

    fn each<'a>(&'a self, set: &'a Set) -> impl Iterator<Item = &'a Thing> {
        set.iter().filter_map(|at| usize::try_from(*at).ok().and_then(|at| self.things.get(at)))
    }

    /// Gives how many stand behind a set, which is asked where few are not told.
    pub(super) fn weight(&self, set: &Set) -> usize {
        self.each(set).map(Thing::weight).sum()
    }

    fn events<'a>(&'a self, set: &'a Set) -> impl Iterator<Item = &'a Event> {
        self.each(set).filter_map(|thing| if let Thing::Outreach(it) = thing { Some(it) } else { None })
    }

    /// Gives the things of a set, the newest last.
    pub(super) fn things_of<'a>(&'a self, set: &'a Set) -> Vec<&'a Thing> {
        self.each(set).collect()
    }

    /// The middle stay, or what lies between the two in the middle, in milliseconds.
    pub(super) fn median(&self, set: &Set) -> Option<i64> {
        let mut all: Vec<i64> = self.each(set).filter_map(|thing| if let Thing::Stay(it) = thing { Some(it.millis) } else { None }).collect();
        let half = all.len() / 2;
        if half >= all.len() {
            return None;
        }
        let (before, middle, _) = all.select_nth_unstable(half);
        let upper = *middle;
        let lower = if set.len().is_multiple_of(2) { before.iter().copied().max().unwrap_or(upper) } else { upper };
        Some((lower + upper) / 2)
    }

    /// Adds up what figures or events of a set say.
    fn sum(&self, set: &Set) -> Option<(String, Bound)> {
        if let Some(sum) = outreach::sum(self.events(set)) {
            return Some((sum.number.to_string(), sum.bound));
        }
        let totals: Vec<Total> =
            self.each(set).filter_map(|thing| if let Thing::Figure(it) = thing { Some(it.total.clone()) } else { None }).collect();
        let total = counters::overall(&totals).into_iter().next()?;
        Some((total.quantity.0.normalize().to_string(), total.bound))
    }

    fn numbers(&self, sets: &[Set]) -> Vec<StatisticsNumber> {
        self.columns.iter().filter_map(|column| Some(self.number(column, sets.get(column.set)?))).collect()
    }

    /// Gives the section as it is shown.
    pub(super) fn shown(&self, read: &Read<'_>) -> StatisticsSection {
        StatisticsSection {
            key: self.key,
            named: self.named,
            said: self.said.clone(),
            columns: self.columns.iter().map(|it| StatisticsColumn { key: it.key.to_owned(), measure: it.measure }).collect(),
            rows: self
                .rows
                .iter()
                .map(|row| StatisticsRow { key: row.key.clone(), unit: row.unit.clone(), numbers: self.numbers(&row.sets) })
                .collect(),
            total: self.total.as_ref().map(|sets| self.numbers(sets)),
            notes: self.notes.iter().map(|note| read.words.say(&format!("statistics-note-{note}"))).collect(),
        }
    }
}

/// Writes a share of a hundred, to a tenth; none of nothing.
pub(super) fn share(part: usize, of: usize) -> Option<String> {
    let (part, of) = (i64::try_from(part).ok()?, i64::try_from(of).ok().filter(|of| *of > 0)?);
    Some(tenths_of((part * 2_000 + of) / (of * 2)))
}

/// Writes so many milliseconds as days, to a tenth.
pub(super) fn days(millis: i64) -> String {
    tenths_of((millis + TENTH / 2) / TENTH)
}

fn tenths_of(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
