//! Cover: who is there, day by day (ROS-3), and what a leaving officer hands over (ROS-4).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::duties::Duty;
use crate::ids::{AgencyId, OfficerId};
use crate::roster::Roster;
use crate::{Day, Span};

labels! {
    /// Whether an agency's desk is taken care of.
    Coverage {
        /// One of its officers is there.
        Present = "present",
        /// All are away, a deputy stands in.
        Deputy = "deputy",
        /// Nobody is there.
        Uncovered = "uncovered",
    }
}

/// A stretch of days with one coverage, half-open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverStretch {
    /// The first day.
    pub from: Day,
    /// The day on which it no longer holds.
    pub to: Day,
    /// What holds.
    pub coverage: Coverage,
    /// Who stands in, where somebody does.
    pub deputy: Option<OfficerId>,
}

/// Says whether an agency is covered on a day, and by which deputy (ROS-3).
///
/// An agency is present when one of its liaison officers is in post and not away. A deputy counts when in post and not away
/// on that day, of whatever agency. An agency that never had an officer in post is uncovered.
pub fn coverage(roster: &Roster, agency: &AgencyId, day: Day) -> (Coverage, Option<OfficerId>) {
    let in_post = |officer: &OfficerId| roster.officers.get(officer).is_some_and(|found| found.posts.iter().any(|post| post.span.holds(day)));
    let away = |officer: &OfficerId| absence_on(roster, *officer, day).is_some();
    let mut deputy = None;
    for officer in roster.officers.values().filter(|officer| officer.agency == *agency) {
        if !officer.posts.iter().any(|post| post.duty == Duty::Officer && post.span.holds(day)) {
            continue;
        }
        match absence_on(roster, officer.id, day) {
            None => return (Coverage::Present, None),
            Some(named) => deputy = deputy.or(named.filter(|named| in_post(named) && !away(named))),
        }
    }
    match deputy {
        Some(named) => (Coverage::Deputy, Some(named)),
        None => (Coverage::Uncovered, None),
    }
}

/// Gives the deputy of the absence that holds on a day; `None` when the officer is there.
fn absence_on(roster: &Roster, officer: OfficerId, day: Day) -> Option<Option<OfficerId>> {
    let contact = roster.contacts.get(&officer)?;
    let mut found = contact.absences.iter().filter(|absence| absence.span.holds(day)).peekable();
    found.peek()?;
    Some(found.find_map(|absence| absence.deputy))
}

/// Gives the coverage of `days` days from `from` on, as stretches without gaps between them.
pub fn stretches(roster: &Roster, agency: &AgencyId, from: Day, days: u64) -> Vec<CoverStretch> {
    let mut found: Vec<CoverStretch> = Vec::new();
    for offset in 0..days {
        let day = from.plus(offset);
        let (coverage, deputy) = coverage(roster, agency, day);
        match found.last_mut() {
            Some(last) if last.coverage == coverage && last.deputy == deputy => last.to = day.plus(1),
            _ => found.push(CoverStretch { from: day, to: day.plus(1), coverage, deputy }),
        }
    }
    found
}

/// Gives the days until a term's end at which its officer and agency are reminded (ROS-4).
pub const REMINDERS: [i64; 3] = [90, 30, 7];

/// Says which reminder is due: the closest one that has passed, for a term that ends after `today`.
pub fn reminder(term: &Span, today: Day) -> Option<i64> {
    let left = today.until(term.to?);
    if left <= 0 { None } else { REMINDERS.into_iter().rev().find(|days| left <= *days) }
}

#[cfg(test)]
mod tests;
