//! The situation board of an action day: hour, signals, aborts, each in the clocks of its country (OPS-3).

use std::collections::BTreeSet;

use jcat_domain::cases::CaseState;
use jcat_domain::change::Change;
use jcat_domain::ids::{AgencyId, CaseId, OfficerId};
use jcat_domain::situation::reports::{self, PaceReports};
use jcat_domain::situation::{
    self, AbortCalled, AbortRecalled, CallAbort, CountrySituation, ReportSignal, SetHour, Shown, Side, Signal, SignalReported, SituationState,
};
use jcat_domain::{Audience, Country, Instant, Refusal, zones};
use serde::Serialize;
use ts_rs::TS;

use crate::drafts::WhichCase;
use crate::error::Error;
use crate::replica::{read, refold};
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// A situation board.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SituationView {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// The hour; none before one was set, or once it was taken off.
    pub hour: Option<Instant>,
    /// Why it was last set.
    pub reason: Option<String>,
    /// Who set it, and when; none before one was set.
    pub set: Option<SetBy>,
    /// Hours that were set on desks which did not know of the one shown.
    pub other_hours: Vec<OtherHour>,
    /// The hour in the office's zone.
    pub office_clock: Option<String>,
    /// The countries that take part, and those of which something was reported.
    pub countries: Vec<SituationRow>,
    /// The country of who asks.
    pub here: Option<Country>,
    /// How often a report of the whole is made, and when the next is due.
    pub reports: ReportsRow,
    /// Set the hour, and say how often a report is made.
    pub may: May,
}

/// How often a report of the whole is made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportsRow {
    /// Every how many minutes; none where nobody said so.
    pub every: Option<u32>,
    /// When the next is due, while the operation runs.
    pub due: Option<Instant>,
    /// Since when one is due and not made; none while there is time.
    pub since: Option<Instant>,
    /// Who made the last, and when.
    pub last: Option<SetBy>,
}

/// Who did something, and when.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SetBy {
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// An hour that somebody else set.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OtherHour {
    /// The hour; none took it off.
    pub hour: Option<Instant>,
    /// Who.
    pub by: String,
}

/// A country on the board.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SituationRow {
    /// The country.
    pub country: Country,
    /// What is shown: of what did not know of each other, the safer.
    pub shown: Shown,
    /// What was reported last.
    pub report: Option<ReportRow>,
    /// What that did not know of.
    pub rivals: Vec<ReportRow>,
    /// Calls for abort.
    pub calls: Vec<CallRow>,
    /// The zone of its capital.
    pub zone: String,
    /// The hour as its clocks show it.
    pub clock: Option<String>,
    /// What who asks may do.
    pub may: CountryMay,
}

/// A report.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportRow {
    /// The signal.
    pub signal: Signal,
    /// What was said.
    pub text: Option<String>,
    /// Who.
    pub by: String,
    /// The agency.
    pub agency: Option<AgencyId>,
    /// When.
    pub at: Instant,
}

/// A call for abort.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CallRow {
    /// Who.
    pub by: String,
    /// The agency.
    pub agency: Option<AgencyId>,
    /// On whose side.
    pub side: Side,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// What somebody may do for a country.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CountryMay {
    /// Report it green.
    pub green: May,
    /// Hold it.
    pub hold: May,
    /// Call for an abort.
    pub abort: May,
    /// Take one's own call back.
    pub recall: May,
}

/// Gives the situation board of a case.
pub(crate) fn view(read: &Read<'_>, request: WhichCase) -> Result<SituationView, Error> {
    let case = read::case(read.connection, request.case)?;
    let state = read::situation_if_here(read.connection, request.case)?;
    let (roster, author, _) = read.who()?;
    let taking_part = case.agencies.iter().filter_map(|agency| roster.organisations.get(agency).and_then(|it| it.country));
    let mut countries: BTreeSet<Country> = taking_part.collect();
    countries.extend(state.iter().flat_map(|state| state.countries.keys()));
    let hour = state.as_ref().and_then(|state| state.hour.value);
    Ok(SituationView {
        case: request.case,
        label: case.label(),
        hour,
        reason: state.as_ref().and_then(|state| state.reason.clone()),
        set: state.as_ref().map(|state| Ok::<_, Error>(SetBy { by: read.officer_name(state.hour.set.by)?, at: state.hour.set.at })).transpose()?,
        other_hours: state
            .iter()
            .flat_map(|state| &state.hour.rivals)
            .map(|rival| Ok(OtherHour { hour: rival.value, by: read.officer_name(rival.set.by)? }))
            .collect::<Result<_, Error>>()?,
        office_clock: hour.map(|hour| zones::clock(hour, zones::OFFICE)),
        countries: countries.into_iter().map(|country| country_row(read, &case, state.as_ref(), country)).collect::<Result<_, _>>()?,
        here: author.country,
        reports: reports_row(read, &case, state.as_ref())?,
        may: read.may(situation::may_set_hour(&case, state.as_ref(), author)),
    })
}

fn reports_row(read: &Read<'_>, case: &CaseState, state: Option<&SituationState>) -> Result<ReportsRow, Error> {
    let due = state.and_then(|state| reports::due(case, state, read.now));
    let last = state.and_then(|state| state.reported.as_ref());
    Ok(ReportsRow {
        every: state.and_then(|state| state.pace.as_ref()).and_then(|pace| pace.value),
        due: due.map(|due| due.at),
        since: due.and_then(|due| due.since(read.now)),
        last: last.map(|made| Ok::<_, Error>(SetBy { by: read.officer_name(made.by)?, at: made.at })).transpose()?,
    })
}

fn country_row(read: &Read<'_>, case: &CaseState, state: Option<&SituationState>, country: Country) -> Result<SituationRow, Error> {
    let known = state.map_or_else(CountrySituation::default, |state| state.of(country));
    let hour = state.and_then(|state| state.hour.value);
    let author = read.author()?;
    let may = |change: Change| {
        read.may(match state {
            Some(state) => situation::decided(case, state, change, author),
            None => Err(Refusal::NoHour),
        })
    };
    let signal = |signal| may(Change::SignalReported(SignalReported { country, signal, hour, text: None }));
    let agency_of = |officer: OfficerId| -> Result<Option<AgencyId>, Error> { Ok(read.roster()?.officers.get(&officer).map(|it| it.agency.clone())) };
    let said = |report: &situation::Report, set: &jcat_domain::field::Setting| -> Result<ReportRow, Error> {
        Ok(ReportRow { signal: report.signal, text: report.text.clone(), by: read.officer_name(set.by)?, agency: agency_of(set.by)?, at: set.at })
    };
    let zone = zones::zone_of(country);
    let reason = || "-".to_owned();
    Ok(SituationRow {
        country,
        shown: known.shown(hour),
        report: known.report.as_ref().map(|field| said(&field.value, &field.set)).transpose()?,
        rivals: known.report.iter().flat_map(|field| &field.rivals).map(|rival| said(&rival.value, &rival.set)).collect::<Result<_, _>>()?,
        calls: known
            .calls
            .iter()
            .map(|call| {
                let (by, agency) = (read.officer_name(call.by)?, agency_of(call.by)?);
                Ok(CallRow { by, agency, side: call.side, at: call.at, reason: call.reason.clone() })
            })
            .collect::<Result<_, Error>>()?,
        zone: zone.name().to_owned(),
        clock: hour.map(|hour| zones::clock(hour, zone)),
        may: CountryMay {
            green: signal(Signal::Green),
            hold: signal(Signal::Hold),
            abort: may(Change::AbortCalled(AbortCalled { country, reason: reason() })),
            recall: may(Change::AbortRecalled(AbortRecalled { country, reason: reason() })),
        },
    })
}

// ---- commands ----------------------------------------------------------------------------------------------------------

/// Sets the hour, moves it or takes it off.
pub(crate) fn set_hour(work: &mut Work<'_>, request: SetHour) -> Result<Nothing, Error> {
    let case = read::case(work.connection, request.case)?;
    let state = read::situation_if_here(work.connection, request.case)?;
    let change = situation::set_hour(&case, state.as_ref(), &request, work.author()?)?;
    record(work, request.case, change)
}

/// Reports a signal for a country.
pub(crate) fn report(work: &mut Work<'_>, request: ReportSignal) -> Result<Nothing, Error> {
    let (case, state) = on(work, request.case)?;
    let change = situation::report(&case, &state, &request, work.author()?)?;
    record(work, request.case, change)
}

/// Calls for an abort in a country.
pub(crate) fn call_abort(work: &mut Work<'_>, request: CallAbort) -> Result<Nothing, Error> {
    let (case, state) = on(work, request.case)?;
    let change = situation::call_abort(&case, &state, &request, work.author()?)?;
    record(work, request.case, change)
}

/// Takes one's own call back.
pub(crate) fn recall_abort(work: &mut Work<'_>, request: CallAbort) -> Result<Nothing, Error> {
    let (case, state) = on(work, request.case)?;
    let change = situation::recall_abort(&case, &state, &request, work.author()?)?;
    record(work, request.case, change)
}

/// Says how often a report of the whole is made.
pub(crate) fn pace(work: &mut Work<'_>, request: PaceReports) -> Result<Nothing, Error> {
    let (case, state) = on(work, request.case)?;
    let before = state.pace.as_ref().and_then(|pace| pace.value);
    let change = reports::pace(&case, &state, &request, work.author()?)?;
    record(work, request.case, change)?;
    work.reverse("paceReports", &PaceReports { minutes: before, ..request })?;
    Ok(Nothing {})
}

/// Says that a report was made, so that nobody makes another at once. Who only reads the case, or prints a report of an operation
/// that is over, makes one all the same: then nothing is waited for that it could answer.
pub(crate) fn report_made(work: &mut Work<'_>, case: CaseId) -> Result<(), Error> {
    let Some(state) = read::situation_if_here(work.connection, case)? else { return Ok(()) };
    if refold::is_frozen(work.connection, case.situation(), &Audience::Case(case).to_string())? {
        return Ok(());
    }
    match reports::made(&read::case(work.connection, case)?, &state, work.author()?) {
        Ok(change) => record(work, case, change).map(|_| ()),
        Err(_) => Ok(()),
    }
}

fn on(work: &Work<'_>, case: CaseId) -> Result<(CaseState, SituationState), Error> {
    let state = read::situation_if_here(work.connection, case)?.ok_or(Refusal::NoHour)?;
    Ok((read::case(work.connection, case)?, state))
}

fn record(work: &mut Work<'_>, case: CaseId, change: Change) -> Result<Nothing, Error> {
    work.record(Audience::Case(case), case.situation(), change)?;
    Ok(Nothing {})
}
