//! Calling an election.

use std::collections::BTreeSet;

use chrono_tz::Tz;

use super::Stretch;
use crate::duties::{Author, Duty};
use crate::elections::changes::{ElectionCalled, Schedule};
use crate::elections::rule_set::{RuleSet, TermStart};
use crate::{Day, Instant, Refusal, zones};

/// Says whether an election may be called: by a board secretary, under rules that can be followed, with the notice that they ask for.
pub fn may_call(it: &ElectionCalled, who: &Author) -> Result<(), Refusal> {
    who.require(&[Duty::Secretary])?;
    it.rules.check()?;
    if it.rules.sha256() != it.rules_sha256 {
        return Err(Refusal::RulesDiffer);
    }
    let known: Vec<_> = it.rules.offices.iter().map(|office| &office.office).filter(|office| it.offices.contains(office)).collect();
    let unknown = it.offices.iter().find(|office| !known.contains(office));
    if let Some(office) = unknown {
        return Err(Refusal::OfficeNotFilled { office: office.clone() });
    }
    // They are filled in the order of the rules, each once.
    if it.offices.is_empty() || !it.offices.iter().eq(known) {
        return Err(Refusal::OfficesOutOfOrder);
    }
    if it.deputies.iter().collect::<BTreeSet<_>>().len() != it.deputies.len() {
        return Err(Refusal::SameOfficer);
    }
    schedule(&it.rules, &it.schedule)
}

/// The zone of a rule set, which was checked to be one.
pub(super) fn zone(rules: &RuleSet) -> Tz {
    rules.voting_window.timezone.parse().unwrap_or(Tz::UTC)
}

/// Gives a moment as the clocks of a zone show it, with the zone's name.
pub fn when(zone: &str, at: Instant) -> String {
    let known = zone.parse().unwrap_or(Tz::UTC);
    format!("{} ({})", zones::clock(at, known), known.name())
}

/// Gives the day on which a moment falls on the calendar of the rules' zone.
pub fn day_under(rules: &RuleSet, at: Instant) -> Day {
    day_in(zone(rules), at)
}

/// Gives the day on which a moment falls in a zone.
pub(super) fn day_in(zone: Tz, at: Instant) -> Day {
    let utc = chrono::DateTime::<chrono::Utc>::from_timestamp_millis(at.0).unwrap_or_default();
    Day::nearest(utc.with_timezone(&zone).date_naive())
}

/// Refuses an order of dates that contradicts itself, and too short a notice. Days are counted on the calendar of the rules' zone.
fn schedule(rules: &RuleSet, it: &Schedule) -> Result<(), Refusal> {
    let order = [
        (it.nominations_open, it.nominations_close, Stretch::Nominations),
        (it.nominations_close, it.opens, Stretch::Voting),
        (it.registration_closes, Instant(it.opens.0.saturating_add(1)), Stretch::Registration),
        (it.opens, it.closes, Stretch::Voting),
    ];
    if let Some((_, _, step)) = order.into_iter().find(|(from, until, _)| until <= from || !is_plausible(*from) || !is_plausible(*until)) {
        return Err(Refusal::ScheduleOutOfOrder { step });
    }
    let zone = zone(rules);
    let notice = |from: Instant, days: u32| {
        let found = day_in(zone, from).until(day_in(zone, it.opens));
        if found >= i64::from(days) { Ok(()) } else { Err(Refusal::TooLittleNotice { step: Stretch::Nominations, days, found }) }
    };
    notice(it.nominations_open, rules.nominations.opens_before)?;
    notice(it.nominations_close, rules.nominations.closes_before)?;
    window(rules, it.opens, it.closes)?;
    match (rules.starts, it.term_starts) {
        (TermStart::Date, None) => Err(Refusal::TermWithoutStart),
        (TermStart::OnAdoption, Some(_)) => Err(Refusal::TermStartFixed),
        _ => Ok(()),
    }
}

/// Says whether a moment is one that an office deals with: calendars reach no further.
fn is_plausible(at: Instant) -> bool {
    (Day::of(1970, 1, 1).map_or(at, Day::begins)..Day::of(2200, 1, 1).map_or(at, Day::begins)).contains(&at)
}

/// Refuses a vote that is open for a shorter time than the rules ask for.
pub fn window(rules: &RuleSet, opens: Instant, closes: Instant) -> Result<(), Refusal> {
    let hours = rules.voting_window.min_hours;
    let found = closes.0.saturating_sub(opens.0);
    if !is_plausible(opens) || !is_plausible(closes) {
        return Err(Refusal::ScheduleOutOfOrder { step: Stretch::Voting });
    }
    if found >= i64::from(hours) * 3_600_000 { Ok(()) } else { Err(Refusal::WindowTooShort { hours, minutes: found / 60_000 }) }
}
