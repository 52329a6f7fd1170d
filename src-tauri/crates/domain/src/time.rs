//! Days, instants and half-open spans.
//!
//! Invariant (frozen): a span holds its first day and not the day it ends on; days begin at midnight in Amsterdam.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// A calendar day of the office, `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(into = "NaiveDate")]
#[ts(type = "string")]
pub struct Day(pub NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let date = NaiveDate::deserialize(reader).map_err(|_| serde::de::Error::custom(Self::UNREADABLE))?;
        Self::try_from(date).map_err(serde::de::Error::custom)
    }
}

impl From<Day> for NaiveDate {
    fn from(day: Day) -> Self {
        day.0
    }
}

impl TryFrom<NaiveDate> for Day {
    type Error = &'static str;

    /// Takes days of the centuries that an office deals with; others are slips of the hand.
    fn try_from(date: NaiveDate) -> Result<Self, Self::Error> {
        if (1900..=2200).contains(&date.year()) { Ok(Self(date)) } else { Err(Self::UNREADABLE) }
    }
}

impl Day {
    /// What reading says of a text that is no such day, so that whoever asked can be told what a day looks like.
    pub const UNREADABLE: &str = "no day between 1900 and 2200, written as 2027-01-26";

    /// Makes a day of year, month and day of month.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The nearest day of the centuries that an office deals with. Whatever is worked out or comes in an entry is one of them, so that
    /// what was stored always reads: one day out of them would keep a desk from reading anything beside it.
    pub(crate) fn nearest(date: NaiveDate) -> Self {
        let at = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(date);
        Self(date.clamp(at(1900, 1, 1), at(2200, 12, 31)))
    }

    /// Gives the day so many days later; 31 December 2200 at most.
    pub fn plus(self, days: u64) -> Self {
        Self::nearest(self.0.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX))
    }

    /// Gives the same day so many months later, or the last of that month; 31 December 2200 at most.
    pub fn plus_months(self, months: u32) -> Self {
        Self::nearest(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
    }

    /// Gives the day before; 1 January 1900 at least.
    pub fn before(self) -> Self {
        Self::nearest(self.0.pred_opt().unwrap_or(NaiveDate::MIN))
    }

    /// Counts the days from here to `later`, negative when it lies before.
    pub fn until(self, later: Self) -> i64 {
        later.0.signed_duration_since(self.0).num_days()
    }

    /// Gives its first moment in Amsterdam.
    pub fn begins(self) -> Instant {
        // Clocks are changed at two or three in the morning there: midnight is always once.
        let midnight = self.0.and_time(NaiveTime::MIN).and_local_timezone(Amsterdam).earliest();
        Instant(midnight.map_or(0, |it| it.timestamp_millis()))
    }

    /// Gives the year.
    pub fn year(self) -> i32 {
        self.0.year()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = chrono::ParseError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::from_str(text).map(Self)
    }
}

impl<C> minicbor::Encode<C> for Day {
    fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0.to_string())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Day {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let date = d.str()?.parse().map_err(|_| minicbor::decode::Error::message("not a day"))?;
        Ok(Self::nearest(date))
    }
}

/// A moment, in milliseconds since 1970 UTC. Stored and sent as such; shown in the office's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS, minicbor::Encode, minicbor::Decode)]
#[serde(transparent)]
#[cbor(transparent)]
#[ts(type = "number")]
pub struct Instant(#[n(0)] pub i64);

impl Instant {
    /// Gives the day in Amsterdam on which this moment falls.
    pub fn office_day(self) -> Day {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        Day::nearest(utc.with_timezone(&Amsterdam).date_naive())
    }

    /// Writes it as in ISO 8601, to the second, in UTC.
    pub fn in_utc(self) -> String {
        DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// Reads a time of the office's clock, `YYYY-MM-DD HH:MM`, as people type it; `None` for what is none. In the hour that the
    /// clock shows twice, the first of the two is meant.
    pub fn from_office_time(text: &str) -> Option<Self> {
        Self::from_time_in(text, Amsterdam)
    }

    /// The same on the clocks of a zone. An hour that the clock leaves out there is none.
    pub fn from_time_in(text: &str, zone: Tz) -> Option<Self> {
        let typed = text.trim().replace('T', " ");
        let local = NaiveDateTime::parse_from_str(&typed, "%Y-%m-%d %H:%M").ok()?;
        Day::try_from(local.date()).ok()?;
        zone.from_local_datetime(&local).earliest().map(|at| Self(at.timestamp_millis()))
    }
}

/// A stretch of days: `from` is in it, `to` is not. An open end is `None`; an open start means that it was never recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, minicbor::Encode, minicbor::Decode)]
pub struct Span {
    /// The first day; `None` when the start was not recorded.
    #[n(0)]
    pub from: Option<Day>,
    /// The day on which it no longer holds; `None` while it is open.
    #[n(1)]
    pub to: Option<Day>,
}

impl Span {
    /// A span with neither start nor end on record.
    pub const ALWAYS: Self = Self { from: None, to: None };

    /// Begins on a day and stays open.
    pub const fn since(from: Day) -> Self {
        Self { from: Some(from), to: None }
    }

    /// Says whether the span holds on `day`.
    pub fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }

    /// Says whether there is at least one day in it.
    pub fn is_empty(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to <= from)
    }

    /// Says whether the two share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_before = |a: &Self, b: &Self| match (a.from, b.to) {
            (Some(from), Some(to)) => from < to,
            _ => true,
        };
        !self.is_empty() && !other.is_empty() && begins_before(self, other) && begins_before(other, self)
    }

    /// Says whether every day of `inner` is a day of this span.
    pub fn contains(&self, inner: &Self) -> bool {
        let starts = match (self.from, inner.from) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => mine <= theirs,
        };
        let ends = match (self.to, inner.to) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => theirs <= mine,
        };
        starts && ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The day that an entry brings with this text.
    fn brought(text: &str) -> Day {
        minicbor::decode(&minicbor::to_vec(text).expect("encoded")).expect("a day")
    }

    #[test]
    fn whatever_day_an_entry_brings_or_a_rule_works_out_what_is_stored_of_it_reads() {
        let reads = |day: Day, said: &str| {
            let text = serde_json::to_string(&day).expect("a text");
            assert_eq!(text, format!("\"{said}\""));
            assert_eq!(serde_json::from_str::<Day>(&text).ok(), Some(day), "{text}");
        };
        reads(brought("2027-02-28"), "2027-02-28");
        reads(brought("2500-01-01"), "2200-12-31");
        reads(brought("-0044-03-15"), "1900-01-01");
        reads(brought("+262142-12-31"), "2200-12-31");
        reads(brought("2200-12-31").plus(1), "2200-12-31");
        reads(brought("2027-01-01").plus(u64::MAX), "2200-12-31");
        reads(brought("2200-12-31").plus_months(u32::MAX), "2200-12-31");
        reads(brought("1900-01-01").before(), "1900-01-01");
        reads(Instant(i64::MAX).office_day(), "1970-01-01");
        reads(Instant(20_000_000_000_000).office_day(), "2200-12-31");
        assert!(serde_json::from_str::<Day>("\"2500-01-01\"").is_err(), "whoever asks for such a day is told");
    }
}
