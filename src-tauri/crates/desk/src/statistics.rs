//! Statistics of the office, as far as this desk may read it (STA).
//!
//! What lives here: what is asked and answered. Facts are read in `facts`, laid out in `sections`, the rows behind a number shown by
//! `behind`, what may be given out worked out by `suppress` and written by `export`.
//!
//! Invariants
//! - Nothing here records or decides. Every figure follows from derived rows.
//! - A number and the rows that it opens come from one table: they cannot differ.
//! - Operations and their figures count once the Board noted their outcome (OUT); each once in all, and once in each of its crime areas.

use jcat_domain::counters::Bound;
use jcat_domain::{Day, Instant, labels};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::work::Read;

pub(crate) mod behind;
pub(crate) mod export;
mod facts;
mod outreach;
mod sections;
mod suppress;
mod table;

use facts::Facts;
use table::Table;

/// How many years are shown where nobody says from when, the current one among them.
const YEARS: i32 = 5;
/// The longest period, in years: a row for each of them is shown.
const LONGEST: i32 = 60;

labels! {
    /// A table of the statistics.
    SectionKey {
        /// Operations whose outcome the Board noted, by year and crime area.
        OperationsByYear = "operations-by-year",
        /// The same by country, as lead and as participant.
        OperationsByCountry = "operations-by-country",
        /// Proposals and cases by crime area.
        CasesByArea = "cases-by-area",
        /// Proposals and cases by the country that leads.
        CasesByLead = "cases-by-lead",
        /// Proposals and cases by stage.
        CasesByStage = "cases-by-stage",
        /// How long cases stood in a stage.
        TimeInStage = "time-in-stage",
        /// How far proposals came.
        Funnel = "funnel",
        /// Hits, and what came of them.
        Hits = "hits-and-outcomes",
        /// Arrests, seizures, victims.
        Figures = "outcome-figures",
        /// Applications for attachments.
        Attachments = "attachment-stages",
        /// Wishes to go without a gate.
        Waivers = "gate-waivers",
        /// Events of outreach that were held, by kind.
        Outreach = "outreach-by-kind",
    }
}

labels! {
    /// What the rows of a section are called by.
    RowName {
        /// Years.
        Year = "by-year",
        /// Countries by their codes, and labels for cases that no country leads.
        Country = "by-country",
        /// Labels.
        Label = "by-label",
    }
}

labels! {
    /// How a column is reckoned.
    Reckoning {
        /// How many there are.
        Count = "count",
        /// How many of a hundred of the section's total.
        Share = "share",
        /// The middle one in days, to a tenth.
        MedianDays = "median-days",
        /// The sum of quantities.
        Sum = "sum",
        /// From how many countries, each once.
        Countries = "countries",
    }
}

/// The days that statistics are asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct StatisticsPeriod {
    /// The first day; the first of January four years before the last day where none is given.
    #[ts(optional)]
    pub from: Option<Day>,
    /// The last day; the day as of which is counted where none is given.
    #[ts(optional)]
    pub last: Option<Day>,
    /// Only what was recorded up to the end of this day counts; today where none is given.
    #[ts(optional)]
    pub as_of: Option<Day>,
}

/// The same, with every day known: half-open in moments.
#[derive(Clone, Copy, Debug)]
struct Period {
    from: Day,
    last: Day,
    as_of: Day,
    /// The first moment of the first day.
    begins: Instant,
    /// The first moment after the last day.
    ends: Instant,
    /// The first moment that is recorded too late.
    known: Instant,
}

impl Period {
    fn of(read: &Read<'_>, asked: StatisticsPeriod) -> Result<Self, Error> {
        let as_of = asked.as_of.unwrap_or(read.today());
        let last = asked.last.unwrap_or(as_of);
        let usual = Day::of(last.year() - YEARS + 1, 1, 1).unwrap_or(last);
        let from = asked.from.unwrap_or(usual);
        if from > last || last.year() - from.year() >= LONGEST {
            return Err(Error::BadRequest(format!("a period begins before it ends and has fewer than {LONGEST} years")));
        }
        Ok(Self { from, last, as_of, begins: from.begins(), ends: last.plus(1).begins(), known: as_of.plus(1).begins() })
    }

    fn has(&self, at: Instant) -> bool {
        self.begins <= at && at < self.ends && self.is_known(at)
    }

    fn is_known(&self, at: Instant) -> bool {
        at < self.known
    }
}

/// Statistics of a period, as of a day.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Statistics {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub last: Day,
    /// As of the end of which day.
    pub as_of: Day,
    /// What is counted and what cannot be, in a sentence.
    pub scope: String,
    /// The sections, in the order in which they are shown.
    pub sections: Vec<StatisticsSection>,
}

/// A table of the statistics.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatisticsSection {
    /// Which.
    pub key: SectionKey,
    /// What its rows are called by.
    pub named: RowName,
    /// What it says, in a sentence.
    pub said: String,
    /// The columns.
    pub columns: Vec<StatisticsColumn>,
    /// The rows, with a number for each column.
    pub rows: Vec<StatisticsRow>,
    /// The number of each column over all rows, each thing once; none where the rows are of different things.
    pub total: Option<Vec<StatisticsNumber>>,
    /// Footnotes, in sentences.
    pub notes: Vec<String>,
}

/// A column of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StatisticsColumn {
    /// Its label.
    pub key: String,
    /// How it is reckoned.
    pub measure: Reckoning,
}

/// A row of a section.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StatisticsRow {
    /// A year, a country's code or a label.
    pub key: String,
    /// The unit of its quantities, where they have one.
    pub unit: Option<String>,
    /// One for each column.
    pub numbers: Vec<StatisticsNumber>,
}

/// A number of the statistics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StatisticsNumber {
    /// A decimal; none where there is nothing to reckon it from.
    pub value: Option<String>,
    /// Whether it is that much or more.
    pub bound: Bound,
    /// How many rows it opens.
    pub behind: u32,
}

/// Gives the statistics of a period.
pub(crate) fn statistics(read: &Read<'_>, asked: StatisticsPeriod) -> Result<Statistics, Error> {
    let facts = Facts::of(read, Period::of(read, asked)?);
    let Period { from, last, as_of, .. } = facts.period;
    let sections = SectionKey::ALL.iter().map(|key| Ok(Table::of(*key, &facts)?.shown(read))).collect::<Result<_, Error>>()?;
    Ok(Statistics { from, last, as_of, scope: read.words.say("statistics-scope"), sections })
}
