//! What outreach came to (OUTR): events that were held, who took part, from how many countries, and whose report is due.
//!
//! An event stands as of the day as far as its steps keep that: recorded, reported, cancelled. What is said of it is what is said now.

use jcat_domain::counters::Bound;
use jcat_domain::ids::OutreachId;
use jcat_domain::outreach::{self as domain, Headcount, OutreachDays, OutreachDeed, OutreachKind, OutreachReport, OutreachStage, OutreachState};

use super::facts::Facts;
use super::table::{Column, Table, Thing};
use super::{Period, Reckoning, RowName, SectionKey};
use crate::error::Error;
use crate::outreach;
use crate::outreach::view::OutreachPeriod;

/// Events that were held.
const HELD: usize = 0;
/// Those of them that are reported on.
const REPORTED: usize = 1;
/// Those of them whose report is due.
const DUE: usize = 2;

/// An event as a number counts it.
pub(super) struct Event {
    pub(super) id: OutreachId,
    pub(super) title: String,
    pub(super) kind: OutreachKind,
    pub(super) days: OutreachDays,
    pub(super) report: Option<OutreachReport>,
    /// What is added up: events, or people.
    pub(super) counted: Headcount,
    /// For how many things it stands where it is asked whether they are few: a record may stand for a series.
    pub(super) weight: u32,
}

impl Event {
    fn of(state: &OutreachState, counted: Headcount, weight: u32) -> Self {
        let facts = &state.facts.value;
        let report = state.reported().cloned();
        Self { id: state.id, title: facts.title.clone(), kind: facts.kind, days: facts.days, report, counted, weight }
    }
}

/// Takes away what was recorded of an event after the day; none where it was not on record yet.
fn as_of(mut state: OutreachState, period: &Period) -> Option<OutreachState> {
    state.steps.retain(|step| period.is_known(step.done.at));
    state.steps.first().filter(|step| step.deed == OutreachDeed::Recorded)?;
    let last = |deeds: [OutreachDeed; 2]| state.steps.iter().rfind(|step| deeds.contains(&step.deed));
    let reported = last([OutreachDeed::Reported, OutreachDeed::ReportWithdrawn]).is_some_and(|step| step.deed == OutreachDeed::Reported);
    state.report = state.report.filter(|_| reported);
    let cancelled = last([OutreachDeed::Cancelled, OutreachDeed::Resumed]).filter(|step| step.deed == OutreachDeed::Cancelled);
    state.cancelled = cancelled.map(|step| step.reason.clone().unwrap_or_default());
    Some(state)
}

/// Gives the events that were held by the day and ended in the period, in order of their days.
fn held(facts: &Facts<'_>) -> Result<Vec<OutreachState>, Error> {
    let Period { from, last, as_of: day, .. } = facts.period;
    let during = OutreachPeriod { from: Some(from), last: Some(last) };
    let all = outreach::all(facts.read)?.into_iter().filter_map(|it| as_of(it, &facts.period));
    let mut found: Vec<OutreachState> = all.filter(|it| during.holds(it.facts.value.days) && it.was_held(day)).collect();
    found.sort_by_key(|it| (it.facts.value.days.span(), it.id));
    Ok(found)
}

/// Events of outreach by kind.
pub(super) fn by_kind(facts: &Facts<'_>) -> Result<Table, Error> {
    let columns = vec![
        Column { key: "events", set: HELD, measure: Reckoning::Sum },
        Column { key: "practitioners", set: REPORTED, measure: Reckoning::Sum },
        Column { key: "countries-reached", set: REPORTED, measure: Reckoning::Countries },
        Column { key: "reports-due", set: DUE, measure: Reckoning::Count },
    ];
    let mut table = Table::new(SectionKey::Outreach, RowName::Label, columns).with_total();
    OutreachKind::ALL.iter().for_each(|kind| {
        table.row(kind.label(), None);
    });
    let (mut events, mut practitioners) = (Headcount::exactly(0), Headcount::exactly(0));
    for state in held(facts)? {
        let row = table.row(state.facts.value.kind.label(), None);
        let series = state.facts.value.events;
        events = events.plus(series);
        let mut sets = vec![(HELD, Event::of(&state, series, series.number))];
        if let Some(report) = state.reported() {
            practitioners = practitioners.plus(report.practitioners);
            sets.push((REPORTED, Event::of(&state, report.practitioners, series.number)));
        }
        if state.stage(facts.period.as_of) == OutreachStage::Unreported {
            sets.push((DUE, Event::of(&state, Headcount::exactly(1), 1)));
        }
        for (set, event) in sets {
            let thing = table.thing(Thing::Outreach(event));
            table.put(row, set, thing);
            table.put_total(set, thing);
        }
    }
    table.notes.push("outreach");
    table.parts(0);
    table.parts(1);
    table.parts(3);
    let text = |it| outreach::view::count_text(facts.read.words, it);
    let count = if events.bound == Bound::AtLeast { events.number.max(2) } else { events.number };
    table.say_with(facts, &[("count", &count.to_string()), ("events", &text(events)), ("practitioners", &text(practitioners))]);
    Ok(table)
}

/// Adds up what a set of events counts.
pub(super) fn sum<'a>(events: impl Iterator<Item = &'a Event>) -> Option<Headcount> {
    events.map(|it| it.counted).reduce(Headcount::plus)
}

/// Counts the countries that a set of events reached, each once.
pub(super) fn countries<'a>(events: impl Iterator<Item = &'a Event>) -> Option<Headcount> {
    let reports: Vec<&OutreachReport> = events.filter_map(|it| it.report.as_ref()).collect();
    (!reports.is_empty()).then(|| domain::countries(reports))
}
