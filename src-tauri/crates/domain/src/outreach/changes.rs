//! What is recorded of outreach: the bodies of its changes. Frozen once released.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OutreachAudience, OutreachKind};
use crate::counters::Bound;
use crate::ids::OutreachId;
use crate::{Country, Day};

/// How many months after its last day contributions are looked at as what may have come of an event (OUTR).
pub const FOLLOWED_FOR: u32 = 6;

/// The days of an event, as far as they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(tag = "known", rename_all = "kebab-case")]
pub enum OutreachDays {
    /// It is held on these days.
    #[n(0)]
    On {
        /// The first day.
        #[n(0)]
        from: Day,
        /// The last day.
        #[n(1)]
        last: Day,
    },
    /// It was held some time between these days; the source says no more.
    #[n(1)]
    Between {
        /// No earlier than this.
        #[n(0)]
        from: Day,
        /// No later than this.
        #[n(1)]
        last: Day,
    },
    /// No day is on record.
    #[n(2)]
    Unknown,
}

impl OutreachDays {
    /// Gives the first and the last day; none where none is on record.
    pub const fn span(self) -> Option<(Day, Day)> {
        match self {
            Self::On { from, last } | Self::Between { from, last } => Some((from, last)),
            Self::Unknown => None,
        }
    }

    /// Gives the year that it counts in, which is that of its last day.
    pub fn year(self) -> Option<i32> {
        self.span().map(|(_, last)| last.year())
    }

    /// Gives the days in which what is contributed may have come of it: from the first to the last, that one included.
    pub fn followed(self) -> Option<(Day, Day)> {
        self.span().map(|(from, last)| (from, last.plus_months(FOLLOWED_FOR)))
    }
}

/// A number of people, countries or events, exact or a lower bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Headcount {
    /// The number.
    #[n(0)]
    pub number: u32,
    /// Whether that is all.
    #[n(1)]
    pub bound: Bound,
}

impl Headcount {
    /// So many and no more.
    pub const fn exactly(number: u32) -> Self {
        Self { number, bound: Bound::Exactly }
    }

    /// Adds another one. A sum of which any part is a lower bound is one.
    pub fn plus(self, other: Self) -> Self {
        Self { number: self.number.saturating_add(other.number), bound: self.bound.join(other.bound) }
    }
}

/// What is said of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct OutreachFacts {
    /// Its title.
    #[n(0)]
    pub title: String,
    /// What it is.
    #[n(1)]
    pub kind: OutreachKind,
    /// When it is.
    #[n(2)]
    pub days: OutreachDays,
    /// Where, in words.
    #[n(3)]
    pub place: Option<String>,
    /// In which countries: a roadshow names one or more.
    #[n(4)]
    pub countries: Vec<Country>,
    /// In which languages, by their codes.
    #[n(5)]
    pub languages: Vec<String>,
    /// Who organises it, or with whom: CEPOL, a national academy.
    #[n(6)]
    pub organiser: Option<String>,
    /// Whom it is for.
    #[n(7)]
    pub audience: Vec<OutreachAudience>,
    /// What is shown or handed out.
    #[n(8)]
    pub materials: Option<String>,
    /// For how many events this record stands: one, unless a source gives figures for several together.
    #[n(9)]
    pub events: Headcount,
}

/// Who took part, and what they made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "camelCase")]
pub struct OutreachReport {
    /// How many practitioners.
    #[n(0)]
    pub practitioners: Headcount,
    /// From how many countries.
    #[n(1)]
    pub countries: Headcount,
    /// Which, as far as they are known.
    #[n(2)]
    pub named: Vec<Country>,
    /// What they said of it.
    #[n(3)]
    pub feedback: Option<String>,
    /// What came of it, in words.
    #[n(4)]
    pub came_of_it: Option<String>,
}

/// An event was recorded.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutreachRecorded {
    /// The event.
    #[n(0)]
    pub outreach: OutreachId,
    /// What is said of it.
    #[n(1)]
    pub facts: OutreachFacts,
}

/// What is said of it was changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutreachChanged {
    /// What is said now.
    #[n(0)]
    pub facts: OutreachFacts,
}

/// Who took part was reported, or reported better.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutreachReported {
    /// The report.
    #[n(0)]
    pub report: OutreachReport,
}
