//! Views of outreach: the list with its sums, and one event with its history.

use std::collections::BTreeSet;

use jcat_domain::counters::Bound;
use jcat_domain::elections::state::Done;
use jcat_domain::ids::{OfficerId, OutreachId};
use jcat_domain::outreach::rules::{self, OutreachAct};
use jcat_domain::outreach::{
    Headcount, OutreachDays, OutreachDeed, OutreachFacts, OutreachFigures, OutreachKind, OutreachPart, OutreachReport, OutreachStage, OutreachState,
    OutreachStep, figures,
};
use jcat_domain::{Country, Day, Instant};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::follow_ups::{self, FollowUps};
use crate::error::Error;
use crate::words::Words;
use crate::work::{May, Read};

/// Which events are asked for.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct OutreachFilter {
    /// Of one kind.
    #[ts(optional)]
    pub kind: Option<OutreachKind>,
    /// Of one year, which is that of the last day.
    #[ts(optional)]
    pub year: Option<i32>,
}

/// A period; without an end on one side it is open there.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct OutreachPeriod {
    /// The first day.
    #[ts(optional)]
    pub from: Option<Day>,
    /// The last day.
    #[ts(optional)]
    pub last: Option<Day>,
}

impl OutreachPeriod {
    /// Says whether an event counts in the period: by its last day, and where none is on record only in a period that is open on both sides.
    pub(crate) fn holds(&self, days: OutreachDays) -> bool {
        match days.span() {
            Some((_, end)) => self.from.is_none_or(|from| from <= end) && self.last.is_none_or(|last| end <= last),
            None => self.from.is_none() && self.last.is_none(),
        }
    }
}

/// The events.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutreachList {
    /// By day, the newest first; those of which no day is on record at the end.
    pub rows: Vec<OutreachRow>,
    /// How many there are of every kind and year.
    pub total: u32,
    /// The years that have any, the newest first.
    pub years: Vec<i32>,
    /// The sums of the rows, of each kind.
    pub figures: Vec<OutreachFigures>,
    /// Record one.
    pub may: May,
}

/// An event in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutreachRow {
    /// The event.
    pub id: OutreachId,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: OutreachKind,
    /// When it is.
    pub days: OutreachDays,
    /// Where, in words.
    pub place: Option<String>,
    /// In which countries.
    pub countries: Vec<Country>,
    /// Who organises it.
    pub organiser: Option<String>,
    /// How many practitioners took part.
    pub practitioners: Option<Headcount>,
    /// From how many countries.
    pub reached: Option<Headcount>,
    /// Where it stands today.
    pub stage: OutreachStage,
}

/// An event with everything about it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutreachView {
    /// What a list shows of it.
    pub row: OutreachRow,
    /// What is said of it.
    pub facts: OutreachFacts,
    /// Who took part.
    pub report: Option<OutreachReport>,
    /// Why it does not take place.
    pub cancelled: Option<String>,
    /// What was done with it, in order.
    pub steps: Vec<OutreachStepRow>,
    /// What two desks said of it without knowing of each other: it is changed once more to settle it.
    pub rivals: Vec<OutreachFacts>,
    /// What two desks reported without knowing of each other: it is reported once more to settle it.
    pub report_rivals: Vec<OutreachReport>,
    /// What came in after it.
    pub follow_ups: FollowUps,
    /// What who asks may do.
    pub may: OutreachMay,
}

/// Something that was done with an event.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutreachStepRow {
    /// What.
    pub deed: OutreachDeed,
    /// Why.
    pub reason: Option<String>,
    /// The parts that a change touched.
    pub parts: Vec<OutreachPart>,
    /// How many practitioners a report counted.
    pub practitioners: Option<Headcount>,
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// What may be done with an event.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutreachMay {
    /// Change what is said of it.
    pub change: May,
    /// Report who took part.
    pub report: May,
    /// Take the report back.
    pub withdraw_report: May,
    /// Cancel it.
    pub cancel: May,
    /// Let it take place after all.
    pub resume: May,
}

fn row(read: &Read<'_>, state: &OutreachState) -> OutreachRow {
    let facts = &state.facts.value;
    let report = state.reported();
    OutreachRow {
        id: state.id,
        title: facts.title.clone(),
        kind: facts.kind,
        days: facts.days,
        place: facts.place.clone(),
        countries: facts.countries.clone(),
        organiser: facts.organiser.clone(),
        practitioners: report.map(|it| it.practitioners),
        reached: report.map(|it| it.countries),
        stage: state.stage(read.today()),
    }
}

/// Picks the events that are asked for, by day, the newest first.
pub(super) fn asked_for(all: Vec<OutreachState>, filter: OutreachFilter) -> Vec<OutreachState> {
    let asked = |it: &OutreachState| {
        let facts = &it.facts.value;
        filter.kind.is_none_or(|kind| kind == facts.kind) && filter.year.is_none_or(|year| facts.days.year() == Some(year))
    };
    let mut states: Vec<OutreachState> = all.into_iter().filter(asked).collect();
    states.sort_by_key(|it| std::cmp::Reverse((it.facts.value.days.span(), it.id)));
    states
}

/// Says a number of events, people or countries: so many, or at least so many.
pub(crate) fn count_text(words: &Words, count: Headcount) -> String {
    match count.bound {
        Bound::Exactly => count.number.to_string(),
        Bound::AtLeast => words.with("at-least-of", &[("quantity", &count.number.to_string())]),
    }
}

/// Says the days in words: one, from one to another, some time between two, or that none is on record.
pub(crate) fn days_text(words: &Words, days: OutreachDays) -> String {
    let (id, (from, last)) = match days {
        OutreachDays::Unknown => return words.say("outreach-days-unknown"),
        OutreachDays::On { from, last } if from == last => return words.day(from),
        OutreachDays::On { from, last } => ("outreach-from-to", (from, last)),
        OutreachDays::Between { from, last } => ("outreach-between", (from, last)),
    };
    words.with(id, &[("from", &words.day(from)), ("last", &words.day(last))])
}

/// Lists the events whose report is due, the oldest first: those that one saw to, and those of which nobody who did is in office any more.
pub(crate) fn waiting(read: &Read<'_>) -> Result<Vec<OutreachRow>, Error> {
    let (roster, author, day) = read.who()?;
    if author.require(rules::KEEPS).is_err() {
        return Ok(Vec::new());
    }
    let in_office: BTreeSet<OfficerId> = roster.officers_on(day).map(|it| it.id).collect();
    let asked = |it: &OutreachState| {
        let by = it.seen_to_by();
        by.contains(&author.officer) || by.is_disjoint(&in_office)
    };
    let due = super::all(read)?.into_iter().filter(|it| it.stage(day) == OutreachStage::Unreported && asked(it));
    let mut due: Vec<OutreachState> = due.collect();
    due.sort_by_key(|it| (it.facts.value.days.span(), it.id));
    Ok(due.iter().map(|it| row(read, it)).collect())
}

/// Lists events.
pub(crate) fn list(read: &Read<'_>, filter: OutreachFilter) -> Result<OutreachList, Error> {
    let all = super::all(read)?;
    let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let years: BTreeSet<i32> = all.iter().filter_map(|it| it.facts.value.days.year()).collect();
    let states = asked_for(all, filter);
    Ok(OutreachList {
        rows: states.iter().map(|state| row(read, state)).collect(),
        total,
        years: years.into_iter().rev().collect(),
        figures: figures(&states, read.today()),
        may: read.may(read.author()?.require(rules::KEEPS)),
    })
}

fn step(read: &Read<'_>, it: &OutreachStep) -> Result<OutreachStepRow, Error> {
    let Done { by, at } = it.done;
    Ok(OutreachStepRow {
        deed: it.deed,
        reason: it.reason.clone(),
        parts: it.parts.clone(),
        practitioners: it.practitioners,
        by: read.officer_name(by)?,
        at,
    })
}

/// Gives an event with everything about it.
pub(crate) fn one(read: &Read<'_>, state: &OutreachState) -> Result<OutreachView, Error> {
    let author = read.author()?;
    let act = |act| read.may(rules::may(state, act, author, read.now));
    Ok(OutreachView {
        row: row(read, state),
        facts: state.facts.value.clone(),
        report: state.reported().cloned(),
        cancelled: state.cancelled.clone(),
        steps: state.steps.iter().map(|it| step(read, it)).collect::<Result<_, _>>()?,
        rivals: state.facts.rivals.iter().map(|rival| rival.value.clone()).collect(),
        report_rivals: state.report.iter().flat_map(|field| field.rivals.iter().map(|rival| rival.value.clone())).collect(),
        follow_ups: follow_ups::of(read, state)?,
        may: OutreachMay {
            change: act(OutreachAct::Change),
            report: act(OutreachAct::Report),
            withdraw_report: act(OutreachAct::WithdrawReport),
            cancel: act(OutreachAct::Cancel),
            resume: act(OutreachAct::Resume),
        },
    })
}
