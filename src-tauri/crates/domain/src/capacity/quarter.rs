//! A quarter of a year, as the office plans.

use std::fmt;
use std::str::FromStr;

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Day;

/// A quarter of a calendar year: `2027-Q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Quarter {
    year: i32,
    nth: u32,
}

impl Quarter {
    /// What reading says of a text that is no quarter.
    pub const UNREADABLE: &str = "no quarter between 1900 and 2200, written as 2027-Q1";

    /// Gives the quarter that a day is in.
    pub fn of(day: Day) -> Self {
        Self { year: day.year(), nth: day.0.month0() / 3 + 1 }
    }

    /// Gives the one after it.
    pub const fn next(self) -> Self {
        if self.nth < 4 { Self { year: self.year, nth: self.nth + 1 } } else { Self { year: self.year + 1, nth: 1 } }
    }

    /// Gives this one and those after it, so many in all.
    pub fn and_after(self, count: usize) -> Vec<Self> {
        std::iter::successors(Some(self), |it| Some(it.next())).take(count).collect()
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.nth)
    }
}

impl FromStr for Quarter {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (year, nth) = text.trim().split_once('-')?;
            let digits = year.len() == 4 && year.chars().all(|c| c.is_ascii_digit());
            let year = year.parse().ok().filter(|it| digits && (1900..=2200).contains(it))?;
            let nth = match nth {
                "Q1" | "q1" => 1,
                "Q2" | "q2" => 2,
                "Q3" | "q3" => 3,
                "Q4" | "q4" => 4,
                _ => return None,
            };
            Some(Self { year, nth })
        };
        read().ok_or(Self::UNREADABLE)
    }
}

impl TryFrom<String> for Quarter {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}

impl<C> minicbor::Encode<C> for Quarter {
    fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.to_string())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Quarter {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.str()?.parse().map_err(|_| minicbor::decode::Error::message("not a quarter"))
    }
}
