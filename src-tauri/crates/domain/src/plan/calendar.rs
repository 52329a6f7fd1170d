//! Working time: which minutes of the wall clock somebody works in, by weekday and recorded holidays (PLN-3).
//!
//! Integer minutes throughout. A calendar has no horizon: beyond the holidays on record it goes on with its weekdays, so that
//! a plan of any length has dates. Invariants: `forward` and `backward` are inverse in working time; nothing here allocates.

use chrono::{DateTime, Timelike, Utc};
use chrono_tz::Europe::Amsterdam;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Day, Instant};

/// Minutes of the wall clock in Amsterdam since midnight of 1 January 1970. What plans reckon in and time lines draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS, minicbor::Encode, minicbor::Decode)]
#[serde(transparent)]
#[cbor(transparent)]
#[ts(type = "number")]
pub struct Minute(#[n(0)] pub i64);

/// Minutes of a day.
pub const DAY: i64 = 1_440;
/// When a working day begins, in minutes after midnight.
pub const OPENS: i64 = 9 * 60;
/// How long a working day is, in minutes: an estimate of one day.
pub const WORKING_DAY: i64 = 8 * 60;

impl Minute {
    /// Gives the minute of a moment, as a clock in Amsterdam shows it.
    pub fn of(at: Instant) -> Self {
        let local = DateTime::<Utc>::from_timestamp_millis(at.0).unwrap_or_default().with_timezone(&Amsterdam);
        let day = Self::midnight(Day::nearest(local.date_naive()));
        Self(day.0 + i64::from(local.hour()) * 60 + i64::from(local.minute()))
    }

    /// Gives the first minute of a day.
    pub fn midnight(day: Day) -> Self {
        Self(epoch().until(day) * DAY)
    }

    /// Gives the day it falls on.
    pub fn day(self) -> Day {
        let days = self.0.div_euclid(DAY);
        let forward = u64::try_from(days).map(|days| epoch().plus(days));
        forward.unwrap_or_else(|_| Day::nearest(epoch().0.checked_sub_days(chrono::Days::new(days.unsigned_abs())).unwrap_or(chrono::NaiveDate::MIN)))
    }

    /// Gives the last day that work which ends at this minute is done on: what ends at midnight ended the day before.
    pub fn last_day(self) -> Day {
        Self(self.0 - 1).day()
    }
}

fn epoch() -> Day {
    Day(DateTime::<Utc>::UNIX_EPOCH.date_naive())
}

/// Day 0 was a Thursday; weeks begin on Monday.
const MONDAY: i64 = 3;

/// When work is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// At every minute: machines, waiting times, plans that ask for no calendar.
    Always,
    /// On weekdays without holidays, `WORKING_DAY` minutes from `OPENS` on.
    Week {
        /// The weekdays that are worked on, Monday first, as their places 0 to 6 in order.
        worked: Vec<i64>,
        /// Holidays that fall on such weekdays, as days since 1970, in order, each once.
        holidays: Vec<i64>,
    },
}

impl Calendar {
    /// Makes a calendar of what is worked on and the holidays on record. Without a weekday there would be no end to any work:
    /// that is read as work at all times.
    pub fn week(rest: impl IntoIterator<Item = u8>, holidays: impl IntoIterator<Item = Day>) -> Self {
        let rest: Vec<i64> = rest.into_iter().map(i64::from).collect();
        let worked: Vec<i64> = (0..7).filter(|day| !rest.contains(day)).collect();
        if worked.is_empty() {
            return Self::Always;
        }
        let mut holidays: Vec<i64> = holidays.into_iter().map(|day| Minute::midnight(day).0 / DAY).collect();
        holidays.retain(|day| worked.contains(&(day + MONDAY).rem_euclid(7)));
        holidays.sort_unstable();
        holidays.dedup();
        Self::Week { worked, holidays }
    }

    /// Says whether a day is worked on.
    pub fn works_on(&self, day: Day) -> bool {
        let at = Minute::midnight(day);
        self.between(at, Minute(at.0 + DAY)) > 0
    }

    /// Counts the working minutes from one minute to another, negative when the other lies before.
    pub fn between(&self, from: Minute, to: Minute) -> i64 {
        self.count(to) - self.count(from)
    }

    /// Gives the first minute at which work that takes time can begin.
    pub fn open_from(&self, at: Minute) -> Minute {
        match self {
            Self::Always => at,
            Self::Week { .. } => self.at_start(self.count(at)),
        }
    }

    /// Gives the end of so many minutes of work that begin at `at` or as soon as there is work after it. No work takes no time.
    pub fn forward(&self, at: Minute, minutes: i64) -> Minute {
        match self {
            Self::Always => Minute(at.0 + minutes),
            Self::Week { .. } if minutes <= 0 => at,
            Self::Week { .. } => {
                let done = self.count(at) + minutes;
                Minute(self.at_start(done - 1).0 + 1)
            }
        }
    }

    /// Gives the latest begin of so many minutes of work that end at `at` or before.
    pub fn backward(&self, at: Minute, minutes: i64) -> Minute {
        match self {
            Self::Always => Minute(at.0 - minutes),
            Self::Week { .. } if minutes <= 0 => at,
            Self::Week { .. } => self.at_start(self.count(at) - minutes),
        }
    }

    /// Counts the working minutes before `at`, from 1970 on.
    fn count(&self, at: Minute) -> i64 {
        let Self::Week { worked, holidays } = self else { return at.0 };
        let (day, minute) = (at.0.div_euclid(DAY), at.0.rem_euclid(DAY));
        let weekday = (day + MONDAY).rem_euclid(7);
        let whole = days_before(worked, holidays, day);
        let open = worked.contains(&weekday) && holidays.binary_search(&day).is_err();
        whole * WORKING_DAY + if open { (minute - OPENS).clamp(0, WORKING_DAY) } else { 0 }
    }

    /// Gives the minute in which the working minute of that number is done.
    fn at_start(&self, number: i64) -> Minute {
        let Self::Week { worked, holidays } = self else { return Minute(number) };
        let day = day_of(worked, holidays, number.div_euclid(WORKING_DAY));
        Minute(day * DAY + OPENS + number.rem_euclid(WORKING_DAY))
    }
}

fn length(list: &[i64]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

/// Counts the days that are worked on before `day`.
fn days_before(worked: &[i64], holidays: &[i64], day: i64) -> i64 {
    let (week, weekday) = ((day + MONDAY).div_euclid(7), (day + MONDAY).rem_euclid(7));
    let in_week = worked.iter().filter(|it| **it < weekday).count();
    let rested = holidays.partition_point(|holiday| *holiday < day);
    week * length(worked) + i64::try_from(in_week).unwrap_or_default() - i64::try_from(rested).unwrap_or_default()
}

/// Gives the day that is worked on with `number` such days before it.
fn day_of(worked: &[i64], holidays: &[i64], number: i64) -> i64 {
    let mut rested = 0;
    loop {
        let plain = number + rested;
        let week = plain.div_euclid(length(worked));
        let place = usize::try_from(plain.rem_euclid(length(worked))).unwrap_or_default();
        let day = week * 7 + worked.get(place).copied().unwrap_or_default() - MONDAY;
        // Holidays up to that day push it on; each round only adds, so it ends.
        let passed = i64::try_from(holidays.partition_point(|holiday| *holiday <= day)).unwrap_or_default();
        if passed == rested {
            return day;
        }
        rested = passed;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn at(text: &str, hour: i64) -> Minute {
        Minute(Minute::midnight(day(text)).0 + hour * 60)
    }

    fn office() -> Calendar {
        Calendar::week([5, 6], [day("2027-05-05"), day("2027-05-08")])
    }

    #[test]
    fn work_goes_round_weekends_and_holidays() {
        let days = |n: i64| n * WORKING_DAY;
        assert_eq!(office().forward(at("2027-05-03", 9), days(1)), at("2027-05-03", 17), "a Monday");
        assert_eq!(office().forward(at("2027-05-03", 0), days(3)), at("2027-05-06", 17), "5 May is a holiday");
        assert_eq!(office().forward(at("2027-05-07", 13), days(1)), at("2027-05-10", 13), "half of Friday, half of Monday");
        assert_eq!(office().backward(at("2027-05-10", 13), days(1)), at("2027-05-07", 13));
        assert_eq!(office().open_from(at("2027-05-07", 17)), at("2027-05-10", 9), "what cannot begin on Friday evening begins on Monday");
        assert_eq!(office().forward(at("2027-05-08", 12), 0), at("2027-05-08", 12), "a milestone waits for nobody");
        assert_eq!(office().between(at("2027-05-03", 0), at("2027-05-10", 0)), days(4));
        assert!(!office().works_on(day("2027-05-05")) && office().works_on(day("2027-05-06")));
    }

    #[test]
    fn a_week_without_work_is_read_as_work_at_all_times() {
        assert_eq!(Calendar::week(0..7, []), Calendar::Always);
    }

    #[test]
    fn minutes_follow_the_clock_of_the_office_over_summer_time() {
        // 28 March 2027, 01:00 UTC: the clock goes from 02:00 to 03:00.
        let before = Minute::of(Instant(1_806_195_600_000 - 60_000));
        assert_eq!(Minute::of(Instant(1_806_195_600_000)).0 - before.0, 61, "an hour is missing on the wall");
        assert_eq!(Minute::midnight(day("2027-03-28")).day(), day("2027-03-28"));
        assert_eq!(Minute::midnight(day("2027-03-28")).last_day(), day("2027-03-27"));
        assert_eq!(Minute(-1).day(), day("1969-12-31"));
    }

    proptest! {
        #[test]
        fn forward_and_backward_are_inverse_in_working_time(start in -100_000i64..40_000_000, work in 1i64..200_000, rest in prop::collection::btree_set(0u8..7, 0..5), holidays in prop::collection::vec(0u64..30_000, 0..40)) {
            let calendar = Calendar::week(rest, holidays.into_iter().map(|n| epoch().plus(n)));
            let from = calendar.open_from(Minute(start));
            let end = calendar.forward(from, work);
            prop_assert_eq!(calendar.between(from, end), work);
            prop_assert_eq!(calendar.backward(end, work), from);
            prop_assert!(from >= Minute(start), "work never begins before it may");
            prop_assert_eq!(calendar.between(Minute(start), from), 0, "and waits for nothing but working time");
        }
    }
}
