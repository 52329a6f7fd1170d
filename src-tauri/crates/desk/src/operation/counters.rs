//! Counters of an operation: events, corrections, totals by country and kind (OPS-1, OPS-4).

use std::collections::BTreeSet;

use jcat_domain::cases::CaseState;
use jcat_domain::counters::{
    self, Bound, CorrectCounter, CounterKind, CounterState, Figure, Measure, Prosecution, Quantity, RecordCounter, RecordProsecution,
    TakeBackCounter, Total, TotalOf,
};
use jcat_domain::handling::Tlp;
use jcat_domain::ids::{AgencyId, CaseId, CounterId};
use jcat_domain::{Audience, Author, Country, Day, Instant};
use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;

use crate::drafts::WhichCase;
use crate::error::Error;
use crate::history::{CasePage, limit};
use crate::replica::operation_rows::kind_at;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// What an operation is counted by.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CounterBoard {
    /// The case.
    pub case: CaseId,
    /// Countries that have a row: those that take part, and those where something was counted.
    pub countries: Vec<Country>,
    /// Totals by kind, country and unit.
    pub totals: Vec<Total>,
    /// Totals by kind and unit, over all countries.
    pub overall: Vec<Total>,
    /// The events, the newest first: the first page.
    pub entries: CounterPage,
    /// Events that two desks corrected without knowing of each other.
    pub in_conflict: Vec<CounterRow>,
    /// Whose numbers who asks may give: one's own agency, or for EC3 every one that takes part.
    pub agencies: Vec<AgencyId>,
    /// The kinds with how each is measured, in order.
    pub kinds: Vec<KindRow>,
    /// The country of who asks, where an entry begins.
    pub here: Option<Country>,
    /// The marking of an entry that says nothing else.
    pub tlp: Tlp,
    /// Count an event.
    pub may: May,
}

/// A kind with how it is measured.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct KindRow {
    /// The kind.
    pub kind: CounterKind,
    /// How it is measured.
    pub measure: Measure,
}

/// A page of events.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CounterPage {
    /// The events, the newest first.
    pub rows: Vec<CounterRow>,
    /// How many there are.
    pub total: u32,
}

/// An event in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CounterRow {
    /// The event.
    pub id: CounterId,
    /// Whose number it is.
    pub agency: AgencyId,
    /// What it says; none once it was taken back.
    pub figure: Option<Figure>,
    /// Who recorded it.
    pub by: String,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// When it was corrected, by whom and why.
    pub corrected: Option<Correction>,
    /// What others said without knowing of what is shown.
    pub rivals: Vec<RivalFigure>,
    /// What became of the people, for an arrest.
    pub follow_ups: Vec<FollowUpRow>,
    /// Correct it or take it back.
    pub may: May,
}

/// A correction.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Correction {
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: Option<String>,
}

/// What somebody else said of an event.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RivalFigure {
    /// What; none where it was taken back.
    pub figure: Option<Figure>,
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// What became of people who were arrested.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FollowUpRow {
    /// What.
    pub outcome: Prosecution,
    /// How many.
    pub people: u32,
    /// When.
    pub on: Day,
    /// The court, the sentence, the reference.
    pub text: Option<String>,
    /// Who said so.
    pub by: String,
}

/// Gives what an operation is counted by: totals, the newest events, what is in conflict.
pub(crate) fn board(read: &Read<'_>, request: WhichCase) -> Result<CounterBoard, Error> {
    let case = read::case(read.connection, request.case)?;
    let (roster, author, _) = read.who()?;
    let Sums { totals, events, in_conflict } = sums_of(read, request.case)?;
    let of = |agency: &AgencyId| roster.organisations.get(agency).and_then(|it| it.country);
    let countries: BTreeSet<Country> = case.agencies.iter().filter_map(of).chain(totals.iter().filter_map(|total| total.of.country)).collect();
    let mut agencies: Vec<AgencyId> =
        author.agency.iter().cloned().chain(case.agencies.iter().filter(|agency| !author.is_of(agency)).cloned()).collect();
    agencies.retain(|agency| counters::may_count_for(agency, author).is_ok());
    Ok(CounterBoard {
        case: request.case,
        countries: countries.into_iter().collect(),
        overall: counters::overall(&totals),
        totals,
        entries: CounterPage { rows: rows(read, NEWEST, request.case, (50, 0))?, total: events },
        // Nearly always there is none, and looking for it reads every event.
        in_conflict: if in_conflict > 0 { rows(read, IN_CONFLICT, request.case, (50, 0))? } else { Vec::new() },
        agencies,
        kinds: CounterKind::ALL.iter().map(|kind| KindRow { kind: *kind, measure: kind.measure() }).collect(),
        here: author.country,
        tlp: case.handling.value.tlp,
        may: read.may(may_count(&case, author)),
    })
}

fn may_count(case: &CaseState, author: &Author) -> Result<(), jcat_domain::Refusal> {
    jcat_domain::cases::rules::may_take_part(case, author)?;
    counters::is_counted(case)
}

/// What one pass over the events of a case tells.
struct Sums {
    totals: Vec<Total>,
    /// How many events there are, those taken back among them.
    events: u32,
    /// How many of them are in conflict.
    in_conflict: i64,
}

/// Reads one stretch of one table once, and sums as integers. Each sum is asked of every event, so two numbers that cannot reach 2^32 share one.
fn sums_of(read: &Read<'_>, case: CaseId) -> Result<Sums, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT kind, country, unit, sum(whole), sum(nano), sum(atto), max(at_least), max(tlp_rank), sum(counts + (disputed << 32)), count(*)
         FROM counters WHERE case_id = ?1 GROUP BY kind, country, unit",
    )?;
    let mut rows = statement.query([case.0])?;
    let mut found = Sums { totals: Vec::new(), events: 0, in_conflict: 0 };
    while let Some(row) = rows.next()? {
        found.events = found.events.saturating_add(row.get(9)?);
        let both: i64 = row.get(8)?;
        found.in_conflict += both >> 32;
        if both & 0xFFFF_FFFF == 0 {
            continue;
        }
        let unit: String = row.get(2)?;
        found.totals.push(Total {
            of: TotalOf {
                kind: kind_at(row.get(0)?)?,
                country: Country::parse(row.get_ref(1)?.as_str().unwrap_or_default()),
                unit: (!unit.is_empty()).then_some(unit),
            },
            quantity: Quantity::of_parts([row.get(3)?, row.get(4)?, row.get(5)?]),
            bound: if row.get(6)? { Bound::AtLeast } else { Bound::Exactly },
            tlp: tlp_at(row.get(7)?),
        });
    }
    Ok(found)
}

/// The label of a rank; the strictest where there is no such rank.
pub(crate) fn tlp_at(rank: i64) -> Tlp {
    Tlp::ALL.iter().copied().find(|tlp| *tlp as i64 == rank).unwrap_or(Tlp::Red)
}

/// Gives a page of events.
pub(crate) fn entries(read: &Read<'_>, request: CasePage) -> Result<CounterPage, Error> {
    let total = read.connection.prepare_cached("SELECT count(*) FROM counters WHERE case_id = ?1")?.query_row([request.case.0], |row| row.get(0))?;
    Ok(CounterPage { rows: rows(read, NEWEST, request.case, (limit(request.limit), request.offset))?, total })
}

const NEWEST: &str = "WHERE case_id = ?1 ORDER BY at DESC, id LIMIT ?2 OFFSET ?3";
/// In the order of the table, which is read through once; in that of the index, each of its rows would be looked up.
const IN_CONFLICT: &str = "WHERE case_id = ?1 AND disputed = 1 ORDER BY +at DESC, id LIMIT ?2 OFFSET ?3";

fn rows(read: &Read<'_>, which: &'static str, case: CaseId, (limit, offset): (u32, u32)) -> Result<Vec<CounterRow>, Error> {
    let mut statement = read.connection.prepare_cached(&format!("SELECT id FROM counters {which}"))?;
    let ids: Vec<uuid::Uuid> = statement.query_map(params![case.0, limit, offset], |row| row.get(0))?.collect::<Result<_, _>>()?;
    ids.into_iter().map(|id| row_of(read, read::counter(read.connection, CounterId(id))?)).collect()
}

fn row_of(read: &Read<'_>, state: CounterState) -> Result<CounterRow, Error> {
    let author = read.author()?;
    let set = &state.figure.set;
    // The first setting is the recording itself.
    let corrected = state
        .reason
        .is_some()
        .then(|| -> Result<Correction, Error> { Ok(Correction { by: read.officer_name(set.by)?, at: set.at, reason: state.reason.clone() }) });
    Ok(CounterRow {
        id: state.id,
        by: read.officer_name(state.by)?,
        recorded_at: state.at,
        corrected: corrected.transpose()?,
        rivals: state
            .figure
            .rivals
            .iter()
            .map(|rival| Ok(RivalFigure { figure: rival.value.clone(), by: read.officer_name(rival.set.by)?, at: rival.set.at }))
            .collect::<Result<_, Error>>()?,
        follow_ups: state
            .follow_ups
            .iter()
            .map(|it| {
                Ok(FollowUpRow {
                    outcome: it.recorded.outcome,
                    people: it.recorded.people,
                    on: it.recorded.on,
                    text: it.recorded.text.clone(),
                    by: read.officer_name(it.by)?,
                })
            })
            .collect::<Result<_, Error>>()?,
        may: read.may(counters::may_count_for(&state.agency, author)),
        agency: state.agency,
        figure: state.figure.value,
    })
}

// ---- commands ----------------------------------------------------------------------------------------------------------

/// Counts an event.
pub(crate) fn record(work: &mut Work<'_>, request: RecordCounter) -> Result<CounterId, Error> {
    let case = read::case(work.connection, request.case)?;
    let counter = CounterId(work.make_id()?);
    let change = counters::record(&case, &request, counter, work.author()?, work.now)?;
    work.record(Audience::Case(request.case), counter.subject(), change)?;
    let reason = work.words.say("counter-undone");
    work.reverse("takeBackCounter", &TakeBackCounter { counter, reason })?;
    Ok(counter)
}

/// Corrects an event.
pub(crate) fn correct(work: &mut Work<'_>, request: CorrectCounter) -> Result<Nothing, Error> {
    let state = read::counter(work.connection, request.counter)?;
    let case = read::case(work.connection, state.case)?;
    let change = counters::correct(&case, &state, &request, work.author()?)?;
    work.record(Audience::Case(state.case), request.counter.subject(), change)?;
    undo_to(work, state.figure.value.as_ref(), request.counter)
}

/// Takes an event back.
pub(crate) fn take_back(work: &mut Work<'_>, request: TakeBackCounter) -> Result<Nothing, Error> {
    let state = read::counter(work.connection, request.counter)?;
    let change = counters::take_back(&state, &request, work.author()?)?;
    work.record(Audience::Case(state.case), request.counter.subject(), change)?;
    undo_to(work, state.figure.value.as_ref(), request.counter)
}

/// Names the call that brings back what an event said before.
fn undo_to(work: &mut Work<'_>, before: Option<&Figure>, counter: CounterId) -> Result<Nothing, Error> {
    let reason = work.words.say("counter-undone");
    match before {
        Some(figure) => {
            let figure = counters::FigureTyped {
                country: figure.country,
                kind: figure.kind,
                quantity: figure.quantity,
                unit: figure.unit.clone(),
                bound: Some(figure.bound),
                at: Some(figure.at),
                reference: figure.reference.clone(),
                tlp: Some(figure.tlp),
            };
            work.reverse("correctCounter", &CorrectCounter { counter, figure, reason })?;
        }
        None => work.reverse("takeBackCounter", &TakeBackCounter { counter, reason })?,
    }
    Ok(Nothing {})
}

/// Says what became of people who were arrested.
pub(crate) fn follow_up(work: &mut Work<'_>, request: RecordProsecution) -> Result<Nothing, Error> {
    let state = read::counter(work.connection, request.counter)?;
    let change = counters::follow_up(&state, &request, work.author()?)?;
    work.record(Audience::Case(state.case), request.counter.subject(), change)?;
    Ok(Nothing {})
}
